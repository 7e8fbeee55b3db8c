"""The page of commitments: what new words promise is not called renewed."""

from dataclasses import replace

from comparator.model import Edition
from comparator.report.edition_index import Lookup
from comparator.report.pages.commitments import series_page_view
from tests.small_editions import P, collation, declaration, edition, link


def test_what_new_words_promise_in_a_clause_that_stood_is_not_called_renewed(
    specimen_edition: Edition,
) -> None:
    old = "The states note the value of clean rivers, and of bridges."
    new = (
        "The states note the value of clean rivers, and of bridges, and "
        "agreed to declare 2020 as the Year of Bright Water for all Harbour Towns."
    )
    same = "We will hold a fair each year."
    a = declaration("2019-bruck", [(P, [old, same])])
    b = declaration("2020-corin", [(P, [new, same])])
    links = [link([p], [q]) for p, q in zip(a.passages, b.passages, strict=True)]
    made = edition((a, b), [collation(a, b, links)])
    made = replace(made, series=replace(made.series, verbs=specimen_edition.series.verbs))
    view = series_page_view(Lookup(made), "1")
    assert [(g.id, [r.when for r in g.rows]) for g in view.groups] == [
        ("within", ["2020"]),
        ("renewed", [""]),
    ]
