"""The sheet of changes: every change once, with its words, and no cell that acts as a formula."""

import csv
import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from comparator.exports import Selection, export
from comparator.exports.csv_tables import read_cell
from comparator.model import BlockKind
from tests.exports.libreoffice import SOFFICE, read_as_sheet
from tests.small_editions import collation, declaration, edition, link, three_years

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
FORMULA = '=HYPERLINK("https://example.org","x") is what they said.'


def rows_of_csv(selection: Selection) -> list[dict[str, str]]:
    data = export(selection, "sheet")
    assert isinstance(data, bytes)
    rows = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    return [{name: read_cell(cell) for name, cell in row.items()} for row in rows]


def sheet(selection: Selection) -> tuple[etree._Element, etree._Element]:
    """Return the sheet and the styles of a workbook."""
    data = export(selection, "xlsx")
    assert isinstance(data, bytes)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        read = (archive.read(f"xl/{name}.xml") for name in ("worksheets/sheet1", "styles"))
        one, other = map(etree.fromstring, read)
    return one, other


def rows_of_xlsx(selection: Selection) -> list[dict[str, str]]:
    root, _ = sheet(selection)
    head, *rows = [["".join(c.itertext()) for c in row] for row in root.iter(f"{S}row")]
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_every_change_is_a_row_with_its_words(specimen_selection: Selection) -> None:
    left, right, found = specimen_selection.chosen_pair()
    rows = rows_of_csv(specimen_selection)
    passage = {p.id: p for d in (left, right) for p in d.passages}
    text = {ref: p.text for ref, p in passage.items()}
    # What is signed, dated or only separates is neither dropped nor added.
    for side, refs in (("dropped", found.dropped), ("added", found.added)):
        column = "older" if side == "dropped" else "newer"
        assert [row[column] for row in rows if row["kind"] == side] == [
            text[ref] for ref in refs if passage[ref].kind.is_prose
        ]
        assert [row[column] for row in rows if row["kind"] == f"{side} heading"] == [
            text[ref] for ref in refs if passage[ref].kind is BlockKind.HEADING
        ]
    assert any(passage[ref].is_formal for ref in (*found.dropped, *found.added))
    changed = [k for k in found.links if k.relation != "kept" or k.moved]
    assert [(row["older"], row["newer"]) for row in rows if row["older"] and row["newer"]] == [
        tuple(" ".join(text[ref] for ref in side) for side in (k.left, k.right)) for k in changed
    ]


def test_both_files_have_the_same_cells(specimen_selection: Selection) -> None:
    assert rows_of_xlsx(specimen_selection) == rows_of_csv(specimen_selection)


def test_a_row_tells_place_theme_and_weight() -> None:
    selection = Selection.of(three_years(), ("2018-arden", "2020-bruck"))
    rows = {row["newer_place"]: row for row in rows_of_csv(selection)}
    row = rows["¶3.1"]
    assert (row["older_place"], row["themes"], row["kind"]) == (
        "¶3.1",
        "Trade & <tariffs>",
        "reworded",
    )
    assert row["weight"] == "3"  # "ask for" became "demand"


def test_a_formula_in_a_text_is_none_in_either() -> None:
    old = declaration("2018-arden", [(BlockKind.PARAGRAPH, ("They will meet.",))])
    new = declaration("2020-bruck", [(BlockKind.PARAGRAPH, (FORMULA, "They will meet."))])
    links = [link([old.passages[0]], [new.passages[1]])]
    selection = Selection.of(edition([old, new], [collation(old, new, links)]), (old.id, new.id))
    raw = export(selection, "sheet")
    assert isinstance(raw, bytes)
    [cells] = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))[1:]
    assert "'" + FORMULA in cells
    assert not [cell for cell in cells if cell[:1] in set("=+-@\t\r\n")]
    root, styles = sheet(selection)
    assert not list(root.iter(f"{S}f"))
    [cell] = [c for c in root.iter(f"{S}c") if "".join(c.itertext()) == FORMULA]
    assert cell.get("t") == "inlineStr"
    forms = list(styles.iterfind(f"{S}cellXfs/{S}xf"))
    assert forms[int(str(cell.get("s")))].get("quotePrefix") == "1"


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_a_spreadsheet_reads_the_sheet_as_it_stands(
    specimen_selection: Selection, tmp_path: Path
) -> None:
    data = export(specimen_selection, "sheet")
    assert isinstance(data, bytes)
    head, *rows = read_as_sheet(data, tmp_path)
    read = [{n: read_cell(c) for n, c in zip(head, row, strict=True)} for row in rows]
    assert read == rows_of_csv(specimen_selection)
