"""Count: words by theme, what became of the words of a pair, how long a clause has stood."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from comparator.diff.cuts import Side
from comparator.language.substance import substance
from comparator.language.words import count_words
from comparator.language.words import words as words_of
from comparator.model import Collation, Declaration, Edition, Link, Passage, Relation, Variant

_LEAST_PASSAGES = 3
"""Passages of a theme from which on a text surely speaks of it."""


def words_that_count(passage: Passage) -> int:
    """Return the number of words of a passage that states something; of others, 0."""
    return count_words(passage.text) if passage.kind.is_prose else 0


def words_of_passages(edition: Edition) -> dict[str, int]:
    """Return the number of words of each passage of a series.

    Only what states something has words that count: headings, dates, signatures and
    separators have none.
    """
    return {p.id: words_that_count(p) for d in edition.series.declarations for p in d.passages}


def words_by_theme(declaration: Declaration, words: Mapping[str, int]) -> dict[str | None, int]:
    """Return how many words a declaration gives to each theme it speaks of.

    A passage counts for each of its themes. Under None: prose that has no theme.
    """
    counts: dict[str | None, int] = {}
    for passage in declaration.passages:
        themes: list[str | None] = [score.theme for score in passage.themes]
        if not themes and passage.kind.is_prose:
            themes = [None]
        for theme in themes:
            counts[theme] = counts.get(theme, 0) + words[passage.id]
    return counts


@dataclass(frozen=True, slots=True)
class ThemeTurns:
    """Themes that one of two texts gives words and the other none, with how many, most first.

    Attributes:
        new: Themes of the newer text alone, which no earlier text gives any.
        back: The same, which an earlier text than the older one gives some.
        gone: Themes of the older text alone.
    """

    new: tuple[tuple[str, int], ...]
    back: tuple[tuple[str, int], ...]
    gone: tuple[tuple[str, int], ...]


def theme_turns(
    older: Declaration,
    newer: Declaration,
    earlier: Iterable[Declaration],
    words: Mapping[str, int],
) -> ThemeTurns:
    """Return which themes came, came back and went: those that a text gives several passages.

    One passage may be caught by a word in passing.

    Args:
        older: The text before.
        newer: The text.
        earlier: Those before the older one.
        words: How many words each passage has.
    """
    came, gone = _only_in(newer, older, words), _only_in(older, newer, words)
    known = {score.theme for d in earlier for p in d.passages for score in p.themes}
    return ThemeTurns(
        tuple(entry for entry in came if entry[0] not in known),
        tuple(entry for entry in came if entry[0] in known),
        gone,
    )


def _only_in(
    own: Declaration, other: Declaration, words: Mapping[str, int]
) -> tuple[tuple[str, int], ...]:
    passages = Counter(score.theme for p in own.passages for score in p.themes)
    there = words_by_theme(other, words)
    found = [
        (theme, n)
        for theme, n in words_by_theme(own, words).items()
        if theme is not None and passages[theme] >= _LEAST_PASSAGES and not there.get(theme)
    ]
    return tuple(sorted(found, key=lambda entry: (-entry[1], entry[0])))


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageCounts:
    """What became of the passages of a pair: prose alone, no headings, dates or separators.

    Attributes:
        older: Passages of the older text; `kept`, `reworded` and `dropped` are all of them.
        newer: Passages of the newer text.
        kept: Those of the older text that stand as they stood.
        reworded: Those that stand in other words, or split or merged.
        dropped: Those that the newer text does not have.
        added: Those of the newer text that the older did not have.
        moved: Those of the newer text that changed their place.
        moves: In how many moves they did; neighbours move together.
    """

    older: int
    newer: int
    kept: int
    reworded: int
    dropped: int
    added: int
    moved: int
    moves: int


def count_passages(
    links: Sequence[Link[str]],
    older: Sequence[Passage],
    newer: Sequence[Passage],
    moves: Sequence[Sequence[int]],
) -> PassageCounts:
    """Return what became of the passages of two texts, or of those of a theme."""
    prose_before, prose = ({p.id for p in side if p.kind.is_prose} for side in (older, newer))
    kept = reworded = 0
    for link in links:
        count = len(prose_before.intersection(link.left))
        if link.relation is Relation.KEPT:
            kept += count
        else:
            reworded += count
    return PassageCounts(
        older=len(prose_before),
        newer=len(prose),
        kept=kept,
        reworded=reworded,
        dropped=len(prose_before) - kept - reworded,
        added=len(prose) - sum(len(prose.intersection(link.right)) for link in links),
        moved=sum(len(prose.intersection(link.right)) for link in links if link.moved),
        moves=sum(any(prose.intersection(links[n].right) for n in move) for move in moves),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PairMeasure:
    """What became of the words of the older text, and where those of the newer come from.

    Attributes:
        kept: Words of the newer text in passages that stand as they stood.
        reworded_from: Words of the older text in passages that were reworded.
        reworded_to: Words of the newer text in passages that were reworded.
        inserted: Those of `reworded_to` that are new there: not the same words spelled otherwise,
            and not moved within their passage.
        substance: Those of `inserted` that bring matter: what the older wording has in no form,
            and that is neither grammar nor the frame of a clause.
        dropped: Words of the older text in passages that the newer does not have.
        added: Words of the newer text in passages that the older did not have.
    """

    kept: int
    reworded_from: int
    reworded_to: int
    inserted: int
    substance: int
    dropped: int
    added: int

    @property
    def new(self) -> int:
        """Words that the older text has not: in passages of their own and within reworded ones."""
        return self.added + self.inserted

    @property
    def new_in_substance(self) -> int:
        """Words that say what the older text does not say, whoever rendered it."""
        return self.added + self.substance


def measure_pair(collation: Collation, words: Mapping[str, int], language: str) -> PairMeasure:
    """Return the measure of a collation whose links have their variants."""
    kept = reworded_from = reworded_to = inserted = matter = 0
    for link, variant in zip(collation.links, collation.variants, strict=True):
        newer = sum(words[ref] for ref in link.right)
        if link.relation is Relation.KEPT:
            kept += newer
            continue
        reworded_from += sum(words[ref] for ref in link.left)
        reworded_to += newer
        # A heading has no words that count.
        inserted += min(newer, _count_inserted(variant))
        matter += min(newer, _count_matter(variant, language))
    return PairMeasure(
        kept=kept,
        reworded_from=reworded_from,
        reworded_to=reworded_to,
        inserted=inserted,
        substance=matter,
        dropped=sum(words[ref] for ref in collation.dropped),
        added=sum(words[ref] for ref in collation.added),
    )


def _count_inserted(variant: Variant) -> int:
    return sum(map(count_words, _inserted(variant)))


def _count_matter(variant: Variant, language: str) -> int:
    """Return how many words of matter were put in of which the older wording has no form."""
    older = variant.left  # once: it is put together anew each time
    return sum(count_matter(text, older, language) for text in _inserted(variant))


def _inserted(variant: Variant) -> list[str]:
    """Return the edits of words that the older side has neither so nor elsewhere."""
    passed_over = {*variant.light, *(new for _, new in variant.shifted)}
    edits = enumerate(variant.edits)
    return [text for n, (sign, text) in edits if sign == 1 and n not in passed_over]


def count_matter(text: str, older: str, language: str) -> int:
    """Return how many words of a text say what an older wording says in no form."""
    there = substance(older, language)
    return sum(bool(substance(word, language) - there) for word in words_of(text))


def is_only_of(variant: Variant, n: int, side: Side) -> bool:
    """Whether an edit is of words of a side that the other has neither so nor elsewhere."""
    sign, end = (1, 1) if side == "right" else (-1, 0)
    is_moved = any(ends[end] == n for ends in variant.shifted)
    return variant.edits[n][0] == sign and n not in variant.light and not is_moved
