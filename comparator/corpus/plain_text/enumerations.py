"""Numbers at the beginning of lines, and which of them count one thing.

   1. Introduction                   heads a section: most lines of its count are titles
    1. A person may …                is a paragraph: the outermost count that heads none
         (a) …                       is an item: its count stands within that one
   2. Bodies that decide             the count of "1. Introduction" goes on

A line may begin with "3." by chance: only what counts on from another line, or to one, counts.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from comparator.corpus.plain_text.page_furniture import Line
from comparator.language.knowledge import words_of_all
from comparator.language.numerals import chinese_value, roman_value
from comparator.language.scripts import LOOKALIKES

_HAN = "[一二三四五六七八九十百]"
_PARTS = "|".join(map(re.escape, sorted(words_of_all("numbered_parts"), key=len, reverse=True)))
_ENUMERATOR = re.compile(
    r"(?P<open>[(（]?)(?P<above>(?:[A-Z]\.|\d{1,3}\.)(?:\d{1,3}\.)*)??"
    r"(?P<number>\d{1,3}|[a-zа-я]|[A-ZА-Я]|[ivxlc]{2,6}|[IVXLC]{2,6}"
    rf"|(?<=[(（]){_HAN}{{1,4}})"
    r"(?P<close>[.)）]{1,2}|(?<=\.\d)|(?<=\.\d\d))\s+(?=\S)"
    rf"|(?P<han>{_HAN}{{1,4}})[、．]\s*(?=\S)"
    rf"|第(?P<of_part>{_HAN}{{1,5}}|\d{{1,3}})(?P<part>[章节節编編部])(?=\s|$)"
    rf"|(?P<word>(?i:{_PARTS}))\s+(?P<count>\d{{1,3}}|[IVXLC]{{1,6}})"
    r"(?:[.:)—–-]+(?=\s|$)|(?=\s+[—–A-ZА-ЯÀ-Þ-]|$))"
)  # fmt: skip
_ALIKE = 2  # columns by which numbers of one count may differ: " 9." and "10."


@dataclass(slots=True)
class Count:
    """Lines that are counted together.

    Attributes:
        form: What is alike in their numbers: what stands around them, and how they are written.
        indent: Column of the first of them.
        lines: Their places among the lines of the text.
        last: The number that was counted last.
        outer: The count within which it stands, or None.
        is_open: Whether what follows may stand within it.
        is_part: Whether a word says what is counted: "Article", "Chapter".
        heads: Whether what it counts are headings.
        has_stops: Whether these headings end with full stops.
    """

    form: tuple[str, ...]
    indent: int
    lines: list[int]
    last: int
    outer: "Count | None" = None
    is_open: bool = True
    is_part: bool = False
    heads: bool = False
    has_stops: bool = False

    @property
    def depth(self) -> int:
        """Within how many counts it stands that count no headings."""
        if self.outer is None:
            return 0
        return self.outer.depth + (len(self.outer.lines) > 1 and not self.outer.heads)


@dataclass(frozen=True, slots=True)
class _Number:
    form: tuple[str, ...]
    value: int
    is_part: bool = False


def counts(lines: Sequence[Line], begins: Sequence[bool]) -> dict[int, Count]:
    """Return the count of each line that is counted, by its place.

    Args:
        lines: Those of a text.
        begins: For each whether a paragraph may begin with it.
    """
    found: list[Count] = []
    for place, line in enumerate(lines):
        numbers = _numbers(line.text) if begins[place] else ()
        if not numbers:
            first = place == 0 or lines[place - 1].chunk != line.chunk
            for count in found if first else ():
                count.is_open &= line.indent > count.indent
            continue
        if going_on := _going_on(found, numbers, line.indent):
            count, number = going_on
            count.lines.append(place)
            count.last = number.value
            count.is_open = True
            for later in found[found.index(count) + 1 :]:
                later.is_open = False
        else:
            number = next((n for n in numbers if n.value == 1), numbers[0])
            outer = next((c for c in reversed(found) if _holds(c, number, line.indent)), None)
            new = Count(number.form, line.indent, [place], number.value, outer)
            new.is_part = number.is_part
            found.append(new)
    return {
        place: count
        for count in found
        if len(count.lines) > 1 or count.is_part
        for place in count.lines
    }


def without_number(text: str) -> str:
    """Return a line without the number at its beginning."""
    found = _ENUMERATOR.match(text)
    return text[found.end() :].strip(" \u3000–—-") if found else text


def _going_on(
    found: Sequence[Count], numbers: Sequence[_Number], indent: int
) -> tuple[Count, _Number] | None:
    """Return the count that one of the numbers goes on with, the likeliest and latest."""
    fitting = [
        (count, number)
        for count in reversed(found)
        for number in numbers
        if number.form == count.form and number.value == count.last + 1
    ]
    alike = [one for one in fitting if abs(one[0].indent - indent) <= _ALIKE]
    exact = [one for one in alike if one[0].indent == indent]
    return next(iter((*exact, *alike)), None)


def _holds(count: Count, number: _Number, indent: int) -> bool:
    """Whether a count that begins with a number stands within another."""
    return count.is_open and (
        indent > count.indent or (indent == count.indent and number.form != count.form)
    )


def _numbers(text: str) -> tuple[_Number, ...]:
    """Return what the number at the beginning of a line may be: "i." is Roman, or a letter."""
    found = _ENUMERATOR.match(text)
    if found is None:
        return ()
    if found["word"]:
        # In small letters it stands within a sentence.
        return (_of_part(found["word"], found["count"]),) if not found["word"][0].islower() else ()
    if found["part"]:
        return (_of_part(found["part"], found["of_part"]),)
    if found["han"]:
        return (_Number(("、",), _value(found["han"])),)
    return tuple(_readings(found))


def _readings(found: re.Match[str]) -> Iterator[_Number]:
    number, around = found["number"], (found["open"], found["above"] or "", found["close"])
    if number.isdecimal() or re.match(_HAN, number):
        yield _Number((*around, "1" if number.isdecimal() else "一"), _value(number))
        return
    case = "a" if number.islower() else "A"
    if len(number) == 1:
        # "а) b) с)": an editor types the letters that both alphabets have from either.
        for letter in dict.fromkeys((number, LOOKALIKES.get(number, number))):
            first = ord(case if letter.isascii() else ("а" if number.islower() else "А"))
            yield _Number((*around, case), ord(letter) - first + 1)
    if re.fullmatch("[ivxlc]+|[IVXLC]+", number):
        yield _Number((*around, f"{case}i"), roman_value(number))


def _of_part(word: str, figures: str) -> _Number:
    return _Number((word.casefold(), "1" * figures.isdecimal()), _value(figures), is_part=True)


def _value(figures: str) -> int:
    if figures.isdecimal():
        return int(figures)
    return roman_value(figures) if figures.isascii() else chinese_value(figures) or 0
