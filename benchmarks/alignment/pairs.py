"""Pairs of declarations with links that careful readers judged."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from comparator.alignment import Weights
from comparator.alignment.units import Unit, units_of_declaration
from comparator.corpus import read_answers, read_record, read_series, read_theme_set
from comparator.model import Declaration, Series, ThemeSet
from comparator.pipeline import prepare, weights_of

ROOT = Path(__file__).resolve().parents[2]
JUDGED = Path(__file__).parent / "judged"
SHARED = ROOT.parent / "shared" / "series"
SCO = SHARED / "sco"
FOMC = SHARED / "fomc"

Cell = tuple[int, int]


@dataclass(frozen=True)
class JudgedPair:
    """Two declarations and what is true of them.

    Attributes:
        name: For tables.
        left: The older declaration.
        right: The newer declaration.
        weights: What words are worth in their series.
        links: True pairs of passages, as indices left and right.
        unsure: Those of them that another reader might not have made; they count neither way.
    """

    name: str
    left: Declaration
    right: Declaration
    weights: Weights
    links: frozenset[Cell]
    unsure: frozenset[Cell]

    @property
    def units(self) -> tuple[list[Unit], list[Unit]]:
        """The passages of both as the aligner sees them."""
        return units_of_declaration(self.left), units_of_declaration(self.right)


def judged_pairs() -> Iterator[JudgedPair]:
    """Yield the specimen's pairs and, where the real texts are, those of real declarations."""
    yield from _specimen_pairs()
    if SHARED.is_dir():
        yield from _real_pairs()


def _specimen_pairs() -> Iterator[JudgedPair]:
    folder = ROOT / "declarations" / "specimen"
    series = prepare(read_series(folder))
    weights = weights_of(series)
    for (left, right), links in read_answers(folder / "answers.toml").links.items():
        older, newer = series[left], series[right]
        cells = frozenset(
            (_place(older, i), _place(newer, j)) for k in links for i in k.left for j in k.right
        )
        yield JudgedPair(f"{left} → {right}", older, newer, weights, cells, frozenset())


def _place(declaration: Declaration, passage_id: str) -> int:
    return [p.id for p in declaration.passages].index(passage_id)


def _real_pairs() -> Iterator[JudgedPair]:
    judged = [json.loads(path.read_text("utf-8")) for path in sorted(JUDGED.glob("*.json"))]
    for series in (_sco_series(), _fomc_series()):
        weights = weights_of(series)
        known = {declaration.id for declaration in series.declarations}
        for document in judged:
            if {document["left"], document["right"]} <= known:
                older, newer = series[document["left"]], series[document["right"]]
                sure = _cells(document, older, newer, (True,))
                both = _cells(document, older, newer, (True, False))
                name = f"{older.id} → {newer.id}"
                yield JudgedPair(name, older, newer, weights, both, both - sure)


def _sco_series() -> Series:
    shipped = ROOT / "declarations" / "sco"
    series = read_series(shipped)
    records = (read_record(path, path.stem).declaration for path in sorted(SCO.glob("*")))
    themes = read_theme_set(shipped / "themes.toml")
    return prepare(replace(series, declarations=(*series.declarations, *records), themes=themes))


def _fomc_series() -> Series:
    records = (read_record(path).declaration for path in sorted(FOMC.glob("*")))
    return prepare(Series("fomc", "FOMC statements", "", tuple(records), ThemeSet()))


def _cells(
    document: dict[str, Any], left: Declaration, right: Declaration, sure: tuple[bool, ...]
) -> frozenset[Cell]:
    """Return the judged pairs of which both passages are as they were when judged."""
    places = [{digest(p.text): place for place, p in enumerate(d.passages)} for d in (left, right)]
    return frozenset(
        (places[0][i], places[1][j])
        for link in document["links"]
        if link["sure"] in sure
        for i in (name.split(":")[1] for name in link["left"])
        for j in (name.split(":")[1] for name in link["right"])
        if i in places[0] and j in places[1]
    )


def digest(text: str) -> str:
    """Return the name of a text in the judged files."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:12]
