"""What `comparator lineage` finds in large corpora drawn by lot, and what it takes.

    python -m benchmarks.large_corpora [TEXTS ...]      2000 5000 10000 20000 where none is given
    python -m benchmarks.large_corpora --index TEXTS    the index beside MinHash (needs rensa)

Thresholds were tuned on seed 1 at the rates "sco" with 2,000 texts; every other seed and rate is
held. Each line has the precision, recall and F1 of parents and of precedents, seconds and memory.
"""

import re
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread

from benchmarks.drawn_corpus import RATES, Truth, draw_corpus
from comparator.lineage import open_lineage
from comparator.lineage.neighbours import Index
from comparator.lineage.reading import files_of, read
from comparator.lineage.wordings import Gathering, Wordings

SIZES = (2000, 5000, 10_000, 20_000)
_DRAWN = ((1, "sco"), (2, "sco"), (3, "steady"))
_STAGES = ("Reading", "Sorting", "Indexing", "Finding", "Tracing", "Following", "Writing")


def _kilobytes(pid: str) -> Iterator[int]:
    """Yield the resident memory of a process and of all that it started; shared pages each time."""
    try:
        status = Path(f"/proc/{pid}/status").read_text("utf-8")
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text("utf-8").split()
    except OSError:
        return
    if found := re.search(r"VmRSS:\s+(\d+)", status):
        yield int(found[1])
    for child in children:
        yield from _kilobytes(child)


@contextmanager
def _watching(pid: int) -> Iterator[list[int]]:
    """Give a list whose only number is the most megabytes that processes had at once."""
    most, is_over = [0], Event()

    def watch() -> None:
        while not is_over.wait(0.2):
            most[0] = max(most[0], sum(_kilobytes(str(pid))) // 1024)

    thread = Thread(target=watch)
    thread.start()
    try:
        yield most
    finally:
        is_over.set()
        thread.join()


def _run(folder: Path, out: Path) -> tuple[dict[str, float], float, int]:
    """Make a lineage; return the seconds of each stage, those of processors, and megabytes."""
    command = [sys.executable, "-m", "comparator", "lineage", folder, "--out", out, "--verbose"]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = dict.fromkeys(_STAGES, 0.0)
    with subprocess.Popen(  # noqa: S603 - it is ourselves
        list(map(str, command)), stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stderr is not None  # noqa: S101 - it is a pipe
        with _watching(process.pid) as most:
            stage, since = _STAGES[0], time.perf_counter()
            for line in process.stderr:
                now = time.perf_counter()
                seconds[stage] += now - since
                since, stage = now, re.split(r"[\s:]", line)[0]
            process.wait()
            seconds[stage] += time.perf_counter() - since
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, used, most[0]


def _score(found: set[tuple[str, str]], truth: set[tuple[str, str]]) -> str:
    right = len(found & truth)
    precision, recall = right / max(len(found), 1), right / max(len(truth), 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return f"P {precision:.3f} R {recall:.3f} F1 {f1:.3f}"


def measure(texts: int, seed: int, rates: str) -> None:
    """Draw a corpus, make its lineage, and print how good it is and what it took."""
    with TemporaryDirectory(prefix="corpus-") as name:
        folder, out = Path(name, "texts"), Path(name, "lineage.sqlite")
        truth = draw_corpus(folder, seed, texts, RATES[rates])
        seconds, used, most = _run(folder, out)
        with open_lineage(out) as lineage:
            rows = lineage.connection.execute
            lines = set(rows("SELECT text, parent FROM lineage"))
            links = set(rows("SELECT passage, precedent FROM precedents"))
            ids = [text for (text,) in rows("SELECT id FROM texts ORDER BY number")]
            since = time.perf_counter()
            asked = ids[:: max(len(ids) // 50, 1)]
            for text in asked:
                lineage.text(text)
            answer = (time.perf_counter() - since) / len(asked)
        size = out.stat().st_size >> 20
    parents = {(text, parent) for text, of in truth.parents.items() for parent in of}
    is_fit = (seed, rates, texts) == (1, "sco", 2000)
    print(f"{texts:,} texts, seed {seed}, rates {rates} ({'fit' if is_fit else 'held'})")
    print(f"  parents    {_score(lines, parents)}")
    print(f"  precedents {_score(links, set(truth.passages.items()))}")
    print(f"  {sum(seconds.values()):.0f} s, {used:.0f} s of processors, {most:,} MB at most,")
    print(f"  a database of {size:,} MB, which answers in {answer * 1000:.1f} ms")
    each = (f"{stage.lower()} {1000 * took / texts:.2f}" for stage, took in seconds.items())
    print(f"  ms a text: {', '.join(each)}", flush=True)


def _wordings(folder: Path) -> tuple[Wordings, list[str]]:
    """Return the wordings of a corpus, and the ids of the passages that say them."""
    gathering, ids = Gathering(), list[str]()
    readings = sorted((read(str(folder), path) for path in files_of(folder)), key=lambda r: r.place)
    for reading in readings:
        gathering.add([p.words for p in reading.passages if p.is_prose])
        ids += [p.id for p in reading.passages if p.is_prose]
    return gathering.wordings(range(len(readings))), ids


def _pairs_to_find(wordings: Wordings, ids: Sequence[str], truth: Truth) -> set[tuple[int, int]]:
    """Return which wording became which other one."""
    number = {passage: int(wordings.of_passage[n]) for n, passage in enumerate(ids)}
    pairs = ((number[one], number[other]) for one, other in truth.passages.items())
    return {(one, other) for one, other in pairs if one != other}


def _tell(name: str, found: set[tuple[int, int]], wanted: set[tuple[int, int]]) -> None:
    both = found | {(other, one) for one, other in found}
    share = len(both & wanted) / len(wanted)
    right = len(both & wanted) / max(len(found), 1)
    print(f"  {name}: recall {share:.3f}, {len(found):,} pairs, of which {right:.3f} are true")


def _by_rows(wordings: Wordings, wanted: set[tuple[int, int]]) -> None:
    index = Index(wordings)
    found: set[tuple[int, int]] = set()
    for first in range(0, len(wordings), 512):
        pairs = index.candidates(first, min(first + 512, len(wordings)))
        found.update(zip(*(side.tolist() for side in pairs), strict=True))
    _tell("rows of two and three words", found, wanted)


def _by_minhash(wordings: Wordings, wanted: set[tuple[int, int]], bands: int, of: int) -> None:
    from rensa import RMinHash, RMinHashLSH

    def rows(wording: int) -> list[str]:
        start, end = wordings.starts[wording : wording + 2]
        words = wordings.plain[wordings.words[start:end]].tolist()
        return [f"{one} {other}" for one, other in pairwise(words)]

    hashes = RMinHash.from_token_sets(map(rows, range(len(wordings))), num_perm=bands * of, seed=1)
    index = RMinHashLSH(threshold=0.2, num_perm=bands * of, num_bands=bands)
    found: set[tuple[int, int]] = set()
    for number, each in enumerate(hashes):
        found.update((number, other) for other in index.query(each))
        index.insert(number, each)
    _tell(f"MinHash, {bands} bands of {of}", found, wanted)


def _alone(name: str, *given: object) -> None:
    """Do something in a process of its own, and print what it took."""
    since = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    globals()[name](*given)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - since[1]
    print(f"    {time.process_time() - since[0]:.1f} s, {most >> 10:,} MB more", flush=True)


def measure_index(texts: int) -> None:
    """Print what the index and MinHash find of the wordings of a corpus, and what they take."""
    with TemporaryDirectory(prefix="corpus-") as name:
        truth = draw_corpus(Path(name, "texts"), 1, texts)
        wordings, ids = _wordings(Path(name, "texts"))
    wanted = _pairs_to_find(wordings, ids, truth)
    print(f"{texts:,} texts, {len(wordings):,} wordings, {len(wanted):,} pairs of them to find")
    jobs: list[tuple[object, ...]] = [("_by_rows",), ("_by_minhash", 42, 3), ("_by_minhash", 32, 4)]
    for job, *given in jobs:
        process = get_context("spawn").Process(target=_alone, args=(job, wordings, wanted, *given))
        process.start()
        process.join()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--index"]:
        measure_index(int(sys.argv[2]))
    else:
        for size in map(int, sys.argv[1:]) if sys.argv[1:] else SIZES:
            for drawn in _DRAWN if size == SIZES[0] else _DRAWN[1:2]:
                measure(size, *drawn)
