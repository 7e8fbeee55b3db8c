"""What one year tells of another: a clause whose translation is known goes on as a translation."""

import pytest

from comparator.alignment.across.clauses import clauses_across
from comparator.model import Collation, Facing, Link, Parallel, Relation

TEXTS = Collation(
    "2018", "2020", (Link(("2018#1",), ("2020#4",), Relation.REWORDED),), ("2018#2",), ()
)
WITNESSES = Collation(
    "2018-ru", "2020-ru", (Link(("2018-ru#1",), ("2020-ru#5",), Relation.REWORDED),), (), ()
)


def known(left: str, right: str, *parts: Facing) -> Parallel:
    return Parallel(left, right, (Facing((), (), is_firm=True, parts=parts),))


@pytest.mark.parametrize(
    ("year", "found"), [("2018", ("2020#4", "2020-ru#5")), ("2020", ("2018#1", "2018-ru#1"))]
)
def test_passages_of_both_languages_have_the_key_of_their_clause_in_either_year(
    year: str, found: tuple[str, str]
) -> None:
    mine, theirs = {"2018": ("1", "1"), "2020": ("4", "5")}[year]
    facing = Facing((f"{year}#{mine}",), (f"{year}-ru#{theirs}",), is_firm=True)
    keys = clauses_across(TEXTS, WITNESSES, [known(year, f"{year}-ru", facing)])
    assert keys == {ref: {f"t{year}.0"} for ref in found}


@pytest.mark.parametrize(
    "facing",
    [
        Facing(("2018#1",), ("2018-ru#1",), is_firm=False),
        Facing(("2018#1",), (), is_firm=True),
        Facing((), ("2018-ru#1",), is_firm=True),
    ],
)
def test_what_is_unsure_or_has_one_side_tells_nothing(facing: Facing) -> None:
    assert clauses_across(TEXTS, WITNESSES, [known("2018", "2018-ru", facing)]) == {}


def test_a_text_that_is_neither_of_the_two_tells_nothing() -> None:
    facing = Facing(("2018#1",), ("2018-ru#1",), is_firm=True)
    assert clauses_across(TEXTS, WITNESSES, [known("2016", "2016-ru", facing)]) == {}
