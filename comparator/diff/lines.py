"""A text as the differ sees it: its words and marks, and the white space before each."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain

import regex

from comparator.language.chinese import inside_words
from comparator.language.dates import each_date
from comparator.language.knowledge import alternatives, function_words, known_languages, language
from comparator.language.normal_forms import UNSEEN, reading_form
from comparator.language.numerals import each_value
from comparator.language.spellings import spelling_form
from comparator.language.words import cut, is_word

Written = tuple[str, str]
"""A date or a number as a value, and how it is written."""

NOTE = "¹"
"""The form of every mark of a note: which of them it is, says nothing."""
_UNSEEN = regex.compile(f"[{UNSEEN}\u200c\u200d]+")
_LONGEST_REMEMBERED = 10_000  # characters


@dataclass(frozen=True, slots=True)
class Line:
    """Words and punctuation marks of a text.

    Attributes:
        tokens: The words and marks as written.
        forms: The same without what typesetters change (capitals, quotation marks, dashes) and
            with one spelling for each word.
        spaces: The white space before each token; one more, for what is left at the end.
        inside: Indices of tokens that go on with a word: characters of Chinese words.
    """

    tokens: tuple[str, ...]
    forms: tuple[str, ...]
    spaces: tuple[str, ...]
    inside: frozenset[int] = frozenset()

    def text(self, start: int, end: int) -> str:
        """Return the tokens from `start` to `end` with the spaces between them."""
        spaces = ("", *self.spaces[start + 1 : end])
        return "".join(chain.from_iterable(zip(spaces, self.tokens[start:end], strict=False)))


def line_of(text: str, values: Collection[Written] = ()) -> Line:
    """Return a text as a line; spaces and tokens in turn are the text.

    Args:
        text: Any text.
        values: Dates and numbers that are one token each, compared by the value that they say.
    """
    return _line(text, values) if values or len(text) > _LONGEST_REMEMBERED else _remembered(text)


def is_island(text: str) -> bool:
    """Whether a text is nothing but function words, punctuation marks and white space."""
    return all(form is None or is_island_word(form) for _, form in _units(text, ()))


# A passage is compared with many others, from pair to pair.
@lru_cache(maxsize=16384)
def _remembered(text: str) -> Line:
    return _line(text, ())


def _line(text: str, values: Collection[Written]) -> Line:
    words: list[str] = []
    forms: list[str] = []
    spaces = [""]
    inside: set[int] = set()
    goes_on = inside_words(text)
    position = 0
    for token, form in _units(text, values):
        if form is None:
            spaces[-1] += token
        else:
            if position in goes_on:
                inside.add(len(words))
            words.append(token)
            forms.append(form)
            spaces.append("")
        position += len(token)
    return Line(tuple(words), tuple(forms), tuple(spaces), frozenset(inside))


@lru_cache(maxsize=16384)
def values_of(text: str) -> frozenset[Written]:
    """Return the dates and numbers of a text, each with how it is written."""
    days = (
        (day.isoformat(), text[start:end]) for start, end, day in each_date(text, with_ranges=False)
    )
    return frozenset(days).union((n.value, text[n.start : n.end]) for n in each_value(text))


def _units(text: str, values: Collection[Written]) -> Iterator[tuple[str, str | None]]:
    """Yield each word or mark with its form, and white space with none."""
    joined = _joined(text, values)
    position, until, form, parts = 0, 0, "", list[str]()
    for token in cut(text):
        if not parts:
            until, form = joined.get(position, (0, ""))
        parts.append(token)
        position += len(token)
        if position < until:
            continue
        if position == until:
            yield "".join(parts), form
        else:  # a unit that ends inside a token is none
            yield from ((part, _form_or_none(part)) for part in parts)
        parts = []


def _form_or_none(token: str) -> str | None:
    return None if token.isspace() or _UNSEEN.fullmatch(token) else form_of(token)


def _joined(text: str, values: Collection[Written]) -> dict[int, tuple[int, str]]:
    """Return what several tokens make one: where it begins, where it ends, and its form."""
    found: dict[int, tuple[int, str]] = {}
    for unit in _unit_pattern().finditer(text):
        form = NOTE if unit.lastgroup == "note" else form_of(unit[0])
        found[unit.start()] = unit.end(), form
    if values:
        for n in each_value(text):
            if (n.value, text[n.start : n.end]) in values:
                found[n.start] = n.end, n.value
        for start, end, day in each_date(text):
            if (day.isoformat(), text[start:end]) in values:
                behind = _behind_year().match(text, end)
                found[start] = behind.end() if behind else end, day.isoformat()
    return found


@cache
def _behind_year() -> regex.Pattern[str]:
    return regex.compile(rf"\s(?:{alternatives('behind_years')})(?!\w)")


@cache
def _unit_pattern() -> regex.Pattern[str]:
    percent = {form for code in known_languages() for form in language(code).percent}
    spaced = (
        r"\s+".join(map(regex.escape, form.split())) for form in sorted(percent) if " " in form
    )
    return regex.compile(
        # "1 000 tonnes", but not "in 2019 300 people".
        r"(?P<thousands>(?<![\w.,])\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\w|[.,]\d{3}\b)"
        r"(?:\.\d+)?)"
        rf"|(?P<percent>(?i:\b(?:{'|'.join(spaced)})\b))"
        r"|(?P<ellipsis>\.(?: ?\.){2,}|…{2,}|⋯{2,})"
        r"|(?P<dash>[-–—―]{2,})"
        # "−$3" is less than "$3".
        r"|(?P<money>(?<![^\s(])[-−–‑][$€£¥₽](?=\d))"
        r"|(?P<note>(?<=[.,;:!?…。！？；，、\"”’»)\]]|\p{L}{3})"
        r"(?:[⁰¹²³⁴-⁹]+|\[\d{1,3}\]|[*†‡]{1,3}(?=\s|$)))"
    )


@lru_cache(maxsize=65536)
def form_of(token: str) -> str:
    """Return the form in which a token is compared: one for all spellings of a word."""
    form = spelling_form(reading_form(token)) or token
    return "%" if form in _percent() else form


@cache
def _percent() -> frozenset[str]:
    return frozenset(form for code in known_languages() for form in language(code).percent)


@lru_cache(maxsize=65536)
def is_island_word(form: str) -> bool:
    """Whether a token alone holds nothing: a function word or a punctuation mark."""
    return form in function_words() or not is_word(form)
