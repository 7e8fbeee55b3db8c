"""A picker for any two declarations of a series.

On a pair page it leads to the page of the pair that is picked. On a theme page the pair is set
in place: what is not on the page lies in a script of data beside the pair's page, one for each
pair, which is loaded when picked and works from a file as well:

    comparatorPair("2018-arden--2020-bruck", {"trade": "<h3>…", "energy": …})

Nothing is compared in the browser. The state is in the address: "#pair=2018-arden--2020-bruck".
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from comparator.report.edition_index import Lookup, Pair
from comparator.report.wording.translation import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A declaration that can be picked."""

    id: str
    name: str
    is_left: bool = False
    is_right: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Picker:
    """What the template of a picker takes.

    Attributes:
        choices: All declarations, oldest first.
        pairs: Keys of the pairs that can be picked; "neighbours" if it is they; "" if any two can.
        theme: The theme of the page, or "" on pair pages.
        remark: What is said of pairs that cannot be picked.
    """

    choices: tuple[Choice, ...]
    pairs: str
    theme: str = ""
    remark: str = ""


def pair_key(left: str, right: str) -> str:
    """Return the key of a pair, such as "2018-arden--2020-bruck"."""
    return f"{left}--{right}"


def data_of_pair(left: str, right: str, themes: Mapping[str, str]) -> bytes:
    """Return the script that hands over what a pair says on each theme, as HTML."""
    key = json.dumps(pair_key(left, right))
    told = json.dumps(themes, ensure_ascii=False, separators=(",", ":"))
    return f"comparatorPair({key},{told});\n".encode()


def picker_of_pages(lookup: Lookup, pair: Pair) -> Picker | None:
    """Return the picker of a pair page; none, where there is nothing else to pick."""
    if len(lookup.declarations) < 3:
        return None
    choices = tuple(
        Choice(
            id=d.id, name=lookup.name[d.id], is_left=d.id == pair.left, is_right=d.id == pair.right
        )
        for d in lookup.declarations
    )
    keys, remark = _pairs(lookup, lookup.pair)
    return Picker(choices=choices, pairs=keys, remark=remark)


def picker_of_theme(lookup: Lookup, theme: str) -> Picker | None:
    """Return the picker of a theme page; none, where there is nothing to pick."""
    if len(lookup.declarations) < 3:
        return None
    choices = tuple(Choice(id=d.id, name=lookup.name[d.id]) for d in lookup.declarations)
    keys, remark = _pairs(lookup, lookup.pair)
    return Picker(choices=choices, pairs=keys, theme=theme, remark=remark)


def _pairs(lookup: Lookup, pairs: Iterable[tuple[str, str]]) -> tuple[str, str]:
    """Return the keys of pairs, and what is said if they are not all pairs."""
    there = list(pairs)
    every = list(combinations([d.id for d in lookup.declarations], 2))
    keys = " ".join(pair_key(*pair) for pair in there)
    if set(there) >= set(every):
        keys = ""
    elif there == [(a.id, b.id) for a, b in lookup.series.neighbours()]:
        keys = "neighbours"  # in a long series their keys would be a good part of the page
    remark = ""
    if len(lookup.pair) < len(every):
        remark = say(
            "Only neighbours are compared here; “comparator build --pairs all” compares all."
        )
    return keys, remark
