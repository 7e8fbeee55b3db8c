"""Atom: a feed with an entry for each declaration: what it says that the one before did not.

Nothing in it is of the clock: an entry is of the day of its declaration.
"""

from uuid import UUID, uuid5

from comparator.exports.changes import Change, changes_of
from comparator.exports.selection import Selection
from comparator.exports.xml import HEAD, element, escape
from comparator.model import Declaration

_NAMESPACE = "http://www.w3.org/2005/Atom"
_OURS = UUID("5d5f2c6e-6d0b-5b53-9d0c-0c3b7b1f4a10")
"""The root of our ids: the same declaration has the same id in every feed, everywhere."""
_MARKS = {-1: "del", 1: "ins"}


def write(selection: Selection) -> bytes:
    """Return the feed, the newest declaration first."""
    series = selection.edition.series
    title = series.title if not series.is_fictional else f"{series.title} (fictional)"
    if selection.theme:
        title += f": {selection.theme}"
    scope = f"{series.id}/{selection.theme or ''}"
    newest = max(d.date for d in series.declarations)
    feed = element(
        "feed",
        {"xmlns": _NAMESPACE, "xml:lang": series.declarations[-1].language},
        element("id", None, _urn(scope)),
        element("title", None, escape(title)),
        element("updated", None, f"{newest.isoformat()}T00:00:00Z"),
        element("author", None, element("name", None, "comparator")),
        element("generator", None, "comparator"),
        *(_entry(selection, scope, n) for n in reversed(range(len(series.declarations)))),
    )
    return (HEAD + feed + "\n").encode()


def _urn(name: str) -> str:
    return f"urn:uuid:{uuid5(_OURS, name)}"


def _entry(selection: Selection, scope: str, n: int) -> str:
    declarations = selection.edition.series.declarations
    declaration = declarations[n]
    content = _content(selection, declarations[n - 1], declaration) if n else _first(declaration)
    day = f"{declaration.date.isoformat()}T00:00:00Z"
    links = [
        element("link", {"rel": "via", "href": source.url})
        for source in declaration.sources
        if source.url
    ]
    return element(
        "entry",
        {"xml:lang": declaration.language},
        element("id", None, _urn(f"{scope}/{declaration.id}")),
        element("title", None, escape(declaration.title)),
        element("updated", None, day),
        element("published", None, day),
        *links,
        element("content", {"type": "html"}, escape(content)),
    )


def _first(declaration: Declaration) -> str:
    prose = sum(p.kind.is_prose for p in declaration.passages)
    return element("p", None, f"The first declaration of this series: {prose} passages.")


def _content(selection: Selection, left: Declaration, right: Declaration) -> str:
    """Return the changes as HTML; its own escaping is undone by the reader of the feed."""
    collation = selection.edition.collation(left.id, right.id)
    changes = list(changes_of(selection, left, right, collation))
    against = element("p", None, f"Against {escape(left.title)}, {left.date.isoformat()}:")
    if not changes:
        return against + element("p", None, "nothing changed.")
    return against + element("ul", None, *map(_item, changes))


def _item(change: Change) -> str:
    words = "".join(
        element(_MARKS[sign], None, escape(text)) if sign else escape(text)
        for sign, text in change.edits
        if text
    )
    where = ", ".join(ref.rpartition("#")[2] for ref in change.refs)
    tentative = ", tentative" if change.is_tentative else ""
    return element(
        "li", None, element("b", None, f"{change.kind}{tentative} ({where}):"), f" {words}"
    )
