"""Small declarations and theme sets, made of a few words."""

from datetime import date

from comparator.model import (
    Block,
    BlockKind,
    Declaration,
    Rendering,
    Source,
    Terms,
    Theme,
    ThemeSet,
)
from comparator.segmentation import segment

_MARKS = {"# ": (BlockKind.HEADING, 1), "## ": (BlockKind.HEADING, 2), "- ": (BlockKind.ITEM, 0)}


def declare(*blocks: str, language: str = "en") -> Declaration:
    """Return a declaration, segmented; blocks begin with "# ", "## " or "- " or with nothing."""
    made: list[Block] = []
    for number, text in enumerate(blocks, start=1):
        mark = next((mark for mark in _MARKS if text.startswith(mark)), "")
        kind, level = _MARKS.get(mark, (BlockKind.PARAGRAPH, 0))
        if text == "***":
            kind = BlockKind.SEPARATOR
        made.append(Block(number, kind, text.removeprefix(mark), level=level))
    return segment(
        Declaration(
            id="2024-here",
            title="Here 2024",
            date=date(2024, 1, 2),
            place="Here",
            language=language,
            rendering=Rendering.FICTIONAL,
            note="",
            sources=(Source(description="made for a test"),),
            blocks=tuple(made),
        )
    )


def theme_set(language: str = "en", **terms: Terms) -> ThemeSet:
    """Return a theme set with one theme for each keyword."""
    return ThemeSet(
        tuple(Theme(name, name.title(), {language: own}) for name, own in terms.items())
    )


def filed(declaration: Declaration) -> list[list[str]]:
    """Return the themes of each passage."""
    return [[score.theme for score in passage.themes] for passage in declaration.passages]
