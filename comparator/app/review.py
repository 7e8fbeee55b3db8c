"""Two states of a folder of series, and what differs between them."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from comparator.analysis.revision_diff import revision_of
from comparator.analysis.revisions import Fact, Revision
from comparator.errors import InputError
from comparator.jobs import Workshop
from comparator.model import Edition


def revisions_of(
    base: Path, head: Path, workshop: Workshop
) -> tuple[tuple[Revision, ...], tuple[InputError, ...]]:
    """Return the revisions of all series that differ, and what could not be read of `base`.

    Raises:
        InputError: Something is wrong in the new state.
    """
    faults: list[InputError] = []
    return tuple(_revisions(base, head, workshop, faults)), tuple(faults)


def _revisions(
    base: Path, head: Path, workshop: Workshop, faults: list[InputError]
) -> Iterator[Revision]:
    from comparator.corpus.series.series import text_paths
    from comparator.pipeline import collate

    old, new = _folders(base), _folders(head)
    if not old and not new:
        raise InputError(head, None, "there is no series here, and there was none.")
    # Two folders that are each a series are its two states, whatever they are called.
    if base in old.values() and head in new.values():
        old, new = {head.name: base}, {head.name: head}
    for name in sorted({*old, *new}):
        if name in old and name in new and _inputs(old[name]) == _inputs(new[name]):
            continue
        after = _edition(new[name], workshop) if name in new else None
        before = None
        try:
            before = _edition(old[name], workshop) if name in old else None
        except InputError as fault:
            # A series that had no text yet is a new one, and nothing was wrong with it.
            if text_paths(old[name]):
                faults.append(fault)
        if after and before:
            told = revision_of(before, after, collate)
            missing = _missing(old[name], new[name], told)
            yield replace(told, facts=(*told.facts, *missing))
        elif after:
            yield Revision(
                series=after.series, before=None, after=after, new=after.series.declarations
            )
        elif before:
            yield Revision(
                series=before.series, before=before, after=None, gone=before.series.declarations
            )


def _missing(old: Path, new: Path, told: Revision) -> Iterator[Fact]:
    """Yield what the reports name as missing and differ in, save for what came or went itself."""
    moved = {text.id for text in (*told.new, *told.gone)}
    was, now = (
        [
            text
            for entry, text in _catalogued(folder).items()
            if entry not in {*moved, *(edition.series.text_ids if edition else ())}
        ]
        for folder, edition in ((old, told.before), (new, told.after))
    )
    added, dropped = ([t for t in now if t not in was], [t for t in was if t not in now])
    if added or dropped:
        yield "list of what is missing", "; ".join(dropped), "; ".join(added)


def _catalogued(folder: Path) -> dict[str, str]:
    from comparator.corpus.series.catalogue import CATALOGUE_FILE, read_catalogue

    path = folder / CATALOGUE_FILE
    entries = read_catalogue(path).entries if path.is_file() else ()
    return {entry.id: f"{entry.title} ({entry.date})" for entry in entries}


def _folders(root: Path) -> dict[str, Path]:
    from comparator.corpus import find_series

    try:
        return {folder.resolve().name: folder for folder in find_series(root)}
    except InputError:
        return {}


def _inputs(folder: Path) -> object:
    from comparator.corpus import series_inputs

    try:
        return series_inputs(folder)
    except InputError as fault:
        return str(fault)


def _edition(folder: Path, workshop: Workshop) -> Edition:
    from comparator.pipeline import load, make_edition

    return make_edition(load(folder, workshop), "neighbours", workshop=workshop)
