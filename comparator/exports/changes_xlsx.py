"""XLSX: the sheet of changes of a pair, as a workbook with one sheet.

Written by hand: a sheet of words and numbers is a page of XML, and what is not asked of a library
cannot be run by one. Every text is a string to Excel, never a formula; what would be one if it
were typed, or read as a number, keeps its apostrophe out of sight (`quotePrefix`), so that it
stays a text when the cell is edited or the sheet is saved as CSV by hand.
"""

from collections.abc import Iterator, Sequence

from comparator.exports.change_sheet import COLUMNS, sheet_of
from comparator.exports.csv_tables import safe_cell
from comparator.exports.ooxml import RELATIONSHIPS, content_types, relations, zipped
from comparator.exports.selection import Selection
from comparator.exports.tables import Cell
from comparator.exports.xml import element, escape

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PLAIN, _HEAD, _TEXT = "0", "1", "2"
_WIDTHS = {"older": 60, "newer": 60, "themes": 24, "findings": 40}
_MOST = 32_767
"""Characters of a cell that Excel takes; of more it calls the file broken."""


def write(selection: Selection) -> bytes:
    """Return the workbook."""
    table = sheet_of(selection)
    rows = [_row(1, [name for name, _ in COLUMNS], is_head=True)]
    rows += [_row(n, row) for n, row in enumerate(table.rows, 2)]
    parts = {
        "[Content_Types].xml": content_types(
            {
                "/xl/workbook.xml": f"{_TYPE}.sheet.main+xml",
                "/xl/worksheets/sheet1.xml": f"{_TYPE}.worksheet+xml",
                "/xl/styles.xml": f"{_TYPE}.styles+xml",
            }
        ),
        "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": _workbook(),
        "xl/_rels/workbook.xml.rels": relations(
            ("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml")
        ),
        "xl/worksheets/sheet1.xml": _sheet(rows),
        "xl/styles.xml": _styles(),
    }
    return zipped(parts)


def _workbook() -> str:
    sheet = element("sheet", {"name": "Changes", "sheetId": "1", "r:id": "rId1"})
    names = {"xmlns": _MAIN, "xmlns:r": RELATIONSHIPS}
    return element("workbook", names, element("sheets", None, sheet))


def _sheet(rows: Sequence[str]) -> str:
    # The head stays in sight.
    pane = {"ySplit": "1", "topLeftCell": "A2", "activePane": "bottomLeft", "state": "frozen"}
    view = element("sheetView", {"workbookViewId": "0"}, element("pane", pane))
    columns = (
        {"min": str(n), "max": str(n), "width": str(_WIDTHS.get(name, 13)), "customWidth": "1"}
        for n, (name, _) in enumerate(COLUMNS, 1)
    )
    area = f"A1:{_letter(len(COLUMNS))}{len(rows)}"
    return element(
        "worksheet",
        {"xmlns": _MAIN},
        element("sheetViews", None, view),
        element("cols", None, *(element("col", column) for column in columns)),
        element("sheetData", None, *rows),
        element("autoFilter", {"ref": area}),
    )


def _row(number: int, cells: Sequence[Cell], *, is_head: bool = False) -> str:
    return element("row", {"r": str(number)}, *_cells(number, cells, is_head=is_head))


def _cells(number: int, cells: Sequence[Cell], *, is_head: bool) -> Iterator[str]:
    for n, cell in enumerate(cells, 1):
        place = f"{_letter(n)}{number}"
        if isinstance(cell, str):
            words = cell if len(cell) <= _MOST else cell[: _MOST - 1] + "…"
            style = _HEAD if is_head else _PLAIN if safe_cell(words) == words else _TEXT
            text = element("t", {"xml:space": "preserve"}, escape(words))
            where = {"r": place, "s": style, "t": "inlineStr"}
            yield element("c", where, element("is", None, text))
        elif cell is not None:
            yield element("c", {"r": place, "s": _PLAIN}, element("v", None, str(cell)))


def _letter(column: int) -> str:
    return chr(ord("A") + column - 1)


def _styles() -> str:
    """Return the styles: cells that break their lines, a bold head, texts kept as texts."""
    wrap = element("alignment", {"vertical": "top", "wrapText": "1"})
    base = {"numFmtId": "0", "fontId": "0", "fillId": "0", "borderId": "0"}
    formats = (
        base | {"applyAlignment": "1"},
        base | {"fontId": "1", "applyFont": "1", "applyAlignment": "1"},
        base | {"numFmtId": "49", "quotePrefix": "1", "applyAlignment": "1"},
    )
    face = element("sz", {"val": "11"}) + element("name", {"val": "Calibri"})
    fills = ("none", "gray125")
    sides = (f"<{side}/>" for side in ("left", "right", "top", "bottom", "diagonal"))
    return element(
        "styleSheet",
        {"xmlns": _MAIN},
        element("fonts", {"count": "2"}, f"<font>{face}</font>", f"<font><b/>{face}</font>"),
        element(
            "fills",
            {"count": "2"},
            *(element("fill", None, element("patternFill", {"patternType": f})) for f in fills),
        ),
        element("borders", {"count": "1"}, element("border", None, *sides)),
        element("cellStyleXfs", {"count": "1"}, element("xf", base)),
        element(
            "cellXfs",
            {"count": str(len(formats))},
            *(element("xf", {**form, "xfId": "0"}, wrap) for form in formats),
        ),
        # Readers ask for one that all cells without a style of their own have.
        element(
            "cellStyles",
            {"count": "1"},
            element("cellStyle", {"name": "Normal", "xfId": "0", "builtinId": "0"}),
        ),
    )
