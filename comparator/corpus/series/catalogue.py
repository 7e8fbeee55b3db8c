"""catalogue.toml: every declaration of a series that exists, and where its text can be had."""

import re
from collections import deque
from collections.abc import Iterator
from pathlib import Path

from comparator.corpus.series.declarations import (
    is_language,
    is_web_address,
    read_date,
    read_rendering,
)
from comparator.corpus.series.text_ids import check_text_id
from comparator.corpus.series.toml_files import Table, check_id, parse_toml, read_text
from comparator.errors import InputError
from comparator.model import Catalogue, CatalogueEntry, CatalogueSource, Part

CATALOGUE_FILE = "catalogue.toml"
ADAPTERS = ("sectsco", "worldjpn", "fomc", "page")
KINDS = ("declaration", "communique", "statement", "resolution", "goals")
_LAYOUTS = ("", "numbered", "headed", "plain")
_HEADER = re.compile(r"[ \t]*\[\[[ \t]*declaration[ \t]*(\.[ \t]*source[ \t]*)?\]\]")


def read_catalogue(path: Path) -> Catalogue:
    """Return the catalogue in a file.

    Raises:
        InputError: Something in it is not as it should be; says in which line and why.
    """
    if not path.is_file():
        raise InputError(path, None, "there is no such catalogue.", "Name one with --catalogue.")
    text = read_text(path)
    root = Table(path, text, parse_toml(path, text))
    root.allow("declaration")
    entries: list[CatalogueEntry] = []
    seen: dict[str, int] = {}
    for table, sources in _parts(root, text):
        entry = _entry(table, sources)
        _check_witnesses(entry, sources)
        if entry.id in seen:
            raise table.error(
                "id", f"the id {entry.id!r} is in line {seen[entry.id]}, too.", value=entry.id
            )
        seen[entry.id] = table.line_of("id") or entry.line
        entries.append(entry)
    return Catalogue(tuple(sorted(entries, key=lambda entry: (entry.date, entry.id))))


def _parts(root: Table, text: str) -> Iterator[tuple[Table, tuple[Table, ...]]]:
    """Yield each declaration's table with those of its sources; each knows its own lines."""
    places = _Places(text)
    for table in root.tables("declaration"):
        own = places.next(is_source=False)
        inner = table.tables("source")
        yield (
            _at(table, own),
            tuple(_at(source, places.next(is_source=True)) for source in inner),
        )


class _Places:
    """The stretches of a catalogue between its headers, in order."""

    def __init__(self, text: str) -> None:
        lines = text.split("\n")
        starts = [n for n, line in enumerate(lines) if _HEADER.match(line)]
        ends = [*starts[1:], len(lines)][: len(starts)]
        self._stretches: dict[bool, deque[tuple[int, str]]] = {False: deque(), True: deque()}
        for start, end in zip(starts, ends, strict=True):
            found = _HEADER.match(lines[start])
            is_source = found is not None and found[1] is not None
            self._stretches[is_source].append((start + 1, "\n".join(lines[start:end])))
        self._whole = (1, text)

    def next(self, is_source: bool) -> tuple[int, str]:
        """Return the first line and the text of the next stretch, or of all."""
        stretches = self._stretches[is_source]
        return stretches.popleft() if stretches else self._whole


def _at(table: Table, place: tuple[int, str]) -> Table:
    values = {key: table.value(key) for key in table.keys()}  # noqa: SIM118 - no dict
    return Table(table.path, place[1], values, place[0])


def _entry(table: Table, sources: tuple[Table, ...]) -> CatalogueEntry:
    table.allow(
        *("id", "title", "date", "place", "country", "kind", "paragraphs", "note", "source")
    )
    declaration_id = table.text("id")
    try:
        check_id(table.path, declaration_id, "declaration")
    except InputError as error:
        raise table.error("id", error.problem, error.remedy, declaration_id) from error
    return CatalogueEntry(
        id=declaration_id,
        title=table.text("title"),
        date=read_date(table, "date"),
        place=table.text("place", ""),
        kind=_one_of(table, "kind", ("", *KINDS), ""),
        paragraphs=_one_of(table, "paragraphs", _LAYOUTS, ""),
        note=table.text("note", ""),
        sources=tuple(_source(source) for source in sources),
        line=table.line_of("declaration") or 0,
    )


def _source(table: Table) -> CatalogueSource:
    table.allow(
        *(
            "url",
            "language",
            "publisher",
            "rendering",
            "seen",
            "begins",
            "part",
            "adapter",
            "witness",
        )
    )
    url = table.text("url")
    if not is_web_address(url):
        raise table.error(
            "url", f"{url!r} is not a web address.", "Begin it with https:// or http://.", url
        )
    languages = tuple(table.text("language", "en").split("+"))
    if not all(is_language(language) for language in languages):
        raise table.error(
            "language",
            f"{'+'.join(languages)!r} is not a language.",
            'Write "en", or "en+zh" for a page with both.',
        )
    # For who keeps the catalogue: whether the address was seen, or follows from a pattern.
    if not isinstance(table.value("seen"), bool | None):
        raise table.error("seen", "'seen' is neither true nor false.", "Write true or false.")
    part = _one_of(table, "part", ("", *Part), "")
    adapter = _one_of(table, "adapter", ("", *ADAPTERS), "")
    return CatalogueSource(
        url=url,
        languages=languages,
        publisher=table.text("publisher", ""),
        rendering=read_rendering(table, "unknown"),
        begins=table.text("begins", ""),
        part=Part(part) if part else None,
        adapter=adapter or None,
        witness=_witness(table),
        line=table.line_of("url") or 0,
    )


def _check_witnesses(entry: CatalogueEntry, tables: tuple[Table, ...]) -> None:
    """Raise InputError where two sources of an entry claim one name."""
    seen: dict[tuple[str, str], int] = {}
    for source, table in zip(entry.sources, tables, strict=True):
        for language in source.languages if source.witness else ():
            line = seen.setdefault((source.witness, language), source.line)
            if line != source.line:
                raise table.error(
                    "witness",
                    f"the source in line {line} is the witness {source.witness!r}, too.",
                    "Give one of them another name.",
                )


def _witness(table: Table) -> str:
    name = table.text("witness", "")
    if name:
        try:
            check_text_id(table.path, f"x.{name}")
        except InputError as error:
            raise table.error("witness", error.problem, error.remedy, name) from error
    return name


def _one_of(table: Table, key: str, known: tuple[str, ...], default: str) -> str:
    value = table.text(key, default)
    if value not in known:
        listed = ", ".join(repr(str(name)) for name in known if name)
        raise table.error(key, f"{value!r} cannot stand here.", f"Use one of: {listed}.", value)
    return value
