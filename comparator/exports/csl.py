"""CSL-JSON: an item for each declaration, for Zotero, pandoc and other users of CSL styles."""

from datetime import date

from comparator.exports.json import json_bytes
from comparator.exports.selection import Selection
from comparator.model import UNDATED, Declaration, Rendering


def write(selection: Selection) -> bytes:
    """Return the items, oldest first."""
    series = selection.edition.series
    items = [_item(d, series.id, series.title) for d in series.declarations]
    return json_bytes(items)


def _item(declaration: Declaration, prefix: str, series: str) -> dict[str, object]:
    source = declaration.sources[0]
    item: dict[str, object] = {
        "id": f"{prefix}-{declaration.id}",
        "type": "document",
        "title": declaration.title,
        "collection-title": series,
        "language": declaration.language,
    }
    if declaration.date != UNDATED:
        item["issued"] = _date(declaration.date)
    more = {
        "event-place": declaration.place,
        "publisher": source.publisher,
        "URL": source.url,
        "source": source.description if not source.url else None,
        "note": declaration.rendering.value
        if declaration.rendering is not Rendering.UNKNOWN
        else None,
    }
    item |= {key: value for key, value in more.items() if value}
    if source.url and source.retrieved:
        item["accessed"] = _date(source.retrieved)
    return item


def _date(when: date) -> dict[str, object]:
    return {"date-parts": [[when.year, when.month, when.day]]}
