"""What lies beside the pages: hashes, and the scripts of data that search and citations read."""

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256

from comparator.verify.evidence import Evidence
from comparator.verify.published import Fault, Published

MANIFEST = "manifest.json"


def faults_of_bytes(published: Published, inputs: Mapping[str, bytes]) -> Iterator[Fault]:
    """Yield the files, and the inputs, that are not those of which the manifest has hashes.

    Args:
        published: The report.
        inputs: The files of its series as they are now, by series and name.
    """
    manifest = read_manifest(published.files)
    if manifest is None:
        yield Fault(MANIFEST, 0, "bytes", "it is not there, or cannot be read.")
        return
    files = {path: data for path, data in published.files.items() if path != MANIFEST}
    for what, known, here in (
        ("outputs", files, "the report"),
        ("inputs", inputs, "the series"),
    ):
        named = {entry["path"]: entry["sha256"] for entry in manifest[what]}
        for path in sorted({*named, *known}):
            where = path if what == "outputs" else MANIFEST
            of = "" if what == "outputs" else f"{path} "
            if path not in known:
                yield Fault(where, 0, "bytes", f"{of}is not in {here}.")
            elif path not in named:
                yield Fault(where, 0, "bytes", f"{of}is not in the manifest.")
            elif sha256(known[path]).hexdigest() != named[path]:
                yield Fault(where, 0, "bytes", f"{of}has another hash than the manifest says.")


def read_manifest(files: Mapping[str, bytes]) -> dict[str, list[dict[str, str]]] | None:
    """Return what a report's manifest says, or None where it cannot be read."""
    try:
        manifest = json.loads(files[MANIFEST])
        for entry in (*manifest["outputs"], *manifest["inputs"]):
            entry["path"] + entry["sha256"]
        dict(manifest["options"])
    except (KeyError, ValueError, TypeError, RecursionError):
        return None
    told: dict[str, list[dict[str, str]]] = manifest
    return told


def faults_of_data(published: Published, known: Evidence) -> Iterator[Fault]:
    """Yield where the scripts of data of a series say other than its texts."""
    yield from _search(published, known)
    yield from _citations(published, known)


def _search(published: Published, known: Evidence) -> Iterator[Fault]:
    path = f"{known.id}/search-data.js"
    texts = known.edition.series.declarations
    wanted = [(n, p.id.rpartition("#")[2], p.text) for n, d in enumerate(texts) for p in d.passages]
    try:
        told = published.set_by(path)
        found = [(row[0], row[1], row[3]) for row in told["passages"]]
        labels = [(text["tag"], text["name"]) for text in told["declarations"]]
    except (ValueError, LookupError, TypeError):
        yield Fault(path, 0, "words", "it cannot be read.")
        return
    if labels != [(known.tag[d.id], known.name[d.id]) for d in texts]:
        yield Fault(path, 0, "words", "its declarations are not those of the series.")
    for own, other in zip(wanted, found, strict=False):
        if own != other:
            yield Fault(path, 0, "words", f"{texts[own[0]].id}#{own[1]} is not as it stands.")
            return
    if len(wanted) != len(found):
        yield Fault(path, 0, "words", f"it has {len(found)} passages, the texts {len(wanted)}.")


def _citations(published: Published, known: Evidence) -> Iterator[Fault]:
    path = f"{known.id}/citations.js"
    try:
        told = published.set_by(path)["declarations"]
        for text in known.edition.series.declarations:
            if text.title not in told[text.id]["citation"]:
                yield Fault(path, 0, "quotations", f"{text.id} is not called so.")
            if told[text.id]["name"] != known.name[text.id]:
                yield Fault(path, 0, "quotations", f"{text.id} is {known.name[text.id]}.")
    except (ValueError, LookupError, TypeError):
        yield Fault(path, 0, "quotations", "it cannot be read.")
