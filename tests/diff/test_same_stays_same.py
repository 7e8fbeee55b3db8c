"""What is the same stays the same: from two texts to what a reader is told of them."""

from datetime import date

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from comparator.alignment import collate
from comparator.diff import lines, variant_of, vary
from comparator.language import chinese
from comparator.language.words import tokens
from comparator.model import (
    Block,
    BlockKind,
    Collation,
    Declaration,
    Relation,
    Rendering,
    Source,
)
from comparator.segmentation import segment

KEPT, REWORDED = Relation.KEPT, Relation.REWORDED


def declaration(key: str, text: str) -> Declaration:
    """Return a text as a declaration: a block for each line."""
    return segment(
        Declaration(
            id=key,
            title="Statement",
            date=date(2001, 5, 4),
            place="",
            language="en",
            rendering=Rendering.FICTIONAL,
            note="",
            sources=(Source(description="Invented"),),
            blocks=tuple(
                Block(number, BlockKind.PARAGRAPH, line)
                for number, line in enumerate(text.split("\n"), start=1)
            ),
        )
    )


def compared(old: str, new: str) -> Collation:
    left, right = declaration("a", old), declaration("b", new)
    return vary(collate(left, right), left, right)


MEETING = "The Ministers met in Oslo and reviewed the work of the past year."


@pytest.mark.parametrize(
    ("first", "second", "third"),
    [
        ("(a) ", "(b) ", "(c) "),
        ("1.1 ", "1.2 ", "1.3 "),
        ("Article 1 ", "Article 2 ", "Article 3 "),
        ("Article 1 ", "Article 1 bis ", "Article 2 "),
        ("Статья 1. ", "Статья 2. ", "Статья 3. "),
        ("§1 ", "§2 ", "§3 "),
        ("第一条 ", "第二条 ", "第三条 "),
        ("① ", "② ", "③ "),
    ],
)
def test_an_item_put_in_leaves_the_others_kept(first: str, second: str, third: str) -> None:
    charter, grain = "The Council reaffirms the Charter.", "The Council supports trade in grain."
    found = compared(
        f"{first}{charter}\n{second}{grain}",
        f"{first}{charter}\n{second}The Council condemns attacks on ships.\n{third}{grain}",
    )
    assert [(link.left, link.right, link.relation) for link in found.links] == [
        (("a#p1.1",), ("b#p1.1",), KEPT),
        (("a#p2.1",), ("b#p3.1",), KEPT),
    ]
    assert found.added == ("b#p2.1",)


@pytest.mark.parametrize(
    ("old", "new", "relation"),
    [
        pytest.param("Hà Nội đã thông qua", "Ha\u0300 No\u0323\u0302i đa\u0303 thông qua", KEPT,
                     id="NFD"),
        pytest.param("The Minis\u200bters agree on a co\u2011operative frame.",
                     "The Ministers agree on a co-operative frame.", KEPT, id="no width"),
        pytest.param("アジアの平和２０２４年ＡＰＥＣ", "ｱｼﾞｱの平和2024年APEC", KEPT, id="width"),
        pytest.param("各方强调，“一带一路”合作（包括能源、农业）应当开放；各方支持。",
                     '各方强调,"一带一路"合作(包括能源、农业)应当开放;各方支持.', REWORDED,
                     id="Chinese marks"),
        pytest.param("المادة ٥ من الميثاق في عام ٢٠٢٤", "المادة 5 من الميثاق في عام 2024", REWORDED,
                     id="digits"),
        pytest.param("решение о ещё более тесном", "решение о еще более тесном", REWORDED, id="ё"),
        pytest.param("shall provide 1,000 tonnes", "shall provide 1 000 tonnes", REWORDED,
                     id="thousands"),
        pytest.param("train 12,500 officers", "train 12\u202f500 officers", REWORDED,
                     id="thousands, narrow space"),
        pytest.param("fell by 5 percent", "fell by 5 per cent", REWORDED, id="percent"),
        pytest.param("rose by 7%", "rose by 7 per cent", REWORDED, id="%"),
        pytest.param("stand at 5.25 percent", "stand at 5.25 %", REWORDED, id="spaced %"),
        pytest.param("выросли на 7 процентов", "выросли на 7%", REWORDED, id="процентов"),
        pytest.param("They note the\treport .", "They note the report.", REWORDED, id="spaces"),
        pytest.param("They … agree - all of them -- on it...",
                     "They ... agree – all of them — on it…", REWORDED, id="points and dashes"),
        pytest.param("各方同意——全部……", "各方同意—全部…", REWORDED, id="Chinese dashes"),
        pytest.param("They recall the treaty.¹", "They recall the treaty.", REWORDED, id="a mark"),
        pytest.param("They note the report.[2]", "They note the report.³", REWORDED,
                     id="another mark"),
        pytest.param("It ends on 31 December 2030.", "It ends on December 31st, 2030.", REWORDED,
                     id="the form of a date"),
        pytest.param("It began on 5 July 2022.", "It began on 05.07.2022.", REWORDED,
                     id="a date in figures"),
        pytest.param("They train twenty-one officers.", "They train 21 officers.", REWORDED,
                     id="a number in words"),
    ],
)  # fmt: skip
def test_another_look_is_no_change(old: str, new: str, relation: Relation) -> None:
    for left, right in ((old, new), (new, old)):
        found = compared(f"{MEETING}\n{left}", f"{MEETING}\n{right}")
        assert [link.relation for link in found.links] == [KEPT, relation]
        assert not found.dropped + found.added
        variant = found.variants[1]
        assert variant.is_light
        # What the sources have, is shown.
        assert (variant.left, variant.right) == (left, right)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("The target is −3 degrees.", "The target is 3 degrees.",
                     "The target is [-−3-]{+3+} degrees.", id="a sign"),
        pytest.param("a loss of −$3", "a loss of $3", "a loss of [-−$-]{+$+}3",
                     id="a sign of money"),
        pytest.param("10⁶ trees", "106 trees", "[-10⁶-]{+106+} trees", id="a power"),
        pytest.param("on 4-5 July 2022 there", "on 5 July 2022 there",
                     "on [-4-5 July-]{+5 July+} 2022 there", id="a day fewer"),
        pytest.param("ने शांति की बात", "ने शांति के बात", "ने शांति [-की-]{+के+} बात", id="Hindi"),
        pytest.param("ร่วมมือที่ดี", "ร่วมมือที่ดิ", "ร่วมมือที่[-ดี-]{+ดิ+}", id="Thai"),
        pytest.param("for 👨\u200d👩\u200d👧", "for 👨\u200d👩\u200d👦",
                     "for [-👨\u200d👩\u200d👧-]{+👨\u200d👩\u200d👦+}", id="emoji"),
        pytest.param("сроком на четыре года", "сроком на шесть лет",
                     "сроком на [-четыре года-]{+шесть лет+}", id="another number"),
    ],
)  # fmt: skip
def test_what_a_reader_sees_is_an_edit(old: str, new: str, expected: str) -> None:
    variant = variant_of(old, new)
    marks = {-1: "[-{}-]", 0: "{}", 1: "{{+{}+}}"}
    assert "".join(marks[sign].format(text) for sign, text in variant.edits) == expected
    assert not variant.light


LETTERS = st.sampled_from(
    ["की", "के", "ที่", "ดี", "👨\u200d👩", "👍🏽", "e\u0301", "한", "か\u3099", " ", " ", "word",
     "1\ufe0f\u20e3", "\u0301", "क्षि", "្ត"]
)  # fmt: skip
TEXTS = st.lists(LETTERS, max_size=12).map("".join)


@given(old=TEXTS, new=TEXTS)
def test_no_edit_begins_inside_what_a_reader_takes_for_one_character(old: str, new: str) -> None:
    edits = variant_of(old, new).edits
    for text, other in ((old, 1), (new, -1)):
        ends = {0, *(found.end() for found in regex.finditer(r"\X", text))}
        place = 0
        for sign, part in edits:
            if sign != other:
                place += len(part)
                assert place in ends or text[place - 1].isspace()


@pytest.mark.proof
def test_a_paragraph_of_a_hundred_thousand_words_is_compared_in_seconds() -> None:
    """It would take hours if all were compared with all, or copied for each of its words."""
    old = " ".join(f"The {n % 7919} states note item {n}." for n in range(12_000))
    new = old.replace("note", "welcome", 3_000).replace("item 777", "item eight")
    variant = variant_of(old, new)
    assert (variant.left, variant.right) == (old, new)
    gone = [text for sign, text in variant.edits if sign < 0]
    assert len(gone) >= 3_000
    assert len(tokens(old)) > 150_000


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("赤字2.18万亿元，", "赤字2.38万亿元，", "赤字[-2.18万亿元-]{+2.38万亿元+}，"),
        ("比去年增加5600亿元。", "比去年增加2000亿元。", "比去年增加[-5600亿元-]{+2000亿元+}。"),
        ("组织好庆祝活动。", "组织好内蒙古自治区成立70周年庆祝活动。",
         "组织好{+内蒙古自治区成立70周年+}庆祝活动。"),
        ("蒙古人民", "内蒙古人民", "[-蒙古-]{+内蒙古+}人民"),
        ("加强合作", "加深合作", "[-加强-]{+加深+}合作"),
    ],
)  # fmt: skip
def test_edits_of_chinese_take_whole_words(old: str, new: str, expected: str) -> None:
    pytest.importorskip("rjieba")
    marks = {-1: "[-{}-]", 0: "{}", 1: "{{+{}+}}"}
    edits = variant_of(old, new).edits
    assert "".join(marks[sign].format(text) for sign, text in edits) == expected


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("我們將繼續發展貿易。", "我们将继续发展贸易。"),
        ("总额为1.2亿元。", "总额为12000万元。"),
        ("增长百分之五。", "增长5%。"),
        ("二〇二三年七月四日举行。", "2023年7月4日举行。"),
        ("Участвуют двадцать пять государств.", "Участвуют 25 государств."),
        ("Это 2,5 млрд рублей.", "Это 2500 млн рублей."),
        ("À l’État de décider.", "A l’Etat de décider."),
        ("Un aumento del cinco por ciento.", "Un aumento del 5%."),
        ("إنّ التعـــاون مهم.", "ان التعاون مهم."),
        ("بنسبة ٥ في المائة.", "بنسبة 5%."),
    ],
)
def test_one_value_or_script_written_anew_is_light(old: str, new: str) -> None:
    assert variant_of(old, new).is_light


def test_without_word_lists_chinese_is_compared_by_characters(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(chinese, "_library", lambda: None)
    variant_of.cache_clear()
    lines._remembered.cache_clear()
    assert variant_of("加强合作", "加深合作").edits == (
        (0, "加"),
        (-1, "强"),
        (1, "深"),
        (0, "合作"),
    )
    variant_of.cache_clear()
    lines._remembered.cache_clear()
