"""Resolutions: what a reader takes for items, annexes, votes and formal lines."""

import pytest

from comparator.model import BlockKind, Declaration
from tests.small_declarations import declare

RESOLUTION = (
    "# Resolution 12/4",
    "The Assembly,",
    "Recalling its resolution 11/3 of 4 May 2021 on open straits,",
    "2. Calls upon all Member States:",
    "(a) To restore their lighthouses, in particular:",
    "(i) Those that stand on rocks;",
    "(ii) Those that stand at the mouths of rivers;",
    "(b) To share their plans;",
    "3. Decides to remain seized of the matter.",
    "40th plenary meeting\n12 June 2022",
    "Adopted by 120 votes to 3, with 40 abstentions:\nIn favour: Arden, Corvia.\nAgainst: Marrow.",
    "Annex I",
    "Rules for keepers of lighthouses",
    "1. Keepers shall keep a log.",
)


@pytest.fixture(scope="module")
def resolution() -> Declaration:
    return declare(*RESOLUTION)


def test_marked_paragraphs_behind_a_colon_are_items_in_items(resolution: Declaration) -> None:
    items = [b for b in resolution.blocks if b.kind is BlockKind.ITEM]
    assert [(b.text[:4].strip(), b.level) for b in items] == [
        ("(a)", 0),
        ("(i)", 1),
        ("(ii)", 1),
        ("(b)", 0),
    ]


def test_an_item_continues_the_words_nearest_above_it(resolution: Declaration) -> None:
    leads = {b.text[:4].strip(): b.passages[0].lead_in for b in resolution.blocks[4:8]}
    assert leads["(ii)"] == RESOLUTION[4]
    assert leads["(b)"] == RESOLUTION[3]


def test_annexes_have_headings_and_votes_their_lines(resolution: Declaration) -> None:
    kinds = {b.text: b.kind for b in resolution.blocks}
    assert kinds["Annex I"] == kinds[RESOLUTION[12]] == BlockKind.HEADING
    assert kinds[RESOLUTION[9]] is BlockKind.DATE
    votes = resolution.blocks[10].passages
    assert [p.text.split(":")[0].split()[0] for p in votes] == ["Adopted", "In", "Against"]


@pytest.mark.parametrize(
    ("blocks", "language"),
    [
        (("Стороны намерены:", "а) открыть пролив;", "б) убрать мели;"), "ru"),
        (("各方承诺：", "（一）开放海峡；", "（二）清除浅滩。"), "zh"),
        (("Les Parties décident :", "a) D’ouvrir le détroit ;", "b) De le draguer."), "fr"),
        (("تقرر الأطراف:", "(أ) فتح المضيق؛", "(ب) تنظيفه."), "ar"),
    ],
)
def test_items_of_other_languages(blocks: tuple[str, ...], language: str) -> None:
    found = declare(*blocks, language=language).blocks
    assert [b.kind for b in found[1:]] == [BlockKind.ITEM, BlockKind.ITEM]


def test_marks_without_a_colon_before_them_make_no_items() -> None:
    found = declare("They met.", "(a) They agreed on light.", "(b) They went.").blocks
    assert {b.kind for b in found} == {BlockKind.PARAGRAPH}


def test_letters_go_on_behind_h() -> None:
    rows = [f"({letter}) Item;" for letter in "abcdefghij"]
    assert {b.level for b in declare("They will:", *rows).blocks[1:]} == {0}
