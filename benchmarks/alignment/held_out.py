"""What the alignment reaches on pairs that its odds have not seen.

The judged pairs are dealt into two halves, every other pair of each series; odds are fitted on one
half and links judged on the other, and the other way round. Run with
`python -m benchmarks.alignment.held_out`.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from benchmarks.alignment.fit import fit, samples
from benchmarks.alignment.pairs import JudgedPair, judged_pairs
from benchmarks.alignment.run import figures, forced, linked_cells, tally
from comparator.alignment import choice


@contextmanager
def odds_of(pairs: list[JudgedPair]) -> Iterator[None]:
    """Let the alignment use odds fitted on some pairs, for a while."""
    alone = fit(*samples(pairs, None))
    fitted = (alone, fit(*samples(pairs, alone)))
    tables = (choice.ALONE, choice.IN_CONTEXT)
    before = [dict(table) for table in tables]
    for table, odds in zip(tables, fitted, strict=True):
        table.update(odds)
    try:
        yield
    finally:
        for table, odds in zip(tables, before, strict=True):
            table.update(odds)


def main() -> None:
    """Measure and print."""
    pairs = list(judged_pairs())
    halves = pairs[0::2], pairs[1::2]
    for seen, unseen in (halves, halves[::-1]):
        with odds_of(seen):
            for pair in unseen:
                found = linked_cells(pair)
                precision, recall, f1 = figures(tally(pair, found))
                print(
                    f"{pair.name:58}{precision:7.3f}{recall:7.3f}{f1:7.3f}{forced(pair, found):4}"
                )


if __name__ == "__main__":
    main()
