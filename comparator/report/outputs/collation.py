"""One collation for machines and terminals: JSON, plain text, Markdown."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from comparator.alignment.moves import moves_of
from comparator.analysis.measures import count_passages
from comparator.exports.json import collation_document, json_bytes
from comparator.exports.selection import Selection, wanted_of_pair
from comparator.language.plain_text import in_markdown, one_line, printable
from comparator.model import (
    Collation,
    Declaration,
    Edition,
    Link,
    Passage,
    Variant,
)
from comparator.model.passage_ids import key_of


def export_collation(edition: Edition, theme: str | None, form: str) -> bytes:
    """Return the only collation of an edition in a form: html, json, md or text.

    With a theme, only passages under it and those that answer them.
    """
    collation = edition.collations[0]
    if form == "html":
        from comparator.report import render_pair

        return render_pair(edition, collation.left, collation.right, theme)
    left, right = edition.series[collation.left], edition.series[collation.right]
    shown = wanted_of_pair(Selection(edition, theme=theme), left, right, collation)
    if form == "json":
        document = collation_document(left, right, collation, shown)
        return json_bytes(document)
    write = {"md": _as_markdown, "text": _as_text}[form]
    return (write(_Chosen.of(left, right, collation, shown)).rstrip("\n") + "\n").encode()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Chosen:
    """What of a collation is to be shown."""

    left: Declaration
    right: Declaration
    old: tuple[Passage, ...]
    new: tuple[Passage, ...]
    links: tuple[tuple[Link[str], Variant], ...]
    dropped: tuple[Passage, ...]
    added: tuple[Passage, ...]

    @classmethod
    def of(
        cls, left: Declaration, right: Declaration, collation: Collation, shown: frozenset[str]
    ) -> "_Chosen":
        links = zip(collation.links, collation.variants, strict=True)
        alone = shown & {*collation.dropped, *collation.added}
        return cls(
            left=left,
            right=right,
            old=tuple(p for p in left.passages if p.id in shown),
            new=tuple(p for p in right.passages if p.id in shown),
            links=tuple((k, v) for k, v in links if shown & {*k.left, *k.right}),
            dropped=tuple(p for p in left.passages if p.id in alone),
            added=tuple(p for p in right.passages if p.id in alone),
        )


def _as_text(chosen: _Chosen) -> str:
    lines = [chosen.left.title_and_day, "→", chosen.right.title_and_day, "", _counts(chosen), ""]
    for head, body in _entries(chosen, "[-{}-]", "{{+{}+}}"):
        lines += [head, f"  {one_line(body)}", ""]
    return "\n".join(printable(line) for line in lines)


def _as_markdown(chosen: _Chosen) -> str:
    lines = [
        f"# {in_markdown(chosen.left.short_name)} → {in_markdown(chosen.right.short_name)}",
        "",
        _counts(chosen),
        "",
    ]
    for head, body in _entries(chosen, "<del>{}</del>", "<ins>{}</ins>", in_markdown):
        lines += [f"**{head}** {one_line(body)}", ""]
    return "\n".join(printable(line) for line in lines)


def _counts(chosen: _Chosen) -> str:
    """Return what became of the passages, in the figures of the page of the pair."""
    links = [link for link, _ in chosen.links]
    moves = moves_of(links, [p.id for p in chosen.old], [p.id for p in chosen.new])
    counts = count_passages(links, chosen.old, chosen.new, moves)
    is_told = 0 < counts.moves < counts.moved
    told = f" in {counts.moves} move{'s' * (counts.moves > 1)}" if is_told else ""
    return (
        f"Passages: of {counts.older} before {counts.kept} kept, {counts.reworded} reworded, "
        f"{counts.dropped} dropped; of {counts.newer} now {counts.added} added, "
        f"{counts.moved} moved{told}."
    )


def _entries(
    chosen: _Chosen, dropped: str, added: str, shown: Callable[[str], str] = str
) -> Iterator[tuple[str, str]]:
    """Yield head and body of each change in the order of the newer text; the dropped last."""
    by_first = {link.right[0]: (link, variant) for link, variant in chosen.links}
    new = {p.id for p in chosen.added}
    for passage in chosen.new:
        if passage.id in new:
            yield f"added {key_of(passage.id)}", added.format(shown(passage.text))
        elif passage.id in by_first:
            link, variant = by_first[passage.id]
            if link.relation == "kept" and not link.moved:
                continue
            marks = {-1: dropped, 0: "{}", 1: added}
            yield _head(link), "".join(marks[s].format(shown(t)) for s, t in variant.edits)
    for passage in chosen.dropped:
        yield f"dropped {key_of(passage.id)}", dropped.format(shown(passage.text))


def _head(link: Link[str]) -> str:
    moved = ", moved" if link.moved else ""
    tentative = ", tentative" if link.tentative else ""
    left = "+".join(map(key_of, link.left))
    return f"{link.relation}{moved}{tentative} {left} → {'+'.join(map(key_of, link.right))}"
