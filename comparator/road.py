"""The whole road in a few functions: from a folder of declarations to an edition."""

from functools import lru_cache
from itertools import combinations
from pathlib import Path

from comparator.model import Collation, Declaration, Edition, Series

ALL_PAIRS_UP_TO = 40
"""`auto` compares every declaration with every other up to this many of them."""


def load(series_dir: str | Path) -> Series:
    """Return the series in a folder, segmented and with the themes of every passage.

    Raises:
        InputError: Something in the folder is not as it should be; says where and why.
    """
    from comparator.corpus import read_series

    return prepare(read_series(Path(series_dir)))


def prepare(series: Series) -> Series:
    """Return a series that was read with its passages and their themes."""
    from dataclasses import replace

    from comparator.text import segment
    from comparator.themes import assign_themes

    declarations = (assign_themes(segment(d), series.themes) for d in series.declarations)
    return replace(series, declarations=tuple(declarations))


def collate(left: Declaration, right: Declaration) -> Collation:
    """Return how two declarations answer each other, with the word edits of each link.

    What words are worth is learned from the two alone; `make_edition` learns it from a series.
    """
    from comparator.alignment import collate as link
    from comparator.diff import vary

    return vary(link(left, right), left, right)


def make_edition(series: Series, pairs: str = "auto") -> Edition:
    """Return the edition of a series that `load` gave.

    Args:
        series: Its declarations, with passages and themes.
        pairs: Which pairs get a page: "all", "neighbours" or "auto" (all, in series of up to
            40 declarations).
    """
    from comparator.alignment import collate as link
    from comparator.alignment import learn_weights, weave_threads
    from comparator.diff import vary

    declarations = series.declarations
    weights = learn_weights(p.text for d in declarations for p in d.passages)
    by_id = {d.id: d for d in declarations}

    @lru_cache(maxsize=None)
    def links(older: str, newer: str) -> Collation:
        return link(by_id[older], by_id[newer], weights)

    threads = weave_threads(declarations, lambda older, newer: links(older.id, newer.id))
    is_all = pairs == "all" or (pairs == "auto" and len(declarations) <= ALL_PAIRS_UP_TO)
    chosen = combinations(declarations, 2) if is_all else series.neighbours()
    collations = tuple(vary(links(a.id, b.id), a, b) for a, b in chosen)
    return Edition(series, collations, threads)
