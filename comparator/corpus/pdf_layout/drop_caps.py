"""Large initials: the first letter of a text, as tall as the first two or three of its lines."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from comparator.corpus.pdf_layout.glyphs import Glyph, Page, text_of_glyphs

_LARGE = 1.8  # of the text's type
_BESIDE = 1.5  # of the text's type: how far the first line stands from its initial
_SAME_SIZE = 0.1  # points
_OPENING = frozenset("“«„‘\"'(¿¡")
_IS_WORD = frozenset("AIOYaioyÀÉÓАВИКОСУЯЄІ")  # letters that are words


def with_initials(page: Page) -> Page:
    """Return a page whose large initials are letters of the lines that they begin.

    The lines beside an initial begin at the margin where it does: they are not indented.
    """
    if not page.glyphs:
        return page
    usual = Counter(round(glyph.size, 1) for glyph in page.glyphs).most_common(1)[0][0]
    glyphs = list(page.glyphs)
    for index, cap in enumerate(page.glyphs):
        if cap.size < _LARGE * usual or not cap.text.isupper():
            continue
        start = index - 1 if index and glyphs[index - 1].text in _OPENING else index
        neighbours = (*glyphs[max(0, start - 1) : start], *glyphs[index + 1 : index + 2])
        if any(
            abs(near.size - cap.size) < _SAME_SIZE and abs(near.base - cap.base) < cap.size
            for near in neighbours
        ):
            continue  # a word in large letters
        begun = _lines_beside(glyphs, index, usual)
        if begun:
            _join(glyphs, range(start, index + 1), begun)
    return replace(page, glyphs=tuple(glyphs))


def _lines_beside(glyphs: Sequence[Glyph], index: int, usual: float) -> list[int]:
    """Return the first letters of the lines beside an initial, from top to bottom."""
    cap = glyphs[index]
    found: dict[int, int] = {}
    for number, glyph in enumerate(glyphs):
        is_beside = cap.right - 0.3 * usual < glyph.left < cap.right + _BESIDE * usual
        is_high = cap.base - 0.3 * usual < glyph.base < cap.base + cap.size
        if number == index or abs(glyph.size - usual) > 0.3 * usual or not (is_beside and is_high):
            continue
        line = round(glyph.base)
        if line not in found or glyph.left < glyphs[found[line]].left:
            found[line] = number
    begun = [number for _, number in sorted(found.items(), reverse=True)]
    if begun and (more := _line_under(glyphs, begun, cap, usual)):
        begun.append(more)
    return begun


def _line_under(glyphs: Sequence[Glyph], begun: Sequence[int], cap: Glyph, usual: float) -> int:
    """Return the first letter of a line that still makes room for an initial above it, or 0.

    It begins where those beside the initial do, and nothing stands before it.
    """
    edge, lowest = glyphs[begun[-1]].left, min(cap.base, glyphs[begun[-1]].base)
    below = [
        number
        for number, glyph in enumerate(glyphs)
        if lowest - 1.6 * usual < glyph.base < lowest - 0.3 * usual and glyph.left < edge + usual
    ]
    first = min(below, key=lambda number: glyphs[number].left, default=0)
    return first if first and abs(glyphs[first].left - edge) < 0.1 * usual else 0


def _join(glyphs: list[Glyph], initial: range, begun: Sequence[int]) -> None:
    """Make an initial the first letter of the first of the lines that it stands beside."""
    cap, first = glyphs[initial[-1]], glyphs[begun[0]]
    if first.base < cap.base + 0.1 * cap.size and len(begun) > 1:
        return  # it stands on the lines, not beside them
    word = _word_from(glyphs, begun[0])
    words = Counter(word.strip(".,;:").lower() for word in text_of_glyphs(glyphs).split())
    is_word = cap.text in _IS_WORD and words[word] > 1 and not words[cap.text.lower() + word]
    # It ends where the line begins, so that nothing is between them.
    glyphs[initial[-1]] = replace(cap, right=first.left)
    for number in initial:
        glyphs[number] = replace(glyphs[number], size=first.size, base=first.base)
    glyphs[begun[0]] = replace(first, after_space=is_word)
    for number in begun[1:]:
        glyphs[number] = replace(glyphs[number], left=glyphs[initial[0]].left)


def _word_from(glyphs: Sequence[Glyph], start: int) -> str:
    end = start + 1
    while end < len(glyphs) and not glyphs[end].after_space and glyphs[end].text.isalpha():
        end += 1
    return "".join(glyph.text for glyph in glyphs[start:end]).lower()
