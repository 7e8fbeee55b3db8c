"""Records: texts with facts beside them, as other tools and sites hand them over.

JSON with a `text` and what is known of it, or front matter before a text. What they call a fact is
named in many ways; those that say the same are one here.
"""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from comparator.corpus.formats.detection import UnreadableError
from comparator.corpus.formats.front_matter import Head
from comparator.language.knowledge import named_patterns

# By the name of a fact the names that records have for it, best first; last in other languages.
_NAMES = {
    "title": ("title", "headline", "name", *named_patterns("names_of_title")),
    "date": (
        *("date", "date_adopted", "adopted", "signed", "date_signed", "published"),
        *("published_time", "published_at", "date_published", "datepublished", "publish_date"),
        *("pubdate", "issued", "article:published_time", *named_patterns("names_of_date")),
    ),
    "place": (
        *("place_of_signing", "place", "location", "venue", *named_patterns("names_of_place")),
    ),
    "language": ("language", "lang", "locale", "inlanguage", *named_patterns("names_of_language")),
    "url": (
        *("source_url", "url", "canonical", "canonical_url", "link", "permalink", "source"),
        *("source_pdf", "target_url", *named_patterns("names_of_url")),
    ),
    "pdf_url": ("pdf_url",),
    "publisher": ("publisher", "site_name"),
    "rendering": ("rendering",),
    "kind": ("kind", "type"),
    "retrieved": ("_fetched_at", "retrieved", "fetched_at", "accessed"),
}
_WITHIN_KEY = re.compile(r"[-_ ]")  # publish_date, publishDate and publish-date are one
_PLACES = {
    _WITHIN_KEY.sub("", name): (fact, -n)
    for fact, names in _NAMES.items()
    for n, name in reversed([*enumerate(names)])
}
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_MOST_KEYS = 20  # that are named in a note

_TO_FILL = re.compile(r"\s*\{\{[^{}]*\}\}\s*")


def told_facts(told: Mapping[str, str]) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return the facts that a record tells by the names that they have here, and its other keys.

    An empty fact is one, too: a place that is said to be none is not to be guessed.
    """
    found: dict[str, tuple[int, str]] = {}
    others: list[str] = []
    for key, value in told.items():
        fact, rank = _PLACES.get(_WITHIN_KEY.sub("", key.lower()), ("", 0))
        text = value.strip()
        if fact == "url":
            # A dumper of YAML may have folded an address: it has no spaces.
            text = "".join(text.split("\n", maxsplit=1)[0].split())
        if not fact or (fact == "url" and text and not _ADDRESS.match(text)):
            others.append(key)
            continue
        text = " ".join(text.split())
        if fact not in found or (bool(text), rank) > (bool(found[fact][1]), found[fact][0]):
            found[fact] = (rank, text)
    return {fact: text for fact, (_, text) in found.items()}, tuple(others)


def note_on_others(keys: Iterable[str], where: str) -> tuple[str, ...]:
    """Return a sentence on the keys of a record that tell no fact, if there are any."""
    names = [re.sub(r"\s+", " ", key)[:40] for key in keys]
    more = f" and {len(names) - _MOST_KEYS} more" if len(names) > _MOST_KEYS else ""
    listed = ", ".join(names[:_MOST_KEYS])
    return (f"Left out what {where} says under other keys: {listed}{more}.",) if names else ()


def facts_of_head(head: Head) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return the facts in front of a text, and a sentence on what there is beside them."""
    # What a site's program would fill in is no fact yet.
    given = {key: value for key, value in head.facts.items() if not _TO_FILL.fullmatch(value)}
    facts, others = told_facts(given)
    others = (*others, *(key for key in head.facts if key not in given))
    return facts, (*head.notes, *note_on_others((*others, *head.others), "the front matter"))


def read_json(text: str) -> tuple[str, dict[str, str], tuple[str, ...]]:
    """Return the text of a JSON record, its facts, and a sentence on what there is beside them.

    Raises:
        UnreadableError: It is no JSON, or has no text.
    """
    try:
        record: Any = json.loads(text)
    except json.JSONDecodeError as error:
        raise UnreadableError(f"this is not JSON: {error.msg} in line {error.lineno}") from error
    except (ValueError, RecursionError) as error:
        raise UnreadableError(f"this JSON cannot be read: {error}") from error
    body = record.get("text") if isinstance(record, dict) else None
    if not isinstance(body, str) or not body.strip():
        raise UnreadableError('the record has no text: it needs "text": "…", "date": "…"')
    told = {key: value for key, value in record.items() if isinstance(value, str)}
    for key, value in told.items():
        if "\0" in value or any("\ud800" <= c <= "\udfff" for c in value):
            raise UnreadableError(f"{key!r} holds what is no character")
    others = [key for key in record if key not in told]
    facts, more = told_facts({key: value for key, value in told.items() if key != "text"})
    return body, facts, note_on_others((*more, *others), "the record")
