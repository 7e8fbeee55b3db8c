"""A review as Markdown: what a change to declarations does to the report, short enough to post."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from comparator.insight.revisions import Correction, LinkChange, Revision, TermChange
from comparator.model import Declaration, Edition
from comparator.report.briefs import brief_sentences
from comparator.report.markdown import clipped, marked, shown
from comparator.report.phrasing import day, listed, plural

LONGEST = 65_535
"""So many characters a comment may have on GitHub."""
_MORE = 64
_GATES: dict[str, Callable[[Revision], bool]] = {
    "new": lambda r: bool(r.arrived),
    "gone": lambda r: bool(r.left) or r.after is None,
    "corrected": lambda r: any(c.is_of_text for c in r.corrections),
    "facts": lambda r: bool(r.facts) or any(c.facts for c in r.corrections),
    "terms": lambda r: bool(r.terms),
    "refiled": lambda r: bool(r.refilings),
    "links": lambda r: bool(r.links),
}
GATES = tuple(_GATES)
"""What a review can be asked to fail on."""


@dataclass(frozen=True, slots=True)
class _Section:
    """A heading with its entries, the weightiest first; as many are written as there is room."""

    heading: str
    entries: tuple[str, ...]


def gates_met(revisions: Sequence[Revision]) -> tuple[str, ...]:
    """Return which of GATES a review has reason to fail on."""
    return tuple(name for name, holds in _GATES.items() if any(map(holds, revisions)))


def review_markdown(revisions: Sequence[Revision], longest: int = LONGEST) -> str:
    """Return a review of changed series.

    Args:
        revisions: What differs, a series each.
        longest: How many characters it may have at most.
    """
    sections = [s for revision in revisions for s in _sections(revision) if s.entries]
    intro = _intro(revisions)
    return _fitted(intro, sections, longest)


def _intro(revisions: Sequence[Revision]) -> str:
    if not revisions:
        return "## Declarations\n\nThis change does nothing to the report.\n"
    lines = ["## What this change does to the report", ""]
    return "\n".join([*lines, *(_summary(r) for r in revisions), ""])


def _summary(revision: Revision) -> str:
    counts = (
        (len(revision.arrived), "new declaration", ""),
        (len(revision.left), "declaration gone", "declarations gone"),
        (sum(c.is_of_text for c in revision.corrections), "corrected text", ""),
        (sum(bool(c.facts) for c in revision.corrections), "declaration with other facts",
         "declarations with other facts"),
        (len(revision.terms), "changed theme", ""),
        (len(revision.refilings), "passage under other themes", "passages under other themes"),
        (len(revision.links), "changed link", ""),
    )  # fmt: skip
    told = [plural(n, one, several) for n, one, several in counts if n]
    if revision.before is None:
        told.insert(0, "a new series")
    if revision.after is None:
        told.insert(0, "the series is gone")
    if revision.facts:
        told.append("another title, description or witness")
    what = listed(told) if told else "the files differ, the report does not"
    return f"- **{shown(revision.series.title)}**: {what}."


def _sections(revision: Revision) -> Iterator[_Section]:
    name = shown(revision.series.title)
    if revision.after is not None:
        after = revision.after
        entries = [_arrival(after, d) for d in revision.arrived]
        yield _Section(f"New declarations: {name}", tuple(entries))
    gone = (f"- {shown(d.title)} ({day(d.date)})\n" for d in revision.left)
    yield _Section(f"Gone: {name}", tuple(gone))
    facts = [f"- {n}: {_swap(old, new)}\n" for n, old, new in revision.facts]
    yield _Section(f"Facts of the series: {name}", tuple(facts))
    for correction in revision.corrections:
        heading = f"`{correction.declaration}` was changed"
        yield _Section(heading, tuple(_corrections(correction)))
    yield _Section(f"Themes: {name}", tuple(map(_terms, revision.terms)))
    refilings = tuple(
        f"- `{r.passage.id}` {_themes(r.before)} → {_themes(r.after)}: "
        f"“{shown(clipped(r.passage.text, 160))}”\n"
        for r in revision.refilings
    )
    yield _Section(f"Passages under other themes: {name}", refilings)
    yield _Section(f"Changed links: {name}", tuple(_links(revision)))


def _arrival(edition: Edition, declaration: Declaration) -> str:
    where = f"{shown(declaration.place)}, " if declaration.place else ""
    head = f"**{shown(declaration.title)}** (`{declaration.id}`, {where}{day(declaration.date)})"
    source = declaration.sources[0]
    lines = [f"- {head}. Source: {shown(source.url or source.description or '')}"]
    lines += [f"  - {sentence}" for sentence in brief_sentences(edition, declaration.id)]
    return "\n".join(lines) + "\n"


def _corrections(correction: Correction) -> Iterator[str]:
    for name, old, new in correction.facts:
        yield f"- {name}: {_swap(old, new)}\n"
    for link, variant in correction.changes:
        where = "+".join(ref.partition("#")[2] for ref in link.right)
        yield f"- {where}: {marked(variant.edits)}\n"
    for passage in correction.added:
        yield f"- {passage.key}, new: <ins>{shown(clipped(passage.text))}</ins>\n"
    for passage in correction.dropped:
        yield f"- {passage.key}, dropped: <del>{shown(clipped(passage.text))}</del>\n"
    if correction.moved:
        yield f"- {plural(correction.moved, 'passage')} changed place.\n"


def _swap(old: str, new: str) -> str:
    return (
        f"<del>{shown(clipped(old)) or '(none)'}</del> <ins>{shown(clipped(new)) or '(none)'}</ins>"
    )


def _terms(change: TermChange) -> str:
    parts = [f"- `{change.theme}` ({change.change})"]
    for kind, terms in (("ins", change.added), ("del", change.removed)):
        for where in dict.fromkeys(place for place, _ in terms):
            said = ", ".join(shown(term) for place, term in terms if place == where)
            parts.append(f"{where}: <{kind}>{clipped(said, 600)}</{kind}>")
    return "; ".join(parts) + "\n"


def _themes(themes: Sequence[str]) -> str:
    return ", ".join(f"`{theme}`" for theme in themes) or "no theme"


def _links(revision: Revision) -> Iterator[str]:
    assert revision.after is not None or not revision.links  # noqa: S101 - links are of two states
    if revision.after is None:
        return
    texts = {p.id: p.text for d in revision.after.series.declarations for p in d.passages}
    for change in revision.links:
        yield _link(change, texts)


def _link(change: LinkChange, texts: dict[str, str]) -> str:
    what = (
        f"now {change.relation}" if change.is_new else f"no longer linked (was {change.relation})"
    )
    left, right = ("+".join(side) for side in (change.left, change.right))
    said = shown(clipped(texts[change.right[0]], 120))
    return f"- `{left}` → `{right}` {what}: “{said}”\n"


def _fitted(intro: str, sections: Sequence[_Section], longest: int) -> str:
    """Return as many entries as there is room for; of what is left out, the number is said."""
    parts, room = [intro], longest - len(intro)
    for n, section in enumerate(sections):
        # Each later section has the right to say that it exists.
        reserve = sum(len(s.heading) + _MORE for s in sections[n + 1 :])
        head = f"\n### {section.heading}\n\n"
        room -= len(head)
        written: list[str] = []
        for entry in section.entries:
            if len(entry) > room - reserve - _MORE:
                break
            written.append(entry)
            room -= len(entry)
        left = len(section.entries) - len(written)
        more = (
            f"- … {'and ' * bool(written)}{left:,} that {'do' + 'es' * (left == 1)} not fit here\n"
        )
        if left:
            written.append(more)
            room -= len(more)
        if room < 0:
            break
        parts += [head, *written]
    return "".join(parts)[:longest]
