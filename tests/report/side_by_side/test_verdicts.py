"""What the filters of a pair page ask of a row."""

import pytest

from comparator.diff import variant_of
from comparator.report.addresses import Page
from comparator.report.edition_index import Lookup
from comparator.report.side_by_side.layout import side_by_side
from comparator.report.side_by_side.verdicts import has_other_figures
from tests.small_editions import P, collation, declaration, edition, link


@pytest.mark.parametrize(
    ("old", "new", "differ"),
    [
        ("Growth of 2 per cent was noted.", "Growth of 3 per cent was noted.", True),
        ("The range is 5-1/4 to 5-1/2 percent.", "The range is 5 to 5-1/4 percent.", True),
        ("Aid of 1,200 tonnes came.", "Aid of 1,250 tonnes came.", True),
        ("They met on 4 May 2019 there.", "They met there on 4 May 2019.", False),
        ("They note the fund.", "They welcome the fund.", False),
        ("They note the fund of 2019.", "They note the fund.", True),
    ],
)
def test_a_figure_that_changed_is_found(old: str, new: str, differ: bool) -> None:
    assert has_other_figures(variant_of(old, new)) is differ


def rows(old_text: str, new_text: str) -> tuple[str, ...]:
    old = declaration("2018-arden", [(P, [old_text])])
    new = declaration("2019-bruck", [(P, [new_text])])
    made = edition((old, new), [collation(old, new, [link([old.passages[0]], [new.passages[0]])])])
    lookup = Lookup(made)
    made_rows = side_by_side(lookup, lookup.pair[old.id, new.id], Page("s/pairs/a--b.html"))
    (view,) = made_rows.views
    return view.traits


def test_a_row_with_light_changes_only_is_slight() -> None:
    assert rows("The Member States met.", "The member states met.") == ("slight",)
    assert rows("The Member States met.", "The member states left.") == ()


def test_a_row_knows_that_a_number_changed() -> None:
    assert rows("They gave 15 tonnes of aid.", "They gave 20 tonnes of aid.") == ("figures",)
