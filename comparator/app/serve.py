"""The report on this machine, while its declarations are being written.

Pages are made when someone looks at them, so a saved file costs what depends on it and one page.
What is served differs from what is published in one thing: a script of a few lines that asks
whether there is something newer. The policy of the page names it by its address, so nothing else
may run there either.
"""

import mimetypes
import os
import posixpath
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import SHUT_RDWR
from threading import BoundedSemaphore, Condition, Event, Lock, Thread, Timer
from typing import Any
from urllib.parse import unquote, urlsplit

from markupsafe import escape as escape_as_templates_do

from comparator.app.build import Order, Setting, make_editions, setting_of
from comparator.errors import InputError, one_line
from comparator.jobs import Workshop
from comparator.report.parts.frame import POLICY

_SCRIPT_PATH = "/-/reload.js"
_STATE_PATH = "/-/state/"
_SCRIPT = """\
"use strict";
const here = document.currentScript.dataset.state;
async function wait() {
  for (;;) {
    try {
      const answer = await fetch("/-/state/" + here);
      if (answer.ok && (await answer.text()) !== here) { location.reload(); return; }
    } catch { await new Promise((later) => setTimeout(later, 1000)); }
  }
}
wait();
"""
_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_LONGEST_WAIT_S = 25.0
_LONGEST_REQUEST_S = 10.0
_MOST_CONNECTIONS = 64  # of which every open page holds one


class Desk:
    """The newest state of the report, or what is wrong with its files.

    Attributes:
        state: Number of the state, counted from 1; each reading of the files gives the next.
    """

    def __init__(self, order: Order, workshop: Workshop) -> None:
        self.order = order
        self.state = 0
        self._workshop = workshop
        self._setting: Setting | None = None
        self._fault = ""
        self._news = Condition()
        self._lock = Lock()
        self.read_again()

    def read_again(self) -> str:
        """Read the files anew; return what is wrong with them, or ""."""
        setting, fault = None, ""
        try:
            editions = make_editions(self.order, self._workshop)
            setting = setting_of(self.order, editions)
        except InputError as error:
            fault = str(error)
        except Exception as error:  # a saved file must not end what others are reading
            fault = one_line(f"comparator was not made for this: {type(error).__name__}: {error}")
        with self._lock, self._news:
            self._setting, self._fault = setting, fault
            self.state += 1
            self._news.notify_all()
        return fault

    def newer_than(self, state: int) -> int:
        """Return the number of the state, as soon as it is another or after a while."""
        with self._news:
            self._news.wait_for(lambda: self.state != state, _LONGEST_WAIT_S)
            return self.state

    def page(self, path: str) -> tuple[int, bytes]:
        """Return the status and the bytes of a file of the report."""
        # One at a time: what makes the pages of a series remembers things between them.
        with self._lock:
            if self._setting is None:
                return 500, _told("The report cannot be made", self._fault)
            maker = self._setting.pages.get(path)
            if maker is None:
                return 404, _told("There is no such page", path)
            return 200, maker()


def _told(heading: str, words: str) -> bytes:
    """Return a page that says one thing."""
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{heading}</title>'
        f"</head><body><h1>{heading}</h1><p>{escape(words)}</p></body></html>"
    ).encode()


class _Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD; knows the report's own paths and two more."""

    server_version = "comparator"
    sys_version = ""
    desk: Desk
    timeout = _LONGEST_REQUEST_S

    def setup(self) -> None:
        """Begin; the clock also runs while a request comes drop by drop."""
        super().setup()
        self._clock = Timer(_LONGEST_REQUEST_S, self._end)
        self._clock.daemon = True
        self._clock.start()

    def finish(self) -> None:
        """End."""
        self._clock.cancel()
        with suppress(OSError):
            super().finish()

    def _end(self) -> None:
        with suppress(OSError):
            self.connection.shutdown(SHUT_RDWR)

    def do_GET(self) -> None:
        """Answer."""
        self._clock.cancel()
        try:
            self._answer()
        except OSError:
            self.close_connection = True  # the reader has gone
        except Exception as error:
            words = one_line(f"{type(error).__name__}: {error}")
            self._send(500, _told("This page cannot be made", words), "text/html; charset=utf-8")

    do_HEAD = do_GET  # noqa: N815 - the name that http.server looks for

    def _answer(self) -> None:
        # A page elsewhere could have its name point here and then read what we serve.
        try:
            host = urlsplit(f"//{self.headers.get('Host', '')}").hostname
            path = unquote(urlsplit(self.path).path)
        except ValueError:
            self._send(400, b"", "text/plain")
            return
        if host not in {"127.0.0.1", "localhost"}:
            self._send(403, b"", "text/plain")
        elif path == _SCRIPT_PATH:
            self._send(200, _SCRIPT.encode(), "text/javascript; charset=utf-8")
        elif path.startswith(_STATE_PATH):
            known = path.removeprefix(_STATE_PATH)
            is_number = known.isdecimal() and len(known) < 20
            state = self.desk.newer_than(int(known)) if is_number else self.desk.state
            self._send(200, str(state).encode(), "text/plain")
        else:
            self._send_page(path)

    def _send_page(self, path: str) -> None:
        name = path.lstrip("/")
        name += "index.html" if not name or name.endswith("/") else ""
        # Before the page is made: if files change meanwhile it is an old one, and will be replaced.
        state = self.desk.state
        status, data = self.desk.page(name)
        kind = mimetypes.guess_type(posixpath.basename(name))[0] or "text/html"
        if status != 200 or kind == "text/html":
            kind, data = "text/html; charset=utf-8", with_reload(data, state)
        self._send(status, data, kind)

    def _send(self, status: int, data: bytes, kind: str) -> None:
        self.send_response(status)
        for name, value in (
            ("Content-Type", kind),
            ("Content-Length", str(len(data))),
            ("Content-Security-Policy", _POLICY),
            ("X-Content-Type-Options", "nosniff"),
            ("Cache-Control", "no-store"),
        ):
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
        """Say nothing: a browser asks all the time."""


class _Server(ThreadingHTTPServer):
    """Answers each connection in a thread of its own, and no more at once than it can bear."""

    daemon_threads = True

    def __init__(self, address: tuple[str, int], handler: type[_Handler]) -> None:
        super().__init__(address, handler)
        self._free = BoundedSemaphore(_MOST_CONNECTIONS)

    def process_request(self, request: Any, client_address: Any) -> None:
        """Answer, or close a connection that is one too many."""
        if self._free.acquire(blocking=False):
            super().process_request(request, client_address)
        else:
            self.shutdown_request(request)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Answer, and make room."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._free.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: a connection that broke is the reader's affair."""


def with_reload(page: bytes, state: int) -> bytes:
    """Return a page with the script that waits for a newer state, and leave to run it."""
    page = page.replace(_shown(POLICY), _shown(POLICY + "; connect-src 'self'"), 1)
    script = f'<script src="{_SCRIPT_PATH}" data-state="{state}"></script></body>'
    head, end, tail = page.rpartition(b"</body>")
    return head + script.encode() + tail if end else page


def _shown(policy: str) -> bytes:
    """Return a policy as it stands in a page."""
    return str(escape_as_templates_do(policy)).encode()


def serve_forever(
    desk: Desk,
    port: int,
    ready: Callable[[str], None],
    warn: Callable[[str], None],
    stop: Event | None = None,
) -> None:
    """Serve until `stop` is set or the user interrupts.

    Args:
        desk: The report.
        port: On 127.0.0.1; 0 for any that is free.
        ready: Told the address, as soon as the folders are watched.
        warn: Told what is wrong with the files, whenever something is.
        stop: Ends it.

    Raises:
        InputError: The port is taken.
    """
    handler = type("Handler", (_Handler,), {"desk": desk})
    try:
        server = _Server(("127.0.0.1", port), handler)
    except OSError as error:
        problem = f"port {port} on 127.0.0.1 cannot be used: {error.strerror}."
        raise InputError(None, None, problem, "Choose another with --port.") from error
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        is_ready = False
        for changes in _changes(desk.order, stop or Event()):
            if not is_ready:
                ready(f"http://127.0.0.1:{server.server_address[1]}/")
                is_ready = True
            if changes and (fault := desk.read_again()):
                warn(f"Error: {fault}")
    finally:
        server.shutdown()
        server.server_close()


def _changes(order: Order, stop: Event) -> Iterator[Collection[object]]:
    """Yield what changed of the files of the series; five times a second nothing, if none did."""
    from watchfiles import watch

    # Themes may build on those of a neighbour; the folder above tells of that too.
    folders = {folder.resolve().parent for folder in order.folders}

    def is_ours(_: object, path: str) -> bool:
        name = Path(path).name
        return name.endswith((".md", ".toml")) and not name.startswith((".", "#"))

    return watch(
        *sorted(folders),
        watch_filter=is_ours,
        debounce=150,
        step=30,
        stop_event=stop,
        rust_timeout=200,
        yield_on_timeout=True,
        raise_interrupt=True,
        force_polling=os.environ.get("COMPARATOR_POLL") == "1" or None,
        ignore_permission_denied=True,
    )
