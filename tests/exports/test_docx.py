"""Tracked changes: accepting all gives the newer text, rejecting all the older one."""

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from comparator.exports import Selection, export
from comparator.model import Declaration, Relation
from tests.exports.libreoffice import SOFFICE, settled

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
GONE = {-1: {"ins", "moveTo"}, 1: {"del", "moveFrom"}}


def blocks_of(declaration: Declaration) -> list[str]:
    return [block.text for block in declaration.blocks]


def docx_of(selection: Selection) -> bytes:
    data = export(selection, "docx")
    assert isinstance(data, bytes)
    return data


def part(data: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return etree.fromstring(archive.read(name))


def after(data: bytes, sign: int) -> list[str]:
    """Return the paragraphs after accepting (1) or rejecting (-1) all changes."""
    paragraphs, words = [], ""
    for paragraph in part(data, "word/document.xml").iter(f"{W}p"):
        for child in paragraph:
            name = etree.QName(child).localname
            if name == "pPr" or name in GONE[sign]:
                continue
            for leaf in child.iter(f"{W}t", f"{W}delText", f"{W}br", f"{W}tab"):
                words += {"br": "\n", "tab": "\t"}.get(etree.QName(leaf).localname, leaf.text or "")
        marks = {etree.QName(e).localname for e in paragraph.iterfind(f"{W}pPr/{W}rPr/*")}
        if not marks & GONE[sign]:
            paragraphs.append(words)
            words = ""
    assert not words, "the last paragraph has no end"
    return paragraphs


def test_accepting_gives_the_newer_and_rejecting_the_older_text(pairs: list[Selection]) -> None:
    for selection in pairs:
        left, right, _ = selection.chosen_pair()
        data = docx_of(selection)
        assert after(data, -1) == blocks_of(left)
        assert after(data, 1) == blocks_of(right)


def test_the_two_far_ends_of_a_series(specimen_selection: Selection) -> None:
    """Little in common: most paragraphs go, most come."""
    from comparator.pipeline import edition_of_pair

    series = specimen_selection.edition.series
    first, last = series.declarations[0], series.declarations[-1]
    for a, b in ((first, last), (last, first)):
        data = docx_of(Selection.of(edition_of_pair(series, a.id, b.id), (a.id, b.id)))
        assert (after(data, -1), after(data, 1)) == (blocks_of(a), blocks_of(b))


def test_every_change_has_its_own_number_and_moves_have_both_ends(pairs: list[Selection]) -> None:
    for selection in pairs:
        root = part(docx_of(selection), "word/document.xml")
        ids = [
            e.get(f"{W}id")
            for e in root.iter()
            if e.get(f"{W}id") and not str(e.tag).endswith("RangeEnd")
        ]
        assert len(ids) == len(set(ids))
        for name in ("moveFrom", "moveTo"):
            starts = [e.get(f"{W}id") for e in root.iter(f"{W}{name}RangeStart")]
            assert starts == [e.get(f"{W}id") for e in root.iter(f"{W}{name}RangeEnd")]
        names = [
            sorted(str(e.get(f"{W}name")) for e in root.iter(f"{W}{name}RangeStart"))
            for name in ("moveFrom", "moveTo")
        ]
        assert names[0] == names[1]


def test_what_moved_is_marked_as_moved(specimen_selection: Selection) -> None:
    edition = specimen_selection.edition
    moved = [
        c
        for c in edition.collations
        if any(k.moved and k.relation is Relation.KEPT for k in c.links)
    ]
    assert moved
    for collation in moved:
        pair = collation.left, collation.right
        root = part(docx_of(Selection.of(edition, pair)), "word/document.xml")
        texts = {"".join(e.itertext()) for e in root.iter(f"{W}moveTo")}
        newer = {p.id: p.text for p in edition.series[collation.right].passages}
        older = {p.id: p.text for p in edition.series[collation.left].passages}
        for link in collation.links:
            if link.moved and older[link.left[0]] == newer[link.right[0]]:
                assert newer[link.right[0]] in texts


def test_a_theme_is_cut_out_of_both_texts(specimen_selection: Selection) -> None:
    edition = specimen_selection.edition
    left, right, collation = specimen_selection.chosen_pair()
    theme = right.passages[5].themes[0].theme
    data = docx_of(Selection.of(edition, (left.id, right.id), theme))
    for sign, declared in ((-1, left), (1, right)):
        words = " ".join(after(data, sign))
        at = 0
        for p in declared.passages:
            if any(s.theme == theme for s in p.themes):
                at = words.index(p.text, at) + len(p.text)
    assert collation.links


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize(("sign", "command"), [(1, "AcceptAll"), (-1, "RejectAll")])
def test_libreoffice_takes_the_changes_as_we_mean_them(
    sign: int, command: str, pairs: list[Selection], tmp_path: Path
) -> None:
    left, right, _ = pairs[-1].chosen_pair()
    found = settled(docx_of(pairs[-1]), command, tmp_path)
    assert found == "\n".join(blocks_of(right if sign == 1 else left)).split("\n")
