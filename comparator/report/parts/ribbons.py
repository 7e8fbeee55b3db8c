"""Ribbons: clauses through the years, of a theme or all, as a still picture that can be printed.

    2019        2020        2022
    ▇▇▇━━━━━━━━━▇▇▇━━━━━━━━━▇▇▇   flows on, word for word (dark) or reworded (light)
    ▇▇▇━━━━━━━━━▇▇▇━━━┓
                      ┗━━━━━▇    splits
    ▇▇▇▏                         ends
                ▇▇▇┅┅┅┅┅┅┅┅┅▇▇▇  sleeps and comes back

Each clause keeps its place among the others, the oldest on top, so that no ribbon crosses another;
its height is its words. The same stands in words and in a table beside the picture.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise

from comparator.analysis.history import Claim
from comparator.model import Declaration, Thread
from comparator.report.addresses import Page, declaration_page, theme_page, thread_anchor
from comparator.report.edition_index import Lookup
from comparator.wording.formatting import number, percent, plural, quoted, years_without
from comparator.wording.translation import say

_MOST_TEXTS = 8
_WIDTH, _LABELS = 1100.0, 344.0
_BAR, _GAP, _ASLEEP = 12.0, 3.0, 1.5
_MANY, _NARROW = 60, 1.0  # so many clauses of one text stand closer
_LANE, _LEAST_HEIGHT, _MOST_HEIGHT = 15.0, 90.0, 760.0
_HEAD = 26.0
_LABEL_STEP, _LABEL_LETTERS, _LEADER = 14.0, 42, 40.0
_REACH, _FEW, _MOST_ENDED = 1.4, 8, 16


@dataclass(frozen=True, slots=True)
class Shape:
    """All outlines of one kind, as one path."""

    style: str
    path: str


@dataclass(frozen=True, slots=True)
class Label:
    """Words in the picture; `href` is "" where they lead nowhere."""

    x: str
    y: str
    text: str
    href: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What of a text was there before, in shares of its words, and which clauses end in it."""

    name: str
    href: str
    words: str
    kept: str
    reworded: str
    new: str
    ended: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ribbons:
    """The picture of clauses, and the same in words and numbers."""

    title: str
    description: str
    width: str
    height: str
    shapes: tuple[Shape, ...]
    years: tuple[Label, ...]
    away: tuple[Label, ...]
    names: tuple[Label, ...]
    shares: tuple[Share, ...]


@dataclass(slots=True)
class _Lane:
    """A clause in the picture: the passages and words of each column, and where it stands."""

    thread: Thread
    refs: dict[int, tuple[str, ...]]
    top: dict[int, float] = field(default_factory=dict)
    height: dict[int, float] = field(default_factory=dict)

    @property
    def first(self) -> int:
        return min(self.refs)

    @property
    def last(self) -> int:
        return max(self.refs)


def ribbons_of_theme(lookup: Lookup, theme: str, here: Page) -> Ribbons | None:
    """Return the picture of a theme; None where fewer than two texts speak of it."""
    title = say("Clauses on %(theme)s through the years", theme=lookup.theme_label[theme])
    return _ribbons(lookup, lookup.threads_of_theme[theme], title, theme, here)


def ribbons_of_series(lookup: Lookup, here: Page) -> Ribbons | None:
    """Return the picture of all clauses; None of fewer than two texts."""
    return _ribbons(
        lookup, lookup.edition.threads, say("All clauses through the years"), None, here
    )


def _ribbons(
    lookup: Lookup, threads: Sequence[Thread], title: str, theme: str | None, here: Page
) -> Ribbons | None:
    texts = _texts(lookup)
    lanes = list(_lanes(lookup, threads, texts))
    if len({n for lane in lanes for n in lane.refs}) < 2:
        return None
    height = _laid_out(lookup, lanes, len(texts))
    drawn = _Drawing(lookup, len(texts))
    for lane in lanes:
        drawn.add(lane)
    address = partial(_address, lookup, here, theme)
    named = list(_names(lookup, lanes, drawn, len(texts) - 1, address))
    drawn.paths["leader"] = [line for _, line in named if line]
    return Ribbons(
        title=title,
        description=_told(lookup, lanes, texts, theme),
        width=_at(_WIDTH),
        height=_at(height),
        shapes=tuple(Shape(style, "".join(parts)) for style, parts in drawn.paths.items() if parts),
        years=tuple(
            Label(_at(drawn.x(n)), "12", lookup.tag[text.id]) for n, text in enumerate(texts)
        ),
        away=tuple(_away(lookup, texts, drawn)),
        names=tuple(label for label, _ in named),
        shares=tuple(_shares(lookup, theme, lanes, texts, here)),
    )


def _texts(lookup: Lookup) -> Sequence[Declaration]:
    """Return the texts of the kind of the newest, as many as have room, the newest last."""
    kind = lookup.declarations[-1].kind if lookup.declarations else ""
    return [d for d in lookup.declarations if d.kind == kind][-_MOST_TEXTS:]


def _lanes(
    lookup: Lookup, threads: Sequence[Thread], texts: Sequence[Declaration]
) -> Iterator[_Lane]:
    """Yield the clauses from the top down: the oldest first, those of one text in its order."""
    column = {text.id: n for n, text in enumerate(texts)}
    lanes = []
    for thread in threads:
        refs = {column[d]: found for d, found in thread if found and d in column}
        if refs and sum(lookup.words[ref] for found in refs.values() for ref in found):
            lanes.append(_Lane(thread, refs))
    yield from sorted(lanes, key=lambda lane: (lane.first, lookup.place[lane.refs[lane.first][0]]))


def _laid_out(lookup: Lookup, lanes: Sequence[_Lane], columns: int) -> float:
    """Give each clause its place in each column; return the height of the picture."""
    words = [
        {id(lane): sum(lookup.words[ref] for ref in lane.refs.get(n, ())) for lane in lanes}
        for n in range(columns)
    ]
    standing = max(sum(1 for lane in lanes if n in lane.refs) for n in range(columns))
    most = max(sum(column.values()) for column in words) or 1
    room = min(max(standing * _LANE, _LEAST_HEIGHT), _MOST_HEIGHT)
    gap = _GAP if standing < _MANY else _NARROW
    bottom = 0.0
    for n in range(columns):
        y = _HEAD
        for lane in lanes:
            if lane.first <= n <= lane.last:
                said = n in lane.refs
                lane.top[n] = y
                lane.height[n] = words[n][id(lane)] * room / most if said else _ASLEEP
                y += lane.height[n] + gap
        bottom = max(bottom, y)
    return bottom


class _Drawing:
    """Gathers the outlines of clauses, by kind."""

    def __init__(self, lookup: Lookup, columns: int) -> None:
        self._lookup = lookup
        self._step = (_WIDTH - _LABELS - _BAR) / max(columns - 1, 1)
        self._newest = columns - 1
        self.paths: dict[str, list[str]] = {
            style: [] for style in ("reworded", "kept", "asleep", "said", "new", "end")
        }

    def x(self, column: int) -> float:
        """Return where a column begins."""
        return column * self._step

    def add(self, lane: _Lane) -> None:
        """Draw a clause."""
        for n, refs in sorted(lane.refs.items()):
            claims = {self._lookup.history.claim(ref) for ref in refs}
            style = "new" if n == lane.first and claims == {Claim.NEW} else "said"
            for top, bottom in self._parts(lane, n):
                self.paths[style].append(self._box(self.x(n), top, _BAR, bottom - top))
        for a, b in pairwise(sorted(lane.refs)):
            self._flow(lane, a, b)
        if lane.last < self._newest and _is_gone(self._lookup, lane):
            top = lane.top[lane.last]
            x = self.x(lane.last) + _BAR + 2
            self.paths["end"].append(self._box(x, top, 3, lane.height[lane.last]))

    def _flow(self, lane: _Lane, a: int, b: int) -> None:
        """Draw how a clause goes from one text that says it to the next."""
        form = self._lookup.wordings.form
        style = "kept" if form(lane.refs[a]) == form(lane.refs[b]) else "reworded"
        if b > a + 1:
            for n in range(a, b):
                left = lane.top[n] + lane.height[n] / 2
                right = lane.top[n + 1] + lane.height[n + 1] / 2
                half = _ASLEEP / 2
                edges = (left - half, left + half), (right - half, right + half)
                self.paths["asleep"].append(self._band(n, n + 1, *edges))
            return
        left_parts, right_parts = self._parts(lane, a), self._parts(lane, b)
        whole_left = [(lane.top[a], lane.top[a] + lane.height[a])]
        whole_right = [(lane.top[b], lane.top[b] + lane.height[b])]
        if len(left_parts) == 1 and len(right_parts) > 1:
            pieces = zip(_cut(*whole_left[0], right_parts), right_parts, strict=True)
        elif len(right_parts) == 1 and len(left_parts) > 1:
            pieces = zip(left_parts, _cut(*whole_right[0], left_parts), strict=True)
        else:
            pieces = zip(whole_left, whole_right, strict=True)
        for upper, lower in pieces:
            self.paths[style].append(self._band(a, b, upper, lower))

    def _parts(self, lane: _Lane, n: int) -> list[tuple[float, float]]:
        """Return where each passage of a clause stands in a column, a little apart."""
        refs = lane.refs[n]
        words = [max(self._lookup.words[ref], 1) for ref in refs]
        cut = _cut(lane.top[n], lane.top[n] + lane.height[n], [(0.0, float(w)) for w in words])
        return [
            (top, bottom - (0.8 if k < len(cut) - 1 else 0)) for k, (top, bottom) in enumerate(cut)
        ]

    def _band(self, a: int, b: int, left: tuple[float, float], right: tuple[float, float]) -> str:
        x1, x2 = self.x(a) + _BAR, self.x(b)
        middle = _at((x1 + x2) / 2)
        (l1, l2), (r1, r2) = ((_at(y) for y in side) for side in (left, right))
        return (
            f"M{_at(x1)} {l1}C{middle} {l1} {middle} {r1} {_at(x2)} {r1}"
            f"V{r2}C{middle} {r2} {middle} {l2} {_at(x1)} {l2}Z"
        )

    @staticmethod
    def _box(x: float, y: float, width: float, height: float) -> str:
        return f"M{_at(x)} {_at(y)}h{_at(width)}v{_at(max(height, 0.6))}h-{_at(width)}Z"


def _is_gone(lookup: Lookup, lane: _Lane) -> bool:
    """Whether no later text says anything of what a clause said last."""
    return all(lookup.history.is_said_last(ref) for ref in lane.refs[lane.last])


def _cut(
    top: float, bottom: float, parts: Sequence[tuple[float, float]]
) -> list[tuple[float, float]]:
    """Return a stretch cut as high as some parts are beside each other."""
    sizes = [end - start for start, end in parts]
    total = sum(sizes) or 1.0
    found, at = [], top
    for size in sizes:
        end = at + (bottom - top) * size / total
        found.append((at, end))
        at = end
    return found


def _away(lookup: Lookup, texts: Sequence[Declaration], drawn: _Drawing) -> Iterator[Label]:
    """Yield the years whose text is not here, between the columns where they would stand."""
    for n, (older, newer) in enumerate(pairwise(texts)):
        if years := lookup.series.missing_years(older.id, newer.id):
            told = say("no text here: %(years)s", years=years_without(years))
            yield Label(_at((drawn.x(n) + drawn.x(n + 1) + _BAR) / 2), "12", told)


def _names(
    lookup: Lookup,
    lanes: Sequence[_Lane],
    drawn: _Drawing,
    newest: int,
    address: Callable[[_Lane], str],
) -> Iterator[tuple[Label, str]]:
    """Yield what clauses are called, and the line that leads to each name from its clause.

    The longest clauses of the newest text, as many as have room one below the other, and below
    them some that ended with the text before.
    """
    standing = [lane for lane in lanes if newest in lane.refs]
    ended = [lane for lane in lanes if lane.last == newest - 1 and _is_gone(lookup, lane)]
    bottom = max((lane.top[n] + lane.height[n] for lane in lanes for n in lane.top), default=0.0)
    under = max((lane.top[newest] + lane.height[newest] for lane in standing), default=_HEAD)
    most = max(int((bottom - _HEAD) / _LABEL_STEP), 1)
    # Names that reach far below the text are hard to follow back to it.
    near = max(int(_REACH * (under - _HEAD) / _LABEL_STEP), _FEW)
    tallest = _tallest(standing, newest, min(most, near))
    spare = min(most - len(tallest), _MOST_ENDED)
    named = [(lane, newest) for lane in tallest]
    named += [(lane, newest - 1) for lane in _tallest(ended, newest - 1, max(spare, 0))]
    wished = [lane.top[n] + lane.height[n] / 2 for lane, n in named]
    for (lane, n), at, y in zip(named, wished, _spread(wished, _HEAD, bottom), strict=True):
        spoken = lookup.declaration[lane.thread.stations[-1][0]].language
        most = (
            _LABEL_LETTERS
            if n == newest
            else _LABEL_LETTERS - len(say("gone: %(words)s", words=""))
        )
        told = quoted(_short(lookup.wordings.title(lane.thread).words, most), spoken)
        if n != newest:
            told = say("gone: %(words)s", words=told)
        x = drawn.x(newest) + _BAR + _LEADER
        start = drawn.x(n) + _BAR + (6 if n != newest else 1)
        elbow = _at(x - 4)
        line = (
            "" if abs(at - y) < 1 and n == newest else f"M{_at(start)} {_at(at)}L{elbow} {_at(y)}"
        )
        yield Label(_at(x), _at(y + 4), told, address(lane), spoken), line


def _short(title: str, most: int) -> str:
    """Return a title, or as many whole words of it as have room."""
    if len(title) <= most:
        return title
    kept = title[:most].rsplit(" ", maxsplit=1)[0]
    return f"{kept} …" if " " in title[:most] else f"{kept}…"


def _tallest(lanes: Sequence[_Lane], column: int, most: int) -> list[_Lane]:
    """Return the lanes that are highest in a column, from the top down."""
    chosen = sorted(lanes, key=lambda lane: -lane.height[column])[:most]
    return sorted(chosen, key=lambda lane: lane.top[column])


def _spread(wished: Sequence[float], top: float, bottom: float) -> list[float]:
    """Return places as near to those wished as room for a name at each of them allows."""
    positions: list[float] = []
    for at in wished:
        positions.append(max(at, positions[-1] + _LABEL_STEP if positions else top))
    below = bottom
    for n in range(len(positions) - 1, -1, -1):
        positions[n] = min(positions[n], below)
        below = positions[n] - _LABEL_STEP
    return positions


def _address(lookup: Lookup, here: Page, theme: str | None, lane: _Lane) -> str:
    """Return where a clause is read; "" of one under no theme: it stands on no page of one."""
    page = theme or lookup.thread_theme(lane.refs[lane.last][0])
    anchor = thread_anchor(lane.thread.id)
    return here.to(theme_page(lookup.series.id, page), anchor) if page else ""


# The same in words and numbers.


def _told(
    lookup: Lookup, lanes: Sequence[_Lane], texts: Sequence[Declaration], theme: str | None
) -> str:
    """Return what became of the passages in the newest text that speaks of the theme."""
    before, newest = (texts[n] for n in sorted({n for lane in lanes for n in lane.refs})[-2:])
    counts = lookup.excerpts.counts(before.id, newest.id, theme or "")
    if counts is None:
        return ""  # so far apart that nobody held the one against the other
    return say(
        "From %(older)s to %(newer)s: of %(passages)s %(kept)s word for word, %(reworded)s "
        "reworded, %(ended)s without one linked; of %(others)s in %(newer)s %(added)s without one.",
        older=lookup.tag[before.id],
        newer=lookup.tag[newest.id],
        passages=plural(counts.older, "sentence"),
        kept=number(counts.kept),
        reworded=number(counts.reworded),
        ended=number(counts.dropped),
        others=plural(counts.newer, "sentence"),
        added=number(counts.added),
    )


def _shares(
    lookup: Lookup,
    theme: str | None,
    lanes: Sequence[_Lane],
    texts: Sequence[Declaration],
    here: Page,
) -> Iterator[Share]:
    for n, text in enumerate(texts):
        profile = lookup.profiles[text.id, theme]
        shares = [
            profile.share(words)
            for words in (profile.kept, profile.surviving + profile.reworded, profile.new)
        ]
        kept, reworded, new = ("–" if share is None else percent(share) for share in shares)
        ended = sum(lane.last == n and _is_gone(lookup, lane) for lane in lanes)
        yield Share(
            name=lookup.name[text.id],
            href=here.to(declaration_page(lookup.series.id, text.id)),
            words=number(profile.words),
            kept=kept,
            reworded=reworded,
            new=new,
            ended=number(ended) if n < len(texts) - 1 else "–",
        )


def _at(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
