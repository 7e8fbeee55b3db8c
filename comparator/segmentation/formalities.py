"""Date lines, signatures, running titles, heads of tables: what stands around the prose."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import groupby

from comparator.language.knowledge import alternatives, function_words, named_words, words_of_all
from comparator.language.months import month_pattern
from comparator.language.normal_forms import typographic_form
from comparator.language.offices import begins_with_office, count_offices
from comparator.language.scripts import ARABIC, HAN
from comparator.model import Block, BlockKind

# "Date: 3 June 2022", with "Place: Kell" on the next line: a page's own facts.
_FACT_LINE = (
    rf"(?i:{alternatives('fact_names', 'en', 'ru')})\s*:[ \t]*\S[^\n]*"
    rf"|(?:{alternatives('fact_names', 'zh')})\s*[:：][ \t]*\S[^\n]*"
)
_FACTS = re.compile(rf"(?:{_FACT_LINE})(?:\n(?:{_FACT_LINE}))*")
# "¹ Document 4, presented at Port Anna." may stand below signatures.
_NOTE = re.compile(r"(?:[¹²³⁴-⁹⁰]+|\[\d{1,3}\])\s")
# … and what it is a note to ends with its mark: "to light the lamps.¹", "the lamps.”[1]".
_MARKS_OF_NOTES = re.compile(r"[\s¹²³⁴-⁹⁰”»\"’]+$|\[\d{1,3}\]$")
_EXCLAMATIONS = ("!", "！")
_PROSE_END = (".", "?", ";", ":", ",", "…", "。", "？", "；", "：", "，", "؟", "؛", *_EXCLAMATIONS)
_COLONS = (":", "：")
_MEETING = alternatives("meetings")
_SIGNED = re.compile(rf"\((?:{alternatives('signed')})\)|/s/", re.IGNORECASE)
# "JOSEPH A. BERG JR." below all prose is who signs, and no heading.
_NAME_IN_CAPITALS = re.compile(
    r"\s*(?:[A-ZÀ-ÞА-ЯЁ][A-ZÀ-ÞА-ЯЁ’'-]*\.?\s+){1,4}[A-ZÀ-ÞА-ЯЁ][A-ZÀ-ÞА-ЯЁ’'-]+\.?\s*"
)
_LONGEST_SIGNATURE = 30  # words …
_MOST_CHARACTERS = 240  # … which no white space parts in every script
_YEARS = re.compile(r"\b(?:19|20)\d\d(?:\s?[/–-]\s?\d{2,4})?\b")
_LONGEST_RUNNING_TITLE = 14  # words
_LEAST_REPEATED = 3
_CALLS = re.compile(r"[,:!，：！、،]\s*")
_IS_HAN = re.compile(f"[{HAN}]")
_IS_UNCASED = re.compile(f"[{HAN}{ARABIC}]")
_LONGEST_CALLED = 8  # characters: so many are called in Chinese between two marks
# "Port Anna, Velm", of at most eight words.
_CAPITAL = r"[^\W\d_a-zа-яё][^\s\d,.;:]*"
_PLACE = rf"(?!(?:\S+\s+){{8}}){_CAPITAL}(?: {_CAPITAL})*(?:,\s+{_CAPITAL}(?: {_CAPITAL})*){{0,2}}"
_PLACE_ALONE = re.compile(_PLACE)
_LEAST_CALLED = 2  # "Distinguished delegates!", at the head of every part


def block_kinds(blocks: Sequence[Block]) -> list[BlockKind]:
    """Return the kind of every block; what is not prose is told from paragraphs.

    A date line may stand anywhere, a place alone below the title; signatures only behind the last
    words of prose, and only where one of them names an office ("President", "For the Republic of
    …") or says that it is one. A running title is the title once more, or a short line that stands
    again and again; so are a line that only calls those who are spoken to, and the row that heads
    a table.
    """
    kinds = [
        BlockKind.DATE
        if block.kind is BlockKind.PARAGRAPH
        and (_is_date_line(block.text) or (place == 1 and _is_place_below_title(blocks)))
        else block.kind
        for place, block in enumerate(blocks)
    ]
    signatures: list[int] = []
    for index in range(len(blocks) - 1, -1, -1):
        if kinds[index] is BlockKind.PARAGRAPH and _is_annex(blocks[index].text):
            signatures.clear()  # who signs stands above what is annexed
        elif kinds[index] is BlockKind.PARAGRAPH and _may_be_signature(blocks[index].text):
            signatures.append(index)
        elif not (
            kinds[index] in {BlockKind.DATE, BlockKind.SEPARATOR} or _NOTE.match(blocks[index].text)
        ):
            break
    if any(_is_signed(blocks[index].text) for index in signatures):
        for index in signatures:
            kinds[index] = BlockKind.SIGNATURE
    running = _running_titles(blocks)
    heads = _heads_of_tables(blocks)
    followed = (*kinds[1:], None)
    return [
        BlockKind.RUNNING_TITLE
        if kind is BlockKind.PARAGRAPH
        and (
            number in heads
            or typographic_form(block.text) in running
            # "Members:" may lead a list in.
            or (after is not BlockKind.ITEM and _is_address(block.text))
        )
        else kind
        for number, (kind, block, after) in enumerate(zip(kinds, blocks, followed, strict=True))
    ]


def _heads_of_tables(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the places of rows that name the columns of the rows of figures below them.

    The cells of a row are the lines of a paragraph: "Party⏎Share", "Norland⏎40", "Sudland⏎60".
    """
    rows = [b.text.split("\n") if b.kind is BlockKind.PARAGRAPH else [] for b in blocks]
    heads: set[int] = set()
    for place, head in enumerate(rows):
        is_first = len(head) > 1 and (not place or len(rows[place - 1]) != len(head))
        if is_first and all(map(_names_a_column, head)):
            _, *below = next(groupby(rows[place:], key=len))[1]
            if len(below) > 1 and all(map(_has_figures, below)):
                heads.add(place)
    return frozenset(heads)


def _names_a_column(cell: str) -> bool:
    words = _YEARS.sub("", cell)
    is_short = len(cell.split()) <= _LONGEST_CALLED and len(cell) <= _MOST_CHARACTERS
    return is_short and not cell.endswith(_PROSE_END) and not any(map(str.isdigit, words))


def _has_figures(row: Sequence[str]) -> bool:
    return any(map(str.isdigit, "".join(row[1:])))


def _is_address(text: str) -> bool:
    """Whether a line only calls those who are spoken to: "Honourable Members, dear friends:"."""
    line = text.strip()
    if len(line) > _MOST_CHARACTERS or len(line.split()) > _LONGEST_SIGNATURE:
        return False
    *called, rest = _CALLS.split(line)
    forms = named_words("forms_of_address")
    words = [word for part in called for word in part.split()]
    small = function_words()
    return (
        bool(words)
        and not rest
        and called[0].casefold().startswith(forms)
        and not any(_IS_HAN.match(word) and len(word) > _LONGEST_CALLED for word in words)
        # "Members welcome the following:" says something.
        and all(
            word[0].isupper() or word.casefold().startswith(forms) or word.casefold() in small
            for word in words
            if word[0].isalpha() and not _IS_UNCASED.match(word)
        )
    )


def _running_titles(blocks: Sequence[Block]) -> frozenset[str]:
    """Return the forms of lines that a page repeats at its head or foot, or a speaker calls out."""
    short = [
        block.text.strip()
        for block in blocks
        if block.kind is BlockKind.PARAGRAPH
        and len(block.text.split()) <= _LONGEST_RUNNING_TITLE
        and len(block.text) <= _MOST_CHARACTERS
    ]
    repeated = Counter(typographic_form(t) for t in short if not t.endswith(_PROSE_END))
    called = Counter(typographic_form(text) for text in short if text.endswith(_EXCLAMATIONS))
    titles = {typographic_form(block.text) for block in blocks if block.level == 1}
    return frozenset(
        {form for form, count in repeated.items() if count >= _LEAST_REPEATED or form in titles}
        | {form for form, count in called.items() if count >= _LEAST_CALLED}
    )


def _is_date_line(text: str) -> bool:
    return any(form.fullmatch(text) for form in (*_date_lines(), _FACTS))


def _is_place_below_title(blocks: Sequence[Block]) -> bool:
    """Whether a title is followed by no more than where it was adopted: "Port Anna, Velm"."""
    title, line = blocks[0], blocks[1].text
    return title.is_title and "," in line and _PLACE_ALONE.fullmatch(line) is not None


@cache
def _date_lines() -> tuple[re.Pattern[str], ...]:
    """Return the forms of a line with a date, and of one that says where a text was done."""
    month = month_pattern()
    # "14 أيار/مايو 2023": a month by both of its names.
    months = rf"(?:{month})(?:/(?:{month}))?"
    day = (
        rf"\d{{1,2}}(?:st|nd|rd|th|\.)?(?:\s*[-–]\s*\d{{1,2}})?\s*{months}\.?\s*,?\s*\d{{4}}"
        rf"(?:\s*(?:{alternatives('behind_years')}))?|(?:{month})\.?\s+\d{{1,2}},?\s+\d{{4}}"
        r"|\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日"
    )
    # "Port Anna, 4 May 2001" is a date line; "As amended effective 4 May 2001" says something.
    place = (
        rf"(?:(?i:{alternatives('before_places_of_lines')})\s+)?"
        rf"(?:(?:[^\W\d_a-zа-яё{ARABIC}][^\s\d,.;:]*|{alternatives('inside_places')})[,\s]\s*)"
        r"{1,8}"
        rf"|[{HAN}]{{2,12}}[，,、\s]*"
        # Where letters have no capitals, a place is two words at most.
        rf"|(?:[{ARABIC}]+[\s,،]+){{1,2}}"
    )
    return (
        # "40th plenary meeting", and the day on the next line.
        re.compile(rf"\d{{1,4}}\S{{0,3}} (?i:{_MEETING})[,\s]+(?i:(?:le )?{day})\.?"),
        re.compile(rf"(?:{place})?(?i:(?:on\s+)?(?:{day}))\.?"),
        # "4 May 2001, Port Anna, Velm"
        re.compile(rf"(?i:{day}),\s+{_PLACE}"),
        # "Done at Marrow on the ninth day of September 2020."
        re.compile(
            rf"(?i:{alternatives('done')}) (?:at|in) [^\W\d_a-zа-яё][^.;:]{{1,80}}?"
            rf"(?i:\b(?:{month})\b)"
            r"[,\s]+(?:\d{4}|(?i:two thousand)\b[^.;:]{0,60})(?:,? in [^.;:]{1,80})?\.?"
        ),
    )


def _may_be_signature(text: str) -> bool:
    is_short = len(text.split()) <= _LONGEST_SIGNATURE and len(text) <= _MOST_CHARACTERS
    end = _MARKS_OF_NOTES.sub("", text)[-1:]
    is_closed = end in _PROSE_END and not _is_name_in_capitals(text)  # "… JR."
    return is_short and (not is_closed or (end in _COLONS and begins_with_office(text)))


def _is_name_in_capitals(text: str) -> bool:
    return _NAME_IN_CAPITALS.fullmatch(text) is not None and not _is_annex(text)


def _is_annex(text: str) -> bool:
    return text.split(maxsplit=1)[0].casefold() in words_of_all("annexes")


def _is_signed(text: str) -> bool:
    return bool(count_offices(text) or _SIGNED.search(text) or _is_name_in_capitals(text))
