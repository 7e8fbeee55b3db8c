"""Many wordings of one clause side by side: which words of each answer which words of the others.

    2019   The ports | hold that | some of the chief | dangers
    2020   The ports | fear      | some of the worst | dangers
    2022   The ports | hold that | a grave           | danger

Three steps, each readable by itself:

1. words are aligned progressively: the two nearest wordings first, then the next nearest wording
   or group of wordings, each group standing as one row of columns from then on (D.-F. Feng and
   R. F. Doolittle, "Progressive sequence alignment as a prerequisite to correct phylogenetic
   trees", 1987; the order by average linkage). Words are never set against other words: what
   answers nothing faces nothing, as in CollateX, so that no substitution is claimed;
2. columns in which the wordings agree and part alike make one stretch;
3. stretches are joined into rows that are quick to read: of all ways to cut the table that one is
   taken which costs the least to read, each reading of a row being read once, a row costing as
   much as two words (after Rissanen's minimum description length), and long readings that
   differ, or that break off amid a phrase, costing more. What stands alone is not cut.

Nothing depends on the order in which the wordings are given: they are taken in the order of their
words, and laid out as they came at the end.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, groupby
from math import inf

from comparator.diff.lines import is_island_word, line_of
from comparator.language.stems import stem
from comparator.language.synonyms import meaning_of
from comparator.language.words import is_word

_CONTENT, _FUNCTION = 4.0, 0.5
"""What it is worth that two wordings have the same word, by what kind of word it is."""
_AKIN = 0.8
"""The share of that where only the stem or the meaning is the same."""
_RUN = 4.0
"""What it costs to begin a run of words in common: "of" alone, far from all else, is no answer."""
_SKIP = 0.3
"""What it costs a run to go on beyond a word that answers nothing."""
_ROW = 2.0
"""How many words a row costs."""
_LONG = 24.0
"""A reading of so many words that others do not share costs twice its words: the reader of a row
holds them all in mind at once."""
_DANGLING = 1.5
"""What it costs that a wording is cut behind a word that leads on: "and", "of the"."""
_AMID = 0.7
"""What it costs that a reading ends amid a phrase, with no mark behind its last word."""
_BREAK = 4.0
"""What it costs that a sentence ends within a reading: more than a row."""
_BOUND = 2.0
"""What it costs a run to go on behind the end of a sentence that the other side has not."""
_CLOSING = (".", "!", "?", "。", "！", "？", ".”", "。”")
_NUMBER = re.compile(r"\(?(?:\d+|[a-z]|[ivx]+)[.)]\s+")
# From 27 clauses of the SCO and the G7 against rows that a reader set by hand: 190 of 331 rows have
# no word amiss (188 of 335 before). Ten others, keyed before their rows were seen: 66 of 126 rows
# (67 of 127 before), 82 % of words face what they face in the reader's rows, of words that are set
# beside one another 88 % belong there; of five more 28 of 53, 84 and 87 %. Most of what is amiss
# faces nothing: translators say it without a word in common, in two of three cases in the row
# before or behind. Tried and lost: leading there (right in 24 of 62 cases); sentences paired first,
# and words within pairs only (86 to 187 of 335 rows); segments without a common word in one row for
# their place (196, but of the ten other clauses none, and 86 % belong there); longer
# and shorter rows.


@dataclass(frozen=True, slots=True)
class Row:
    """A stretch of all wordings.

    Attributes:
        cells: The words of each wording here, with the white space after them; "" where it has
            none. Down the rows they are the wording, character for character.
        readings: The number of what each cell says: cells of one number say the same words,
            whatever their capitals and marks. -1 where a cell has no word.
    """

    cells: tuple[str, ...]
    readings: tuple[int, ...]

    @property
    def is_shared(self) -> bool:
        """Whether all wordings have the same words here."""
        return len(set(self.readings)) == 1


@dataclass(frozen=True, slots=True)
class _Unit:
    """A word with the marks and the white space around it."""

    text: str
    form: str
    root: str


Column = dict[int, _Unit]
"""The words that answer one another, by the number of their wording."""
_Profile = list[Column]


def synopsis_of(texts: Sequence[str], language: str) -> tuple[Row, ...]:
    """Return the synopsis of wordings of one clause, in the order in which they are given."""
    # Of two wordings in the same words one is aligned; the other stands where it stands.
    lines = {text: _units_of(text, language) for text in dict.fromkeys(texts)}
    forms = sorted({tuple(unit.form for unit in line) for line in lines.values()})
    number = {form: n for n, form in enumerate(forms)}
    # The least text stands for its forms, whichever came first.
    lead = {number[tuple(u.form for u in lines[text])]: text for text in sorted(lines)[::-1]}
    columns = _aligned([lines[lead[n]] for n in range(len(forms))])
    cuts = _cuts(columns, len(forms))
    own = [number[tuple(unit.form for unit in lines[text])] for text in texts]
    spent = [0] * len(texts)
    rows = []
    for cut in cuts:
        cells, said = [], []
        for k, text in enumerate(texts):
            count = sum(own[k] in column for column in cut)
            units = lines[text][spent[k] : spent[k] + count]
            spent[k] += count
            cells.append("".join(unit.text for unit in units))
            said.append(tuple(unit.form for unit in units if unit.form))
        told = {form: n for n, form in enumerate(dict.fromkeys(filter(None, said)))}
        rows.append(Row(tuple(cells), tuple(told.get(form, -1) for form in said)))
    return tuple(rows)


# Words.


def _units_of(text: str, language: str) -> tuple[_Unit, ...]:
    """Return the words of a text; joined, they are the text."""
    line = line_of(text)
    units: list[_Unit] = []
    pending, form = "", ""
    for n, token in enumerate(line.tokens):
        begins = is_word(token) and n not in line.inside
        if begins and form:
            kept, ahead = _divided(pending)
            units.append(_unit(kept, form, language))
            pending, form = ahead, ""
        pending += ("" if units or pending else line.spaces[0]) + token + line.spaces[n + 1]
        form += line.forms[n] if is_word(token) else ""
    if pending or not units:
        units.append(_unit(pending or text, form, language))
    return tuple(_numbered(units))


def _numbered(units: Sequence[_Unit]) -> Iterator[_Unit]:
    """Yield words, the number of a paragraph or item as part of the word behind it.

    "27. We" answers "30. We" and "We", and is another reading.
    """
    number: _Unit | None = None
    begins = True
    for n, unit in enumerate(units):
        if number:
            yield _Unit(number.text + unit.text, number.form + unit.form, unit.root)
            number = None
        elif begins and n + 1 < len(units) and _NUMBER.fullmatch(unit.text):
            number = unit
        else:
            yield unit
        begins = unit.text.rstrip().endswith(_CLOSING)


def _divided(text: str) -> tuple[str, str]:
    """Return a word with what follows it, and the marks that open the next one."""
    end = len(text)
    while end and unicodedata.category(text[end - 1]) in {"Ps", "Pi", "Sc"}:
        end -= 1
    straight = text[:end].rstrip("\"'")
    # A straight mark opens a word where white space stands before it.
    if straight and straight[-1].isspace():
        end = len(straight)
    return text[:end], text[end:]


def _unit(text: str, form: str, language: str) -> _Unit:
    return _Unit(text, form, _root(form, language))


@lru_cache(maxsize=65536)
def _root(form: str, language: str) -> str:
    return stem(meaning_of(form), language) if form else ""


# Alignment.


def _aligned(lines: Sequence[Sequence[_Unit]]) -> _Profile:
    """Return the columns of wordings, the nearest aligned first."""
    profiles: dict[tuple[int, ...], _Profile] = {
        (n,): [{n: unit} for unit in line] for n, line in enumerate(lines)
    }
    near = _nearness(lines)
    while len(profiles) > 1:
        one, other = min(
            combinations(profiles, 2),
            key=lambda pair: (-_average(near, *pair), pair),
        )
        joined = tuple(sorted((*one, *other)))
        profiles[joined] = _merged(profiles.pop(one), profiles.pop(other))
    (columns,) = profiles.values()
    return columns


def _nearness(lines: Sequence[Sequence[_Unit]]) -> dict[tuple[int, int], float]:
    """Return how many words each two wordings have in common, in order: 0 to 1."""
    from rapidfuzz.distance import Indel

    roots = dict.fromkeys(unit.root for line in lines for unit in line)
    number = {root: n for n, root in enumerate(roots)}
    rows = [[number[unit.root] for unit in line] for line in lines]
    return {
        (a, b): Indel.normalized_similarity(rows[a], rows[b])
        for a, b in combinations(range(len(rows)), 2)
    }


def _average(
    near: dict[tuple[int, int], float], one: tuple[int, ...], other: tuple[int, ...]
) -> float:
    pairs = [near[min(a, b), max(a, b)] for a in one for b in other]
    return sum(pairs) / len(pairs)


def _merged(older: _Profile, newer: _Profile) -> _Profile:
    """Return two groups of columns as one; columns that answer each other become one column."""
    merged: _Profile = []
    i = j = 0
    for a, b in (*_answers(older, newer), (len(older), len(newer))):
        merged += older[i:a]
        merged += newer[j:b]
        if a < len(older):
            merged.append(older[a] | newer[b])
        i, j = a + 1, b + 1
    return merged


def _answers(older: _Profile, newer: _Profile) -> list[tuple[int, int]]:
    """Return which columns answer which: the way of the highest worth, runs being dear.

    A run that skips a word goes on, at a small cost for each word that it skips.
    """
    width = len(newer) + 1
    # The best way to come here; the best one whose last run can go on; what it comes from.
    best, near = [0.0] * width, [-inf] * width
    last: list[_Match | None] = [None] * width
    open_run: list[_Match | None] = [None] * width
    beyond = [0.0, *map(_toll, newer)]
    for i, gains in enumerate(_worth(older, newer)):
        toll, gain_of = _toll(older[i]), gains.get
        above, above_near, above_last, above_run = best, near, last, open_run
        best, near, last, open_run = [0.0], [-inf], [None], [None]
        value, going = 0.0, -inf
        end: _Match | None = None
        run: _Match | None = None
        for j in range(1, width):
            beside, beside_end, beside_run = value, end, run
            cost = beyond[j]
            # The first of equal ones, as everywhere here: above, beside, across.
            value, end = above[j], above_last[j]
            if beside > value:
                value, end = beside, beside_end
            on = going - cost
            going, run = above_near[j] - toll, above_run[j]
            if on > going:
                going, run = on, beside_run
            before = above_near[j - 1]
            if (on := before - (toll if toll > cost else cost)) > going:
                going, run = on, above_run[j - 1]
            if gain := gain_of(j - 1):
                matched, origin = before + gain, above_run[j - 1]
                if (anew := above[j - 1] - _RUN + gain) > matched:
                    matched, origin = anew, above_last[j - 1]
                if matched > going:
                    going, run = matched, (i, j - 1, origin)
                if matched > value:
                    value, end = matched, (i, j - 1, origin)
            best.append(value)
            last.append(end)
            near.append(going)
            open_run.append(run)
    return _listed(last[-1])


def _toll(column: Column) -> float:
    """Return what it costs a run to go on beyond a column that answers nothing."""
    closes = any(unit.text.rstrip().endswith(_CLOSING) for unit in column.values())
    return _SKIP + _BOUND * closes


_Match = tuple[int, int, "_Match | None"]
"""Columns that answer each other, and the match before."""


def _listed(match: "_Match | None") -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    while match:
        i, j, match = match
        found.append((i, j))
    return found[::-1]


def _worth(older: _Profile, newer: _Profile) -> Iterator[dict[int, float]]:
    """Yield for each older column what it is worth to set it with newer ones, by their number."""
    forms: dict[str, dict[int, int]] = defaultdict(dict)
    roots: dict[str, dict[int, int]] = defaultdict(dict)
    for j, column in enumerate(newer):
        for unit in column.values():
            for key, found in ((unit.form, forms), (unit.root, roots)):
                found[key][j] = found[key].get(j, 0) + 1
    size = (_most(older) * _most(newer)) ** 0.5
    for column in older:
        gains: dict[int, float] = defaultdict(float)
        for unit in column.values():
            weight = _FUNCTION if is_island_word(unit.form) else _CONTENT
            for j, count in roots[unit.root].items():
                same = forms[unit.form].get(j, 0)
                gains[j] += weight * (same + _AKIN * (count - same)) / size
        yield gains


def _most(profile: _Profile) -> int:
    return max((len(column) for column in profile), default=1)


# Rows.


def _cuts(columns: _Profile, wordings: int) -> list[list[Column]]:
    """Return the columns by rows: of all ways to cut them the one that is quickest to read."""
    runs = _stretches(columns, wordings)
    said = [[(n, part) for n in range(wordings) if (part := _said(run, n))] for run in runs]
    best: list[tuple[float, int]] = [(0.0, 0)]
    numbers: dict[tuple[str, int], int] = {}
    for end in range(1, len(runs) + 1):
        row = _Readings(wordings, numbers)
        least, way = inf, 0
        for start in range(end - 1, -1, -1):
            for n, part in said[start]:
                row.begin_with(n, part)
            last = row.last()
            labour = row.labour(last)
            if labour > least:
                break  # a longer row costs no less
            cost = best[start][0] + labour + row.discord(last)
            if cost <= least:
                least, way = cost, start
        best.append((least, way))
    cuts: list[list[Column]] = []
    end = len(runs)
    while end:
        start = best[end][1]
        cuts.append([column for run in runs[start:end] for column in run])
        end = start
    return cuts[::-1]


def _stretches(columns: _Profile, wordings: int) -> list[list[Column]]:
    """Return the columns between which a row may end: where other wordings begin to agree.

    What ends with words that lead on ("and", "of the") may end before them as well.
    """
    found: list[list[Column]] = []
    for _, run in groupby(columns, key=lambda c: _parts(c, wordings)):
        stretch = list(run)
        at = len(stretch)
        while at and all(is_island_word(unit.form) for unit in stretch[at - 1].values()):
            at -= 1
        part: list[Column] = []
        for n, column in enumerate(stretch):
            part.append(column)
            if n + 1 >= at or all(_is_end(u) for u in column.values()):
                found.append(part)
                part = []
    return found


def _is_end(unit: _Unit) -> bool:
    """Whether a part of a sentence, or all of it, may end with a word."""
    return unicodedata.category(unit.text.rstrip()[-1:] or " ") == "Po"


@dataclass(frozen=True, slots=True)
class _Part:
    """What a wording says in a stretch.

    Attributes:
        forms: Its words.
        dangles: Whether the last one leads on.
        pauses: Whether a mark stands behind it.
        closes: Whether a sentence ends with it.
    """

    forms: tuple[str, ...]
    dangles: bool
    pauses: bool
    closes: bool


class _Readings:
    """What wordings say in a row that grows at its beginning; each list is by wordings.

    Attributes:
        number: Those of one number say the same words; of 0 none.
        length: How many words each says.
        breaks: How many sentences end before its last word.
        ends: The part with which it ends.
    """

    def __init__(self, wordings: int, numbers: dict[tuple[str, int], int]) -> None:
        """Begin with nothing; `numbers` are of words and the number of what follows them."""
        self.number, self.length, self.breaks = ([0] * wordings for _ in range(3))
        self.ends: list[_Part | None] = [None] * wordings
        self._numbers = numbers
        self._dangling = 0

    def begin_with(self, n: int, part: _Part) -> None:
        """Set a part before what a wording says."""
        number, numbers = self.number[n], self._numbers
        for form in reversed(part.forms):
            number = numbers.setdefault((form, number), len(numbers) + 1)
        self.number[n] = number
        self.length[n] += len(part.forms)
        if self.ends[n]:
            self.breaks[n] += part.closes
        else:
            self.ends[n] = part
            self._dangling += part.dangles

    def last(self) -> dict[int, int]:
        """Return the last of the wordings that say the same, by their number."""
        return dict(zip(self.number, range(len(self.number)), strict=True))

    def labour(self, last: dict[int, int]) -> float:
        """Return what it costs to read the row, by the last wording of each number."""
        # What stands alone is read as it is, not held against others.
        is_held = len(last) - (0 in last) > 1
        cost = _ROW
        for number, n in last.items():
            if number:
                length = self.length[n]
                cost += length + (length**2 / _LONG if is_held else 0) + _BREAK * self.breaks[n]
        return cost

    def discord(self, last: dict[int, int]) -> float:
        """Return what it costs to read a row whose readings end amid a phrase."""
        amid = 0
        for n in last.values():
            end = self.ends[n]
            amid += end is not None and not end.dangles and not end.pauses
        return _AMID * amid + _DANGLING * self._dangling


def _parts(column: Column, wordings: int) -> tuple[int, ...]:
    """Return which wordings have the same word in a column: equal numbers do, -1 have none."""
    told: dict[str, int] = {}
    said = (column[n].form if n in column else None for n in range(wordings))
    return tuple(-1 if form is None else told.setdefault(form, len(told)) for form in said)


def _said(columns: Sequence[Column], n: int) -> _Part | None:
    """Return what a wording says in columns; None where it is silent."""
    units = [column[n] for column in columns if n in column]
    if not units:
        return None
    last = units[-1]
    pauses = _is_end(last)
    dangles = is_island_word(last.form) and not pauses
    closes = last.text.rstrip().endswith(_CLOSING)
    return _Part(tuple(unit.form for unit in units), dangles, pauses, closes)


# What stands in another row.

_FEWEST_AWAY, _SHARE_AWAY = 3, 3 / 4
"""So many telling words, and so great a share of those of a cell, are known again elsewhere."""
_WIDEST_AWAY = 2


def set_elsewhere(rows: Sequence[Row], language: str) -> dict[tuple[int, int], tuple[int, int]]:
    """Return where a wording that is silent in a row has what another says there.

    A column is read from top to bottom, so that what changed its place faces nothing; its reader
    is told where to look.

    Returns:
        By row and column of the empty cell the first and the last row that have the words, rows
        in which that other wording has not.
    """
    found = {}
    roots = [[_telling(cell, language) for cell in row.cells] for row in rows]
    for r, row in enumerate(rows):
        for c, cell in enumerate(row.cells):
            if not cell.strip() and (at := _away(roots, r, c)):
                found[r, c] = at
    return found


def _telling(cell: str, language: str) -> frozenset[str]:
    units = _units_of(cell, language) if cell else ()
    return frozenset(u.root for u in units if u.form and not is_island_word(u.form))


def _away(roots: Sequence[Sequence[frozenset[str]]], r: int, c: int) -> tuple[int, int] | None:
    """Return the fewest rows in which a column has most of what another one has in a row."""
    best: tuple[float, int, int, int] | None = None
    for d, sought in enumerate(roots[r]):
        least = max(_FEWEST_AWAY, _SHARE_AWAY * len(sought))
        for first in range(len(roots)):
            for last in range(first, min(first + _WIDEST_AWAY, len(roots))):
                here = frozenset().union(*(row[c] for row in roots[first : last + 1]))
                there = frozenset().union(*(row[d] for row in roots[first : last + 1]))
                known = len((sought & here) - there)
                if known >= least:
                    way = (-known / len(sought), last - first, abs(first - r), first)
                    best = min(best, way) if best else way
    return (best[3], best[3] + best[1]) if best else None
