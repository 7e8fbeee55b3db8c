"""Laws of the word diff."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from comparator import word_diff
from comparator.diff import variant_of, vary
from comparator.diff.lines import is_island_word, line_of
from comparator.language.own_numbers import own_number
from comparator.language.spellings import spelling_form
from comparator.language.words import tokens, words
from tests.small_editions import P, collation, declaration, link

# Few words, so that repetition, crossing and swaps are common.
WORDS = st.sampled_from(
    [
        *["peace", "and", "the", "of", "security", "Security", "15", "20", "per", "cent"],
        *["мир", "和", "平", "“", '"', "non-use", ",", ".", "(", "people’s", "people's"],
    ]
)
SPACES = st.sampled_from([" ", " ", " ", "", "  ", "\n", "\u00a0"])
TEXTS = st.lists(st.tuples(WORDS, SPACES), max_size=14).map(
    lambda pairs: "".join(word + space for word, space in pairs)
)
ANY = st.one_of(TEXTS, st.text(max_size=30))


@given(old=ANY, new=ANY)
def test_a_diff_spells_both_texts(old: str, new: str) -> None:
    """No character of either text is lost, invented or moved."""
    edits = word_diff(old, new)
    assert "".join(text for sign, text in edits if sign <= 0) == old
    assert "".join(text for sign, text in edits if sign >= 0) == new
    assert all(text for _, text in edits)
    variant = variant_of(old, new)
    assert all(variant.edits[n][0] for n in variant.light)


@given(old=ANY, new=ANY)
def test_swapping_the_sides_turns_the_signs(old: str, new: str) -> None:
    def spelled(edits: list[tuple[int, str]], sign: int) -> list[str]:
        return [text for s, text in edits if s == sign]

    there, back = word_diff(old, new), word_diff(new, old)
    for sign in (-1, 0, 1):
        assert spelled(there, sign) == spelled(back, -sign)


@given(text=ANY)
def test_a_text_against_itself_is_equal(text: str) -> None:
    assert word_diff(text, text) == ([(0, text)] if text else [])


@given(old=TEXTS, new=TEXTS)
def test_no_word_is_cut(old: str, new: str) -> None:
    """The ends of all edits are ends of tokens on their side."""
    edits = word_diff(old, new)
    for text, side in ((old, -1), (new, 1)):
        ends = {0}
        for token in tokens(text):
            ends.add(max(ends) + len(token))
        place = 0
        for sign, piece in edits:
            if sign in {0, side}:
                place += len(piece)
                inside = 0 < place < len(text) and text[place - 1].isspace()
                assert place in ends or inside  # white space may be shared out


@given(old=TEXTS, new=TEXTS)
def test_no_island_is_left_between_two_edits(old: str, new: str) -> None:
    edits = word_diff(old, new)
    for before, (sign, text), after in zip(edits, edits[1:], edits[2:], strict=False):
        if sign == 0 and before[0] and after[0]:
            assert not all(map(is_island_word, line_of(text).forms)), (text, edits)


@given(old=TEXTS, new=TEXTS)
def test_light_edits_hold_the_same_words_on_both_sides(old: str, new: str) -> None:
    """But for articles, points, capitals and spelling, and a paragraph's own number."""
    assume(own_number(old) == own_number(new))
    variant = variant_of(old, new)
    meanings = {
        sign: [
            spelling_form(token.casefold().replace("’", "'"))
            for n, (s, text) in enumerate(variant.edits)
            if s == sign and n in variant.light
            for token in words(text)
            if token.casefold() not in {"a", "an", "the"}
        ]
        for sign in (-1, 1)
    }
    assert meanings[-1] == meanings[1]
    assert all(variant.edits[n][0] for n in variant.light)


@pytest.mark.parametrize(
    ("old", "new", "light"),
    [
        pytest.param("organisation of states", "organization of States", True, id="spelling"),
        pytest.param("socio-economic growth", "socioeconomic growth", True, id="hyphen"),
        pytest.param("reform of the UN", "reform of UN", True, id="article"),
        pytest.param("peace, trade and energy", "peace, trade, and energy", True, id="comma"),
        pytest.param("They underline it", "They emphasise it", True, id="synonyms of one rank"),
        pytest.param("countering terrorism", "combating terrorism", True, id="inflected synonyms"),
        pytest.param("4. They meet", "They meet", True, id="the paragraph's own number"),
        pytest.param("by 7 per\ncent", "by 7 per cent", True, id="a unit on two lines"),
        pytest.param("on 5 июля 2022 года", "on 05.07.2022", True, id="a date with its word"),
        pytest.param("They  meet us", "They meet us", True, id="white space"),
        pytest.param("They note it", "They welcome it", False, id="a stronger verb"),
        pytest.param("They call on all", "They urge all", False, id="urging"),
        pytest.param("important work", "vital work", False, id="vital is more than important"),
        pytest.param("shall meet", "should meet", False, id="a hedge"),
        pytest.param("will meet", "will not meet", False, id="a negation"),
        pytest.param("in 2019", "in 2020", False, id="a year"),
        pytest.param("some states", "the states", False, id="not only an article"),
    ],
)
def test_what_is_light(old: str, new: str, light: bool) -> None:
    variant = variant_of(old, new)
    changes = [n for n, (sign, _) in enumerate(variant.edits) if sign]
    assert changes
    assert (list(variant.light) == changes) is light


@given(old=TEXTS, new=TEXTS)
def test_shifted_words_are_gone_there_and_come_here(old: str, new: str) -> None:
    variant = variant_of(old, new)
    for gone, came in variant.shifted:
        assert variant.edits[gone][0] == -1
        assert variant.edits[came][0] == 1


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(
            "rose by 15 per cent in one year",
            "rose by 20 per cent in one year",
            "rose by [-15 per cent-]{+20 per cent+} in one year",
            id="a number is marked with its unit",
        ),
        pytest.param(
            "a fund of $40 billion now",
            "a fund of $85 billion now",
            "a fund of [-$40 billion-]{+$85 billion+} now",
            id="money is marked with its sign and unit",
        ),
        pytest.param(
            "consider the prompt settlement of the conflict vital",
            "consider the early end of the war vital",
            "consider the [-prompt settlement of the conflict-]{+early end of the war+} vital",
            id="an island of function words joins the edits around it",
        ),
        pytest.param(
            "support trade and energy ties",
            "support trade, transport and energy ties",
            "support trade{+, transport+} and energy ties",
            id="a comma goes with the word that brought it",
        ),
        pytest.param(
            "They met. They agreed.",
            "They met. They talked. They agreed.",
            "They met. {+They talked. +}They agreed.",
            id="a new sentence is marked from edge to edge",
        ),
        pytest.param(
            "the member states “agree”",
            'the Member States "agree"',
            'the [-member states “-]{+Member States "+}agree[-”-]{+"+}',
            id="capitals and quotation marks are edits of their own",
        ),
        pytest.param("贸易合作", "贸易能源合作", "贸易{+能源+}合作", id="Chinese"),
    ],
)
def test_what_a_reader_sees(old: str, new: str, expected: str) -> None:
    marks = {-1: "[-{}-]", 0: "{}", 1: "{{+{}+}}"}
    assert "".join(marks[sign].format(text) for sign, text in word_diff(old, new)) == expected


def test_hash_collisions_do_not_matter() -> None:
    """hash(-1) == hash(-2) in CPython; texts with such words must still differ."""
    assert word_diff("-1 a", "-2 a") != [(0, "-1 a")]


def test_thousands_are_one_word() -> None:
    assert word_diff("made 1 000 nets", "made 2 000 nets") == [
        (0, "made "),
        (-1, "1 000"),
        (1, "2 000"),
        (0, " nets"),
    ]
    assert word_diff("in 2019 300 nets", "in 2020 300 nets")[-1] == (0, " 300 nets")


def test_a_fraction_is_one_word() -> None:
    assert word_diff("at 1-3/4 percent", "at 1-1/4 percent") == [
        (0, "at "),
        (-1, "1-3/4 percent"),
        (1, "1-1/4 percent"),
    ]


def test_a_number_that_only_changed_its_part_is_in_both_wordings() -> None:
    old, new = (
        "The range is 1-1/4 to 1-1/2 percent now.",
        "The range is 1-1/2 to 1-3/4 percent now.",
    )
    assert word_diff(old, new) == [
        (0, "The range is "),
        (-1, "1-1/4 to 1-1/2 percent"),
        (1, "1-1/2 to 1-3/4 percent"),
        (0, " now."),
    ]
    assert word_diff("from 2019 to 2020", "from 2020 to 2021") == [
        (0, "from "),
        (-1, "2019 to 2020"),
        (1, "2020 to 2021"),
    ]
    # What only went leaves the others where they are.
    assert word_diff("in 2018 and 2019", "in 2019") == [(0, "in "), (-1, "2018 and "), (0, "2019")]


def test_the_variant_of_a_link_is_that_of_all_its_passages() -> None:
    old = declaration("2018-arden", [(P, ["They met.", "They left."]), (P, ["Bells rang."])])
    new = declaration("2020-bruck", [(P, ["They met and left."]), (P, ["Bells", "rang."])])
    links = [link(old.passages[:2], new.passages[:1]), link(old.passages[2:], new.passages[1:])]
    found = vary(collation(old, new, links), old, new)
    assert [(variant.left, variant.right) for variant in found.variants] == [
        ("They met. They left.", "They met and left."),
        ("Bells rang.", "Bells rang."),
    ]
