"""TEI P5 of a text in two languages: each whole, and links between what faces what.

Every passage is a `seg` with an id, every block an `ab`; the links are by whole paragraphs and,
where they are known, by passages, with `cert` for how firm they are. What one language lacks has no
link. White space in an `ab` is the text's own. `schemas/tei-apparatus.rng` describes it.
"""

from collections.abc import Iterator

from comparator.exports.tei_document import document, witness
from comparator.exports.xml import element, escape
from comparator.model import Block, Declaration, Edition, Facing, Parallel


def write_parallel(edition: Edition, parallel: Parallel) -> bytes:
    """Return the document of a declaration and its witness in another language."""
    texts = [edition.series.text(text) for text in (parallel.left, parallel.right)]
    title = " | ".join(text.title for text in texts)
    links = [link for row in parallel.rows for link in _links(row)]
    group = [element("linkGrp", {"type": "translation"}, *links)] if links else []
    return document(edition, title, texts, [*map(_text, texts), *group], is_apparatus=False)


def _text(text: Declaration) -> str:
    marks = {"type": "text", "corresp": f"#{witness(text.id)}", "xml:lang": text.language}
    return element("div", marks, *map(_block, text.blocks))


def _block(block: Block) -> str:
    marks = {"type": str(block.kind), "n": str(block.number), "xml:space": "preserve"}
    if block.level:
        marks["subtype"] = f"level-{block.level}"
    return element("ab", marks, *_words(block))


def _words(block: Block) -> Iterator[str]:
    """Yield the passages of a block, and what stands between them."""
    at = 0
    for p in block.passages:
        yield escape(block.text[at : p.start])
        yield element("seg", {"xml:id": _id(p.id)}, escape(p.text))
        at = p.end
    yield escape(block.text[at:])


def _links(row: Facing) -> Iterator[str]:
    for facing in (row, *row.parts):
        if facing.left and facing.right:
            target = " ".join(f"#{_id(ref)}" for ref in (*facing.left, *facing.right))
            cert = "high" if facing.is_firm else "low"
            kind = "paragraph" if facing is row else "passage"
            yield element("link", {"type": kind, "cert": cert, "target": target})


def _id(ref: str) -> str:
    """Return the XML id of a passage."""
    return witness(ref.replace("#", "-"))
