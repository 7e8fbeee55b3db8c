"""answers.toml: what a careful reader says of a series, to hold the tool against."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from comparator.corpus.series.toml_files import parse_toml, read_text
from comparator.errors import InputError
from comparator.model import Link, Relation


@dataclass(frozen=True, slots=True)
class Answers:
    """The answer key of a series.

    Attributes:
        themes: Themes by passage id.
        links: Links by pair of declaration ids, older first; their refs are passage ids.
        returns: Pairs of passage ids: a clause, and the same clause after a silence.
    """

    themes: Mapping[str, frozenset[str]]
    links: Mapping[tuple[str, str], tuple[Link[str], ...]]
    returns: tuple[tuple[str, str], ...]


def read_answers(path: Path) -> Answers:
    """Return the answer key in a file.

    Raises:
        InputError: The file is not an answer key.
    """
    values = parse_toml(path, read_text(path))
    try:
        return _answers(values)
    except (KeyError, TypeError, ValueError) as error:
        raise InputError(path, None, f"this is not an answer key: {error}.") from error


def _answers(values: dict[str, Any]) -> Answers:
    return Answers(
        themes={
            f"{declaration}#{key}": frozenset(passage["themes"])
            for declaration, passages in values["passages"].items()
            for key, passage in passages.items()
        },
        links={
            (pair["left"], pair["right"]): tuple(_link(pair, link) for link in pair["links"])
            for pair in values["pair"]
        },
        returns=tuple((entry["left"], entry["right"]) for entry in values.get("return", ())),
    )


def _link(pair: dict[str, Any], link: dict[str, Any]) -> Link[str]:
    return Link(
        tuple(f"{pair['left']}#{key}" for key in link["left"]),
        tuple(f"{pair['right']}#{key}" for key in link["right"]),
        Relation(link["relation"]),
        link["moved"],
    )
