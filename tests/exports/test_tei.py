"""TEI: valid, and each witness can be read out of the apparatus again."""

import os
from importlib.resources import files

import pytest
from lxml import etree

from comparator.analysis.synopses import Synopses
from comparator.exports import Selection, export
from comparator.exports.tei import write_synopsis
from comparator.model import Edition

TEI = "{http://www.tei-c.org/ns/1.0}"


@pytest.fixture(scope="module")
def grammar() -> etree.RelaxNG:
    path = files("comparator.exports") / "schemas" / "tei-apparatus.rng"
    return etree.RelaxNG(etree.fromstring(path.read_bytes()))


def tei_of(selection: Selection) -> etree._Element:
    data = export(selection, "tei")
    assert isinstance(data, bytes)
    return etree.fromstring(data)


def words(element: etree._Element, witness: str) -> str:
    """Return the words of a witness in an element, as a TEI reader picks them."""
    found = element.text or ""
    for child in element:
        if child.tag == f"{TEI}app":
            for reading in child.iterfind(f"{TEI}rdg"):
                if witness in str(reading.get("wit")).split():
                    found += words(reading, witness)
        found += child.tail or ""
    return found


def blocks(division: etree._Element, witness: str) -> list[str]:
    found = []
    for child in division:
        if child.tag == f"{TEI}ab":
            found.append(words(child, witness))
            continue
        for reading in child.iterfind(f"{TEI}rdg"):
            if reading.get("wit") == witness:
                found += [words(inner, witness) for inner in reading]
    return found


def test_a_pair_is_valid_and_rebuilds_both_texts(
    pairs: list[Selection], grammar: etree.RelaxNG
) -> None:
    for selection in pairs:
        root = tei_of(selection)
        grammar.assertValid(root)
        (division,) = root.iter(f"{TEI}div")
        for declared in selection.edition.series.declarations:
            found = blocks(division, f"#d-{declared.id}")
            assert found == [b.text for b in declared.blocks]


@pytest.mark.skipif(
    "TEI_ALL_RNG" not in os.environ,
    reason="TEI_ALL_RNG does not name the schema that the TEI publishes (tei_all.rng)",
)
def test_what_we_emit_is_tei_as_it_is_published(specimen_selection: Selection) -> None:
    published = etree.RelaxNG(etree.parse(os.environ["TEI_ALL_RNG"]))
    published.assertValid(tei_of(specimen_selection))
    edition = specimen_selection.edition
    for theme in edition.series.themes.ids[:5]:
        published.assertValid(tei_of(Selection.of(edition, None, theme)))
    broken = tei_of(specimen_selection)
    next(broken.iter(f"{TEI}rdg")).set("wit", "no pointer at all {")
    next(broken.iter(f"{TEI}rdg")).tag = f"{TEI}reading"
    assert not published.validate(broken)


def test_every_theme_is_valid_and_rebuilds_its_clauses(
    selection: Selection, grammar: etree.RelaxNG
) -> None:
    edition = selection.edition
    text = {p.id: p.text for d in edition.series.declarations for p in d.passages}
    threads = {t.id: t for t in edition.threads}
    seen = set()
    for theme in edition.series.themes.ids:
        root = tei_of(Selection.of(edition, theme=theme))
        grammar.assertValid(root)
        for division in root.iter(f"{TEI}div"):
            if division.get("type") != "thread":
                continue
            thread = threads[str(division.get("n"))]
            spoken = {f"#d-{d}": refs for d, refs in thread if refs}
            assert str(division.get("corresp")).split() == list(spoken)
            (clause,) = division
            for witness, refs in spoken.items():
                assert words(clause, witness) == " ".join(text[ref] for ref in refs)
                seen |= {*refs}
    under = {p.id for d in edition.series.declarations for p in d.passages if p.themes}
    assert under <= seen


def test_a_synopsis_is_valid_and_rebuilds_its_columns(
    specimen_edition: Edition, grammar: etree.RelaxNG
) -> None:
    made = Synopses(specimen_edition)
    synopsis = made.of(next(t for t in specimen_edition.threads if made.has(t)))
    root = etree.fromstring(write_synopsis(specimen_edition, synopsis))
    grammar.assertValid(root)
    (clause,) = next(root.iter(f"{TEI}div"))
    for column in synopsis.columns:
        for station in column.stations:
            assert words(clause, f"#d-{station.text}") == column.wording


def test_the_grammar_refuses_an_apparatus_without_readings(
    specimen_selection: Selection, grammar: etree.RelaxNG
) -> None:
    root = tei_of(specimen_selection)
    app = next(root.iter(f"{TEI}app"))
    for reading in list(app):
        app.remove(reading)
    assert not grammar.validate(root)
