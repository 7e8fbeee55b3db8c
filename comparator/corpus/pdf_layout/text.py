"""The pages of a PDF to blocks: its headings and paragraphs."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from comparator.corpus.pdf_layout.columns import grid_of, regions_of
from comparator.corpus.pdf_layout.drop_caps import with_initials
from comparator.corpus.pdf_layout.glyphs import Page
from comparator.corpus.pdf_layout.headings_and_notes import Paragraph
from comparator.corpus.pdf_layout.lines import PrintedLine, lines_of, with_raised_digits
from comparator.corpus.pdf_layout.overprints import without_line_numbers, without_overprints
from comparator.corpus.pdf_layout.paragraphs import paragraphs_of
from comparator.corpus.pdf_layout.running_heads import page_furniture
from comparator.corpus.pdf_layout.typography import leading_of, text_size
from comparator.corpus.plain_text.hyphens import NO_WORDS, Vocabulary, join_lines
from comparator.corpus.plain_text.page_furniture import Line
from comparator.model import Block, BlockKind


class LostWordsError(RuntimeError):
    """A bug in comparator: the paragraphs of a PDF do not have its words."""


def blocks_of_pages(
    pages: Sequence[Page], words: Mapping[str, int] = NO_WORDS
) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """Return the headings and paragraphs of a PDF, and a sentence on each thing changed in it.

    Raises:
        LostWordsError: A character would be neither in the text nor in a note.
    """
    notes: list[str] = []
    upright = [_upright(page, notes) for page in pages]
    kept, spacing, leading = _lines_of_text(upright, notes)
    grid = grid_of(kept, spacing)
    regions = [
        region
        for page, made in zip(kept, upright, strict=True)
        for region in regions_of(page, replace(grid, rules=made.rules))
    ]
    if not regions:
        return (), tuple(notes)
    paragraphs = paragraphs_of(regions, leading)
    _note_notes(paragraphs, notes)
    texts, hyphens = _joined(paragraphs, notes, words)
    _check(kept, texts, hyphens)
    kinds = {True: BlockKind.HEADING, False: BlockKind.PARAGRAPH}
    blocks = (
        Block(0, kinds[paragraph.level > 0], text, level=paragraph.level)
        for paragraph, text in zip(paragraphs, texts, strict=True)
    )
    return tuple(blocks), tuple(notes)


def _upright(page: Page, notes: list[str]) -> Page:
    """Return a page without what is printed across it, its initials in their words."""
    made, printed = without_overprints(page)
    said = [f"Left out what is printed across a page: “{word}”." for word in printed]
    notes += [note for note in said if note not in notes]
    return with_initials(made)


def _lines_of_text(
    pages: Sequence[Page], notes: list[str]
) -> tuple[list[list[PrintedLine]], float, float]:
    """Return the lines of each page without furniture, how far apart they are, and the leading."""
    lines, more = without_line_numbers([lines_of(page, n) for n, page in enumerate(pages)])
    notes += more
    leading = leading_of(lines)
    spacing = leading * text_size([line for page in lines for line in page])
    dropped, more = page_furniture(lines, [page.height for page in pages], spacing)
    notes += more
    kept = [[line for line in page if id(line) not in dropped] for page in lines]
    return [_raised(page, notes) for page in kept], spacing, leading


def _raised(lines: Sequence[PrintedLine], notes: list[str]) -> list[PrintedLine]:
    made: list[PrintedLine] = []
    for line in lines:
        changed, words = with_raised_digits(line)
        made.append(changed)
        notes += [f"Wrote the raised number of “{word}” as such." for word in words]
    return made


def _note_notes(paragraphs: Sequence[Paragraph], notes: list[str]) -> None:
    count = sum(paragraph.is_note for paragraph in paragraphs)
    if count:
        notes.append(
            f"Set {count} notes from the feet of pages behind the paragraphs they stood under."
        )


def _joined(
    paragraphs: Sequence[Paragraph], notes: list[str], words: Mapping[str, int]
) -> tuple[list[str], int]:
    """Return the text of each paragraph, and how many hyphens were dropped."""
    vocabulary = Vocabulary([line.text for p in paragraphs for line in p.lines], words)
    texts: list[str] = []
    hyphens = 0
    for paragraph in paragraphs:
        lines: list[Line] = []
        offset = 0
        for line in paragraph.lines:
            lines.append(Line(line.text, offset, 0, line.page))
            offset += len(line.text) + 1
        text, drops, more = join_lines(lines, vocabulary)
        hyphens += sum(drop.end - drop.start for drop in drops)
        notes += more
        texts.append(text)
    return texts, hyphens


def _check(kept: Sequence[Sequence[PrintedLine]], texts: Sequence[str], hyphens: int) -> None:
    """Raise LostWordsError unless the texts have every character of the lines, hyphens aside."""
    wanted = Counter(
        c for page in kept for line in page for glyph in line.glyphs for c in glyph.text
    )
    found = Counter(c for text in texts for c in text if not c.isspace())
    lost = wanted - found
    odd = {c: n for c, n in lost.items() if c not in "-‐\u00ad"}
    if odd or lost.total() != hyphens or found - wanted:
        raise LostWordsError(f"lost {dict(lost)}, dropped {hyphens}, new {dict(found - wanted)}")
