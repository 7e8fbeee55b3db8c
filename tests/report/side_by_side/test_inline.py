"""The inline merge: the newer side word for word, and what the older one had besides."""

from hypothesis import given, settings

from comparator.model import Edition
from comparator.pipeline import measure
from comparator.report.addresses import Page
from comparator.report.edition_index import Lookup
from comparator.report.side_by_side.layout import SideBySide, side_by_side, whole
from comparator.report.side_by_side.rows import Row
from comparator.report.side_by_side.views import Merge, MergePiece
from tests.small_editions import P, collation, declaration, edition, link, pairs, three_years


def shown_of(made: Edition) -> SideBySide:
    old, new = made.series.declarations[:2]
    lookup = Lookup(made)
    return side_by_side(
        lookup, whole(lookup, lookup.pair[old.id, new.id]), Page("s/pairs/a--b.html")
    )


def merges(made: Edition) -> list[tuple[Row, Merge]]:
    sides = shown_of(made)
    rows = zip(sides.rows, sides.views, strict=True)
    return [(row, view.merge) for row, view in rows if view.merge]


def pieces(merge: Merge) -> list[MergePiece]:
    return [piece for block in merge.blocks for piece in block.pieces]


def newer(piece: MergePiece) -> str:
    return "".join(run.text for run in piece.runs if run.mark not in {"deleted", "gap"})


def words_of(piece: MergePiece) -> str:
    return "".join(run.text for run in piece.runs)


@settings(max_examples=80)
@given(pairs())
def test_a_merge_reads_as_the_newer_side(made: Edition) -> None:
    for row, merge in merges(made):
        read = [newer(piece) for piece in pieces(merge) if not piece.style]
        assert read == [p.text for p in row.right]


@settings(max_examples=80)
@given(pairs())
def test_a_merge_has_what_was_dropped_once_and_in_order(made: Edition) -> None:
    sides = shown_of(made)
    linked = {ref for k in made.collations[0].links for ref in k.left}
    for row, view in zip(sides.rows, sides.views, strict=True):
        if view.merge:
            # A linked passage may read the same and be shown whole as well: then it cannot be told.
            others = {p.text for p in row.left if p.id in linked}
            texts = [p.text for p in row.left if p.id not in linked]
            dropped = [text for text in texts if text not in others]
            was = [words_of(p) for p in pieces(view.merge) if p.style == "was"]
            assert [text for text in was if text in dropped] == dropped


def test_what_was_dropped_stands_where_it_stood() -> None:
    old = declaration("2018-arden", [(P, ["They met there.", "Snow fell.", "They left in May."])])
    new = declaration("2019-bruck", [(P, ["They met there.", "They left in June."])])
    links = [
        link([old.passages[0]], [new.passages[0]]),
        link([old.passages[2]], [new.passages[1]]),
    ]
    ((_, merge),) = merges(edition((old, new), [collation(old, new, links)]))
    (block,) = merge.blocks
    assert [(p.style, words_of(p)) for p in block.pieces] == [
        ("", "They met there."),
        ("was", "Snow fell."),
        ("", "They left in May June."),
    ]


def test_rows_that_stand_unchanged_have_no_copy() -> None:
    old = declaration("2018-arden", [(P, ["They met there."])])
    new = declaration("2019-bruck", [(P, ["They met there."])])
    made = edition((old, new), [collation(old, new, [link([old.passages[0]], [new.passages[0]])])])
    assert merges(made) == []


def test_what_moved_away_is_a_link_and_not_told_twice() -> None:
    made = three_years()
    for row, merge in merges(made):
        away = [piece for piece in pieces(merge) if piece.style == "away"]
        assert all(not piece.runs and piece.crosslinks for piece in away)
        assert len(away) <= len(row.left)


def test_two_wordings_without_a_word_in_common_are_not_written_twice() -> None:
    old = declaration("2018-arden", [(P, ["They met in the old harbour town."])])
    told_anew = declaration("2019-bruck", [(P, ["Ministers praised fisheries research."])])
    reworded = declaration("2019-bruck", [(P, ["They met in the new harbour town."])])
    for new, count in ((told_anew, 0), (reworded, 1)):
        links = [link([old.passages[0]], [new.passages[0]])]
        made = edition((old, new), [measure(collation(old, new, links), old, new)])
        assert len(merges(made)) == count
