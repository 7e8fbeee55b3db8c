"""Rows: every passage once, both sides in order, paragraphs whole."""

from hypothesis import given

from comparator.model import Edition
from comparator.report.side_by_side.rows import paragraph_rows
from tests.small_editions import ITEM, P, declaration, link, pairs


def numbers(rows: object) -> list[tuple[str, str]]:
    """Return the passages of each row in short."""
    return [
        tuple(" ".join(p.key[1:] for p in side) for side in (row.left, row.right))  # type: ignore[misc]
        for row in rows  # type: ignore[attr-defined]
    ]


@given(pairs())
def test_every_passage_is_in_one_row_and_in_its_order(edition: Edition) -> None:
    old, new = edition.series.declarations
    rows = paragraph_rows(old.passages, new.passages, edition.collations[0].links)
    assert tuple(p for row in rows for p in row.left) == old.passages
    assert tuple(p for row in rows for p in row.right) == new.passages
    assert all(row.left or row.right for row in rows)


@given(pairs())
def test_no_block_is_torn(edition: Edition) -> None:
    old, new = edition.series.declarations
    rows = paragraph_rows(old.passages, new.passages, edition.collations[0].links)
    for declared, sides in ((old, [r.left for r in rows]), (new, [r.right for r in rows])):
        for block in declared.blocks:
            assert sum(any(p in side for p in block.passages) for side in sides) == 1


def test_a_paragraph_with_a_new_sentence_is_one_row() -> None:
    old = declaration("2018-arden", [(P, ["One.", "Two."])])
    new = declaration("2019-bruck", [(P, ["One.", "New.", "Two."])])
    o, n = old.passages, new.passages
    links = [link(o[:1], n[:1]), link(o[1:], n[2:])]
    assert numbers(paragraph_rows(o, n, links)) == [("1.1 1.2", "1.1 1.2 1.3")]


def test_what_has_no_partner_faces_nothing() -> None:
    old = declaration("2018-arden", [(P, ["One."]), (P, ["Gone."]), (P, ["Two."])])
    new = declaration("2019-bruck", [(P, ["One."]), (P, ["New."]), (P, ["Two."])])
    o, n = old.passages, new.passages
    rows = paragraph_rows(o, n, [link(o[:1], n[:1]), link(o[2:], n[2:])])
    assert numbers(rows) == [("1.1", "1.1"), ("2.1", ""), ("", "2.1"), ("3.1", "3.1")]


def test_a_moved_paragraph_stands_at_its_own_place_on_each_side() -> None:
    old = declaration("2018-arden", [(P, ["Moved."]), (P, ["One."])])
    new = declaration("2019-bruck", [(P, ["One."]), (P, ["Moved."])])
    o, n = old.passages, new.passages
    links = [link(o[:1], n[1:], moved=True), link(o[1:], n[:1])]
    assert numbers(paragraph_rows(o, n, links)) == [("1.1", ""), ("2.1", "1.1"), ("", "2.1")]


def test_a_split_into_neighbours_is_one_row() -> None:
    old = declaration("2018-arden", [(P, ["One and two."]), (P, ["Three."])])
    new = declaration("2019-bruck", [(P, ["One."]), (P, ["Two."]), (P, ["Three."])])
    o, n = old.passages, new.passages
    links = [link(o[:1], n[:2]), link(o[1:], n[2:])]
    assert numbers(paragraph_rows(o, n, links)) == [("1.1", "1.1 2.1"), ("2.1", "3.1")]


def test_a_far_partner_does_not_swallow_the_page() -> None:
    """One sentence stays, its fellow goes ten paragraphs down: no row of eleven paragraphs."""
    old = declaration("2018-arden", [(P, ["Stays here for long.", "Far."])])
    new = declaration(
        "2019-bruck", [(P, ["Stays here for long."]), *[(P, ["New."])] * 10, (P, ["Far."])]
    )
    o, n = old.passages, new.passages
    rows = paragraph_rows(o, n, [link(o[:1], n[:1]), link(o[1:], n[-1:])])
    assert numbers(rows)[0] == ("1.1 1.2", "1.1")
    assert numbers(rows)[-1] == ("", "12.1")


def test_items_answer_item_by_item() -> None:
    old = declaration("2018-arden", [(ITEM, ["a fund;"]), (ITEM, ["a bank."])])
    new = declaration("2019-bruck", [(ITEM, ["a fund;"]), (ITEM, ["a port;"]), (ITEM, ["a bank."])])
    o, n = old.passages, new.passages
    rows = paragraph_rows(o, n, [link(o[:1], n[:1]), link(o[1:], n[2:])])
    assert numbers(rows) == [("1.1", "1.1"), ("", "2.1"), ("2.1", "3.1")]
