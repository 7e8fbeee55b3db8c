"""The body of a declaration file: what is written is what is read."""

from hypothesis import example, given
from hypothesis import strategies as st

from comparator.corpus.series.markup import format_blocks, parse_blocks
from comparator.model import DEEPEST_ITEM, Block, BlockKind

# Marks at the start of lines, odd white space and several scripts are common here.
PIECES = st.sampled_from(
    ["#", "##", "-", "*", "***", "\\", "\\\\", " ", "\t", "\u00a0", "\u200b", "\u2028", "\x85",
     "a", "Peace.", "мир", "和平", "e\u0301", "1.", "+++", "•"]
)  # fmt: skip
LINES = st.lists(st.one_of(PIECES, st.characters(codec="utf-8")), max_size=8).map("".join)
TEXTS = st.lists(LINES, min_size=1, max_size=3).map("\n".join)


def is_a_text(text: str) -> bool:
    """A block has no empty line, and no spaces or tabs around a line."""
    return all(line.strip() and line == line.strip(" \t") for line in text.split("\n"))


def block(kind: BlockKind, text: str, depth: int) -> Block:
    if kind is BlockKind.SEPARATOR:
        return Block(1, kind, "***")
    if kind is BlockKind.HEADING:
        return Block(1, kind, text.replace("\n", " "), level=2)
    return Block(1, kind, text, level=depth if kind is BlockKind.ITEM else 0)


KINDS = st.sampled_from(
    [BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.SEPARATOR]
)
BLOCKS = st.lists(
    st.builds(block, KINDS, TEXTS.filter(is_a_text), st.integers(0, DEEPEST_ITEM)),
    min_size=1,
    max_size=5,
)


@given(BLOCKS)
@example([Block(1, BlockKind.PARAGRAPH, "# no heading"), Block(2, BlockKind.ITEM, "- no item")])
@example([Block(1, BlockKind.PARAGRAPH, "\\# \\-\n***\n\\\\"), Block(2, BlockKind.ITEM, "***")])
@example([Block(1, BlockKind.HEADING, "# two marks", level=2)])
def test_reading_what_was_written_gives_the_blocks_back(blocks: list[Block]) -> None:
    found = parse_blocks(format_blocks(blocks))
    assert [(b.kind, b.text, b.level) for b in found] == [(b.kind, b.text, b.level) for b in blocks]


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_writing_what_was_read_changes_nothing_more(body: str) -> None:
    """Written once, a body is in the one form that writing gives."""
    blocks = parse_blocks(body)
    once = format_blocks(blocks)
    assert format_blocks(parse_blocks(once)) == once
    assert [(b.text, b.level) for b in parse_blocks(once)] == [(b.text, b.level) for b in blocks]


def test_every_mark_opens_its_kind() -> None:
    body = "# Title\n\n## Part\n\nOne\ntwo\n- item\ngoes on\n- next\n\n***\n\n\\- no item\n"
    assert [(b.kind, b.level, b.line, b.text) for b in parse_blocks(body, 9)] == [
        (BlockKind.HEADING, 1, 9, "Title"),
        (BlockKind.HEADING, 2, 11, "Part"),
        (BlockKind.PARAGRAPH, 0, 13, "One\ntwo"),
        (BlockKind.ITEM, 0, 15, "item\ngoes on"),
        (BlockKind.ITEM, 0, 17, "next"),
        (BlockKind.SEPARATOR, 0, 19, "***"),
        (BlockKind.PARAGRAPH, 0, 21, "- no item"),
    ]


def test_a_backslash_inside_a_line_is_a_backslash() -> None:
    body = "a \\- b \\ c\n\n# d \\# e\n\n- f \\* g\n\n\\ h\n\n\\#i\n"
    texts = [block.text for block in parse_blocks(body)]
    assert texts == ["a \\- b \\ c", "d \\# e", "f \\* g", "\\ h", "#i"]


def test_an_indent_says_how_many_items_an_item_stands_in() -> None:
    body = (
        "We will:\n\n- keep\n\n  - ports,\ngoes on\n\t\t- quays\n   - odd\n" + " " * 99 + "- deep\n"
    )
    assert [(b.kind, b.level, b.text) for b in parse_blocks(body)] == [
        (BlockKind.PARAGRAPH, 0, "We will:"),
        (BlockKind.ITEM, 0, "keep"),
        (BlockKind.ITEM, 1, "ports,\ngoes on"),
        (BlockKind.ITEM, 2, "quays"),
        (BlockKind.ITEM, 1, "odd"),
        (BlockKind.ITEM, DEEPEST_ITEM, "deep"),
    ]
