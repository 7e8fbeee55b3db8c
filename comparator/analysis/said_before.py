"""What the first texts of a series say, however many of them: by the first that has a thing.

Every pair of a series asks it, of all texts before its newer one.
"""

import itertools
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from functools import cache, lru_cache

from comparator.analysis.names.cited_documents import documents
from comparator.analysis.names.gazetteer import Gazetteer
from comparator.analysis.news_weight import decisions
from comparator.analysis.phrases.trace import words_of
from comparator.language.knowledge import function_words, named_words, whole_words
from comparator.language.months import month_names
from comparator.language.substance import substance
from comparator.model import Declaration

_OPENING = 60
"""Characters in which words say whether what follows was said before."""

_LEAST_OF_A_NAME = 2
"""Telling words by which a name is known in any order."""
_FIGURE = re.compile(r"\d+")
_AND = re.compile(rf"\s(?:{'|'.join(sorted(named_words('ands')))})\s")

Pair = tuple[str, str]
"""A telling word and the next, as stems."""


class SaidBefore:
    """What texts say, oldest first; `texts` is how many of them are asked.

    Args of its methods:
        texts: How many of the texts, from the oldest on.
    """

    def __init__(
        self,
        declarations: Sequence[Declaration],
        gazetteer: Gazetteer,
        known: Mapping[str, Sequence[Pair]] | None = None,
    ) -> None:
        """Read texts, whose documents go by the names of a gazetteer.

        Args:
            declarations: The texts, oldest first.
            gazetteer: It.
            known: The telling pairs of texts, by their ids, where they were worked out before.
        """
        self._first_pair: dict[Pair, int] = {}
        self._first_document: dict[str, int] = {}
        self._with: dict[str, list[int]] = defaultdict(list)
        self._passages: list[str] = []
        self._ends = [0]
        known = known or {}
        for n, declaration in enumerate(declarations):
            for pair in known.get(declaration.id) or each_telling_pair(declaration):
                self._first_pair.setdefault(pair, n)
            for p in declaration.passages:
                for document in documents(p.text, gazetteer):
                    self._first_document.setdefault(document.key, n)
                for stem in substance(p.text, declaration.language):
                    self._with[stem].append(len(self._passages))
                self._passages.append(p.text)
            self._ends.append(len(self._passages))

    def has_pair(self, pair: Pair, texts: int) -> bool:
        """Whether one has a telling word with the next."""
        return self._first_pair.get(pair, texts) < texts

    def lacking(self, matter: Set[str], texts: int) -> int:
        """Return how many of some stems none has."""
        end = self._ends[texts]
        return sum(not (found := self._with.get(stem)) or found[0] >= end for stem in matter)

    def names_document(self, key: str, words: str, texts: int, language: str) -> bool:
        """Whether one names a document, or a passage has the words and figures of its name.

        "Anti-Drug Strategy for 2018-2023", "the 2018-2023 Anti-Drug Strategy and its Plan"; of
        "Programme for 2022-2024" nobody knows which it is.
        """
        matter, figures = substance(words, language), _FIGURE.findall(words)
        if not matter or self._first_document.get(key, texts) < texts:
            return True
        # What has years of its own is named by what stands before "and".
        first = _AND.split(words, maxsplit=1)[0]
        if figures and _FIGURE.findall(first) == figures:
            matter = substance(first, language)
        having = [set(self._with.get(stem, ())) for stem in matter]
        return len(matter) >= _LEAST_OF_A_NAME and any(
            n < self._ends[texts] and {*figures} <= {*_FIGURE.findall(self._passages[n])}
            for n in set[int].intersection(*having)
        )

    def has_matter(
        self, matter: Set[str], share: float, decided: frozenset[str], texts: int
    ) -> bool:
        """Whether a passage has more than a share of some stems, and decides as some words do."""
        end, shared = self._ends[texts], Counter[int]()
        for stem in matter:
            found = self._with.get(stem, [])
            shared.update(found[: bisect_left(found, end)])
        return any(
            count > share * len(matter) and decided <= decisions(self._passages[n])
            for n, count in shared.items()
        )


def each_telling_pair(declaration: Declaration) -> tuple[Pair, ...]:
    """Return the telling pairs of a text, each once."""
    texts = (p.text for p in declaration.passages)
    return tuple(
        dict.fromkeys(pair for t in texts for pair in telling_pairs(t, declaration.language))
    )


@lru_cache(maxsize=16384)
def telling_pairs(text: str, language: str) -> tuple[Pair, ...]:
    """Return each telling word with the next, as stems, so that inflection makes nothing new.

    Days and other figures tell nothing here: each declaration has its own.
    """
    pale = function_words() | month_names("en")
    telling = [
        w.stem
        for w in words_of(text, language)
        if w.form not in pale and not any(character.isdigit() for character in w.form)
    ]
    return tuple(itertools.pairwise(telling))


def says_it_again(text: str, language: str) -> bool:
    """Whether words open with it that they were said before: "We reiterate"."""
    return bool(_again(language).search(text[:_OPENING]))


@cache
def _again(language: str) -> re.Pattern[str]:
    return re.compile(whole_words("said_again", language) or r"(?!)", re.IGNORECASE)
