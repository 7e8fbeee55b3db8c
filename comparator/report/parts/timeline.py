"""The time line of a series: its declarations, how much of each is new, and what is not here."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from comparator.model import UNDATED, Declaration
from comparator.report.addresses import Page, declaration_page, pair_page
from comparator.report.edition_index import Lookup, gaps
from comparator.report.parts.news import Spoken, headline
from comparator.wording.formatting import (
    day,
    number,
    percent,
    plural,
    rendering,
    years_without,
)
from comparator.wording.translation import say

_TALLEST = 110
_MOST_TOLD = 8
"""So many of the newest texts have their headline in the list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Absent:
    """A declaration that exists, by the catalogue of its series, and whose text is not here.

    Attributes:
        place: Where it was adopted, or "".
        command: What gets its text, or "" where nothing is known to.
    """

    title: str
    date: date
    place: str
    command: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """A part of a declaration's bar; height in pixels.

    Its style is "new" for words in new passages, "changed" for new ones within reworded passages,
    "kept" for the others.
    """

    style: str
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """A declaration on the time line, `at` its place, or a gap of years that `missing` names.

    Behind the number of its `words` stands what is counted, the `unit`.
    """

    tag: str = ""
    words: str = ""
    unit: str = ""
    href: str = ""
    label: str = ""
    bars: tuple[Bar, ...] = ()
    missing: str = ""
    at: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of the list of declarations.

    Attributes:
        title: Title; `language` is that of the text.
        href: Its page; "" where the text is not here.
        facts: Its length and kind.
        news: How much of it is new; `news_href` leads to the pair that tells.
        told: What it said that no text before did, in its own words.
        command: What gets the text that is not here.
        at: Its place in the series; -1 where the text is not here.
    """

    date: str
    title: str
    language: str
    href: str
    facts: str
    news: str = ""
    news_href: str = ""
    told: tuple[Spoken, ...] = ()
    command: str = ""
    at: int = -1


def years(lookup: Lookup, here: Page) -> Iterator[Year]:
    """Yield the declarations in order, with the gaps between them."""
    longest = max(lookup.length.values(), default=1) or 1
    for gap, d in zip(gaps(lookup), lookup.declarations, strict=True):
        if gap:
            yield Year(missing=say("no text here: %(years)s", years=years_without(gap)))
        words = lookup.length[d.id]
        name = lookup.name[d.id]
        href = here.to(declaration_page(lookup.series.id, d.id))
        yield Year(
            tag=lookup.tag[d.id],
            at=lookup.position[d.id],
            words=number(words),
            unit=plural(words, "word").removeprefix(number(words)),
            href=href,
            label=say("%(name)s: %(count)s", name=name, count=plural(words, "word")),
            bars=tuple(_bars(lookup, lookup.series.before(d.id), d, longest)),
        )


def entries(lookup: Lookup, absent: Sequence[Absent], here: Page) -> tuple[Entry, ...]:
    """Return the list of declarations by date, those that are not here among them."""
    dated = [
        (d.order, _entry(lookup, lookup.series.before(d.id), d, here)) for d in lookup.declarations
    ]
    for a in absent:
        where = f"{a.place}. " if a.place else ""
        facts = where + say("Its text is not here.")
        dated.append(
            (
                a.date,
                Entry(
                    date=day(a.date),
                    title=a.title,
                    language="",
                    href="",
                    facts=facts,
                    command=a.command,
                ),
            )
        )
    return tuple(entry for _, entry in sorted(dated, key=lambda pair: pair[0]))


def _entry(lookup: Lookup, before: Declaration | None, d: Declaration, here: Page) -> Entry:
    href = here.to(declaration_page(lookup.series.id, d.id))
    facts = plural(lookup.length[d.id], "word") + say("; ") + rendering(d.rendering)
    pair = pair_page(lookup.series.id, before.id, d.id) if before else ""
    news = _news(lookup, before, d)
    when = day(d.date) if d.date != UNDATED else ""
    return Entry(
        at=lookup.position[d.id],
        date=when,
        title=d.title,
        language=d.language,
        href=href,
        facts=facts,
        news=news,
        news_href=here.to(pair) if news else "",
        told=_told(lookup, before, d),
    )


def _told(lookup: Lookup, before: Declaration | None, d: Declaration) -> tuple[Spoken, ...]:
    """Return what one of the newest said that no text did before; the newest heads the page."""
    pair = lookup.pair.get((before.id, d.id)) if before else None
    age = len(lookup.declarations) - lookup.position[d.id]
    return headline(lookup, pair) if pair and 1 < age <= _MOST_TOLD else ()


def _parts(lookup: Lookup, before: Declaration | None, d: Declaration) -> dict[str, int] | None:
    """Return the words of a declaration by what they are beside the one before, if known."""
    measure = lookup.measure.get((before.id, d.id)) if before else None
    if measure is None:
        return None
    new = {"new": measure.added, "changed": measure.inserted}
    return new | {"kept": lookup.length[d.id] - sum(new.values())}


def _news(lookup: Lookup, before: Declaration | None, d: Declaration) -> str:
    parts, total = _parts(lookup, before, d), lookup.length[d.id]
    if parts is None or before is None or not total:
        return ""
    return say(
        "beside %(before)s: %(new)s of it in sentences linked to none there, %(changed)s new words "
        "within reworded ones",
        before=lookup.name[before.id],
        new=percent(parts["new"] / total),
        changed=percent(parts["changed"] / total),
    )


def _bars(
    lookup: Lookup, before: Declaration | None, d: Declaration, longest: int
) -> Iterator[Bar]:
    parts = _parts(lookup, before, d) or {"kept": lookup.length[d.id]}
    for style, words in parts.items():
        if words:
            yield Bar(style, max(round(_TALLEST * words / longest), 2))
