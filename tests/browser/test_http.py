"""The same report over http, from a real server."""

from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import BrowserContext


class Silent(SimpleHTTPRequestHandler):
    """Serves files and says nothing of it."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def address(specimen_site: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Silent, directory=str(specimen_site)))
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_search_and_share_work_over_http_and_ask_nobody_else(
    desk: BrowserContext, address: str
) -> None:
    asked: list[str] = []
    said: list[str] = []
    page = desk.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{address}/specimen/index.html")
    page.fill(".find input", '"signal towers"')
    page.press(".find input", "Enter")
    page.wait_for_url("**/search.html#q=*")
    assert page.locator("mark").count() > 0
    page.locator(".hits a").first.click()
    page.wait_for_url("**/declarations/*")
    place = page.locator(".has-share:has(:target)")
    place.locator(".share-button").press("Enter")
    page.locator("[data-act=link]").click()
    page.locator(".share-menu [role=status]:not(:empty)").wait_for()
    assert page.evaluate("navigator.clipboard.readText()").startswith(f"{address}/specimen/")
    assert all(url.startswith(address) for url in asked)
    assert [text for text in said if "favicon" not in text and "404" not in text] == []
