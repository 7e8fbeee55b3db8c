"""Ids of texts, after which their files are named.

2023-new-delhi            a declaration
2023-new-delhi.worldjpn   a witness of it
"""

from pathlib import Path

from comparator.corpus.series.toml_files import check_id
from comparator.errors import InputError

MAIN = "main"
"""The name that a declaration's own file has as a witness, where another text was chosen."""


def split_text_id(text_id: str) -> tuple[str, str]:
    """Return the id of the declaration and the name of the witness, "" for the declaration."""
    declaration_id, _, name = text_id.partition(".")
    return declaration_id, name


def check_text_id(path: Path, text_id: str) -> None:
    """Raise InputError unless `text_id` can be that of a declaration or of a witness."""
    declaration_id, dot, name = text_id.partition(".")
    check_id(path, declaration_id, "declaration")
    if not dot:
        return
    check_id(path, name, "witness", "worldjpn")
    if name == MAIN:
        raise InputError(
            path,
            None,
            f"no witness can be called {MAIN!r}: that is {declaration_id}.md itself.",
            "Name it after its publisher or translator.",
            "C003",
        )
