"""Paragraphs from lines that nothing sets apart: none lost, none invented, none run together."""

from collections.abc import Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from comparator.corpus.importing.guesses import guess_language
from comparator.corpus.importing.language_filter import main_language, only_in
from comparator.corpus.plain_text.line_breaks import paragraph_starts
from comparator.corpus.plain_text.paragraphs import restore, settle
from comparator.corpus.plain_text.times_widths import printed_width
from comparator.language.detection import language_of
from comparator.model import Block, BlockKind

ROOM = 30_000
NOUNS = ["harbours", "lighthouses", "fisheries", "ferries", "pilots", "tides", "reefs", "quays"]
VERBS = ["welcome", "support", "note", "emphasise", "reaffirm", "consider", "praise", "confirm"]
TAILS = [
    "as well as the further development of mutually beneficial cooperation between them",
    "in accordance with the rules of the sea and with the customs of the old towns",
    "and will continue to exchange charts",
    "including those that were lost in the storms of the last years and found again",
]


def sentence(opening: str, verb: str, noun: str, tail: str) -> str:
    return f"{opening} {verb} the importance of {noun} {tail}."


SENTENCES = st.builds(
    sentence,
    st.just("The coastal states"),
    st.sampled_from(VERBS),
    st.sampled_from(NOUNS),
    st.sampled_from(TAILS),
)
LATER = st.builds(
    sentence,
    st.sampled_from(["They", "In this regard, they"]),
    st.sampled_from(VERBS),
    st.sampled_from(NOUNS),
    st.sampled_from(TAILS),
)
PARAGRAPHS = st.tuples(SENTENCES, st.lists(LATER, max_size=3)).map(
    lambda parts: " ".join((parts[0], *parts[1]))
)


def typeset(paragraph: str, indent: int = 0) -> list[str]:
    """Return the lines of a paragraph as a printer breaks it."""
    lines: list[str] = []
    for word in paragraph.split():
        room = ROOM - (indent if len(lines) <= 1 else 0)
        if lines and printed_width(f"{lines[-1]} {word}") <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def leaves_room(lines: Sequence[str]) -> bool:
    """Whether "The" would have fitted on the last line: what fills it, hides its end."""
    return len(lines) > 1 and printed_width(lines[-1]) < ROOM * 0.9


@given(
    st.lists(PARAGRAPHS.filter(lambda p: leaves_room(typeset(p))), min_size=12, max_size=20),
)
def test_paragraphs_that_end_with_a_short_line_are_found(paragraphs: list[str]) -> None:
    lines = [line for paragraph in paragraphs for line in typeset(paragraph)]
    starts = paragraph_starts(lines)
    found: list[str] = []
    for line, is_start in zip(lines, starts, strict=True):
        if is_start:
            found.append(line)
        else:
            found[-1] += f" {line}"
    assert found == paragraphs


def test_the_indent_of_first_lines_is_no_end_of_a_paragraph() -> None:
    """The first line of each is short, since it is indented, and goes on all the same."""
    texts = [
        sentence("The coastal states", verb, noun, " ".join(TAILS[:3]))
        for verb in VERBS[:4]
        for noun in NOUNS[:6]
    ]
    paragraphs = [lines for lines in (typeset(text, 2500) for text in texts) if leaves_room(lines)]
    starts = paragraph_starts([line for lines in paragraphs for line in lines])
    wanted = [number == 0 for lines in paragraphs for number, _ in enumerate(lines)]
    assert starts == wanted


def test_a_full_last_line_is_told_by_how_paragraphs_open() -> None:
    """A sentence ends with the line, and "The" would not have fitted: its words decide."""
    texts = [sentence("The coastal states", v, n, TAILS[1]) for v in VERBS for n in NOUNS[:3]]
    before, after = (
        [line for t in half for line in typeset(t)] for half in (texts[:12], texts[12:])
    )
    full = [*typeset(texts[0])[:1], "x" * 58 + "."]
    opens = paragraph_starts([*before, *full, *after])
    goes_on = paragraph_starts([*before, *full, "They note the tides as well.", *after])
    assert opens[len(before) + len(full)]
    assert not goes_on[len(before) + len(full)]


@pytest.mark.parametrize("size", [0, 1, 2])
def test_texts_of_a_few_lines_do_no_harm(size: int) -> None:
    assert len(paragraph_starts(["A line.", "Another line"][:size])) == size


def page(*lines: str) -> str:
    return "\n".join(lines)


def hard_wrapped(extra: str = "", pages: int = 3) -> str:
    """A text of some pages without empty lines between paragraphs."""
    sheets = []
    for number in range(1, pages + 1):
        lines = [
            line
            for verb in VERBS
            for line in typeset(sentence("The coastal states", verb, NOUNS[number], TAILS[3]))
        ]
        sheets.append(page(*lines, *(line for line in extra.split("\n") if line), str(number)))
    return "\n\n".join(["Harbour Declaration\nof the Coastal States\n" + sheets[0], *sheets[1:]])


def test_page_numbers_are_dropped_and_noted() -> None:
    restored = restore(hard_wrapped())
    assert "Dropped 3 page numbers: 1, 2, 3." in restored.notes
    assert not any(block.text.endswith(("1", "2", "3")) for block in restored.blocks)
    assert restored.blocks[0].text == "Harbour Declaration of the Coastal States"
    assert restored.blocks[0].level == 1


def test_a_number_that_counts_no_page_stays() -> None:
    restored = restore(hard_wrapped().replace("\n2\n", "\n1887\n"))
    assert any("1887" in block.text for block in restored.blocks)


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("non-", "proliferation", "non-proliferation"),
        ("coopera-", "tion", "cooperation"),
        ("2019-", "2021", "2019-2021"),
        ("Anti-", "Drug", "Anti-Drug"),
        ("people-to-", "people", "people-to-people"),
        ("legally-", "binding", "legally-binding"),
        ("развива-", "ющихся", "развива-ющихся"),
        ("информационно-", "коммуникационных", "информационно-коммуникационных"),
        ("har\u00ad", "bours", "harbours"),
    ],
)
def test_words_cut_by_a_line_end_are_mended_and_noted(before: str, after: str, joined: str) -> None:
    restored = restore(
        f"Title of it\n\nWe speak here of many long things and of {before}\n{after} too.\n"
    )
    assert restored.blocks[-1].text.endswith(f"and of {joined} too.")
    assert any(f"“{joined}”" in note for note in restored.notes)


def test_in_a_text_that_breaks_words_its_own_vocabulary_decides() -> None:
    text = (
        "Title of it\n\nThe socioeconomic ties and the coopera-\ntion go on, with socio-\n"
        "economic plans for anti-drug work and anti-\ndrug laws, as always.\n"
    )
    assert restore(text).blocks[-1].text == (
        "The socioeconomic ties and the cooperation go on, with socioeconomic plans"
        " for anti-drug work and anti-drug laws, as always."
    )


def test_marks_of_the_file_format_are_read_and_noted() -> None:
    text = (
        "Harbour Declaration\n\nThe states will:\n\n• build quays;\n• repair nets.\n\n* * *\n\n"
        "The text goes on.\n\nII\n\nIt ends. – Or not.\n"
    )
    restored = restore(text, "Harbour Declaration")
    assert [(b.kind, b.text) for b in restored.blocks] == [
        (BlockKind.HEADING, "Harbour Declaration"),
        (BlockKind.PARAGRAPH, "The states will:"),
        (BlockKind.ITEM, "build quays;"),
        (BlockKind.ITEM, "repair nets."),
        (BlockKind.SEPARATOR, "***"),
        (BlockKind.PARAGRAPH, "The text goes on."),
        (BlockKind.HEADING, "II"),
        (BlockKind.PARAGRAPH, "It ends. – Or not."),
    ]
    assert "Read “•” at the start of 2 items as the mark of items." in restored.notes


def test_signatures_are_parted_at_offices() -> None:
    text = hard_wrapped(pages=3) + page(
        "", "President", "Republic of Reefs Ada Coast-", "Brown",
        "Acting President, Prime Minister",
        "Kingdom of Quays Bo Tide", "Port Anna, 4 May 2001",
    )  # fmt: skip
    assert [block.text for block in restore(text).blocks[-3:]] == [
        "President Republic of Reefs Ada Coast-Brown",
        "Acting President, Prime Minister Kingdom of Quays Bo Tide",
        "Port Anna, 4 May 2001",
    ]


def test_a_bullet_on_a_line_of_its_own_marks_what_follows() -> None:
    restored = restore("The states will:\n\n\uf0b7\nbuild quays;\n\uf0b7 mend nets.\n\n•\n\n***\n")
    assert [(b.kind, b.text) for b in restored.blocks] == [
        (BlockKind.PARAGRAPH, "The states will:"),
        (BlockKind.ITEM, "build quays;"),
        (BlockKind.ITEM, "mend nets."),
        (BlockKind.PARAGRAPH, "•"),
        (BlockKind.SEPARATOR, "***"),
    ]
    assert restored.notes == ("Read “U+F0B7” at the start of 2 items as the mark of items.",)


PARTS = st.sampled_from(
    ["The coastal states note it.", "non-", "use", "•", "***", "3", "II", "мир и труд", "和平", " ",
     "\n", "\n\n", "\f", "\t", "- ", "# ", "e\u0301", "\u00ad", "4 May 2001", "President", "\u2028"]
)  # fmt: skip


@given(st.lists(st.one_of(PARTS, st.characters(codec="utf-8"))).map("".join))
@example("\n".join(["The coastal states note", "it and its non-", "use."] * 20))
def test_no_character_is_lost_whatever_the_text(text: str) -> None:
    """`restore` itself raises where a character is lost; marks are the only drops here."""
    blocks = restore(text).blocks
    assert all(block.text.strip() for block in blocks)
    assert [block.number for block in blocks] == list(range(1, len(blocks) + 1))


RUSSIAN = "Государства подтверждают важность гаваней и маяков.\n" * 8
ENGLISH = "The coastal states note the importance of harbours and of the tides.\n" * 8


@pytest.mark.parametrize(("language", "kept"), [("en", ENGLISH), ("ru", RUSSIAN)])
def test_the_text_in_another_language_is_left_out_and_noted(language: str, kept: str) -> None:
    text, notes = only_in(f"{ENGLISH}15\n{RUSSIAN}16\n", language)
    assert kept.strip() in text
    assert len(notes) == 1
    assert "Left out" in notes[0]
    # A name or a quotation stays.
    assert only_in(f"{ENGLISH}Мир вам\n{ENGLISH}", "en")[1] == ()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("the text of this and that", "en"),
        ("der Text und die Sprache von hier mit mir", "de"),
        ("Это по-русски", "ru"),
        ("宣言全文如下", "zh"),
        ("宣言はここにあります", "ja"),
        ("1234 – 5678", None),
    ],
)
def test_a_language_is_told_by_script_and_function_words(text: str, language: str | None) -> None:
    assert language_of(text) == language


def test_a_few_words_that_a_language_has_too_tell_no_language() -> None:
    turkish = "Bütün insanlar hür, haysiyet ve haklar bakımından doğarlar. " * 9 + "i e di con"
    assert main_language(turkish) is None
    notes: list[str] = []
    assert guess_language(turkish, notes, page="tr") == "tr"
    # The page of a template says "en", whatever is in it.
    assert guess_language(RUSSIAN, notes, page="en") == "ru"
    assert guess_language(RUSSIAN, notes, page="bg") == "bg"


def test_kana_makes_lines_of_chinese_characters_japanese() -> None:
    assert main_language("会議の議事録について\n\n日時\n\n場所\n\n会議情報\n\n議長") == "ja"


def test_a_line_in_capitals_heads_a_part_of_a_part() -> None:
    told = [
        (BlockKind.HEADING, "Regions", 2),
        (BlockKind.PARAGRAPH, "NORLAND", 0),
        (BlockKind.PARAGRAPH, "We commit to its ports.", 0),
        (BlockKind.PARAGRAPH, "Sudland matters", 0),
        (BlockKind.PARAGRAPH, "We commit to its roads.", 0),
    ]
    settled = settle([Block(n, k, t, level=v) for n, (k, t, v) in enumerate(told, 1)])
    assert [(b.text, b.level) for b in settled.blocks if b.kind is BlockKind.HEADING] == [
        ("Regions", 2),
        ("NORLAND", 2),
    ]


def test_a_numbered_line_that_closes_a_paragraph_heads_what_follows() -> None:
    text = """\
The coastal states have made common cause to keep the old lighthouses and
all that belongs to them, as their ancestors did.
2. Bodies that decide

Each decision is made by one of those that are named in the list below, who
are answerable for it:
1. the council of pilots, by way of a vote.
2. the harbour master

Nothing else needs to be decided by anyone who lives behind the last reef.
"""
    words = [block.text for block in restore(text).blocks]
    assert "2. Bodies that decide" in words
    assert words[-2].endswith("2. the harbour master")


def test_chinese_with_many_names_in_letters_is_chinese() -> None:
    assert language_of("各方欢迎 Lormund Coastal Charter 的通过和生效。") == "zh"
    assert language_of("The states welcome the Charter of Halmgard (宪章).") == "en"


@pytest.mark.parametrize(
    "sentence",
    [
        "各国将加强在海洋和渔业方面的合作。",
        "The states will build quays and share charts of reefs. ",
    ],
)
def test_a_line_that_nobody_broke_is_a_paragraph(sentence: str) -> None:
    lines = [sentence * 8, sentence, sentence * 9, sentence * 3]
    text = f"Vow\n\n{chr(10).join(lines)}"
    assert [b.text for b in restore(text).blocks][1:] == [line.strip() for line in lines]
    # A sentence a line, however long, is how some write, and no paragraph.
    one = (
        sentence.rstrip(" .。").replace("and", "and the old " * 20 + "and") + sentence.rstrip()[-1]
    )
    a_line_each = "\n".join([one.replace("合作", "合作" * 60)] * 4)
    assert len(restore(f"Vow\n\n{a_line_each}").blocks) == 2


def test_a_numbered_line_in_small_letters_heads_nothing() -> None:
    text = "We met in Riga.\n\n1. {} ports\n\nWe shall meet again."
    kinds = [[block.kind for block in restore(text.format(w)).blocks] for w in ("open", "Open")]
    assert kinds[0][1] is BlockKind.PARAGRAPH
    assert kinds[1][1] is BlockKind.HEADING


NUMBERED = """\
The Charter of the Harbours

Preamble

The coastal states have made common cause to keep the old lighthouses and all
that belongs to them, as their ancestors did.

   1. Bodies

  1.1. Powers

   A council of pilots may
    1. make decisions with regard to the work of all who live behind the
       reef;
    2. vote:
         (a) on budgets, each year; and
         (b) on new members.
   They decide by a simple majority of those who are present at the meeting.

  1.2. Meetings

   The council meets each year.
   2. Finance

   The council keeps accounts and shows them to whoever asks for them.

   3. The end of the council

   It ends with the last lighthouse.
"""


def test_what_counts_on_tells_headings_from_paragraphs_and_items() -> None:
    assert _shown(NUMBERED) == [
        "p The Charter of the Harbours",
        "# Preamble",
        "p The coastal states have made common cause to keep the old lighthouses and all that"
        " belongs to them, as their ancestors did.",
        "# 1. Bodies",
        "# 1.1. Powers",
        "p A council of pilots may",
        "p 1. make decisions with regard to the work of all who live behind the reef;",
        "p 2. vote:",
        "- (a) on budgets, each year; and",
        "- (b) on new members.",
        "p They decide by a simple majority of those who are present at the meeting.",
        "# 1.2. Meetings",
        "p The council meets each year.",
        "# 2. Finance",
        "p The council keeps accounts and shows them to whoever asks for them.",
        "# 3. The end of the council",
        "p It ends with the last lighthouse.",
    ]


def test_articles_lines_in_capitals_and_underlined_lines_are_headings() -> None:
    text = """\
Vow of the Coast
================

CHAPTER I
GENERAL PROVISIONS

Article 1.
Each state keeps one lighthouse on each of its own reefs.

Article 2. Boats
Each state mends one boat a year. Article 3 of the old vow ends.

Of nets
-------
Nets are mended by whoever tore them.

- - -

Done in Riga.
"""
    assert _shown(text) == [
        "# Vow of the Coast",
        "# CHAPTER I",
        "# GENERAL PROVISIONS",
        "# Article 1.",
        "p Each state keeps one lighthouse on each of its own reefs.",
        "# Article 2. Boats",
        "p Each state mends one boat a year. Article 3 of the old vow ends.",
        "# Of nets",
        "p Nets are mended by whoever tore them.",
        "s ***",
        "p Done in Riga.",
    ]
    chinese = (
        "条约\n\n第一章 总则\n\n第一条 各国建造码头。\n\n第二章 船只\n\n第二条 各国修理船只。\n"
    )
    assert _shown(chinese)[1::2] == ["# 第一章 总则", "# 第二章 船只"]


def test_a_number_that_nothing_goes_on_from_begins_no_paragraph() -> None:
    text = (
        "The coastal states met in Riga in the year that ended with paragraph\n"
        "12. They met again, and in the next year decided on what is written in\n"
        "(c) above, and on no other thing that anybody asked them to decide on.\n"
    )
    assert len(restore(text).blocks) == 1


def test_bullets_stand_in_bullets_by_their_columns() -> None:
    text = "They will:\n\n* mend nets:\n    * old ones\n    * new ones\n* sail.\n"
    assert [(b.text, b.level) for b in restore(text).blocks if b.kind is BlockKind.ITEM] == [
        ("mend nets:", 0),
        ("old ones", 1),
        ("new ones", 1),
        ("sail.", 0),
    ]


def test_another_sign_below_a_colon_stands_further_in() -> None:
    text = "They will:\n\n• mend:\n\n– nets;\n\n– lamps;\n\n• sail;\n\n– rest.\n"
    items = [(b.text, b.level) for b in restore(text).blocks if b.kind is BlockKind.ITEM]
    assert items == [("mend:", 0), ("nets;", 1), ("lamps;", 1), ("sail;", 0), ("rest.", 0)]


def test_a_star_that_stands_in_the_text_above_marks_a_note_and_no_item() -> None:
    note = "* See the record of 4 May 2030."
    above = "They meet each year{}.\n\nThey sail.\n\n"
    assert _shown(above.format("*") + note)[-1] == f"p {note}"
    assert _shown(above.format("") + note)[-1] == f"- {note[2:]}"
    assert _shown(above.format("*") + f"{note}\n* They rest.")[-1] == "- They rest."


def _shown(text: str) -> list[str]:
    marks = {BlockKind.HEADING: "#", BlockKind.ITEM: "-", BlockKind.SEPARATOR: "s"}
    return [f"{marks.get(block.kind, 'p')} {block.text}" for block in restore(text).blocks]


def test_a_number_on_a_line_of_its_own_belongs_to_the_line_below() -> None:
    text = "NOTES\n\n9.\nThe ports are open to all ships.\n\n(b)\nThe lamps burn\nall night.\n"
    assert [block.text for block in restore(text).blocks] == [
        "NOTES", "9. The ports are open to all ships.", "(b) The lamps burn all night.",
    ]  # fmt: skip


def test_a_line_of_characters_that_leaves_room_ends_its_paragraph() -> None:
    text = (
        "三、各方决定明年春季再次举行会议，并感谢东道国的热情接待。\n北京宣言\n\n"
        "各国元首在北京举行会议，回顾了过去一年的工作，并发表声明如下，以示共同\n立场。\n"
    )
    assert [block.text for block in restore(text).blocks] == [
        "三、各方决定明年春季再次举行会议，并感谢东道国的热情接待。",
        "北京宣言",
        "各国元首在北京举行会议，回顾了过去一年的工作，并发表声明如下，以示共同立场。",
    ]
