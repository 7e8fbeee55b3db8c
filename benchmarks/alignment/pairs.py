"""Pairs of declarations with links that careful readers judged, dealt into two halves.

What is in the half "fit" may be looked at, tuned on and fitted on; what is in "held" is only ever
measured. Where the real texts do not lie beside the checkout, their pairs are left out.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.alignment.markdown import read_markdown
from comparator.alignment import Weights
from comparator.alignment.units import Unit, units_of_declaration
from comparator.corpus import (
    read_answers,
    read_declaration,
    read_record,
    read_series,
    read_theme_set,
)
from comparator.language.own_numbers import own_number
from comparator.model import Declaration, Series, ThemeSet
from comparator.pipeline import prepare, weights_of

ROOT = Path(__file__).resolve().parents[2]
JUDGED = Path(__file__).parent / "judged"
INVENTED = ROOT / "benchmarks" / "texts"
SHARED = ROOT.parent / "shared" / "series"
# Texts that are in no folder of ours: by series, as ../judged.md says whence.
FETCHED = Path(os.environ.get("COMPARATOR_JUDGED_TEXTS", ROOT / ".judged"))

FIT, HELD = "fit", "held"
# Of the invented texts only these may be fitted on; see their README.
_INVENTED_FIT = ("b-meridian-coast",)
# The judged files call the G7 texts by year and place, the files are called by date and title.
_G7 = {
    "2021-carbis-bay": "2021-06-13-carbis-bay-g7-summit-communique.md",
    "2023-hiroshima": "2023-05-20-g7-hiroshima-leaders-communique.md",
    "2024-borgo-egnazia": "2024-06-14-g7-leaders-statement-8.md",
}

Cell = tuple[int, int]


@dataclass(frozen=True)
class JudgedPair:
    """Two declarations and what is true of them.

    Attributes:
        name: For tables.
        half: Whether the pair may be tuned on, "fit" or "held".
        left: The older declaration.
        right: The newer declaration.
        weights: What words are worth in their series.
        links: True pairs of passages, as indices left and right.
        unsure: Those of them that another reader might not have made; they count neither way.
        judged: The newer passages that were looked at; of all others nothing is known.
        apart: Pairs that look alike and are none.
        series: What the two are of; None of strangers.
    """

    name: str
    half: str
    left: Declaration
    right: Declaration
    weights: Weights
    links: frozenset[Cell]
    unsure: frozenset[Cell]
    judged: frozenset[int]
    apart: frozenset[Cell] = frozenset()
    series: Series | None = None

    @property
    def units(self) -> tuple[list[Unit], list[Unit]]:
        """The passages of both as the aligner sees them."""
        return units_of_declaration(self.left), units_of_declaration(self.right)


def judged_pairs(*halves: str) -> Iterator[JudgedPair]:
    """Yield the pairs of these halves: the specimen's, the invented ones, the real ones.

    Args:
        halves: "fit", "held" or both; both where none is given.
    """
    asked = halves or (FIT, HELD)
    for pairs in (_specimen_pairs(), _invented_pairs(), _real_pairs(asked), _fetched_pairs()):
        yield from (pair for pair in pairs if pair.half in asked)


def strangers(*halves: str) -> Iterator[JudgedPair]:
    """Yield pairs of texts that have nothing to do with each other: every link is wrong."""
    if FIT in (halves or (FIT, HELD)):
        texts = list(_fit_texts())
        for n, left in enumerate(texts):
            for right in texts[n + 1 :]:
                if not (_is_sco(left) and _is_sco(right)):
                    yield _no_pair(f"{left.id} × {right.id}", FIT, left, right)
    if HELD in (halves or (FIT, HELD)):
        folders = [_invented(name) for name in ("d-two-strangers", "e-three-strangers")]
        texts = [text for folder in folders for text in folder.declarations]
        texts += [_invented(name).declarations[0] for name in ("a-thulemark-sarvana",)]
        for n, left in enumerate(texts):
            for right in texts[n + 1 :]:
                yield _no_pair(f"{left.id} × {right.id}", HELD, left, right)


def _fit_texts() -> Iterator[Declaration]:
    yield _specimen().declarations[0]
    yield _invented("b-meridian-coast").declarations[1]
    if SHARED.is_dir():
        yield _sco_series()["2007-bishkek"]
        yield _sco_series()["2022-samarkand"]
        yield _fomc_series()["2013-12-18-fomc-statement"]


def _is_sco(text: Declaration) -> bool:
    return text.id in ("2007-bishkek", "2022-samarkand")


def _no_pair(name: str, half: str, left: Declaration, right: Declaration) -> JudgedPair:
    series = Series("strangers", name, "", (left, right), ThemeSet())
    every = frozenset(range(len(right.passages)))
    return JudgedPair(
        name, half, left, right, weights_of(series), frozenset(), frozenset(), judged=every
    )


@cache
def _specimen() -> Series:
    return prepare(read_series(ROOT / "declarations" / "specimen"))


def _specimen_pairs() -> Iterator[JudgedPair]:
    series = _specimen()
    weights = weights_of(series)
    answers = read_answers(ROOT / "declarations" / "specimen" / "answers.toml")
    for (left, right), links in answers.links.items():
        older, newer = series[left], series[right]
        cells = frozenset(
            (_place(older, i), _place(newer, j)) for k in links for i in k.left for j in k.right
        )
        every = frozenset(range(len(newer.passages)))
        name = f"{left} → {right}"
        yield JudgedPair(name, FIT, older, newer, weights, cells, frozenset(), every, series=series)


def _place(declaration: Declaration, passage_id: str) -> int:
    return [p.id for p in declaration.passages].index(passage_id)


@cache
def _invented(folder: str) -> Series:
    files = sorted((INVENTED / folder).glob("2*.md"))
    texts = tuple(read_declaration(path) for path in files)
    return prepare(Series(folder, folder, "", texts, ThemeSet()))


def _invented_pairs() -> Iterator[JudgedPair]:
    for folder in sorted(INVENTED.glob("[a-cf-i]-*")):
        series = _invented(folder.name)
        older, newer = series.declarations
        answers = json.loads((folder / "answers.json").read_text("utf-8"))
        half = FIT if folder.name in _INVENTED_FIT else HELD
        places = [{key(p.text): n for n, p in enumerate(d.passages)} for d in (older, newer)]
        sure = _cells(answers["links"], places, (True,))
        both = _cells(answers["links"], places, (True, False))
        apart = frozenset(
            (places[0][pair["left"]], places[1][pair["right"]])
            for pair in answers["apart"]
            if pair["left"] in places[0] and pair["right"] in places[1]
        )
        every = frozenset(range(len(newer.passages)))
        weights = weights_of(series)
        yield JudgedPair(
            folder.name, half, older, newer, weights, both, both - sure, every, apart, series
        )


def _real_pairs(halves: tuple[str, ...]) -> Iterator[JudgedPair]:
    if not SHARED.is_dir():
        print(f"Pairs of real declarations are left out: their texts are not in {SHARED}")
        return
    judged = [json.loads(path.read_text("utf-8")) for path in sorted(JUDGED.glob("*.json"))]
    judged = [document for document in judged if document.get("half", FIT) in halves]
    for series in (_sco_series(), _fomc_series(), _g7_series()):
        known = {declaration.id for declaration in series.declarations}
        documents = [d for d in judged if {d["left"], d["right"]} <= known]
        weights = weights_of(series)
        yield from (_real_pair(series, document, weights) for document in documents)


def _fetched_pairs() -> Iterator[JudgedPair]:
    """Yield the pairs whose texts somebody fetched; their judged files say from where."""
    for path in sorted(JUDGED.glob("*.json")):
        document = json.loads(path.read_text("utf-8"))
        if not (name := document.get("folder")):
            continue
        folder = FETCHED / name
        files = [folder / f"{document[side]}.md" for side in ("left", "right")]
        if not all(map(Path.is_file, files)):
            print(f"{path.stem} is left out: its texts are not in {folder}")
            continue
        texts = tuple(read_markdown(file, file.stem) for file in files)
        series = prepare(Series(folder.name, folder.name, "", texts, ThemeSet()))
        yield _real_pair(series, document, weights_of(series))


def _real_pair(series: Series, document: dict[str, Any], weights: Weights) -> JudgedPair:
    older, newer = series[document["left"]], series[document["right"]]
    places = [_places(older), _places(newer)]
    sure = _cells(document["links"], places, (True,))
    both = _cells(document["links"], places, (True, False))
    every = range(len(newer.passages))
    seen = {places[1][name] for name in document.get("judged", ()) if name in places[1]}
    # A passage that is cut a little otherwise today has another hash; its link tells it was read.
    judged = seen | {j for _, j in both} if "judged" in document else every
    half = document.get("half", FIT)
    name = f"{older.id} → {newer.id}"
    seen_at = frozenset(judged)
    return JudgedPair(name, half, older, newer, weights, both, both - sure, seen_at, series=series)


@cache
def _sco_series() -> Series:
    shipped = ROOT / "declarations" / "sco"
    series = read_series(shipped)
    files = sorted((SHARED / "sco").glob("*"))
    records = (read_record(path, path.stem).declaration for path in files)
    themes = read_theme_set(shipped / "themes.toml")
    return prepare(replace(series, declarations=(*series.declarations, *records), themes=themes))


@cache
def _fomc_series() -> Series:
    records = (read_record(path).declaration for path in sorted((SHARED / "fomc").glob("*")))
    return prepare(Series("fomc", "FOMC statements", "", tuple(records), ThemeSet()))


@cache
def _g7_series() -> Series:
    texts = (read_markdown(SHARED / "g7" / file, name) for name, file in _G7.items())
    return prepare(Series("g7", "G7 communiqués", "", tuple(texts), ThemeSet()))


def _places(declaration: Declaration) -> dict[str, int]:
    """Return where passages stand, by either of the names that judged files give them."""
    places: dict[str, int] = {}
    for place, passage in enumerate(declaration.passages):
        places.setdefault(key(passage.text), place)
        places.setdefault(digest(passage.text), place)
    return places


def _cells(
    links: Iterable[dict[str, Any]], places: list[dict[str, int]], sure: tuple[bool, ...]
) -> frozenset[Cell]:
    """Return the judged pairs of which both passages are as they were when judged."""
    return frozenset(
        (i, j)
        for link in links
        if link["sure"] in sure
        for i in (_found(places[0], name) for name in link["left"])
        for j in (_found(places[1], name) for name in link["right"])
        if i is not None and j is not None
    )


def _found(places: Mapping[str, int], name: str) -> int | None:
    """Return where a passage stands that is named place:hash:key, place:hash or key."""
    parts = name.split(":")
    known = (places.get(part) for part in parts[min(1, len(parts) - 1) :])
    return next((place for place in known if place is not None), None)


def digest(text: str) -> str:
    """Return the name of a text in the judged files."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:12]


def key(text: str) -> str:
    """Return the name of a text that stays where it is set otherwise: letters and digits only."""
    letters = "".join(filter(str.isalnum, text[len(own_number(text)) :].casefold()))
    return hashlib.sha256(letters.encode()).hexdigest()[:12]
