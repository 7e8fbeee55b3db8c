"""What a report says at several places it says alike."""

import posixpath
import re
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
_MOST_TOLD = 8
_RARE = 15  # of so many pages one
_ITEMS = frozenset({"li", "tr", "p", "dd"})
_CONTROLS = frozenset({"a", "option", "label", "button", "th", "dt", "caption", "summary"})
_COUNTED = re.compile(r"\((\d+)\)$")


class Shell:
    """What all pages have around what is their own: policies, styles, scripts, the navigation."""

    def __init__(self) -> None:
        """Begin with no page."""
        self._seen: dict[str, Counter[str]] = defaultdict(Counter)
        self._places: dict[tuple[str, str], list[tuple[str, int]]] = defaultdict(list)

    def add(self, sheet: Sheet) -> None:
        """Note what a page has."""
        for key, value, element in _shell_of(sheet):
            self._seen[key][value] += 1
            if len(places := self._places[key, value]) < _MOST_TOLD:
                places.append((sheet.path, element.line))

    def faults(self) -> Iterator[Fault]:
        """Yield what one page alone, or one in many, has where all others agree."""
        for (key, value), places in self._places.items():
            seen = self._seen[key]
            most = seen.most_common(1)[0][1]
            is_rare = seen[value] == 1 or seen[value] * _RARE <= seen.total()
            if is_rare and seen.total() > _OFTEN and 5 * most > 4 * seen.total():
                for path, line in places:
                    yield Fault(path, line, "links", f"{key} is not as on all other pages.")


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
        elif element.tag in {"header", "footer"}:
            where = f"{sheet.series} {sheet.room}" if element.tag == "footer" else sheet.series
            yield f"{where}: <{element.tag}>", " ".join(element.text().split()), element
        elif element.tag == "path" and {"v", "void"} & {*element.classes()}:
            yield f"{sheet.series}: {told.get('class')} of pictures", told.get("d", ""), element
    noted = [e for e in sheet.root.all() if e.tag == "p" and e.text().startswith("* ")]
    if sheet.series and sheet.room != "witnesses":
        told_of = " ".join(e.text() for e in noted)
        yield f"{sheet.series}: notes", told_of, noted[0] if noted else sheet.root


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
        elif element.tag == "select":
            yield from _mistold_choice(sheet, element)


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
        told = one.text().split()
        if one.tag == other.tag in _CONTROLS and one.attributes == other.attributes:
            if told == other.text().split() and told:
                yield sheet.fault(other, "claims", "it stands there twice.")
        elif one.tag == other.tag in _ITEMS and len(told) > 2:
            is_same = told == other.text().split() and one.attributes == other.attributes
            # Words of texts may be the same in two of them.
            if is_same and told[0][0] not in "“«" and not [*one.having("data-passage")]:
                yield sheet.fault(other, "claims", "it stands there twice.")


def _mistold_choice(sheet: Sheet, select: Element) -> Iterator[Fault]:
    """Yield what may be chosen twice, and what says that it chooses more rows or fewer."""
    values = Counter(e.attributes.get("value", "") for e in select.all())
    found = Counter(e.attributes.get("data-kind", "") for e in sheet.root.having("data-finding"))
    for option in select.all():
        value, counted = option.attributes.get("value", ""), _COUNTED.search(option.text())
        if values[value] > 1:
            yield sheet.fault(option, "claims", f"{value or 'all'} can be chosen twice.")
        is_of_rows = select.attributes.get("data-choice") == "finding"
        if is_of_rows and counted and found[value] != int(counted[1]):
            yield sheet.fault(option, "claims", f"{value} is found {found[value]} times.")


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
    widths = Counter(
        sum(int(cell.attributes.get("colspan", 1)) for cell in row.cells())
        for row in table.all()
        if row.tag == "tr"
    )
    if len(widths) > 1:
        yield sheet.fault(table, "claims", "not all its rows are as wide.")
    if counted and counted[0][0] == 1:
        for (before, _), (after, cell) in pairwise(counted):
            if after != before + 1:
                yield sheet.fault(cell, "claims", f"row {after} stands behind {before}.")
