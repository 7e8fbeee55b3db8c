"""The forms in which records come: text and facts, whatever the form.

Four forms: JSON with a `text` and what is known of it; text behind flat `key: value` lines
between `---` lines; text behind another tool's TOML between `+++` lines; plain text. The text of a
Markdown file is that which it shows.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from comparator.corpus.importing.front_matter import split_flat_front_matter, split_foreign_toml
from comparator.corpus.plain_text.page_furniture import are_pages, split_lines
from comparator.errors import InputError


@dataclass(frozen=True, slots=True)
class RawRecord:
    """A record's text and facts.

    Attributes:
        path: Its file.
        text: Its text, before blocks are restored.
        facts: What it says of the text, by the record's own names.
        sha256: Hash of the file.
        is_markdown: Whether marks of Markdown mean something in the text.
        notes: A sentence on each thing that was left out or changed.
    """

    path: Path
    text: str
    facts: Mapping[str, str] = field(default_factory=dict)
    sha256: str = ""
    is_markdown: bool = False
    notes: tuple[str, ...] = ()


def raw_record(path: Path, data: bytes, text: str) -> RawRecord:
    """Return a record's text and facts.

    Args:
        path: Its file.
        data: All of the file.
        text: The same, decoded.

    Raises:
        InputError: It has no text, or is not of its form; says where.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    if text.lstrip().startswith("{") or path.suffix.lower() == ".json":
        raw = _read_json(path, text, sha256)
    elif text.startswith("---"):
        facts, body = split_flat_front_matter(path, text)
        raw = RawRecord(path, body, facts, sha256)
    elif foreign := split_foreign_toml(text):
        left_out = ", ".join(foreign.others)
        note = f"Took what is in front for another tool's facts; left out: {left_out}."
        raw = RawRecord(path, foreign.text, foreign.facts, sha256, notes=(note,))
    else:
        raw = RawRecord(path, text, {}, sha256)
    return _shown(raw) if path.suffix.lower() in {".md", ".markdown"} else raw


def _shown(raw: RawRecord) -> RawRecord:
    """Return a record of Markdown with the text that it shows, if it is not the pages of a PDF."""
    if are_pages(split_lines(raw.text)):
        return replace(raw, is_markdown=True)
    from comparator.corpus.formats.markdown import markdown_text

    text, notes = markdown_text(raw.text)
    return replace(raw, is_markdown=True, text=text, notes=(*raw.notes, *notes))


def _read_json(path: Path, text: str, sha256: str) -> RawRecord:
    try:
        record: Any = json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError(path, error.lineno, f"this is not JSON: {error.msg}.") from error
    except (ValueError, RecursionError) as error:
        raise InputError(path, None, f"this JSON cannot be read: {error}.") from error
    body = record.get("text") if isinstance(record, dict) else None
    if not isinstance(body, str) or not body.strip():
        raise InputError(
            path, None, "the record has no text.", 'A JSON record has "text": "…", "date": "…".'
        )
    facts = {key: value for key, value in record.items() if isinstance(value, str)}
    for key, value in facts.items():
        if "\0" in value or any("\ud800" <= c <= "\udfff" for c in value):
            raise InputError(path, None, f"{key!r} holds what is no character.", "Remove it.")
    body = body.replace("\r\n", "\n").replace("\r", "\n")
    return RawRecord(path, body, {k: v.strip() for k, v in facts.items() if k != "text"}, sha256)
