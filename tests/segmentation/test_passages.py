"""From blocks to passages: kinds, spans, lead-ins, and the law that nothing is lost."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparator.language.knowledge import known_languages, language, named_words
from comparator.model import Block, BlockKind, Declaration, Rendering, Source
from comparator.segmentation import segment, segment_text
from comparator.segmentation.preambles import clause_starts


def declaration(blocks: Sequence[tuple[BlockKind, str]], language: str = "en") -> Declaration:
    return Declaration(
        id="2001-harbour",
        title="Harbour Declaration",
        date=date(2001, 5, 4),
        place="Harbour",
        language=language,
        rendering=Rendering.FICTIONAL,
        note="",
        sources=(Source(description="Invented"),),
        blocks=tuple(Block(n, kind, text) for n, (kind, text) in enumerate(blocks, start=1)),
    )


def paragraphs(*texts: str) -> Declaration:
    return declaration([(BlockKind.PARAGRAPH, text) for text in texts])


PARAGRAPH = BlockKind.PARAGRAPH
KINDS = st.sampled_from([BlockKind.HEADING, PARAGRAPH, BlockKind.ITEM, BlockKind.SEPARATOR])
PIECES = st.sampled_from(
    ["The states met. ", "noting, ", "4 May 2001", "President", "; ", ":", "\n", "\u00a0", " ",
     "мир. ", "和平。", "e\u0301", "\u2003", "12. "]
)  # fmt: skip
TEXTS = st.lists(st.one_of(PIECES, st.characters(codec="utf-8")), min_size=1).map("".join)
BLOCKS = st.lists(st.tuples(KINDS, TEXTS.filter(lambda t: bool(t.strip()))), min_size=1)


@given(blocks=BLOCKS, language=st.sampled_from(["en", "ru", "de", "zh"]))
def test_passages_and_the_white_space_between_them_rebuild_every_block(
    blocks: list[tuple[BlockKind, str]], language: str
) -> None:
    found = segment(declaration(blocks, language))
    for block, (_, text) in zip(found.blocks, blocks, strict=True):
        assert block.text == text
        assert block.passages
        position = 0
        for ordinal, passage in enumerate(block.passages, start=1):
            assert passage.id == f"2001-harbour#p{block.number}.{ordinal}"
            assert text[position : passage.start].strip() == ""
            assert text[passage.start : passage.end] == passage.text
            position = passage.end
        assert text[position:].strip() == ""


@given(blocks=BLOCKS)
def test_segmenting_twice_is_segmenting_once(blocks: list[tuple[BlockKind, str]]) -> None:
    once = segment(declaration(blocks))
    assert segment(once) == once


def test_items_carry_the_words_that_they_continue() -> None:
    found = segment(
        declaration(
            [
                (PARAGRAPH, "They met. The states will:"),
                (BlockKind.ITEM, "build quays;"),
                (BlockKind.ITEM, "mend nets."),
                (PARAGRAPH, "They agree."),
                (BlockKind.ITEM, "and sing."),
            ]
        )
    )
    lead_ins = [block.passages[0].lead_in for block in found.blocks]
    assert lead_ins == [None, "The states will:", "The states will:", None, None]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("القاهرة، 14 أيار/مايو 2023", BlockKind.DATE),
        ("Port Anna, 4 May 2001", BlockKind.DATE),
        ("4 May 2001", BlockKind.DATE),
        ("4 May 2001, Port Anna, Velm", BlockKind.DATE),
        ("4 May 2001, the Parties met in Port Anna, Velm", BlockKind.PARAGRAPH),
        ("May 4, 2001", BlockKind.DATE),
        ("Done at Port Anna on 3-4 May 2001.", BlockKind.DATE),
        ("Done at Port Anna on the fourth day of May 2001.", BlockKind.DATE),
        ("Date: 4 May 2001\nPlace: Port Anna\nSource: https://e.example/a", BlockKind.DATE),
        ("Place: Port Anna\nThe Ministers met.", BlockKind.PARAGRAPH),
        ("Done at Port Anna, the work of May 2001; it goes on.", BlockKind.PARAGRAPH),
        ("г. Гавань, 4 мая 2001 года", BlockKind.DATE),
        ("Гавань, 4 мая 2001 г.", BlockKind.DATE),
        ("Город Порт на Реке, 4 мая 2001 года", BlockKind.DATE),
        ("港口，2001年5月4日", BlockKind.DATE),
        ("City of the Three Quays, 4th May 2001", BlockKind.DATE),
        ("On 4 May 2001.", BlockKind.DATE),
        ("Xanten, 4 May 2001", BlockKind.DATE),
        ("3 – 4 May, 2001", BlockKind.DATE),
        ("Port Anna, 4. Mai 2001", BlockKind.DATE),
        ("2001 年 5 月 4 日", BlockKind.DATE),
        ("港口2001年5月4日", BlockKind.DATE),
        ("المنامة، 4 مايو 2001", BlockKind.DATE),
        ("In Port Anna, May 4 2001", BlockKind.DATE),
        ("12th plenary meeting, 4 May 2001.", BlockKind.DATE),
        ("12e séance plénière\nle 4 mai 2001", BlockKind.DATE),
        ("12th plenary meeting on 4 May 2001 of states", PARAGRAPH),
        ("Issued in Port Anna, May two thousand and one, in two copies", BlockKind.DATE),
        ("Signed at Port Anna in May, 2001, in three languages.", BlockKind.DATE),
        ("日期：2001年5月4日", BlockKind.DATE),
        ("地点: 港口\n来源：https://e.example", BlockKind.DATE),
        ("PLACE : Port Anna", BlockKind.DATE),
        ("Дата: 4 мая 2001\nМесто: Гавань\nИсточник: газета", BlockKind.DATE),
        ("Date:", PARAGRAPH),
        ("日期：", PARAGRAPH),
        ("4 May 2001 they met", PARAGRAPH),
        ("мая 2001", PARAGRAPH),
        ("As amended effective May 4, 2001", PARAGRAPH),
        ("Implementation Note issued May 4, 2001", PARAGRAPH),
        ("The states met in Port Anna on 4 May 2001.", PARAGRAPH),
        ("For immediate release", PARAGRAPH),
    ],
)
def test_date_lines_are_told_from_prose(text: str, kind: BlockKind) -> None:
    found = segment(paragraphs(text, "The states met in Port Anna and left again."))
    assert found.blocks[0].kind is kind


def test_a_place_below_the_title_is_no_prose() -> None:
    for place, kind in (
        ("Port Anna, Velm", BlockKind.DATE),
        ("Quays of Velm, which met", PARAGRAPH),
        ("Velm", PARAGRAPH),
    ):
        made = declaration(
            [(BlockKind.HEADING, "Joint Statement"), (PARAGRAPH, place), (PARAGRAPH, "They met.")]
        )
        title, *others = made.blocks
        found = segment(replace(made, blocks=(replace(title, level=1), *others)))
        assert found.blocks[1].kind is kind


def test_signatures_stand_behind_the_prose() -> None:
    found = segment(
        paragraphs(
            "The President of the Reef spoke",
            "The states met.",
            "President of the Republic of Reefs Ada Brown",
            "Prime Minister of the Kingdom of Quays B. C. Tide",
            "Port Anna, 4 May 2001",
        )
    )
    assert [block.kind for block in found.blocks] == [
        PARAGRAPH,
        PARAGRAPH,
        BlockKind.SIGNATURE,
        BlockKind.SIGNATURE,
        BlockKind.DATE,
    ]
    assert all(passage.kind is block.kind for block in found.blocks for passage in block.passages)


def test_short_last_lines_without_an_office_are_prose() -> None:
    found = segment(paragraphs("The states met.", "Return to text"))
    assert found.blocks[1].kind is PARAGRAPH


def test_signatures_may_call_themselves_so_or_name_whom_they_are_for() -> None:
    found = segment(
        paragraphs(
            "The states met.",
            "For the Government of the Reef:",
            "Ada Brown",
            "(Signed) B. C. Tide",
        )
    )
    assert [block.kind for block in found.blocks] == [PARAGRAPH, *[BlockKind.SIGNATURE] * 3]


@pytest.mark.parametrize(
    "line", ["/s/ Ada Brown", "(signed) Ada Brown", "President Ada Brown:", "King Tide："]
)
def test_a_signature_is_known_by_its_mark_or_by_an_office_before_a_colon(line: str) -> None:
    found = segment(paragraphs("The states met.", line))
    assert found.blocks[1].kind is BlockKind.SIGNATURE


@pytest.mark.parametrize("word", ["gez.", "SIGNED", "firmado", "signé", "подписал"])
def test_every_word_that_says_it_is_signed_is_known(word: str) -> None:
    found = segment(paragraphs("The states met.", f"({word}) Ada Brown"))
    assert found.blocks[1].kind is BlockKind.SIGNATURE


def test_what_is_longer_than_a_signature_or_names_no_office_is_prose() -> None:
    longest = "President Ada Brown of the Reef " + "and Quays " * 12
    for line, kind in (
        (longest, BlockKind.SIGNATURE),
        (longest + "again", PARAGRAPH),
        ("President " + "x" * 230, BlockKind.SIGNATURE),
        ("President " + "x" * 231, PARAGRAPH),
        ("The ferries of the north ask:", PARAGRAPH),
    ):
        assert segment(paragraphs("The states met.", line)).blocks[1].kind is kind


@pytest.mark.parametrize("end", ["！", "？", "。", "…"])
def test_the_last_words_of_a_chinese_text_are_no_signature(end: str) -> None:
    """No white space parts its words: a whole text counts as one."""
    spoken = "国家主席和政府总理愿同各国一道，共创美好未来" + end
    assert segment(paragraphs("各国会晤。", spoken)).blocks[1].kind is PARAGRAPH
    whole = "各国代表，国家主席和政府总理。" * 20 + "共创未来"
    assert segment(paragraphs(whole)).blocks[0].kind is PARAGRAPH


def test_a_preamble_is_cut_at_its_clauses_and_a_long_sentence_is_not() -> None:
    preamble = (
        "The Heads of State, guided by the Charter, reaffirming their friendship, "
        "recognizing the sea, declare the following:"
    )
    assert len(segment_text(preamble, "en")) > 1
    ordinary = (
        "The Heads of State met in Port Anna, noting the tide, "
        "recognizing the sea, reaffirming their friendship and its songs."
    )
    assert segment_text(ordinary, "en") == (ordinary,)


def test_each_line_of_a_record_of_votes_is_cut_where_it_stands() -> None:
    text = "In favour: Arden, Bruck. Kell spoke.\nAgainst: Marrow. Nobody left.\nAbstaining: Luve."
    found = segment(paragraphs("The states met.", text))
    cut = [passage.text for passage in found.blocks[1].passages]
    assert "".join(cut).replace(" ", "") == text.replace(" ", "").replace("\n", "")
    assert any(part.startswith("Against: ") for part in cut)


PREAMBLE = (
    "The Heads of State of the Reef,",
    "guided by the Charter,",
    "and reaffirming their friendship;",
    "recognizing the sea,",
    "have agreed on the following:",
)


@pytest.mark.parametrize(
    "before", ["", "They met. ", "In favour: Arden.\nAgainst: Luve. They left. "]
)
def test_clauses_are_cut_where_they_begin(before: str) -> None:
    assert segment_text(before + " ".join(PREAMBLE), "en")[-5:] == PREAMBLE


def test_every_opening_and_every_and_before_one_begins_a_clause() -> None:
    for code in known_languages():
        for opening in language(code).preamble_openings:
            sentence = f"A b, {opening} c, {opening} d; {opening} e:"
            starts = [sentence[n:].split(maxsplit=1)[0] for n in clause_starts(sentence, code)]
            assert starts == [opening.split()[0]] * 3, (code, opening)
    for word in named_words("ands"):
        assert len(clause_starts(f"A b, noting c, {word} noting d, noting e:", "en")) == 3


def test_three_participles_need_an_end_that_is_none_and_four_do_not() -> None:
    for end in (":", ",", ";"):
        assert len(segment_text(" ".join(PREAMBLE[:4])[:-1] + end, "en")) == 4, end
    three = " ".join(PREAMBLE[:4])[:-1] + "."
    assert segment_text(three, "en") == (three,)
    assert len(segment_text(f"{three[:-1]}, noting the tide.", "en")) == 5
    two = "The Heads of State, guided by the Charter, recognizing the sea, agree:"
    assert segment_text(two, "en") == (two,)
    # A closing word is one of the last clause, and a participle is a whole word.
    assert segment_text(" ".join(PREAMBLE) + " peace, quiet:", "en")[-1].startswith("recognizing")
    no_words = three.replace("recognizing", "recognizingly")[:-1] + ":"
    assert segment_text(no_words, "en") == (no_words,)


def test_a_language_without_known_openings_has_no_preambles() -> None:
    text = "Le Capi, guided by the Charter, noting the tide, recognizing the sea, agree:"
    assert segment_text(text, "ja") == (text,)


@pytest.mark.parametrize("end", [*".!?;:,…", *"。；：？，", *"؟؛"])
def test_what_ends_as_prose_is_neither_a_running_title_nor_a_signature(end: str) -> None:
    # What is called out again and again is a speaker's motto.
    lines = [f"Advance copy{end} " if n % 2 else f"They built {n} quays." for n in range(8)]
    kinds = {b.kind for b in segment(paragraphs(*lines)).blocks}
    assert kinds == ({PARAGRAPH, BlockKind.RUNNING_TITLE} if end == "!" else {PARAGRAPH})
    found = segment(paragraphs("They met.", f"The chair was President Ada Brown{end} "))
    assert found.blocks[1].kind is PARAGRAPH


def test_a_running_title_has_fourteen_words_at_most() -> None:
    line = "Advance copy of the paper " * 2 + "for the harbour four"
    for text, kind in (
        (line, BlockKind.RUNNING_TITLE),
        (f"{line} more", PARAGRAPH),
        ("x" * 240, BlockKind.RUNNING_TITLE),
        ("x" * 241, PARAGRAPH),
    ):
        lines = [text if n % 2 else f"They built {n} quays." for n in range(8)]
        assert segment(paragraphs(*lines)).blocks[1].kind is kind


def test_notes_dates_and_separators_may_stand_among_signatures() -> None:
    rows = ("President Ada Brown", "¹ Document 4, presented at Port Anna.", "King B. C. Tide: ")
    found = segment(paragraphs("They met.", "Ferries ask:", *rows, "4 May 2001", "Premier D. Eel"))
    assert [b.kind for b in found.blocks[1:]] == [
        *(PARAGRAPH, BlockKind.SIGNATURE, PARAGRAPH, BlockKind.SIGNATURE),
        *(BlockKind.DATE, BlockKind.SIGNATURE),
    ]


def test_passages_are_counted_from_one_and_led_by_what_is_less_deep() -> None:
    item = BlockKind.ITEM
    blocks = [
        (PARAGRAPH, "各方将："),
        (item, "mend: "),
        (item, "nets:"),
        (item, "go home."),
    ]
    made = declaration(blocks, "zh")
    levels = (0, 0, 1, 1)
    leveled = tuple(replace(b, level=n) for b, n in zip(made.blocks, levels, strict=True))
    found = [b.passages[0] for b in segment(replace(made, blocks=leveled)).blocks]
    assert [p.id for p in found] == [f"2001-harbour#p{n}.1" for n in (1, 2, 3, 4)]
    assert [p.ordinal for p in found] == [1, 1, 1, 1]
    assert [p.lead_in for p in found] == [None, "各方将：", "mend:", "mend:"]


def test_running_titles_are_no_prose() -> None:
    title = (BlockKind.HEADING, "Harbour Declaration")
    blocks = [title, (PARAGRAPH, "The states met."), (PARAGRAPH, "HARBOUR DECLARATION")]
    for number in range(3):
        blocks += [(PARAGRAPH, f"They built {number} quays."), (PARAGRAPH, "Advance copy")]
    blocks += [(PARAGRAPH, "Yes."), (PARAGRAPH, "Yes."), (PARAGRAPH, "Yes.")]
    blocks += [(PARAGRAPH, "Friends of the sea!"), (PARAGRAPH, "各位代表！")] * 2
    whole = declaration(blocks)
    numbered = tuple(replace(b, level=1) if b.number == 1 else b for b in whole.blocks)
    found = segment(replace(whole, blocks=numbered))
    running = [b.text for b in found.blocks if b.kind is BlockKind.RUNNING_TITLE]
    called = ["Friends of the sea!", "各位代表！"] * 2
    assert running == ["HARBOUR DECLARATION", *["Advance copy"] * 3, *called]
    assert segment(found) == found
    assert all(p.is_formal for b in found.blocks if b.text in running for p in b.passages)


@pytest.mark.parametrize(
    ("text", "is_address"),
    [
        ("Honourable Members of the Senate,\nLadies and Gentlemen:", True),
        ("Members of the House, you will be asked for funds.", False),
        ("Members welcome the following:", False),
        ("Distinguished experts met in Kell, and they agreed:", False),
        ("Уважаемые коллеги, дорогие друзья!", True),
        ("Уважаемые коллеги просят о следующем:", False),
        ("各位代表：", True),
        ("同志们要做好以下工作：", False),
        ("各位代表，各方要做好以下各项工作：", False),
        ("各位代表先生女士：", True),
        ("各位代表先生和女士：", False),
        ("Honourable Members, " + "Bo, " * 28, True),
        ("Honourable Members, " + "Bo, " * 29, False),
        ("Honourable Members, dear A and B:", True),
        ("Mesdames et Messieurs,", True),
        ("أصحاب الفخامة، السيدات والسادة،", True),
    ],
)
def test_a_line_that_only_calls_those_who_are_spoken_to_is_no_prose(
    text: str, is_address: bool
) -> None:
    opening, _ = segment(paragraphs(text, "The states met at sea.")).blocks
    assert opening.kind.is_prose is not is_address


def test_what_leads_a_list_in_is_no_address() -> None:
    text = declaration([(PARAGRAPH, "Members:"), (BlockKind.ITEM, "Arden;"), (PARAGRAPH, "So.")])
    assert segment(text).blocks[0].kind is PARAGRAPH
