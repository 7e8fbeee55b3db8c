"""The entries of a review: one change each, in words an editor can hold against the files."""

from collections.abc import Iterator, Sequence

from comparator.analysis.revisions import (
    Correction,
    Fact,
    LinkChange,
    NewNeighbours,
    Refiling,
    Revision,
    TermChange,
)
from comparator.model import Declaration, Edition, Finding
from comparator.model.passage_ids import key_of
from comparator.report.outputs.brief import brief_outline
from comparator.report.rendering.markdown import clipped, marked, shown
from comparator.wording.finding_rules import KINDS
from comparator.wording.formatting import day, listed, quoted


def arrivals(edition: Edition, declarations: Sequence[Declaration]) -> Iterator[str]:
    """Yield new declarations with their sources and briefs."""
    for declaration in declarations:
        lines = [f"- {_named(declaration)}. Source: {_source(declaration)}"]
        for line, under in brief_outline(edition, declaration.id):
            lines += [f"  - {line}", *(f"    - {each}" for each in under)]
        yield "\n".join(lines) + "\n"


def departures(revision: Revision) -> Iterator[str]:
    """Yield what is gone, declarations first."""
    for text in revision.gone:
        yield f"- {_named(text)}: links to its pages and passages lead nowhere.\n"
    for text in revision.gone_witnesses:
        yield f"- the witness {_named(text)}\n"


def renamed(revision: Revision) -> Iterator[str]:
    """Yield texts whose files were renamed."""
    for c in revision.renamed:
        yield (
            f"- `{c.former}` is now `{c.text}`, its words are the same: "
            "links to its old pages and passages lead nowhere.\n"
        )


def witnesses(revision: Revision) -> Iterator[str]:
    """Yield new witnesses with their sources."""
    for text in revision.new_witnesses:
        yield f"- {_named(text)}. Source: {_source(text)}\n"


def _named(text: Declaration) -> str:
    where = f"{shown(text.place)}, " if text.place else ""
    return f"**{shown(text.title)}** (`{text.id}`, {where}{day(text.date)})"


def _source(text: Declaration) -> str:
    source = text.sources[0]
    return shown(source.url or source.description or "")


def facts(changed: Sequence[Fact]) -> Iterator[str]:
    """Yield facts with their old and new values."""
    for name, old, new in changed:
        yield f"- {name}: {_swap(old, new)}\n"


def _swap(old: str, new: str) -> str:
    parts = (
        f"<{tag}>{shown(clipped(words))}</{tag}>"
        for tag, words in (("del", old), ("ins", new))
        if words
    )
    return " ".join(parts) or "changed"


def corrections(correction: Correction) -> Iterator[str]:
    """Yield what differs in a text: facts, then words in the order of the new state."""
    yield from facts(correction.facts)
    for link, variant in correction.changes:
        where = "+".join(map(key_of, link.right))
        yield f"- {where}: {marked(variant.edits)}\n"
    for passage in correction.added:
        yield f"- {passage.key}, new: <ins>{shown(clipped(passage.text))}</ins>\n"
    for passage in correction.dropped:
        yield f"- {passage.key}, dropped: <del>{shown(clipped(passage.text))}</del>\n"
    for link in correction.moved:
        was, now = ("+".join(map(key_of, refs)) for refs in (link.left, link.right))
        yield f"- {now} changed its place (was {was}).\n"
    if correction.readdressed:
        # A review speaks English only: no message for translators.
        have = "passage has" if correction.readdressed == 1 else "passages have"
        yield f"- {correction.readdressed:,} {have} another address: old links lead elsewhere.\n"


def terms(change: TermChange) -> str:
    """Return a changed theme with its terms that came and went."""
    parts = [f"- `{change.theme}` ({change.change})"]
    parts += [f"{name}: {_swap(old, new)}" for name, old, new in change.facts]
    for kind, told in (("ins", change.added), ("del", change.dropped)):
        for where in dict.fromkeys(place for place, _ in told):
            said = ", ".join(term for place, term in told if place == where)
            parts.append(f"{where}: <{kind}>{shown(clipped(said, 600))}</{kind}>")
    return "; ".join(parts) + "\n"


def refiling(change: Refiling) -> str:
    """Return a passage with the themes that it is under now, no longer and still."""
    came, went, stay = (
        [f"`{theme}`" for theme in themes]
        for themes in (
            [t for t in change.after if t not in change.before],
            [t for t in change.before if t not in change.after],
            [t for t in change.after if t in change.before],
        )
    )
    parts = [f"now under {listed(came)}"] if came else []
    parts += [f"no longer under {listed(went)}"] if went else []
    parts += [f"still under {listed(stay)}"] if stay else []
    if not change.after:
        parts.append("now under no theme")
    words = shown(clipped(change.passage.text, 160))
    return f"- `{change.passage.id}` {', '.join(parts)}: “{words}”\n"


def links(revision: Revision, after: Edition) -> Iterator[str]:
    """Yield new neighbours, then links that came or went."""
    for change in revision.neighbours:
        yield _neighbours(change)
    texts = after.series.words_by_id()
    for link in revision.links:
        yield _link(link, texts)


def _neighbours(change: NewNeighbours) -> str:
    was, now = (f"`{name}`" if name else "none" for name in (change.before, change.after))
    return f"- `{change.declaration}` is now set against {now}; it was against {was}.\n"


def _link(change: LinkChange, texts: dict[str, str]) -> str:
    what = (
        f"now {change.relation}" if change.is_new else f"no longer linked (was {change.relation})"
    )
    left, right = ("+".join(side) for side in (change.left, change.right))
    said = shown(clipped(texts[change.right[0]], 120))
    return f"- `{left}` → `{right}` {what}: “{said}”\n"


def findings(revision: Revision) -> Iterator[str]:
    """Yield findings that came or went; those on the strength of what is said first."""
    for change in sorted(revision.findings, key=lambda c: not c.finding.kind.is_shift):
        lead = "" if change.is_new else "no longer "
        yield f"- {lead}{_finding(change.finding)}\n"


def _finding(finding: Finding) -> str:
    words = [
        quoted(shown(clipped(w)), "en") for w in (finding.left_words, finding.right_words) if w
    ]
    verb = "" if len(words) > 1 else " went" if finding.left_words else " came"
    where = " → ".join(f"`{'+'.join(refs)}`" for refs in (finding.left, finding.right))
    return f"{KINDS[finding.kind]}: {' → '.join(words)}{verb} ({where})"
