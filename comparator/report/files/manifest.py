"""manifest.json: what a report is made of, and whether what is published is still it.

{"schema": "comparator/manifest/1",
 "tool": {"name": "comparator", "version": "0.1.0"},
 "options": {"pairs": "auto"},
 "inputs": [{"path": "specimen/series.toml", "sha256": "…"}],
 "outputs": [{"path": "index.html", "bytes": 1234, "sha256": "…"}]}
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import unified_diff
from hashlib import sha256
from itertools import islice
from pathlib import Path

from comparator.errors import InputError, printable
from comparator.exports.json import json_bytes
from comparator.report.files.writing import MARKER

MANIFEST = "manifest.json"
SUMS = "SHA256SUMS"
SCHEMA = "comparator/manifest/1"
_MOST_LINES = 200
_LONGEST_LINE = 4000


@dataclass(frozen=True, slots=True)
class Stale:
    """A file of a published report that is not what its inputs give, and why."""

    path: str
    reason: str


def manifest_of(
    files: Mapping[str, bytes],
    inputs: Mapping[str, bytes],
    version: str,
    options: Mapping[str, str],
) -> bytes:
    """Return the manifest of a report."""
    document = {
        "schema": SCHEMA,
        "tool": {"name": "comparator", "version": version},
        "options": dict(sorted(options.items())),
        "inputs": [{"path": p, "sha256": _hash(inputs[p])} for p in sorted(inputs)],
        "outputs": [
            {"path": p, "bytes": len(files[p]), "sha256": _hash(files[p])} for p in sorted(files)
        ],
    }
    return json_bytes(document)


def sums_of(files: Mapping[str, bytes]) -> bytes:
    """Return the hashes of files as `sha256sum --check` reads them, in the order of the paths."""
    return "".join(f"{_hash(files[path])}  {path}\n" for path in sorted(files)).encode()


def published_files(folder: Path) -> dict[str, bytes]:
    """Return the files of a published report, by path.

    Raises:
        InputError: There is no report in the folder.
    """
    if not folder.is_dir():
        raise InputError(folder, None, "there is no report here.", "Build one first.")
    # A build writes files: a link in their place is none, and what it leads to is not shown.
    return {
        name: b"" if path.is_symlink() else path.read_bytes()
        for path in sorted(_files(folder))
        if (name := path.relative_to(folder).as_posix()) != MARKER
        and not any(part.startswith(".") for part in name.split("/"))
    }


def _files(folder: Path) -> Iterator[Path]:
    """Yield what lies in a folder; links to folders are not entered."""
    for path in folder.iterdir():
        if path.is_symlink() or path.is_file():
            yield path
        elif path.is_dir():
            yield from _files(path)


def stale_files(published: Mapping[str, bytes], built: Mapping[str, bytes]) -> tuple[Stale, ...]:
    """Return what is not as it should be in a published report, in the order of the paths."""
    was, now = _facts(published.get(MANIFEST)), _facts(built[MANIFEST])
    cause = "; ".join(_causes(was, now)) or "comparator itself was changed since"
    stale = []
    for path in sorted({*published, *built}):
        if path not in built:
            known = path in was.outputs
            reason = f"no longer made: {cause}" if known else "not a file of the report"
        elif path not in published:
            gone = path in was.outputs and was.outputs[path] == now.outputs.get(path)
            reason = "deleted since it was built" if gone else f"missing: {cause}"
        elif published[path] == built[path]:
            continue
        elif path in was.outputs and was.outputs[path] != _hash(published[path]):
            reason = "edited since it was built"
        else:
            reason = cause
        stale.append(Stale(path, reason))
    return tuple(stale)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Facts:
    """What a manifest says: the version, the options, and the hash of each file by path."""

    version: str | None
    options: Mapping[str, object]
    inputs: Mapping[str, str]
    outputs: Mapping[str, str]


def _facts(manifest: bytes | None) -> _Facts:
    """Return what a manifest says; of one that cannot be read, nothing."""
    try:
        document = json.loads(manifest or b"null")
        return _Facts(
            version=document["tool"]["version"],
            options=dict(document["options"]),
            inputs={entry["path"]: entry["sha256"] for entry in document["inputs"]},
            outputs={entry["path"]: entry["sha256"] for entry in document["outputs"]},
        )
    except (ValueError, TypeError, KeyError, RecursionError):
        return _Facts(version=None, options={}, inputs={}, outputs={})


def _causes(was: _Facts, now: _Facts) -> Iterator[str]:
    """Yield why a report is another than the one that was published."""
    if was.version is None:
        yield f"the published report has no readable {MANIFEST}"
        return
    if was.version != now.version:
        yield f"built by comparator {was.version}, this is {now.version}"
    if was.options != now.options:
        names = [n for n in now.options if was.options.get(n) != now.options[n]]
        old = {n: was.options[n] for n in names if n in was.options}
        new = {n: now.options[n] for n in names}
        yield f"built with other options ({_told(old) or 'none'} instead of {_told(new)})"
    changed = [p for p in now.inputs if p in was.inputs and was.inputs[p] != now.inputs[p]]
    for what, paths in (
        ("changed", changed),
        ("new", [p for p in now.inputs if p not in was.inputs]),
        ("gone", [p for p in was.inputs if p not in now.inputs]),
    ):
        if paths:
            more = f" and {len(paths) - 3} more" if len(paths) > 3 else ""
            yield f"{what}: {', '.join(paths[:3])}{more}"


def _told(options: Mapping[str, object]) -> str:
    return ", ".join(f"{name} {value}" for name, value in sorted(options.items()))


def _hash(data: bytes) -> str:
    return sha256(data).hexdigest()


# What changed between two states of a published file, as a unified diff.


def changed_lines(path: str, old: bytes, new: bytes) -> str:
    """Return a unified diff; of very long lines the beginning, of very many the first.

    The lines are for a terminal: what would steer it is replaced.
    """
    older, newer = (_lines(data) for data in (old, new))
    # Two pages may differ in every line: what is needed is seen in the first ones.
    lines = unified_diff(older, newer, f"published/{path}", f"built/{path}", n=1, lineterm="")
    shown = list(islice(lines, _MOST_LINES + 1))
    if len(shown) > _MOST_LINES:
        shown[_MOST_LINES:] = ["…"]
    return "".join(f"{_printable(line)}\n" for line in shown)


def _lines(data: bytes) -> list[str]:
    return data.decode("utf-8", "replace").split("\n")


def _printable(line: str) -> str:
    cut = line if len(line) <= _LONGEST_LINE else line[:_LONGEST_LINE] + "…"
    return printable(cut)
