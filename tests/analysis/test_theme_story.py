"""The story of a theme: only what texts surely say, and others surely do not."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from comparator.analysis.theme_story import Beat, Stories, is_whole_phrase
from comparator.analysis.unsaid import Unsaid
from comparator.model import Thread
from tests.small_editions import P, declaration, edition

COURT = ("They note the Treaty of Elm Court.", "trade")
PACT = ("They note the Pact of Quiet Rivers.", "trade")
FAIR = ("They met at the Great Salt Fair.", "trade")


def told(
    *texts: list[tuple[str, str]], threads: Sequence[Thread] = ()
) -> list[tuple[Beat, str, str, str]]:
    """Return the story of trade in texts of four years."""
    keys = ("2018-arden", "2019-bruck", "2020-corin", "2021-dunst")
    made = [declaration(key, [(P, said)]) for key, said in zip(keys, texts, strict=False)]
    whole = replace(edition(tuple(made), []), threads=tuple(threads))
    beats = Stories(whole, Unsaid(whole)).of("trade")
    return [(b.beat, b.phrase.words, b.phrase.first[:4], b.phrase.last[:4]) for b in beats]


def test_what_went_what_came_and_what_is_new_are_told_with_their_years() -> None:
    assert told([COURT], [COURT], [PACT], [PACT, FAIR]) == [
        (Beat.LAST, "Treaty of Elm Court", "2018", "2019"),
        (Beat.SINCE, "Pact of Quiet Rivers", "2020", "2021"),
        (Beat.CAME, "Great Salt Fair", "2021", "2021"),
    ]


def test_another_spelling_of_a_name_is_neither_gone_nor_new() -> None:
    other = ("They recall the Elm Court Treaty.", "trade")
    assert not [beat for beat, *_ in told([COURT], [COURT], [other]) if beat is not Beat.STOOD]


def test_words_in_one_place_that_are_no_name_there_are_not_its_first_year() -> None:
    """ "Canal Governance" is not named where it is said "government-dug canal"."""
    dug = ("They oppose the government-dug canal at the fair.", "trade")
    forum = ("They met at the Forum on Canal Governance.", "trade")
    assert told([dug], [forum], [PACT], [PACT])[0][:2] != (Beat.LAST, "Forum on Canal Governance")
    ended = told([COURT], [("They recall the court in the treaty of elms.", "trade")], [PACT])
    assert all(beat is not Beat.LAST for beat, *_ in ended)


def test_a_name_of_which_a_later_text_has_most_words_has_not_gone() -> None:
    old = ("They note the Protocol on Harbour Guarantees.", "trade")
    other = ("They note the Protocol on harbour assurances.", "trade")
    gone = {Beat.LAST, Beat.ENDED, Beat.ONCE}
    names = {"Protocol on Harbour Guarantees"}
    assert names & {words for beat, words, *_ in told([old], [old], [PACT]) if beat in gone}
    assert not names & {words for _, words, *_ in told([old], [old], [other])}


def test_a_name_is_not_new_where_a_text_has_its_initials() -> None:
    long = ("They note the Pact of Quiet Rivers.", "trade")
    short = ("They note the newest report on the PQR.", "trade")
    name = "Pact of Quiet Rivers"
    assert name in {words for _, words, *_ in told([COURT], [COURT], [long])}
    assert name not in {words for _, words, *_ in told([short], [COURT], [long])}


def test_where_nothing_else_is_told_a_name_of_one_text_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("comparator.analysis.theme_story._LEAST_WORTH", 1.0)
    plain = ("They trade.", "trade")
    assert told([plain], [FAIR], [plain]) == [(Beat.ONCE, "Great Salt Fair", "2019", "2019")]


def test_a_clause_that_goes_on_in_other_words_has_not_gone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What has no name of its own is gone with its clause only."""
    # In four short texts nothing is as rare as it is in long ones.
    monkeypatch.setattr("comparator.analysis.theme_story._LEAST_WORTH", 1.0)
    old = ("They regret the unlimited build-up of harbour chains.", "trade")
    new = ("They again draw attention to fences across estuaries.", "trade")
    lives = Thread(
        "t-1",
        tuple(
            (key, (f"{key}#p1.1",))
            for key in ("2018-arden", "2019-bruck", "2020-corin", "2021-dunst")
        ),
    )
    texts = ([old], [old], [new], [new])
    assert Beat.LAST in {beat for beat, *_ in told(*texts)}
    assert Beat.LAST not in {beat for beat, *_ in told(*texts, threads=[lives])}


def test_a_paper_that_another_rendering_calls_otherwise_was_not_last_named() -> None:
    old = ("They await the Protocol on Harbour Guarantees to the treaty on reefs.", "trade")
    new = ("They await the Protocol on Harbour Assurances to the treaty on reefs.", "trade")
    other = ("They await the Protocol on Salt Barges of the northern towns.", "trade")
    last = (Beat.LAST, "Protocol on Harbour Guarantees", "2018", "2019")
    assert last in told([old], [old], [other])
    assert last not in told([old], [old], [new])


def test_one_text_has_no_story() -> None:
    assert told([COURT]) == []


def test_a_part_of_a_name_that_goes_on_is_not_told() -> None:
    long = ("They met at the Great Salt Forum of the Old Harbour Towns.", "trade")
    assert "Great Salt Forum" not in {words for _, words, *_ in told([COURT], [COURT], [long])}


def test_the_first_of_several_things_is_not_told_without_the_others() -> None:
    thieves = "They fight the activities of hired, wandering and masked oyster thieves."
    texts = [[COURT], [COURT], [(thieves, "trade")], [(thieves, "trade")]]
    assert "activities of hired" not in {words for _, words, *_ in told(*texts)}


def test_what_could_be_of_any_matter_or_has_another_name_is_not_told() -> None:
    texts = [
        (
            "They note the Concept of Cooperation and the letter of Young Herons to young herons.",
            "trade",
        ),
        (
            "They will report to the Moot, Elm and Oak. They uphold the Treaty of Bright Water.",
            "trade",
        ),
    ]
    words = {
        words
        for _, words, *_ in told(
            texts, texts, [PACT], [("The Agreement on the Bright Water stands.", "trade")]
        )
    }
    assert not words & {"Concept of Cooperation", "Young Herons", "Treaty of Bright Water"}


def test_letters_and_the_name_they_stand_for_are_no_turn() -> None:
    older = [("They note the work of the Northern Antiflood Council.", "trade")]
    newer = [("They note the work of the NAFC office.", "trade")]
    assert Beat.TURNED not in {beat for beat, *_ in told(older, older, newer, newer)}


@pytest.mark.parametrize(
    ("words", "is_name"), [("Treaty of Elm Court", True), ("Elm Court transit potential", False)]
)
def test_words_that_name_another_matter_in_each_text_have_no_story_unless_they_are_a_name(
    words: str, is_name: bool
) -> None:
    here = "herring stalls, cod nets, eel traps, salt pans, oyster beds and mussel rafts"
    there = "carve slate for roofs, lay bricks in arches, plaster walls and raise timber frames"
    old = (f"They note {here} by the {words}.", "trade")
    new = (f"Young masons will {there} after the {words}.", "trade")
    assert ((Beat.LAST, words, "2018", "2019") in told([old], [new], [PACT])) == is_name
    assert (Beat.LAST, words, "2018", "2019") in told([old], [old], [PACT])


def test_a_guest_from_another_theme_has_no_story() -> None:
    fair = ("They met at the Great Salt Fair.", "energy")
    assert told([PACT], [FAIR, fair, (f"{fair[0]} It rained.", "energy")]) == [
        (Beat.ONCE, "Pact of Quiet Rivers", "2018", "2018")
    ]


def test_a_sort_of_paper_of_a_body_is_no_matter() -> None:
    paper = ("They note the UN Security Council Resolution.", "trade")
    assert not [words for _, words, *_ in told([paper], [paper], [PACT]) if "UN" in words]


@pytest.mark.parametrize(
    ("words", "text", "is_whole"),
    [
        ("rulers oppress", "Their rulers oppress a gifted people.", False),
        ("build new ladders", "Our plans build new ladders of trade.", False),
        ("squeezed workers", "They have squeezed workers.", False),
        ("million taxpayers", "There are 116 million taxpayers.", False),
        ("girl might cure", "A young girl might cure the fever.", False),
        ("That's just part of a surge", "That's just part of a surge.", False),
        ("price of oil declines", "The price of oil declines to 20 crowns.", False),
        ("inclusive government", "They form an inclusive government.", True),
        ("multimodal corridors", "They open routes, multimodal corridors and ports.", True),
        ("regrets of my office", "It is one of the regrets of my office.", True),
    ],
)
def test_a_story_quotes_no_fragment(words: str, text: str, *, is_whole: bool) -> None:
    assert is_whole_phrase(words, text, "en") is is_whole
