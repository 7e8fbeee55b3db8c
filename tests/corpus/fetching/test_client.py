"""The client against a real server: polite to the good, not hurt by the bad."""

import gzip
import http.client
import http.server
import ipaddress
import socket
import time
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparator.corpus.fetching import Cache
from comparator.corpus.fetching.cache import Kept
from comparator.corpus.fetching.client import USER_AGENT, _retry_after
from comparator.corpus.fetching.http import FetchError, Limits, _sentence
from comparator.corpus.fetching.url_safety import (
    RefusedAddressError,
    is_public,
    normalised,
    target_of,
)
from tests.fake_sites import Site, client_of


def test_a_page_comes_as_it_is(site: Site, tmp_path: Path) -> None:
    url = site.serve("/a", "<p>Ähren</p>")
    page = client_of(tmp_path).get(url)
    assert page.body == "<p>Ähren</p>".encode()
    assert (page.media_type, page.charset) == ("text/html", "utf-8")
    assert site.asked[-1][1]["user-agent"] == USER_AGENT


def test_redirects_are_followed_and_have_an_end(site: Site, tmp_path: Path) -> None:
    site.serve("/c", "there")
    site.redirect("/b", "/c", 301)
    assert client_of(tmp_path).get(site.redirect("/a", "b")).final_url.endswith("/c")
    with pytest.raises(FetchError, match="redirects more than"):
        client_of(tmp_path).get(site.redirect("/round", "/round"))


@pytest.mark.parametrize(
    "place",
    [
        "http://169.254.169.254/latest/meta-data/",
        "http://127.0.0.1/",
        "http://[::1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://0.0.0.0/",
        "http://2130706433/",
        "http://inside.example/",
        "file:///etc/passwd",
        "ftp://files.example/x",
        "javascript:alert(1)",
        "http://user:word@harbour.example/",
        "http://[oops/",
    ],
)
def test_a_redirect_leads_to_no_private_place(
    site: Site, tmp_path: Path, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first host is public, as far as anyone can tell; its redirect goes inside."""
    site.redirect("/a", place)
    public = "93.184.216.34"
    names = {"harbour.example": public, "inside.example": "10.1.2.3"}

    def resolver(host: str, _: int) -> tuple[str, ...]:
        return (
            names.get(host) or str(ipaddress.ip_address(int(host) if host.isdigit() else host)),
        )

    connect = socket.create_connection

    def wire(address: tuple[str, int], timeout: float) -> socket.socket:
        assert address[0] == public, "a private place was visited"
        return connect(("127.0.0.1", address[1]), timeout)

    monkeypatch.setattr(socket, "create_connection", wire)
    port = site.origin.rpartition(":")[2]
    with pytest.raises(FetchError, match=r"redirects|no public address"):
        client_of(tmp_path, resolver, allow_private=False).get(f"http://harbour.example:{port}/a")
    assert [path for path, _ in site.asked] == ["/robots.txt", "/a"]


def test_private_addresses_need_to_be_allowed(site: Site, tmp_path: Path) -> None:
    url = site.serve("/a", "x")
    with pytest.raises(FetchError, match="no public address"):
        client_of(tmp_path, allow_private=False).get(url)
    assert site.asked == []


def test_the_connection_goes_to_the_address_that_was_checked(site: Site, tmp_path: Path) -> None:
    """A name that changes its mind after the check gains nothing: it is resolved once a hop."""
    asked: list[str] = []

    def resolver(host: str, port: int) -> tuple[str, ...]:
        asked.append(host)
        return ("127.0.0.1",)

    site.serve("/a", "x")
    port = site.origin.rpartition(":")[2]
    client_of(tmp_path, resolver).get(f"http://no-such-name.invalid:{port}/a")
    assert asked == ["no-such-name.invalid"] * 2  # robots.txt and the page
    assert site.asked[-1][1]["host"] == f"no-such-name.invalid:{port}"


def test_one_private_address_of_a_name_is_enough_to_refuse() -> None:
    with pytest.raises(RefusedAddressError):
        target_of("http://two.example/", False, lambda *_: ("93.184.216.34", "10.0.0.1"))


@given(st.ip_addresses())
def test_wrapping_makes_no_address_public(address: ipaddress.IPv4Address) -> None:
    if not is_public(str(address)) and address.version == 4:
        assert not is_public(f"::ffff:{address}")
        assert not is_public(str(ipaddress.IPv6Address((0x0064FF9B << 96) | int(address))))
        assert not is_public(str(ipaddress.IPv6Address((0x2002 << 112) | (int(address) << 80))))


@pytest.mark.parametrize(
    "machine",
    [
        *("::127.0.0.1", "::8.8.8.8", "::ffff:0:127.0.0.1", "::ffff:0:8.8.8.8", "::ffff:10.0.0.1"),
        *("64:ff9b:1::7f00:1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:0:1:1:1:1:1:1"),
        *("fec0::1", "fe80::1%eth0", "fc00::1", "5f00::1", "3fff::1", "2001:db8::1", "ff0e::1"),
        *("4000::1", "::", "::1", "224.0.1.1", "192.0.0.8", "192.88.99.1", "100.64.0.1", "0.0.0.1"),
    ],
)
def test_only_what_all_the_world_can_reach_is_public(machine: str) -> None:
    assert not is_public(machine)


@pytest.mark.parametrize(
    "machine",
    ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1"],
)
def test_a_public_address_is_public_however_it_is_wrapped(machine: str) -> None:
    assert is_public(machine)


@pytest.mark.parametrize("value", ["²", "٣", "Fri, 31 Dec 9999 23:59:59 -9959", "x" * 9000, "-1"])
def test_an_odd_plea_for_patience_is_none(value: str) -> None:
    assert _retry_after(value) >= 0


def test_what_a_site_says_in_its_status_line_steers_nobody() -> None:
    for words in ("\x1b[31m\r\n", "z" * 60_000):
        told = _sentence(http.client.BadStatusLine(words))
        assert told.isprintable()
        assert len(told) <= 200


def test_addresses_are_normalised() -> None:
    assert normalised("HTTP://Ex.Example:80/ä b?q=ü#part".replace(" ", "%20")) == (
        "http://ex.example/%C3%A4%20b?q=%C3%BC"
    )
    assert normalised("https://bücher.example") == "https://xn--bcher-kva.example/"


@pytest.mark.parametrize("status", [404, 403, 400, 410])
def test_what_is_not_there_is_asked_for_once(site: Site, tmp_path: Path, status: int) -> None:
    url = site.serve("/a", "gone", status=status)
    with pytest.raises(FetchError, match=f"the site answers {status}"):
        client_of(tmp_path).get(url)
    assert site.counts["/a"] == 1


@pytest.mark.parametrize("status", [429, 503, 500])
def test_a_busy_site_is_asked_again(site: Site, tmp_path: Path, status: int) -> None:
    def busy_twice(_: http.server.BaseHTTPRequestHandler) -> tuple[int, dict[str, str], bytes]:
        return (status, {}, b"") if site.counts["/a"] < 3 else (200, {}, b"at last")

    assert client_of(tmp_path).get(site.answer("/a", busy_twice)).body == b"at last"
    assert site.counts["/a"] == 3


def test_a_site_that_stays_busy_is_left_alone(site: Site, tmp_path: Path) -> None:
    url = site.serve("/a", "", status=503)
    with pytest.raises(FetchError, match="503"):
        client_of(tmp_path, tries=3).get(url)
    assert site.counts["/a"] == 3


def test_retry_after_is_honoured(site: Site, tmp_path: Path) -> None:
    def busy(_: http.server.BaseHTTPRequestHandler) -> tuple[int, dict[str, str], bytes]:
        first = site.counts["/a"] < 2
        return (429, {"Retry-After": "1"}, b"") if first else (200, {}, b"ok")

    start = time.monotonic()
    client_of(tmp_path).get(site.answer("/a", busy))
    assert time.monotonic() - start >= 1
    with pytest.raises(FetchError, match="asks to wait 9000 seconds"):
        client_of(tmp_path).get(site.serve("/b", "", status=503, Retry_After="9000"))


def test_there_is_a_pause_between_two_requests(site: Site, tmp_path: Path) -> None:
    client = client_of(tmp_path, pause=0.3)
    start = time.monotonic()
    client.get(site.serve("/a", "x"))
    client.get(site.serve("/b", "x"))
    assert time.monotonic() - start >= 0.6  # robots.txt, a, b
    assert site.most_at_once == 1


def test_robots_txt_is_obeyed(site: Site, tmp_path: Path) -> None:
    site.serve("/robots.txt", "User-agent: *\nDisallow: /private/*.html\n", "text/plain")
    client = client_of(tmp_path)
    with pytest.raises(FetchError, match=r"robots\.txt"):
        client.get(site.serve("/private/a.html", "x"))
    assert client.get(site.serve("/open", "x")).body == b"x"
    assert site.counts == {"/robots.txt": 1, "/open": 1}


def test_robots_txt_can_name_us_and_ask_for_pauses(site: Site, tmp_path: Path) -> None:
    site.serve("/robots.txt", "User-agent: comparator\nCrawl-delay: 1\nDisallow: /no\n")
    client = client_of(tmp_path)
    start = time.monotonic()
    client.get(site.serve("/a", "x"))
    client.get(site.serve("/b", "x"))
    assert time.monotonic() - start >= 1
    with pytest.raises(FetchError, match=r"robots\.txt"):
        client.get(site.serve("/no", "x"))


def test_a_site_whose_robots_txt_fails_is_left_alone(site: Site, tmp_path: Path) -> None:
    site.serve("/robots.txt", "", status=500)
    with pytest.raises(FetchError, match=r"robots\.txt cannot be read"):
        client_of(tmp_path).get(site.serve("/a", "x"))
    assert "/a" not in site.counts


def test_what_has_not_changed_is_not_sent_again(site: Site, tmp_path: Path) -> None:
    def route(handler: http.server.BaseHTTPRequestHandler) -> tuple[int, dict[str, str], bytes]:
        if handler.headers.get("If-None-Match") == '"1"':
            return 304, {}, b""
        return 200, {"ETag": '"1"'}, b"text"

    url = site.answer("/a", route)
    assert client_of(tmp_path).get(url).body == b"text"
    assert client_of(tmp_path).get(url).body == b"text"
    assert site.asked[-1][1]["if-none-match"] == '"1"'


def test_offline_uses_only_what_was_fetched(site: Site, tmp_path: Path) -> None:
    url = site.redirect("/a", "/b")
    site.serve("/b", "text")
    client_of(tmp_path).get(url)
    count = len(site.asked)
    offline = client_of(tmp_path, is_offline=True)
    assert offline.get(url).body == b"text"
    with pytest.raises(FetchError, match="not in the cache"):
        offline.get(f"{site.origin}/c")
    assert len(site.asked) == count


def test_a_damaged_cache_is_as_good_as_none(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    kept = Kept(200, {"etag": "1"}, b"body", "2026-01-01T00:00:00+00:00")
    cache.put("http://a.example/", kept)
    assert cache.get("http://a.example/") == kept
    (file,) = (tmp_path / "cache").iterdir()
    for damage in (b"", b"{}", b"[]\n", b"\xff", file.read_bytes()[:-1], b'{"form": 1}\nx'):
        file.write_bytes(damage)
        assert cache.get("http://a.example/") is None


def test_a_gzipped_body_is_unpacked(site: Site, tmp_path: Path) -> None:
    url = site.serve("/a", gzip.compress(b"x" * 5000, mtime=0), Content_Encoding="gzip")
    assert client_of(tmp_path).get(url).body == b"x" * 5000


def test_a_gzip_bomb_is_not_unpacked(site: Site, tmp_path: Path) -> None:
    bomb = gzip.compress(bytes(400_000_000), 1)
    url = site.serve("/a", bomb, Content_Encoding="gzip")
    limits = Limits(seconds=20, size=10_000_000)
    tracemalloc.start()
    try:
        with pytest.raises(FetchError, match="unpacks to more than"):
            client_of(tmp_path, limits=limits).get(url)
        assert tracemalloc.get_traced_memory()[1] < 100_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    ("body", "packing", "problem"),
    [
        (b"no gzip", "gzip", "damaged"),
        (gzip.compress(b"x" * 9000, mtime=0)[:-9], "gzip", "cut off"),
        (b"x", "br", "packed as 'br'"),
    ],
)
def test_bad_packing_is_named(
    site: Site, tmp_path: Path, body: bytes, packing: str, problem: str
) -> None:
    with pytest.raises(FetchError, match=problem):
        client_of(tmp_path).get(site.serve("/a", body, Content_Encoding=packing))


def test_two_announced_gigabytes_are_not_waited_for(site: Site, tmp_path: Path) -> None:
    url = site.serve("/a", b"some", Content_Length=str(2 * 1024**3))
    with pytest.raises(FetchError, match=r"announces 2,147,483,648 bytes"):
        client_of(tmp_path).get(url)


def test_an_endless_body_is_cut_at_the_limit(site: Site, tmp_path: Path) -> None:
    def endless(handler: http.server.BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Connection", "close")
        handler.end_headers()
        handler.close_connection = True
        try:
            while True:
                handler.wfile.write(b"x" * 65536)
        except OSError:
            pass

    with pytest.raises(FetchError, match="more than 1,000,000 bytes"):
        client_of(tmp_path).get(site.answer("/a", endless))


def test_a_body_that_is_cut_off_is_not_taken(site: Site, tmp_path: Path) -> None:
    def short(handler: http.server.BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        handler.wfile.write(b"half")
        handler.close_connection = True

    with pytest.raises(FetchError, match="cut off"):
        client_of(tmp_path).get(site.answer("/a", short))


@pytest.mark.parametrize("where", ["body", "headers", "chunks"])
def test_a_slow_drip_has_an_end(site: Site, tmp_path: Path, where: str) -> None:
    def drip(handler: http.server.BaseHTTPRequestHandler) -> None:
        start = {
            "body": b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n",
            "headers": b"HTTP/1.1 200 OK\r\nX-Slow: ",
            "chunks": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfff\r\n",
        }[where]
        handler.close_connection = True
        try:
            handler.wfile.write(start)
            while True:  # without an end of its own
                handler.wfile.write(b"x")
                handler.wfile.flush()
                time.sleep(0.05)
        except OSError:
            pass

    limits = Limits(seconds=1, size=1_000_000)
    with pytest.raises(FetchError, match="took more than 1 seconds"):
        client_of(tmp_path, limits=limits).get(site.answer("/a", drip))


def test_a_dead_port_is_named(tmp_path: Path) -> None:
    with pytest.raises(FetchError, match=r"robots\.txt cannot be read|cannot be reached"):
        client_of(tmp_path).get("http://127.0.0.1:1/")


def test_nonsense_instead_of_http_is_named(site: Site, tmp_path: Path) -> None:
    def nonsense(handler: http.server.BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"\x00\x01 nothing of the kind\r\n\r\n")
        handler.close_connection = True

    with pytest.raises(FetchError):
        client_of(tmp_path).get(site.answer("/a", nonsense))


def test_an_address_is_asked_for_once_a_run(site: Site, tmp_path: Path) -> None:
    client = client_of(tmp_path)
    url = site.serve("/a", "x")
    assert client.get(url) == client.get(f"{url}#part")
    assert site.counts["/a"] == 1
