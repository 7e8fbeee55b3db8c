"""One collation for machines and terminals: JSON, plain text, Markdown."""

from collections.abc import Callable, Iterator

from comparator.alignment.moves import moves_of
from comparator.analysis.measures import count_passages
from comparator.exports.changes import Change, changes_of
from comparator.exports.selection import Selection, wanted_of_pair
from comparator.language.plain_text import in_markdown, one_line, printable
from comparator.model import Edition
from comparator.model.passage_ids import key_of


def export_collation(edition: Edition, theme: str | None, form: str) -> bytes:
    """Return the only collation of an edition in a form: html, json, md or text.

    With a theme, only passages under it and those that answer them.
    """
    collation = edition.collations[0]
    if form == "html":
        from comparator.report import render_pair

        return render_pair(edition, collation.left, collation.right, theme)
    chosen = Selection.of(edition, (collation.left, collation.right), theme)
    if form == "json":
        from comparator.exports.json import collation_document, json_bytes

        left, right, collation = chosen.chosen_pair()
        shown = wanted_of_pair(chosen, left, right, collation)
        return json_bytes(collation_document(left, right, collation, shown))
    write = {"md": _as_markdown, "text": _as_text}[form]
    return (write(chosen).rstrip("\n") + "\n").encode()


def _as_text(chosen: Selection) -> str:
    left, right, _ = chosen.chosen_pair()
    lines = [left.title_and_day, "→", right.title_and_day, "", _counts(chosen), ""]
    for head, body in _entries(chosen, "[-{}-]", "{{+{}+}}"):
        lines += [head, f"  {one_line(body)}", ""]
    return "\n".join(printable(line) for line in lines)


def _as_markdown(chosen: Selection) -> str:
    left, right, _ = chosen.chosen_pair()
    names = [in_markdown(declaration.short_name) for declaration in (left, right)]
    lines = [f"# {names[0]} → {names[1]}", "", _counts(chosen), ""]
    for head, body in _entries(chosen, "<del>{}</del>", "<ins>{}</ins>", in_markdown):
        lines += [f"**{head}** {one_line(body)}", ""]
    return "\n".join(printable(line) for line in lines)


def _counts(chosen: Selection) -> str:
    """Return what became of the passages, in the figures of the page of the pair."""
    left, right, collation = chosen.chosen_pair()
    shown = wanted_of_pair(chosen, left, right, collation)
    old, new = ([p for p in side.passages if p.id in shown] for side in (left, right))
    links = [link for link in collation.links if shown & {*link.left, *link.right}]
    moves = moves_of(links, [p.id for p in old], [p.id for p in new])
    counts = count_passages(links, old, new, moves)
    is_told = 0 < counts.moves < counts.moved
    told = f" in {counts.moves} move{'s' * (counts.moves > 1)}" if is_told else ""
    return (
        f"Passages: of {counts.older} before {counts.kept} kept, {counts.reworded} reworded, "
        f"{counts.dropped} dropped; of {counts.newer} now {counts.added} added, "
        f"{counts.moved} moved{told}."
    )


def _entries(
    chosen: Selection, dropped: str, added: str, shown: Callable[[str], str] = str
) -> Iterator[tuple[str, str]]:
    """Yield head and body of each change."""
    marks = {-1: dropped, 0: "{}", 1: added}
    for change in changes_of(chosen, *chosen.chosen_pair()):
        yield _head(change), "".join(marks[s].format(shown(t)) for s, t in change.edits)


def _head(change: Change) -> str:
    if not (change.older and change.newer):
        return f"{change.kind} {'+'.join(map(key_of, change.refs))}"
    moved = ", moved" if change.is_moved and change.kind != "moved" else ""
    tentative = ", tentative" if change.is_tentative else ""
    left, right = ("+".join(map(key_of, refs)) for refs in (change.older, change.newer))
    return f"{change.kind}{moved}{tentative} {left} → {right}"
