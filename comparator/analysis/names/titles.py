"""Titles of documents in languages that write them in small letters: where one begins and ends.

    выполняют | Договор о нераспространении ядерного оружия | и призывают …
    respectent | la Charte des Nations Unies | …

A title is what kind of document it is, with a capital letter, and what goes on with it as no
sentence does: of, on, and nouns in the cases that these ask for.
"""

import re
from collections.abc import Iterator
from functools import cache

import regex

from comparator.language.codes import base_language
from comparator.language.knowledge import language

Span = tuple[int, int]
_MOST_WORDS = 9
_YEARS = (
    r"(?:\s(?:на|до|à l[’']horizon|para|hasta)\s(?:период\s(?:до\s)?)?20\d\d"
    r"(?:\s?[-–—]\s?20\d\d)?(?:\sгод[аы]?|\sгг?\.)?)?"
)

# Russian: a preposition that a title goes on with, or a word in a case that it asks for.
_RU_FIRST = r"(?:об?|по|против|между|в\s(?:области|сфере)|(?<=борьб\w+\s)с)"
_RU_VERB = (
    r"\w*(?:ет|ют|ут|ит|ят|ат|ал|али|ала|ил|или|ила|ось|лся|лись|тся|ть|ться|ая|ены|аны|ена|ено)"
)
_RU_WORD = rf"(?!{_RU_VERB}\b)(?!(?:важн|нужн)[аоы]\b)[а-яё][а-яё-]{{2,}}(?:[аяыиеюуйхвм]|го|ств)\b"
_RU_NAME = r"[А-ЯЁ][А-ЯЁа-яё-]+"
_RU_AND = r"и\s(?:(?:об?|по)\s)?(?=\w+(?:ов|ев|ей|ий|ия|ых|их|ого|его|ости|ства|ств|ии|ах|ях)\b)"

# French and Spanish: each noun has its "of" or "on", and perhaps an adjective behind it.
_ROMANCE = {
    "fr": (
        r"(?:de\sla|de\sl[’']|de|des|du|d[’']|sur\sl(?:a|es?)|sur\sl[’']|sur|pour\sl(?:a|es?)|pour\sl[’']|pour|"
        r"contre\sl(?:a|es?)|contre\sl[’']|relati(?:f|ve)s?\s(?:à\sla|à\sl[’']|à|aux?)|concernant\sl(?:a|es?)|"
        r"en\smatière\sde|et\s(?:de\sla|de\sl[’']|des|du|d[’']))",
        r"\w+(?:aires?|ales?|aux|iques?|[ai]bles?|ives?|ifs?|elles?|els?|ées?|euses?|eux|ien(?:ne)?s?)",
    ),
    "es": (
        r"(?:de\sl(?:a|as|os)|del|de|sobre\s(?:la|el|los|las)|sobre|para\s(?:la|el|los|las)|para|contra\s(?:la|el|los|las)|"
        r"relativ[oa]\sa(?:l|\sla|\slos|\slas)?|en\smateria\sde|y\s(?:de\sl(?:a|as|os)|del|de))",
        r"\w+(?:ales?|ari[oa]s?|ic[oa]s?|ibles?|ables?|iv[oa]s?|[ai]d[oa]s?|an[oa]s?|os[oa]s?)",
    ),
}


def titles(text: str, code: str) -> Iterator[Span]:
    """Yield where the titles of documents stand in a text, in order; of other languages none."""
    pattern = _pattern(base_language(code))
    if pattern is None:
        return
    for m in pattern.finditer(text):
        start, end = m.span("title") if "title" in pattern.groupindex else m.span()
        if len(text[start:end].split()) > 1:
            yield start, end


@cache
def _pattern(code: str) -> regex.Pattern[str] | None:
    heads = sorted(language(code).document_heads, key=lambda head: (-len(head), head))
    small = "|".join(map(re.escape, heads))
    capital = "|".join(re.escape(head.capitalize()) for head in heads)
    if code == "ru":
        return regex.compile(_russian(small, capital))
    if code in _ROMANCE:
        return regex.compile(_romance(capital, *_ROMANCE[code]))
    return regex.compile(_arabic(small)) if code == "ar" else None


def _russian(small: str, capital: str) -> str:
    return (
        rf"\b(?:{_RU_NAME}(?:ая|ую|ой|ое|ого|ому|ом|ый|им|ым|ие|их)\s(?:{small})\w*|(?:{capital})\w*)"
        rf"(?:\s(?:{_RU_FIRST}\s)?(?:{_RU_AND})?(?:{_RU_WORD}|{_RU_NAME})){{0,{_MOST_WORDS}}}{_YEARS}"
    )


def _romance(capital: str, joint: str, adjective: str) -> str:
    noun = rf"[^\W\d_][\w-]{{2,}}(?:\s(?:\p{{Lu}}[\w-]+|{adjective}\b))?"
    return rf"\b(?:{capital})(?:\s{adjective}\b)?(?:\s{joint}(?:\s|(?<=[’'])){noun}){{1,5}}{_YEARS}"


def _arabic(small: str) -> str:
    letter = r"[\p{L}\p{M}]"
    return (
        # "And", "of" and "by" are letters before a word.
        rf"(?<!{letter})(?:[وفبلك]|لل)?(?P<title>(?:ال)?(?:{small})"
        rf"(?:\s(?!(?:على|في|من|إلى|أو|التي|الذي)\s|ال){letter}{{3,}}){{0,3}}(?:\sال{letter}+){{1,3}})"
    )
