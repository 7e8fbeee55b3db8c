"""From the blocks of a declaration to its passages."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from comparator.language.sentences import sentence_spans
from comparator.model import Block, BlockKind, Declaration, Passage
from comparator.segmentation.formalities import block_kinds
from comparator.segmentation.preambles import clause_starts
from comparator.segmentation.structures import vote_lines, with_structure


def segment(declaration: Declaration) -> Declaration:
    """Return a declaration whose blocks have their kinds and passages.

    Joined with the white space between them, the passages of a block are its text.
    """
    leads: list[tuple[int, str]] = []
    blocks: list[Block] = []
    kinds = block_kinds(declaration.blocks)
    kinded = [replace(b, kind=k) for b, k in zip(declaration.blocks, kinds, strict=True)]
    for block in with_structure(kinded, declaration.language):
        kind, is_item = block.kind, block.kind is BlockKind.ITEM
        # An item of an item continues that one, if its words lead on.
        leads = [lead for lead in leads if is_item and lead[0] < block.level]
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
                lead_in=leads[-1][1] if leads else None,
            )
            for ordinal, (start, end) in enumerate(spans, start=1)
        )
        if passages[-1].text.endswith((":", "：")):
            leads.append((block.level if is_item else -1, passages[-1].text))
        blocks.append(replace(block, passages=passages))
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
    for first, line in _lines(text):
        for start, end in sentence_spans(line, language):
            begin = first + start
            for offset in clause_starts(line[start:end], language):
                spans.append((begin, first + start + len(line[start : start + offset].rstrip())))
                begin = first + start + offset
            spans.append((begin, first + end))
    return spans


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield a text whole, but a record of votes line by line, each with where it begins."""
    ends = [found.end() for found in vote_lines().finditer(text)]
    for start, end in pairwise((0, *ends, len(text))):
        yield start, text[start:end]
