"""Forms of regular verbs, made from the form that a scale has; all others stand in its file."""

from collections.abc import Callable, Iterator, Mapping
from itertools import product

_DOUBLING = frozenset({"plan", "commit", "admit", "regret", "concur"})


def regular_forms(word: str, language: str) -> Iterator[str]:
    """Yield the forms of a regular verb; only of itself in a language that has none here."""
    yield from _MAKERS.get(language, _itself)(word)


def _itself(word: str) -> Iterator[str]:
    yield word


def _english(word: str) -> Iterator[str]:
    """Yield the forms of an English verb, in both spellings."""
    for base in dict.fromkeys((word, word.replace("ise", "ize"), word.replace("our", "or"))):
        yield from (base, base + "s", base + "es")
        short = base[:-1] if base.endswith("e") else base
        if base.endswith("y") and base[-2:-1] not in "aeou":
            yield from (base[:-1] + "ies", base[:-1] + "ied", base + "ing")
            continue
        if word in _DOUBLING:
            short += base[-1]
        yield from (short + "ed", short + "ing")


_FRENCH = {
    "er": "er e es ons ez ent ant é ée és ées a èrent ait aient era erons eront erait eraient",
    "ir": "ir it is issons issez issent issant i ie is ies irent ira irons iront",
}
_SPANISH = {
    "ar": "ar a an as amos ando ado ada ados adas ó aron aba aban ará arán aremos aría arían e en",
    "er": "er e en es emos iendo ido ida idos idas ió ieron ía ían erá erán eremos ería erían a an",
    "ir": "ir e en es imos iendo ido ida idos idas ió ieron ía ían irá irán iremos iría irían a an",
}


def _french(word: str) -> Iterator[str]:
    for form in _with_endings(word, _FRENCH):
        yield form
        # Before a hard vowel: "exigeons", "annonçons".
        if word.endswith("ger") and form[len(word) - 2 :][:1] in {"a", "o"}:
            yield f"{word[:-2]}e{form[len(word) - 2 :]}"
        if word.endswith("cer") and form[len(word) - 2 :][:1] in {"a", "o"}:
            yield f"{word[:-3]}ç{form[len(word) - 2 :]}"


def _spanish(word: str) -> Iterator[str]:
    return _with_endings(word, _SPANISH)


def _with_endings(word: str, endings: Mapping[str, str]) -> Iterator[str]:
    yield word
    for infinitive, rows in endings.items():
        if word.endswith(infinitive) and len(word) > len(infinitive) + 1:
            yield from (word[: -len(infinitive)] + ending for ending in rows.split())


def _arabic(word: str) -> Iterator[str]:
    """Yield the forms of the present, and those of the past that have no letter before them."""
    present = (person + word + many for person in "يتنأ" for many in ("", "ون", "وا", "ان"))
    forms = [word, *present, *(word + past for past in ("ت", "نا", "وا"))]
    # "And", "so" and the future are letters before a word.
    yield from (
        f"{and_}{will}{form}" for form, and_, will in product(forms, ("", "و", "ف"), ("", "س"))
    )


_MAKERS: Mapping[str, Callable[[str], Iterator[str]]] = {
    "en": _english,
    "fr": _french,
    "es": _spanish,
    "ar": _arabic,
}
