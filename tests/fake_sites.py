"""A real HTTP server on this machine that imitates the sites; every text on it is invented."""

import threading
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import cycle
from pathlib import Path
from typing import Any

from comparator.corpus.fetching import Cache, Client, Manners
from comparator.corpus.fetching.http import Limits
from comparator.corpus.fetching.url_safety import Resolver, resolve

Reply = tuple[int, dict[str, str], bytes]
Route = Callable[[BaseHTTPRequestHandler], Reply | None]

OPENING = "The harbours of our coast grow closer"
_SUBJECTS = (
    "The Member States",
    "The Parties",
    "The heads of the harbours",
    "All ports",
    "The Council",
)
_VERBS = ("reaffirm the worth of", "stress the need for", "support", "will widen", "take note of")
_OBJECTS = (
    "common rules for lighthouses and the keeping of their lamps",
    "the exchange of charts, so that no ship is lost in narrow waters",
    "fair dues for small boats and for those who fish at night",
    "schools in which pilots of all shores are taught together",
    "clean water in every dock, and the counting of seabirds",
    "joint drills against fire on the piers and in the storehouses",
    "the free passage of letters, instruments and songs",
)


def paragraphs(count: int = 24) -> list[str]:
    """Return invented paragraphs of a declaration; the first begins with OPENING."""
    subjects, verbs, objects = cycle(_SUBJECTS), cycle(_VERBS), cycle(_OBJECTS)
    made = [
        f"{next(subjects)} {next(verbs)} {next(objects)}. {next(subjects)} {next(verbs)}"
        f" {next(objects)}."
        for _ in range(count - 1)
    ]
    return [f"{OPENING} from year to year, and their tides are one.", *made]


class Site:
    """The server's pages by path, and what it was asked for."""

    def __init__(self) -> None:
        self.routes: dict[str, Route] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.most_at_once = 0
        self.origin = ""
        self._now = 0
        self._lock = threading.Lock()

    @property
    def counts(self) -> Counter[str]:
        """How often each path was asked for."""
        return Counter(path for path, _ in self.asked)

    def serve(
        self,
        path: str,
        body: bytes | str,
        media_type: str = "text/html; charset=utf-8",
        status: int = 200,
        **headers: str,
    ) -> str:
        """Answer a path with a body, and return its address."""
        data = body.encode() if isinstance(body, str) else body
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.answer(path, lambda _: (status, {"Content-Type": media_type, **named}, data))

    def answer(self, path: str, route: Route) -> str:
        """Answer a path with what a function gives, and return its address."""
        self.routes[path] = route
        return f"{self.origin}{path}"

    def redirect(self, path: str, place: str, status: int = 302) -> str:
        """Answer a path with a redirect."""
        return self.serve(path, b"", status=status, Location=place)

    def reply(self, handler: BaseHTTPRequestHandler) -> Reply | None:
        """Return what is to be answered; None if the route has answered by itself."""
        with self._lock:
            self.asked.append((handler.path, {k.lower(): v for k, v in handler.headers.items()}))
            self._now += 1
            self.most_at_once = max(self.most_at_once, self._now)
        try:
            route = self.routes.get(handler.path)
            return (404, {}, b"nothing here") if route is None else route(handler)
        finally:
            with self._lock:
                self._now -= 1


@contextmanager
def running() -> Iterator[Site]:
    """A server on a free port of this machine, and what it serves."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            reply = site.reply(self)
            if reply is None:
                return
            status, headers, body = reply
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            if "Content-Length" not in headers:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site.origin = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()


def worldjpn_page(title: str, date: str, body: list[str], place: str = "Lowhaven") -> str:
    """Return a page laid out as those of the database are."""
    text = "\n".join(f"<p>{p}</p>" for p in body)
    return (
        f"<html><head><title>Database</title></head><body><p>“The Sea and Us” Database</p><hr>"
        f"<p>[Title] {title}<br>\n[Place] {place}<br>\n[Date] {date}<br>\n[Source] A shelf</p>"
        f"<p>[Full text]</p>\n{text}\n<p><a href='/'>To the list</a></p></body></html>"
    )


def sectsco_list(entries: list[tuple[str, str]]) -> str:
    """Return a page of the Secretariat's list; its menu has addresses of the same form."""
    items = "".join(
        f'<li><a class="list-item-document__link" href="{address}">{title}</a></li>'
        for address, title in entries
    )
    return (
        '<html><body><nav><a href="/20010615/1.html">About</a></nav>'
        f'<a class="menu" href="/20190501/9.html">Harbour Declaration</a><ul>{items}</ul>'
        "</body></html>"
    )


def sectsco_page(
    title: str, day: str, pdf: str = "", body: list[str] | None = None, place: str = "Lowhaven"
) -> str:
    """Return a page of one document: its facts, and either a link to a PDF or the text."""
    button = f'<a class="button button_small" href="{pdf}">Download</a>' if pdf else ""
    text = "".join(f"<p>{p}</p>" for p in body or [])
    return (
        '<html><body><nav><a href="/">Home</a><p>Menu of the site</p></nav><main><article>'
        f'<h1 class="document-article-header__title">{title}</h1>'
        f'<time datetime="{day}T00:00:00+03:00">{day}</time><table>'
        "<tr><th>Type</th><td>Declarations</td></tr>"
        f"<tr><th>Place of signing</th><td>{place}</td></tr></table>{button}"
        f'<a class="button button_small" href="/share">Share</a><div>{text}</div></article></main>'
        "<footer><p>All rights of the harbours</p></footer></body></html>"
    )


def fomc_page(title: str, day: str, body: list[str]) -> str:
    """Return a press release of the Board."""
    text = "".join(f"<p>{p}</p>" for p in body)
    return (
        f'<html><body><div id="content"><div id="article"><div class="heading">'
        f'<p class="article__time">{day}</p><h3 class="title">{title}</h3>'
        f'<p class="releaseTime">For release at 2:00 p.m. EDT</p>'
        f'<ul><li><a href="/share">Share</a></li></ul></div><div class="col-xs-12">{text}'
        '<p><a href="/note.htm">Implementation Note issued today</a></p>'
        "<p>For media inquiries, please write a letter.</p></div></div></div></body></html>"
    )


def pdf_of(pages: list[list[str]]) -> bytes:
    """Return a PDF with these lines on its pages, set in Helvetica."""
    objects = [b"", b""]
    kids = []
    for lines in pages:
        shown = "".join(
            "({}) Tj T* ".format(s.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)"))
            for s in lines
        )
        stream = zlib.compress(f"BT /F1 10 Tf 14 TL 50 800 Td {shown} ET".encode("cp1252"))
        objects.append(
            b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(stream), stream)
        )
        kids.append(len(objects) + 1)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources "
            b"<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding "
            b"/WinAnsiEncoding >> >> >> >>" % len(objects)
        )
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (
        len(kids),
        b" ".join(b"%d 0 R" % kid for kid in kids),
    )
    data = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    data += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        start,
    )
    return bytes(data)


def wrapped(texts: list[str], width: int = 80) -> list[str]:
    """Return paragraphs as lines of a page, nothing between them."""
    import textwrap

    return [line for text in texts for line in textwrap.wrap(text, width)]


def client_of(folder: Path, resolver: Resolver = resolve, **manners: Any) -> Client:
    """Return a client that waits for nothing and keeps what it gets in a folder."""
    given = {"pause": 0.0, "back_off": 0.01, "allow_private": True, **manners}
    given.setdefault("limits", Limits(seconds=10, size=1_000_000))
    return Client(Cache(folder / "cache"), Manners(**given), resolver)
