"""What the filters of a pair page ask of a row."""

import re
from collections import Counter
from collections.abc import Iterator

from comparator.model import Variant
from comparator.report.edition_index import Lookup, Pair
from comparator.report.side_by_side.rows import Row

# A figure with its points, strokes and signs: 1,200 and 5-1/4 and 2.5% are one each.
_FIGURE = re.compile(r"\d+(?:[.,/:–-]\d+)*")


def traits_of(pair: Pair, row: Row, kinds: tuple[str, ...]) -> tuple[str, ...]:
    """Return "slight" if a row has no change but light ones, "figures" if a number changed."""
    changed = pair.reworded(row.left, row.right)
    traits = []
    if kinds == ("reworded",) and changed and all(map(_is_slight, changed)):
        traits.append("slight")
    if any(map(has_other_figures, changed)):
        traits.append("figures")
    return tuple(traits)


def themes_of(lookup: Lookup, pair: Pair, row: Row) -> tuple[str, ...]:
    """Return the themes of the passages of a row and of those that answer them, in order."""
    refs: dict[str, None] = {}
    for p in row.left:
        refs.update(dict.fromkeys((p.id, *pair.partners("left", p.id))))
    for p in row.right:
        refs.update(dict.fromkeys((p.id, *pair.partners("right", p.id))))
    told = (score.theme for ref in refs for score in lookup.passage[ref].themes)
    return tuple(dict.fromkeys(told))


def _is_slight(variant: Variant) -> bool:
    """Whether every edit is light."""
    return all(n in variant.light for n, (sign, _) in enumerate(variant.edits) if sign)


def has_other_figures(variant: Variant) -> bool:
    """Whether the two wordings differ in their figures, a paragraph's own number apart."""
    left, right = (Counter(_figures(variant, sign)) for sign in (-1, 1))
    return left != right


def _figures(variant: Variant, side: int) -> Iterator[str]:
    """Yield the figures of one side; they may run over several edits."""
    light = {n for n in variant.light if variant.edits[n][0] == side}
    text = "".join(
        # A light edit is no change of a figure: the number of the paragraph, or its setting.
        " " if n in light else text
        for n, (sign, text) in enumerate(variant.edits)
        if sign in {0, side}
    )
    yield from _FIGURE.findall(text)
