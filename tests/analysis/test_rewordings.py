"""What replaced what is quoted from both passages, and holds no number."""

import pytest

from comparator.analysis.rewordings import Rewording, rewordings
from comparator.diff import variant_of
from comparator.exports import Selection
from comparator.language.words import words
from comparator.model import Collation, Edition, Link, Relation


def found_in(edition: Edition) -> list[Rewording]:
    passages = {p.id: p for d in edition.series.declarations for p in d.passages}
    return [r for c in edition.collations for r in rewordings(c, passages)]


def test_both_wordings_are_words_of_their_passages(edition: Edition) -> None:
    text = {p.id: p.text for d in edition.series.declarations for p in d.passages}
    for r in found_in(edition):
        assert r.old in text[r.left]
        assert r.new in text[r.right]
        assert r.weight
        assert not any(character.isdigit() for character in r.old + r.new)
        assert {w.casefold() for w in words(r.old)} != {w.casefold() for w in words(r.new)}


def test_the_specimen_has_some(specimen_selection: Selection) -> None:
    assert found_in(specimen_selection.edition)


def test_a_clause_has_one_and_only_if_it_is_surely_reworded(edition: Edition) -> None:
    for collation in edition.collations:
        passages = {p.id: p for d in edition.series.declarations for p in d.passages}
        found = rewordings(collation, passages)
        sure = {
            link.right[0]
            for link in collation.links
            if link.relation is Relation.REWORDED and not link.tentative
        }
        assert len({r.right for r in found}) == len(found)
        assert {r.right for r in found} <= sure


def test_the_weightiest_words_are_chosen(specimen_selection: Selection) -> None:
    older, newer = (d.passages[1] for d in specimen_selection.edition.series.declarations[:2])
    variant = variant_of(
        "They note the old road, and will continue their consultations on the fair use of it.",
        "They note the new road, and have set up a joint commission on the fair use of it.",
    )
    link = Link((older.id,), (newer.id,), Relation.REWORDED)
    collation = Collation("a", "b", (link,), (), (), (variant,))
    (found,) = rewordings(collation, {older.id: older, newer.id: newer})
    assert (found.old, found.new) == (
        "will continue their consultations",
        "have set up a joint commission",
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # Names for names are told as actors and places.
        ("We thank Belonia for its warm welcome.", "We thank Port Vane for its warm welcome."),
        # What has many times the words of the other side was put in.
        (
            "We keep watch over the shore for the good of all who live there.",
            "We keep early settlement, lights, buoys and pilots over the shore for the good of all "
            "who live there.",
        ),
    ],
)
def test_names_for_names_and_what_was_put_in_are_no_other_words(
    specimen_selection: Selection, old: str, new: str
) -> None:
    older, newer = (d.passages[1] for d in specimen_selection.edition.series.declarations[:2])
    link = Link((older.id,), (newer.id,), Relation.REWORDED)
    collation = Collation("a", "b", (link,), (), (), (variant_of(old, new),))
    assert not rewordings(collation, {older.id: older, newer.id: newer})
