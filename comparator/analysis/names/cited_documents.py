"""Documents that a text names: resolutions by number, and treaties and programmes by title."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from comparator.analysis.names.gazetteer import Gazetteer, with_names_as
from comparator.analysis.names.titles import titles
from comparator.language.codes import base_language
from comparator.language.knowledge import (
    alternatives,
    function_words,
    language,
    named_pairs,
    named_patterns,
    named_words,
    words_of_all,
)
from comparator.language.months import month_names, month_pattern
from comparator.language.stems import stem
from comparator.language.synonyms import meaning_of
from comparator.language.words import words


class Document(NamedTuple):
    """A document named in a text; `key` is its number or the stems of its title."""

    key: str
    start: int
    end: int


_NUMBERED = re.compile(
    rf"\b(?:{alternatives('numbered_documents')})\s(?:{alternatives('number_signs')})?"
    r"(?P<number>[A-Z]?(?:/RES)?/?\d+(?:/\d+)*(?:\s?\(\d{4}\))?)"
    rf"|\b(?:{alternatives('cited_articles')})"
)
# Chinese sets titles in marks of their own and numbers before what they number.
_MARKED = re.compile(
    rf"《(?P<title>[^《》]{{2,60}})》|第(?P<number>\d+)号(?:{alternatives('documents_behind_numbers')})"
)
_HEADS = alternatives("titled_heads")
# No longer: looking for the ends of endless words would take very long.
_WORD = r"[A-Z0-9][\w’'-]{0,60}"
_TITLED = re.compile(
    "|".join(
        named_patterns(
            "titled",
            heads=_HEADS.replace(" ", r"\ "),
            small=alternatives("small_in_titles"),
            word=_WORD,
        )
    ),
    re.VERBOSE,
)
_BODY = re.compile(rf"\s(?:{'|'.join(named_words('bodies_behind_titles'))})\b")
_YEAR = re.compile(r"20\d\d")
_LEAST_WORDS, _LEAST_INITIALS = 2, 3
_LEAST_SHARE, _LEAST_LIKE = 0.6, 0.4
_NEAR = 60  # characters
_COMMON = frozenset(named_words("common_in_titles"))
_HELD = re.compile("|".join(named_patterns("held_behind_titles", month=month_pattern())))
_RENDERINGS = named_pairs("renderings_in_titles")
_DAY = re.compile(r"\d{1,2}")
_MONTHS = frozenset(stem(month, "en") for month in month_names("en"))
_HEAD_STEMS = {stem(word, "en") for word in re.findall(r"\w+", _HEADS)}
# What may stand before a title with a capital letter, at the head of a sentence or of a clause.
_SMALL = "|".join(word.capitalize() for word in sorted(function_words("en")))
_OPENING = re.compile(rf"(?:\d[\d.]*|(?:{month_pattern()})\s\d{{4}}|{_SMALL})\s")
_JOINED = re.compile(
    rf"\b(?:the|an?|\S+-\S+)\s(?P<word>[A-Z][a-z]+)\s(?:{'|'.join(named_words('ands'))})\s$"
)
_HEAD_STEMS |= {*named_words("more_titled_heads"), *words_of_all("document_heads")}


# A passage is read again for each pair of its declaration.
@lru_cache(maxsize=16384)
def documents(text: str, gazetteer: Gazetteer) -> tuple[Document, ...]:
    """Return the documents named in a text, in order."""
    found = [
        Document((m["number"] or m["article"]).replace(" ", ""), m.start(), m.end())
        for m in _NUMBERED.finditer(text)
    ]
    found += [
        Document((m["title"] or m["number"]).replace(" ", ""), m.start(), m.end())
        for m in _MARKED.finditer(text)
    ]
    for m in _TITLED.finditer(text):
        if _BODY.match(text, m.end()):
            continue  # "the North Atlantic Treaty Organization" is no document
        start, end = _bounds(text, m.start(), m.start() + len(_HELD.sub("", m[0])), gazetteer)
        title = _stems(text[start:end], gazetteer)
        is_named = len(title) >= _LEAST_WORDS and bool(title - _HEAD_STEMS)
        if is_named and not any(d.start < end and d.end > start for d in found):
            found.append(Document(" ".join(sorted(title)), start, end))
    bodies = gazetteer.organisations(text)
    for start, end in titles(text, gazetteer.language):
        # "Организация Договора о коллективной безопасности" is a body, and no treaty.
        if any(body.start < start and end <= body.end for body in bodies):
            continue
        # "Устав ООН" is the Charter of the Organisation whose initials these are.
        organisations = gazetteer.organisations(text[start:end])
        written = with_names_as(text[start:end], organisations, lambda name: name.key)
        stems = _title_stems(written, base_language(gazetteer.language))
        if len(stems) >= _LEAST_WORDS and not any(d.start < end and d.end > start for d in found):
            found.append(Document(" ".join(sorted(stems)), start, end))
    return tuple(sorted(found, key=lambda d: d.start))


def _bounds(text: str, start: int, end: int, gazetteer: Gazetteer) -> tuple[int, int]:
    """Return where a title stands without what opens its sentence, and with what "and" joins to it.

    "If The Program" and "3 The Agreement" are none; "Trade and | Investment Framework Agreement".
    """
    while (first := _OPENING.match(text, start, end)) is not None:
        start = first.end()
    joined = _JOINED.search(text, max(0, start - _NEAR), start)
    if joined and not gazetteer.countries_in_english(joined["word"]):
        is_title = stem(joined["word"], "en") not in _HEAD_STEMS
        start = joined.start("word") if is_title else start
    return start, end


def kind_by_initials(title: str, text: str) -> str:
    """Return what kind of document a title says beside initials that its text explains, or "".

    "BTWC Protocol", where the text has "… Convention (BTWC)", is the Protocol of another text.
    """
    *initials, kind = title.split()
    is_explained = all(word.isupper() and f"({word})" in text for word in initials)
    return kind if initials and is_explained else ""


def initials_of(title: str) -> str:
    """Return the first letters of a title's words in capitals, small ones left out: "JSI"."""
    found = re.findall(r"\b[A-Z](?=[a-z])", title)
    return "".join(found) if len(found) >= _LEAST_INITIALS else ""


def are_of_other_documents(one: str, other: str, gazetteer: Gazetteer) -> bool:
    """Whether two texts name documents by title or number, and none in common."""
    keys = [[d.key for d in documents(text, gazetteer)] for text in (one, other)]
    return all(keys) and not any(_may_be_one(a, b) for a in keys[0] for b in keys[1])


def _may_be_one(key: str, other: str) -> bool:
    if _is_number(key) or _is_number(other):
        return key == other
    a, b = _matter(key), _matter(other)
    return max(_share(a, b), _share(b, a)) >= _LEAST_LIKE


def is_same_document(key: str, other: str, keys: Iterable[str] = (), code: str = "en") -> bool:
    """Whether another text names a document too, in whatever rendering of its title."""
    if _is_number(key) or " " not in key:
        return key.split("(", maxsplit=1)[0] in other
    alike = [k for k in keys if is_one_title(key, k, ignoring_years=True)]
    if alike:
        return any(is_one_title(key, k) for k in alike)
    return _share(_matter(key), _all_stems(other, code)) >= _LEAST_SHARE


def is_telling(key: str) -> bool:
    """Whether a document is known by more than what it is: by a number, or by words of a matter."""
    return " " not in key or len(_matter(key)) >= _LEAST_WORDS


def is_short_for(key: str, other: str) -> bool:
    """Whether a title has nothing but words of a matter that another has, two or more."""
    return len(_matter(key)) >= _LEAST_WORDS and _matter(key) <= _matter(other)


def is_one_title(key: str, other: str, *, ignoring_years: bool = False) -> bool:
    """Whether two documents are one: the same number, or the same title but for its rendering.

    "Strategy until 2025" and "Strategy until 2035" are two, unless years are ignored.
    """
    if _is_number(key) or _is_number(other):
        return key == other
    years = set(_YEAR.findall(key)), set(_YEAR.findall(other))
    if years[0] and years[0] == years[1] and any(map(_is_bare, (key, other))):
        return True  # "the Programme for 2022-2024": which, says another sentence
    if not ignoring_years and all(years) and years[0] != years[1]:
        return False
    a, b = _matter(key), _matter(other)
    if _letters(a) == _letters(b):
        return True  # "Interregional", "Inter-Regional"
    return min(_share(a, b), _share(b, a)) >= _LEAST_SHARE


def _is_number(key: str) -> bool:
    return " " not in key and any(c.isdigit() for c in key)


def _is_bare(key: str) -> bool:
    """Whether a title says nothing but what kind of document it is and for which years."""
    return not {word for word in key.split() if not _YEAR.match(word)} - _HEAD_STEMS


def _matter(key: str) -> set[str]:
    """Return the stems of a title that are no date, nor what kind of document it is.

    Translators call one and the same document a treaty and an agreement.
    """
    dated = _MONTHS & set(key.split())
    title = {
        word
        for word in key.split()
        if not (_YEAR.match(word) or (dated and (word in dated or _DAY.fullmatch(word))))
    }
    return title - _HEAD_STEMS or title


def _letters(stems: set[str]) -> list[str]:
    return sorted("".join(stems))


def _share(of: set[str], among: set[str]) -> float:
    return len(of & among) / len(of) if of else 0.0


def _stems(title: str, gazetteer: Gazetteer) -> set[str]:
    lands = {
        word
        for name in gazetteer.countries_in_english(title)
        for word in words(title[name.start : name.end])
    }
    named = {_stem(word) for word in words(title.replace("-", " ")) if word not in lands}
    # Whom it is with or about is told as an actor.
    common = _COMMON | gazetteer.common_in_titles
    return named - common or _all_stems(title) - common


def _title_stems(title: str, code: str) -> set[str]:
    """Return the stems of a title, one for all forms of what kind of document it is."""
    heads = language(code).document_heads
    found = set()
    for word in _all_words(title, code):
        head = next((head for head in heads if word.casefold().startswith(head)), "")
        found.add(head or _stem(word, code))
    return found


def _all_words(title: str, code: str) -> list[str]:
    small = function_words(code)
    return [word for word in words(title.replace("-", " ")) if word.casefold() not in small]


def _all_stems(text: str, code: str = "en") -> set[str]:
    # "Nuclear-Weapon-Free Zone", "Nuclear Weapon-Free Zone"
    return {_stem(word, code) for word in words(text.replace("-", " "))}


def _stem(word: str, code: str = "en") -> str:
    found = stem(meaning_of(word), code)
    return _RENDERINGS.get(found, found)
