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


def shown(*blocks: str, language: str = "en") -> list[tuple[str, int]]:
    """Return the kind and the level of each block."""
    return [(b.kind.value, b.level) for b in declare(*blocks, language=language).blocks]


def test_letters_go_on_behind_h() -> None:
    rows = [f"({letter}) Item;" for letter in "abcdefghijklmnopqrstuvwxyz"]
    assert shown("They will:", *rows)[1:] == [("item", 0)] * 26
    assert (
        shown("They will:", *[f"({r}) It;" for r in ("i", "ii", "iii", "iv", "v", "x")])[1:]
        == [("item", 0)] * 6
    )
    assert shown("They will:", "(v) Mend;", "(w) Go.")[1:] == [("item", 0)] * 2
    assert shown("They will:", "(hh) Mend;", "(ii) Go.")[1:] == [("item", 0)] * 2
    assert shown("They will:", "(i) Mend:", "(u) nets;", "(v) quays;")[1:] == [
        ("item", 0), ("item", 1), ("item", 1),
    ]  # fmt: skip
    assert shown("They will:", "(i) Mend:", "(h) nets:", "(i) quays;")[1:] == [
        ("item", 0), ("item", 1), ("item", 1),
    ]  # fmt: skip
    assert shown("They will:", "(h) Mend:", "(i) nets;", "(v) quays;", "(j) Sing.")[1:] == [
        ("item", 0), ("item", 1), ("item", 1), ("item", 0),
    ]  # fmt: skip


def test_each_kind_of_mark_within_another_is_one_deeper() -> None:
    marks = ("(a)", "(1)", "(A)", "(i)", "(б)", "（二）", "(أ)")
    for outer in marks:
        for inner in marks:
            if outer == inner:
                continue
            again = "(ii)" if outer == "(i)" else outer
            rows = (f"{outer} They mend:", f"{inner} nets;", f"{inner} quays;", f"{again} They go.")
            assert shown("They will:", *rows)[1:] == [
                ("item", 0), ("item", 1), ("item", 1), ("item", 0),
            ], (outer, inner)  # fmt: skip
    assert shown("They will:", "1) mend;", "12) go: ", "a) home;", "aa) out.")[1:] == [
        ("item", 0), ("item", 0), ("item", 1), ("item", 1),
    ]  # fmt: skip


def test_what_has_no_mark_or_no_colon_before_it_is_no_item() -> None:
    assert shown("(a) First.", "(b) They will:", "Mend.")[::2] == [("paragraph", 0)] * 2
    assert shown("They will: ", "(a) Mend nets;", "They go.", "(b) Go.")[1:] == [
        ("item", 0), ("paragraph", 0), ("paragraph", 0),
    ]  # fmt: skip
    two = "a) The states mend their nets. The ports light their lamps."
    assert shown("They will:", two)[1] == ("paragraph", 0)


@pytest.mark.parametrize(
    "label",
    [
        *("Annex", "ANNEX II.", "Appendix 3:", "Annex № 2", "Schedule B", " Annex I "),
        *("Приложение А", "附件一", "附件二：", "Anlage 1", "Attachment"),
    ],
)
def test_an_annex_and_the_line_that_calls_it_are_headings(label: str) -> None:
    found = shown("They met.", label, "Rules for keepers of lamps", "Rules for keepers of nets")
    assert found == [("paragraph", 0), ("heading", 2), ("heading", 2), ("paragraph", 0)]


@pytest.mark.parametrize("label", ["Annexes follow", "Annex Ib", "The Annex", "Annex 123", "Aнnex"])
def test_what_is_more_than_a_label_is_no_annex(label: str) -> None:
    assert shown("They met.", label, "Rules for keepers")[1] == ("paragraph", 0)


def test_no_more_than_a_line_calls_an_annex() -> None:
    fourteen = "of the lamps " * 4 + "and quays"
    assert shown("Annex I", fourteen)[1] == ("heading", 2)
    assert shown("Annex I", f"{fourteen} again")[1] == ("paragraph", 0)
    for end in ".!?…:;,。！？：；，؛؟":
        assert shown("Annex I", f"Rules for keepers{end} ")[1] == ("paragraph", 0), end
    assert shown("Annex I", "- keepers")[1] == ("item", 0)
    assert shown("# Annex I", "Rules for keepers")[1] == ("paragraph", 0)


@pytest.mark.parametrize("label", ["In favour:", "AGAINST :", "Abstaining：", "Voting against:"])
def test_a_record_of_votes_is_cut_before_its_labels(label: str) -> None:
    record = declare(f"Adopted by 3 votes\n  {label} Marrow, Corvia\nand Luve").blocks[0]
    assert [p.text for p in record.passages] == [
        "Adopted by 3 votes",
        f"{label} Marrow, Corvia\nand Luve",
    ]


def test_marks_of_either_alphabet_and_signs_of_figures_are_items() -> None:
    russian = ("они будут:", "а) чинить огни:", "i) на скалах;", "ii) в портах;", "b) петь.")
    assert shown(*russian)[1:] == [("item", 0), ("item", 1), ("item", 1), ("item", 0)]
    chinese = ("促请各国：", "(a) 修复灯塔：", "㈠ 礁石上的；", "㈡ 港口内的；", "(b) 报告。")
    assert shown(*chinese)[1:] == [("item", 0), ("item", 1), ("item", 1), ("item", 0)]
    assert shown("它们将：", "① 修复；", "② 报告。")[1:] == [("item", 0), ("item", 0)]


def test_items_that_the_file_tells_may_have_others_in_them() -> None:
    assert shown("They will:", "- (a) Mend:", "(i) nets;", "(ii) quays;", "- (b) Sing.")[1:] == [
        ("item", 0), ("item", 1), ("item", 1), ("item", 0),
    ]  # fmt: skip


def test_an_annex_may_have_its_name_on_its_line() -> None:
    assert [kind for kind, _ in shown("They agree.", "Annex A: Programme", "1. Go.")] == [
        "paragraph", "heading", "paragraph",
    ]  # fmt: skip
    for prose in ("Annex A: the locks are mended.", "Annex: Programme", "Annex A is long"):
        assert [kind for kind, _ in shown("They agree.", prose, "1. Go.")] == ["paragraph"] * 3


@pytest.mark.parametrize(
    "rows",
    [
        ("Party\nShare", "Norland\n40 per cent", "Sudland\n60 per cent"),
        ("Страна\n2022\n2023/24", "Норландия\n12\n13", "Зюдландия\n9\n8"),
        ("国家\n捕捞量", "北国\n415万吨", "南国\n120万吨"),
        ("国家\n" + "量" * 240, "北国\n415万吨", "南国\n120万吨"),
    ],
)
def test_the_row_over_rows_of_figures_is_no_prose(rows: tuple[str, ...]) -> None:
    kinds = [kind for kind, _ in shown("They agree.", *rows, "They go.")]
    assert kinds == ["paragraph", "running title", "paragraph", "paragraph", "paragraph"]


@pytest.mark.parametrize(
    "rows",
    [
        ("Norland\n41 per cent", "Sudland\n40 per cent", "Ostland\n60 per cent"),
        ("Member\nVote", "Norland\nin favour", "Sudland\nagainst"),
        ("Party\nShare", "Norland\n40 per cent", "They go."),
        ("They agree.\nThey go.", "Norland\n40", "Sudland\n50"),
        ("Party\nShare", "Members\nSeats", "Norland\n40", "Sudland\n50"),
        ("Party\nShare of all that was caught in the north", "Norland\n40", "Sudland\n50"),
        ("Party\n" + "国" * 241, "Norland\n40", "Sudland\n50"),
    ],
)
def test_other_lines_that_stand_together_are_prose(rows: tuple[str, ...]) -> None:
    assert {kind for kind, _ in shown("They agree.", *rows, "They go.")} == {"paragraph"}


@pytest.mark.parametrize("mark", ["¹", "[1]", "”²"])
def test_prose_that_ends_with_the_mark_of_a_note_is_no_signature(mark: str) -> None:
    note = "[1] Document 4." if "[" in mark else "¹ Document 4."
    kinds = shown(f"They light the lamps.{mark}", "Anna Berg, President of the Conference", note)
    assert [kind for kind, _ in kinds] == ["paragraph", "signature", "paragraph"]


def test_figures_within_a_chinese_item_are_items_of_it_and_count_paragraphs_elsewhere() -> None:
    lines = (
        "一、请秘书处：",
        "（一）测量水位；",
        "（二）报告：",
        "1．盐分；",
        "2．泥沙；",
        "（三）开会。",
    )
    blocks = declare(*lines).blocks
    assert [(b.kind is BlockKind.ITEM, b.level) for b in blocks] == [
        (False, 0), (True, 0), (True, 0), (True, 1), (True, 1), (True, 0),
    ]  # fmt: skip
    counted = declare("大会决定：", "1．测量水位。", "2．每年开会。").blocks
    assert {b.kind for b in counted} == {BlockKind.PARAGRAPH}


def test_an_annex_without_prose_below_the_signatures_is_none_of_them() -> None:
    signed = "For Norland: Anna Berg", "For Sudland: Carl Dee"
    kinds = [k for k, _ in shown("They agree.", *signed, "Annex 1. Fees", "Table 1. Shares")]
    assert kinds[1:3] == ["signature", "signature"]
    assert "signature" not in kinds[3:]


def test_a_name_in_capitals_below_all_prose_is_who_signs() -> None:
    kinds = [kind for kind, _ in shown("IN WITNESS WHEREOF, I have signed.", "ANNA M. BERG JR.")]
    assert kinds == ["paragraph", "signature"]
    assert [kind for kind, _ in shown("They agree.", "PART TWO", "They go.")][1] == "paragraph"
    assert [kind for kind, _ in shown("They agree.", "Ports and quays")][1] == "paragraph"
