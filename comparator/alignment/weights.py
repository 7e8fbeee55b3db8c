"""How much a feature tells: the fewer passages have it, the more."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from math import log2

from comparator.alignment.features import features_of
from comparator.alignment.frames import frame_stems

# Whole numbers add up to the same sum in any order and on any machine.
_UNIT = 64
# What a word that only frames a clause is worth beside one of the matter.
_FRAME = 0.25
# A row of stems counts beside the stems in it, so the longer the less.
_ROW_FACTORS = (1.0, 0.75, 0.5)


@dataclass(frozen=True, slots=True)
class Weights:
    """What the features of a corpus of passages are worth, in whole numbers from 0 on.

    Attributes:
        rows: Weight of rows of stems.
        stems: Weight of stems, squared so that rare ones decide.
        pieces: Weight of runs of characters, squared.
        rarest: Weight of a row that is not in `rows`, as of a word in one passage only.
        rarest_squared: Weight of a stem or a piece that is not in `stems` or `pieces`.
    """

    rows: Mapping[str, int]
    stems: Mapping[str, int]
    pieces: Mapping[str, int]
    rarest: int
    rarest_squared: int

    def of_row(self, row: str) -> int:
        """Return the weight of a row of stems."""
        return self.rows.get(row, self.rarest)

    def of_stem(self, stem: str) -> int:
        """Return the weight of a stem."""
        return self.stems.get(stem, self.rarest_squared)

    def of_piece(self, piece: str) -> int:
        """Return the weight of a run of characters."""
        return self.pieces.get(piece, self.rarest_squared)


@dataclass(frozen=True, slots=True)
class _Counts:
    """In how many passages each feature stands."""

    passages: int
    rows: Mapping[str, int]
    pieces: Mapping[str, int]


def learn_weights(texts: Iterable[str]) -> Weights:
    """Return the weights of a corpus of passages."""
    return _weights(_count(texts))


def learn_pair_weights(left: Iterable[str], right: Iterable[str]) -> Weights:
    """Return weights learned from two declarations alone.

    A clause that both have is as telling as one that only one has: what counts is how often
    a feature stands on the side where it is more common.
    """
    older, newer = _count(left), _count(right)
    return _weights(
        _Counts(
            max(older.passages, newer.passages),
            _greater(older.rows, newer.rows),
            _greater(older.pieces, newer.pieces),
        )
    )


def _count(texts: Iterable[str]) -> _Counts:
    rows: Counter[str] = Counter()
    pieces: Counter[str] = Counter()
    passages = 0
    for text in texts:
        features = features_of(text)
        rows.update(features.rows)
        pieces.update(features.pieces)
        passages += 1
    return _Counts(passages, rows, pieces)


def _greater(left: Mapping[str, int], right: Mapping[str, int]) -> dict[str, int]:
    return {key: max(left.get(key, 0), right.get(key, 0)) for key in {**left, **right}}


def _weights(counts: _Counts) -> Weights:
    frames = frame_stems()

    # Few frequencies occur, each in very many features.
    @cache
    def plain(frequency: int, factor: float) -> int:
        return round(factor * _rarity(counts.passages, frequency))

    @cache
    def squared(frequency: int, factor: float) -> int:
        return round(factor * (_rarity(counts.passages, frequency) / 4) ** 2)

    rows: dict[str, int] = {}
    stems: dict[str, int] = {}
    for row, frequency in counts.rows.items():
        parts = row.split(" ")
        is_frame = frames.issuperset(parts)
        rows[row] = plain(frequency, _ROW_FACTORS[len(parts) - 1] * (_FRAME if is_frame else 1.0))
        if len(parts) == 1:
            stems[row] = squared(frequency, _FRAME if is_frame else 1.0)
    return Weights(
        rows,
        stems,
        {piece: squared(frequency, 1.0) for piece, frequency in counts.pieces.items()},
        plain(1, 1.0),
        squared(1, 1.0),
    )


def _rarity(passages: int, frequency: int) -> float:
    return _UNIT * log2((passages + 1) / frequency)
