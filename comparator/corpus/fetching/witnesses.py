"""Fetch the other texts of a declaration: what its further sources have becomes witnesses."""

import ipaddress
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from comparator.corpus.fetching.client import Client, host_of
from comparator.corpus.fetching.http import FetchError
from comparator.corpus.fetching.results import Attempt, Outcome, Result, Wish, result_of_shelving
from comparator.corpus.fetching.sources import fetch_source
from comparator.corpus.fetching.url_safety import RefusedAddressError, normalised
from comparator.corpus.importing.known import Record
from comparator.corpus.series.declarations import read_declaration, shortened_id
from comparator.corpus.series.markup import format_blocks
from comparator.errors import InputError
from comparator.model import CatalogueEntry, CatalogueSource, Declaration

# Of a host's labels these say what kind of body it is, not which one.
_KINDS_OF_BODIES = frozenset({"com", "co", "org", "gov", "gob", "go", "ac", "edu", "net", "int"})


def fetch_witnesses(
    entry: CatalogueEntry,
    path: Path,
    client: Client,
    wish: Wish,
    progress: Callable[[str], None] = lambda _: None,
) -> Iterator[Result]:
    """Yield what came of each source of a declaration that is not the one its text is from.

    A text that is, to the letter, one that is here already is not written again.
    """
    try:
        declaration = read_declaration(path)
    except InputError as error:
        yield Result(entry, Outcome.REFUSED, (Attempt("", str(error)),), path)
        return
    own = {_same(source.url) for source in declaration.sources if source.url}
    for source, name in named_sources(entry, wish.language, declaration.language):
        if _same(source.url) in own or source.lacks_text:
            continue
        file = path.with_name(f"{entry.id}.{name}.md")
        if file.exists() and not wish.refresh:
            yield Result(entry, Outcome.THERE, path=file, witness=name)
            continue
        progress(f"{entry.id}: {name}")
        try:
            record = fetch_source(entry, source, client, wish.language)
        except FetchError as error:
            yield Result(entry, Outcome.FAILED, (Attempt.failed(source, error),), witness=name)
        else:
            result = _shelved(entry, record, declaration, file, (Attempt(source.url),))
            yield replace(result, witness=name)


def _shelved(
    entry: CatalogueEntry,
    record: Record,
    declaration: Declaration,
    file: Path,
    attempts: tuple[Attempt, ...],
) -> Result:
    # Of one day with its declaration, whatever the catalogue says.
    text = replace(record.declaration, id=file.stem, date=declaration.date)
    if twin := _twin(text, declaration, file):
        return Result(entry, Outcome.SAME, attempts, twin)
    return result_of_shelving(entry, replace(record, declaration=text), file.parent, attempts)


def _twin(text: Declaration, declaration: Declaration, file: Path) -> Path | None:
    """Return the file, another than the text's own, that has the very text."""
    body = format_blocks(text.blocks)
    if format_blocks(declaration.blocks) == body:
        return file.with_name(f"{declaration.id}.md")
    for other in sorted(file.parent.glob(f"{declaration.id}.*.md")):
        try:
            if other != file and format_blocks(read_declaration(other).blocks) == body:
                return other
        except InputError:  # `check` tells of it
            continue
    return None


def named_sources(
    entry: CatalogueEntry, language: str, own_language: str
) -> list[tuple[CatalogueSource, str]]:
    """Return the sources of an entry in a language, each with its name as a witness.

    Named as the catalogue says, else after the adapter or the publisher's host; where names
    repeat, the later ones get a number. A text in another language than the declaration's has
    its language in its name.
    """
    sources = entry.sources_in(language)
    seen = Counter(source.witness for source in sources if source.witness)
    found = []
    for source in sources:
        name = source.witness
        if not name:
            name = _name(source)
            name = name if language == own_language else f"{name}-{language.lower()}"
            seen[name] += 1
            name = name if seen[name] == 1 else f"{name}-{seen[name]}"
        found.append((source, name))
    return found


def _name(source: CatalogueSource) -> str:
    if source.adapter not in {None, "page"}:
        return str(source.adapter)
    return name_of_host(host_of(source.url))


def name_of_host(host: str) -> str:
    """Return the label of a host that names its body: "mea" for www.mea.gov.in."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        labels = [label for label in host.split(".")[:-1] if label != "www"] or [host]
        if len(labels) > 1 and labels[-1] in _KINDS_OF_BODIES:
            labels.pop()
        return shortened_id(labels[-1]) or "source"
    return "source"


def _same(url: str) -> str:
    """Return an address in the form in which two can be compared."""
    try:
        return normalised(url)
    except RefusedAddressError:
        return url
