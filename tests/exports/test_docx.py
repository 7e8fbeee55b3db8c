"""Tracked changes: accepting all gives the newer text, rejecting all the older one."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from comparator.exports import Selection, export
from comparator.model import BlockKind, Declaration, Relation, Series
from tests.exports.libreoffice import SOFFICE, settled
from tests.small_editions import THEMES, declaration

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
            if e.get(f"{W}id")
            and not str(e.tag).endswith("RangeEnd")
            # Comments are counted by themselves.
            and not etree.QName(e).localname.startswith("comment")
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


def pair_of(older: list[str], newer: list[str], language: str) -> Selection:
    """Return two texts as they are compared, paragraph by paragraph."""
    from comparator.pipeline import edition_of_pair

    made = [
        replace(
            declaration(key, [(BlockKind.PARAGRAPH, (text,)) for text in texts]), language=language
        )
        for key, texts in (("2023-oslo", older), ("2024-oslo", newer))
    ]
    series = Series("s", "S", "", tuple(made), THEMES)
    return Selection.of(edition_of_pair(series, "2023-oslo", "2024-oslo"))


def test_arabic_stands_from_the_right_and_what_is_latin_in_it_does_not() -> None:
    first, second = "يؤكد الأطراف التزامهم بالسلام في", "المنطقة."
    data = docx_of(pair_of([f"{first} {second}"], [f"{first} FAO 2024 {second}"], "ar"))
    root = part(data, "word/document.xml")
    assert all(p.find(f"{W}pPr/{W}bidi") is not None for p in root.iter(f"{W}p"))
    turned = {
        "".join(run.itertext()).strip(): run.find(f"{W}rPr/{W}rtl") is not None
        for run in root.iter(f"{W}r")
    }
    assert turned["FAO"] is False
    assert all(is_turned for words, is_turned in turned.items() if words != "FAO")
    styles = part(data, "word/styles.xml")
    assert {e.get(f"{W}bidi") for e in styles.iter(f"{W}lang")} == {"ar"}
    assert len(list(styles.iter(f"{W}szCs"))) == len(list(styles.iter(f"{W}sz")))


def test_what_is_read_from_the_left_is_not_turned() -> None:
    data = docx_of(pair_of(["One way."], ["Another way."], "en"))
    root = part(data, "word/document.xml")
    assert not list(root.iter(f"{W}bidi", f"{W}rtl"))


def test_what_moved_and_was_reworded_says_so_at_both_places() -> None:
    moving = "The Parties welcome the report on the ports of the northern region."
    rest = [
        "The Parties share what they know of wind power and of the tides.",
        "The Parties support trade in grain and thank the host of the meeting.",
        "The Parties will train the officers of customs in each other’s towns.",
    ]
    reworded = moving.replace("welcome", "strongly welcome")
    data = docx_of(pair_of([moving, *rest], [*rest, reworded], "en"))
    comments = list(part(data, "word/comments.xml"))
    texts = ["".join(comment.itertext()) for comment in comments]
    assert [text.split(" and ")[0] for text in texts] == ["Moved to ¶4.1", "Moved here from ¶1.1"]
    for comment in comments:
        came = [r for r in comment.iter(f"{W}r") if r.find(f"{W}rPr/{W}u") is not None]
        assert "".join("".join(r.itertext()) for r in came).strip() == "strongly"
    root = part(data, "word/document.xml")
    for name in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert [e.get(f"{W}id") for e in root.iter(f"{W}{name}")] == ["0", "1"]
    assert (after(data, -1), after(data, 1)) == ([moving, *rest], [*rest, reworded])
