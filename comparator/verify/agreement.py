"""What a report says at several places it says alike."""

import posixpath
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import unquote

from comparator.verify.evidence import Evidence
from comparator.verify.page_reader import Element
from comparator.verify.published import Fault, Sheet
from comparator.verify.shown import PLACE

_SHELL = frozenset({"meta", "link", "script"})
_OFTEN = 4
_ITEMS = frozenset({"li", "tr", "p", "dd"})


class Shell:
    """What all pages have around what is their own: policies, styles, scripts, the navigation."""

    def __init__(self) -> None:
        """Begin with no page."""
        self._seen: dict[str, Counter[str]] = defaultdict(Counter)
        self._first: dict[tuple[str, str], Fault] = {}

    def add(self, sheet: Sheet) -> None:
        """Note what a page has."""
        for key, value, element in _shell_of(sheet):
            self._seen[key][value] += 1
            if (key, value) not in self._first:
                problem = f"{key} is not as on all other pages."
                self._first[key, value] = sheet.fault(element, "links", problem)

    def faults(self) -> Iterator[Fault]:
        """Yield what one page alone has where all others agree."""
        for (key, value), fault in self._first.items():
            seen = self._seen[key]
            most = seen.most_common(1)[0][1]
            if seen[value] == 1 and seen.total() > _OFTEN and 5 * most > 4 * seen.total():
                yield fault


def _shell_of(sheet: Sheet) -> Iterator[tuple[str, str, Element]]:
    """Yield what each part of the frame of a page is called, what it says, and where."""
    folder = posixpath.dirname(sheet.place)
    for element in sheet.root.all():
        told = element.attributes
        if element.tag == "meta" and "content" in told:
            yield f"<meta> {told.get('name') or told.get('http-equiv')}", told["content"], element
        elif element.tag in _SHELL and (address := told.get("href") or told.get("src")):
            kind = f"<{element.tag}> {told.get('rel', '')} {address.rpartition('/')[2]}"
            yield kind, posixpath.normpath(posixpath.join(folder, address)), element
        elif element.tag == "a" and _is_in_navigation(element) and "href" in told:
            name = " ".join(element.text().split())
            target = unquote(told["href"].partition("#")[0])
            place = posixpath.normpath(posixpath.join(folder, target)) if target else sheet.place
            yield f"{sheet.series}: {name}", place, element
        elif element.tag == "nav":
            yield f"<nav> {told.get('class', '')}", told.get("aria-label", ""), element


def _is_in_navigation(element: Element) -> bool:
    return any(around.tag in {"nav", "header"} for around in element.around())


def faults_of_agreement(sheet: Sheet, known: Evidence) -> Iterator[Fault]:
    """Yield what a sheet says twice and not alike, and what it says once too often."""
    for element in sheet.root.all():
        yield from _misdated(sheet, element, known)
        yield from _uneven(sheet, element, known)
        yield from _repeated(sheet, element)
        if element.tag == "table":
            yield from _uneven_columns(sheet, element)


def _misdated(sheet: Sheet, link: Element, known: Evidence) -> Iterator[Fault]:
    """Yield that a link called by one text's year or name leads to another text."""
    place = PLACE.search(link.attributes.get("href", "")) if link.tag == "a" else None
    if place is None or place[1] not in known.name:
        return
    names = {known.name[place[1]], known.tag.get(place[1], "")}
    for element in (link, *link.all()):
        told = " ".join(element.text().split())
        if told in {*known.name.values(), *known.tag.values()} and told not in names:
            yield sheet.fault(link, "links", f"it does not lead to {told}.")


def _uneven(sheet: Sheet, element: Element, known: Evidence) -> Iterator[Fault]:
    """Yield that the title of a bar has another number than stands beside it."""
    name, _, title = element.attributes.get("title", "").partition(": ")
    if not name or not title[:1].isdigit() or ": " in title:
        return
    own = [" ".join(each.text().split()) for each in element.all() if each.tag != "svg"]
    shown = [each for each in own if each.isdigit() and each not in known.tag.values()]
    if len(shown) == 1 and not title.startswith(shown[0]):
        yield sheet.fault(element, "claims", f"{shown[0]} is not {title}.")


def _repeated(sheet: Sheet, element: Element) -> Iterator[Fault]:
    """Yield that one of the page's own items stands twice in a row."""
    items = [child for child in element.children if isinstance(child, Element)]
    for one, other in pairwise(items):
        if one.tag == other.tag in _ITEMS and len(told := one.text().split()) > 2:
            is_same = told == other.text().split() and one.attributes == other.attributes
            # Words of texts may be the same in two of them.
            if is_same and told[0][0] not in "“«" and not [*one.having("data-passage")]:
                yield sheet.fault(other, "claims", "it stands there twice.")


def _uneven_columns(sheet: Sheet, table: Element) -> Iterator[Fault]:
    """Yield cells that are called other than those above, and rows that are counted wrongly."""
    heads: dict[int, Counter[str]] = defaultdict(Counter)
    cells: list[tuple[int, Element]] = []
    counted: list[tuple[int, Element]] = []
    for row in (element for element in table.all() if element.tag == "tr"):
        own = row.cells()
        if any("colspan" in cell.attributes for cell in own):
            own = own[:1]
        for n, cell in enumerate(own):
            if "data-head" in cell.attributes:
                heads[n][cell.attributes["data-head"]] += 1
                cells.append((n, cell))
        if own and own[0].tag == "th" and (number := own[0].text().strip()).isdigit():
            counted.append((int(number), own[0]))
    for n, cell in cells:
        if heads[n].most_common(1)[0][0] != cell.attributes["data-head"]:
            yield sheet.fault(cell, "claims", "it is not called as its column is.")
    if counted and counted[0][0] == 1:
        for (before, _), (after, cell) in pairwise(counted):
            if after != before + 1:
                yield sheet.fault(cell, "claims", f"row {after} stands behind {before}.")
