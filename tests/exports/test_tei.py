"""TEI: valid, and each witness can be read out of the apparatus again."""

import os
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from comparator.exports import Selection, export
from comparator.exports.apparatus import segmented

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


def test_the_grammar_refuses_an_apparatus_without_readings(
    specimen_selection: Selection, grammar: etree.RelaxNG
) -> None:
    root = tei_of(specimen_selection)
    app = next(root.iter(f"{TEI}app"))
    for reading in list(app):
        app.remove(reading)
    assert not grammar.validate(root)


wordings = st.lists(
    st.lists(st.sampled_from("we note trade, welcome the a war".split()), max_size=8).map(" ".join),
    min_size=1,
    max_size=5,
)


@given(wordings)
def test_segments_rebuild_every_wording(texts: list[str]) -> None:
    named = [(f"w{n}", text) for n, text in enumerate(texts)]
    segments = list(segmented(named))
    for name, text in named:
        readings = [t for s in segments for wits, t in s.readings if name in wits]
        assert len(readings) == len(segments)
        assert "".join(readings) == text


def test_what_all_say_is_shared() -> None:
    texts = [("a", "We welcome trade."), ("b", "We note trade."), ("c", "We note free trade.")]
    shared = [s.readings[0][1] for s in segmented(texts) if s.is_shared]
    assert shared == ["We ", "trade."]
