"""Which words texts do not have, and which new ones a text comes back to."""

from dataclasses import replace

from comparator.analysis.unsaid import Unsaid
from comparator.corpus.series.name_tables import NAMES
from tests.small_editions import P, declaration, edition

OLD, NEW = "2001-arden", "2002-bruck"


def unsaid(old: str, *new: str, place: str = "") -> Unsaid:
    """Return what two texts do not say, the newer adopted somewhere."""
    newer = replace(declaration(NEW, [(P, [said]) for said in new]), place=place)
    return Unsaid(edition([declaration(OLD, [(P, [old])]), newer], []))


def test_a_state_that_no_text_named_is_told_where_no_phrase_has_a_matter() -> None:
    asked = "They underline the importance of a decision to admit Kazakhstan."
    assert unsaid("They thank Norway.", asked).phrase(asked, NEW, (OLD,)) == (0.0, "Kazakhstan")
    assert unsaid("They thank Kazakhstan.", asked).phrase(asked, NEW, (OLD,)) is None


def test_a_prefix_with_a_hyphen_or_without_is_one_name() -> None:
    known = unsaid("They note the Plan for Inter-Regional Trade.", "They met.")
    assert known.is_said("Plan for Interregional Trade", OLD)
    assert known.is_said("Plan for Inter-Regional Trade", OLD)
    assert not known.is_said("Plan for Regional Trade", OLD)


def test_words_of_no_name_may_stand_far_apart_unless_they_must_be_close() -> None:
    far = (
        "The climate of harbours and bays, and of their old towns with all quays, is on the agenda."
    )
    known = unsaid(far, "They met.")
    assert known.saying("climate agenda", OLD) == {0}
    assert not known.saying("climate agenda", OLD, close=True)


def test_what_a_text_comes_back_to_is_no_currency_and_not_where_it_was_adopted() -> None:
    new = [f"The Bruck towns pay USD {n} million to ward off herring piracy." for n in (2, 3, 4)]
    known = unsaid("They met.", *new, place="Bruck")
    assert known.taken_up(new[0], NEW, (OLD,))[1] not in {"bruck", "usd"}
    assert known.taken_up(new[0], NEW, (OLD,))[0] == 2


def test_a_name_is_said_by_its_abbreviation_and_the_other_way() -> None:
    known = unsaid("They thank the Salt Plan Office (SPO).", "The SPO stays open.")
    assert known.is_said("Salt Plan Office", NEW)
    assert not known.is_said("Salt Plan", NEW)
    known = unsaid("The Salt Plan Office (SPO) stays open.", "They thank the Salt Plan Office.")
    assert known.is_said("SPO", NEW)


def left_out(old: str, *new: str) -> list[str]:
    """Return the words that a newer text leaves out of what an older one says."""
    return [omitted.words for omitted in unsaid(old, *new).omissions(OLD, NEW, 1, 4)]


def test_a_name_that_is_left_out_is_quoted_whole() -> None:
    old = "They thank the Commission for the Survey of Herring Reefs."
    assert left_out(old, "They met.") == ["Commission for the Survey of Herring Reefs"]


def test_what_is_said_in_another_form_is_not_left_out() -> None:
    old = "They ask for a resolution of the issue of Orran abductees."
    assert left_out(old, "They ask to resolve the matter of Orran abductions at once.") == []
    assert left_out(old, "They ask for herring.") == ["Orran abductees"]


def test_a_body_that_a_text_names_otherwise_is_not_left_out() -> None:
    for new, expected in (("The UN must act.", []), ("They must act.", ["United Nations"])):
        texts = [
            declaration(OLD, [(P, ["They thank the United Nations."])]),
            declaration(NEW, [(P, [new])]),
        ]
        made = edition(texts, [])
        known = Unsaid(replace(made, series=replace(made.series, names=NAMES.bundled)))
        assert [o.words for o in known.omissions(OLD, NEW, 1, 4)] == expected


def test_words_were_said_before_only_where_they_stand_so() -> None:
    """What is said in any order is not said anew; it is no earlier text of just these words."""
    texts = (
        "New towns gave sailors an opportunity.",
        "New opportunities for sailors will be found.",
        "They met.",
    )
    years = ("2001-arden", "2002-bruck", "2003-corve")
    said = [declaration(key, [(P, [text])]) for key, text in zip(years, texts, strict=True)]
    known = Unsaid(edition(said, []))
    told = [*known.omissions(years[1], years[2], 1, 5)]
    assert [(omission.words, omission.said_in) for omission in told] == [
        ("New opportunities for sailors", (years[1],))
    ]


def test_a_name_is_more_than_states() -> None:
    made = edition([declaration(OLD, [(P, ["They met."])])], [])
    known = Unsaid(replace(made, series=replace(made.series, names=NAMES.bundled)))
    named = [
        known.is_named(words, OLD) for words in ("Herring Reef Fund", "Norway and Kenya", "reefs")
    ]
    assert named == [True, False, False]
