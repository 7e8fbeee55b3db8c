"""Every link leads somewhere, and where it says."""

import posixpath
import re
from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from urllib.parse import parse_qsl, unquote

from comparator.verify.evidence import Evidence
from comparator.verify.page_reader import Element
from comparator.verify.published import Fault, Published, Sheet

_ADDRESSES = (
    "href",
    "src",
    "action",
    "data-citations",
    "data-search",
    "data-threads",
)
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_NUMBER = re.compile(r"¶(\d+(?:\.\d+)?)")
_ANCHOR = re.compile(r"(?:^|-)p(\d+(?:\.\d+)?)$")
_TEXT = re.compile(r"declarations/([^/]+)\.html$")
_TEXT_OF_SERIES = re.compile(r"([^/]+)/declarations/([^/]+)\.html")
_ENDS_WITH_YEAR = re.compile(r"\d{4}$")


def anchors_of(sheet: Sheet) -> Iterator[tuple[str, Element]]:
    """Yield what the elements of a sheet are called, in order."""
    return ((element.attributes["id"], element) for element in sheet.root.having("id"))


def faults_of_anchors(sheet: Sheet) -> Iterator[Fault]:
    """Yield the names that two elements of a sheet have."""
    seen: set[str] = set()
    for name, element in anchors_of(sheet):
        if name in seen:
            yield sheet.fault(element, "links", f"two elements are called {name}.")
        seen.add(name)


def faults_of_names(sheet: Sheet, known: Sequence[Evidence]) -> Iterator[Fault]:
    """Yield the links of the page of all series that call a text by another year."""
    names = {(each.id, text): name for each in known for text, name in each.name.items()}
    for element in sheet.root.having("href"):
        found = _TEXT_OF_SERIES.fullmatch(element.attributes["href"])
        told = " ".join(element.text().split())
        name = names.get((found[1], found[2])) if found else None
        if name and _ENDS_WITH_YEAR.search(told) and told != name:
            yield sheet.fault(element, "links", f"it does not lead to {told}.")


class Links:
    """The links of a report: whether one leads to a place is known once all pages were read."""

    def __init__(self, published: Published, sources: str) -> None:
        """Begin with no page; `sources` are the words of all files of the series."""
        self._published, self._sources = published, sources
        self._anchors: dict[str, set[str]] = defaultdict(set)
        self._asked: dict[tuple[str, str], list[Fault]] = defaultdict(list)

    def faults_of(self, sheet: Sheet, known: Evidence | None) -> Iterator[Fault]:
        """Yield the links of a sheet that lead to no file, or not where they say."""
        own = {name for name, _ in anchors_of(sheet)} | _states(sheet)
        if not sheet.part:
            self._anchors[sheet.path] = own
        for name in _ADDRESSES:
            for element in sheet.root.having(name):
                address = element.attributes[name]
                if _SCHEME.match(address):
                    if address not in self._sources:
                        yield sheet.fault(element, "links", f"no source names {address}.")
                    continue
                path, anchor = _target(sheet, address)
                if known and element.tag == "a" and not _is_named(element, path, anchor, known):
                    told = " ".join(element.text().split())
                    yield sheet.fault(element, "links", f"{address} is not {told}.")
                if address.startswith("#") and unquote(anchor) in own:
                    continue
                if path not in self._published.files:
                    yield sheet.fault(element, "links", f"{address} leads to no file.")
                    continue
                if anchor and not _is_there(anchor, self._anchors.get(path, ())):
                    problem = f"{address} leads to no place on its page."
                    self._asked[path, anchor].append(sheet.fault(element, "links", problem))

    def faults(self) -> Iterator[Fault]:
        """Yield the links that lead to no place, of all sheets that were read."""
        for (path, anchor), faults in self._asked.items():
            if not _is_there(anchor, self._anchors.get(path, ())):
                yield from faults


def _states(sheet: Sheet) -> set[str]:
    """Return the states of a page that an address may name, such as "theme=energy"."""
    return {
        f"{choice.attributes['data-choice']}={each.attributes.get('value', '')}"
        for choice in sheet.root.having("data-choice")
        for each in (choice, *choice.all())
    }


def _target(sheet: Sheet, address: str) -> tuple[str, str]:
    """Return the file and the place in it that an address is of."""
    path, _, anchor = address.partition("#")
    path = unquote(path.partition("?")[0])
    folder = posixpath.dirname(sheet.place)
    return posixpath.normpath(posixpath.join(folder, path)) if path else sheet.place, anchor


def _is_there(anchor: str, known: Container[str]) -> bool:
    """Whether a page has a place, or a state such as "theme=energy"."""
    states = [f"{key}={value}" for key, value in parse_qsl(anchor)]
    return unquote(anchor) in known or (bool(states) and all(s in known for s in states))


def _is_named(element: Element, path: str, anchor: str, known: Evidence) -> bool:
    """Whether a link leads to the paragraph and to the text that it names."""
    told = " ".join(element.text().split())
    number, place = _NUMBER.search(told), _ANCHOR.search(unquote(anchor))
    if number and place and not told.startswith("“"):
        wanted, found = number[1], place[1]
        if wanted != found and wanted != found.partition(".")[0]:
            return False
    text = _TEXT.search(path)
    if text and text[1] in known.name:
        if told in known.name.values():
            return known.name[text[1]] == told
        if number and (year := told.partition(" ")[0]) in known.tag.values():
            return known.tag[text[1]] == year
    return True
