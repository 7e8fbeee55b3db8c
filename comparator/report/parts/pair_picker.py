"""A picker for any two declarations of a series.

On a pair page it leads to the page of the pair that is picked, or to that on which any two are set
(`pages.any_two`), where a pair has none. On a theme page the pair is set in place: what is not on
the page lies in a script of data beside the pair's page, one for each pair, which is loaded when
picked and works from a file as well:

    comparatorPair("2018-arden--2020-bruck", {"trade": "<h3>…", "energy": …})

Nothing is compared in the browser. The state is in the address: "#pair=2018-arden--2020-bruck".
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations, pairwise

from comparator.report.addresses import Page, any_two_page, pair_page, theme_page
from comparator.report.edition_index import Lookup
from comparator.report.pair_index import Pair
from comparator.report.parts.kinds import kind_choices
from comparator.wording.formatting import running
from comparator.wording.translation import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A declaration that can be picked, `at` its place where the page can be narrowed to a kind."""

    id: str
    name: str
    at: int | None
    is_left: bool = False
    is_right: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Picker:
    """What the template of a picker takes.

    Attributes:
        choices: All declarations, oldest first.
        pairs: Keys of the pairs that can be picked; "neighbours" if it is they; "newest" if it is
            they, and each with the newest; "" if any two can.
        theme: The theme of the page, or "" on pair pages.
        remark: What is said of pairs that cannot be picked, or have no page of their own.
        any_two: Where two that have no page of their own are set; "" where they are not.
    """

    choices: tuple[Choice, ...]
    pairs: str
    theme: str = ""
    remark: str = ""
    any_two: str = ""


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
    page = pair_page(lookup.series.id, pair.left, pair.right)
    return _picker(lookup, Page(page), pair.left, pair.right)


def picker_of_theme(lookup: Lookup, theme: str) -> Picker | None:
    """Return the picker of a theme page; none, where there is nothing to pick."""
    return _picker(lookup, Page(theme_page(lookup.series.id, theme)), theme=theme)


def picker_of_any_two(lookup: Lookup) -> Picker | None:
    """Return the picker of the page of any two; none, where there is nothing to pick."""
    ids = [d.id for d in lookup.declarations]
    return _picker(lookup, Page(any_two_page(lookup.series.id)), *ids[:1], *ids[-1:])


def _picker(
    lookup: Lookup, here: Page, left: str = "", right: str = "", theme: str = ""
) -> Picker | None:
    if len(lookup.declarations) < 3:
        return None
    is_narrowed = bool(theme and kind_choices(lookup))
    choices = tuple(
        Choice(
            id=d.id,
            name=lookup.name[d.id],
            at=n if is_narrowed else None,
            is_left=d.id == left,
            is_right=d.id == right,
        )
        for n, d in enumerate(lookup.declarations)
    )
    keys, remark = _pairs(lookup)
    any_two = here.to(any_two_page(lookup.series.id)) if lookup.sets_any_two else ""
    return Picker(choices=choices, pairs=keys, theme=theme, remark=remark, any_two=any_two)


def _pairs(lookup: Lookup) -> tuple[str, str]:
    """Return the keys of pairs, and what is said if they are not all pairs."""
    ids = [d.id for d in lookup.declarations]
    there, near = set(lookup.pair), set(pairwise(ids))
    if there >= set(combinations(ids, 2)):
        return "", ""
    # In a long series their keys would be a good part of the page.
    if there == near:
        keys = "neighbours"
        which = say("Only neighbours are compared here.")
    elif there == near | {(older, ids[-1]) for older in ids[:-1]}:
        keys = "newest"
        which = say("Neighbours are compared here, and each with the newest.")
    else:
        keys = " ".join(pair_key(*pair) for pair in lookup.pair)
        which = say("Not all are compared here.")
    how = say("“comparator compare” compares any two, “comparator build --pairs all” all of them.")
    if lookup.sets_any_two:
        return keys, say(
            "Neighbours have pages of their own; any other two are set when you pick them, "
            "with the same marks and without findings."
        )
    return keys, running((which, how))
