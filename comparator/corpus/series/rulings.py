"""links.toml: what an editor of a series set by hand."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from comparator.corpus.series.toml_files import Table, parse_toml, read_text, toml_text
from comparator.model import FindingKind, Ruling, RulingKind, ThemeSet
from comparator.model.passage_ids import text_of

RULINGS_FILE = "links.toml"
_HEAD = """\
# What was set by hand. An entry holds as long as its passages say what they said: their hashes
# tell. `comparator correct` writes entries, `comparator check` names those that are stale.
"""
_REF = re.compile(r"[a-z0-9][a-z0-9-]*#p\d{1,6}(\.\d{1,6})?")
_HASH = re.compile(r"[0-9a-f]{12}")
_COMMON = ("passages", "hashes", "by", "on", "note")
_OWN = {RulingKind.THEMES: "themes", RulingKind.FINDING: "kind", RulingKind.TITLE: "title"}


def read_rulings(folder: Path, themes: ThemeSet) -> tuple[Ruling, ...]:
    """Return what was set by hand in a series, in the order of the file; () without one.

    Raises:
        InputError: The file is no list of rulings; says where and why.
    """
    path = folder / RULINGS_FILE
    return _rulings(path, read_text(path), themes) if path.is_file() else ()


def _rulings(path: Path, text: str, themes: ThemeSet) -> tuple[Ruling, ...]:
    table = Table(path, text, parse_toml(path, text))
    table.allow(*RulingKind)
    known = {theme.id for theme in themes.themes}
    return tuple(_ruling(kind, entry, known) for kind in RulingKind for entry in table.tables(kind))


def _ruling(kind: RulingKind, entry: Table, themes: set[str]) -> Ruling:
    entry.allow(*_COMMON, *([_OWN[kind]] if kind in _OWN else []))
    refs, hashes = entry.texts("passages"), entry.texts("hashes")
    first = refs[0] if refs else None
    if fault := fault_of_passages(kind, refs):
        remedy = 'Write passages = ["2020-moscow#p3.1", "2022-samarkand#p2.1"].'
        raise entry.error("passages", fault, remedy, value=first)
    for ref in refs:
        if not _REF.fullmatch(ref):
            problem = f"{ref!r} is not the id of a passage, such as 2020-moscow#p3.1."
            raise entry.error("passages", problem, value=ref)
    if len(hashes) != len(refs) or not all(map(_HASH.fullmatch, hashes)):
        problem = "there has to be a hash of twelve digits for each passage."
        remedy = "Let `comparator correct` write the entry."
        raise entry.error("hashes", problem, remedy, value=hashes[0] if hashes else None)
    return Ruling(
        kind=kind,
        passages=refs,
        fingerprints=hashes,
        themes=_themes(entry, themes) if kind is RulingKind.THEMES else (),
        finding=_finding(entry) if kind is RulingKind.FINDING else None,
        title=entry.text("title") if kind is RulingKind.TITLE else "",
        by=entry.text("by", ""),
        on=_day(entry),
        note=entry.text("note", ""),
        line=entry.line_of("passages", first),
    )


def fault_of_passages(kind: RulingKind, refs: Sequence[str]) -> str:
    """Return why passages cannot be those of a ruling, as a sentence, or ""."""
    if not refs or len(set(refs)) < len(refs):
        return "each passage has to be named once."
    if kind.is_of_pairs and len({text_of(ref) for ref in refs}) == 1:
        return f"{kind} is of passages of two texts or more."
    return ""


def _themes(entry: Table, known: set[str]) -> tuple[str, ...]:
    themes = entry.texts("themes")
    for theme in themes:
        if theme not in known:
            problem = f"there is no theme {theme!r}."
            raise entry.error("themes", problem, "See themes.toml.", theme)
    return tuple(dict.fromkeys(themes))


def _finding(entry: Table) -> FindingKind:
    kind = entry.text("kind")
    if kind not in set(FindingKind):
        problem = f"{kind!r} is no kind of finding."
        raise entry.error("kind", problem, f"There are: {', '.join(FindingKind)}.", kind)
    return FindingKind(kind)


def _day(entry: Table) -> date | None:
    day = entry.value("on")
    if day is not None and (not isinstance(day, date) or isinstance(day, datetime)):
        raise entry.error("on", "'on' is not a day.", "Write on = 2026-11-28.")
    return day


def with_ruling(folder: Path, ruling: Ruling, themes: ThemeSet) -> tuple[Path, str]:
    """Return links.toml of a series, and what it says with a ruling behind those that are there.

    Raises:
        InputError: The ruling is none, or there is a file that cannot be read.
    """
    path = folder / RULINGS_FILE
    there = read_text(path) if path.is_file() else _HEAD
    known = {replace(old, line=None) for old in _rulings(path, there, themes)}
    if replace(ruling, line=None) in known:
        return path, there
    text = there.rstrip("\n") + "\n\n" + entry_of(ruling)
    _rulings(path, text, themes)
    return path, text


def entry_of(ruling: Ruling) -> str:
    """Return a ruling as an entry of links.toml."""
    return "\n".join([f"[[{ruling.kind}]]", *_lines(ruling), ""])


def _lines(ruling: Ruling) -> Iterator[str]:
    yield f"passages = {_listed(ruling.passages)}"
    yield f"hashes = {_listed(ruling.fingerprints)}"
    if ruling.kind is RulingKind.THEMES:
        yield f"themes = {_listed(ruling.themes)}"
    if ruling.finding is not None:
        yield f"kind = {toml_text(ruling.finding)}"
    for key in ("title", "by", "note"):
        if value := getattr(ruling, key):
            yield f"{key} = {toml_text(value)}"
    if ruling.on is not None:
        yield f"on = {ruling.on.isoformat()}"


def _listed(values: tuple[str, ...]) -> str:
    return f"[{', '.join(map(toml_text, values))}]"
