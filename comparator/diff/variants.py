"""Variants: the word edits of linked passages, as diff-match-patch tuples."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain, groupby

from comparator.diff.lines import NOTE, Line, Written, is_island, line_of, values_of
from comparator.diff.matching import Stretch, common_stretches
from comparator.diff.moved_words import with_moves
from comparator.diff.tidy import tidy
from comparator.language.own_numbers import own_number
from comparator.language.synonyms import meaning_of
from comparator.model import Collation, Declaration, Edit, Variant

Piece = tuple[str, str, bool]
"""Left words, right words, and whether they differ in their setting only."""


def word_diff(left: str, right: str) -> list[tuple[int, str]]:
    """Return the word edits from `left` to `right` in diff-match-patch's form.

    0 and -1 joined are `left`, 0 and 1 joined are `right`; no edit is inside a word.
    """
    return list(variant_of(left, right).edits)


# Clauses that stand in three declarations meet in three pairs, and again when one is written anew.
@lru_cache(maxsize=16384)
def variant_of(left: str, right: str) -> Variant:
    """Return the variant that two wordings of a clause make."""
    if left == right:
        return Variant(((0, left),) if left else ())
    # Of several shortest ways one is chosen by the texts, so that swapping the sides gives
    # the same edits with their signs turned.
    if right < left:
        return _turned(_variant(right, left))
    return _variant(left, right)


def vary(collation: Collation, left: Declaration, right: Declaration) -> Collation:
    """Return the collation with the variant of each link."""
    text = {p.id: p.text for p in left.passages}
    newer = {p.id: p.text for p in right.passages}
    return replace(
        collation,
        variants=tuple(
            variant_of(
                " ".join(text[ref] for ref in link.left),
                " ".join(newer[ref] for ref in link.right),
            )
            for link in collation.links
        ),
    )


def _variant(left: str, right: str) -> Variant:
    # A paragraph's own number is no part of its wording, and most change when one is put in.
    numbers = own_number(left), own_number(right)
    if numbers[0] == numbers[1]:
        numbers = "", ""
    older, newer = _lines(left[len(numbers[0]) :], right[len(numbers[1]) :])
    stretches = tidy(common_stretches(older.forms, newer.forms), older, newer)
    pieces = _merge_light(chain([(*numbers, True)], _pieces(older, newer, stretches)))
    edits, shifted = with_moves(list(_edits(pieces)))
    return Variant(
        tuple((sign, text) for sign, text, _ in edits),
        tuple(n for n, (_, _, is_light) in enumerate(edits) if is_light),
        shifted,
    )


def _lines(left: str, right: str) -> tuple[Line, Line]:
    """Return two texts as lines in which a date or number only written anew is one word."""
    older, newer = values_of(left), values_of(right)
    if older == newer:
        return line_of(left), line_of(right)
    both = {value for value, _ in older} & {value for value, _ in newer}
    rewritten = {value for value, _ in older ^ newer} & both
    values = {
        written
        for written in older | newer
        if written[0] in rewritten and _is_written_anew(written[0], older, newer)
    }
    return line_of(left, values), line_of(right, values)


def _is_written_anew(value: str, older: Collection[Written], newer: Collection[Written]) -> bool:
    """Whether a value is written in other words, not "5 per cent" for "5 %"."""
    forms = [
        {line_of(written).forms for key, written in side if key == value} for side in (older, newer)
    ]
    return forms[0] != forms[1]


def _edits(pieces: Iterable[Piece]) -> Iterator[tuple[int, str, bool]]:
    """Yield the edits of pieces with their signs, and whether they are light."""
    for old, new, is_light in pieces:
        if old == new:
            if old:
                yield 0, old, False
            continue
        for sign, text in ((-1, old), (1, new)):
            if text:
                yield sign, text, is_light


def _turned(variant: Variant) -> Variant:
    """Return a variant with its sides swapped."""
    light = set(variant.light)
    edits: list[Edit] = []
    position: dict[int, int] = {}
    numbers = range(len(variant.edits))
    for _, run in groupby(numbers, key=lambda n: (variant.edits[n][0] == 0, n in light)):
        # Deletions stand before insertions on either side.
        for n in sorted(run, key=lambda n: (-variant.edits[n][0], n)):
            sign, text = variant.edits[n]
            position[n] = len(edits)
            edits.append((-sign, text))
    return Variant(
        tuple(edits),
        tuple(sorted(position[index] for index in variant.light)),
        tuple(sorted((position[new], position[old]) for old, new in variant.shifted)),
    )


def _pieces(left: Line, right: Line, stretches: Sequence[Stretch]) -> Iterator[Piece]:
    """Yield equal, light and other pieces that spell both lines."""
    at_left = at_right = 0
    for stretch in (*stretches, Stretch(len(left.tokens), len(right.tokens), 0)):
        yield from _edit(left, right, (at_left, stretch.left), (at_right, stretch.right))
        old, new = (
            left.text(stretch.left, stretch.left_end),
            right.text(stretch.right, stretch.right_end),
        )
        if old == new:
            yield old, new, True
        for offset in range(stretch.length if old != new else 0):
            i, j = stretch.left + offset, stretch.right + offset
            if offset:
                yield left.spaces[i], right.spaces[j], True
            yield left.tokens[i], right.tokens[j], True
        at_left, at_right = stretch.left_end, stretch.right_end


def _edit(
    left: Line, right: Line, old_span: tuple[int, int], new_span: tuple[int, int]
) -> Iterator[Piece]:
    """Yield what lies between two stretches, white space that both have outside the edit."""
    old = left.spaces[old_span[0]] + left.text(*old_span)
    if old_span[0] < old_span[1]:
        old += left.spaces[old_span[1]]
    new = right.spaces[new_span[0]] + right.text(*new_span)
    if new_span[0] < new_span[1]:
        new += right.spaces[new_span[1]]
    lead = _common_space(old, new)
    tail = _common_space(old[lead:][::-1], new[lead:][::-1])
    yield old[:lead], new[:lead], True
    old_core, new_core = old[lead : len(old) - tail], new[lead : len(new) - tail]
    is_light = _meanings(left.forms[slice(*old_span)]) == _meanings(right.forms[slice(*new_span)])
    yield old_core, new_core, is_light
    yield old[len(old) - tail :], new[len(new) - tail :], True


def _meanings(forms: Iterable[str]) -> list[str]:
    """Return what words say: an edit is light if both of its sides say the same.

    They then differ in white space, capitals, spelling, articles, commas, the form of quotation
    marks and dashes, numbers in words or figures, marks of notes, or in words that translators
    use one for the other.
    """
    return [meaning_of(f) for f in forms if f not in _MEANINGLESS]


_MEANINGLESS = frozenset({*"a an the , ; : . - \" '".split(), NOTE})


def _common_space(old: str, new: str) -> int:
    """Return how many white-space characters both texts begin with."""
    count = 0
    while count < min(len(old), len(new)) and old[count] == new[count] and old[count].isspace():
        count += 1
    return count


def _merge_light(pieces: Iterable[Piece]) -> list[Piece]:
    """Join pieces of one kind, and light ones across the islands between them.

    No equal piece of only white space, punctuation and function words is left between two
    edits: what lies between a light edit and another becomes part of the light one.
    """
    runs = [
        (kind, list(run)) for kind, run in groupby((p for p in pieces if p[0] or p[1]), key=_kind)
    ]
    merged: list[tuple[int, list[Piece]]] = []
    for n, (own_kind, run) in enumerate(runs):
        kind = own_kind
        if kind == _EQUAL and 0 < n < len(runs) - 1 and _is_island(run):
            # An island goes to the light side, or joins two edits of one kind.
            kind = _LIGHT if _LIGHT in {merged[-1][0], runs[n + 1][0]} else _OTHER
        if merged and merged[-1][0] == kind:
            merged[-1][1].extend(run)
        else:
            merged.append((kind, run))
    return [
        ("".join(p[0] for p in run), "".join(p[1] for p in run), kind != _OTHER)
        for kind, run in merged
    ]


_EQUAL, _LIGHT, _OTHER = range(3)


def _kind(piece: Piece) -> int:
    if piece[0] == piece[1]:
        return _EQUAL
    return _LIGHT if piece[2] else _OTHER


def _is_island(run: Iterable[Piece]) -> bool:
    return is_island("".join(old for old, _, _ in run))
