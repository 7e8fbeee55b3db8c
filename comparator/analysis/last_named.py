"""Documents that a text names and no later one does.

What a later text may mean is not told as gone: the title in another rendering, two of three of its
words in one place, its initials.
"""

from collections.abc import Iterator, Sequence

from comparator.analysis.names.cited_documents import (
    Document,
    documents,
    is_one_title,
    is_short_for,
    is_telling,
)
from comparator.analysis.names.gazetteer import gazetteer_of
from comparator.analysis.unsaid import Unsaid
from comparator.model import Declaration, Passage, Series


class LastNamed:
    """Which documents each text is the last to name."""

    def __init__(self, series: Series, unsaid: Unsaid) -> None:
        self._series, self._unsaid = series, unsaid
        self._named: dict[str, frozenset[str]] = {}

    def of(self, declaration: str, later: Sequence[str]) -> Iterator[tuple[Passage, str]]:
        """Yield the title of each such document once, with the passage that names it.

        Args:
            declaration: Id of the text.
            later: Ids of the texts that count as later.
        """
        text = self._series[declaration]
        given: list[str] = []
        for passage in text.passages:
            for d in self._documents(text, passage) if passage.kind.is_prose else ():
                title = " ".join(passage.text[d.start : d.end].split())
                if not is_telling(d.key) or any(is_one_title(d.key, key) for key in given):
                    continue
                given.append(d.key)
                if not any(self._may_name(ref, d.key, title) for ref in later):
                    yield passage, title

    def _documents(self, text: Declaration, passage: Passage) -> list[Document]:
        """Return the documents that a passage names; the World Food Programme is a body."""
        names = gazetteer_of(self._series.names, text.language)
        bodies = names.organisations(passage.text)
        return [
            d
            for d in documents(passage.text, names)
            if not any(body.start <= d.start and d.end <= body.end for body in bodies)
        ]

    def _may_name(self, ref: str, key: str, title: str) -> bool:
        """Whether a text may name a document, by its key and title."""
        text = self._series[ref]
        if " " not in key:
            return any(key.partition("(")[0] in p.text for p in text.passages)
        if ref not in self._named:
            found = (d.key for p in text.passages for d in self._documents(text, p))
            self._named[ref] = frozenset(found)
        return (
            any(
                is_one_title(key, other, ignoring_years=True) or is_short_for(other, key)
                for other in self._named[ref]
            )
            or self._unsaid.is_said(title, ref)
            or self._unsaid.is_named_nearly(title, ref)
            or self._unsaid.has_initials(title, ref)
        )
