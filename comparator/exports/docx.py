"""DOCX: a pair as a Word file with tracked changes.

Accepting all changes gives the newer text, rejecting all the older one, block by block. The end
of a paragraph is a tracked change as well (`w:del` in the properties of its mark): a paragraph
whose end goes is joined with the next one.

Word knows moves of the same words only. What moved and was reworded goes and comes, and a comment
at either place names the other and shows the wording that changed.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count

from comparator.exports.block_stream import Piece, merged
from comparator.exports.docx_package import (
    AUTHOR,
    WordFile,
    commented,
    moment_of,
    named,
    paragraph,
    style_of,
)
from comparator.exports.docx_runs import edit_runs, text_runs
from comparator.exports.selection import Selection, wanted_of_pair
from comparator.exports.xml import element
from comparator.model import Block, Collation


def write(selection: Selection) -> bytes:
    """Return the Word file of the chosen pair, or of the newest two declarations."""
    left, right, collation = selection.chosen_pair()
    wanted = None
    if selection.theme:
        wanted = wanted_of_pair(selection, left, right, collation)
    stream = _closed(merged(left, right, collation, wanted))
    date = moment_of(right)
    fictional = "Fictional. " if selection.edition.series.is_fictional else ""
    paragraphs = _Paragraphs(stream, date, right.language, _moves_told(collation))
    return WordFile(
        title=f"{left.title} → {right.title}",
        language=right.language,
        note=f"{fictional}{named(left)} → {named(right)}. Changes found by comparator.",
        paragraphs=[*paragraphs],
        comments=paragraphs.comments,
        date=date,
    ).bytes()


@dataclass(frozen=True, slots=True)
class _Move:
    """A link that did not keep its place: where it stood, where it stands, and its edits."""

    older: str
    newer: str
    edits: Sequence[tuple[int, str]]


def _moves_told(collation: Collation) -> dict[str, _Move]:
    """Return the moves of a collation by the key that the stream has for them."""
    return {
        link.right[0]: _Move(_place(link.left[0]), _place(link.right[0]), variant.edits)
        for link, variant in zip(collation.links, collation.variants, strict=True)
        if link.moved
    }


def _place(passage_id: str) -> str:
    return f"¶{passage_id.rpartition('#p')[2]}"


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


class _Paragraphs:
    """The paragraphs of a stream, with numbers for their changes."""

    def __init__(
        self, stream: Sequence[Piece], date: str | None, language: str, moves: Mapping[str, _Move]
    ) -> None:
        self.comments: list[str] = []
        self._stream = stream
        self._date = date
        self._language = language
        self._told = dict(moves)
        self._number = count(1)
        sides: dict[str, dict[int, list[str]]] = {}
        for piece in stream:
            if piece.moved:
                sides.setdefault(piece.moved, {}).setdefault(piece.sign, []).append(piece.text)
        # Word calls only the same words, in one piece, moved.
        self._moves = {
            key: n
            for n, (key, texts) in enumerate(sides.items(), 1)
            if len(texts) == 2 and texts[-1] == texts[1] and len(texts[1]) == 1
        }

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
        if piece.moved in self._moves:
            return self._move(piece)
        tag, text = ("w:del", "w:delText") if piece.sign < 0 else ("w:ins", "w:t")
        run = element(tag, self._change(), text_runs(piece.text, text, self._language))
        return self._commented(piece, run) if piece.moved in self._told else run

    def _commented(self, piece: Piece, run: str) -> str:
        """Return a run with a comment on it: where it moved to or from, and what was reworded."""
        move = self._told[piece.moved]
        where = f"Moved to {move.newer}" if piece.sign < 0 else f"Moved here from {move.older}"
        words = text_runs(f"{where} and reworded: ", "w:t", "en")
        words += edit_runs(move.edits, self._language)
        self.comments.append(words)
        return commented(len(self.comments) - 1, run)

    def _move(self, piece: Piece) -> str:
        tag = "w:moveFrom" if piece.sign < 0 else "w:moveTo"
        start = self._change(name=f"move{self._moves[piece.moved]}")
        return (
            element(f"{tag}RangeStart", start)
            + element(tag, self._change(), text_runs(piece.text, "w:t", self._language))
            + element(f"{tag}RangeEnd", {"w:id": start["w:id"]})
        )
