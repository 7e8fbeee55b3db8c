"""Atom: a feed with an entry for each declaration: what it says that the one before did not.

Nothing in it is of the clock: an entry is of the day of its declaration.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid5

from comparator.analysis.highlights import Highlights
from comparator.analysis.history import Claim, History
from comparator.exports.changes import Change, changes_of
from comparator.exports.selection import Selection
from comparator.exports.xml import HEAD, element, escape
from comparator.model import UNDATED, Declaration
from comparator.model.passage_ids import key_of
from comparator.wording.formatting import years_without
from comparator.wording.translation import speaking

_NAMESPACE = "http://www.w3.org/2005/Atom"
_OURS = UUID("5d5f2c6e-6d0b-5b53-9d0c-0c3b7b1f4a10")
"""The root of our ids: the same declaration has the same id in every feed, everywhere."""
_MARKS = {-1: "del", 1: "ins"}
_NEVER = date(1970, 1, 1)  # a feed has to name some day
_MOST = 4  # of each kind


def write(selection: Selection) -> bytes:
    """Return the feed, the newest declaration first."""
    series = selection.edition.series
    history = History.of(selection.edition)
    title = series.title if not series.is_fictional else f"{series.title} (fictional)"
    if selection.theme:
        title += f": {selection.theme}"
    scope = f"{series.id}/{selection.theme or ''}"
    newest = max(_changed_on(d) for d in series.declarations)
    feed = element(
        "feed",
        {"xmlns": _NAMESPACE, "xml:lang": series.declarations[-1].language},
        element("id", None, _urn(scope)),
        element("title", None, escape(title)),
        element("updated", None, f"{newest.isoformat()}T00:00:00Z"),
        element("author", None, element("name", None, "comparator")),
        element("generator", None, "comparator"),
        *(_entry(selection, history, scope, n) for n in reversed(range(len(series.declarations)))),
    )
    return (HEAD + feed + "\n").encode()


def _urn(name: str) -> str:
    return f"urn:uuid:{uuid5(_OURS, name)}"


def _entry(selection: Selection, history: History, scope: str, n: int) -> str:
    series = selection.edition.series
    declaration = series.declarations[n]
    before = history.text_before(declaration.id)
    content = (
        _content(selection, history, series[before], declaration) if before else _first(declaration)
    )
    day = f"{_changed_on(declaration).isoformat()}T00:00:00Z"
    is_dated = declaration.date != UNDATED
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
        *([element("published", None, day)] if is_dated else []),
        *links,
        element("content", {"type": "html"}, escape(content)),
    )


def _changed_on(declaration: Declaration) -> date:
    """Return the day of a declaration; of an undated one that on which it was had, if known."""
    if declaration.date != UNDATED:
        return declaration.date
    return max((s.retrieved for s in declaration.sources if s.retrieved), default=_NEVER)


def _first(declaration: Declaration) -> str:
    prose = sum(p.kind.is_prose for p in declaration.passages)
    return element("p", None, f"The first text of its kind here: {prose} passages.")


def _content(selection: Selection, history: History, left: Declaration, right: Declaration) -> str:
    """Return the changes as HTML; its own escaping is undone by the reader of the feed.

    What is worth reading first stands first.
    """
    collation = selection.edition.collation(left.id, right.id)
    changes = list(changes_of(selection, left, right, collation))
    dated = "" if left.date == UNDATED else f", {left.date.isoformat()}"
    told = f"Against {escape(left.title)}{dated}{_without(selection, right)}:"
    against = element("p", None, told)
    if not changes:
        return against + element("p", None, "nothing changed.")
    chosen = Highlights(selection.edition, collation, history)
    weighty = [p.id for p in (*chosen.new[:_MOST], *chosen.back[:_MOST], *chosen.gone[:_MOST])]
    rank = {ref: n for n, ref in enumerate(weighty)}
    changes.sort(key=lambda change: rank.get(change.refs[0], len(rank)))
    prose = {p.id for d in (left, right) for p in d.passages if p.kind.is_prose}
    items = (
        _item(
            change,
            _told(history, change, right.id) if change.refs[0] in prose else _Told("", change.kind),
        )
        for change in changes
    )
    return against + element("ul", None, *items)


def _without(selection: Selection, declaration: Declaration) -> str:
    """Return which years nothing is known of: what they said is called new in spite of it."""
    with speaking("en"):
        years = years_without(selection.edition.series.all_missing_years(declaration.id))
    return f" (no text of {years} is here)" if years else ""


@dataclass(frozen=True, slots=True)
class _Told:
    """What is said of a change beside all texts: a claim for programs, and words."""

    claim: str
    words: str


def _told(history: History, change: Change, newer: str) -> _Told:
    """Return what the other texts know of passages that came or went."""
    if change.kind == "added":
        return _of_added(history, change.refs[0])
    if change.kind == "dropped":
        return _of_dropped(history, change.refs[0], newer)
    return _Told("", change.kind)


def _of_added(history: History, ref: str) -> _Told:
    match history.claim(ref):
        case Claim.NEW:
            return _Told("new", "new")
        case Claim.BACK:
            return _Told("back", f"back, last said in {history.standing(ref).before}")
        case Claim.COMPARE:
            return _Told("", f"near {history.compared(ref)}")
    return _Told("", "perhaps said before")


def _of_dropped(history: History, ref: str, newer: str) -> _Told:
    if history.is_gone(ref, newer):
        return _Told("gone", "gone")
    if history.is_said_again(ref, newer):
        return _Told("", "perhaps said again")
    near = history.nearest_after(ref, newer)
    return _Told("", f"gone in these words, near {near}" if near else "gone in these words")


def _item(change: Change, told: _Told) -> str:
    words = "".join(
        element(_MARKS[sign], None, escape(text)) if sign else escape(text)
        for sign, text in change.edits
        if text
    )
    where = ", ".join(map(key_of, change.refs))
    tentative = ", tentative" if change.is_tentative else ""
    marks = {"data-claim": told.claim, "data-passage": change.refs[0]} if told.claim else None
    return element(
        "li", marks, element("b", None, f"{told.words}{tentative} ({where}):"), f" {words}"
    )
