"""Hold the findings against what readers marked.

    python -m benchmarks.findings.run [fit|held|SERIES_DIR] [--links] [--show]

Without a word: both halves of the marked pairs in `judged-*.json` and ../texts. Rules were made
looking at "fit" alone; "held" was run when they were finished, and is read as figures only. Links
are those of the key, so that rules are judged and not the aligner; with `--links` they are the
tool's own. What the report folds, as dates of events, counts neither as right nor as wrong where it
is not marked. `--show` prints what is missed and what is reported beside the marks, on "fit" only.

With a series: `key.json`, on whose pairs the first rules were tuned, and `fresh.json`, on pairs
that were marked before any rule was held against them. A row whose passages the series does not
have, or has in other words, is skipped and counted.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from benchmarks.findings.judged import JudgedText, Marked, judged_texts
from comparator.analysis.findings import findings_of
from comparator.corpus.series.name_tables import NAMES
from comparator.corpus.series.verb_scales import VERBS
from comparator.diff import vary
from comparator.model import Collation, Finding, FindingKind, Link, Relation, Series, Turn
from comparator.pipeline import collate, edition_of_pair, load

KEYS = ("key.json", "fresh.json")
_OPPOSITE = {"stronger": "weaker", "weaker": "stronger"}
_STRENGTH = frozenset({"stronger", "weaker", "turned", "step", "rate"})


@dataclass
class Score:
    """How far findings and marks agree."""

    found: Counter[str] = field(default_factory=Counter)
    marked: Counter[str] = field(default_factory=Counter)
    wrong_way: int = 0
    quiet: int = 0
    false_shifts: int = 0
    false_names: int = 0
    reported: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)

    def add(self, other: "Score") -> None:
        """Add another score to this one."""
        for name in ("found", "marked", "reported", "right"):
            getattr(self, name).update(getattr(other, name))
        for name in ("wrong_way", "quiet", "false_shifts", "false_names"):
            setattr(self, name, getattr(self, name) + getattr(other, name))

    def told(self) -> str:
        """Return all of it in a few lines."""
        kinds = ", ".join(f"{k} {self.found[k]}/{n}" for k, n in sorted(self.marked.items()))
        marked, found = sum(self.marked.values()), sum(self.found.values())
        strength = sum(n for k, n in self.marked.items() if k in _STRENGTH)
        strong = sum(n for k, n in self.found.items() if k in _STRENGTH)
        right = ", ".join(f"{k} {self.right[k]}/{n}" for k, n in sorted(self.reported.items()))
        return (
            f"  found {found}/{marked} = {found / (marked or 1):.2f}"
            f" (of strength, steps and rates {strong}/{strength} ="
            f" {strong / (strength or 1):.2f}): {kinds}\n"
            f"  the wrong way {self.wrong_way}; of {self.quiet} pairs without a shift"
            f" {self.false_shifts} with one, {self.false_names} with another finding\n"
            f"  reported and marked, by confidence: {right}"
        )


def kind_of(f: Finding) -> str:
    """Return what a finding is called in the keys."""
    if f.kind is FindingKind.HEDGE:
        return "weaker" if f.turn is Turn.CAME else "stronger"
    names = {FindingKind.FEWER: "weaker", FindingKind.DATE: "number", FindingKind.PLACE: "actor"}
    return names.get(f.kind, str(f.kind))


def score_of(text: JudgedText, findings: Sequence[Finding], *, show: bool) -> Score:
    """Return how far the findings of a pair agree with its marks."""
    score = Score()
    for m in text.marked:
        here = [f for f in findings if set(f.left) & {*m.group[0]} and set(f.right) & {*m.group[1]}]
        _add(score, m, here)
        if show:
            _show(text, m, here)
    return score


def _add(score: Score, m: Marked, here: Sequence[Finding]) -> None:
    kinds = Counter(map(kind_of, here))
    told = [f for f in here if not f.is_minor]
    marks = Counter(m.kinds)
    score.marked.update(marks)
    score.found.update({k: min(n, kinds[k]) for k, n in marks.items()})
    score.wrong_way += sum(
        1 for k, other in _OPPOSITE.items() if kinds[k] and marks[other] and not marks[k]
    )
    for f in told:
        score.reported[str(f.confidence)] += 1
        score.right[str(f.confidence)] += kind_of(f) in marks
    if not m.kinds:
        score.quiet += 1
        score.false_shifts += any(kind_of(f) in _STRENGTH for f in told)
        score.false_names += any(kind_of(f) not in _STRENGTH for f in told)


def _show(text: JudgedText, m: Marked, here: Sequence[Finding]) -> None:
    kinds, marks = Counter(map(kind_of, here)), Counter(m.kinds)
    if kinds == marks:
        return
    passages = {p.id: p.text for d in (text.left, text.right) for p in d.passages}
    print(f"\n{text.name}: marked {[f'{k}: {w}' for k, w in zip(m.kinds, m.words, strict=True)]}")
    print(f"  found {[f'{f.kind}: {f.left_words} → {f.right_words}' for f in here]}")
    for side in m.group:
        print("  | " + " ".join(passages[ref] for ref in side))


def given_links(text: JudgedText) -> tuple[Finding, ...]:
    """Return the findings on the links that the key has."""
    links = tuple(Link(*m.group, Relation.REWORDED) for m in text.marked)
    left, right = text.left, text.right
    collation = vary(Collation(left.id, right.id, links, (), ()), left, right)
    return findings_of(collation, left, right, VERBS.bundled, NAMES.bundled)


def own_links(text: JudgedText) -> tuple[Finding, ...]:
    """Return the findings on the links that the tool makes."""
    return collate(text.left, text.right).findings


def _judge_half(half: str) -> None:
    total = Score()
    find = own_links if "--links" in sys.argv else given_links
    for text in judged_texts(half):
        score = score_of(text, find(text), show="--show" in sys.argv and half == "fit")
        print(f"{half}: {text.name}\n{score.told()}")
        total.add(score)
    print(f"{half}: all\n{total.told()}")


def main() -> None:
    """Print recall, wrong ways and false reports, by half or by key."""
    words = [word for word in sys.argv[1:] if not word.startswith("-")]
    if words and words[0] not in {"fit", "held"}:
        _judge_series(load(words[0]))
        return
    for half in words or ("fit", "held"):
        _judge_half(half)


def _judge_series(series: Series) -> None:
    text = {p.id: p.text for name in series.text_ids for p in series.text(name).passages}
    for name in KEYS:
        rows = json.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"))
        here = [row for row in rows if _is_here(row, text)]
        print(f"{name}: {len(here)} rows; {len(rows) - len(here)} of other texts skipped")
        if here:
            _judge(here, series)


def _is_here(row: list[str], text: dict[str, str]) -> bool:
    both = f"{text.get(row[0], '')}\n{text.get(row[1], '')}"
    return sha256(both.encode()).hexdigest()[:16] == row[3]


def _shifts_of(rows: Iterable[list[str]], series: Series) -> list[Finding]:
    pairs = sorted({(row[0].split("#")[0], row[1].split("#")[0]) for row in rows})
    return [
        f
        for older, newer in pairs
        for f in edition_of_pair(series, older, newer).collations[0].findings
        if f.kind.is_shift
    ]


def _judge(rows: list[list[str]], series: Series) -> None:
    findings = _shifts_of(rows, series)
    found: Counter[str] = Counter()
    marked: Counter[str] = Counter()
    false = quiet = 0
    for left, right, kind, _, *words in rows:
        here = [f for f in findings if left in f.left and right in f.right]
        if kind == "none":
            quiet += 1
            false += bool(here)
            is_right = not here
        else:
            marked[kind] += 1
            is_right = any(f.kind == kind for f in here)
            found[kind] += is_right
        if "--show" in sys.argv and not is_right:
            said = "; ".join(f"{f.kind}: {f.left_words} → {f.right_words}" for f in here)
            print(f"  {left} {right} {kind} [{' '.join(words)}] {said or 'nothing'}")
    for kind in sorted(marked):
        print(f"  {kind:10} {found[kind]:3} of {marked[kind]:3} found")
    total = sum(marked.values())
    print(f"  recall {sum(found.values()) / (total or 1):.3f} of {total}")
    print(f"  false reports {false} of {quiet}")
    print(f"  shifts reported on the pairs {len(findings)}")


if __name__ == "__main__":
    main()
