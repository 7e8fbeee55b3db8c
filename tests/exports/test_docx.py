"""Tracked changes: accepting all gives the newer text, rejecting all the older one."""

import io
import zipfile
from dataclasses import replace
from itertools import pairwise
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


def test_a_sheet_of_changes_in_front_leaves_the_text_exact(specimen_selection: Selection) -> None:
    """Taken away whole, it leaves the file without it, to the last mark."""
    edition = specimen_selection.edition
    older, newer = edition.series.declarations[-2:]
    selection = Selection.of(edition, (older.id, newer.id))
    data = export(selection, "docx-front")
    assert isinstance(data, bytes)
    root = part(data, "word/document.xml")
    (front,) = root.iter(f"{W}sdt")
    names = {etree.QName(e).localname for e in front.iter()}
    assert not names & {"ins", "del", "moveFrom", "moveTo", "commentReference"}
    told = ["".join(row.itertext()) for row in front.iter(f"{W}tr")]
    alone = set(edition.collation(older.id, newer.id).dropped)
    gone = [p for p in older.passages if p.id in alone and not p.is_formal]
    assert len([row for row in told if row.startswith("gone ")]) == len(gone)
    body = front.getparent()
    assert body is not None
    body.remove(front)
    plain = part(docx_of(selection), "word/document.xml")
    assert etree.tostring(root) == etree.tostring(plain)


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


def test_no_end_of_both_texts_stands_between_what_came() -> None:
    """LibreOffice would lose it when all is rejected, and join two paragraphs of the older text."""
    wind, sand = (
        "The Parties measure the wind.",
        "Boats of sand may not leave the harbour at night.",
    )
    selection = pair_of(
        [wind, sand],
        [f"{wind} They repair all seven bridges.", "A school opens in spring.", sand],
        "en",
    )
    data = docx_of(selection)
    left, right, _ = selection.chosen_pair()
    assert (after(data, -1), after(data, 1)) == (blocks_of(left), blocks_of(right))
    paragraphs = [*part(data, "word/document.xml").iter(f"{W}p")]
    for one, following in pairwise(paragraphs):
        tails = [etree.QName(e).localname for e in one if e.tag != f"{W}pPr"]
        own, next_ = (p.find(f"{W}pPr/{W}rPr/{W}ins") is not None for p in (one, following))
        assert not (tails[-1:] == ["ins"] and not own and next_)


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


MOVING = "The Parties welcome the report on the ports of the northern region."
REST = [
    "The Parties share what they know of wind power and of the tides.",
    "The Parties support trade in grain and thank the host of the meeting.",
    "The Parties will train the officers of customs in each other’s towns.",
]


def test_what_moved_and_was_reworded_is_a_move_with_its_edits_inside() -> None:
    reworded = MOVING.replace("welcome", "strongly welcome").replace("the ports", "all ports")
    data = docx_of(pair_of([MOVING, *REST], [*REST, reworded], "en"))
    root = part(data, "word/document.xml")
    for name, other in (("moveFrom", "del"), ("moveTo", "ins")):
        [paragraph] = [p for p in root.iter(f"{W}p") if p.find(f"{W}{name}RangeStart") is not None]
        inside = [etree.QName(e).localname for e in paragraph][1:]
        assert (inside[0], inside[-1]) == (f"{name}RangeStart", f"{name}RangeEnd")
        assert {*inside[1:-1]} == {name, other}
    assert not len(part(data, "word/comments.xml"))
    assert (after(data, -1), after(data, 1)) == ([MOVING, *REST], [*REST, reworded])


def test_what_moved_and_kept_little_says_so_at_both_places() -> None:
    """Where hardly a word is left in its place, a comment tells of the move."""
    from comparator.exports.block_stream import merged
    from comparator.exports.docx_moves import Moves
    from tests.small_editions import collation, link

    old, new = (
        "The old fleet of ships sailed home.",
        "Nobody sailed again, nor does anyone wish it.",
    )
    kept = (BlockKind.PARAGRAPH, ("They will meet.",))
    left = declaration("2023-oslo", [(BlockKind.PARAGRAPH, (old,)), kept])
    right = declaration("2024-oslo", [kept, (BlockKind.PARAGRAPH, (new,))])
    (a, b), (c, d) = left.passages, right.passages
    links = [link([b], [c]), link([a], [d], moved=True)]
    found = collation(left, right, links)
    moves = Moves(merged(left, right, found), found)
    assert not moves.stretches
    assert {ref: (told.older, told.newer) for ref, told in moves.told.items()} == {
        a.id: ("¶1.1", "¶2.1"),
        d.id: ("¶1.1", "¶2.1"),
    }


def test_moves_are_named_in_pairs_of_the_same_words_within_a_paragraph(
    pairs: list[Selection],
) -> None:
    """What Word asks of moves: else it calls the file unreadable, or takes the mark away."""
    for selection in pairs:
        root = part(docx_of(selection), "word/document.xml")
        words: dict[str, dict[str, str]] = {"moveFrom": {}, "moveTo": {}}
        for name, of in words.items():
            for start in root.iter(f"{W}{name}RangeStart"):
                run = [*start.itersiblings()]
                end = next(
                    n
                    for n, e in enumerate(run)
                    if e.tag == f"{W}{name}RangeEnd" and e.get(f"{W}id") == start.get(f"{W}id")
                )
                marked = [e for e in run[:end] if e.tag == f"{W}{name}"]
                assert marked
                assert str(start.get(f"{W}name")) not in of
                of[str(start.get(f"{W}name"))] = "".join("".join(e.itertext()) for e in marked)
            outside = [e for e in root.iter(f"{W}{name}") if e.getparent().tag != f"{W}p"]
            assert not outside
        assert words["moveFrom"] == words["moveTo"]


def test_a_clause_that_was_split_to_two_places_is_two_moves() -> None:
    one, two = "The Parties will buy two boats", "they will meet in Arden every spring to race."
    from comparator.exports.block_stream import merged
    from comparator.exports.docx_moves import Moves
    from tests.small_editions import collation, link

    kept = (BlockKind.PARAGRAPH, ("Snow fell.",))
    left = declaration("2023-oslo", [(BlockKind.PARAGRAPH, (f"{one} {two}",)), kept])
    right = declaration(
        "2024-oslo",
        [(BlockKind.PARAGRAPH, (one,)), kept, (BlockKind.PARAGRAPH, (two,))],
    )
    (a, b), (c, d, e) = left.passages, right.passages
    found = collation(left, right, [link([a], [c, e]), link([b], [d])])
    moves = Moves(merged(left, right, found), found)
    assert [(s.text, s.move) for s in moves.stretches[a.id]] == [(one, 1), (" ", 0), (two, 2)]
    assert [(s.text, s.move) for s in moves.stretches[c.id]] == [(one, 1)]
    assert [(s.text, s.move) for s in moves.stretches[e.id]] == [(two, 2)]
