"""What is printed over or beside a text and is no part of it: stamps, watermarks, line numbers.

T                              <- "DRAFT", turned, across the page
8  The Parties welcome the       <- a bill numbers its lines, in mid-sentence, too
9  progress made by the joint
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from comparator.corpus.pdf_layout.glyphs import Glyph, Page, text_of_glyphs
from comparator.corpus.pdf_layout.lines import PrintedLine, line_of
from comparator.corpus.plain_text.line_breaks import starts_small

_TURNED = 8  # degrees; scanned pages are a little askew
_LARGE = 2.5  # of the text's type: so large are watermarks
_COVERING = 0.5  # of the letters of a watermark: so many have other letters behind them
_NUMBER = re.compile(r"\d{1,4}")
_OFF_TEXT = 0.8  # of the type size: a number in the margin is this far from its line
_SAME_LINE = 0.6  # of the type size: a number in the margin may stand so much higher or lower
_SAME_EDGE = 3.0  # points
_FEWEST = 4  # numbers in a margin that prove that lines are counted
_STEPS = frozenset({1, 2, 5, 10})  # every line has its number, or every second, fifth, tenth
_IN_MID_SENTENCE = 0.2  # of the numbered lines: paragraphs have their numbers at their heads
_NEXT_TO_ANOTHER = 0.8  # of the numbers: they follow one another in equal steps


def without_overprints(page: Page) -> tuple[Page, tuple[str, ...]]:
    """Return a page upright and without what is printed across it, and the words of that."""
    angles = Counter(round(glyph.angle / 90) % 4 for glyph in page.glyphs)
    quarter = angles.most_common(1)[0][0] if angles else 0
    upright = [g for g in page.glyphs if _differs(g.angle, quarter * 90) <= _TURNED]
    turned = [g for g in page.glyphs if _differs(g.angle, quarter * 90) > _TURNED]
    made = _turned_back(replace(page, glyphs=tuple(upright)), quarter)
    covering = _covering(made.glyphs)
    kept = tuple(g for g in made.glyphs if id(g) not in covering)
    over = [g for g in made.glyphs if id(g) in covering]
    words = (text_of_glyphs(turned), text_of_glyphs(over))
    return replace(made, glyphs=kept), tuple(word for word in words if word)


def _differs(angle: float, other: float) -> float:
    return abs((angle - other + 180) % 360 - 180)


def _turned_back(page: Page, quarter: int) -> Page:
    """Return a page whose text runs upwards or downwards so that it runs to the right."""
    if not quarter:
        return page
    height, width = (page.height, page.width) if quarter == 2 else (page.width, page.height)

    def turned(glyph: Glyph) -> Glyph:
        low, high = sorted((glyph.left, glyph.right))
        if quarter == 1:  # upwards
            return replace(glyph, left=glyph.bottom, right=glyph.top, base=height - glyph.origin)
        if quarter == 3:  # downwards
            left, right = width - glyph.top, width - glyph.bottom
            return replace(glyph, left=left, right=right, base=glyph.origin)
        return replace(glyph, left=width - high, right=width - low, base=height - glyph.base)

    return Page(tuple(map(turned, page.glyphs)), width, height, ())


def _covering(glyphs: Sequence[Glyph]) -> set[int]:
    """Return the `id`s of large letters that have the letters of lines behind them."""
    if not glyphs:
        return set()
    usual = Counter(round(glyph.size, 1) for glyph in glyphs).most_common(1)[0][0]
    words: dict[tuple[int, int], list[Glyph]] = defaultdict(list)
    for glyph in glyphs:
        if glyph.size > _LARGE * usual:
            words[round(glyph.base), round(glyph.size)].append(glyph)
    small = [glyph for glyph in glyphs if glyph.size < 1.5 * usual] if words else []
    found: set[int] = set()
    for word in words.values():
        behind = sum(any(_is_behind(glyph, large) for glyph in small) for large in word)
        if behind > _COVERING * len(word):
            found |= {id(glyph) for glyph in word}
    return found


def _is_behind(glyph: Glyph, large: Glyph) -> bool:
    middle = (glyph.left + glyph.right) / 2
    is_beside = large.base - 0.1 * large.size < glyph.base < large.base + 0.6 * large.size
    return is_beside and large.left < middle < large.right


def without_line_numbers(
    pages: Sequence[Sequence[PrintedLine]],
) -> tuple[list[list[PrintedLine]], tuple[str, ...]]:
    """Return the lines of pages without the numbers that count them in a margin, and a note."""
    given, pages = pages, [_with_numbers_beside(page) for page in pages]
    for is_right in (False, True):
        found = [_counted(page, is_right) for page in pages]
        numbers = [number for page in found for number in page.values()]
        in_steps = [number for page in found if len(page) > 1 for number in page.values()]
        parted = [
            [_parted(line, is_right)[1] if n in of_page else line for n, line in enumerate(page)]
            for page, of_page in zip(pages, found, strict=True)
        ]
        small = sum(
            (line := rest[n]) is not None and starts_small(line.text)
            for rest, of_page in zip(parted, found, strict=True)
            for n in of_page
        )
        is_proved = len(in_steps) >= _FEWEST and small >= _IN_MID_SENTENCE * len(numbers)
        if is_proved or _tells_place(pages, found):
            span = f"{numbers[0]} to {numbers[-1]}"
            kept = [[line for line in page if line is not None] for page in parted]
            return kept, (f"Dropped {len(numbers)} line numbers from the margin: {span}.",)
    return [list(page) for page in given], ()


def _with_numbers_beside(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """Return lines with a number alone, set higher or lower, on the line that it is beside."""
    made: list[PrintedLine] = []
    for line in lines:
        if made and _is_beside(made[-1], line):
            glyphs = sorted((*made[-1].glyphs, *line.glyphs), key=lambda glyph: glyph.left)
            made[-1] = line_of(glyphs, line.page)
        else:
            made.append(line)
    return made


def _is_beside(a: PrintedLine, b: PrintedLine) -> bool:
    is_number = any(_NUMBER.fullmatch(line.text) for line in (a, b))
    is_near = abs(a.base - b.base) < _SAME_LINE * max(a.size, b.size)
    return is_number and is_near and (a.right < b.left or b.right < a.left)


def _tells_place(
    pages: Sequence[Sequence[PrintedLine]], found: Sequence[Mapping[int, int]]
) -> bool:
    """Whether every number, but not every line's, is the place of its line in the text."""
    before = 0
    told: list[tuple[int, int]] = []
    for page, of_page in zip(pages, found, strict=True):
        told += [(number, before + n + 1) for n, number in of_page.items()]
        before += len(page)
    # One-line paragraphs that are numbered from 1 are such places, too.
    numbers = [number for number, _ in told]
    is_sparse = len(told) > 1 and all(b - a > 1 for a, b in pairwise((0, *numbers)))
    return is_sparse and all(number == place for number, place in told)


def _parted(line: PrintedLine, is_right: bool) -> tuple[str, PrintedLine | None]:
    """Return the number in the margin of a line, "" if it has none, and the rest of the line."""
    glyphs = line.glyphs
    cuts = [
        n for n in range(1, len(glyphs))
        if glyphs[n].left - glyphs[n - 1].right > _OFF_TEXT * glyphs[n].size
    ]  # fmt: skip
    cut = (cuts[-1] if is_right else cuts[0]) if cuts else (0 if is_right else len(glyphs))
    number, rest = (glyphs[cut:], glyphs[:cut]) if is_right else (glyphs[:cut], glyphs[cut:])
    text = "".join(glyph.text for glyph in number)
    if not _NUMBER.fullmatch(text):
        return "", line
    return text, line_of(rest, line.page) if rest else None


def _counted(lines: Sequence[PrintedLine], is_right: bool) -> dict[int, int]:
    """Return the numbers that count the lines of a page, by the place of the line among them."""
    found = {n: text for n, line in enumerate(lines) if (text := _parted(line, is_right)[0])}
    best: dict[int, int] = {}
    for is_outer in (False, True):  # numbers are set flush left or right
        edges = {
            n: _edge(lines[n], len(text), is_right, is_right is is_outer)
            for n, text in found.items()
        }
        usual = Counter(round(edge / _SAME_EDGE) for edge in edges.values()).most_common(1)
        same = {
            n: int(text) for n, text in found.items()
            if abs(edges[n] / _SAME_EDGE - usual[0][0]) <= 1
        }  # fmt: skip
        best = max(best, same, key=len)
    steps = Counter(b - a for a, b in pairwise(best.values()))
    step, count = steps.most_common(1)[0] if steps else (0, 0)
    is_counting = step in _STEPS and count >= _NEXT_TO_ANOTHER * (len(best) - 1)
    # One alone is none yet: its place in the text may prove it.
    return best if is_counting or len(best) == 1 else {}


def _edge(line: PrintedLine, length: int, is_right: bool, wants_right: bool) -> float:
    glyphs = line.glyphs[-length:] if is_right else line.glyphs[:length]
    return glyphs[-1].right if wants_right else glyphs[0].left
