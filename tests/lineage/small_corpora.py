"""Small corpora of invented words: families of texts, and texts that have nothing in common."""

import random
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

_SYLLABLES = "ba ce di fo gu la me ni po ru sa te vi zo bra cre dri flo".split()


def clauses(seed: int, count: int = 6, words: int = 16) -> list[str]:
    """Return clauses of a matter of their own."""
    lot = random.Random(seed)  # noqa: S311 - no secret hangs on it
    return [
        " ".join("".join(lot.choices(_SYLLABLES, k=4)) for _ in range(words)) for _ in range(count)
    ]


def reworded(clause: str, seed: int) -> str:
    """Return a clause with its second quarter in other words."""
    words = clause.split()
    other = clauses(seed, 1, len(words) // 4)[0].split()
    return " ".join([*words[: len(other)], *other, *words[2 * len(other) :]])


def write_text(folder: Path, name: str, day: str, said: Sequence[str]) -> None:
    """Write a text as a file."""
    folder.mkdir(parents=True, exist_ok=True)
    body = "\n\n".join(f"We say {clause}." for clause in said)
    (folder / f"{name}.md").write_text(
        f'+++\ntitle = "Text {name}"\ndate = {day}\nlanguage = "en"\n[[source]]\n'
        f'description = "Invented"\n+++\n\n{body}\n',
        encoding="utf-8",
    )


def table(database: Path, name: str, columns: str = "*") -> list[tuple[object, ...]]:
    """Return the rows of a table, sorted."""
    return rows(database, f"SELECT {columns} FROM {name} ORDER BY 1, 2")  # noqa: S608


def rows(database: Path, query: str) -> list[tuple[Any, ...]]:
    """Return what a database answers."""
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute(query).fetchall()


def parents(database: Path) -> Mapping[str, set[str]]:
    """Return the parents of each text that has any."""
    found: dict[str, set[str]] = {}
    for text, parent in rows(database, "SELECT text, parent FROM lineage"):
        found.setdefault(str(text), set()).add(str(parent))
    return found
