"""robots.txt, as RFC 9309 has it."""

from urllib.parse import urlsplit, urlunsplit

from comparator.corpus.fetching.http import Answer, FetchError
from comparator.resources.extras import needs_extra

_LONGEST = 512 * 1024  # bytes; RFC 9309 asks to read at least 500 KiB


def robots_url(url: str) -> str:
    """Return where the rules for an address stand."""
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc, "/robots.txt", "", ""))


class Robots:
    """What a site asks of us."""

    def __init__(self, text: str, agent: str) -> None:
        with needs_extra("fetch"):
            from protego import Protego
        self._rules = Protego.parse(text)
        self._agent = agent

    @classmethod
    def of_answer(cls, answer: Answer, agent: str) -> "Robots":
        """Return the rules in an answer; a site that has none allows everything.

        Raises:
            FetchError: The site cannot say now: then nothing is allowed.
        """
        if answer.status == 200:
            return cls(answer.body[:_LONGEST].decode("utf-8-sig", "replace"), agent)
        if 400 <= answer.status < 500 and answer.status != 429:
            return cls("", agent)
        raise FetchError(f"the site answers {answer.status}")

    def allow(self, url: str) -> bool:
        """Whether an address may be fetched."""
        return bool(self._rules.can_fetch(url, self._agent))

    @property
    def pause(self) -> float:
        """The seconds between two requests that the site asks for, 0 where it asks for none."""
        return float(self._rules.crawl_delay(self._agent) or 0.0)
