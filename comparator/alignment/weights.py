"""How much a feature tells: the fewer passages have it, the more."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain
from math import log2

from comparator.alignment.features import LISTED, features_of
from comparator.language.frame_words import is_frame

# Whole numbers add up to the same sum in any order and on any machine.
_UNIT = 64
# What a word that only frames a clause is worth beside one of the matter.
_FRAME = 0.25
# What a name in a long list is worth beside one that stands alone: they weigh as a list.
_OF_LIST = 0.25
# A row of stems counts beside the stems in it, so the longer the less.
_ROW_FACTORS = (1.0, 0.75, 0.5)
# What a beginning in every passage is worth, in bits.
_LEAST_TOLD = 1.44


# Told apart by identity: to compare two tables of a hundred thousand weights is never wanted.
@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """What the features of a corpus of passages are worth, in whole numbers from 0 on.

    Attributes:
        rows: Weight of rows of stems.
        stems: Weight of stems, squared so that rare ones decide.
        beginnings: Weight of how words begin.
        rarest: Weight of a row that is not in `rows`, as of a word in one passage only.
        rarest_squared: Weight of a stem that is not in `stems`.
        rarest_beginning: Weight of a beginning that is not in `beginnings`.
    """

    rows: Mapping[str, int]
    stems: Mapping[str, int]
    beginnings: Mapping[str, int]
    rarest: int
    rarest_squared: int
    rarest_beginning: int

    def of_stem(self, stem: str) -> int:
        """Return the weight of a stem."""
        return self.stems.get(stem, self.rarest_squared)


def learn_weights(declarations: Iterable[Iterable[str]]) -> Weights:
    """Return the weights of a corpus.

    What counts is in how many passages a feature stands in a declaration that has it at all: a
    clause that is said once a year for twenty years is as telling as one that is said once.
    """
    counted = (
        (
            len(features),
            Counter(chain.from_iterable(f.rows for f in features)),
            Counter(chain.from_iterable(f.beginnings for f in features)),
        )
        for features in ([features_of(text) for text in texts] for texts in declarations)
    )
    return weights_from(counted)


def weights_from(counted: Iterable[tuple[int, Mapping[str, int], Mapping[str, int]]]) -> Weights:
    """Return the same of declarations that are counted.

    Args:
        counted: Of each declaration how many passages it has, and in how many of them each row
            and each beginning stands.
    """
    rows, beginnings = _Frequencies(), _Frequencies()
    passages: list[int] = []
    for of_text, with_row, with_beginning in counted:
        passages.append(of_text)
        rows.add(with_row)
        beginnings.add(with_beginning)
    size = round(sum(passages) / len(passages)) if passages else 0
    return _weights(size, rows.mean(), beginnings.doublings())


class _Frequencies:
    """In how many passages features stand, over declarations."""

    def __init__(self) -> None:
        self._passages: Counter[str] = Counter()
        self._declarations: Counter[str] = Counter()

    def add(self, counts: Mapping[str, int]) -> None:
        """Add the counts of a declaration."""
        self._passages.update(counts)
        self._declarations.update(counts.keys())

    def mean(self) -> dict[str, int]:
        """Return the mean over the declarations that have a feature, as whole numbers.

        Rounded, so that a word more or less seldom changes anything.
        """
        declarations = self._declarations
        return {
            f: n if declarations[f] == 1 else round(n / declarations[f])
            for f, n in self._passages.items()
        }

    def doublings(self) -> dict[str, int]:
        """Return the same means as how often once was doubled, in whole numbers.

        A beginning stands in far more passages than a row: a mean of it is near a half so often
        that one word more would change what is worth what in every third text.
        """
        declarations = self._declarations
        doublings_of: dict[tuple[int, int], int] = {}
        found: dict[str, int] = {}
        for feature, n in self._passages.items():
            share = n, declarations[feature]
            if share not in doublings_of:
                doublings_of[share] = round(log2(n / share[1]))
            found[feature] = doublings_of[share]
        return found


def _weights(passages: int, rows: Mapping[str, int], beginnings: Mapping[str, int]) -> Weights:
    # Few frequencies occur, each in very many features.
    plain = [_rarity(passages, n) for n in range(max(rows.values(), default=1) + 1)]
    squared = [round((value / 4) ** 2) for value in plain]
    rising = [_share_told(passages, 2**n) for n in range(max(beginnings.values(), default=0) + 1)]
    row_weights: dict[str, int] = {}
    stem_weights: dict[str, int] = {}
    for row, frequency in rows.items():
        parts = row.split(" ")
        factor = _FRAME if all(map(_is_frame, parts)) else 1.0
        if row.startswith(LISTED):
            factor *= _OF_LIST
        row_weights[row] = round(_ROW_FACTORS[len(parts) - 1] * factor * plain[frequency])
        if len(parts) == 1:
            stem_weights[row] = round(factor * squared[frequency])
    return Weights(
        row_weights,
        stem_weights,
        # Most beginnings are in one passage only: those are what is not in the table.
        {beginning: rising[n] for beginning, n in beginnings.items() if n},
        round(plain[1]),
        squared[1],
        rising[0],
    )


@cache
def _is_frame(stem: str) -> bool:
    return is_frame(stem.removeprefix(LISTED))


def _rarity(passages: int, frequency: int) -> float:
    """Return how much a feature in so many passages of a declaration tells; at least one is."""
    return _UNIT * log2((passages + 1) / min(max(frequency, 1), passages + 1))


def _share_told(passages: int, frequency: float) -> int:
    """Return how much a beginning tells: even in two short texts none tells nothing."""
    share = (2 * passages + 1) / (2 * min(frequency, passages) + 1)
    return round(_UNIT * (log2(share) + _LEAST_TOLD))
