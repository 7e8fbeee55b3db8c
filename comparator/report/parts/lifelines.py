"""The lifeline of a clause: in which years it was said, unchanged, silent, or unknown.

    ○────●━━━━•┅┅┅┅●━━━|   ○
    '18  '19  '20   '22     '23

A disc: said; a small disc: said in the same words; a ring: a text that is silent; a broken
line: years of which no text is here. Silent and not here must never look alike.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from comparator.model import Declaration, Series
from comparator.wording.formatting import listed
from comparator.wording.translation import language, say

_LEFT, _RIGHT, _Y = 7.0, 169.0, 14.0
_WIDEST_GAP = 3
_ROOM_FOR_LETTER = 6.0
_MOST_LARGE = 20
_MOST_LISTED = 3  # more declarations in a row than this are told by the first and the last


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line between two points of a lifeline."""

    style: str
    x1: str
    x2: str
    y1: str
    y2: str


@dataclass(frozen=True, slots=True)
class Dots:
    """Declarations of one kind on a lifeline, as one path of points with round ends.

    One path, not a circle each: in a series of sixty they would be a tenth of the page. That of
    rings is drawn twice, the second time in the colour of the paper.
    """

    style: str
    path: str

    @property
    def is_ring(self) -> bool:
        """Whether these are hollow."""
        return self.style.startswith("hush")


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """A label under a lifeline."""

    style: str
    x: str
    anchor: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lifeline:
    """A picture of the life of a clause, and the same in words.

    `drawn_at` is the anchor of the clause of the page whose picture is this one, or "".
    """

    label: str
    lines: tuple[Line, ...]
    dots: tuple[Dots, ...]
    years: tuple[Year, ...]
    drawn_at: str = ""


class Axis:
    """Where each declaration of a series stands on its lifelines."""

    def __init__(
        self,
        series: Series,
        tags: Mapping[str, str],
        declarations: Sequence[Declaration] | None = None,
    ) -> None:
        """Place declarations of a series, all of them where none are named."""
        self.ids = [d.id for d in declarations or series.declarations]
        self.tags = tags
        self.gaps = [len(series.missing_years(a, b)) for a, b in pairwise(self.ids)]
        # A gap of eleven years must not press the years that are here into one corner.
        steps = [1.0 + min(gap, _WIDEST_GAP) * 0.4 for gap in self.gaps]
        scale = (_RIGHT - _LEFT) / (sum(steps) or 1.0)
        self.x = [_LEFT + sum(steps[:n]) * scale for n in range(len(self.ids))]

    def lifeline(self, said: Mapping[str, bool]) -> Lifeline:
        """Return a lifeline."""
        return Lifeline(
            label=self._label(said),
            lines=tuple(self._lines(said)),
            dots=tuple(self._dots(said)),
            years=self._years(said),
        )

    def _label(self, said: Mapping[str, bool]) -> str:
        silent = self._stretches([ref not in said for ref in self.ids])
        years = listed(self._stretches([ref in said for ref in self.ids]))
        if not silent:
            return say("Said in %(years)s.", years=years)
        return say(
            "Said in %(years)s; no sentence linked in %(silent)s.",
            years=years,
            silent=listed(silent),
        )

    def _stretches(self, wished: Sequence[bool]) -> list[str]:
        """Return the labels of the wished declarations; long runs by their ends."""
        found: list[str] = []
        for is_in, run in groupby(range(len(self.ids)), key=lambda n: wished[n]):
            tags = [self.tags[self.ids[n]] for n in run] if is_in else []
            if len(tags) > _MOST_LISTED:
                tags = [say("%(first)s to %(last)s", first=tags[0], last=tags[-1])]
            found += tags
        return found

    def _lines(self, said: Mapping[str, bool]) -> list[Line]:
        level = f"{_Y:g}"
        lines = [Line(style="void", x1=_at(self.x[0]), x2=_at(self.x[-1]), y1=level, y2=level)]
        for n, gap in enumerate(self.gaps):
            if self.ids[n] in said and self.ids[n + 1] in said:
                style, end = "dash" if gap else "run", _at(self.x[n + 1])
                if style == "run" and lines[-1].style == "run" and lines[-1].x2 == _at(self.x[n]):
                    lines[-1] = replace(lines[-1], x2=end)
                else:
                    lines.append(Line(style=style, x1=_at(self.x[n]), x2=end, y1=level, y2=level))
        last = max((n for n, ref in enumerate(self.ids) if ref in said), default=len(self.ids) - 1)
        if last < len(self.ids) - 1:
            end = _at(self.x[last] + 8)
            lines.append(Line(style="end", x1=end, x2=end, y1=f"{_Y - 6:g}", y2=f"{_Y + 6:g}"))
        return lines

    def _dots(self, said: Mapping[str, bool]) -> Iterator[Dots]:
        """Yield rings, small discs and discs; finer ones in long series."""
        size = "" if len(self.ids) <= _MOST_LARGE else " fine"
        kinds = [("dot" if said[ref] else "same") if ref in said else "hush" for ref in self.ids]
        for style in ("hush", "same", "dot"):
            points = [_at(x) for x, kind in zip(self.x, kinds, strict=True) if kind == style]
            if points:
                # Each from the one before, in the figures that are written: no error adds up.
                steps = (_at(float(b) - float(a)) for a, b in pairwise(points))
                yield Dots(
                    style + size, f"M{points[0]} {_Y:g}z" + "".join(f"m{x} 0z" for x in steps)
                )

    def _years(self, said: Mapping[str, bool]) -> tuple[Year, ...]:
        """Return the labels: those of the ends first, then what has room between."""
        taken: list[float] = []
        room = _ROOM_FOR_LETTER * max(len(_short(tag)) for tag in self.tags.values()) + 3
        if language() != "en":
            room += _LEFT  # whole years at the ends reach further in
        # The labels at both ends grow inwards: their middle is not where their dot is.
        middle = [*self.x]
        middle[0], middle[-1] = max(self.x[0], room / 2), min(self.x[-1], _RIGHT + _LEFT - room / 2)
        chosen: list[int] = []
        spoken = [n for n, ref in enumerate(self.ids) if ref in said]
        wished = [*spoken[:1], *spoken[-1:], 0, len(self.ids) - 1, *spoken, *range(len(self.ids))]
        for n in wished:
            if n not in chosen and all(abs(middle[n] - x) >= room for x in taken):
                chosen.append(n)
                taken.append(middle[n])
        return tuple(self._year(n, self.ids[n] in said) for n in sorted(chosen))

    def _year(self, n: int, is_said: bool) -> Year:
        tag = self.tags[self.ids[n]]
        is_first, is_last = n == 0, n == len(self.ids) - 1
        anchor = "start" if is_first else "end" if is_last else "middle"
        x = self.x[n] + (-_LEFT if is_first else _LEFT if is_last else 0)
        return Year(style="on" if is_said else "off", x=_at(x), anchor=anchor, text=_short(tag))


def _short(tag: str) -> str:
    # Years are cut short in this way in English only.
    return f"’{tag[2:]}" if len(tag) == 4 and language() == "en" else tag


def _at(x: float) -> str:
    return f"{x:.1f}".removesuffix(".0")
