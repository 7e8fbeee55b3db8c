"""What pages ask of every text that rests on it alone: worked out once, and kept text by text."""

from dataclasses import dataclass

from comparator.analysis.commitments import Promised, promised
from comparator.analysis.said_before import Pair, each_telling_pair
from comparator.model import Declaration, Series


@dataclass(frozen=True, slots=True)
class TextFacts:
    """What is known of a text without any other.

    Attributes:
        promised: What it promises.
        pairs: Its telling words with the next, each pair once.
    """

    promised: Promised
    pairs: tuple[Pair, ...]


def facts_of(series: Series, text: Declaration) -> TextFacts:
    """Return the facts of a text: a job of its own, for which a series needs no texts."""
    return TextFacts(promised(series, text), each_telling_pair(text))
