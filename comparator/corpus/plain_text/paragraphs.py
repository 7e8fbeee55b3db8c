"""Blocks of a text: restored from its lines, or settled where a reader gives paragraphs already.

A plain text and what a PDF extractor gives have nothing but lines (`restore`). A web page or a
Word file tells headings and items, and only what its words say themselves is left to find in its
paragraphs (`settle`): the bullet that somebody typed, the numeral of a section alone on its line.

Every character that is no white space comes through, in order, but for what is noted: page
numbers, running heads, the marks of items and hyphens at line ends. That is checked on every
text, not believed.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest

from comparator.corpus.plain_text.bar_tables import with_tables_laid_out
from comparator.corpus.plain_text.closings import closing_start, closing_starts
from comparator.corpus.plain_text.enumerations import Count, counts, without_number
from comparator.corpus.plain_text.hyphens import NO_WORDS, Vocabulary, join_lines
from comparator.corpus.plain_text.line_breaks import paragraph_starts, starts_small
from comparator.corpus.plain_text.page_furniture import (
    Drop,
    Line,
    are_pages,
    page_furniture,
    split_lines,
)
from comparator.corpus.plain_text.times_widths import printed_width
from comparator.language.dates import is_date_line
from comparator.language.scripts import is_ideograph
from comparator.model import DEEPEST_ITEM, Block, BlockKind

# Among them three that Word takes from symbol fonts, in the private use area.
_BULLETS = "•●▪‣◦➢\uf0b7\uf0a7\uf0d8"
_BULLET = re.compile(rf"[{_BULLETS}·–—―*-]\s+(?=\S)|[{_BULLETS}](?=\S)")
_STAR_OF_A_NOTE = re.compile(r"\w[”»\"’]?\*(?=[\s.;,:]|$)")
_BARE_BULLET = re.compile(rf"[{_BULLETS}]")
_SEPARATOR = re.compile(r"\*\s*\*\s*\*|\*{3,}")
_RULE = re.compile(r"[-–—=~]{3,}|(?:[-–—=~] ){2,}[-–—=~]")
_UNDERLINE = re.compile(r"([=~^*\"#-])\1{2,}")
_ROMAN = re.compile(r"[IVXLC]{1,6}\.?")
_ENDS_PROSE = re.compile(r"[.!?…:;,。！？：；，][\"'”’»)\]]*[\d⁰¹²³⁴-⁹]{0,2}$")
_INSIDE = frozenset(";；。")  # what no heading has within
_AND_NEXT = re.compile(r"[;,；，]\s\w{1,4}$")  # "open all ports; and"
_SECTION = re.compile(r"(\d{1,2}|[A-Z])\.\s+(?=[^\W\d_])")  # "2. Decision-making bodies"
_OWN_NUMBER = re.compile(r"^\(?(?:\d{1,3}|[a-zA-Z])[.)]\)?\s+")
_LONE_NUMBER = re.compile(r"\(?(?:\d{1,3}|[a-z])[.)]")  # belongs to the line below it
_LONGEST_HEADING = 14  # words
NOTHING_COUNTED: Mapping[int, Count] = {}
_LONGEST_TITLE = 4  # lines
_FEWEST_STOPPED = 3  # numbered titles that end with full stops, all of a count
_LONGEST_STOPPED = 11  # words, with the number
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)|[。！？؟]")
_ENDED = 0.8  # of lines that are paragraphs end with a mark
_NO_ROOM = 75_000  # a line wider than this, some 150 letters, was broken nowhere
_WRAPPED = 0.6  # of the longest line: a line this long was broken for want of room


class LostTextError(RuntimeError):
    """A bug in comparator: the blocks of a text do not have its words."""


@dataclass(frozen=True, slots=True)
class Restored:
    """The blocks of a text, and a sentence on each thing that was dropped, joined or guessed."""

    blocks: tuple[Block, ...]
    notes: tuple[str, ...]


@dataclass(slots=True)
class _Piece:
    """Lines that become a block."""

    lines: list[Line]
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    mark: int = 0  # characters of the first line that the file format says in its own way
    keeps_lines: bool = False
    is_told: bool = False  # whether the document itself or its numbers say what it is

    @property
    def words(self) -> str:
        """Its words on one line."""
        return " ".join(line.text for line in self.lines)


def restore(text: str, title: str = "", words: Mapping[str, int] = NO_WORDS) -> Restored:
    """Return the blocks of a text with hard line breaks or empty lines between paragraphs.

    Args:
        text: The text of one declaration in one language.
        title: What it is called, to know its first lines by; "" if that is not known.
        words: How often its series has which words, for hyphens at line ends.
    """
    cut = _pieces_by_room if are_pages(split_lines(text)) else _pieces_by_empty_lines
    tables = with_tables_laid_out(text)
    text = tables.text
    every_line = [
        replace(line, is_cell=True) if line.start in tables.rows else line
        for line in split_lines(text)
    ]
    furniture, notes = page_furniture([line for line in every_line if not line.is_cell])
    dropped_lines = set(furniture)
    lines = [line for line in every_line if line not in dropped_lines]
    lines, drawn = _with_underlined(lines)
    pieces = _with_bare_bullets_settled(cut(lines, title))
    _mark_headings(pieces)
    drops = [Drop(line.start, line.end) for line in (*furniture, *drawn)]
    if count := sum(line.is_underlined for line in lines):
        notes = (*notes, f"Took {count} lines with a line drawn under them for headings.")
    if tables.count:
        notes = (*notes, f"Wrote {tables.count} rows of tables as one paragraph each.")
    restored = _restored(text, pieces, lines, drops, words)
    return replace(restored, notes=(*notes, *restored.notes))


def settle(
    blocks: Sequence[Block], title: str = "", words: Mapping[str, int] = NO_WORDS
) -> Restored:
    """Return the blocks that a reader gave with what their words say of themselves.

    Headings and items stay what they are. Paragraphs that begin with a bullet are items, and where
    the document marks no heading below its title, they are guessed as in a plain text.

    Args:
        blocks: Of one declaration in one language; only the first heading can be its title.
        title: What it is called, to know its first block by; "" if that is not known.
        words: How often its series has which words, for hyphens at line ends.
    """
    text = "\n\n".join(block.text for block in blocks)
    offset = 0
    chunks: list[list[Line]] = []
    for number, block in enumerate(blocks):
        chunks.append([])
        for row in block.text.split("\n"):
            if stripped := row.strip():
                start = offset + row.index(stripped)
                chunks[-1].append(Line(stripped, start, number, 0))
            offset += len(row) + 1
        offset += 1
    lines = [line for chunk in chunks for line in chunk]
    widest = max((len(line.text) for line in lines), default=0)
    pieces: list[_Piece] = []
    # Of several great headings none is the title, unless it is known as such.
    great = sum(block.kind is BlockKind.HEADING and block.level == 1 for block in blocks)
    for block, chunk in zip(blocks, chunks, strict=True):
        if chunk:
            is_title = not pieces and (great == 1 or not title or _is_of(block.text, title))
            pieces += _told(block, chunk, widest, is_title)
    _head(pieces, title)
    pieces = _with_bare_bullets_settled(pieces)
    is_headed = any(piece.is_told and piece.level == 2 for piece in pieces)
    # Where some are told as such, a line in capitals is meant as a lesser one.
    _mark_headings(pieces, _is_in_capitals if is_headed else _is_one_line)
    return _restored(text, pieces, lines, [], words)


def _is_of(words: str, title: str) -> bool:
    """Whether words are a title or its beginning, whatever their letters and spaces are like."""
    one, other = ("".join(text.split()).casefold() for text in (words, title))
    return one.startswith(other) or other.startswith(one)


def _told(block: Block, chunk: list[Line], widest: int, is_title: bool) -> list[_Piece]:
    """Return the pieces of a block that a reader gave."""
    if block.kind is BlockKind.PARAGRAPH:
        return _pieces_of_chunk(chunk, widest)
    piece = _Piece(chunk, block.kind, block.level, is_told=True)
    if block.kind is BlockKind.HEADING:
        piece.level = 1 if is_title and block.level == 1 else 2
    elif block.kind is BlockKind.ITEM:
        piece.keeps_lines = _keeps_lines(chunk, widest)
    return [piece]


def _restored(
    text: str,
    pieces: Sequence[_Piece],
    lines: Sequence[Line],
    drops: list[Drop],
    words: Mapping[str, int],
) -> Restored:
    """Return the blocks that pieces of a text become; `drops` are what they need not have."""
    vocabulary = Vocabulary([line.text for line in lines], words)
    blocks: list[Block] = []
    notes: list[str] = []
    for piece in pieces:
        block_text, dropped, joined = _text_of(piece, vocabulary)
        blocks.append(Block(len(blocks) + 1, piece.kind, block_text, level=piece.level))
        drops += dropped
        notes += joined
    _check(text, blocks, drops)
    return Restored(tuple(blocks), (*notes, *_mark_notes(pieces)))


def _with_underlined(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Return lines of which is known which are underlined, without the marks; then these marks."""
    kept: list[Line] = []
    drawn: list[Line] = []
    for line in lines:
        above = kept[-1] if kept else None
        is_under = above and above.chunk == line.chunk and _UNDERLINE.fullmatch(line.text)
        if above and is_under and _may_be_underlined(above, line):
            kept[-1] = replace(above, is_underlined=True)
            drawn.append(line)
            # Some draw a line over it, too.
            if len(kept) > 1 and kept[-2].text == line.text and kept[-2].chunk == line.chunk:
                drawn.append(kept.pop(-2))
        else:
            kept.append(line)
    return kept, drawn


def _may_be_underlined(line: Line, under: Line) -> bool:
    words = len(line.text)
    return (
        bool(re.search(r"[^\W\d_]", line.text))
        and not _SENTENCE_END.search(line.text[-1:])
        and len(line.text.split()) <= _LONGEST_HEADING
        and (words * 0.7 <= len(under.text) <= words * 1.5 + 2)
    )


def _pieces_by_room(lines: Sequence[Line], title: str) -> list[_Piece]:
    """Return the pieces of a text in which nothing sets paragraphs apart."""
    head = _count_title_lines(lines, title)
    end = max(head, closing_start([line.text for line in lines]))
    pieces = [_Piece(list(lines[:head]), BlockKind.HEADING, 1)] if head else []
    body, closing = lines[head:end], lines[end:]
    starts = paragraph_starts([line.text for line in body])
    before = ""
    for line, starts_here in zip(body, starts, strict=True):
        piece = _marked(line, before)
        is_apart = piece.kind is not BlockKind.PARAGRAPH or _stands_alone(before)
        last = pieces[-1].lines[-1] if pieces else None
        if line.is_cell or (last and last.is_cell):
            if last and last.chunk == line.chunk and last.is_cell:
                pieces[-1].lines.append(line)
            else:
                pieces.append(_row([line]) if line.is_cell else piece)
        elif starts_here or is_apart or (last and last.is_underlined):
            pieces.append(piece)
        else:
            pieces[-1].lines.append(line)
        before = line.text
    for line, starts_here in zip(closing, closing_starts([x.text for x in closing]), strict=True):
        if starts_here or not pieces or _stands_alone(before):
            pieces.append(_marked(line, ""))
        else:
            pieces[-1].lines.append(line)
        before = line.text
    return pieces


def _pieces_by_empty_lines(lines: Sequence[Line], title: str) -> list[_Piece]:
    """Return the pieces of a text with empty lines between paragraphs."""
    chunks: dict[int, list[Line]] = {}
    for line in lines:
        chunks.setdefault(line.chunk, []).append(line)
    widest = max((len(line.text) for line in lines), default=0)
    counted = _counted(lines, widest)
    pieces = [
        piece for chunk in chunks.values() for piece in _pieces_of_chunk(chunk, widest, counted)
    ]
    _head(pieces, title)
    _mark_counted(pieces, counted)
    _unmark_notes(pieces)
    _set_depths(pieces)
    return pieces


def _counted(lines: Sequence[Line], widest: int) -> dict[int, Count]:
    """Return the count of each line that is counted, by its offset."""
    begins = [True] + [
        before.chunk != line.chunk
        or before.indent != line.indent
        or _has_room(before, widest)
        or bool(_ENDS_PROSE.search(before.text) or _AND_NEXT.search(before.text))
        for before, line in pairwise(lines)
    ]
    found = counts(lines, begins)
    titles: Counter[int] = Counter()
    stopped: Counter[int] = Counter()
    for place, count in found.items():
        below = lines[place + 1] if place + 1 < len(lines) else None
        # A title has something below it that does not go on counting.
        if below and _is_title_above(lines[place], below, widest):
            titles[id(count)] += found.get(place + 1) is not count
        elif below and _is_stopped_title(lines[place], below):
            stopped[id(count)] += place + 1 not in found
    for count in found.values():
        count.has_stops = stopped[id(count)] == len(count.lines) >= _FEWEST_STOPPED
        count.heads = count.has_stops or titles[id(count)] * 2 >= len(count.lines)
    return {lines[place].start: count for place, count in found.items()}


def _is_title_above(line: Line, below: Line, widest: int) -> bool:
    """Whether a counted line has room and no mark at its end, and something else begins below."""
    return _is_title(line.text) and (
        below.chunk != line.chunk
        or (_has_room(line, widest) and not starts_small(without_number(below.text)))
    )


def _is_stopped_title(line: Line, below: Line) -> bool:
    """Whether a counted line alone is short and ends with a full stop: "8. Termination."."""
    is_alone = below.chunk != line.chunk
    return is_alone and len(line.text.split()) <= _LONGEST_STOPPED and line.text.endswith(".")


def _has_room(line: Line, widest: int) -> bool:
    """Whether a line ends where there was room for more."""
    return line.indent + len(line.text) < widest * _WRAPPED


def _mark_counted(pieces: Sequence[_Piece], counted: Mapping[int, Count]) -> None:
    """Make headings of the titles that are counted, and items of what is counted within a count."""
    for piece, below in pairwise(pieces):
        count = counted.get(piece.lines[0].start)
        if not count or piece.kind is not BlockKind.PARAGRAPH:
            continue
        piece.is_told = not count.heads
        goes_on = counted.get(below.lines[0].start) is count
        heads = count.heads or without_number(piece.words).isupper()
        is_title = count.has_stops or _is_title(piece.words)
        if heads and len(piece.lines) == 1 and not goes_on and is_title:
            piece.kind, piece.level, piece.keeps_lines = BlockKind.HEADING, 2, False
        elif not count.heads and (depth := count.depth):
            piece.kind, piece.level = BlockKind.ITEM, min(depth - 1, DEEPEST_ITEM)


def _set_depths(pieces: Sequence[_Piece]) -> None:
    """Set how deep items with bullets stand: by their columns, or a new sign below a colon."""
    around: list[tuple[int, str]] = []
    leads_in = False
    for piece in pieces:
        if piece.kind is not BlockKind.ITEM:
            around = []
        elif piece.mark:
            own = piece.lines[0].indent, piece.lines[0].text[0]
            if own in around:
                around = around[: around.index(own)]
            else:
                around = [a for a in around if a[0] < own[0] or (leads_in and a[0] == own[0])]
            piece.level = min(len(around), DEEPEST_ITEM)
            around.append(own)
        leads_in = piece.words.endswith((":", "："))


def _unmark_notes(pieces: Sequence[_Piece]) -> None:
    """Leave a note to "… each year*." a paragraph: its star marks no item of a list."""
    stars = [piece.mark > 0 and piece.lines[0].text[0] == "*" for piece in pieces]
    is_noted = False
    for place, piece in enumerate(pieces):
        is_alone = stars[place] and not any(
            (*stars[max(0, place - 1) : place], *stars[place + 1 : place + 2])
        )
        if is_noted and is_alone:
            piece.kind, piece.mark = BlockKind.PARAGRAPH, 0
        is_noted = is_noted or _STAR_OF_A_NOTE.search(piece.words) is not None


def _is_title(text: str) -> bool:
    """Whether a counted line is short, without a mark at its end and without a small letter."""
    words = without_number(text)
    return (
        len(words.split()) <= _LONGEST_HEADING
        and not _ENDS_PROSE.search(words)
        and not words[:1].islower()
        and "。" not in words  # words cannot be counted where no space parts them
    )


def _pieces_of_chunk(
    chunk: Sequence[Line], widest: int, counted: Mapping[int, Count] = NOTHING_COUNTED
) -> list[_Piece]:
    """Return the pieces of lines that stand together: one, but for bullets and the like."""
    if chunk[0].is_cell:
        return [_row(chunk)]
    before = ""
    pieces: list[_Piece] = []
    are_paragraphs = _are_paragraphs(chunk)
    if all(_RULE.fullmatch(line.text) for line in chunk):
        return [_Piece([line], BlockKind.SEPARATOR) for line in chunk]
    for above, line in zip((None, *chunk), chunk, strict=False):
        # "1. Ports", and a dash further in on the next line.
        is_in = above and above.start in counted and above.indent < line.indent
        if is_in and above and _has_room(above, widest):
            before = ""
        piece = _marked(line, before, pieces[-1] if pieces else None)
        is_apart = (
            are_paragraphs
            or line.start in counted
            or (pieces and _heads(pieces[-1], line, widest, counted))
            or piece.kind is not BlockKind.PARAGRAPH
            or _stands_alone(before)
            or (line is chunk[-1] and _is_numbered_heading(chunk, widest))
        )
        is_apart = is_apart and not (_LONE_NUMBER.fullmatch(before) and len(pieces[-1].lines) == 1)
        if not pieces or is_apart or pieces[-1].kind is BlockKind.HEADING:
            pieces.append(piece)
        else:
            pieces[-1].lines.append(line)
        before = line.text
    parts = [part for piece in pieces for part in _parted_at_room(piece, widest, counted)]
    for piece in parts:
        piece.keeps_lines = _keeps_lines(piece.lines, widest)
    return parts


def _row(cells: Sequence[Line]) -> _Piece:
    return _Piece(list(cells), keeps_lines=True, is_told=True)


def _parted_at_room(piece: _Piece, widest: int, counted: Mapping[int, Count]) -> Iterator[_Piece]:
    """Yield the paragraphs of a piece: a sentence that ends short, or within, ends one."""
    full = sum(len(line.text) >= widest * _WRAPPED for line in piece.lines[:-1])
    is_prose = full * 2 >= len(piece.lines) - 1
    start = 0
    for end in range(1, len(piece.lines)):
        line, below = piece.lines[end - 1 : end + 1]
        is_end = _SENTENCE_END.search(line.text[-4:]) and not below.text[:1].islower()
        is_end = is_end and not (end == 1 and _LONE_NUMBER.fullmatch(line.text))
        is_out = (
            start == 0
            and piece.lines[0].start in counted
            and below.indent < piece.lines[0].indent
            and line.indent + len(f"{line.text} {below.text.split(maxsplit=1)[0]}") < widest
        )
        # Lines of characters end where the room does, or with their paragraph.
        is_out = is_out or (is_ideograph(line.text[-2:-1] or " ") and len(line.text) + 2 < widest)
        if is_end and ((is_prose and _has_room(line, widest)) or is_out):
            part = piece.lines[start:end]
            yield _Piece(part) if start else replace(piece, lines=part)
            start = end
    yield _Piece(piece.lines[start:]) if start else piece


def _heads(piece: _Piece, below: Line, widest: int, counted: Mapping[int, Count]) -> bool:
    count = counted.get(piece.lines[0].start)
    return (
        count is not None
        and (count.heads or without_number(piece.words).isupper())
        and len(piece.lines) == 1
        and _is_title_above(piece.lines[0], below, widest)
    )


def _are_paragraphs(chunk: Sequence[Line]) -> bool:
    """Whether each of lines that stand together is a paragraph: nobody broke them for want of room.

    A text with a sentence on each line has never two on one.
    """
    ended = sum(bool(_ENDS_PROSE.search(line.text)) for line in chunk)
    return (
        len(chunk) > 1
        and ended >= _ENDED * len(chunk)
        and max(printed_width(line.text) for line in chunk) > _NO_ROOM
        and any(len(_SENTENCE_END.findall(line.text)) > 1 for line in chunk)
    )


def _is_numbered_heading(chunk: Sequence[Line], widest: int) -> bool:
    """Whether the last of lines that stand together is a section's, no item of a list of them."""
    *others, last = (line.text for line in chunk)
    found = _SECTION.match(last)
    if found is None or not others or not _ENDS_PROSE.search(others[-1]):
        return False
    counted = {match[1] for text in others if (match := _SECTION.match(text))}
    is_item = str(int(found[1]) - 1) in counted if found[1].isdecimal() else bool(counted)
    return not (is_item or _ENDS_PROSE.search(last)) and len(last) < widest * _WRAPPED


def _keeps_lines(lines: Sequence[Line], widest: int) -> bool:
    """Whether a line ends where there was room for more, and so is a line of its own."""
    first = int(_LONE_NUMBER.fullmatch(lines[0].text) is not None)
    return any(
        len(line.text) < widest * _WRAPPED and not following.text[:1].islower()
        for line, following in pairwise(lines[first:])
    )


def _head(pieces: Sequence[_Piece], title: str) -> None:
    """Make the first piece the heading that it is, if it has the words of the title."""
    if pieces and title and _same(" ".join(x.text for x in pieces[0].lines), title):
        pieces[0].kind, pieces[0].level = BlockKind.HEADING, 1
        pieces[0].keeps_lines = False


def _stands_alone(text: str) -> bool:
    """Whether nothing can continue a line: a separator or the numeral of a section."""
    return bool(_SEPARATOR.fullmatch(text) or _ROMAN.fullmatch(text))


def _marked(line: Line, before: str, last: _Piece | None = None) -> _Piece:
    """Return the piece that a line begins, by its own marks and that of the last piece."""
    if _SEPARATOR.fullmatch(line.text):
        return _Piece([line], BlockKind.SEPARATOR)
    if _ROMAN.fullmatch(line.text) or line.is_underlined:
        return _Piece([line], BlockKind.HEADING, 2)
    if _BARE_BULLET.fullmatch(line.text):
        return _Piece([line], BlockKind.ITEM, mark=1)
    found = _BULLET.match(line.text)
    # A dash that begins a line may stand in mid-sentence, but hardly below an item with one.
    is_again = found and last and last.mark and last.lines[0].text[:1] == found[0][0]
    is_sure = found and (found[0][0] in _BULLETS or not before or is_again)
    if found and (is_sure or _ENDS_PROSE.search(before)):
        return _Piece([line], BlockKind.ITEM, mark=found.end())
    return _Piece([line])


def _count_title_lines(lines: Sequence[Line], title: str) -> int:
    """Return how many lines at the top are the title."""
    for count in range(1, min(_LONGEST_TITLE, len(lines)) + 1):
        if title and _same(" ".join(line.text for line in lines[:count]), title):
            return count
    count = 0
    top = [line.text for line in lines[: _LONGEST_TITLE + 1]]
    widest = max((printed_width(line.text) for line in lines), default=0)
    for index, (text, following) in enumerate(pairwise(top), start=1):
        if _ENDS_PROSE.search(text) or is_date_line(text) or _stands_alone(text):
            break
        # A title ends with a line that had room for more.
        if printed_width(f"{text} {following.split(maxsplit=1)[0]}") < widest * 0.98:
            count = index
    return count


def _same(text: str, title: str) -> bool:
    return re.sub(r"[\W_]+", "", text.casefold()) == re.sub(r"[\W_]+", "", title.casefold())


def _with_bare_bullets_settled(pieces: Sequence[_Piece]) -> list[_Piece]:
    """Return the pieces with each bullet that stands on a line of its own before its item."""
    settled: list[_Piece] = []
    for piece in pieces:
        bare = settled[-1] if settled and _is_bare_bullet(settled[-1]) else None
        if bare and piece.kind is BlockKind.PARAGRAPH:
            bare.lines += piece.lines
        else:
            settled.append(piece)
    for piece in settled:
        if _is_bare_bullet(piece):  # a mark of nothing is a text
            piece.kind, piece.level, piece.mark = BlockKind.PARAGRAPH, 0, 0
    return settled


def _is_bare_bullet(piece: _Piece) -> bool:
    return (
        not piece.is_told
        and len(piece.lines) == 1
        and _BARE_BULLET.fullmatch(piece.lines[0].text) is not None
    )


def _is_one_line(piece: _Piece) -> bool:
    """Whether a document that tells its line breaks tells none in a piece."""
    return len(piece.lines) == 1


def _is_in_capitals(piece: _Piece) -> bool:
    return len(piece.lines) == 1 and piece.words.isupper() and len(piece.words) > 3


def _mark_headings(
    pieces: Sequence[_Piece], may_be: Callable[[_Piece], bool] = lambda _: True
) -> None:
    """Make headings of short lines without a mark at their end that stand before prose."""
    leads = False  # whether the line in capitals below leads to prose
    for index in range(len(pieces) - 2, 0, -1):
        before, piece, after = pieces[index - 1 : index + 2]
        heads = _is_short_line(piece) and may_be(piece)
        is_great = heads and _is_in_capitals(piece)
        is_below = leads or (after.kind is BlockKind.HEADING and not after.is_told)
        leads = is_great and (_is_prose(after) or is_below)
        is_after = before.kind is not BlockKind.PARAGRAPH or _is_prose(before)
        is_after |= is_great and not before.words.islower()
        # Below a title that is not known yet one word ("Preamble") heads what follows.
        is_after |= index == 1 and _is_short_line(before) and _is_a_word(piece.words)
        if heads and is_after and (leads or _may_begin_below(piece, after)):
            piece.kind, piece.level, piece.keeps_lines = BlockKind.HEADING, 2, False


def _is_a_word(text: str) -> bool:
    return text[:1].isupper() and text.isalpha()


def _is_short_line(piece: _Piece) -> bool:
    text = piece.words
    return (
        piece.kind is BlockKind.PARAGRAPH
        and not piece.is_told
        and len(text.split()) <= _LONGEST_HEADING
        and not _ENDS_PROSE.search(text)
        and not _INSIDE.intersection(text)
        and text[:1].isalnum()
        and not _OWN_NUMBER.sub("", text)[:1].islower()
        and not is_date_line(text)
    )


def _may_begin_below(piece: _Piece, after: _Piece) -> bool:
    """Whether prose begins below a short line, and does not go on with it."""
    return (
        _is_prose(after)
        and not without_number(after.lines[0].text)[:1].islower()
        # "2. The minutes shall show" and a list below it is the beginning of a sentence.
        and not (after.kind is BlockKind.ITEM and bool(_SECTION.match(piece.words)))
    )


def _is_prose(piece: _Piece) -> bool:
    is_text = piece.kind in {BlockKind.PARAGRAPH, BlockKind.ITEM}
    return is_text and bool(_ENDS_PROSE.search(piece.lines[-1].text))


def _text_of(
    piece: _Piece, vocabulary: Vocabulary
) -> tuple[str, tuple[Drop, ...], tuple[str, ...]]:
    """Return a piece's text, what it lost, and a sentence on each word that was mended."""
    if piece.kind is BlockKind.SEPARATOR:
        line = piece.lines[0]
        return "***", (Drop(line.start, line.end),), ()
    first = piece.lines[0]
    mark = Drop(first.start, first.start + piece.mark)
    unmarked = replace(first, text=first.text[piece.mark :], start=mark.end)
    lines = [line for line in (unmarked, *piece.lines[1:]) if line.text]
    if piece.keeps_lines:
        return "\n".join(line.text for line in lines), (mark,), ()
    text, drops, notes = join_lines(lines, vocabulary)
    return text, (mark, *drops), notes


def _mark_notes(pieces: Sequence[_Piece]) -> tuple[str, ...]:
    marks = Counter(
        (piece.lines[0].text[: piece.mark].strip(), piece.kind)
        for piece in pieces
        if piece.mark and piece.kind is not BlockKind.PARAGRAPH
    )
    return tuple(
        f"Read “{_visible(mark)}” at the start of {count} {kind}s as the mark of {kind}s."
        for (mark, kind), count in marks.items()
    )


def _visible(mark: str) -> str:
    return mark if mark.isprintable() else f"U+{ord(mark):04X}"


def _check(text: str, blocks: Sequence[Block], drops: Sequence[Drop]) -> None:
    """Raise LostTextError unless the blocks have every character that was not dropped."""
    pieces, at = [], 0
    for drop in sorted(drops, key=lambda drop: drop.start):
        pieces.append(text[at : drop.start])
        at = max(at, drop.end)
    kept = "".join("".join((*pieces, text[at:])).split())
    told = (block.text for block in blocks if block.kind is not BlockKind.SEPARATOR)
    found = "".join("".join(told).split())
    if kept == found:
        return
    for number, (old, new) in enumerate(zip_longest(kept, found)):
        if old != new:
            raise LostTextError(f"character {number} is {old!r} in the source and {new!r} here")
