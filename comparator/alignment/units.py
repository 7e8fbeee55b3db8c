"""What is aligned: the text of a passage and where it stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from comparator.model import BlockKind, Declaration


@dataclass(frozen=True, slots=True)
class Unit:
    """A passage as the aligner sees it.

    Attributes:
        block: Number of the block it stands in; passages of a block support each other.
        sort: Passages answer each other only within a sort: "prose", "heading", "title" or a
            formal one.
        themes: Ids of the themes it speaks of; empty where they are not known.
    """

    text: str
    block: int
    sort: str = "prose"
    themes: frozenset[str] = frozenset()

    @property
    def sort_key(self) -> tuple[str, str, int, tuple[str, ...]]:
        """All that the aligner knows of it, to be put in order."""
        return self.text, self.sort, self.block, tuple(sorted(self.themes))


def units_of_texts(texts: Sequence[str]) -> list[Unit]:
    """Return plain texts as units, each a block of its own."""
    return [Unit(text, number) for number, text in enumerate(texts)]


def units_of_declaration(declaration: Declaration) -> list[Unit]:
    """Return the passages of a declaration as units."""
    units: list[Unit] = []
    for block in declaration.blocks:
        if block.kind is BlockKind.HEADING:
            sort = "title" if block.is_title else "heading"
        else:
            sort = "formal" if block.kind.is_formal else "prose"
        units += [
            Unit(p.text, block.number, sort, frozenset(score.theme for score in p.themes))
            for p in block.passages
        ]
    return units


def blocks_of(units: Sequence[Unit]) -> tuple[list[str], list[int]]:
    """Return the texts of the blocks, and of each unit the number of its own."""
    texts: dict[int, str] = {}
    for unit in units:
        texts[unit.block] = f"{texts[unit.block]} {unit.text}" if unit.block in texts else unit.text
    number = {block: n for n, block in enumerate(texts)}
    return list(texts.values()), [number[unit.block] for unit in units]
