"""DOCX: a pair as a Word file with tracked changes.

Accepting all changes gives the newer text, rejecting all the older one, block by block. The end
of a paragraph is a tracked change as well (`w:del` in the properties of its mark): a paragraph
whose end goes is joined with the next one.

What changed its place is a move with its edits inside (see `docx_moves`). Where too little of its
words stands it goes and comes, and a comment at either place names the other and shows the edits.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count, groupby, takewhile

from comparator.exports.block_stream import Piece, merged
from comparator.exports.docx_moves import Moves, Stretch, Told
from comparator.exports.docx_package import (
    AUTHOR,
    WordFile,
    commented,
    moment_of,
    paragraph,
    style_of,
)
from comparator.exports.docx_runs import edit_runs, text_runs
from comparator.exports.selection import Selection, wanted_of_pair
from comparator.exports.xml import element
from comparator.model import Block


def write(selection: Selection) -> bytes:
    """Return the Word file of the chosen pair, or of the newest two declarations."""
    return word_file(selection).bytes()


def word_file(selection: Selection) -> WordFile:
    """Return the same before it is packed."""
    left, right, collation = selection.chosen_pair()
    wanted = None
    if selection.theme:
        wanted = wanted_of_pair(selection, left, right, collation)
    stream = _ends_behind(_closed(merged(left, right, collation, wanted)))
    date = moment_of(right)
    fictional = "Fictional. " if selection.edition.series.is_fictional else ""
    paragraphs = _Paragraphs(stream, date, right.language, Moves(stream, collation))
    return WordFile(
        title=f"{left.title} → {right.title}",
        language=right.language,
        note=f"{fictional}{left.title_and_day} → {right.title_and_day}. "
        "Changes found by comparator.",
        paragraphs=[*paragraphs],
        comments=paragraphs.comments,
        date=date,
    )


def _closed(stream: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return the stream with an end that both texts share: Word cannot take away the last one."""
    pieces = list(stream)
    ends = [n for n, piece in enumerate(pieces) if piece.block]
    if not ends or pieces[ends[-1]].sign == 0:
        return tuple(pieces)
    last_old = max((n for n in ends if pieces[n].sign <= 0), default=-1)
    last_new = max((n for n in ends if pieces[n].sign >= 0), default=-1)
    block = pieces[ends[-1]].block
    first, last = sorted((last_old, last_new))
    sign = pieces[last].sign
    if first >= 0 and pieces[first].sign == 0:
        # An end of both, and then more of one: the end goes over to the one.
        pieces[first] = replace(pieces[first], sign=sign)
        del pieces[last]
    elif first >= 0:
        del pieces[last], pieces[first]
    else:
        del pieces[last]
    return (*pieces, Piece(0, "", block, block))


def _ends_behind(stream: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return the stream with no end of both between what came: it goes behind all of it.

        [-a-]{+b+} ¶ {+c ¶+}   becomes   [-a-]{+b ¶ c+} ¶

    Both spell the same two texts. Of the first LibreOffice (7.4) loses the end of the older
    paragraph when all changes are rejected.
    """
    pieces = list(stream)
    for n, piece in enumerate(pieces):
        if piece.block is None or piece.sign or not n or pieces[n - 1].sign <= 0:
            continue
        came = takewhile(lambda at: pieces[at].sign > 0, range(n + 1, len(pieces)))
        last = max((at for at in came if pieces[at].block), default=None)
        # The end that stays gives its paragraph the style.
        block = pieces[last].block if last is not None else None
        if last is not None and block and style_of(block) == style_of(piece.older or piece.block):
            pieces[n] = replace(piece, sign=1, older=None)
            pieces[last] = replace(pieces[last], sign=0, older=piece.older)
    return tuple(pieces)


class _Paragraphs:
    """The paragraphs of a stream, with numbers for their changes."""

    def __init__(
        self, stream: Sequence[Piece], date: str | None, language: str, moves: Moves
    ) -> None:
        self.comments: list[str] = []
        self._stream = stream
        self._date = date
        self._language = language
        self._moves = moves
        self._number = count(1)

    def __iter__(self) -> Iterator[str]:
        content: list[str] = []
        for piece in self._stream:
            if piece.block is None:
                content.append(self._run(piece))
            else:
                yield self._paragraph(piece, piece.block, content)
                content = []

    def _change(self, **more: str) -> dict[str, str]:
        change = {"w:id": str(next(self._number)), "w:author": AUTHOR}
        if self._date:
            change["w:date"] = self._date
        return change | {f"w:{key}": value for key, value in more.items()}

    def _paragraph(self, end: Piece, block: Block, content: Sequence[str]) -> str:
        mark = ""
        if end.sign:
            tag = "w:del" if end.sign < 0 else "w:ins"
            mark = element("w:rPr", None, element(tag, self._change()))
        return paragraph(style_of(block), self._language, *content, mark=mark)

    def _run(self, piece: Piece) -> str:
        if piece.sign == 0:
            return text_runs(piece.text, "w:t", self._language)
        if stretches := self._moves.stretches.get(piece.ref):
            return "".join(self._moved(piece.sign, stretches))
        run = self._changed(piece.sign, piece.text)
        told = self._moves.told.get(piece.ref)
        return self._commented(piece.sign, told, run) if told else run

    def _changed(self, sign: int, words: str) -> str:
        tag, text = ("w:del", "w:delText") if sign < 0 else ("w:ins", "w:t")
        return element(tag, self._change(), text_runs(words, text, self._language))

    def _commented(self, sign: int, told: Told, run: str) -> str:
        """Return a run with a comment on it: where it moved to or from, and what was reworded."""
        where = f"Moved to {told.newer}" if sign < 0 else f"Moved here from {told.older}"
        words = text_runs(f"{where} and reworded: ", "w:t", "en")
        words += edit_runs(told.edits, self._language)
        self.comments.append(words)
        return commented(len(self.comments) - 1, run)

    def _moved(self, sign: int, stretches: Sequence[Stretch]) -> Iterator[str]:
        """Yield a passage that changed its place: moves, and what went or came within them."""
        tag = "w:moveFrom" if sign < 0 else "w:moveTo"
        for move, run in groupby(stretches, key=lambda stretch: stretch.move):
            start = self._change(name=f"move{move}") if move else {}
            if move:
                yield element(f"{tag}RangeStart", start)
            for stretch in run:
                if stretch.is_shared:
                    words = text_runs(stretch.text, "w:t", self._language)
                    yield element(tag, self._change(), words)
                else:
                    yield self._changed(sign, stretch.text)
            if move:
                yield element(f"{tag}RangeEnd", {"w:id": start["w:id"]})
