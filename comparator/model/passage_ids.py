"""What the id of a passage says: "2020-moscow#p14.2" is "p14.2" of the text "2020-moscow"."""

from collections.abc import Iterable


def text_of(passage: str) -> str:
    """Return the id of the text that a passage is of."""
    return passage.partition("#")[0]


def key_of(passage: str) -> str:
    """Return the part of a passage's id that is unique within its text, such as "p14.2"."""
    return passage.partition("#")[2]


def block_of(passage: str) -> int:
    """Return the number of the block that a passage is of, such as 14."""
    return int(key_of(passage)[1:].partition(".")[0])


def mark_of(passage: str) -> str:
    """Return how a passage is called beside its text, such as "¶14.2"."""
    return f"¶{key_of(passage)[1:]}"


def marks_of(passages: Iterable[str]) -> str:
    """Return how passages are called, such as "¶14.2, ¶15.1"."""
    return ", ".join(map(mark_of, passages))
