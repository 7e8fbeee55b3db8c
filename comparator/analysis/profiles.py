"""Profiles: for each declaration and theme how much it says, how much of that is new, how old."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from comparator.analysis.measures import is_only_of, words_of_passages
from comparator.diff.cuts import edits_of_side
from comparator.language.words import count_words
from comparator.model import UNDATED, Collation, Declaration, Edition, Passage, Relation, Variant

DAYS_OF_A_YEAR = 365.2425


@dataclass(frozen=True, slots=True)
class Profile:
    """What the words of a declaration are, or those of a theme in it.

    `words` = `kept` + `surviving` + `reworded` + `new`. A passage counts for each of its themes.

    Attributes:
        words: Words of prose.
        kept: Those in passages that stand as they stood in the declaration before.
        surviving: Those of reworded passages that the older wording had, so, spelled otherwise or
            in another place of the passage.
        reworded: Those of reworded passages that came into them, as a pair's measure counts them.
        new: Those in passages that the declaration before did not have.
        dropped: Words of passages of the declaration before that this one does not have.
        age_years: Mean age of the words: how long each has stood in its clause from one
            declaration to the next without a break; 0 for a word said for the first time. None
            where there is no word or no date.
        has_before: Whether there is a declaration before; without one nothing can be said of
            what is new, and all words are in `new`.
    """

    words: int = 0
    kept: int = 0
    surviving: int = 0
    reworded: int = 0
    new: int = 0
    dropped: int = 0
    age_years: float | None = None
    has_before: bool = True

    def share(self, words: int) -> float | None:
        """Return the share of some words in all, or None where it cannot be told."""
        return words / self.words if self.words and self.has_before else None


@dataclass(slots=True)
class _Origin:
    """Where the words of a passage come from: how many the older text had, and their age."""

    kept: int = 0
    surviving: int = 0
    reworded: int = 0
    age_years: float = 0.0


@dataclass(slots=True)
class _Sum:
    """A profile in the making."""

    counts: dict[str, int] = field(default_factory=dict)
    aged: float = 0.0

    def add(self, **counts: int) -> None:
        for name, count in counts.items():
            self.counts[name] = self.counts.get(name, 0) + count


Profiles = Mapping[tuple[str, str | None], Profile]
"""Profiles by declaration and theme; those of all prose under None."""


def profiles(edition: Edition) -> Profiles:
    """Return the profile of every declaration, and of every theme in every declaration."""
    words = words_of_passages(edition)
    themes = (None, *_themes(edition))
    found: dict[tuple[str, str | None], Profile] = {}
    origins: dict[str, _Origin] = {}
    collations = {(c.left, c.right): c for c in edition.collations}
    before: Declaration | None = None
    for declaration in edition.series.declarations:
        collation = collations.get((before.id, declaration.id)) if before else None
        if before and collation:
            years = (declaration.date - before.date).days / DAYS_OF_A_YEAR
            origins |= dict(_origins(collation, declaration, words, origins, years))
        dropped = set(collation.dropped) if collation else set()
        gone = [p for p in before.passages if p.id in dropped] if before else []
        for theme in themes:
            profile = _profile(
                [p for p in declaration.passages if _is_under(p, theme)],
                sum(words[p.id] for p in gone if _is_under(p, theme)),
                words,
                origins,
                has_before=collation is not None,
            )
            is_dated = declaration.date != UNDATED
            found[declaration.id, theme] = profile if is_dated else replace(profile, age_years=None)
        before = declaration
    return found


def concentration(declaration: Declaration, words: Mapping[str, int]) -> float | None:
    """Return how much of a declaration goes to few themes: the sum of squared shares, 0 to 1.

    1 over it is the number of themes that would give the same if all had equal shares (Hill's
    number of order two). The words of a passage are divided among its themes; those of none are
    left out. None where no passage has a theme.
    """
    parts: dict[str, float] = {}
    for passage in declaration.passages:
        for score in passage.themes:
            part = words[passage.id] / len(passage.themes)
            parts[score.theme] = parts.get(score.theme, 0.0) + part
    total = sum(parts.values())
    return sum((part / total) ** 2 for part in parts.values()) if total else None


def _themes(edition: Edition) -> Sequence[str]:
    """Return the ids of all themes, in the order in which readers see them."""
    named = dict.fromkeys(edition.series.themes.ids)
    for declaration in edition.series.declarations:
        for passage in declaration.passages:
            named |= dict.fromkeys(score.theme for score in passage.themes)
    return tuple(named)


def _is_under(passage: Passage, theme: str | None) -> bool:
    return theme is None or any(score.theme == theme for score in passage.themes)


def _profile(
    passages: Sequence[Passage],
    dropped: int,
    words: Mapping[str, int],
    origins: Mapping[str, _Origin],
    *,
    has_before: bool,
) -> Profile:
    total = _Sum()
    for passage in passages:
        count = words[passage.id]
        origin = origins.get(passage.id, _Origin())
        old = origin.kept + origin.surviving + origin.reworded
        total.add(
            words=count,
            kept=origin.kept,
            surviving=origin.surviving,
            reworded=origin.reworded,
            new=count - old,
        )
        total.aged += count * origin.age_years
    count = total.counts.get("words", 0)
    age = total.aged / count if count else None
    return Profile(**total.counts, dropped=dropped, age_years=age, has_before=has_before)


def _origins(
    collation: Collation,
    newer: Declaration,
    words: Mapping[str, int],
    origins: Mapping[str, _Origin],
    years: float,
) -> Iterator[tuple[str, _Origin]]:
    """Yield where the words of each linked passage of the newer text come from."""
    text = {p.id: p.text for p in newer.passages}
    for link, variant in zip(collation.links, collation.variants, strict=True):
        # A dropped word takes its age with it, but which words those are is not followed
        # further: the words of a link are as old as its older passages are on average.
        weight = sum(words[ref] for ref in link.left)
        aged = sum(words[r] * origins.get(r, _Origin()).age_years for r in link.left)
        age = (aged / weight if weight else 0.0) + years
        if link.relation is Relation.KEPT:
            for ref in link.right:
                yield ref, _Origin(kept=words[ref], age_years=age)
            continue
        inserted = _inserted(variant, [text[ref] for ref in link.right])
        for ref, came in zip(link.right, inserted, strict=True):
            count = words[ref]
            reworded = min(came, count)  # a heading has no words that count
            share = 1 - reworded / count if count else 0.0
            yield ref, _Origin(0, count - reworded, reworded, age * share)


def _inserted(variant: Variant, texts: Sequence[str]) -> list[int]:
    """Return for each newer passage how many of its words are new in it, light changes apart."""
    return [
        sum(count_words(text) for n, _, text in pieces if is_only_of(variant, n, "right"))
        for pieces in edits_of_side(variant, texts, "right")
    ]
