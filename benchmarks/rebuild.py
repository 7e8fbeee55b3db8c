"""What a saved word costs: the report made anew by `serve`, beside the report made from nothing.

    python -m benchmarks.rebuild [SERIES_DIR]

In the same run, by the processor's clock: all of the report from nothing (the baseline); then, one
word of the newest declaration after another changed, the files read again and one page made, for
each kind of page that shows the word.
"""

import re
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import process_time

from comparator.app.build import Order, make_editions, make_report, read_inputs
from comparator.app.serve import Desk
from comparator.jobs import Store, Workshop
from comparator.report.addresses import declaration_page, front_page, pair_page

_WORDS = ("meadow", "harbour", "lantern", "orchard", "saddle")


def main() -> None:
    """Print the ratios."""
    given = Path(sys.argv[1] if len(sys.argv) > 1 else "declarations/specimen").resolve()
    with tempfile.TemporaryDirectory() as room:
        folder = Path(room) / given.name
        shutil.copytree(given, folder)
        for themes in given.parent.glob("*/themes.toml"):  # those of a series may build on others'
            target = Path(room) / themes.parent.name
            target.mkdir(exist_ok=True)
            shutil.copy(themes, target)
        for line in _lines(folder, Workshop(Store(Path(room) / "cache"))):
            print(line)


def _lines(folder: Path, workshop: Workshop) -> Iterator[str]:
    order = Order((folder,))
    start = process_time()
    make_report(order, make_editions(order, Workshop()), read_inputs(order), Workshop())
    baseline = process_time() - start
    yield f"the whole report from nothing   {baseline:6.2f} s   1.00"
    desk = Desk(order, workshop)
    file = max(f for f in folder.glob("*-*.md") if f.name.count(".") == 1)
    older = sorted(f.stem for f in folder.glob("*-*.md") if f.name.count(".") == 1)[-2]
    pages = {
        "front page": front_page(folder.name),
        "declaration": declaration_page(folder.name, file.stem),
        "pair": pair_page(folder.name, older, file.stem),
    }
    for name, path in pages.items():
        spent = statistics.median(_once(desk, file, path, word) for word in _WORDS)
        yield f"a word, and its {name:<15} {spent:6.2f} s   {spent / baseline:.2f}"


def _once(desk: Desk, file: Path, page: str, word: str) -> float:
    """Return the seconds from a changed word to the page that shows it."""
    text = file.read_text("utf-8")
    head, end, body = text.rpartition("+++\n")
    file.write_text(head + end + re.sub(r"\b[a-z]{6,}\b", word, body, count=1), "utf-8", newline="")
    start = process_time()
    if fault := desk.read_again():
        raise SystemExit(fault)
    desk.page(page)
    return process_time() - start


if __name__ == "__main__":
    main()
