"""Where the time of a build goes: its stages and kinds of files, from nothing and in one process.

    python -m benchmarks.build_stages [SERIES_DIR]

By the processor's clock, and as shares. Without a folder, a series of 13 texts is drawn.
"""

import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from time import process_time

from benchmarks.drawn_series import draw_series
from comparator.app.build import Order, setting_of
from comparator.pipeline import load, make_edition

_DRAWN = 7, 13, 4000  # seed, texts, words of each


def main() -> None:
    """Print the stages, the longest first."""
    with tempfile.TemporaryDirectory() as room:
        given = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(room) / "drawn"
        if len(sys.argv) == 1:
            draw_series(given, *_DRAWN)
        spent = _stages(given)
    total = sum(spent.values())
    for stage, seconds in sorted(spent.items(), key=lambda item: -item[1]):
        print(f"{stage:<24} {seconds:7.2f} s   {seconds / total:4.0%}")
    print(f"{'all':<24} {total:7.2f} s")


def _stages(folder: Path) -> dict[str, float]:
    spent: dict[str, float] = defaultdict(float)
    start = process_time()
    series = load(folder)
    spent["reading, themes"] = process_time() - start
    start = process_time()
    edition = make_edition(series)
    spent["links, findings"] = process_time() - start
    setting = setting_of(Order((folder,)), (edition,))
    for path, page in setting.pages.items():
        start = process_time()
        page()
        spent[_kind(path)] += process_time() - start
    return spent


def _kind(path: str) -> str:
    """Return the kind of a file: the folders it lies in, or its name without one."""
    folders = path.split("/")[1:-1]
    return "/".join(folders) or path.rpartition("/")[2]


if __name__ == "__main__":
    main()
