"""Two rounds of a draft: which brackets closed, how, and which opened."""

from collections.abc import Sequence

from comparator.language.brackets import brackets_of, without_brackets
from comparator.language.normal_forms import kept_form
from comparator.language.words import words
from comparator.model.rounds import Bracket, Closed, Outcome, Rounds

_ALIKE = 0.6
"""The share of common words from which on two brackets are one that was reworded."""


def rounds_of(before: Sequence[str], now: Sequence[str]) -> Rounds:
    """Return what closed and what opened between two rounds, given as their paragraphs."""
    older, newer = brackets_of(before), brackets_of(now)
    left, right = list(range(len(older))), list(range(len(newer)))
    ranked = sorted(
        (-_likeness(older[a], newer[b]), a, b)
        for a in left
        for b in right
        if _likeness(older[a], newer[b]) >= _ALIKE
    )
    for _, a, b in ranked:
        if a in left and b in right:
            left.remove(a)
            right.remove(b)
    said = f" {_form(' '.join(now))} "
    closed = tuple(_closed(older[a], said) for a in left)
    return Rounds(older, newer, closed, tuple(newer[b] for b in right))


def _likeness(one: Bracket, other: Bracket) -> float:
    """Return the share of words that two brackets have in common."""
    a, b = ({*words(_form(each.words))} for each in (one, other))
    return len(a & b) / (len(a | b) or 1)


def _closed(bracket: Bracket, said: str) -> Closed:
    if f" {_form(bracket.words)} " in said and not bracket.options:
        return Closed(bracket, Outcome.KEPT, bracket.words)
    for option in bracket.options:
        if option and f" {_form(option)} " in said:
            return Closed(bracket, Outcome.CHOSEN, option)
    return Closed(bracket, Outcome.DROPPED)


def _form(text: str) -> str:
    return " ".join(words(kept_form(without_brackets(text))))
