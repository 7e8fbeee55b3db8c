"""The same report over http, from a real server."""

from playwright.sync_api import BrowserContext


def test_search_and_share_work_over_http_and_ask_nobody_else(
    desk: BrowserContext, served: str
) -> None:
    asked: list[str] = []
    said: list[str] = []
    page = desk.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{served}/specimen/index.html")
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
    assert page.evaluate("navigator.clipboard.readText()").startswith(f"{served}/specimen/")
    assert all(url.startswith(served) for url in asked)
    assert [text for text in said if "favicon" not in text and "404" not in text] == []
