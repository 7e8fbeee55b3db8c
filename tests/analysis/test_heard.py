"""What the telling words and names of passages prove: that one is new, gone, or goes on."""

from collections.abc import Mapping
from math import inf, sqrt

import pytest

from comparator.analysis.heard import Heard, Place
from comparator.analysis.matter import Matter, is_state

FRANCE, NORWAY = ("statefrance", "statefrance"), ("statenorway", "statenorway")
Said = tuple[int, str] | tuple[int, str, tuple[tuple[str, str], ...]]


def heard(
    said: Mapping[str, Said],
    *,
    language: str = "en",
    worth: Mapping[str, float] | None = None,
    kinds: Mapping[str, str] | None = None,
) -> Heard:
    """Return what is heard in passages: of each the position, the stems, and what it names.

    Each stem is worth 1 unless it is said.
    """
    stems = {ref: frozenset(each[1].split()) for ref, each in said.items()}
    weights = {stem: 1.0 for of in stems.values() for stem in of} | dict(worth or {})
    names = {ref: frozenset(each[2] if len(each) > 2 else ()) for ref, each in said.items()}
    nothing: dict[str, frozenset[tuple[str, str]]] = dict.fromkeys(said, frozenset())
    order = {ref: (*of,) for ref, of in stems.items()}
    states = {ref: frozenset(n[0] for n in of if is_state(n)) for ref, of in names.items()}
    matter = Matter(stems, order, nothing, names, states, weights)
    kind = kinds or {}
    return Heard(matter, {r: Place(language, kind.get(r, ""), each[0]) for r, each in said.items()})


def test_a_passage_brings_a_name_or_two_telling_words_that_no_text_before_has() -> None:
    known = heard(
        {
            "old": (0, "kelp reef", (("kelp", "reef"),)),
            "one": (1, "kelp quay"),
            "two": (1, "kelp quay lamp"),
            "three": (1, "quay lamp bell"),
            "same name": (1, "kelp quay", (("kelp", "reef"),)),
            "a name": (1, "kelp", (("kelp", "bank"),)),
        }
    )
    brings = {ref: known.brings(ref, 1) for ref in ("one", "two", "three", "same name", "a name")}
    assert brings == {
        **{"one": False, "two": True, "three": True, "same name": False, "a name": True}
    }
    # What says of itself that it was said before takes one word more; a name is enough.
    more = [known.brings(ref, 1, more=True) for ref in ("two", "three", "a name")]
    assert more == [False, True, True]


def test_of_a_language_whose_general_words_are_not_known_nothing_is_denied() -> None:
    known = heard({"old": (0, "kelp reef"), "new": (1, "kelp reef")}, language="xx")
    assert known.brings("new", 1)
    assert known.went("old", 0, 1)
    assert known.in_common("old", "new") == inf
    assert known.sources("new", 1) == known.heirs("old", 0, 1) == {}
    there = heard({"old": (0, "kelp reef"), "new": (1, "kelp reef")})
    assert not there.brings("new", 1)
    assert not there.went("old", 0, 1)
    assert there.sources("new", 1) == {"old": 1.0}
    assert there.heirs("old", 0, 1) == {"new": 1.0}


def test_what_stands_in_many_passages_tells_nothing_of_a_matter() -> None:
    for many, tells in ((6, True), (7, False)):
        known = heard({str(n): (n, "kelp") for n in range(many)})
        assert known.tells_nothing("0") != tells
    name = (("kelp", "bank"),)
    for many, is_new in ((4, True), (5, False)):
        known = heard({str(n): (1, "kelp", name) for n in range(many)})
        assert known.brings("0", 1) == is_new


def test_who_speaks_is_no_name_of_a_matter() -> None:
    known = heard({"old": (0, "kelp"), "new": (1, "kelp", (("g7", "member"),))})
    assert not known.brings("new", 1)
    assert not known.tells_nothing("new")
    assert heard({"new": (1, "", (("g7", "member"),))}).tells_nothing("new")


def test_what_two_have_in_common_is_a_name_a_state_or_words_by_how_rare_they_are() -> None:
    name = ("kelp", "bank")
    known = heard(
        {
            "a": (0, "kelp reef", (name,)),
            "b": (1, "kelp quay", (name,)),
            "c": (1, "kelp reef lamp"),
            "d": (1, "kelp reef", (FRANCE,)),
            "e": (1, "kelp reef", (NORWAY,)),
            "f": (1, "kelp reef", (NORWAY, FRANCE)),
        },
        worth={"kelp": 0.5},
    )
    assert known.in_common("a", "b") == known.in_common("d", "f") == inf
    assert known.in_common("a", "c") == known.in_common("c", "d") == 1.5
    assert known.in_common("d", "e") == 0.0
    assert heard({"a": (0, ""), "b": (1, "")}).in_common("a", "b") == 0.0
    pairs = [known.are_of_other_states(*pair) for pair in ("de", "df", "dc", "ab")]
    assert pairs == [True, False, False, False]


def test_what_brings_little_was_perhaps_said_by_what_has_half_of_its_telling_words() -> None:
    known = heard(
        {
            "before": (0, "kelp reef"),
            "less": (0, "kelp"),
            "at last": (1, "kelp reef lamp"),
            "other kind": (0, "kelp reef lamp"),
            "new": (2, "kelp reef lamp quay"),
            "later": (3, "kelp reef lamp quay"),
        },
        kinds={"other kind": "goals"},
    )
    assert known.sources("new", 2) == {"before": 0.5, "at last": 0.75}
    assert known.sources("new", 1) == {}  # two words are new there


def test_a_passage_went_with_a_name_or_with_three_words_that_are_much_of_it() -> None:
    said: dict[str, Said] = {
        "three": (1, "kelp reef lamp quay bell buoy"),
        "two": (1, "kelp reef sail mast"),
        "much": (1, "kelp reef lamp quay bell buoy sail"),
        "named": (1, "sail mast", (("sail", "mast"),)),
        "later": (2, "quay bell buoy sail mast", (("mast", "yard"),)),
        "latest": (3, "kelp reef lamp"),
        "before": (0, "kelp reef lamp quay bell buoy sail mast", (("sail", "mast"),)),
        "goals": (2, "kelp reef lamp quay bell buoy"),
    }
    known = heard(said, kinds={"goals": "goals"})
    went = {ref: known.went(ref, 1, 2) for ref in ("three", "two", "much", "named")}
    # Three of six are half of it, of seven less than 45 of a hundred; two words are too few.
    assert went == {"three": True, "two": False, "much": False, "named": True}
    assert not known.went("three", 1, 3)
    words = "abcdefghijklmnopqrst"
    known = heard({"old": (0, " ".join(words)), "new": (1, " ".join(words[9:]))})
    assert known.went("old", 0, 1)  # nine of twenty
    known = heard({"old": (0, " ".join(words)), "new": (1, " ".join(words[8:]))})
    assert not known.went("old", 0, 1)


def test_one_word_makes_an_heir_that_is_45_of_a_hundred_of_a_passage() -> None:
    for worth, is_heir in ((9.0, True), (8.9, False)):
        said: dict[str, Said] = {"old": (0, "kelp reef"), "new": (1, "kelp")}
        known = heard(said, worth={"kelp": worth, "reef": 20 - worth})
        assert bool(known.heirs("old", 0, 1)) == is_heir


@pytest.mark.parametrize(
    ("passage", "later", "is_heir"),
    [
        ("kelp reef", "kelp", True),  # one word, which is half of it
        ("kelp reef lamp", "kelp", False),
        ("kelp reef lamp quay bell", "kelp reef a b c d e f g h i", True),  # two of five
        ("kelp reef lamp quay bell buoy", "kelp reef a b c d e f g h", False),
        ("kelp reef lamp quay bell buoy", "kelp reef a b", True),  # a third, of both much
    ],
)
def test_an_heir_has_much_of_the_telling_words(passage: str, later: str, is_heir: bool) -> None:
    said: dict[str, Said] = {"old": (1, passage), "later": (2, later), "before": (0, passage)}
    known = heard(said | {"too late": (3, passage), "beside": (1, passage)})
    mine, theirs = set(passage.split()), set(later.split())
    share = len(mine & theirs) / len(mine)
    assert known.heirs("old", 1, 2) == ({"later": share} if is_heir else {})
    if is_heir and len(mine & theirs) > 1 and share < 0.4:
        assert len(mine & theirs) / sqrt(len(mine) * len(theirs)) >= 0.34
