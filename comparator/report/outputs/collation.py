"""One collation for machines and terminals: JSON, plain text, Markdown."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from comparator.language.plain_text import in_markdown, one_line, printable
from comparator.model import (
    UNDATED,
    Collation,
    Declaration,
    Edition,
    Finding,
    Link,
    Passage,
    Variant,
)

SCHEMA = "comparator/collation/1"


def export_collation(edition: Edition, theme: str | None, form: str) -> bytes:
    """Return the only collation of an edition in a form: html, json, md or text.

    With a theme, only passages under it and those that answer them.
    """
    collation = edition.collations[0]
    if form == "html":
        from comparator.report import render_pair

        return render_pair(edition, collation.left, collation.right, theme)
    chosen = _Chosen.of(edition, collation, theme)
    write = {"json": _as_json, "md": _as_markdown, "text": _as_text}[form]
    return (write(chosen).rstrip("\n") + "\n").encode()


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
    findings: tuple[Finding, ...]

    @classmethod
    def of(cls, edition: Edition, collation: Collation, theme: str | None) -> "_Chosen":
        left, right = edition.series[collation.left], edition.series[collation.right]
        wanted = {
            p.id
            for p in (*left.passages, *right.passages)
            if theme is None or any(score.theme == theme for score in p.themes)
        }
        links = tuple(
            (link, variant)
            for link, variant in zip(collation.links, collation.variants, strict=True)
            if wanted & {*link.left, *link.right}
        )
        shown = wanted | {ref for link, _ in links for ref in (*link.left, *link.right)}
        alone = {*collation.dropped, *collation.added} & shown
        return cls(
            left=left,
            right=right,
            old=tuple(p for p in left.passages if p.id in shown),
            new=tuple(p for p in right.passages if p.id in shown),
            links=links,
            dropped=tuple(p for p in left.passages if p.id in alone),
            added=tuple(p for p in right.passages if p.id in alone),
            findings=tuple(f for f in collation.findings if {*f.left, *f.right} <= shown),
        )


def _as_json(chosen: _Chosen) -> str:
    import json

    document = {
        "schema": SCHEMA,
        "left": _declaration(chosen.left),
        "right": _declaration(chosen.right),
        "passages": {
            "left": [_passage(p) for p in chosen.old],
            "right": [_passage(p) for p in chosen.new],
        },
        "links": [_link(link, variant) for link, variant in chosen.links],
        "dropped": [p.id for p in chosen.dropped],
        "added": [p.id for p in chosen.added],
        "findings": [_finding(finding) for finding in chosen.findings],
    }
    return json.dumps(document, ensure_ascii=False, indent=1)


def _declaration(declaration: Declaration) -> dict[str, object]:
    return {
        "id": declaration.id,
        "title": declaration.title,
        "date": "" if declaration.date == UNDATED else declaration.date.isoformat(),
        "language": declaration.language,
    }


def _passage(passage: Passage) -> dict[str, object]:
    return {
        "id": passage.id,
        "text": passage.text,
        "themes": [
            {"id": score.theme, "score": round(score.score, 2), "evidence": list(score.evidence)}
            for score in passage.themes
        ],
    }


def _link(link: Link[str], variant: Variant) -> dict[str, object]:
    return {
        "left": list(link.left),
        "right": list(link.right),
        "relation": str(link.relation),
        "moved": link.moved,
        "tentative": link.tentative,
        "similarity": link.similarity,
        "light": list(variant.light),
        "edits": [list(edit) for edit in variant.edits],
    }


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "id": finding.id,
        "kind": str(finding.kind),
        "left": list(finding.left),
        "right": list(finding.right),
        "left_words": finding.left_words,
        "right_words": finding.right_words,
        "rule": finding.rule,
        "confidence": finding.confidence,
    }


def _as_text(chosen: _Chosen) -> str:
    lines = [_named(chosen.left), "→", _named(chosen.right), "", _counts(chosen), ""]
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


def _named(declaration: Declaration) -> str:
    dated = "" if declaration.date == UNDATED else f" ({declaration.date})"
    return f"{declaration.title}{dated}"


def _counts(chosen: _Chosen) -> str:
    relations = [str(link.relation) for link, _ in chosen.links]
    counts = [f"{relations.count(r)} {r}" for r in dict.fromkeys(sorted(relations))]
    if counts:
        counts.append(f"{sum(link.moved for link, _ in chosen.links)} of them moved")
    counts += [f"{len(chosen.dropped)} dropped", f"{len(chosen.added)} added"]
    return "Passages: " + ", ".join(counts) + "."


def _entries(
    chosen: _Chosen, gone: str, came: str, say: Callable[[str], str] = str
) -> Iterator[tuple[str, str]]:
    """Yield head and body of each change in the order of the newer text; the dropped last."""
    by_first = {link.right[0]: (link, variant) for link, variant in chosen.links}
    added = {p.id for p in chosen.added}
    for passage in chosen.new:
        if passage.id in added:
            yield f"added {_key(passage.id)}", came.format(say(passage.text))
        elif passage.id in by_first:
            link, variant = by_first[passage.id]
            if link.relation == "kept" and not link.moved:
                continue
            marks = {-1: gone, 0: "{}", 1: came}
            yield _head(link), "".join(marks[s].format(say(t)) for s, t in variant.edits)
    for passage in chosen.dropped:
        yield f"dropped {_key(passage.id)}", gone.format(say(passage.text))


def _head(link: Link[str]) -> str:
    moved = ", moved" if link.moved else ""
    tentative = ", tentative" if link.tentative else ""
    left = "+".join(map(_key, link.left))
    return f"{link.relation}{moved}{tentative} {left} → {'+'.join(map(_key, link.right))}"


def _key(passage_id: str) -> str:
    return passage_id.rsplit("#", maxsplit=1)[-1]
