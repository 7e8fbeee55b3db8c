"""A review as JSON: all that a change to declarations does to the report, for programs."""

from collections.abc import Iterable, Sequence

from comparator.analysis.revisions import Correction, Revision, TermChange
from comparator.exports.json import finding_document, json_bytes
from comparator.model import Declaration
from comparator.report.outputs.review_comment import gates_met

SCHEMA = "comparator/review/1"


def review_json(revisions: Sequence[Revision]) -> str:
    """Return a review of changed series; unlike a comment it leaves out nothing."""
    document = {
        "schema": SCHEMA,
        "kinds": list(gates_met(revisions)),
        "series": [_revision(revision) for revision in revisions],
    }
    return json_bytes(document).decode()


def _revision(revision: Revision) -> dict[str, object]:
    return {
        "id": revision.series.id,
        "is_new": revision.before is None,
        "is_gone": revision.after is None,
        "facts": _facts(revision.facts),
        "new": _ids((*revision.new, *revision.new_witnesses)),
        "gone": _ids((*revision.gone, *revision.gone_witnesses)),
        "corrections": [_correction(each) for each in revision.corrections],
        "terms": [_terms(each) for each in revision.terms],
        "refilings": [
            {"passage": r.passage.id, "before": list(r.before), "after": list(r.after)}
            for r in revision.refilings
        ],
        "links": [
            {
                "left": list(link.left),
                "right": list(link.right),
                "relation": str(link.relation),
                "is_new": link.is_new,
            }
            for link in revision.links
        ],
        "findings": [
            {**finding_document(change.finding), "is_new": change.is_new}
            for change in revision.findings
        ],
        "neighbours": [
            {"declaration": n.declaration, "before": n.before, "after": n.after}
            for n in revision.neighbours
        ],
    }


def _ids(texts: Iterable[Declaration]) -> list[str]:
    return [text.id for text in texts]


def _facts(facts: Iterable[tuple[str, str, str]]) -> list[dict[str, str]]:
    return [{"name": name, "before": before, "after": after} for name, before, after in facts]


def _correction(correction: Correction) -> dict[str, object]:
    return {
        "text": correction.text,
        "former": correction.former,
        "facts": _facts(correction.facts),
        "changes": [
            {
                "left": list(link.left),
                "right": list(link.right),
                "edits": [list(edit) for edit in variant.edits],
            }
            for link, variant in correction.changes
        ],
        "dropped": [{"passage": p.id, "words": p.text} for p in correction.dropped],
        "added": [{"passage": p.id, "words": p.text} for p in correction.added],
        "moved": [{"left": list(m.left), "right": list(m.right)} for m in correction.moved],
        "readdressed": correction.readdressed,
    }


def _terms(change: TermChange) -> dict[str, object]:
    return {
        "theme": change.theme,
        "change": change.change,
        "added": [{"kind": kind, "term": term} for kind, term in change.added],
        "dropped": [{"kind": kind, "term": term} for kind, term in change.dropped],
        "facts": _facts(change.facts),
    }
