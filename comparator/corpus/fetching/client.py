"""A polite reader of web pages.

One request at a time, a pause between two to one host, robots.txt obeyed, nothing asked for
again that has not changed, and nobody pressed who says that it is too much.
"""

import datetime
import email.utils
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from comparator.corpus.fetching.cache import Cache, Kept
from comparator.corpus.fetching.http import Answer, FetchError, Limits, ask
from comparator.corpus.fetching.robots import Robots, robots_url
from comparator.corpus.fetching.url_safety import (
    RefusedAddressError,
    Resolver,
    Target,
    normalised,
    resolve,
    target_of,
)
from comparator.version import __version__

USER_AGENT = f"comparator/{__version__} (declaration-comparator; fetches texts of declarations)"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_MOST_REDIRECTS = 6
_BUSY = frozenset({429, 500, 502, 503, 504})


@dataclass(frozen=True, slots=True)
class Manners:
    """How a client behaves.

    Attributes:
        pause: Seconds between two requests to one host, where robots.txt asks for no longer.
        longest_pause: The longest that robots.txt or Retry-After can make it wait, in seconds.
        tries: How often a page is asked for whose host is busy.
        back_off: Seconds before the second try; twice that before the third, and so on.
        allow_private: Whether private and local addresses may be visited.
        is_offline: Whether only what is kept is used.
        limits: What one request may cost.
    """

    pause: float = 2.0
    longest_pause: float = 120.0
    tries: int = 4
    back_off: float = 5.0
    allow_private: bool = False
    is_offline: bool = False
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True, slots=True)
class Page:
    """What an address gave.

    Attributes:
        url: The address that was asked for.
        final_url: The address that answered, after redirects.
        media_type: What the site says it is, such as "text/html", or "".
        charset: What the site says it is written in, or "".
        body: Its bytes, unpacked.
        retrieved_at: When it came or was last found unchanged, in UTC.
    """

    url: str
    final_url: str
    media_type: str
    charset: str
    body: bytes
    retrieved_at: datetime.datetime


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC).replace(microsecond=0)


class Client:
    """Fetches pages, one at a time; what it got in this run it does not ask for again."""

    def __init__(
        self,
        cache: Cache,
        manners: Manners | None = None,
        resolver: Resolver = resolve,
        progress: Callable[[str], None] = lambda _: None,
    ) -> None:
        self._cache = cache
        self._manners = manners or Manners()
        self._resolver = resolver
        self._progress = progress
        self._robots: dict[str, Robots] = {}
        self._next_turn: dict[str, float] = {}  # of each host, by the monotonic clock
        self._pages: dict[str, Page] = {}

    def get(self, url: str) -> Page:
        """Return the page at an address, after redirects.

        Raises:
            FetchError: It cannot be had, or may not be asked for; says why.
        """
        try:
            asked = normalised(url)
        except RefusedAddressError as error:
            raise FetchError(f"{error}.") from error
        if asked not in self._pages:
            try:
                self._pages[asked] = self._follow(asked)
            except (FetchError, RefusedAddressError) as error:
                raise FetchError(f"{asked}: {error}.") from error
        return self._pages[asked]

    def _follow(self, asked: str) -> Page:
        url = asked
        for _ in range(_MOST_REDIRECTS + 1):
            kept = self._kept(url)
            if kept.status not in _REDIRECTS:
                media_type, charset = _content_type(kept.headers.get("content-type", ""))
                stamp = datetime.datetime.fromisoformat(kept.retrieved_at)
                return Page(asked, url, media_type, charset, kept.body, stamp)
            place = kept.headers.get("location", "")
            if not place:
                raise FetchError("it redirects to nowhere")
            try:
                url = normalised(urljoin(url, place))
            except ValueError as error:
                raise FetchError(f"it redirects to {place!r}: {error}") from error
            except RefusedAddressError as error:
                raise FetchError(f"it redirects: {error}") from error
        raise FetchError(f"it redirects more than {_MOST_REDIRECTS} times")

    def _kept(self, url: str) -> Kept:
        """Return what one address answers, from the site or, if unchanged, from the cache."""
        known = self._cache.get(url)
        if self._manners.is_offline:
            if known is None:
                raise FetchError("it is not in the cache, and the network is not to be used")
            return known
        # Every hop is resolved and checked, so that no redirect leads inside.
        target = target_of(url, self._manners.allow_private, self._resolver)
        if not self._rules(target).allow(url):
            raise FetchError("robots.txt asks not to fetch it")
        self._progress(f"Fetching {url}")
        answer = self._patiently(target, _conditions(known))
        if answer.status == 304 and known is not None:
            kept = Kept(known.status, known.headers, known.body, _now().isoformat())
        elif answer.status in {200, *_REDIRECTS}:
            body = answer.body if answer.status == 200 else b""
            kept = Kept(answer.status, answer.headers, body, _now().isoformat())
        else:
            raise FetchError(f"the site answers {answer.status}")
        self._cache.put(url, kept)
        return kept

    def _patiently(self, target: Target, conditions: dict[str, str]) -> Answer:
        """Return an answer that is no plea for patience; the last one, if there is no other."""
        headers = {
            "User-Agent": USER_AGENT,
            "Accept": "text/html,application/xhtml+xml,application/pdf,*/*;q=0.5",
            "Accept-Encoding": "gzip",
            "Connection": "close",
            **conditions,
        }
        delay = self._manners.back_off
        for attempt in range(1, self._manners.tries + 1):
            self._wait_for_turn(target)
            answer = ask(target, headers, self._manners.limits)
            if answer.status not in _BUSY or attempt == self._manners.tries:
                return answer
            asked_for = _retry_after(answer.headers.get("retry-after", ""))
            wait = max(delay, asked_for)
            if wait > self._manners.longest_pause:
                raise FetchError(f"the site is busy and asks to wait {wait:g} seconds")
            self._progress(f"{target.host} is busy ({answer.status}); waiting {wait:g} seconds")
            time.sleep(wait)
            delay *= 2
        raise AssertionError("the loop returns")

    def _wait_for_turn(self, target: Target) -> None:
        key = target.netloc
        time.sleep(max(0.0, self._next_turn.get(key, 0.0) - time.monotonic()))
        rules = self._robots.get(f"{target.scheme}://{key}")
        asked_for = rules.pause if rules else 0.0
        pause = max(self._manners.pause, min(asked_for, self._manners.longest_pause))
        self._next_turn[key] = time.monotonic() + pause

    def _rules(self, target: Target) -> Robots:
        """Return a site's robots.txt, fetched once a run."""
        origin = f"{target.scheme}://{target.netloc}"
        if origin not in self._robots:
            self._robots[origin] = self._read_rules(target)
        return self._robots[origin]

    def _read_rules(self, target: Target) -> Robots:
        url = robots_url(target.url)
        try:
            for _ in range(_MOST_REDIRECTS):
                place = target_of(url, self._manners.allow_private, self._resolver)
                answer = self._patiently(place, {})
                if answer.status not in _REDIRECTS:
                    return Robots.of_answer(answer, USER_AGENT)
                url = urljoin(url, answer.headers.get("location", ""))
        except (FetchError, RefusedAddressError, ValueError) as error:
            raise FetchError(f"its robots.txt cannot be read, so it is left alone: {error}") from (
                error
            )
        raise FetchError("its robots.txt redirects without end")


def _conditions(known: Kept | None) -> dict[str, str]:
    if known is None or known.status != 200:
        return {}
    conditions = {}
    if etag := known.headers.get("etag"):
        conditions["If-None-Match"] = etag
    if modified := known.headers.get("last-modified"):
        conditions["If-Modified-Since"] = modified
    return conditions


def _retry_after(value: str) -> float:
    """Return the seconds that a Retry-After header asks for, 0 where it asks for none."""
    if value.strip().isascii() and value.strip().isdigit():
        return float(value)
    try:
        until = email.utils.parsedate_to_datetime(value)
        if until.tzinfo is None:
            until = until.replace(tzinfo=datetime.UTC)
        return max(0.0, (until - datetime.datetime.now(datetime.UTC)).total_seconds())
    except (TypeError, ValueError, OverflowError):
        return 0.0


def _content_type(value: str) -> tuple[str, str]:
    kind, *parameters = value.split(";")
    charset = ""
    for parameter in parameters:
        name, _, text = parameter.partition("=")
        if name.strip().lower() == "charset":
            charset = text.strip().strip("\"'").lower()
    return kind.strip().lower(), charset


def host_of(url: str) -> str:
    """Return the host of an address, in lower case."""
    return (urlsplit(url).hostname or "").lower()
