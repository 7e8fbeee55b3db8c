"""What readers marked: shifts of pairs of passages, from all the files that have such rows.

Two kinds of files: rows that name passages by their ids and a hash of both texts (of the SCO, the
specimen and the Federal Reserve), and rows that name them by a key of their letters alone (see
../judged.md and ../texts). Texts that are not here are skipped, and said to be.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.alignment.pairs import FETCHED
from comparator.corpus import read_record
from comparator.model import Declaration, Series, ThemeSet
from comparator.pipeline import load, prepare

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
TEXTS = HERE.parent / "texts"
SHARED = ROOT.parent / "shared" / "series"
# Texts to fit on; all others in ../texts are held out.
FITTED = ("a-thulemark-sarvana", "b-meridian-coast", "c-reserve-bank", "h-lagoon-chair")
_FETCHED = (
    "quad", "trilateral", "korea", "canada", "ransom", "ecb", "europe", "boe", "india",
    "aukus", "pacific", "boe25", "ttc", "indonesia", "ukraine", "licences",
)  # fmt: skip
_NUMBER = re.compile(r"^\d+\.\s+")

Group = tuple[tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True)
class Marked:
    """Passages that answer each other, with the kinds of shifts a reader marked; () for none.

    `words` are those that moved, a string a shift.
    """

    group: Group
    kinds: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True)
class JudgedText:
    """Two declarations and what was marked of them; `half` is "fit" or "held"."""

    name: str
    half: str
    left: Declaration
    right: Declaration
    marked: tuple[Marked, ...]


def key_of(text: str) -> str:
    """Return the name of a passage: of its letters and digits, its own number left out."""
    letters = "".join(c for c in _NUMBER.sub("", text) if c.isalnum()).casefold()
    return sha256(letters.encode()).hexdigest()[:12]


def judged_texts(half: str) -> Iterator[JudgedText]:
    """Yield all that is marked of a half and has its texts here."""
    yield from _invented(half)
    sources = (
        ("fomc", SHARED, _fomc),
        ("g7", SHARED, _of_markdown),
        *((name, FETCHED, _of_markdown) for name in _FETCHED),
    )
    for name, folder, series in sources:
        if (folder / name).is_dir():
            yield from _of_rows(name, half, series(folder / name))
        else:
            print(f"{name}: its texts are not here, skipped")


def _invented(half: str) -> Iterator[JudgedText]:
    for folder in sorted(TEXTS.glob("*/answers.json")):
        is_fitted = folder.parent.name in FITTED
        answers = json.loads(folder.read_text("utf-8"))
        if is_fitted == (half == "fit") and answers["shifts"]:
            series = prepare(load(str(folder.parent)))
            yield _of_answers(folder.parent.name, half, series, answers)


def _of_answers(name: str, half: str, series: Series, answers: Mapping[str, Any]) -> JudgedText:
    left, right = series.declarations[:2]
    ids = [{key_of(p.text): p.id for p in d.passages} for d in (left, right)]
    groups = {
        (a, b): (tuple(link["left"]), tuple(link["right"]))
        for link in answers["links"]
        for a in link["left"]
        for b in link["right"]
    }
    rows: dict[Group, list[tuple[str, str]]] = defaultdict(list)
    for a, b in answers["none"]:
        rows[(a,), (b,)] = []
    for s in answers["shifts"]:
        rows[groups[s["left"], s["right"]]].append((s["kind"], s["words"]))
    return JudgedText(name, half, left, right, tuple(_marked(rows, ids)))


def _of_rows(name: str, half: str, series: Series) -> Iterator[JudgedText]:
    """Yield the pairs of declarations of a file whose rows are key, key, kind, words, half."""
    document = json.loads((HERE / f"judged-{name}.json").read_text("utf-8"))
    rows: dict[Group, list[tuple[str, str]]] = defaultdict(list)
    for a, b, kind, words, own in document["rows"]:
        if own == half:
            group = tuple(a.split("+")), tuple(b.split("+"))
            rows[group] += [(kind, words)] if kind != "none" else []
    found = 0
    for left, right in zip(series.declarations, series.declarations[1:], strict=False):
        ids = [{key_of(p.text): p.id for p in d.passages} for d in (left, right)]
        here = tuple(_marked(rows, ids))
        found += len(here)
        if here:
            yield JudgedText(f"{name} {left.id[:10]} → {right.id[:10]}", half, left, right, here)
    if found < len(rows):
        print(f"{name}, {half}: {len(rows) - found} of {len(rows)} pairs of passages not found")


def _marked(
    rows: Mapping[Group, list[tuple[str, str]]], ids: list[dict[str, str]]
) -> Iterator[Marked]:
    for (old, new), shifts in rows.items():
        if set(old) <= set(ids[0]) and set(new) <= set(ids[1]):
            group = tuple(ids[0][k] for k in old), tuple(ids[1][k] for k in new)
            kinds = tuple(kind for kind, _ in shifts)
            yield Marked(group, kinds, tuple(words for _, words in shifts))


def _fomc(folder: Path) -> Series:
    """Return the statements that have judged links, which are those that have rows."""
    names = {
        name
        for path in (HERE.parent / "alignment" / "judged").glob("*fomc*--*fomc*.json")
        for name in path.stem.split("--")
    }
    texts = [read_record(folder / f"{name}.md").declaration for name in sorted(names)]
    return prepare(Series("fomc", "FOMC statements", "", tuple(texts), ThemeSet()))


def _of_markdown(source: Path) -> Series:
    """Return texts saved as Markdown, the marks of their files taken off."""
    texts = []
    with TemporaryDirectory() as folder:
        for path in sorted(source.glob("*.md")):
            clean = Path(folder) / path.name
            clean.write_text(_plain(path), encoding="utf-8")
            texts.append(read_record(clean).declaration)
        return prepare(Series(source.name, source.name, "", tuple(texts), ThemeSet()))


_HEAD = """+++
title = "{title}"
date = {date}
language = "en"
rendering = "official"

[[source]]
url = "https://example.org"
+++

"""


def _plain(path: Path) -> str:
    """Return a record of a page saved as Markdown, its paragraphs unwrapped."""
    text = path.read_text("utf-8").split("---", 2)[2]
    paragraphs = []
    for part in re.split(r"\n\s*\n|\n(?=-   |\d+\.  )", text):
        line = " ".join(part.split())
        line = re.sub(r"\*\*|(?<!\w)\*(?=\w)|(?<=\w)\*(?!\w)|\\", "", line)
        line = re.sub(r"^(?:-|\d+\.) +", "", line)
        # A crawler lost some spaces between sentences.
        line = re.sub(r"(?<=[a-z])\.(?=[A-Z][a-z])", ". ", line)
        if line:
            paragraphs.append(line)
    head = _HEAD.format(title=path.stem, date=path.stem[:10])
    return head + "\n\n".join(paragraphs) + "\n"
