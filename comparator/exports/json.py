"""JSON: everything there is in one document; its schema is `schemas/edition-1.json`."""

import json
from collections.abc import Mapping
from importlib.resources import files

from comparator.exports.selection import Selection, findings_of
from comparator.model import (
    UNDATED,
    Block,
    Collation,
    Declaration,
    Edition,
    Source,
    Thread,
)

SCHEMA = "comparator/edition/1"


def schema() -> Mapping[str, object]:
    """Return the JSON Schema of the document."""
    text = (files("comparator.exports") / "schemas" / "edition-1.json").read_text("utf-8")
    found: Mapping[str, object] = json.loads(text)
    return found


def write(selection: Selection) -> bytes:
    """Return the document."""
    document = edition_document(selection.edition)
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def edition_document(edition: Edition) -> dict[str, object]:
    """Return an edition as lists, texts and numbers."""
    series = edition.series
    return {
        "schema": SCHEMA,
        "series": {"id": series.id, "title": series.title, "description": series.description},
        "themes": [
            {"id": t.id, "label": t.label, "parent": t.parent, "description": t.description}
            for t in series.themes.themes
        ],
        "declarations": [_declaration(d) for d in series.declarations],
        "collations": [_collation(c) for c in edition.collations],
        "threads": [_thread(t) for t in edition.threads],
        "findings": [
            {
                "id": f.id,
                "kind": str(f.kind),
                "left": list(f.left),
                "right": list(f.right),
                "left_words": f.left_words,
                "right_words": f.right_words,
                "rule": f.rule,
                "confidence": f.confidence,
            }
            for f in findings_of(edition)
        ],
        "witnesses": _witnesses(edition),
    }


def _witnesses(edition: Edition) -> list[dict[str, object]]:
    """Return the other texts of declarations; of one in another language there is no collation."""
    collations = {collation.right: _collation(collation) for collation in edition.witnesses}
    return [
        {
            "declaration": witness.declaration,
            "name": witness.name,
            "text": _declaration(witness.text),
            "collation": collations.get(witness.text.id),
        }
        for witness in edition.series.witnesses
    ]


def _declaration(declaration: Declaration) -> dict[str, object]:
    return {
        "id": declaration.id,
        "title": declaration.title,
        "date": None if declaration.date == UNDATED else declaration.date.isoformat(),
        "place": declaration.place,
        "language": declaration.language,
        "rendering": str(declaration.rendering),
        "note": declaration.note,
        "sources": [_source(source) for source in declaration.sources],
        "blocks": [_block(block) for block in declaration.blocks],
    }


def _source(source: Source) -> dict[str, object]:
    return {
        "url": source.url,
        "description": source.description,
        "publisher": source.publisher,
        "retrieved": source.retrieved.isoformat() if source.retrieved else None,
        "sha256": source.sha256,
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
                "themes": [
                    {"id": s.theme, "score": round(s.score, 2), "evidence": list(s.evidence)}
                    for s in p.themes
                ],
            }
            for p in block.passages
        ],
    }


def _collation(collation: Collation) -> dict[str, object]:
    return {
        "left": collation.left,
        "right": collation.right,
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
        ],
        "dropped": list(collation.dropped),
        "added": list(collation.added),
    }


def _thread(thread: Thread) -> dict[str, object]:
    return {
        "id": thread.id,
        "stations": [
            {"declaration": declaration, "passages": list(refs)} for declaration, refs in thread
        ],
        "tentative": list(thread.tentative),
    }
