"""From the blocks of a declaration to its passages."""

from dataclasses import replace

from comparator.language.sentences import sentence_spans
from comparator.model import Block, BlockKind, Declaration, Passage
from comparator.segmentation.formalities import block_kinds
from comparator.segmentation.preambles import clause_starts


def segment(declaration: Declaration) -> Declaration:
    """Return a declaration whose blocks have their kinds and passages.

    Joined with the white space between them, the passages of a block are its text.
    """
    lead_in: str | None = None
    blocks: list[Block] = []
    kinds = block_kinds(declaration.blocks)
    for block, kind in zip(declaration.blocks, kinds, strict=True):
        spans = _spans(block.text, kind, declaration.language)
        passages = tuple(
            Passage(
                id=f"{declaration.id}#p{block.number}.{ordinal}",
                declaration=declaration.id,
                kind=kind,
                block=block.number,
                ordinal=ordinal,
                start=start,
                text=block.text[start:end],
                lead_in=lead_in if kind is BlockKind.ITEM else None,
            )
            for ordinal, (start, end) in enumerate(spans, start=1)
        )
        if kind is not BlockKind.ITEM:
            lead_in = passages[-1].text if passages[-1].text.endswith((":", "：")) else None
        blocks.append(replace(block, kind=kind, passages=passages))
    return replace(declaration, blocks=tuple(blocks))


def segment_text(text: str, language: str) -> tuple[str, ...]:
    """Return the passages of one paragraph of prose."""
    return tuple(text[start:end] for start, end in _spans(text, BlockKind.PARAGRAPH, language))


def _spans(text: str, kind: BlockKind, language: str) -> list[tuple[int, int]]:
    """Return the spans of a block's passages; one for all that is no paragraph."""
    if kind is not BlockKind.PARAGRAPH:
        stripped = text.strip()
        start = text.index(stripped)
        return [(start, start + len(stripped))]
    spans: list[tuple[int, int]] = []
    for start, end in sentence_spans(text, language):
        begin = start
        for offset in clause_starts(text[start:end], language):
            spans.append((begin, start + len(text[start : start + offset].rstrip())))
            begin = start + offset
        spans.append((begin, end))
    return spans
