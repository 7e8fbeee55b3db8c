"""Words that an edit takes away here and another brings back elsewhere.

    -[with the UN and other bodies ]- the states -[agree]-  +[work with the UN and other bodies]+

A phrase that moved is often part of longer edits; it is then cut out of both, so that it can
be marked as moved. The edits still spell both texts.
"""

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby

from comparator.diff.lines import form_of, is_island_word
from comparator.language.words import is_word, tokens

# A whole edit that comes back has moved from two words on; a phrase within longer edits must
# say more, for "the member states" stands in half of them.
_LEAST_WORDS = 2
_LEAST_WITHIN = 4
_LEAST_TELLING_WITHIN = 3
# So that a text of a thousand pages takes no days: pairs of characters, and edits with one phrase.
_MOST_COMPARED = 200_000_000
_MOST_RIVALS = 50

Marked = tuple[int, str, bool]
"""Sign, text, and whether the edit is light."""
Move = tuple[int, int]
"""Indices of the edit that takes words away and of the one that brings them back."""
_Span = tuple[int, int]
_Cut = tuple[int, int, int]


def with_moves(edits: Sequence[Marked]) -> tuple[list[Marked], tuple[Move, ...]]:
    """Return the edits, cut where a phrase within them moved, and the moves.

    Args:
        edits: With deletions before insertions in each change.

    Returns:
        The edits, and pairs of indices (deleted, inserted) that hold the same words.
    """
    cut = list(edits)
    budget = _MOST_COMPARED
    while True:
        cuts, budget = _cuts(cut, budget)
        if not cuts:
            break
        # The later first, so that the indices of the others stay.
        for n, start, end in sorted(cuts, reverse=True):
            cut[n : n + 1] = _parts(cut[n], start, end)
    return cut, _moves(cut)


def _moves(edits: Sequence[Marked]) -> tuple[Move, ...]:
    """Return the deletions whose words an insertion elsewhere brings back."""
    words = {
        n: tuple(form_of(token) for token in tokens(text) if is_word(token))
        for n, (sign, text, is_light) in enumerate(edits)
        if sign and not is_light
    }
    dropped: dict[tuple[str, ...], int] = {}
    for n, forms in words.items():
        if edits[n][0] < 0 and len(forms) >= _LEAST_WORDS:
            dropped.setdefault(forms, n)
    new = ((n, forms) for n, forms in words.items() if edits[n][0] > 0)
    return tuple(sorted((dropped.pop(forms), n) for n, forms in new if forms in dropped))


def _cuts(edits: Sequence[Marked], budget: int) -> tuple[list[_Cut], int]:
    """Return where to cut deletions and insertions that have a phrase in common, each once.

    And what is left of the budget: pairs of characters that may still be compared.
    """
    change = _changes(edits)
    came_with: dict[tuple[str, ...], list[int]] = {}
    for n in change:
        if edits[n][0] > 0:
            for row in _rows(edits[n][1]):
                came_with.setdefault(row, []).append(n)
    cuts: dict[int, _Cut] = {}
    for dropped in change:
        if edits[dropped][0] > 0:
            continue
        rows = _rows(edits[dropped][1])
        rivals = dict.fromkeys(n for row in rows for n in came_with.get(row, ())[:_MOST_RIVALS])
        found = []
        for n in rivals:
            price = len(edits[dropped][1]) * len(edits[n][1])
            if change[n] != change[dropped] and n not in cuts and price <= budget:
                budget -= price
                found += [(words, n, spans) for words, spans in _phrase(edits, dropped, n)]
        if found:
            _, new, (old_span, new_span) = max(found, key=lambda phrase: phrase[0])
            cuts[dropped], cuts[new] = (dropped, *old_span), (new, *new_span)
    return list(cuts.values()), budget


def _changes(edits: Sequence[Marked]) -> dict[int, int]:
    """Return for each edit that is not light which change it is part of."""
    runs = groupby(range(len(edits)), key=lambda n: edits[n][0] == 0)
    return {
        n: change
        for change, (is_equal, run) in enumerate(runs)
        for n in run
        if not is_equal and not edits[n][2]
    }


def _rows(text: str) -> Iterable[tuple[str, ...]]:
    """Return each row of as many words as a phrase has at least, once."""
    forms = [form_of(token) for token in tokens(text) if is_word(token)]
    return dict.fromkeys(zip(*(forms[start:] for start in range(_LEAST_WITHIN)), strict=False))


def _phrase(
    edits: Sequence[Marked], dropped: int, new: int
) -> Iterator[tuple[int, tuple[_Span, _Span]]]:
    """Yield the longest phrase that two edits share: its words, and its tokens in both.

    None if it says too little, or if both edits are nothing else.
    """
    older, newer = tokens(edits[dropped][1]), tokens(edits[new][1])
    forms = [form_of(token) for token in older], [form_of(token) for token in newer]
    match = SequenceMatcher(None, *forms, autojunk=False).find_longest_match()
    words = [form for form in forms[0][match.a : match.a + match.size] if is_word(form)]
    telling = sum(not is_island_word(word) for word in words)
    if len(words) < _LEAST_WITHIN or telling < _LEAST_TELLING_WITHIN:
        return
    spans = _trimmed(older, match.a, match.size), _trimmed(newer, match.b, match.size)
    if spans != (_trimmed(older, 0, len(older)), _trimmed(newer, 0, len(newer))):
        yield len(words), spans


def _trimmed(row: Sequence[str], start: int, size: int) -> _Span:
    """Return a span of tokens from its first word to behind its last."""
    worded = [n for n in range(start, start + size) if is_word(row[n])]
    return (worded[0], worded[-1] + 1) if worded else (start, start)


def _parts(edit: Marked, start: int, end: int) -> list[Marked]:
    """Return an edit cut before and behind a phrase; parts without text are left out."""
    sign, text, is_light = edit
    row = tokens(text)
    parts = ("".join(row[:start]), "".join(row[start:end]), "".join(row[end:]))
    return [(sign, part, is_light) for part in parts if part]
