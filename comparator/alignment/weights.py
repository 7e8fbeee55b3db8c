"""How much a feature tells: the fewer passages have it, the more."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log2

from comparator.alignment.features import features_of
from comparator.alignment.frames import frame_stems

# Whole numbers add up to the same sum in any order and on any machine.
_UNIT = 64
# What a word that only frames a clause is worth beside one of the matter.
FRAME = 0.25
_ROW_FACTORS = (1.0, 0.75, 0.5)


@dataclass(frozen=True, slots=True)
class Weights:
    """In how many passages of a corpus each feature stands.

    Attributes:
        passages: Number of passages of the corpus.
        rows: Passages by row of stems.
        pieces: Passages by run of characters.
    """

    passages: int
    rows: Mapping[str, int]
    pieces: Mapping[str, int]

    def of_row(self, row: str) -> int:
        """Return the weight of a row of stems, a whole number from 0 on."""
        stems = row.split(" ")
        factor = _ROW_FACTORS[len(stems) - 1]
        if frame_stems().issuperset(stems):
            factor *= FRAME
        return round(factor * self._rarity(self.rows.get(row, 1)))

    def of_stem(self, stem: str) -> int:
        """Return the weight of a stem, squared so that only rare words decide."""
        factor = FRAME if stem in frame_stems() else 1.0
        return round(factor * (self._rarity(self.rows.get(stem, 1)) / 4) ** 2)

    def of_piece(self, piece: str) -> int:
        """Return the weight of a run of characters, a whole number from 0 on."""
        return round(self._rarity(self.pieces.get(piece, 1)) / 4) ** 2

    @property
    def rarest(self) -> int:
        """The weight of a word that stands in one passage only."""
        return round(self._rarity(1))

    def _rarity(self, frequency: int) -> float:
        return _UNIT * log2((self.passages + 1) / frequency)


def learn_weights(texts: Iterable[str]) -> Weights:
    """Return the weights of a corpus of passages."""
    rows: Counter[str] = Counter()
    pieces: Counter[str] = Counter()
    passages = 0
    for text in texts:
        features = features_of(text)
        rows.update(features.rows)
        pieces.update(features.pieces)
        passages += 1
    return Weights(passages, rows, pieces)


def learn_pair_weights(left: Iterable[str], right: Iterable[str]) -> Weights:
    """Return weights learned from two declarations alone.

    A clause that both have is as telling as one that only one has: what counts is how often
    a feature stands on the side where it is more common.
    """
    older, newer = learn_weights(left), learn_weights(right)
    return Weights(
        max(older.passages, newer.passages),
        _greater(older.rows, newer.rows),
        _greater(older.pieces, newer.pieces),
    )


def _greater(left: Mapping[str, int], right: Mapping[str, int]) -> dict[str, int]:
    return {key: max(left.get(key, 0), right.get(key, 0)) for key in {**left, **right}}
