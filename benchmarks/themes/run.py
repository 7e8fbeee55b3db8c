"""How well passages are filed under themes, on what was tuned on and on what was not.

    python -m benchmarks.themes.run [--held] [--misses] [SET …]

Labels are of readers who had not seen the rules. The halves that were held out are counted only
with `--held`, and `--misses` never shows them. G7 and SCO texts take part where they lie beside
the checkout; else they are named as skipped.

    sco-tuned   SCO declarations, the passages that terms and weights were chosen on
    sco-held    … and those that they were not
    g7-fit, g7-held    a summit under the general themes, which were written without it
    b-fit, a-held      invented bodies under the general themes
    pacific-fit, bodies-held    a real declaration and two invented ones, under the general ids
"""

import argparse
import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from benchmarks.alignment.pairs import FETCHED
from benchmarks.themes.g7 import read_g7
from benchmarks.themes.grouping import k_means, shared
from comparator.corpus import read_record, read_series, read_theme_set
from comparator.corpus.series.theme_sets import general_themes
from comparator.model import Declaration, Passage, ThemeSet
from comparator.segmentation import segment
from comparator.themes import assign_themes, propose_themes

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "series"
TEXTS = ROOT / "benchmarks" / "texts"
SCO = ROOT / "declarations" / "sco"

# Which theme of the general set is which of a reader's; written before any output was seen.
# What a reader has no theme for is left out: it counts neither way.
G7_NAMES = {
    "energy": "energy",
    "environment": "climate",
    "health": "health",
    "trade": "trade",
    "economy": "finance",
    "finance": "finance",
    "digital": "digital",
    "agriculture": "food",
    "development": "development",
    "gender": "gender",
    "education": "education",
    "labour": "labour",
    "crime": "crime",
    "terrorism": "crime",
    "disarmament": "disarmament",
    "conflicts": "conflicts",
    "human-rights": "human-rights",
    "migration": "migration",
    "industry": "supply-chains",
    "science": "science",
    "transport": "infrastructure",
    "oceans": "oceans",
    "united-nations": "united-nations",
    "organisation": "organisation-of-the-meeting",
}
TEXTS_NAMES = {
    "energy": "energy",
    "environment": "environment",
    "oceans": "environment",
    "disasters": "environment",
    "health": "health",
    "trade": "trade",
    "industry": "trade",
    "economy": "finance",
    "finance": "finance",
    "digital": "digital",
    "agriculture": "agriculture",
    "education": "education",
    "labour": "labour",
    "migration": "labour",
    "crime": "justice",
    "terrorism": "terrorism",
    "defence": "security",
    "disarmament": "security",
    "conflicts": "regional-conflicts",
    "human-rights": "politics",
    "international-relations": "politics",
    "transport": "transport",
    "united-nations": "united-nations",
    "development": "united-nations",
    "culture": "culture",
    "organisation": "organisation",
}


@dataclass(frozen=True, slots=True)
class Judged:
    """A passage, what it is filed under, and what a reader says."""

    passage: Passage
    found: frozenset[str]
    wanted: frozenset[str]
    optional: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Figures:
    """How far the themes found are those of a reader."""

    precision: float
    recall: float
    without: float
    wordless: float

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        return 2 * self.precision * self.recall / (self.precision + self.recall)


def figures(rows: list[Judged]) -> Figures:
    """Return the figures of some passages; what is optional counts neither way."""
    right = sum(len(row.found & row.wanted) for row in rows)
    wrong = sum(len(row.found - row.wanted - row.optional) for row in rows)
    scores = [(score, row.passage) for row in rows for score in row.passage.themes]
    wordless = [s for s, p in scores if not any(words in p.text for words in s.evidence)]
    return Figures(
        right / (right + wrong),
        right / sum(len(row.wanted) for row in rows),
        sum(not row.found for row in rows if row.wanted) / len(rows),
        len(wordless) / len(scores),
    )


def sets(is_held: bool) -> Iterator[tuple[str, list[Judged]]]:
    """Yield the judged sets by name; those held out only if they are asked for."""
    if SHARED.is_dir():
        yield from _sco(is_held)
        yield from _g7(is_held)
    else:
        print("skipped, their texts are not here: SCO, G7")
    yield "b-fit", list(_texts("b-meridian-coast"))
    if (FETCHED / "pacific-themes").is_dir():
        yield "pacific-fit", list(_unseen("pacific", FETCHED / "pacific-themes"))
    if is_held:
        folders = [TEXTS / name for name in ("h-lagoon-chair", "i-steppe-congress")]
        yield "bodies-held", list(_unseen("bodies", *folders))
        yield "a-held", list(_texts("a-thulemark-sarvana"))


def key12(text: str) -> str:
    """Return the name of a text by its letters and digits only."""
    plain = "".join(c for c in text.casefold() if c.isalnum())
    return sha256(plain.encode()).hexdigest()[:12]


def _folded12(text: str) -> str:
    return sha256(" ".join(text.split()).encode()).hexdigest()[:12]


def prepared(themes: ThemeSet, declaration: Declaration) -> Declaration:
    """Return a declaration with passages and themes."""
    return assign_themes(segment(declaration), themes)


def _sco(is_held: bool) -> Iterator[tuple[str, list[Judged]]]:
    labels = tomllib.loads((ROOT / "tests/themes/sco-labels.toml").read_text(encoding="utf-8"))
    themes = read_theme_set(SCO / "themes.toml")
    texts = [prepared(themes, declaration) for declaration in _sco_texts()]
    known = {(d.id, _folded12(p.text)): p for d in texts for p in d.passages}
    tuned: list[Judged] = []
    held: list[Judged] = []
    for part, declarations in labels.items():
        for declaration, rows in declarations.items():
            for key, wanted in rows.items():
                if passage := known.get((declaration, key)):
                    is_odd = part == "sample" and int(key[-1], 16) % 2 == 1
                    row = Judged(passage, _named(passage, None), frozenset(wanted))
                    (held if is_odd else tuned).append(row)
    yield "sco-tuned", tuned
    if is_held:
        yield "sco-held", held


def _sco_texts() -> Iterator[Declaration]:
    yield read_series(SCO)["2007-bishkek"]
    yield from (read_record(path).declaration for path in sorted((SHARED / "sco").glob("*.json")))


def _g7(is_held: bool) -> Iterator[tuple[str, list[Judged]]]:
    judged = json.loads(Path(__file__).with_name("judged-g7.json").read_text(encoding="utf-8"))
    texts = [prepared(_general(), read_g7(path)) for path in sorted((SHARED / "g7").glob("*"))]
    known = {key12(p.text): p for d in texts for p in d.passages}
    rows = [
        (known.get(key), frozenset(wanted), frozenset(optional))
        for key, wanted, optional in judged["rows"]
    ]
    for name, half in (("g7-fit", rows[::2]), ("g7-held", rows[1::2])):
        if name == "g7-fit" or is_held:
            yield name, [Judged(p, _named(p, G7_NAMES), w, o) for p, w, o in half if p]


def _texts(name: str) -> Iterator[Judged]:
    series = read_series(TEXTS / name)
    answers = json.loads((TEXTS / name / "answers.json").read_text(encoding="utf-8"))["themes"]
    for declaration in series.declarations:
        for passage in prepared(_general(), declaration).passages:
            if (wanted := answers.get(key12(passage.text))) is not None:
                yield Judged(passage, _named(passage, TEXTS_NAMES), frozenset(wanted))


def _unseen(name: str, *folders: Path) -> Iterator[Judged]:
    """Yield the passages of some series that have labels of the general set."""
    labels = json.loads(Path(__file__).with_name("judged-unseen.json").read_text(encoding="utf-8"))
    rows = {key: (frozenset(wanted), frozenset(other)) for key, wanted, other in labels[name]}
    for declaration in (d for folder in folders for d in read_series(folder).declarations):
        for passage in prepared(_general(), declaration).passages:
            if (row := rows.get(key12(passage.text))) is not None:
                yield Judged(passage, _named(passage, None), *row)


def _named(passage: Passage, names: Mapping[str, str] | None) -> frozenset[str]:
    """Return the themes of a passage in the reader's words."""
    ids = [score.theme for score in passage.themes]
    return frozenset(ids if names is None else (names[i] for i in ids if i in names))


def _general() -> ThemeSet:
    return general_themes()


def suggested() -> None:
    """Print how near suggested themes come to the SCO's own, beside a plain method."""
    labels = tomllib.loads((ROOT / "tests/themes/sco-labels.toml").read_text(encoding="utf-8"))
    texts = [segment(declaration) for declaration in _sco_texts()]
    proposals = propose_themes(texts)
    themes = ThemeSet(tuple(proposal.theme for proposal in proposals))
    filed = [p for d in texts for p in assign_themes(d, themes).passages if p.kind.is_prose]
    main = {p.id: p.themes[0].theme if p.themes else "" for p in filed}
    groups = k_means([p.text for p in filed], len(proposals))
    plain = {p.id: group for p, group in zip(filed, groups, strict=True)}
    known = {(p.declaration, _folded12(p.text)): p.id for p in filed}
    wanted = {
        known[text, key]: themes[0]
        for part in labels.values()
        for text, rows in part.items()
        for key, themes in rows.items()
        if (text, key) in known
    }
    truth = list(wanted.values())
    share = sum(not theme for theme in main.values()) / len(main)
    print(f"\nSuggested for the SCO: {len(proposals)} themes, {share:.1%} without one")
    print(f"  mutual information with its own: {shared([main[i] for i in wanted], truth):.3f}")
    print(f"  … of TF-IDF with k-means:        {shared([plain[i] for i in wanted], truth):.3f}")


def main() -> None:
    """Print the figures of each set, and on demand what was missed in those for fitting."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", metavar="SET", nargs="*")
    parser.add_argument("--held", action="store_true")
    parser.add_argument("--misses", action="store_true")
    asked = parser.parse_args()
    print(f"{'':10} passages  precision  recall    F1  wrong  no theme  no word")
    for name, rows in sets(asked.held):
        if asked.names and name not in asked.names:
            continue
        f = figures(rows)
        print(
            f"{name:10} {len(rows):8}  {f.precision:9.3f}  {f.recall:6.3f} {f.f1:5.3f}"
            f"  {1 - f.precision:5.1%}  {f.without:8.1%}  {f.wordless:7.1%}"
        )
        if asked.misses and not name.endswith("-held"):
            for row in rows:
                _show(row)
    if not asked.names and SHARED.is_dir():
        suggested()


def _show(row: Judged) -> None:
    extra = row.found - row.wanted - row.optional
    missing = row.wanted - row.found
    if extra or missing:
        print(f"\n{row.passage.id}: too many {sorted(extra)}, missing {sorted(missing)}")
        print("  ", " ".join(row.passage.text.split())[:600])
        for score in row.passage.themes:
            print("  ", score.theme, score.score, score.evidence, score.origin)


if __name__ == "__main__":
    main()
