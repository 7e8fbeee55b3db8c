"""What a pair page knows of a row."""

import pytest

from comparator.report.addresses import Page
from comparator.report.edition_index import Lookup
from comparator.report.side_by_side.layout import side_by_side, whole
from tests.small_editions import P, collation, declaration, edition, link


@pytest.mark.parametrize(
    ("old", "new", "is_slight"),
    [
        ("The Member States met.", "The member states met.", True),
        ("The Member States met.", "The member states left.", False),
        ("The Member States met.", "The Member States met.", False),
    ],
)
def test_a_row_with_light_changes_only_is_slight(old: str, new: str, is_slight: bool) -> None:
    older = declaration("2018-arden", [(P, [old])])
    newer = declaration("2019-bruck", [(P, [new])])
    links = [link([older.passages[0]], [newer.passages[0]])]
    lookup = Lookup(edition((older, newer), [collation(older, newer, links)]))
    shown = side_by_side(
        lookup, whole(lookup, lookup.pair[older.id, newer.id]), Page("s/pairs/a--b.html")
    )
    (view,) = shown.views
    assert view.is_slight is is_slight
