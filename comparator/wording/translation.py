"""The language in which the report itself speaks: catalogues, plural forms, the reader's numbers.

Declarations keep their own language; this is about our sentences around them. A sentence in the
code is its own key, in English. What is spoken is a setting of the whole run, as the page is
that is being written: every function that words something would have to hand it on otherwise.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import TYPE_CHECKING

from comparator.corpus import bundled_templates

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

LANGUAGES = ("en", "ru", "zh")
"""What the report can speak; catalogues lie in templates/locales, English needs none."""

_spoken: ContextVar[str] = ContextVar("language of the interface", default="en")
_PLACEHOLDER = re.compile(r"%\((\w+)\)s")
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]"
)  # Hebrew, Arabic and others


def language() -> str:
    """Return the language that is spoken now."""
    return _spoken.get()


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Speak a language within a block.

    Raises:
        ValueError: There is no catalogue for it.
    """
    if code not in LANGUAGES:
        raise ValueError(f"the report does not speak {code!r}")
    token = _spoken.set(code)
    try:
        yield
    finally:
        _spoken.reset(token)


def msg(sentence: str) -> str:
    """Return a sentence as it is: it is said later, and stands here to be found."""
    return sentence


def say(sentence: str, /, **values: str) -> str:
    """Return a sentence in the language spoken, with `%(name)s` filled in."""
    return fill(translated(sentence), values)


def say_n(one: str, several: str, count: int, /, **values: str) -> str:
    """Return the form of a sentence for a count, with `%(name)s` filled in."""
    return fill(translated_n(one, several, count), values)


def msg_n(one: str, several: str) -> tuple[str, str]:
    """Return both forms of a sentence as they are: they are said later."""
    return one, several


def fill(sentence: str, values: dict[str, str]) -> str:
    """Return a sentence with its placeholders filled in; an unknown one is a KeyError.

    Words that run from right to left are set apart: "of تونس, 1 is new" would put its 1 among them.
    """

    def filled(found: re.Match[str]) -> str:
        value = values[found[1]]
        # A point that ends a word ends the sentence, too: "2023 г.".
        is_doubled = value.endswith(".") and sentence.startswith(".", found.end())
        return _apart(value[:-1] if is_doubled else value)

    return _PLACEHOLDER.sub(filled, sentence)


def _apart(value: str) -> str:
    return f"\u2068{value}\u2069" if _RIGHT_TO_LEFT.search(value) else value


def translated(sentence: str) -> str:
    """Return a sentence in the language spoken; in English where a catalogue lacks it."""
    if language() == "en":
        return sentence
    message = catalogue(language()).get(sentence)
    found = message.string if message and not message.fuzzy else ""
    return found if isinstance(found, str) and found else sentence


def translated_n(one: str, several: str, count: int) -> str:
    """Return the form for a count; the catalogue knows how many forms its language has."""
    if language() == "en":
        return one if count == 1 else several
    forms = _forms(language(), one)
    n = _plural_rule(language())(count)
    return forms[n] if n < len(forms) and forms[n] else (one if count == 1 else several)


@cache
def catalogue(code: str) -> "Catalog":
    """Return the catalogue of a language, read from its .po file."""
    from babel.messages.pofile import read_po

    path = bundled_templates() / "locales" / f"{code}.po"
    with path.open("rb") as file:
        return read_po(file, locale=code, abort_invalid=True)


def sentences() -> tuple[str, ...]:
    """Return all sentences of the report, in every language that it speaks."""
    told: list[str] = []
    for code in LANGUAGES[1:]:
        for message in catalogue(code):
            for forms in (message.id, message.string):
                told += (forms,) if isinstance(forms, str) else forms or ()
    return tuple(told)


@cache
def _forms(code: str, one: str) -> tuple[str, ...]:
    message = catalogue(code).get(one)
    found = message.string if message and not message.fuzzy else ()
    return tuple(filter(None, (found,) if isinstance(found, str) else found or ()))


@cache
def _plural_rule(code: str) -> Callable[[int], int]:
    from gettext import c2py

    return c2py(catalogue(code).plural_expr)
