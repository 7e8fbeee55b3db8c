"""Markdown: the texts as declaration files, from which comparator reads them again, and changes."""

from collections.abc import Iterator, Mapping

from comparator.corpus import write_declaration
from comparator.exports.changes import Change, changes_of
from comparator.exports.selection import Selection
from comparator.language.plain_text import in_markdown
from comparator.model import Collation, Declaration
from comparator.model.passage_ids import key_of

_MARKS = {-1: "<del>{}</del>", 0: "{}", 1: "<ins>{}</ins>"}


def write(selection: Selection) -> Mapping[str, bytes]:
    """Return `texts/<id>.md` and, for neighbours or the pair, `changes/<old>--<new>.md`.

    The texts are whole even where the changes are limited to a theme.
    """
    series = selection.edition.series
    files = {f"texts/{d.id}.md": write_declaration(d).encode() for d in series.declarations}
    for left, right in series.neighbours():
        collation = selection.edition.collation(left.id, right.id)
        lines = _changes(selection, left, right, collation)
        files[f"changes/{left.id}--{right.id}.md"] = ("\n\n".join(lines) + "\n").encode()
    return files


def _changes(
    selection: Selection, left: Declaration, right: Declaration, collation: Collation
) -> Iterator[str]:
    yield f"# {in_markdown(left.short_name)} → {in_markdown(right.short_name)}"
    if selection.edition.series.is_fictional:
        yield "*Fictional: the organisation and its declarations are invented.*"
    if selection.theme:
        yield f"Theme: {in_markdown(selection.theme)}"
    said = False
    for change in changes_of(selection, left, right, collation):
        said = True
        yield f"**{_head(change)}** {_words(change)}"
    if not said:
        yield "Nothing changed."


def _head(change: Change) -> str:
    keys = " ".join(map(key_of, change.refs))
    return f"{change.kind}{', tentative' if change.is_tentative else ''} {keys}"


def _words(change: Change) -> str:
    words = "".join(_MARKS[sign].format(in_markdown(text)) for sign, text in change.edits if text)
    return " ".join(words.split())
