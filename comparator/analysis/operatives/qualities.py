"""Qualities: what came or went before a thing that stands on both sides.

    humanitarian access       full, safe and humanitarian access   stronger: “full, safe” came
    a just and lasting peace  a lasting peace                      weaker: “just” went

One for another says nothing of strength, nor does what the other wording has in another place.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from comparator.analysis.edits import Span, meets, share_kept
from comparator.analysis.operatives.edited import Edited
from comparator.analysis.operatives.grades import COMPARING, is_reversed, lies_in
from comparator.analysis.operatives.tokens import Token
from comparator.analysis.operatives.verb_lexicon import Lexicon
from comparator.language.knowledge import function_words, named_words
from comparator.language.stems import stem
from comparator.model import Confidence, Finding, FindingKind, GradeChange

_LEAST_KEPT = 0.4
_LONGEST = 3  # words
_OPPOSING = frozenset(stem(word, "en") for word in named_words("opposing"))
"""Who opposes all forms of something, or a brutal war, opposes more, not less."""
_QUANTIFIERS = frozenset(named_words("quantifiers"))


class _Quality(NamedTuple):
    """Words that say what a thing is: which tokens, and where they stand in the text."""

    first: int
    last: int
    start: int
    end: int
    words: tuple[str, ...]
    is_degree: bool


def quality_shifts(
    edited: Edited, weighed: tuple[Sequence[Span], Sequence[Span]]
) -> Iterator[tuple[int, Finding]]:
    """Yield what is asked or said of a thing on one side alone."""
    if share_kept(edited.variant) < _LEAST_KEPT:
        return
    for heads in _heads(edited):
        chains = [
            _before(tokens, at, edited.lexicon)
            for tokens, at in zip(edited.tokens, heads, strict=True)
        ]
        known = [{q.words for q in chain} for chain in chains]
        if not (known[0] < known[1] or known[1] < known[0]):
            continue
        side = int(known[0] < known[1])
        own = [q for q in chains[side] if q.words not in known[1 - side]]
        # A degree that came or went alone is told by other rules, where it can be told.
        is_listed = bool(known[1 - side]) or _is_quality(edited, side, heads[side])
        is_told = (is_listed or not all(q.is_degree for q in own)) and all(
            _is_own(q, edited, side, weighed[side]) for q in own
        )
        if is_told and (is_listed or not _is_replaced(edited, 1 - side, heads[1 - side])):
            yield _found(edited, side, own, heads)


def _heads(edited: Edited) -> Iterator[tuple[int, int]]:
    """Yield what follows an edit on both sides: the numbers of a token of either text."""
    places = [0, 0]
    is_behind_edit = False
    for sign, text in edited.variant.edits:
        if not sign and is_behind_edit:
            heads = [
                _head(tokens, place, edited.lexicon)
                for tokens, place in zip(edited.tokens, places, strict=True)
            ]
            if None not in heads:
                yield heads[0] or 0, heads[1] or 0
        is_behind_edit = bool(sign)
        for side in (0, 1):
            places[side] += len(text) if sign in {0, (-1, 1)[side]} else 0


def _is_quality(edited: Edited, side: int, at: int) -> bool:
    """Whether what follows an edit is a quality itself: "[full, safe and] unfettered access"."""
    tokens, lexicon = edited.tokens[side], edited.lexicon
    degree = lexicon.graded_at("degrees", tokens, at)[0] or 0
    return degree > 0 or lexicon.quality_before(tokens, at + 1) > 0


def _head(tokens: Sequence[Token], place: int, lexicon: Lexicon) -> int | None:
    """Return the first token from a place on that no joint is, if it can be a thing."""
    at = next((n for n, t in enumerate(tokens) if t.start >= place), len(tokens))
    while at < len(tokens) and _is_joint(tokens[at], lexicon):
        at += 1
    if at == len(tokens) or not tokens[at].is_word:
        return None
    is_joint = tokens[at].form in function_words() or lexicon.is_light(tokens[at].form)
    return None if is_joint else at


def _is_joint(token: Token, lexicon: Lexicon) -> bool:
    return token.text == "," or token.form in lexicon.joins


def _before(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> list[_Quality]:
    """Return the qualities before a thing, the nearest first."""
    found: list[_Quality] = []
    while at:
        length = lexicon.quality_before(tokens, at)
        degree = lexicon.graded_at("degrees", tokens, at - 1)[0] or 0
        is_degree = not length and degree > 0
        length += is_degree
        if length:
            first = at - length
            words = tuple(t.lemma for t in tokens[first:at])
            here = tokens[first].start, tokens[at - 1].end
            found.append(_Quality(first, at, *here, words, is_degree))
        elif not _is_joint(tokens[at - 1], lexicon):
            break
        at -= length or 1
    return found


def _is_own(quality: _Quality, edited: Edited, side: int, weighed: Sequence[Span]) -> bool:
    """Whether a quality is new to its side, and more of it is more of what is meant."""
    tokens, others = edited.tokens[side], {t.lemma for t in edited.tokens[1 - side]}
    return (
        meets(quality, edited.changed[side])
        and not others.issuperset(quality.words)
        and not COMPARING & {*quality.words}
        and not is_reversed(tokens, quality.first, edited.lexicon, but=_OPPOSING)
        and not lies_in((quality.start, quality.end), weighed)
    )


def _is_replaced(edited: Edited, side: int, head: int) -> bool:
    """Whether another word stands where a quality is on the other side: "any weapons"."""
    tokens, lexicon = edited.tokens[side], edited.lexicon
    at = head - 1
    while at > 0 and _is_joint(tokens[at], lexicon):
        at -= 1
    if at < 0 or not tokens[at].is_word:
        return False
    is_matter = tokens[at].form not in function_words() or tokens[at].form in _QUANTIFIERS
    return is_matter and meets(tokens[at], edited.changed[side])


def _found(
    edited: Edited, side: int, own: Sequence[_Quality], heads: tuple[int, int]
) -> tuple[int, Finding]:
    last = _last(edited, heads)
    ends = [tokens[at + last].end for tokens, at in zip(edited.tokens, heads, strict=True)]
    starts = [tokens[at].start for tokens, at in zip(edited.tokens, heads, strict=True)]
    starts[side] = own[-1].start
    words = edited.words((starts[0], ends[0]), (starts[1], ends[1]))
    said = ", ".join(edited.texts[side][q.start : q.end] for q in reversed(own))
    return starts[1], Finding(
        FindingKind.STRONGER if side else FindingKind.WEAKER,
        (),
        (),
        *words,
        Confidence.LIKELY,
        grades=GradeChange("", said) if side else GradeChange(said, ""),
    )


def _last(edited: Edited, heads: tuple[int, int]) -> int:
    """Return how many words behind its first one still name the thing on both sides."""
    older, newer = (
        tokens[at : at + _LONGEST] for tokens, at in zip(edited.tokens, heads, strict=True)
    )
    last = 0
    for a, b in zip(older[1:], newer[1:], strict=False):
        if a.form != b.form or not a.is_word or a.form in function_words():
            break
        last += 1
    return last
