"""The wordings of a clause side by side, as text, Markdown, JSON and a page of its own."""

from collections.abc import Iterator

from comparator.analysis.synopses import Synopsis
from comparator.exports.json import json_bytes
from comparator.language.plain_text import in_markdown, one_line, printable
from comparator.model import Edition
from comparator.report.edition_index import Lookup
from comparator.report.pages.clause import render_clause
from comparator.report.parts.threads import Weaver
from comparator.version import __version__

SCHEMA = "comparator/synopsis/1"


def export_synopsis(edition: Edition, synopsis: Synopsis, form: str) -> bytes:
    """Return the synopsis of a clause in a form: text, md, json or html."""
    if form == "html":
        lookup = Lookup(edition)
        return render_clause(lookup, synopsis, Weaver(lookup), __version__)
    if form == "json":
        document = _document(edition, synopsis)
        return json_bytes(document)
    lines = _markdown(synopsis) if form == "md" else _text(synopsis)
    return ("\n".join(map(printable, lines)) + "\n").encode()


def _document(edition: Edition, synopsis: Synopsis) -> dict[str, object]:
    return {
        "schema": SCHEMA,
        "series": edition.series.id,
        "thread": synopsis.thread,
        "language": synopsis.language,
        "columns": [
            {
                "texts": [
                    {"id": station.text, "passages": list(station.refs)}
                    for station in column.stations
                ],
                "wording": column.wording,
            }
            for column in synopsis.columns
        ],
        "rows": [
            {"cells": list(row.cells), "readings": list(row.readings)} for row in synopsis.rows
        ],
        "left_out": list(synopsis.left_out),
    }


def _names(synopsis: Synopsis) -> list[str]:
    return [" = ".join(station.text for station in c.stations) for c in synopsis.columns]


def _markdown(synopsis: Synopsis) -> Iterator[str]:
    yield "| | " + " | ".join(map(in_markdown, _names(synopsis))) + " |"
    yield "| --- |" + " --- |" * len(synopsis.columns)
    for n, row in enumerate(synopsis.rows, 1):
        cells = (in_markdown(one_line(cell)).replace("|", "\\|") for cell in row.cells)
        yield f"| {n} | " + " | ".join(cells) + " |"


def _text(synopsis: Synopsis) -> Iterator[str]:
    """Yield each row: its readings, each with the texts that have it."""
    names = _names(synopsis)
    for n, row in enumerate(synopsis.rows, 1):
        yield f"{n}."
        said: dict[str, list[str]] = {}
        for name, cell in zip(names, row.cells, strict=True):
            said.setdefault(one_line(cell) or "–", []).append(name)
        for cell, texts in said.items():
            yield f"  {cell}" + (f"  [{', '.join(texts)}]" if len(said) > 1 else "")
