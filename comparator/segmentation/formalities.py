"""Date lines and signatures: what stands around the prose of a declaration."""

import re
from collections.abc import Sequence

from comparator.model import Block, BlockKind

_MONTH = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    "oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|"
    "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря|"
    "januar|februar|märz|mai|juni|juli|oktober|dezember"
)
_DAY = (
    rf"\d{{1,2}}(?:st|nd|rd|th|\.)?(?:\s*[-–]\s*\d{{1,2}})?\s*(?:{_MONTH})\s*,?\s*\d{{4}}"
    rf"(?:\s*(?:года|г\.))?|(?:{_MONTH})\s+\d{{1,2}},?\s+\d{{4}}|\d{{4}}\s*年\s*\d{{1,2}}\s*月\s*\d{{1,2}}\s*日"
)
# "Port Anna, 4 May 2001" is a date line; "As amended effective 4 May 2001" says something.
_PLACE = (
    r"(?:(?i:done(?: at| in)?|город|г\.|in|at)\s+)?"
    r"(?:(?:[^\W\d_a-zа-яё][^\s\d,.;:]*|of|the|and|de|la|am|an der|и|на)[,\s]\s*){1,8}"
    r"|[\u3400-\u9fff]{2,12}[，,、\s]*"
)
_DATE_LINE = re.compile(rf"(?:{_PLACE})?(?i:(?:on\s+)?(?:{_DAY}))\.?")
# "Done at Marrow on the ninth day of September 2020."
_DONE_LINE = re.compile(
    rf"(?i:done|signed|issued|adopted) (?:at|in) [^\W\d_a-zа-яё][^.;:]{{1,80}}?"
    rf"(?i:\b(?:{_MONTH})\b)"
    r"[,\s]+(?:\d{4}|(?i:two thousand)\b[^.;:]{0,60})(?:,? in [^.;:]{1,80})?\.?"
)
# "Date: 3 June 2022", with "Place: Kell" on the next line: a page's own facts.
_FACT_LINE = (
    r"(?i:date|place|venue|location|source|released?|дата|место|источник)\s*:[ \t]*\S[^\n]*"
    r"|(?:日期|地点|来源)\s*[:：][ \t]*\S[^\n]*"
)
_FACTS = re.compile(rf"(?:{_FACT_LINE})(?:\n(?:{_FACT_LINE}))*")
# "¹ Document 4, presented at Port Anna." may stand below signatures.
_NOTE = re.compile(r"[¹²³⁴-⁹⁰]+\s")
_OFFICE = re.compile(
    r"\b(president|prime minister|chairman|chairperson|chancellor|premier|king|emir|sultan|"
    r"minister|secretary-general|head of state|for the|"
    r"президент|премьер-министр|председатель|глава|за|"
    r"bundeskanzler|präsident|für)\b|总统|主席|总理|首相|^(?-i:For [A-Z])[^:\n]{1,60}:",
    re.IGNORECASE,
)
_PROSE_END = (".", "!", "?", ";", ":", ",", "。", "；", "：")
_LONGEST_SIGNATURE = 30  # words


def block_kinds(blocks: Sequence[Block]) -> list[BlockKind]:
    """Return the kind of every block, with date lines and signatures told from paragraphs.

    A date line may stand anywhere; signatures only behind the last words of prose, and only
    where one of them names an office ("President", "For the Republic of …").
    """
    kinds = [
        BlockKind.DATE
        if block.kind is BlockKind.PARAGRAPH and _is_date_line(block.text)
        else block.kind
        for block in blocks
    ]
    signatures: list[int] = []
    for index in range(len(blocks) - 1, -1, -1):
        if kinds[index] is BlockKind.PARAGRAPH and _may_be_signature(blocks[index].text):
            signatures.append(index)
        elif not (
            kinds[index] in {BlockKind.DATE, BlockKind.SEPARATOR} or _NOTE.match(blocks[index].text)
        ):
            break
    if any(_OFFICE.search(blocks[index].text) for index in signatures):
        for index in signatures:
            kinds[index] = BlockKind.SIGNATURE
    return kinds


def _is_date_line(text: str) -> bool:
    return any(form.fullmatch(text) for form in (_DATE_LINE, _DONE_LINE, _FACTS))


def _may_be_signature(text: str) -> bool:
    is_short = len(text.split()) <= _LONGEST_SIGNATURE
    return is_short and not text.rstrip().endswith(_PROSE_END)
