"""A bank's own rate: raised, kept or lowered, and to what."""

from collections.abc import Iterator
from typing import NamedTuple

from comparator.analysis.names.quantities import numbers
from comparator.analysis.operatives.edited import Edited
from comparator.analysis.operatives.tokens import Token
from comparator.analysis.operatives.verb_lexicon import Lexicon
from comparator.analysis.operatives.verb_matches import sentences_of
from comparator.language.knowledge import named_words
from comparator.model import Confidence, Finding, FindingKind, Move, RateChange

_MOVES = {-1: Move.LOWERED, 0: Move.KEPT, 1: Move.RAISED}
_FAR = 12  # words between what is done and the rate it is done to
_NEAR = 8  # words between a rate and its value
_NAMING = 4  # words before "rate" that may say that it is a bank's own
_DECIDED = 2
_NOW = frozenset({"today"})
_BEING = frozenset(named_words("forms_of_be"))
_OWN = frozenset(named_words("own_rates"))
_NO_BANKS = frozenset(named_words("no_banks_rates"))
"""What else has a rate, which no bank sets."""

_DISSENT = frozenset(named_words("dissenting"))


class _Decision(NamedTuple):
    """What is done with a rate: where it is said, and the values that are said beside it."""

    move: int
    start: int
    end: int
    values: tuple[str, ...]


def rate_shifts(edited: Edited) -> Iterator[tuple[int, Finding]]:
    """Yield where a bank does something else with a rate than it did, or to another value."""
    old, new = (
        _decision(text, tokens, edited.lexicon)
        for text, tokens in zip(edited.texts, edited.tokens, strict=True)
    )
    if old is None or new is None:
        return
    is_other_value = old.values != new.values and bool(old.values and new.values)
    if old.move != new.move or is_other_value:
        words = edited.words((old.start, old.end), (new.start, new.end))
        change = RateChange(_MOVES[old.move], _MOVES[new.move])
        yield new.start, Finding(FindingKind.RATE, (), (), *words, Confidence.SURE, rates=change)


def _decision(text: str, tokens: list[Token], lexicon: Lexicon) -> _Decision | None:
    """Return the one decision on a rate that a text tells, if it tells one."""
    if not lexicon.rates_in(tokens):
        return None
    found = [d for s in sentences_of(tokens) if (d := _of_sentence(text, s, lexicon))]
    return found[0] if len(found) == 1 else None


def _is_done(sentence: list[Token], n: int, lexicon: Lexicon) -> bool:
    """Whether a rate "is lowered" there, by the one who says it."""
    is_passive = n > 0 and sentence[n - 1].form in _BEING and sentence[n].form.endswith("ed")
    return is_passive and lexicon.graded_at("rates", sentence, n)[0] is not None


def _of_sentence(text: str, sentence: list[Token], lexicon: Lexicon) -> _Decision | None:
    if _DISSENT & {token.form for token in sentence}:
        return None  # what one member preferred was not decided
    is_decided = any(
        lexicon.graded_at("stages", sentence, n)[0] == _DECIDED
        or sentence[n].form in _NOW
        or _is_done(sentence, n, lexicon)
        for n in range(len(sentence))
    )
    before = ["", *(token.form for token in sentence)]  # the first word has none before it
    rates = [n for n in lexicon.rates_in(sentence) if before[n] not in _NO_BANKS]
    moves = [
        (n, move)
        for n in range(len(sentence))
        if (move := lexicon.graded_at("rates", sentence, n)[0]) is not None
        and any(abs(n - rate) <= _FAR for rate in rates)
    ]
    start, end = sentence[0].start, sentence[-1].end
    near = [
        (sentence[max(0, n - _FAR)].start, sentence[min(n + _NEAR, len(sentence) - 1)].end)
        for n in rates
    ]
    values = [
        q
        for q in numbers(text, lexicon.language)
        if q.unit == "%" and start <= q.start < end and any(a <= q.start < b for a, b in near)
    ]
    is_own = any(_OWN & {t.form for t in sentence[max(0, n - _NAMING) : n]} for n in rates)
    if not moves or not (is_decided or moves[0][1] == 0) or not (values or (is_own and is_decided)):
        return None
    told = [(q.start, q.end) for q in values] or [
        (sentence[n].start, sentence[n].end) for n in rates
    ]
    first = min(sentence[moves[0][0]].start, told[0][0])
    last = max(sentence[moves[0][0]].end, told[-1][1])
    return _Decision(moves[0][1], first, last, tuple(q.key for q in values))
