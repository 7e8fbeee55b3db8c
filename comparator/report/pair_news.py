"""What is told of two texts, each asked by itself, so that a page knows what of it it read."""

from collections.abc import Callable

from comparator.analysis.highlights import Highlights
from comparator.analysis.news import News, news_of
from comparator.analysis.unsaid import Unsaid


class PairNews:
    """What pages tell of two texts that are collated, by the ids of the older and the newer."""

    def __init__(self, highlights: Callable[[str, str], Highlights], unsaid: Unsaid) -> None:
        self._highlights, self._unsaid = highlights, unsaid
        self._news: dict[tuple[str, str], News] = {}

    def of(self, left: str, right: str) -> News:
        """Return the few lines that one reads first."""
        if (left, right) not in self._news:
            self._news[left, right] = news_of(self._highlights(left, right), self._unsaid)
        return self._news[left, right]

    def further(self, left: str, right: str) -> tuple[str, ...]:
        """Return the older passages whose matters are a step further."""
        return tuple(step.older.id for step in self._highlights(left, right).steps)

    def put_in(self, left: str, right: str) -> tuple[tuple[str, str], ...]:
        """Return the passages of what rewordings put in, and the words."""
        return tuple((i.passage, i.words) for i in self._highlights(left, right).within)
