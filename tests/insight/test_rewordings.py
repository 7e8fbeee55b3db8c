"""What replaced what is quoted from both passages, and holds no number."""

from comparator.diff import variant_of
from comparator.exports import Selection
from comparator.insight.rewordings import Rewording, rewordings
from comparator.model import Collation, Edition, Link, Relation
from comparator.text.words import words


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
