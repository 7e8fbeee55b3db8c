"""Hold the findings against marked shifts and non-shifts of two pairs of a series.

    python -m benchmarks.insight.run SERIES_DIR

The key names passages by their ids and the hash of both texts; the texts are not in it. A row whose
passages the series does not have, or has in other words, is skipped and counted.
"""

import json
import sys
from collections import Counter
from hashlib import sha256
from pathlib import Path

from comparator.model import Finding
from comparator.road import edition_of_pair, load

KEY = Path(__file__).with_name("key.json")


def main() -> None:
    """Print recall, false reports and what was found beside the key, by kind."""
    series = load(sys.argv[1])
    rows = json.loads(KEY.read_text(encoding="utf-8"))
    text = {p.id: p.text for d in series.declarations for p in d.passages}
    pairs = {(left.split("#")[0], right.split("#")[0]) for left, right, _, _ in rows}
    known = {d.id for d in series.declarations}
    findings: list[Finding] = []
    for left, right in sorted(pairs):
        if {left, right} <= known:
            edition = edition_of_pair(series, left, right)
            findings += [f for f in edition.collations[0].findings if f.kind.is_shift]
    found: Counter[str] = Counter()
    marked: Counter[str] = Counter()
    skipped = false = quiet = 0
    for left, right, kind, digest in rows:
        both = f"{text.get(left, '')}\n{text.get(right, '')}"
        if sha256(both.encode()).hexdigest()[:16] != digest:
            skipped += 1
            continue
        here = [f for f in findings if left in f.left and right in f.right]
        if kind == "none":
            quiet += 1
            false += bool(here)
        else:
            marked[kind] += 1
            found[kind] += any(f.kind == kind for f in here)
    for kind in sorted(marked):
        print(f"{kind:10} {found[kind]:3} of {marked[kind]:3} found")
    total = sum(marked.values())
    print(f"recall {sum(found.values()) / (total or 1):.3f} of {total}")
    print(f"false reports {false} of {quiet}; rows skipped {skipped}")
    print(f"shifts reported on the pairs {len(findings)}")


if __name__ == "__main__":
    main()
