"""What paragraphs are to one another: items in items, headings of annexes, records of votes.

2. Calls upon all states:
(a) To restore their lighthouses:      an item of what ends with the colon
(i) Those that stand on rocks;         an item of the item
Annex I                                a heading, and so is the short line behind it
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

import regex

from comparator.language.knowledge import words_of_all
from comparator.language.scripts import HAN
from comparator.language.sentences import sentence_spans
from comparator.model import DEEPEST_ITEM, Block, BlockKind

_COLONS = (":", "：")
_WITHIN = "within chinese"
# What an item is marked with, of which kinds, the commonest first.
_MARKS = (
    ("roman", re.compile(r"\s*[(（]?[ivxl]{1,6}[)）]\s")),
    ("letter", re.compile(r"\s*[(（]?(?:[a-z]|[a-z]{2})[)）]\s")),
    ("cyrillic", re.compile(r"\s*[(（]?[а-яё][)）]\s")),
    ("capital", re.compile(r"\s*[(（][A-Z][)）]\s")),
    ("figure", re.compile(r"\s*(?:[(（]\d{1,2}[)）]|\d{1,2}[)）]|[①-⑳⑴-⒇])\s?")),
    ("chinese", re.compile(r"\s*[(（][一二三四五六七八九十]{1,3}[)）]\s?|\s*[㈠-㈩]\s?")),
    ("arabic", re.compile("\\s*[(（][\u0621-\u064a]{1,2}[)）]\\s")),
    # Only within "（二）…：": else such a number counts the paragraphs of a text.
    (_WITHIN, re.compile(rf"\s*\d{{1,2}}[．.、]\s?(?=[{HAN}])")),
)
_OTHER_LETTERS = {"letter": "cyrillic", "cyrillic": "letter"}
_ENDS_PROSE = re.compile(r"[.!?…:;,。！？：；，؛؟]\s*$")
_LONGEST_HEADING = 14  # words
_SEVERAL_ROMANS = re.compile(r"\s*[(（]?[ivxl]{2}")
_FIRST_OF_ROMANS = re.compile(r"\s*[(（]?i[)）]")


def with_structure(blocks: Sequence[Block], language: str) -> tuple[Block, ...]:
    """Return blocks: marked paragraphs behind a colon are items, and annexes have headings."""
    headed = [*_headed(blocks)]
    return tuple(_itemised(headed, language))


def _headed(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks; lines that call what follows an annex are headings."""
    is_behind_annex = False
    for block in blocks:
        found = _annex().match(block.text) if block.kind is BlockKind.PARAGRAPH else None
        is_annex = found is not None and (not found["title"] or _is_line(found["title"]))
        is_title = is_behind_annex and block.kind is BlockKind.PARAGRAPH and _is_line(block.text)
        is_behind_annex = is_annex
        if is_annex or is_title:
            yield replace(block, kind=BlockKind.HEADING, level=2)
        else:
            yield block


def _is_line(text: str) -> bool:
    return len(text.split()) <= _LONGEST_HEADING and not _ENDS_PROSE.search(text)


@cache
def _annex() -> regex.Pattern[str]:
    labels = "|".join(map(regex.escape, sorted(words_of_all("annexes"), key=len, reverse=True)))
    return regex.compile(
        rf"\s*(?i:{labels})(?P<number>\s?(?:№\s?)?"
        r"(?:[IVXL]{1,6}|\d{1,2}|[A-ZА-Я]|[一二三四五六七八九十]{1,2}))?"
        # "Annex A: Programme", but "Annex: the programme" may begin a sentence.
        r"(?:[.:：]?\s*$|(?(number)\s*[.:：–—-]\s*(?P<title>\S[^\n]*)$|(?!)))"
    )


def _itemised(blocks: Sequence[Block], language: str) -> Iterator[Block]:
    """Yield the blocks; those with marks of items behind a colon are items, as deep as they are."""
    open_marks: list[str] = []
    is_behind_colon = False
    for block in blocks:
        is_told = block.kind is BlockKind.ITEM
        may_be = is_told or block.kind is BlockKind.PARAGRAPH
        mark = _mark_of(block.text, open_marks, is_behind_colon) if may_be else ""
        is_item = bool(mark) and (mark in open_marks or is_behind_colon)
        if is_told:
            # What the file says is an item may have others in it that it does not tell.
            unknown = [""] * (block.level - len(open_marks))
            open_marks = [*open_marks[: block.level], *unknown, mark]
            yield block
        elif is_item and len(sentence_spans(block.text, language)) == 1:
            if mark in open_marks:
                del open_marks[open_marks.index(mark) + 1 :]
            else:
                open_marks.append(mark)
            level = min(len(open_marks) - 1, DEEPEST_ITEM)
            yield replace(block, kind=BlockKind.ITEM, level=level)
        else:
            open_marks = []
            yield block
        is_behind_colon = block.text.rstrip().endswith(_COLONS)


def _mark_of(text: str, open_marks: Sequence[str], is_behind_colon: bool) -> str:
    """Return the kind of mark a paragraph begins with, or "".

    "(i)" is the first of the Romans behind a colon, and behind "(h) …;" a letter.
    """
    is_within = "chinese" in open_marks
    kinds = [k for k, form in _MARKS if form.match(text) and (is_within or k != _WITHIN)]
    if len(kinds) < 2:
        kind = kinds[0] if kinds else ""
        other = _OTHER_LETTERS.get(kind, "")
        # "а)" and "b)" are marks of one list: some letters look alike in both alphabets.
        goes_on = not is_behind_colon and kind not in open_marks and other in open_marks
        return other if goes_on else kind
    known = [kind for kind in reversed(open_marks) if kind in kinds]
    if "roman" in known and _SEVERAL_ROMANS.match(text):
        return "roman"
    is_first = bool(_FIRST_OF_ROMANS.match(text))
    if known and not (is_first and is_behind_colon and "roman" not in open_marks):
        return known[0]
    return "roman" if is_first else "letter"


@cache
def vote_lines() -> regex.Pattern[str]:
    """Return where a line begins that says who voted how: "In favour: …"."""
    labels = "|".join(map(regex.escape, sorted(words_of_all("votes"), key=len, reverse=True)))
    return regex.compile(rf"\n\s*(?=(?i:{labels})\s?[:：])")
