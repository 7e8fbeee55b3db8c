"""What the newest declaration says that the one before did not, in true sentences by rule."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from comparator.analysis.measures import PairMeasure, theme_turns
from comparator.report.addresses import Page, pair_page, theme_page
from comparator.report.edition_index import Lookup
from comparator.report.pair_index import Pair
from comparator.wording.formatting import number_or_none, percent, plural, running
from comparator.wording.translation import fill, say, translated

_BRACKETS = re.compile(r"[\[\]]")
_MOST = 4
_LEAST_POINTS = 1.0


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a sentence; `href` is "" where it is no link."""

    text: str
    href: str = ""


def newest_pair(lookup: Lookup) -> Pair | None:
    """Return the newest declaration and the one before, if the edition has that pair."""
    before = lookup.before_newest
    return lookup.pair.get((before.id, lookup.declarations[-1].id)) if before else None


def linked(sentence: str, hrefs: Sequence[str], **values: str) -> tuple[Segment, ...]:
    """Return a sentence in the language spoken with the parts in [brackets] as links, in order."""
    # Cut before filling in: a name may have brackets of its own.
    parts = _BRACKETS.split(translated(sentence))
    wished = iter(hrefs)
    return tuple(
        Segment(fill(part, values), next(wished) if n % 2 else "")
        for n, part in enumerate(parts)
        if part
    )


def balance(lookup: Lookup, pair: Pair, here: Page) -> tuple[Segment, ...]:
    """Return in a sentence or two what became of the words."""
    href = here.to(pair_page(lookup.series.id, pair.left, pair.right))
    sides = (pair.left, pair.right)
    lengths = (lookup.length[pair.left], lookup.length[pair.right])
    name = lookup.name[pair.left]
    return balance_of(lookup.measure[sides], lengths, name, href, hands_differ=pair.hands_differ)


def balance_of(
    measure: PairMeasure,
    lengths: tuple[int, int],
    before: str,
    href: str = "",
    *,
    hands_differ: bool = False,
) -> tuple[Segment, ...]:
    """Return in a sentence or two what became of the words of a pair.

    Args:
        measure: Of the pair.
        lengths: Number of words of the older and of the newer declaration.
        before: Name of the older one.
        href: Where the numbers lead.
        hands_differ: Whether different hands rendered the two: most new words are then not news.
    """
    older, newer = lengths
    if hands_differ:
        return linked(
            "Of its %(total)s, [%(substance)s are new in substance]; %(share)s are new words, for "
            "different hands rendered the two texts. Of the %(older)s of %(name)s, [%(dropped)s "
            "went with sentences that were dropped].",
            [href] * 2,
            total=plural(newer, "word"),
            substance=percent(measure.new_in_substance / (newer or 1)),
            share=percent(measure.new / (newer or 1)),
            older=plural(older, "word"),
            name=before,
            dropped=number_or_none(measure.dropped),
        )
    return linked(
        "Of its %(total)s, %(share)s are new beside it ([%(added)s in sentences linked to none], "
        "[%(inserted)s within reworded ones]) and [%(kept)s stand in unchanged sentences]. Of the "
        "%(older)s of %(name)s, [%(dropped)s went with sentences that were dropped].",
        [href] * 4,
        total=plural(newer, "word"),
        share=percent(measure.new / (newer or 1)),
        added=number_or_none(measure.added),
        inserted=number_or_none(measure.inserted),
        kept=percent(measure.kept / newer) if measure.kept else say("none"),
        older=plural(older, "word"),
        name=before,
        dropped=number_or_none(measure.dropped),
    )


def matters(lookup: Lookup, pair: Pair, here: Page) -> tuple[Segment, ...]:
    """Return which themes came, came back and went, in sentences, or ()."""
    older, newer = lookup.declaration[pair.left], lookup.declaration[pair.right]
    line = lookup.series.line(pair.right)
    turns = theme_turns(older, newer, line[: line.index(older)], lookup.words)
    segments: list[Segment] = []
    for side, opening_words, sized in (
        (pair.right, say("New among its themes:"), turns.new),
        (pair.right, say("Back among its themes:"), turns.back),
        (pair.left, say("No sentence is left under:"), turns.gone),
    ):
        if sized:
            opening = running(("", opening_words, "") if segments else (opening_words, ""))
            segments.append(Segment(opening))
            segments += _enumerated(
                Segment(
                    say(
                        "%(theme)s (%(words)s in %(year)s)",
                        theme=lookup.theme_label[theme],
                        words=plural(count, "word"),
                        year=lookup.tag[side],
                    ),
                    here.to(theme_page(lookup.series.id, theme)),
                )
                for theme, count in sized[:_MOST]
            )
            segments.append(Segment(say(".")))
    return tuple(segments)


def theme_shifts(lookup: Lookup, pair: Pair, here: Page) -> tuple[Segment, ...]:
    """Return which themes, spoken of in both, have a larger or a smaller share of the words."""

    def share(theme: str, declaration: str) -> float:
        words = lookup.theme_words[declaration].get(theme, 0)
        return 100 * words / (lookup.length[declaration] or 1)

    shares = {t: (share(t, pair.left), share(t, pair.right)) for t in lookup.theme_label}
    changes = sorted((new - old, theme) for theme, (old, new) in shares.items() if old and new)
    gains = [theme for points, theme in reversed(changes) if points >= _LEAST_POINTS][:3]
    losses = [theme for points, theme in changes if points <= -_LEAST_POINTS][:3]
    segments: list[Segment] = []
    more = say("A larger share of the words goes to ")
    less = say("; a smaller one to ") if gains else say("A smaller share of the words goes to ")
    for opening, items in ((more, gains), (less, losses)):
        if items:
            segments.append(Segment(opening))
            segments += _enumerated(
                Segment(
                    say(
                        "%(theme)s (%(older)s\u00a0→\u00a0%(newer)s)",
                        theme=lookup.theme_label[theme],
                        older=percent(shares[theme][0] / 100),
                        newer=percent(shares[theme][1] / 100),
                    ),
                    here.to(theme_page(lookup.series.id, theme)),
                )
                for theme in items
            )
    return (*segments, Segment(say("."))) if segments else ()


def _enumerated(items: Iterable[Segment]) -> Iterator[Segment]:
    """Yield items as in running text."""
    every = list(items)
    for n, item in enumerate(every):
        if n:
            yield Segment(say(" and ") if n == len(every) - 1 else say(", "))
        yield item
