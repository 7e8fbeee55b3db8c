"""Which mention became which: what stands in one another's place, or answers across a sentence."""

from collections.abc import Iterable, Iterator, Sequence

from comparator.analysis.edits import meets
from comparator.analysis.names.mentions import VOTERS, Mention
from comparator.model import FindingKind, Variant

_NARROW_EDIT, _WIDE_EDIT = 6, 14
"""Words of an edit in which numbers and names can be said to have been put for one another."""
_BEFORE = 2
_COUNTED = frozenset({FindingKind.NUMBER, FindingKind.DATE})


def replaced(
    variant: Variant,
    old: Sequence[Mention],
    new: Sequence[Mention],
    *,
    is_wide: bool = False,
) -> list[tuple[Mention, Mention]]:
    """Return what stands in one another's place: alike, and in edits side by side.

    Where a whole sentence was rewritten its numbers are others, not changed ones: only those
    that are new to the other side (`is_wide`) may then answer each other.
    """
    pairs: list[tuple[Mention, Mention]] = []
    for before, after in _replacements(variant):
        texts = variant.left[slice(*before)], variant.right[slice(*after)]
        longest = max(len(text.split()) for text in texts)
        if longest > (_WIDE_EDIT if is_wide else _NARROW_EDIT):
            continue
        for kind, unit in dict.fromkeys((m.kind, m.unit) for m in old if meets(m, [before])):
            # A list of voters and a list of bodies have no places in which one follows another.
            if unit in {"body", *VOTERS} or (not is_wide and kind not in _COUNTED):
                continue
            gone = [m for m in old if (m.kind, m.unit) == (kind, unit) and meets(m, [before])]
            here = [m for m in new if (m.kind, m.unit) == (kind, unit) and meets(m, [after])]
            # Several for several: none can be said to have become another.
            if len(gone) == 1 == len(here) and gone[0].key != here[0].key:
                pairs.append((gone[0], here[0]))
    return _each_once(pairs)


def _each_once(pairs: Iterable[tuple[Mention, Mention]]) -> list[tuple[Mention, Mention]]:
    """Return the pairs in which both are in no pair before."""
    taken: set[tuple[int, Mention]] = set()
    kept = []
    for older, newer in dict.fromkeys(pairs):
        if not {(0, older), (1, newer)} & taken:
            taken |= {(0, older), (1, newer)}
            kept.append((older, newer))
    return kept


def reordered(
    texts: tuple[str, str], dropped: Sequence[Mention], added: Sequence[Mention]
) -> Iterator[tuple[Mention, Mention]]:
    """Yield numbers and dates that answer each other in a sentence put in other words.

    They are the only ones of their unit on either side, or of those behind the same two words;
    before years the same word stands, before days, which are those of an event, the same two.
    """
    left, right = texts
    for older in dropped:
        alike = [m for m in dropped if (m.kind, m.unit) == (older.kind, older.unit)]
        rivals = [m for m in added if (m.kind, m.unit) == (older.kind, older.unit)]
        if older.kind not in _COUNTED or not rivals:
            continue
        is_alone = len(alike) == 1 == len(rivals)
        count = {FindingKind.NUMBER: 0}.get(older.kind, 2 if older.unit == "day" else 1)
        count = count if is_alone else _BEFORE
        before = _words_before(left, older, count)
        same = [m for m in rivals if _words_before(right, m, count) == before]
        is_first = sum(_words_before(left, m, count) == before for m in alike) == 1
        if len(same) == 1 and is_first:
            yield older, same[0]


def _words_before(text: str, mention: Mention, count: int) -> list[str]:
    return text[: mention.start].split()[-count:] if count else []


def _replacements(variant: Variant) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Yield the spans of words that were put in each other's place."""
    at_left = at_right = 0
    for n, (sign, text) in enumerate(variant.edits):
        following = variant.edits[n + 1] if n + 1 < len(variant.edits) else (0, "")
        if sign == -1 and following[0] == 1:
            yield (
                (at_left, at_left + len(text)),
                (at_right, at_right + len(following[1])),
            )
        at_left += len(text) * (sign <= 0)
        at_right += len(text) * (sign >= 0)
