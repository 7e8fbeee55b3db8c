"""Hold the findings against marked shifts and non-shifts of pairs of a series.

    python -m benchmarks.insight.run SERIES_DIR [--misses]

`key.json` is of the pairs that the rules were tuned on. `fresh.json` is of pairs that were marked,
shift by shift, before any rule was held against them; what was mended since in the light of them
was mended in general terms, so the figure of the day they were marked stands in docs/findings.md.

A key names passages by their ids and the hash of both texts, and may quote the few words that
moved; the texts are not in it. A row whose passages the series does not have, or has in other
words, is skipped and counted.
"""

import json
import sys
from collections import Counter
from hashlib import sha256
from pathlib import Path

from comparator.model import Finding, Series
from comparator.pipeline import edition_of_pair, load

KEYS = ("key.json", "fresh.json")


def main() -> None:
    """Print recall, false reports and what was found beside each key, by kind."""
    series = load(sys.argv[1])
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


def _judge(rows: list[list[str]], series: Series) -> None:
    findings: list[Finding] = []
    for older, newer in sorted({(row[0].split("#")[0], row[1].split("#")[0]) for row in rows}):
        edition = edition_of_pair(series, older, newer)
        findings += [f for f in edition.collations[0].findings if f.kind.is_shift]
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
        if "--misses" in sys.argv and not is_right:
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
