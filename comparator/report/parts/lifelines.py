"""The lifeline of a clause: in which years it was said, unchanged, silent, or unknown.

    ○────●━━━━•┅┅┅┅●━━━|   ○
    '18  '19  '20   '22     '23

A disc: said; a small disc: said in the same words; a ring: a text that is silent; a broken
line: years of which no text is here. Silent and not here must never look alike.
"""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from comparator.model import Declaration, Series
from comparator.wording.formatting import listed
from comparator.wording.translation import language, msg, say

_LEFT, _RIGHT, _Y = 7.0, 169.0, 14.0
_WIDEST_GAP = 3
_ROOM_FOR_LETTER = 6.0
_MOST_LARGE = 20
_FINE = {"hush": 3.4, "same": 2.8, "dot": 4.8}
"""How wide rings, small discs and discs are in series of more texts, as in the style sheet."""
_MOST_LISTED = 3  # more declarations in a row than this are told by the first and the last


@dataclass(frozen=True, slots=True)
class Line:
    """The lines of one kind of a lifeline, as one path."""

    style: str
    path: str


@dataclass(frozen=True, slots=True)
class Dots:
    """Declarations of one kind on a lifeline, as one path of points with round ends.

    One path, not a circle each, and those that would touch are one stroke: in a series of sixty
    they would be a tenth of the page. That of rings is drawn twice, the second time in the colour
    of the paper.
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

    def lifeline(self, said: Mapping[str, bool], elsewhere: Container[str] = ()) -> Lifeline:
        """Return the lifeline of a row.

        Args:
            said: The declarations that say it, and whether in words that were not there.
            elsewhere: Those of the others that say it in another row.
        """
        return Lifeline(
            label=self._label(said, elsewhere),
            lines=tuple(self._lines(said)),
            dots=tuple(self._dots(said)),
            years=self._years(said),
        )

    def _label(self, said: Mapping[str, bool], elsewhere: Container[str]) -> str:
        others = [ref not in said and ref in elsewhere for ref in self.ids]
        here = [ref in said for ref in self.ids]
        silent = [not (a or b) for a, b in zip(here, others, strict=True)]
        years, other, none = (listed(self._stretches(of)) for of in (here, others, silent))
        if other and none:
            told = msg(
                "Said in %(years)s; in another row: %(other)s; no sentence linked in %(silent)s."
            )
        elif other:
            told = msg("Said in %(years)s; in another row: %(other)s.")
        elif none:
            told = msg("Said in %(years)s; no sentence linked in %(silent)s.")
        else:
            told = msg("Said in %(years)s.")
        return say(told, years=years, other=other, silent=none)

    def _stretches(self, wished: Sequence[bool]) -> list[str]:
        """Return the labels of the wished declarations; long runs by their ends."""
        found: list[str] = []
        for is_in, run in groupby(range(len(self.ids)), key=lambda n: wished[n]):
            tags = [self.tags[self.ids[n]] for n in run] if is_in else []
            if len(tags) > _MOST_LISTED:
                tags = [say("%(first)s to %(last)s", first=tags[0], last=tags[-1])]
            found += tags
        return found

    def _lines(self, said: Mapping[str, bool]) -> Iterator[Line]:
        yield Line("void", _path([(_at(self.x[0]), _at(self.x[-1]))]))
        is_said = [ref in said for ref in self.ids]
        both = [a and b for a, b in pairwise(is_said)]
        for style, wished in (("run", False), ("dash", True)):
            steps = [
                here and bool(gap) is wished for here, gap in zip(both, self.gaps, strict=True)
            ]
            if strokes := [*self._runs(steps, is_joined=not wished)]:
                yield Line(style, _path(strokes))
        last = max((n for n, is_in in enumerate(is_said) if is_in), default=len(self.ids) - 1)
        if last < len(self.ids) - 1:
            yield Line("end", f"M{_at(self.x[last] + 8)} {_Y - 6:g}v12")

    def _runs(self, steps: Sequence[bool], *, is_joined: bool) -> Iterator[tuple[str, str]]:
        """Yield from where to where the wished steps between neighbours go."""
        for is_in, run in groupby(range(len(steps)), key=steps.__getitem__):
            places = [*run]
            if is_in and is_joined:
                yield _at(self.x[places[0]]), _at(self.x[places[-1] + 1])
            elif is_in:
                yield from ((_at(self.x[n]), _at(self.x[n + 1])) for n in places)

    def _dots(self, said: Mapping[str, bool]) -> Iterator[Dots]:
        """Yield rings, small discs and discs; finer ones in long series."""
        is_fine = len(self.ids) > _MOST_LARGE
        kinds = [("dot" if said[ref] else "same") if ref in said else "hush" for ref in self.ids]
        for style, width in _FINE.items():
            strokes = [*self._strokes([kind == style for kind in kinds], width if is_fine else 0)]
            if strokes:
                yield Dots(style + " fine" * is_fine, _path(strokes))

    def _strokes(self, wished: Sequence[bool], width: float) -> Iterator[tuple[str, str]]:
        """Yield where each disc stands, from and to: those that would touch are one stroke."""
        first: int | None = None
        for n, is_in in enumerate(wished):
            if is_in and first is None:
                first = n
            goes_on = n + 1 < len(wished) and wished[n + 1] and not self.gaps[n]
            if first is not None and not (goes_on and self.x[n + 1] - self.x[n] < width):
                yield _at(self.x[first]), _at(self.x[n])
                first = None

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


def _path(strokes: Sequence[tuple[str, str]]) -> str:
    """Return a path of strokes, each from the one before in the figures that are written.

    So that no error of rounding adds up.
    """
    steps: list[str] = []
    at = ""
    for start, end in strokes:
        steps.append(f"m{_at(float(start) - float(at))} 0" if at else f"M{start} {_Y:g}")
        steps.append("z" if start == end else f"h{_at(float(end) - float(start))}")
        at = end
    return "".join(steps)


def _short(tag: str) -> str:
    # Years are cut short in this way in English only.
    return f"’{tag[2:]}" if len(tag) == 4 and language() == "en" else tag


def _at(x: float) -> str:
    return f"{x:.1f}".removesuffix(".0")
