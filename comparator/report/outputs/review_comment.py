"""A review as Markdown: what a change to declarations does to the report, short enough to post."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from comparator.analysis.revisions import Revision
from comparator.report.outputs import review_entries as entries
from comparator.report.rendering.markdown import shown
from comparator.wording.formatting import listed, plural

LONGEST = 65_535
"""So many characters a comment may have on GitHub."""
_MORE = 64
_GATES: dict[str, Callable[[Revision], bool]] = {
    "new": lambda r: bool(r.new or r.new_witnesses),
    "gone": lambda r: bool(r.gone or r.gone_witnesses or r.renamed) or r.after is None,
    "corrected": lambda r: any(c.is_of_text for c in r.corrections),
    "facts": lambda r: bool(r.facts) or any(c.facts for c in r.corrections),
    "terms": lambda r: bool(r.terms),
    "refiled": lambda r: bool(r.refilings),
    "links": lambda r: bool(r.links or r.neighbours),
    "findings": lambda r: bool(r.findings),
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
    """Return a review of changed series."""
    # One series is named at the top, and need not be named again over every section.
    names = [f": {shown(r.series.title)}" if len(revisions) > 1 else "" for r in revisions]
    sections = [
        section
        for revision, name in zip(revisions, names, strict=True)
        for section in _sections(revision, name)
        if section.entries
    ]
    return _fitted(_intro(revisions), sections, longest)


def _intro(revisions: Sequence[Revision]) -> str:
    if not revisions:
        return "## Declarations\n\nThis change does nothing to the report.\n"
    lines = ["## What this change does to the report", ""]
    return "\n".join([*lines, *(_summary(r) for r in revisions), ""])


def _summary(revision: Revision) -> str:
    counts = (
        (len(revision.new), "new declaration", ""),
        (len(revision.gone), "declaration gone", "declarations gone"),
        (len(revision.renamed), "renamed text", ""),
        (len(revision.new_witnesses), "new witness", "new witnesses"),
        (len(revision.gone_witnesses), "witness gone", "witnesses gone"),
        (sum(c.is_of_text for c in revision.corrections), "corrected text", ""),
        (sum(bool(c.facts) for c in revision.corrections), "text with other facts",
         "texts with other facts"),
        (len(revision.terms), "changed theme", ""),
        (len(revision.refilings), "passage under other themes", "passages under other themes"),
        (len(revision.links), "changed link", ""),
        (len(revision.findings), "changed finding", ""),
    )  # fmt: skip
    told = [plural(n, one, several) for n, one, several in counts if n]
    if revision.before is None:
        told.insert(0, "a new series")
    if revision.after is None:
        told.insert(0, "the series is gone")
    told += [f"another {name}" for name, _, _ in revision.facts]
    return f"- **{shown(revision.series.title)}**: {listed(told) if told else _nothing(revision)}."


def _nothing(revision: Revision) -> str:
    if revision.before == revision.after:
        return "the files differ, the report does not"
    return (
        "only what has no words here differs; "
        "`comparator build --check --diff` shows the changed lines of the report"
    )


def _sections(revision: Revision, name: str) -> Iterator[_Section]:
    after = revision.after
    if after is not None:
        yield _section(f"New declarations{name}", entries.arrivals(after, revision.new))
    yield _section(f"Gone{name}", entries.departures(revision))
    yield _section(f"Renamed{name}", entries.renamed(revision))
    yield _section(f"New witnesses{name}", entries.witnesses(revision))
    yield _section(f"Facts of the series{name}", entries.facts(revision.facts))
    for correction in revision.corrections:
        heading = f"`{correction.text}` was changed"
        yield _section(heading, entries.corrections(correction))
    yield _section(f"Themes{name}", map(entries.terms, revision.terms))
    yield _section(f"Passages under other themes{name}", map(entries.refiling, revision.refilings))
    if after is not None:
        yield _section(f"Changed links{name}", entries.links(revision, after))
        yield _section(f"Changed findings{name}", entries.findings(revision))


def _section(heading: str, told: Iterator[str]) -> _Section:
    return _Section(heading, tuple(told))


def _fitted(intro: str, sections: Sequence[_Section], longest: int) -> str:
    """Return as many entries as there is room for; of what is left out, the number is said."""
    heads = [f"\n### {section.heading}\n\n" for section in sections]
    needs = [
        len(head) + sum(map(len, section.entries)) + _MORE
        for head, section in zip(heads, sections, strict=True)
    ]
    parts = [intro]
    rooms = _shared(longest - len(intro), needs)
    for head, section, room in zip(heads, sections, rooms, strict=True):
        if room < len(head) + _MORE:
            continue  # what is in it is counted at the top
        parts += [head, *_written(section.entries, room - len(head) - _MORE)]
    return "".join(parts)[:longest]


def _shared(room: int, needs: Sequence[int]) -> list[int]:
    """Return how much of a room each gets: the modest what they need, the others equal parts."""
    rooms = [0] * len(needs)
    for served, n in enumerate(sorted(range(len(needs)), key=needs.__getitem__)):
        rooms[n] = min(needs[n], room // (len(needs) - served))
        room -= rooms[n]
    return rooms


def _written(told: Sequence[str], room: int) -> Iterator[str]:
    for n, entry in enumerate(told):
        room -= len(entry)
        if room < 0:
            left = len(told) - n
            does = "does" if left == 1 else "do"
            yield f"- … {'and ' * bool(n)}{left:,} that {does} not fit here\n"
            return
        yield entry
