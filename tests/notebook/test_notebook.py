"""What the front door gives shows itself: HTML that is safe, and data frames that are true."""

import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html

import comparator
from comparator.errors import InputError
from comparator.exports.tables import tables_of
from comparator.model import Collation, Edition, Series
from comparator.notebook import ShownSeries


@pytest.fixture(scope="module")
def series(specimen: Path) -> ShownSeries:
    return comparator.load(specimen)


@pytest.fixture(scope="module")
def edition(series: Series) -> Edition:
    return comparator.make_edition(series, "neighbours")


@pytest.fixture(scope="module")
def collation(series: Series) -> Collation:
    return comparator.collate(series["2019-halmgard"], series["2020-brannik"])


def shown(noun: Any) -> str:
    found = noun._repr_html_()
    assert isinstance(found, str)
    return found


def frames_of(noun: Any) -> Mapping[str, Any]:
    pytest.importorskip("pandas")
    found: Mapping[str, Any] = noun.to_pandas()
    return found


def test_everything_shows_itself_without_scripts_or_requests(
    series: Series, edition: Edition, collation: Collation
) -> None:
    trace, brief = comparator.trace(series, "power grids"), comparator.brief(edition)
    for noun in (series, series["2019-halmgard"], edition, collation, trace, brief):
        (note,) = html.fragments_fromstring(shown(noun))
        assert note.get("class") == "comparator-note"
        assert not note.xpath(".//script | .//link | .//img | .//iframe | .//@src | .//@href")
        assert "url(" not in shown(noun)
        rules = note.findtext("style").strip().splitlines()
        assert all(rule.startswith(".comparator-note ") or rule.startswith(".comparator-note{")
                   or rule.startswith(".comparator-note td") for rule in rules)  # fmt: skip


def test_hostile_words_are_shown_as_words(series: Series) -> None:
    evil = "<script>alert(1)</script><b onclick=x>'\"&"
    old = series["2019-halmgard"]
    block = old.blocks[1]
    passage = replace(block.passages[0], text=evil)
    hostile = replace(
        old, title=evil, place=evil, blocks=(replace(block, text=evil, passages=(passage,)),)
    )
    both = hostile, series["2020-brannik"]
    texts = replace(series, title=evil, declarations=both, witnesses=())
    collation = comparator.collate(hostile, series["2020-brannik"])
    trace = comparator.trace(texts, "alert")
    for noun in (texts, hostile, collation, trace, comparator.brief(texts)):
        (note,) = html.fragments_fromstring(shown(noun))
        assert not note.xpath(".//script | .//b | .//@onclick")
    assert evil in "".join(html.fragments_fromstring(shown(hostile))[0].itertext())
    assert evil in "".join(html.fragments_fromstring(shown(collation))[0].itertext())


def test_a_collation_of_an_edition_shows_the_words_of_what_came_and_went(
    series: Series, edition: Edition
) -> None:
    collation = edition.collation("2019-halmgard", "2020-brannik")
    assert collation.dropped
    assert collation.added
    rows = " ".join(html.fragments_fromstring(shown(collation))[0].itertext())
    text = {p.id: p.text for d in series.declarations for p in d.passages}
    for ref in (*collation.dropped, *collation.added):
        begin = text[ref][:240].rpartition(" ")[0] if len(text[ref]) > 240 else text[ref]
        assert begin in rows


def test_a_long_passage_without_a_partner_is_shortened(series: Series) -> None:
    old, new = series["2019-halmgard"], series["2020-brannik"]
    block = new.blocks[-1]
    passage = replace(block.passages[0], text="Herring " * 90)
    long = replace(block, text=passage.text, passages=(passage,))
    collation = comparator.collate(old, replace(new, blocks=(*new.blocks[:-1], long)))
    rows = "".join(html.fragments_fromstring(shown(collation))[0].itertext())
    assert 20 < rows.count("Herring") <= 30
    assert "Herring …" in rows


def test_a_collation_shows_both_wordings_exactly(collation: Collation) -> None:
    (note,) = html.fragments_fromstring(shown(collation))
    rows = note.xpath(".//tbody/tr")
    link, variant = next(
        (k, v)
        for k, v in zip(collation.links, collation.variants, strict=True)
        if any(sign for sign, _ in v.edits)
    )
    sides = [["".join(cell.itertext()) for cell in row.xpath("./td")] for row in rows]
    keys = [", ".join(ref.split("#")[1] for ref in refs) for refs in (link.left, link.right)]
    assert [keys[0], variant.left, keys[1], variant.right] in [row[:4] for row in sides]


def test_frames_hold_the_tables_of_the_exports(edition: Edition) -> None:
    frames = frames_of(edition)
    for table in tables_of(edition):
        frame = frames[table.name]
        assert list(frame.columns) == [name for name, _ in table.columns]
        assert len(frame) == len(table.rows)
        for n, (name, kind) in enumerate(table.columns):
            wanted = [row[n] for row in table.rows]
            assert frame[name].isna().tolist() == [
                cell is None or (kind == "date" and not cell) for cell in wanted
            ]
            if kind == "text":
                assert frame[name].dropna().tolist() == [c for c in wanted if c is not None]


def test_frames_have_the_kinds_of_their_columns(edition: Edition) -> None:
    frames = frames_of(edition)
    kinds = {
        f"{name}.{column}": str(frames[name][column].dtype)
        for name, column in (
            ("declarations", "date"), ("declarations", "words"), ("links", "moved"),
            ("links", "similarity"), ("findings", "confidence"), ("passages", "text"),
        )
    }  # fmt: skip
    assert kinds == {
        "declarations.date": "datetime64[s]",
        "declarations.words": "Int64",
        "links.moved": "bool",
        "links.similarity": "float64",
        "findings.confidence": "string",
        "passages.text": "string",
    }


def test_edits_of_a_frame_rebuild_the_texts(collation: Collation) -> None:
    edits = frames_of(collation)["edits"]
    for n, variant in enumerate(collation.variants, 1):
        rows = edits[edits["link"] == n]
        assert "".join(rows[rows["kind"] != "inserted"]["text"]) == variant.left
        assert "".join(rows[rows["kind"] != "deleted"]["text"]) == variant.right


def test_frames_of_a_trace_count_what_it_found(series: Series) -> None:
    trace = comparator.trace(series, "power grids of the region")
    frames = frames_of(trace)
    assert frames["years"]["exact"].tolist() == [trace.count(d.id) for d in series.declarations]
    total = int(frames["years"]["exact"].sum() + frames["years"]["near"].sum())
    assert len(frames["occurrences"]) == total


def test_without_pandas_the_error_says_what_to_install(
    series: ShownSeries, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(
        ModuleNotFoundError, match=r"pip install 'declaration-comparator\[pandas\]'"
    ):
        series.to_pandas()


def test_a_brief_of_nothing_says_what_is_known(series: Series) -> None:
    for name in ("2018-sarnoval", "2021-nowhere"):
        with pytest.raises(InputError, match="2019-halmgard"):
            comparator.brief(series, name)


def test_plain_forms_are_short(edition: Edition, collation: Collation) -> None:
    for noun in (edition, edition.series, edition.series.declarations[0], collation):
        assert len(repr(noun)) < 300


def test_fragments_are_well_formed(edition: Edition) -> None:
    parser = etree.HTMLParser(recover=False)
    etree.fromstring(f"<!doctype html><html><body>{shown(edition)}</body></html>", parser)
