"""DOCX: the Word file of a pair with a sheet of its changes in front.

The sheet is no tracked change and no part of either text: it stands in a content control of its
own (`w:sdt` with the tag "comparator-changes"), which can be taken away whole, and ends with the
page. What stands behind it is the file of `docx`, to the last mark.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from comparator.exports.changes import Change, changes_of
from comparator.exports.docx import word_file
from comparator.exports.docx_package import paragraph
from comparator.exports.docx_runs import edit_runs, text_runs
from comparator.exports.selection import Selection
from comparator.exports.xml import element
from comparator.model import Edit
from comparator.model.passage_ids import marks_of
from comparator.wording.finding_rules import english_rule

TAG = "comparator-changes"
_WIDTHS = (1300, 5170, 2600)  # twentieths of a point; together the width between the margins
_AROUND = 6
"""So many words are shown on either side of what changed."""


def write(selection: Selection) -> bytes:
    """Return the Word file of the chosen pair, or of the newest two declarations."""
    file = word_file(selection)
    return replace(file, paragraphs=[_front(selection), *file.paragraphs]).bytes()


def _front(selection: Selection) -> str:
    left, right, collation = selection.chosen_pair()
    told = [
        change
        for change in changes_of(selection, left, right, collation)
        if any(sign and n not in change.light for n, (sign, _) in enumerate(change.edits))
    ]
    rows = [
        _row(
            _where(change),
            edit_runs(_excerpt(change.edits), right.language),
            "; ".join(
                english_rule(f)
                for f in collation.findings
                if {*f.left} & {*change.older} and {*f.right} & {*change.refs} and not f.is_minor
            ),
        )
        for change in told
    ]
    note = (
        f"{len(told)} change{'s' * (len(told) != 1)} from {left.id} to {right.id}; light ones are"
        " left out. Struck: gone. Underlined: new. The text begins on a new page."
    )
    body = (
        paragraph("Heading2", "en", text_runs("Sheet of changes", "w:t", "en")),
        paragraph("Normal", "en", text_runs(note, "w:t", "en")),
        _table([_head(), *rows]),
        paragraph("Normal", "en", element("w:r", None, element("w:br", {"w:type": "page"}))),
    )
    properties = element(
        "w:sdtPr",
        None,
        element("w:alias", {"w:val": "Sheet of changes"}),
        element("w:tag", {"w:val": TAG}),
    )
    return element("w:sdt", None, properties, element("w:sdtContent", None, *body))


def _where(change: Change) -> str:
    if not change.older:
        return f"{change.kind.replace('added', 'new')} {marks_of(change.newer)}"
    if not change.newer:
        return f"{change.kind.replace('dropped', 'gone')} {marks_of(change.older)}"
    moved = ", moved" if change.is_moved and change.kind != "moved" else ""
    return f"{change.kind}{moved} {marks_of(change.older)} → {marks_of(change.newer)}"


def _excerpt(edits: Sequence[Edit]) -> Iterator[Edit]:
    """Yield edits with what stands between them cut to the words beside them."""
    last = len(edits) - 1
    for n, (sign, text) in enumerate(edits):
        words = text.split(" ")
        if sign or len(words) <= 2 * _AROUND + 1:
            yield sign, text
            continue
        before = words[:_AROUND] if n else []
        behind = words[-_AROUND:] if n < last else []
        yield 0, " ".join((*before, "…", *behind))


def _table(rows: Sequence[str]) -> str:
    edges = "".join(
        element(f"w:{edge}", {"w:val": "single", "w:sz": "4", "w:space": "0", "w:color": "999999"})
        for edge in ("top", "bottom", "insideH")
    )
    properties = element(
        "w:tblPr",
        None,
        element("w:tblW", {"w:w": str(sum(_WIDTHS)), "w:type": "dxa"}),
        element("w:tblBorders", None, edges),
        element("w:tblLayout", {"w:type": "fixed"}),
    )
    grid = element("w:tblGrid", None, *(element("w:gridCol", {"w:w": str(w)}) for w in _WIDTHS))
    return element("w:tbl", None, properties, grid, *rows)


def _head() -> str:
    """Return the row that stands again at the head of each page."""
    bold = [text_runs(words, "w:t", "en", "<w:b/>") for words in ("Where", "Change", "What it is")]
    return element("w:tr", None, element("w:trPr", None, "<w:tblHeader/>"), *_cells(bold))


def _row(where: str, words: str, findings: str) -> str:
    cells = (text_runs(where, "w:t", "en"), words, text_runs(findings, "w:t", "en"))
    return element("w:tr", None, element("w:trPr", None, "<w:cantSplit/>"), *_cells(cells))


def _cells(contents: Sequence[str]) -> Iterator[str]:
    for width, content in zip(_WIDTHS, contents, strict=True):
        size = element("w:tcW", {"w:w": str(width), "w:type": "dxa"})
        yield element(
            "w:tc", None, element("w:tcPr", None, size), paragraph("Normal", "en", content)
        )
