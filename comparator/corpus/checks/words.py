"""Words that an extractor split, joined, doubled or misread."""

import re
from collections.abc import Iterator
from itertools import pairwise

import regex

from comparator.corpus.checks.diagnostics import Finding
from comparator.corpus.checks.dictionary import Lexicon
from comparator.corpus.checks.source_file import Sheet, excerpt
from comparator.language.codes import base_language
from comparator.language.knowledge import (
    alternatives,
    function_words,
    known_languages,
    language,
    named_words,
)
from comparator.language.scripts import is_ideograph
from comparator.language.word_lists import word_list

# In many scripts a letter is several characters, one of them a mark.
_WORD = regex.compile(r"(?<![\p{L}\p{M}\p{N}])\p{L}[\p{L}\p{M}]*(?:[-‐‑'’][\p{L}\p{M}]+)*(?!\p{N})")
_TOKEN = regex.compile(r"[\p{L}\p{N}_][\p{L}\p{M}\p{N}_]*(?:[-‐‑'’.][\p{L}\p{M}\p{N}]+)*")
_APART = re.compile(alternatives("stand_apart") or "(?!)", re.IGNORECASE)
_OF_LAWS = re.compile(alternatives("adverbs_of_laws") or "(?!)", re.IGNORECASE)
_QUOTED = 3  # function words of a language, none of the text's own, that show that it is quoted
_CAMEL = re.compile(r"(?<![^\W_])([^\W\d_]*?[a-zа-яё])([A-ZА-ЯЁ][a-zа-яё]+)(?![^\W_])")
_SPACED = regex.compile(r"(?<!\S)(?:\p{L} ){4,}\p{L}(?!\S)")
_HYPHEN_LEFT = re.compile(r"(?<![^\W\d_])([^\W\d_]{2,})-\s+([^\W\d_]{2,})")
_SUSPENDED = re.compile(rf"\s*(?:{alternatives('suspending')})\b")
_MIXED = re.compile(
    r"(?<![\w.-])(?:(?:[^\W\d_]+[0-9]+[^\W\d_]+|[0-9]+[lIOoSB]+[0-9]+|[0-9]{2,}[lO])(?![\w-])"
    # m0rtgage-backed
    r"|[^\W\d_]+[0-9]+[^\W\d_]{2,}(?=-[^\W\d_]))"
)
_YEAR_JOINED = re.compile(
    r"(?<![\w.-])(?:(?:19|20)\d\d[A-Za-z]{2,}|[a-z]{3,}(?:19|20)\d\d)(?![\w-])"
)
_WANTED_TWICE = frozenset(named_words("wanted_twice"))
_DIGITS = re.compile("[0-9]+")
_LETTERS_FOR = {"0": "o", "1": "li", "3": "e", "5": "s", "6": "b", "8": "b", "9": "g"}
_PLAINLY_MISREAD = re.compile(r"[^\W\d_]{2,}[01][^\W\d_]{2,}")
_LONGEST_AND = 3  # letters
_MOST_DIGITS = 3  # of letters that were taken for some
_MOST_PARTS = 4  # of a word with digits in it
_WITHOUT_LETTERS = {"zh", "ja", "ko"}  # of the alphabet, that is
_OTHER_LETTERS = _WITHOUT_LETTERS | {"ru", "ar"}
_ROMAN = re.compile("[ivxlc]{2,}")
_CUTTING = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\ufffd]")
_LETTER_WORDS = frozenset(named_words("letter_words"))
_SHORT_WORD = 0.004  # of the most common word: how often a word of two letters is used
_LEAST_COMMON = 2000  # of 400 million: a word that everyone uses
_BEGIN_WORDS = frozenset(named_words("begin_words"))
_LONGEST_WORD = 100  # letters: longer runs are none, and trying all their parts takes very long
# What optical readers take for one another.
_MISREAD = (("rn", "m"), ("m", "rn"), ("cl", "d"), ("d", "cl"), ("vv", "w"), ("li", "h"),
            ("tb", "th"), ("1", "l"), ("0", "o"), ("c", "e"), ("e", "c"), ("ii", "n"),
            ("I", "l"), ("5", "s"))  # fmt: skip


def words(sheet: Sheet, lexicon: Lexicon) -> Iterator[Finding]:
    """Yield words that are none."""
    for number, line in sheet.body():
        if number in sheet.read_by_machines:
            continue
        yield from _hyphens(sheet, number, line, lexicon)
        yield from _doubled(sheet, number, line, lexicon)
        yield from _spaced(sheet, number, line)
        yield from _digits(sheet, number, line, lexicon)
        yield from _camel(sheet, number, line, lexicon)
        if lexicon and number not in sheet.foreign_lines:
            split = list(_split(sheet, number, line, lexicon))
            yield from split
            taken = {f.column for f in split}
            yield from _unknown(sheet, number, line, lexicon, taken)


def _split(sheet: Sheet, number: int, line: str, lexicon: Lexicon) -> Iterator[Finding]:
    """Yield neighbours that are one word: "coop eration"."""
    for first, second in pairwise(_WORD.finditer(line)):
        if line[first.end() : second.start()] != " " or not second[0][:1].islower():
            continue
        joined = first[0] + second[0]
        if len(joined) <= 4 or not lexicon.knows(joined):
            continue
        if joined.isascii() and base_language(sheet.language) in _OTHER_LETTERS:
            continue
        if _is_fragment(line, first) or _is_fragment(line, second):
            continue
        if line[max(0, first.start() - 1) : first.start()] in {"'", "’"}:
            continue  # "the 1970's have"
        pair = {first[0].lower(), second[0].lower()}
        if pair <= function_words(base_language(sheet.language)):
            continue  # "de los": that "delos" stands elsewhere is a slip there
        if _APART.fullmatch(f"{first[0]} {second[0]}") or any(
            pair <= word_list(code).keys() for code in _quoted_languages(line, sheet)
        ):
            continue  # "les parties ont signé le contrat et tous les actes", in an English licence
        uses = [lexicon.dictionary.get(word.lower(), 0) for word in (second[0], joined)]
        if len(first[0]) == 1 and first[0].isupper() and uses[0] > uses[1]:
            continue  # "at least K need", not "T he"
        if _is_inflected_beside_small(sheet, first[0], second[0], lexicon):
            continue
        halves = [not _stands_for_itself(w, lexicon, joined) for w in (first[0], second[0])]
        if any(halves) and not _is_word_beside_letter(first[0], second[0]):
            is_sure = any(_is_no_word(w, lexicon) for w in (first[0], second[0]))
            yield sheet.at(
                "C301", number, f"“{first[0]} {second[0]}” looks like “{joined}”, split.",
                "Join it." if is_sure else "Compare it with the source.",
                (first.start(), second.end()), joined if is_sure else None,
            )  # fmt: skip


def _quoted_languages(line: str, sheet: Sheet) -> list[str]:
    """Return the languages that a line quotes, by what it has of their function words."""
    there = {word.lower() for word in _WORD.findall(line)}
    strange = there - function_words(base_language(sheet.language))
    return [c for c in known_languages() if len(function_words(c) & strange) >= _QUOTED]


def _is_word_beside_letter(first: str, second: str) -> bool:
    """Whether one of two words is a letter that is a word: "услуг и", not "услуги"."""
    letters = [word for word in (first, second) if word.lower() in _LETTER_WORDS]
    return bool(letters) and max(len(first), len(second)) > 3


def _is_inflected_beside_small(sheet: Sheet, first: str, second: str, lexicon: Lexicon) -> bool:
    """Whether a word stands beside one that a list need not have: "от ряда", not "отряда".

    English inflects little, and its list has nearly all forms; elsewhere the series has to use
    the joined word, unless neither half is a word.
    """
    code = base_language(sheet.language)
    is_beside = any(
        w.lower() in function_words(code) or lexicon.is_listed(w) for w in (first, second)
    )
    return code != "en" and is_beside and not lexicon.own.get((first + second).lower())


def _is_no_word(word: str, lexicon: Lexicon) -> bool:
    """Whether neither the language nor any other place of the series has a word."""
    return not lexicon.is_listed(word) and lexicon.own.get(word.lower(), 0) <= 1


def _is_fragment(line: str, found: regex.Match[str]) -> bool:
    """Whether a word is a part of one: an invisible character or a line's hyphen cuts it."""
    return bool(
        _CUTTING.search(line[found.end() : found.end() + 1])
        or _CUTTING.search(line[max(0, found.start() - 1) : found.start()])
        or re.match(r"-\s", line[found.end() : found.end() + 2])
        or re.search(r"\w-\s+$", line[max(0, found.start() - 4) : found.start()])
    )


def _stands_for_itself(word: str, lexicon: Lexicon, joined: str) -> bool:
    lower = word.lower()
    if len(lower) == 1:
        return lower in _LETTER_WORDS
    if len(lower) == 2 and not word.isupper():
        # The dictionary has many abbreviations of two letters.
        return lexicon.dictionary.get(lower, 0) > _SHORT_WORD * lexicon.most
    rival = lexicon.dictionary.get(joined.lower(), 0)
    return (
        word.isupper()
        or lexicon.own.get(lower, 0) > 2
        or lexicon.dictionary.get(lower, 0) * 20 > rival > 0
        or (not rival and lexicon.is_listed(lower))
    )


def _unknown(
    sheet: Sheet, number: int, line: str, lexicon: Lexicon, taken: set[int | None]
) -> Iterator[Finding]:
    """Yield words of no dictionary that are two joined ones, or one misread."""
    for found in _WORD.finditer(line):
        word = found[0]
        if (
            len(word) > _LONGEST_WORD
            or not word.isalpha()
            or lexicon.knows(word)
            or found.start() + 1 in taken
            or sheet.is_of_another_language(word)
            or _OF_LAWS.fullmatch(word)
        ):
            continue
        if _is_fragment(line, found) or _ROMAN.fullmatch(word):
            continue
        # Elsewhere words begin with what stands for itself, too: "до-работать".
        is_english = base_language(sheet.language) == "en"
        if is_english and word.islower() and (parts := _parts(word, lexicon)):
            yield sheet.at(
                "C302", number, f"“{word}” looks like “{parts[0]} {parts[1]}”, joined.",
                "Compare it with the source.", found.span(),
            )  # fmt: skip
        elif (
            lexicon.own.get(word.lower(), 0) <= 1  # a name is there again
            and (meant := _misread(word, lexicon))
            and (is_english or lexicon.own.get(meant.lower()))
        ):
            yield sheet.at(
                "C307", number, f"“{word}” looks like “{meant}”, misread.",
                "Compare it with the source.", found.span(),
            )  # fmt: skip


def _parts(word: str, lexicon: Lexicon) -> tuple[str, str] | None:
    for cut in range(2, len(word) - 1):
        before, after = word[:cut], word[cut:]
        has_glue = before in language("en").joints or after in language("en").joints
        fits = lexicon.is_common(before, _LEAST_COMMON) and lexicon.is_common(after, _LEAST_COMMON)
        if has_glue and fits and len(word) > 4 and before not in {"be", *_BEGIN_WORDS}:
            return before, after
        # "inthe", but not "forward" or "onboarding"; "enhancementof": a rarer word, one that joins.
        is_joint = before in _BEGIN_WORDS and after in language("en").joints and len(after) > 2
        is_rarer = after in {"of", "the", "and"} and len(before) > 4 and lexicon.is_listed(before)
        if is_joint or is_rarer:
            return before, after
    return None


def _misread(word: str, lexicon: Lexicon) -> str:
    for wrong, right in _MISREAD:
        for position in re.finditer(wrong, word):
            meant = word[: position.start()] + right + word[position.end() :]
            if len(word) > 2 and lexicon.is_common(meant, _LEAST_COMMON):
                return meant
    return ""


def _camel(sheet: Sheet, number: int, line: str, lexicon: Lexicon) -> Iterator[Finding]:
    """Yield "LongTerm": a capital inside a word, and words on both sides of it."""
    for found in _CAMEL.finditer(line):
        is_name = re.fullmatch(r"Mc|Mac|De|Le|La|Van|Di|O", found[1]) is not None
        parts = (found[1], found[2])
        if found[1][0].isupper():  # "LongTerm", but not JavaScript, in English or in Chinese
            # LibreOffice is a name; where both stand apart, too, one space is lost.
            apart = (parts[0].casefold(), parts[1].casefold())
            known = apart in sheet.neighbours and not lexicon.knows(found[0])
        else:
            known = not lexicon or all(map(lexicon.knows, parts))
        if base_language(sheet.language) in _WITHOUT_LETTERS:
            continue  # a name from elsewhere
        if len(found[1]) > 1 and known and not is_name:
            yield sheet.at(
                "C302", number, f"“{found[0]}” looks like two words, joined.",
                "Part it as the source does.", found.span(),
            )  # fmt: skip


def _hyphens(sheet: Sheet, number: int, line: str, lexicon: Lexicon) -> Iterator[Finding]:
    following = sheet.lines[number].strip() if number < len(sheet.lines) else ""
    stripped = line.rstrip()
    for found in _HYPHEN_LEFT.finditer(line):
        if _SUSPENDED.match(found[2]) or not found[2].islower():
            continue
        joined = found[1] + found[2]
        # "kirpputori- ja": a short word may be an "and" of a language that is not known here.
        if len(found[2]) <= _LONGEST_AND and not (lexicon and lexicon.knows(joined)):
            continue
        mended = joined if lexicon.knows(joined) and not lexicon.knows(found[2]) else None
        yield sheet.at(
            "C303", number, f"“{found[0]}” has a hyphen that a line end left.",
            "Join the word.", found.span(), mended,
        )  # fmt: skip
    if re.search(r"[^\W\d_]{2}-$", stripped) and following[:1].islower():
        yield sheet.at(
            "C303", number, f"The line ends inside a word: {excerpt(stripped[-20:])}.",
            "Join the word.", (len(stripped) - 1, len(stripped)),
        )  # fmt: skip


def _doubled(sheet: Sheet, number: int, line: str, lexicon: Lexicon) -> Iterator[Finding]:
    # Which words may stand twice ("të të", "vi vi") is known of few languages.
    may_be_meant = base_language(sheet.language) not in known_languages()
    for first, second in pairwise(_TOKEN.finditer(line)):
        if first[0].lower() != second[0].lower() or not first[0].isalpha():
            continue
        if _is_fragment(line, first) or _is_fragment(line, second):
            continue
        # "ПО по": one of them is an abbreviation.
        is_name = second[0][:1].isupper() or (len(first[0]) > 1 and first[0].isupper())
        is_apart = line[first.end() : second.start()].isspace()
        if _is_from_elsewhere(first[0], sheet, lexicon):
            continue  # "man man": a command in a text that is not English
        if not may_be_meant and is_apart and not is_name and first[0].lower() not in _WANTED_TWICE:
            yield sheet.at(
                "C304", number, f"“{first[0]} {second[0]}” is one word twice.",
                "Take one out if the source has it once.", (first.end(), second.end()),
            )  # fmt: skip


def _is_from_elsewhere(word: str, sheet: Sheet, lexicon: Lexicon) -> bool:
    """Whether a word is none of the language of its text, by its letters or by the list."""
    code = base_language(sheet.language)
    is_latin = word.isascii()
    return is_latin and (code in _OTHER_LETTERS or bool(lexicon and not lexicon.is_listed(word)))


def _spaced(sheet: Sheet, number: int, line: str) -> Iterator[Finding]:
    for found in _SPACED.finditer(line):
        yield sheet.at(
            "C305", number, f"“{found[0]}” is one word, its letters set apart.", "Join it.",
            found.span(), found[0].replace(" ", ""),
        )  # fmt: skip


def _digits(sheet: Sheet, number: int, line: str, lexicon: Lexicon) -> Iterator[Finding]:
    for found in (*_MIXED.finditer(line), *_YEAR_JOINED.finditer(line)):
        if any(block.text.startswith(f"{found[0]}.") for block in sheet.blocks):
            continue  # an article: 243O.
        if not _is_misread_or_joined(found[0], lexicon):
            continue  # 5600亿元, ppc64el
        if re.fullmatch(r"[A-Z]+\d+[A-Z]*|\d+(?:st|nd|rd|th|s|bn|km|kg|mm|MW|GW)", found[0]):
            continue  # G20, H1N1
        if re.fullmatch(r"(?:[A-Z]\d)+[A-Z]?", found[0]):
            continue
        yield sheet.at(
            "C306", number, f"“{found[0]}” has letters and digits in one word.",
            "Compare it with the source.", found.span(),
        )  # fmt: skip


def _is_misread_or_joined(word: str, lexicon: Lexicon) -> bool:
    """Whether letters and digits make a word if the digits are read as letters, or taken out."""
    if any(map(is_ideograph, word)):
        return False
    parts = _DIGITS.split(word)
    if not parts[0] or not parts[-1] or len(parts) > _MOST_PARTS:
        return not lexicon or any(map(lexicon.knows, filter(None, parts))) or not word.isalnum()
    if not lexicon:
        return _PLAINLY_MISREAD.fullmatch(word) is not None
    digits = sum(map(str.isdigit, word))
    if digits > _MOST_DIGITS or digits * 2 > len(word) - digits:
        return False  # l10n
    readings = [""]
    for character in word.lower():
        letters = _LETTERS_FOR.get(character, character)
        readings = [f"{reading}{letter}" for reading in readings for letter in letters]
    # A number of a note may join two words, but not the 2 of help2man.
    is_joined = parts[1].islower() and all(map(lexicon.is_listed, parts)) and len(parts[0]) > 2
    is_joined = is_joined and word.strip("abcdefghijklmnopqrstuvwxyz") != "2"
    return is_joined or any(map(lexicon.knows, readings))
