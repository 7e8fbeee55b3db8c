"""What is exported as data rebuilds the texts, opens where it should, and is the same bytes."""

import csv
import io
import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparator.corpus import read_declaration
from comparator.errors import InputError
from comparator.exports import FORMATS, Selection, export
from comparator.exports.csv_tables import read_cell, safe_cell
from comparator.exports.json import collation_document
from comparator.exports.tables import tables_of
from comparator.model import (
    UNDATED,
    Collation,
    Confidence,
    Direction,
    Edition,
    Finding,
    FindingKind,
    VerbChange,
    VerbUse,
)
from tests.exports.libreoffice import SOFFICE, read_as_sheet
from tests.small_editions import P, declaration

Blocks = list[tuple[str, int, str, int, str]]


def folder_of(selection: Selection, form: str) -> Mapping[str, bytes]:
    data = export(selection, form)
    assert not isinstance(data, bytes)
    return data


def file_of(selection: Selection, form: str) -> bytes:
    data = export(selection, form)
    assert isinstance(data, bytes)
    return data


def blocks_of(edition: Edition) -> Blocks:
    return [
        (d.id, b.number, str(b.kind), b.level, b.text)
        for d in edition.series.declarations
        for b in d.blocks
    ]


def edits_of(edition: Edition) -> dict[tuple[str, str, int], tuple[str, str]]:
    return {
        (c.left, c.right, n): (v.left, v.right)
        for c in edition.collations
        for n, v in enumerate(c.variants, 1)
    }


def spelled(rows: Iterable[tuple[str, str, int, str, str]]) -> dict[tuple[str, str, int], object]:
    """Return both sides of each link from rows of edits in order."""
    sides: dict[tuple[str, str, int], tuple[str, str]] = {}
    for older, newer, link, kind, text in rows:
        left, right = sides.get((older, newer, link), ("", ""))
        left += text if kind != "inserted" else ""
        right += text if kind != "deleted" else ""
        sides[older, newer, link] = left, right
    return dict(sides)


def csv_rows(data: bytes) -> list[dict[str, str]]:
    rows = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    return [{name: read_cell(cell) for name, cell in row.items()} for row in rows]


def test_json_is_what_its_schema_says_and_rebuilds_the_texts(selection: Selection) -> None:
    document = json.loads(file_of(selection, "json"))
    schema = json.loads(
        (files("comparator.exports") / "schemas" / "edition-2.json").read_text("utf-8")
    )
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(document, schema, cls=jsonschema.Draft202012Validator)
    found = [
        (d["id"], b["number"], b["kind"], b["level"], b["text"])
        for d in document["declarations"]
        for b in d["blocks"]
    ]
    assert found == blocks_of(selection.edition)
    text = {
        p["id"]: b["text"][p["start"] : p["end"]]
        for d in document["declarations"]
        for b in d["blocks"]
        for p in b["passages"]
    }
    assert text == {p.id: p.text for d in selection.edition.series.declarations for p in d.passages}
    for collation in document["collations"]:
        for link in collation["links"]:
            for side, sign in (("left", 1), ("right", -1)):
                words = "".join(t for s, t in link["edits"] if s != sign)
                assert words == " ".join(text[ref] for ref in link[side])


def test_one_collation_alone_is_told_as_in_the_whole_edition(selection: Selection) -> None:
    whole = json.loads(file_of(selection, "json"))
    series = selection.edition.series
    for collation, told in zip(selection.edition.collations, whole["collations"], strict=True):
        left, right = series[collation.left], series[collation.right]
        shown = {p.id for p in (*left.passages, *right.passages)}
        alone = json.loads(json.dumps(collation_document(left, right, collation, shown)))
        assert [alone[k] for k in ("links", "dropped", "added")] == [
            told[k] for k in ("links", "dropped", "added")
        ]
        assert [f for f in whole["findings"] if f in alone["findings"]] == alone["findings"]
        for side in ("left", "right"):
            (text,) = (d for d in whole["declarations"] if d["id"] == told[side])
            assert alone[side] == {key: text[key] for key in ("id", "title", "date", "language")}


def test_a_day_that_is_not_known_is_null_in_both_documents() -> None:
    made = replace(declaration("2018-arden", [(P, ["We met."])]), date=UNDATED)
    alone = collation_document(made, made, Collation(made.id, made.id, (), (), ()), ())
    assert [json.dumps(alone[side]).count('"date": null') for side in ("left", "right")] == [1, 1]


def test_the_schema_refuses_what_is_no_edition(specimen_selection: Selection) -> None:
    schema = json.loads(
        (files("comparator.exports") / "schemas" / "edition-2.json").read_text("utf-8")
    )
    document = json.loads(file_of(specimen_selection, "json"))
    document["collations"][0]["links"][0]["edits"][0][0] = 2
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, schema, cls=jsonschema.Draft202012Validator)


def test_csv_rebuilds_the_texts(selection: Selection) -> None:
    tables = {name: csv_rows(data) for name, data in folder_of(selection, "csv").items()}
    found = [
        (r["declaration"], int(r["number"]), r["kind"], int(r["level"]), r["text"])
        for r in tables["blocks.csv"]
    ]
    assert found == blocks_of(selection.edition)
    rows = (
        (r["older"], r["newer"], int(r["link"]), r["kind"], r["text"]) for r in tables["edits.csv"]
    )
    assert spelled(rows) == edits_of(selection.edition)
    block = {(d, n): text for d, n, _, _, text in found}
    for r in tables["passages.csv"]:
        start = int(r["start"])
        whole = block[r["declaration"], int(r["block"])]
        assert whole[start : start + len(r["text"])] == r["text"]


@given(st.text())
def test_a_cell_comes_back(text: str) -> None:
    assert read_cell(str(safe_cell(text))) == text


@given(st.sampled_from("=+-@＝＋－＠"), st.text("\t\r\n \u00a0\u3000"), st.text())
def test_no_cell_is_a_formula(sign: str, space: str, rest: str) -> None:
    assert str(safe_cell(space + sign + rest)).startswith("'")


@pytest.mark.parametrize(
    "words",
    ["40,000", "2018", "August 01, 2012", "January 27", "27 January 2016", "1/4", "5 %", "$30",
     "0042", "2:00 p.m.", "1-2", "12 ", "1e5", "True", "7.5", "May 2019", "(5)", "3.2 €"],
)  # fmt: skip
def test_words_that_look_like_a_number_stay_words(words: str) -> None:
    assert safe_cell(words) == f"'{words}"


@pytest.mark.parametrize(
    "words", ["40,000 lives", "Resolution 2231", "May", "2019-bishkek", "p. 4"]
)
def test_words_among_which_a_number_stands_have_no_mark(words: str) -> None:
    assert safe_cell(words) == words


def test_days_and_numbers_of_the_tables_are_such(specimen_selection: Selection) -> None:
    data = folder_of(specimen_selection, "csv")["declarations.csv"]
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert rows[0]["date"] == "2018-06-09"
    assert rows[0]["words"].isdecimal()


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_a_spreadsheet_reads_every_word_as_it_stands(
    specimen_selection: Selection, tmp_path: Path
) -> None:
    files = folder_of(specimen_selection, "csv")
    for table in tables_of(specimen_selection.edition):
        if table.name not in {"edits", "findings", "blocks"}:
            continue
        header, *rows = read_as_sheet(files[f"{table.name}.csv"], tmp_path)
        assert header == [name for name, _ in table.columns]
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, (_, kind), seen in zip(row, table.columns, cells, strict=True):
                assert kind != "text" or read_cell(seen) == (cell or "")


def test_a_formula_in_a_text_is_none_in_csv(specimen_selection: Selection) -> None:
    edition = specimen_selection.edition
    first, *others = edition.series.declarations
    hostile = replace(first, title='=HYPERLINK("https://example.org","x")', place="@SUM(1)")
    series = replace(edition.series, declarations=(hostile, *others))
    data = folder_of(Selection.of(replace(edition, series=series)), "csv")["declarations.csv"]
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert not [cell for row in rows for cell in row if cell[:1] in set("=+-@\t\r\n")]
    assert csv_rows(data)[0]["title"] == hostile.title


def test_sqlite_rebuilds_the_texts_and_searches(selection: Selection, tmp_path: Path) -> None:
    folder = folder_of(selection, "sqlite")
    series = selection.edition.series
    assert sorted(folder) == ["metadata.json", f"{series.id}.sqlite"]
    path = tmp_path / "series.sqlite"
    path.write_bytes(folder[f"{series.id}.sqlite"])
    db = sqlite3.connect(path)
    try:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        assert db.execute("SELECT * FROM blocks ORDER BY rowid").fetchall() == blocks_of(
            selection.edition
        )
        edits = db.execute(
            "SELECT older, newer, link, kind, text FROM edits ORDER BY older, newer, link, number"
        )
        assert spelled(edits) == edits_of(selection.edition)
        passage = series.declarations[-1].passages[2]
        word = max(passage.text.split(), key=len).strip(".,;:()“”")
        hits = db.execute(
            "SELECT p.id FROM passages_fts f JOIN passages p ON p.rowid = f.rowid "
            "WHERE passages_fts MATCH ?",
            (f'"{word}"',),
        ).fetchall()
        assert (passage.id,) in hits
        for (view,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'view'").fetchall():
            db.execute(f"SELECT * FROM {view}").fetchall()  # noqa: S608 - a name of our own
        for text, declared in zip(
            db.execute("SELECT text FROM texts").fetchall(), series.declarations, strict=True
        ):
            assert text == ("\n\n".join(b.text for b in declared.blocks),)
        rewordings = db.execute("SELECT older, newer, number, old_text, new_text FROM rewordings")
        for older, newer, number, *texts in rewordings.fetchall():
            assert tuple(texts) == edits_of(selection.edition)[older, newer, number]
        query = json.loads(folder["metadata.json"])["databases"][series.id]["queries"]["search"]
        assert db.execute(query["sql"], {"words": f'"{word}"'}).fetchall()
    finally:
        db.close()


def test_parquet_rebuilds_the_texts(selection: Selection) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    for table, (name, data) in zip(
        tables_of(selection.edition), folder_of(selection, "parquet").items(), strict=True
    ):
        read = parquet.read_table(io.BytesIO(data))
        assert name == f"{table.name}.parquet"
        assert [tuple(row.values()) for row in read.to_pylist()] == list(table.rows)


def test_markdown_texts_are_read_again(selection: Selection, tmp_path: Path) -> None:
    folder = folder_of(selection, "md")
    for declared in selection.edition.series.declarations:
        path = tmp_path / f"{declared.id}.md"
        path.write_bytes(folder[f"texts/{declared.id}.md"])
        read = read_declaration(path)
        texts = [(b.level, b.text) for b in declared.blocks]
        assert [(b.level, b.text) for b in read.blocks] == texts
        assert read.sources == declared.sources


def test_findings_are_exported_where_there_are_some(specimen_selection: Selection) -> None:
    plain = specimen_selection.edition
    found = Finding(
        FindingKind.STRONGER,
        ("2018-sarnoval#p2.1",),
        ("2019-halmgard#p2.1", "2019-halmgard#p3.1"),
        "note",
        "condemn",
        Confidence.SURE,
        VerbChange(
            VerbUse("note", Direction.STATEMENT, 1), VerbUse("condemn", Direction.CONCERN, 9), 8
        ),
    )
    pairs = [replace(pair, findings=()) for pair in plain.collations]
    pairs[0] = replace(pairs[0], findings=(found,))
    selection = Selection(replace(plain, collations=tuple(pairs)))
    (row,) = csv_rows(folder_of(selection, "csv")["findings.csv"])
    assert (row["kind"], row["right_words"]) == ("stronger", "condemn")
    assert row["rule"] == "note (a statement) → condemn (concern)"
    assert row["right"].split() == list(found.right)
    document = json.loads(file_of(selection, "json"))
    schema = json.loads(
        (files("comparator.exports") / "schemas" / "edition-2.json").read_text("utf-8")
    )
    jsonschema.validate(document, schema, cls=jsonschema.Draft202012Validator)
    assert document["findings"][0]["confidence"] == "sure"


@pytest.mark.parametrize("form", sorted(set(FORMATS) - {"parquet"}))
def test_a_format_gives_the_same_bytes_again(form: str, specimen_selection: Selection) -> None:
    assert export(specimen_selection, form) == export(specimen_selection, form)


@pytest.mark.parametrize("form", [f for f, row in FORMATS.items() if not row.takes_theme])
def test_a_format_of_all_themes_says_so(form: str, specimen_selection: Selection) -> None:
    limited = replace(specimen_selection, theme="trade")
    with pytest.raises(InputError, match="all themes"):
        export(limited, form)
