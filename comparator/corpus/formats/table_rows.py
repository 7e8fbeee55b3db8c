"""The rows of a table of data, and the entries of a glossary: each is a paragraph of lines.

Party    Share
Norland  40 per cent     "Party⏎Share"  "Norland⏎40 per cent"

Harbour                  "Harbour⏎Where ships may shelter"
    Where ships may shelter

A table that only lays out a page, or sets two languages side by side, has prose in its cells and
is read cell by cell.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from comparator.corpus.formats.page_blocks import HtmlBlock

_LONGEST_CELL = 40  # words
_USUAL_CELL = 12
_CELLS = frozenset({"td", "th"})


def with_rows_joined(blocks: Sequence[HtmlBlock]) -> list[HtmlBlock]:
    """Return the blocks of a page with each row of a table of data as one."""
    joined: list[HtmlBlock] = []
    for table, group in groupby(blocks, key=_table_of):
        inside = list(group)
        joined += _rows(inside) if table is not None and _is_of_data(inside) else inside
    return with_terms_joined(joined)


def with_terms_joined(blocks: Sequence[HtmlBlock]) -> list[HtmlBlock]:
    """Return blocks with the terms of a list (`dt`) in one with what explains them (`dd`)."""
    joined: list[HtmlBlock] = []
    for block in blocks:
        before = joined[-1] if joined else None
        if before is not None and before.tag == "dt" and _is_next_in_list(before, block):
            joined[-1] = replace(
                block,
                text=f"{before.text}\n{block.text}",
                is_link=before.is_link and block.is_link,
                is_time=False,
                is_bold=False,
                left_out=(*before.left_out, *block.left_out),
            )
        else:
            joined.append(block)
    return joined


def _is_next_in_list(term: HtmlBlock, block: HtmlBlock) -> bool:
    """Whether a block is the next term, or the first words of what explains a term."""
    inside = next((e for e in reversed(block.path) if e.tag in {"dt", "dd"}), None)
    own = next((e for e in reversed(term.path) if e.tag == "dt"), None)
    if inside is None or own is None or block.mark or inside is own:
        return False
    return _list_of(inside) is _list_of(own) and _list_of(own) is not None


def _list_of(element: Any) -> Any:
    return next(element.iterancestors("dl"), None)


def _table_of(block: HtmlBlock) -> Any:
    return next((element for element in reversed(block.path) if element.tag == "table"), None)


def _row_of(block: HtmlBlock) -> Any:
    return next((element for element in reversed(block.path) if element.tag == "tr"), None)


def _is_of_data(blocks: Sequence[HtmlBlock]) -> bool:
    """Whether the cells of a table hold words and figures, not the prose of a page."""
    if any(sum(e.tag == "table" for e in block.path) > 1 for block in blocks):
        return False
    cells = [next((e for e in reversed(b.path) if e.tag in _CELLS), None) for b in blocks]
    told = [cell for cell in cells if cell is not None]
    words = [len(block.text.split()) for block in blocks]
    rows = [len(list(row)) for _, row in groupby(blocks, key=_row_of)]
    return (
        len(set(told)) == len(told)  # a block a cell
        and sum(count > 1 for count in rows) > 1
        and max(words) <= _LONGEST_CELL
        and sum(words) <= _USUAL_CELL * len(words)
    )


def _rows(blocks: Sequence[HtmlBlock]) -> Iterator[HtmlBlock]:
    for row, group in groupby(blocks, key=_row_of):
        cells = list(group)
        if row is None or len(cells) == 1:  # a caption, or a row that heads those below
            yield from cells
            continue
        yield replace(
            cells[0],
            text="\n".join(" ".join(cell.text.split()) for cell in cells),
            tag="tr",
            is_link=all(cell.is_link for cell in cells),
            is_time=False,
            is_bold=False,
            left_out=tuple(told for cell in cells for told in cell.left_out),
        )
