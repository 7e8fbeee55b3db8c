"""The sheet of changes of a pair: a row a change, as an office files it."""

from collections.abc import Iterator

from comparator.exports.changes import Change, changes_of
from comparator.exports.selection import Selection
from comparator.exports.tables import Kind, Table
from comparator.language.words import count_words
from comparator.model.passage_ids import marks_of
from comparator.wording.finding_rules import english_rule

COLUMNS: tuple[tuple[str, Kind], ...] = (
    ("number", "integer"),
    ("older_place", "text"),
    ("newer_place", "text"),
    ("themes", "text"),
    ("kind", "text"),
    ("moved", "flag"),
    ("tentative", "flag"),
    ("older", "text"),
    ("newer", "text"),
    ("weight", "integer"),
    ("findings", "text"),
)


def sheet_of(selection: Selection) -> Table:
    """Return the changes of the chosen pair, or of the newest two texts.

    They stand in the order of the newer text, what was dropped last. The weight is the number of
    words that went or came, those that change no meaning left out.
    """
    rows = tuple((n, *row) for n, row in enumerate(_rows(selection), 1))
    return Table("changes", COLUMNS, ("number",), rows)


def _rows(selection: Selection) -> Iterator[tuple[str | int, ...]]:
    left, right, collation = selection.chosen_pair()
    passage = {p.id: p for d in (left, right) for p in d.passages}
    label = {theme.id: theme.label for theme in selection.edition.series.themes.themes}
    for change in changes_of(selection, left, right, collation):
        scores = (s for ref in change.refs for s in passage[ref].themes)
        themes = dict.fromkeys(label.get(s.theme, s.theme) for s in scores)
        found = [
            english_rule(f)
            for f in collation.findings
            if {*f.right} & {*change.newer} and {*f.left} & {*change.older}
        ]
        yield (
            marks_of(change.older),
            marks_of(change.newer),
            "; ".join(themes),
            change.kind,
            int(change.is_moved),
            int(change.is_tentative),
            "".join(text for sign, text in change.edits if sign <= 0),
            "".join(text for sign, text in change.edits if sign >= 0),
            _weight(change),
            "; ".join(found),
        )


def _weight(change: Change) -> int:
    told = (t for n, (sign, t) in enumerate(change.edits) if sign and n not in change.light)
    return sum(map(count_words, told))
