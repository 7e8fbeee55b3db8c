"""JSON: everything there is in one document; its schema is `schemas/edition-2.json`.

One collation alone, as `compare` gives it, has the same links and findings, and its texts beside.
"""

import json
from collections.abc import Collection, Iterable, Mapping
from importlib.resources import files

from comparator.analysis.commitments import Commitment, commitments
from comparator.analysis.history import History
from comparator.analysis.one_sided import OneSided, one_sided
from comparator.analysis.word_years import Since, word_years
from comparator.exports.selection import Selection, findings_of
from comparator.model import (
    UNDATED,
    Block,
    Collation,
    Declaration,
    Edition,
    Facing,
    Finding,
    Passage,
    Source,
    Theme,
    Thread,
)
from comparator.wording.finding_rules import english_rule

SCHEMA = "comparator/edition/2"
COLLATION_SCHEMA = "comparator/collation/2"


def schema() -> Mapping[str, object]:
    """Return the JSON Schema of the document."""
    text = (files("comparator.exports") / "schemas" / "edition-2.json").read_text("utf-8")
    found: Mapping[str, object] = json.loads(text)
    return found


def write(selection: Selection) -> bytes:
    """Return the document."""
    return json_bytes(edition_document(selection.edition))


def json_bytes(document: object) -> bytes:
    """Return a document as the bytes of a JSON file that people can read, too."""
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def edition_document(edition: Edition) -> dict[str, object]:
    """Return an edition as lists, texts and numbers."""
    series, found = edition.series, one_sided(edition)
    return {
        "schema": SCHEMA,
        "series": {"id": series.id, "title": series.title, "description": series.description},
        "themes": [_theme(t) for t in series.themes.themes],
        "declarations": [_declaration(d) for d in series.declarations],
        "collations": [
            {**_collation(c), **_one_sided(found.get((c.left, c.right)))}
            for c in edition.collations
        ],
        "threads": [_thread(t) for t in edition.threads],
        "findings": [finding_document(f) for f in findings_of(edition)],
        "word_years": {
            passage: [{"text": run.text, **_since(run.since)} for run in runs]
            for passage, runs in word_years(edition).items()
        },
        "commitments": [_commitment(c) for c in commitments(edition, History.of(edition))],
        "witnesses": _witnesses(edition),
    }


def _one_sided(changes: Iterable[OneSided] | None) -> dict[str, object]:
    """Return what changed in one language only, where both texts are here in another as well."""
    if changes is None:
        return {}
    return {
        "one_sided": [
            {
                "language": change.language,
                "left": list(change.left),
                "right": list(change.right),
                "witness_left": list(change.older),
                "witness_right": list(change.newer),
            }
            for change in changes
        ]
    }


def _commitment(commitment: Commitment) -> dict[str, str]:
    return {
        "passage": commitment.passage,
        "actor": commitment.actor,
        "verb": commitment.verb,
        "deed": commitment.deed,
        "by_when": commitment.when,
        "claim": str(commitment.claim),
        "fate": str(commitment.fate),
    }


def _since(since: Since) -> dict[str, str]:
    return {"since": since.declaration} | ({"before": since.before} if since.before else {})


def collation_document(
    left: Declaration, right: Declaration, collation: Collation, shown: Collection[str]
) -> dict[str, object]:
    """Return a collation with its texts, as far as its passages are among those shown."""
    found = [f for f in collation.findings if all(ref in shown for ref in (*f.left, *f.right))]
    return {
        "schema": COLLATION_SCHEMA,
        "left": _head(left),
        "right": _head(right),
        "passages": {
            side: [_words(p) for p in text.passages if p.id in shown]
            for side, text in (("left", left), ("right", right))
        },
        **_answers(collation, shown),
        "findings": [finding_document(f) for f in found],
    }


def _witnesses(edition: Edition) -> list[dict[str, object]]:
    """Return the other texts of declarations; of one in another language there is no collation."""
    collations = {collation.right: _collation(collation) for collation in edition.witnesses}
    facing = {parallel.right: _facing(parallel.rows) for parallel in edition.parallels}
    return [
        {
            "declaration": witness.declaration,
            "name": witness.name,
            "text": _declaration(witness.text),
            "collation": collations.get(witness.text.id),
            **({"facing": facing[witness.text.id]} if witness.text.id in facing else {}),
        }
        for witness in edition.series.witnesses
    ]


def _facing(rows: Iterable[Facing]) -> list[dict[str, object]]:
    """Return the passages that face one another, paragraph by paragraph."""
    return [
        {
            "left": list(row.left),
            "right": list(row.right),
            "is_firm": row.is_firm,
            **({"parts": _facing(row.parts)} if len(row.parts) > 1 else {}),
        }
        for row in rows
    ]


def _theme(theme: Theme) -> dict[str, object]:
    facts: dict[str, object] = {
        "id": theme.id,
        "label": theme.label,
        "parent": theme.parent,
        "description": theme.description,
    }
    return facts | ({"eurovoc": list(theme.eurovoc)} if theme.eurovoc else {})


def _declaration(declaration: Declaration) -> dict[str, object]:
    return {
        "id": declaration.id,
        "title": declaration.title,
        "date": _day(declaration),
        "place": declaration.place,
        "language": declaration.language,
        "rendering": str(declaration.rendering),
        "note": declaration.note,
        "sources": [_source(source) for source in declaration.sources],
        "blocks": [_block(block) for block in declaration.blocks],
    }


def _head(declaration: Declaration) -> dict[str, object]:
    return {
        "id": declaration.id,
        "title": declaration.title,
        "date": _day(declaration),
        "language": declaration.language,
    }


def _day(declaration: Declaration) -> str | None:
    return None if declaration.date == UNDATED else declaration.date.isoformat()


def _source(source: Source) -> dict[str, object]:
    return {
        "url": source.url,
        "description": source.description,
        "publisher": source.publisher,
        "retrieved": source.retrieved.isoformat() if source.retrieved else None,
        "sha256": source.sha256,
        "snapshot": source.snapshot,
    }


def _block(block: Block) -> dict[str, object]:
    return {
        "number": block.number,
        "kind": str(block.kind),
        "level": block.level,
        "text": block.text,
        "passages": [
            {
                "id": p.id,
                "start": p.start,
                "end": p.end,
                "lead_in": p.lead_in,
                "themes": _themes(p),
            }
            for p in block.passages
        ],
    }


def _words(passage: Passage) -> dict[str, object]:
    return {"id": passage.id, "text": passage.text, "themes": _themes(passage)}


def _themes(passage: Passage) -> list[dict[str, object]]:
    return [
        {"id": score.theme, "score": round(score.score, 2), "evidence": list(score.evidence)}
        for score in passage.themes
    ]


def _collation(collation: Collation) -> dict[str, object]:
    return {"left": collation.left, "right": collation.right, **_answers(collation)}


def _answers(collation: Collation, shown: Collection[str] | None = None) -> dict[str, object]:
    """Return what answers what, and what has no answer; all, or as far as it is shown."""

    def is_shown(refs: Iterable[str]) -> bool:
        return shown is None or any(ref in shown for ref in refs)

    return {
        "links": [
            {
                "left": list(link.left),
                "right": list(link.right),
                "relation": str(link.relation),
                "moved": link.moved,
                "tentative": link.tentative,
                "similarity": link.similarity,
                "edits": [list(edit) for edit in variant.edits],
                "light": list(variant.light),
                "shifted": [list(pair) for pair in variant.shifted],
            }
            for link, variant in zip(collation.links, collation.variants, strict=True)
            if is_shown((*link.left, *link.right))
        ],
        "dropped": [ref for ref in collation.dropped if is_shown((ref,))],
        "added": [ref for ref in collation.added if is_shown((ref,))],
    }


def finding_document(finding: Finding) -> dict[str, object]:
    """Return a finding as JSON has it."""
    return {
        "id": finding.id,
        "kind": str(finding.kind),
        "left": list(finding.left),
        "right": list(finding.right),
        "left_words": finding.left_words,
        "right_words": finding.right_words,
        "rule": english_rule(finding),
        "confidence": str(finding.confidence),
        "is_minor": finding.is_minor,
    }


def _thread(thread: Thread) -> dict[str, object]:
    return {
        "id": thread.id,
        "stations": [
            {"declaration": declaration, "passages": list(refs)} for declaration, refs in thread
        ],
        "tentative": list(thread.tentative),
    }
