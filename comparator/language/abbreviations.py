"""Abbreviations that texts explain themselves: "Chemical Weapons Convention (CWC)"."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from comparator.language.knowledge import function_words
from comparator.language.words import words

_EXPLAINED = re.compile(r"\s?\(([A-Z][A-Za-z]*[A-Z][A-Za-z]*)\)")
_BEGINS = re.compile(r"[.;:!?]\s")
_MOST_WORDS = 24
_LEAST_WORDS = 2


def abbreviations(texts: Iterable[str]) -> dict[str, str]:
    """Return the abbreviations that texts explain, with the names they stand for.

    A name is the shortest row of words before the brackets that has all letters of the
    abbreviation as initials, in whatever order.
    """
    found: dict[str, str] = {}
    for text in texts:
        for match in _EXPLAINED.finditer(text):
            if name := _name(_BEGINS.split(text[: match.start()])[-1], match[1]):
                found.setdefault(match[1], name)
    return found


def explanations(texts: Iterable[str]) -> dict[str, list[str]]:
    """Return the abbreviations that texts explain, with every name by which one does."""
    found: dict[str, list[str]] = {}
    for text in texts:
        for short, name in abbreviations([text]).items():
            found.setdefault(short, []).append(name)
    return found


def written_out(text: str, known: Mapping[str, str]) -> str:
    """Return a text with its abbreviations written out, and explained no more."""
    plain = _EXPLAINED.sub(lambda m: "" if m[1] in known else m[0], text)
    if not known:
        return plain
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(known)))})\b")
    # A name may have an abbreviation within it: "UN Relief and Works Agency".
    once = pattern.sub(lambda m: known[m[0]], plain)
    return pattern.sub(lambda m: known[m[0]], once)


def _name(before: str, short: str) -> str:
    row = words(before)[-_MOST_WORDS:]
    asked = Counter(letter.casefold() for letter in short if letter.isupper())
    if name := _row(row, asked):
        return name
    # "Joint Comprehensive Plan of Action (JCPOA)": a small word gives a letter if no other does.
    name = _row(row, asked, with_small=True)
    return name if name[:1].casefold() == short[0].casefold() else ""


def _row(row: Sequence[str], asked: Mapping[str, int], *, with_small: bool = False) -> str:
    """Return the shortest end of a row whose words have all letters as initials; "" if none."""
    have: Counter[str] = Counter()
    for first in range(len(row) - 1, -1, -1):
        own = [*_initials(row[first])]
        have.update(own or (row[first][0].casefold() if with_small else ""))
        if own and own[0] in asked and all(have[letter] >= n for letter, n in asked.items()):
            return " ".join(row[first:]) if len(row) - first >= _LEAST_WORDS else ""
    return ""


def _initials(word: str) -> Iterator[str]:
    """Yield the initials of a word, of each of its parts; of an abbreviation all letters."""
    if word.isupper():
        yield from word.casefold()
    elif word.casefold() not in function_words():
        # "Co-operation" has one, "Non-Proliferation" and "non-communicable" have two.
        for part in re.split(r"[-‑–]", word):
            if part and part[0].isupper() == word[0].isupper():
                yield part[0].casefold()
