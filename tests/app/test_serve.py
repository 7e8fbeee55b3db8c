"""A real server on this machine: what is saved is seen, what is broken is told."""

import contextlib
import http.client
import re
import shutil
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING

import pytest

from comparator.app.build import Order
from comparator.app.serve import Desk, serve_forever, with_reload
from comparator.jobs import Store, Workshop

if TYPE_CHECKING:
    from playwright.sync_api import Browser


class Reader:
    """A reader of the report at a port of this machine."""

    def __init__(self, port: int, series: Path, seconds: list[float]) -> None:
        self.port = port
        self.series = series
        self.seconds = seconds

    def get(self, path: str, host: str = "127.0.0.1") -> tuple[int, str, dict[str, str]]:
        """Return status, body and headers."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request("GET", path, headers={"Host": host})
        answer = connection.getresponse()
        return answer.status, answer.read().decode(), dict(answer.getheaders())

    def wait(self, state: int) -> int:
        """Return the number of the next state."""
        began = time.monotonic()
        while (now := int(self.get(f"/-/state/{state}")[1])) == state:
            assert time.monotonic() < began + 60
        self.seconds.append(time.monotonic() - began)
        return now


@pytest.fixture
def reader(specimen: Path, tmp_path: Path) -> Iterator[Reader]:
    shutil.copytree(specimen.parent, tmp_path / "declarations")
    series = tmp_path / "declarations" / "specimen"
    desk = Desk(Order((series,)), Workshop(Store(tmp_path / "cache")))
    told: list[str] = []
    is_ready, stop = Event(), Event()

    def ready(address: str) -> None:
        told.append(address)
        is_ready.set()

    thread = Thread(target=serve_forever, args=(desk, 0, ready, lambda _: None, stop))
    thread.start()
    assert is_ready.wait(120)
    try:
        yield Reader(int(told[0].rsplit(":", 1)[1].rstrip("/")), series, [])
    finally:
        stop.set()
        thread.join(30)


def test_what_is_saved_is_seen_and_what_is_broken_is_told(reader: Reader) -> None:
    page = "/specimen/declarations/2023-ilmezar.html"
    status, body, headers = reader.get(page)
    assert status == 200
    assert 'src="/-/reload.js" data-state="1"' in body
    assert "'unsafe" not in headers["Content-Security-Policy"] + body
    path = reader.series / "2023-ilmezar.md"
    good = path.read_text("utf-8")
    path.write_text(good.replace("dear fuel", "costly fuel"), "utf-8")
    state = reader.wait(1)
    # Words have the years of their coming: marks stand between them.
    assert "costly fuel" in re.sub(r"<[^>]+>", "", reader.get(page)[1])
    path.write_text("+++\nnonsense", "utf-8")
    state = reader.wait(state)
    status, body, _ = reader.get(page)
    assert status == 500
    assert "2023-ilmezar.md" in body
    assert "/-/reload.js" in body
    path.write_text(good, "utf-8")
    reader.wait(state)
    assert "dear fuel" in reader.get(page)[1]


def test_only_this_machine_and_only_the_report_is_served(reader: Reader) -> None:
    assert reader.get("/", host="evil.example")[0] == 403
    assert reader.get("/")[0] == 200
    for path in ("/../pyproject.toml", "/%2e%2e/x", "//etc/passwd", "/specimen", "/nothing.html"):
        status, body, _ = reader.get(path)
        assert (status, "<h1>There is no such page</h1>" in body) == (404, True)
    assert "<script>" not in reader.get("/<script>alert(1)</script>")[1]
    assert reader.get("/assets/comparator.css")[2]["Content-Type"] == "text/css"


@pytest.mark.parametrize(
    "request_",
    [
        *(b"GET / HTTP/1.1\r\nHost: [\r\n\r\n", b"GET //[ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"),
        b"GET /-/state/" + b"9" * 5000 + b" HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
        *(b"\x00\xff\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/9\r\n\r\n", b"\r\n" * 9),
    ],
)
def test_an_odd_request_ends_nothing(
    reader: Reader, request_: bytes, capfd: pytest.CaptureFixture[str]
) -> None:
    with socket.create_connection(("127.0.0.1", reader.port), timeout=40) as wire:
        wire.sendall(request_)
        wire.shutdown(socket.SHUT_WR)
        answer = wire.recv(65536)
    assert not answer or any(f" {code} ".encode() in answer for code in (200, 400, 404, 505))
    assert reader.get("/")[0] == 200
    assert capfd.readouterr().err == ""


def test_connections_that_say_nothing_are_bounded_in_number_and_time(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("comparator.app.serve._LONGEST_REQUEST_S", 1.0)
    wires = [socket.create_connection(("127.0.0.1", reader.port), timeout=40) for _ in range(90)]
    for wire in wires:
        with contextlib.suppress(OSError):
            wire.send(b"G")
            assert wire.recv(1) == b""  # closed by the server: at once, or when its time is over
        wire.close()
    assert reader.get("/")[0] == 200


def test_a_saved_file_that_breaks_the_reader_is_told_and_ends_nothing(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr("comparator.app.serve.make_editions", breaks)
    (reader.series / "2023-ilmezar.md").touch()
    path = reader.series / "2023-ilmezar.md"
    path.write_text(path.read_text("utf-8") + "\nMore.\n", "utf-8")
    state = reader.wait(1)
    assert "too deep" in reader.get("/")[1]
    monkeypatch.undo()
    path.write_text(path.read_text("utf-8") + "\nEven more.\n", "utf-8")
    reader.wait(state)
    assert reader.get("/")[0] == 200


def test_a_page_of_the_report_is_put_anew_in_a_browser(reader: Reader, chromium: "Browser") -> None:
    said: list[str] = []
    page = chromium.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"http://127.0.0.1:{reader.port}/specimen/declarations/2023-ilmezar.html")
    path = reader.series / "2023-ilmezar.md"
    path.write_text(
        path.read_text("utf-8").replace("dear fuel", "costly fuel"), "utf-8", newline=""
    )
    began = time.monotonic()
    # The policy of the page lets no condition be waited for in it.
    while "costly fuel" not in page.inner_text("body"):
        assert time.monotonic() < began + 60, said
        page.wait_for_timeout(50)
    assert said == []
    page.close()


def test_the_script_is_put_in_once() -> None:
    assert with_reload(b"<body></body></html>", 7) == (
        b'<body><script src="/-/reload.js" data-state="7"></script></body></html>'
    )
