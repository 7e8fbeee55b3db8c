"""Documents that a text names: resolutions by number, and treaties and programmes by title."""

import re
from typing import NamedTuple

from comparator.text.stems import stem
from comparator.text.words import words


class Document(NamedTuple):
    """A document named in a text; `key` is its number or the stems of its title."""

    key: str
    start: int
    end: int


_NUMBERED = re.compile(
    r"\b(?:[Rr]esolutions?|[Aa]rticles?|Протокол\w*|[Рр]езолюци\w+)\s(?:No\.?\s|№\s?)?"
    r"(?P<number>[A-Z]?(?:/RES)?/?\d+(?:/\d+)*(?:\s?\(\d{4}\))?)"
)
_HEADS = (
    "Agreement|Charter|Code of Conduct|Concept|Convention|Covenant|Declaration|Doctrine|Framework|"
    "Memorandum|Pact|Plan of Action|Action Plan|Plan|Programme|Program|Protocol|"
    "Road ?[Mm]ap|Strategy|Treaty"
)
_SMALL = r"of|on|for|and|in|to|the|against|between|towards|with"
_WORD = r"[A-Z0-9][\w’'-]*"
_TITLED = re.compile(
    rf"\b(?:{_WORD}\s){{0,6}}(?:{_HEADS})\b"
    rf"(?:\s(?:(?:{_SMALL})\s){{1,3}}{_WORD}(?:(?:,\s|(?!\sand\sthe)\s(?:(?:{_SMALL})\s){{0,3}}){_WORD}){{0,12}})?"
)
_LEAST_WORDS = 2
_LEAST_SHARE = 0.6
_COMMON = frozenset(
    "of on for and in to the a against between toward with by sco member state government head "
    "organis un shanghai cooper council republ".split()
)


_HEAD_STEMS = {stem(word, "en") for word in re.findall(r"\w+", _HEADS)} | {"map"}


def documents(text: str) -> list[Document]:
    """Return the documents named in a text, in order."""
    found = [
        Document(m["number"].replace(" ", ""), m.start(), m.end()) for m in _NUMBERED.finditer(text)
    ]
    for m in _TITLED.finditer(text):
        title = _stems(m[0])
        is_named = len(title) >= _LEAST_WORDS and bool(title - _HEAD_STEMS)
        if is_named and not any(d.start < m.end() and d.end > m.start() for d in found):
            start = m.start() + (4 if m[0].startswith("The ") else 0)
            found.append(Document(" ".join(sorted(title)), start, m.end()))
    return sorted(found, key=lambda d: d.start)


def is_same_document(key: str, other: str) -> bool:
    """Whether another text names a document too, in whatever rendering of its title."""
    if re.search(r"\d", key) and " " not in key:
        return key.split("(", maxsplit=1)[0] in other
    title = set(key.split())
    return len(title & {stem(word, "en") for word in words(other)}) >= _LEAST_SHARE * len(title)


def _stems(title: str) -> set[str]:
    return {stem(word, "en") for word in words(title)} - _COMMON
