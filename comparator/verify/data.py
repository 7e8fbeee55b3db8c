"""What lies beside the pages: hashes, and the scripts of data that search and citations read."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from comparator.verify.evidence import Evidence
from comparator.verify.published import Fault, Published
from comparator.wording.formatting import day
from comparator.wording.translation import sentences

MANIFEST = "manifest.json"
SUMS = "SHA256SUMS"


def faults_of_bytes(published: Published, inputs: Mapping[str, bytes]) -> Iterator[Fault]:
    """Yield the files, and the inputs, that are not those of which the manifest has hashes."""
    manifest = read_manifest(published.files)
    if manifest is None:
        yield Fault(MANIFEST, 0, "bytes", "it is not there, or cannot be read.")
        return
    files = {p: data for p, data in published.files.items() if p not in {MANIFEST, SUMS}}
    for path, problem in _unlike(manifest.outputs, files):
        yield Fault(path, 0, "bytes", f"it {problem}.")
    sums = "".join(
        f"{sha256(data).hexdigest()}  {path}\n"
        for path, data in sorted(published.files.items())
        if path != SUMS
    )
    if published.files.get(SUMS, b"") != sums.encode():
        yield Fault(SUMS, 0, "bytes", "it is not there, or its hashes are not those of the files.")
    for path, problem in _unlike(manifest.inputs, inputs):
        yield Fault(MANIFEST, 0, "bytes", f"of the series, {path} {problem}.")


def _unlike(hashes: Mapping[str, str], files: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Yield the files that are not those of which there are hashes, and how."""
    for path in sorted({*hashes, *files}):
        if path not in files:
            yield path, "is not there"
        elif path not in hashes:
            yield path, "is not in the manifest"
        elif sha256(files[path]).hexdigest() != hashes[path]:
            yield path, "has another hash than the manifest says"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a report says it is made of.

    Attributes:
        outputs: The hash of each of its files, by path.
        inputs: The hash of each file of its series.
        options: What it was asked for, such as its pairs and its language.
        version: The version of comparator that made it.
    """

    outputs: Mapping[str, str]
    inputs: Mapping[str, str]
    options: Mapping[str, str]
    version: str


def read_manifest(files: Mapping[str, bytes]) -> Manifest | None:
    """Return what a report's manifest says, or None where it cannot be read."""
    try:
        told = json.loads(files[MANIFEST])
        outputs, inputs = (
            {str(entry["path"]): str(entry["sha256"]) for entry in told[key]}
            for key in ("outputs", "inputs")
        )
        options = {str(key): str(value) for key, value in told["options"].items()}
        version = str(told["tool"]["version"])
    except (KeyError, ValueError, TypeError, AttributeError, RecursionError):
        return None
    return Manifest(outputs, inputs, options, version)


def faults_of_data(published: Published, known: Evidence) -> Iterator[Fault]:
    """Yield where the scripts of data of a series say other than its texts."""
    yield from _search(published, known)
    for path in sorted(published.files):
        folder, _, name = path.rpartition("/")
        if path == f"{known.id}/citations.js" or (
            folder == f"{known.id}/witnesses" and name.endswith(".js")
        ):
            yield from _citations(published, path, known)


def _search(published: Published, known: Evidence) -> Iterator[Fault]:
    path = f"{known.id}/search-data.js"
    texts = known.edition.series.declarations
    wanted = [(n, p.key, p.text) for n, d in enumerate(texts) for p in d.passages]
    try:
        told = published.set_by(path)
        found = [(row[0], row[1], row[3]) for row in told["passages"]]
        numbers = [(row[1][1:], row[2][1:]) for row in told["passages"]]
        labels = [(text["tag"], text["name"]) for text in told["declarations"]]
    except (ValueError, LookupError, TypeError):
        yield Fault(path, 0, "words", "it cannot be read.")
        return
    if labels != [(known.tag[d.id], known.name[d.id]) for d in texts]:
        yield Fault(path, 0, "words", "its declarations are not those of the series.")
    if any(number not in {key, key.partition(".")[0]} for key, number in numbers):
        yield Fault(path, 0, "words", "a passage has the number of another.")
    for own, other in zip(wanted, found, strict=False):
        if own != other:
            yield Fault(path, 0, "words", f"{texts[own[0]].id}#{own[1]} is not as it stands.")
            return
    if len(wanted) != len(found):
        yield Fault(path, 0, "words", f"it has {len(found)} passages, the texts {len(wanted)}.")


def _citations(published: Published, path: str, known: Evidence) -> Iterator[Fault]:
    try:
        facts = published.set_by(path)
        told = facts["declarations"]
        for text in known.edition.series.declarations if path.endswith("/citations.js") else ():
            own = told[text.id]
            if text.title not in own["citation"]:
                yield Fault(path, 0, "quotations", f"{text.id} is not called so.")
            if (own["name"], own["day"]) != (known.name[text.id], day(text.date)):
                yield Fault(path, 0, "quotations", f"{text.id} is {known.name[text.id]}.")
            if (own["language"], own["page"]) != (text.language, f"declarations/{text.id}.html"):
                yield Fault(
                    path, 0, "links", f"{text.id} is not in {own['language']}, or elsewhere."
                )
            if own["source"] and own["source"] not in {s.url for s in text.sources}:
                yield Fault(path, 0, "links", f"{own['source']} is no source of {text.id}.")
        for words in facts["words"].values():
            if words not in sentences():
                yield Fault(path, 0, "claims", f"nothing here is said so: {words}.")
    except (ValueError, LookupError, TypeError, AttributeError):
        yield Fault(path, 0, "quotations", "it cannot be read.")
