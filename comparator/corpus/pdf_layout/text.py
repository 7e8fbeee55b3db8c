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

    Args:
        pages: Of the PDF.
        words: How often its series has which words, for hyphens at line ends.

    Raises:
        LostWordsError: A character would be neither in the text nor in a note.
    """
    notes: list[str] = []
    upright = []
    for page in pages:
        made, printed = without_overprints(page)
        upright.append(with_initials(made))
        notes += [f"Left out what is printed across a page: “{word}”." for word in printed]
    lines = [lines_of(page, number) for number, page in enumerate(upright)]
    lines, more = without_line_numbers(lines)
    notes += more
    size = text_size([line for page in lines for line in page])
    leading = leading_of(lines)
    dropped, furniture_notes = page_furniture(
        lines, [page.height for page in upright], leading * size
    )
    notes += furniture_notes
    kept = [[line for line in page if id(line) not in dropped] for page in lines]
    kept = [_raised(page, notes) for page in kept]
    grid = grid_of(kept, leading * size)
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
    blocks = [
        Block(
            0,
            BlockKind.HEADING if paragraph.level else BlockKind.PARAGRAPH,
            text,
            level=paragraph.level,
        )
        for paragraph, text in zip(paragraphs, texts, strict=True)
    ]
    return tuple(blocks), tuple(notes)


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
