"""Which themes a passage is filed under."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparator.corpus import read_theme_set
from comparator.model import Declaration, Terms
from comparator.themes import assign_themes
from tests.small_declarations import declare, filed, theme_set

ROOT = Path(__file__).resolve().parents[2]
SCO = read_theme_set(ROOT / "declarations" / "sco" / "themes.toml")
CASES = tomllib.loads((Path(__file__).parent / "cases.toml").read_text(encoding="utf-8"))["case"]
THEMES = theme_set(
    rail=Terms(names=("railway",), words=("rail", "train"), hints=("route",)),
    water=Terms(names=("Aral Sea",), words=("water", "river"), never=("river police",)),
    law=Terms(words=("police", "court"), hints=("order", "rule")),
)
# Few words, so that matches, repeats, enumerations and empty sentences are common.
SENTENCES = st.lists(
    st.lists(
        st.sampled_from(
            "railway rail, trains routes Aral Sea water, river police court order and the They "
            "in this area".split()
        ),
        min_size=1,
        max_size=14,
    ).map(lambda words: " ".join(words).strip(" ,").capitalize() + "."),
    min_size=1,
    max_size=4,
)
BLOCKS = st.lists(
    st.tuples(st.sampled_from(["", "", "", "## ", "- "]), SENTENCES).map(
        lambda pair: pair[0] + " ".join(pair[1])
    ),
    min_size=1,
    max_size=5,
)


def case_blocks(sentences: list[str]) -> list[str]:
    """Return blocks: sentences that follow one another without a mark are one paragraph."""
    blocks: list[str] = []
    for sentence in sentences:
        is_marked = sentence.startswith(("## ", "- "))
        if blocks and not is_marked and not blocks[-1].startswith(("## ", "- ")):
            blocks[-1] += f" {sentence}"
        else:
            blocks.append(sentence)
    return blocks


@pytest.mark.parametrize("case", CASES, ids=[case["title"] for case in CASES])
def test_a_passage_is_filed_as_an_editor_would(case: dict[str, list[str]]) -> None:
    found = filed(assign_themes(declare(*case_blocks(case["sentences"])), SCO))
    assert [set(themes) for themes in found] == [set(themes) for themes in case["themes"]]


@given(BLOCKS)
def test_only_the_themes_of_passages_change(blocks: list[str]) -> None:
    before = declare(*blocks)
    after = assign_themes(before, THEMES)
    assert bare(after) == bare(before)
    assert before == declare(*blocks)


@given(BLOCKS)
def test_the_clearest_theme_comes_first_and_no_score_is_zero(blocks: list[str]) -> None:
    for passage in assign_themes(declare(*blocks), THEMES).passages:
        scores = [theme.score for theme in passage.themes]
        assert scores == sorted(scores, reverse=True)
        assert all(score > 0 for score in scores)
        ids = [theme.theme for theme in passage.themes]
        assert len(ids) == len(set(ids)) <= 3


@given(BLOCKS)
def test_evidence_is_verbatim_in_the_declaration(blocks: list[str]) -> None:
    declaration = assign_themes(declare(*blocks), THEMES)
    texts = [passage.text for passage in declaration.passages]
    for passage in declaration.passages:
        for theme in passage.themes:
            assert theme.evidence
            for words in theme.evidence:
                assert any(words in text for text in texts)


@given(BLOCKS)
def test_assigning_twice_is_assigning_once(blocks: list[str]) -> None:
    once = assign_themes(declare(*blocks), THEMES)
    assert assign_themes(once, THEMES) == once


@given(BLOCKS)
def test_a_theme_without_a_word_in_the_passage_says_where_its_words_stand(
    blocks: list[str],
) -> None:
    for passage in assign_themes(declare(*blocks), THEMES).passages:
        for theme in passage.themes:
            is_own = any(words in passage.text for words in theme.evidence)
            assert is_own or theme.origin in {"heading", "lead-in", "neighbour"}


def test_what_was_said_fades_down_a_paragraph() -> None:
    paragraph = "The railway is old. " + "It is so. And more of it. And much more. And that is all."
    found = filed(assign_themes(declare(paragraph), THEMES))
    assert found[1] == ["rail"]
    assert found[-1] == []


def test_a_heading_yields_to_the_words_of_the_passage() -> None:
    found = assign_themes(declare("## The railway", "The river is low.", "So be it."), THEMES)
    assert filed(found) == [["rail"], ["water"], ["rail"]]
    assert [theme.origin for p in found.passages for theme in p.themes] == ["", "", "heading"]


def test_one_name_in_a_long_list_files_nothing() -> None:
    listed = "They name wood, iron, salt, tin, wool, the Aral Sea, wax, coal, and rope."
    assert filed(assign_themes(declare(listed), THEMES)) == [[]]
    assert filed(assign_themes(declare("They name the Aral Sea."), THEMES)) == [["water"]]


def test_an_example_speaks_half_as_much_as_the_same_words_elsewhere() -> None:
    helped = "They help all who live among old and quiet hills, {} on the railway."
    texts = helped.format("including"), helped.format("also")
    example, other = (assign_themes(declare(text), THEMES).passages[0].themes for text in texts)
    assert [theme.theme for theme in (*example, *other)] == ["rail", "rail"]
    assert example[0].score < 0.6 * other[0].score


def test_a_single_hint_files_nothing() -> None:
    assert filed(assign_themes(declare("The order holds."), THEMES)) == [[]]


def bare(declaration: Declaration) -> list[tuple[str, str, int]]:
    return [(p.id, p.text, p.start) for p in declaration.passages]


def test_the_title_and_what_is_formal_have_no_themes() -> None:
    declaration = declare(
        "# Railway Declaration",
        "On the railway.",
        "***",
        "Aral Sea, 9 June 2018",
        "The President of the Railway",
    )
    assert filed(assign_themes(declaration, THEMES)) == [[], ["rail"], [], [], []]


def test_a_heading_has_themes_by_its_own_terms() -> None:
    assert filed(assign_themes(declare("## The railway", "## Water"), THEMES)) == [
        ["rail"],
        ["water"],
    ]


def test_a_heading_ends_what_was_said_under_the_one_before() -> None:
    found = filed(assign_themes(declare("## The railway", "## And more", "They meet."), THEMES))
    assert found == [["rail"], [], []]


def test_a_first_sentence_without_a_matter_takes_none_of_the_second() -> None:
    found = filed(assign_themes(declare("Much remains to be done. The railway is old."), THEMES))
    assert found == [[], ["rail"]]


def test_a_sentence_with_a_matter_of_its_own_inherits_none() -> None:
    found = filed(assign_themes(declare("The railway is old. The water is low."), THEMES))
    assert found == [["rail"], ["water"]]


def test_a_paragraph_that_points_back_is_about_what_was_said_last() -> None:
    pointing = declare("The railway is old.", "Work in this area is hard.")
    silent = declare("The railway is old.", "Work is hard.")
    assert filed(assign_themes(pointing, THEMES)) == [["rail"], ["rail"]]
    assert filed(assign_themes(silent, THEMES)) == [["rail"], []]


def test_hints_alone_do_not_stand_beside_a_clear_theme() -> None:
    assert filed(assign_themes(declare("Water and the order and the rule."), THEMES)) == [["water"]]
    assert filed(assign_themes(declare("The order and the rule."), THEMES)) == [["law"]]
    assert filed(assign_themes(declare("Railway police and order."), THEMES)) == [["rail", "law"]]
    assert filed(assign_themes(declare("Order on the railway."), THEMES)) == [["rail"]]


def test_a_member_of_an_enumeration_counts_less_than_the_main_clause() -> None:
    listed = declare("The trains need iron, wood, water, coal, and much else.")
    alone = declare("The trains need much iron and wood and water.")
    assert filed(assign_themes(listed, THEMES)) == [["rail"]]
    assert filed(assign_themes(alone, THEMES)) == [["rail", "water"]]


def test_what_stands_early_counts_more() -> None:
    early = declare("The trains that cross the water are old.")
    late = declare("The water that the trains cross is old.")
    assert filed(assign_themes(early, THEMES)) == [["rail", "water"]]
    assert filed(assign_themes(late, THEMES)) == [["water", "rail"]]


def test_a_proper_name_is_meant_wherever_it_stands() -> None:
    text = "The railway that so many peoples of so many lands have built go by the Aral Sea."
    assert filed(assign_themes(declare(text), THEMES)) == [["water", "rail"]]


def test_the_result_does_not_depend_on_the_hash_seed() -> None:
    code = (
        "from tests.themes.test_assignment import CASES, SCO, case_blocks, declare, assign_themes\n"
        "for case in CASES:\n"
        "    for p in assign_themes(declare(*case_blocks(case['sentences'])), SCO).passages:\n"
        "        print(p.id, p.themes)\n"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "77")
    }
    assert len(runs) == 1


def test_what_stands_before_a_colon_is_no_member_of_the_list_behind_it() -> None:
    themes = theme_set(vote=Terms(words=("voting",)), fish=Terms(words=("herring",)))
    text = "Voting for this: Ada Bee; Cid Dee; Eve Herring; Gil Hay; Ida Jay; Kay Ell; Moe Enn."
    assert filed(assign_themes(declare(text), themes))[0][0] == "vote"
