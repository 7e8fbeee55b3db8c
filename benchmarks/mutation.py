"""Whether the tests notice faults: drawn changes of the code, each against the tests that run it.

    python -m benchmarks.mutation comparator/alignment --seed 20261129 --count 300 --minutes 60

First the tests run once, and it is kept which lines each of them runs and how long it takes. Then
each drawn fault (`mutants`) is put into its module, in a process of its own, and the tests that
run its line are run, the quick ones first, until one fails. A fault that none notices is printed:
either a test is missing, or the change means nothing.
"""

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import pytest

from benchmarks.mutants import Changed, Mutant, mutants_of, sound

_MEASURED = (
    *("comparator/segmentation/*", "comparator/alignment/*", "comparator/diff/*"),
    *(f"comparator/analysis/{name}.py" for name in ("history", "heard", "matter")),
)
_TESTS = (
    *("tests/segmentation", "tests/alignment", "tests/diff"),
    *(
        f"tests/analysis/test_{name}.py"
        for name in ("history", "history_chains", "heard", "matter")
    ),
)
# Imported before each process begins.
_THIRD = (
    *("numpy", "rapidfuzz", "snowballstemmer", "babel.dates", "jinja2", "regex"),
    *("sentencex", "msgspec", "markdown_it", "diff_match_patch", "lxml.html"),
    *("hypothesis", "hypothesis.extra.numpy"),
)
_LONGEST_S = 160.0
"""Of processor time for the tests of one fault, as they take it on the sound code."""
# Plain asserts, and no plugins that no test of these rooms asks for: a process begins in a third
# of the time.
_QUIET = (
    *("-q", "-x", "-p", "no:cacheprovider", "--no-header", "--tb=no", "--assert=plain"),
    *("-p", "_hypothesis_pytestplugin"),
)


class _Recorder:
    """Keeps which lines each test runs, and how long it takes with what it needs."""

    def __init__(self) -> None:
        import coverage

        self.coverage = coverage.Coverage(data_file=None, branch=True, include=list(_MEASURED))
        self.seconds: dict[str, float] = {}
        self._begun = 0.0

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        """Begin a test."""
        self.coverage.switch_context(nodeid)
        self._begun = time.process_time()

    def pytest_runtest_logfinish(self, nodeid: str) -> None:
        """End a test; of the processor's time, as others may work beside it."""
        self.seconds[nodeid] = time.process_time() - self._begun


class _Chosen:
    """Lets the chosen tests run, in their order."""

    def __init__(self, ids: Sequence[str]) -> None:
        self._order = {name: number for number, name in enumerate(ids)}

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Choose."""
        items[:] = sorted(
            (item for item in items if item.nodeid in self._order),
            key=lambda item: self._order[item.nodeid],
        )


def record(tests: Sequence[str], into: Path) -> None:
    """Run the tests on the sound code; write what runs which lines, and print the coverage."""
    recorder = _Recorder()
    recorder.coverage.start()
    code = pytest.main(["-q", *_QUIET[2:], *tests], plugins=[recorder])
    recorder.coverage.stop()
    if code:
        sys.exit("The tests fail on the sound code.")
    data = recorder.coverage.get_data()
    lines = {
        str(Path(name).relative_to(Path.cwd())): {
            str(line): [c for c in contexts if c]
            for line, contexts in data.contexts_by_lineno(name).items()
        }
        for name in data.measured_files()
    }
    recorder.coverage.report(skip_covered=True, show_missing=True)
    into.write_text(json.dumps({"lines": lines, "seconds": recorder.seconds}), encoding="utf-8")


def tests_for(
    mutant: Mutant,
    recorded: dict[str, dict[str, dict[str, list[str]]]],
    longest_s: float,
) -> list[str]:
    """Return the tests that run a fault, the quick ones first, then those beside them.

    What is kept of one test for the next (a pattern, a text that a module shares) runs in the
    first alone, and is asked about in others of its file and of the fault's room.
    """
    seconds: dict[str, float] = recorded["seconds"]  # type: ignore[assignment]
    lines = recorded["lines"].get(str(mutant.path), {})
    running = {*lines.get(str(mutant.line), ())} or {t for each in lines.values() for t in each}
    room = str(mutant.path.parent).replace("comparator", "tests", 1)
    near = {room, *(test.partition("::")[0] for test in running)}
    beside = {t for t in seconds if t.partition("::")[0] in near or t.startswith(f"{room}/")}
    chosen, total = [], 0.0
    for test in sorted(running | beside, key=lambda t: (t not in running, seconds.get(t, 0.0), t)):
        if total + (own := seconds.get(test, 0.0)) <= longest_s:
            total += own
            chosen.append(test)
    return chosen


def outcome(mutant: Mutant, tests: Sequence[str]) -> str:
    """Return what the tests say of a fault: "killed", "out of time", "survived" or "not run"."""
    if not tests:
        return "not run"
    child = os.fork()
    if child == 0:
        _run_changed(mutant, tests)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return "out of time"
    return "survived" if os.waitstatus_to_exitcode(status) == 0 else "killed"


def _run_changed(mutant: Mutant, tests: Sequence[str]) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (180, 180))
    resource.setrlimit(resource.RLIMIT_AS, (6 << 30, 6 << 30))
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    name = ".".join(mutant.path.with_suffix("").parts)
    sys.meta_path.insert(0, Changed(name, mutant))
    os.environ["HYPOTHESIS_STORAGE_DIRECTORY"] = tempfile.mkdtemp()
    os.environ["CI"] = "1"  # the same examples each time
    files = list(dict.fromkeys(test.partition("::")[0] for test in tests))
    with tempfile.TemporaryDirectory() as folder:
        try:
            code = pytest.main(
                [*_QUIET, f"--basetemp={folder}/t", *files], plugins=[_Chosen(tests)]
            )
        except BaseException:  # whatever it is, it was noticed
            code = 1
    os._exit(int(code))


def main() -> None:
    """Draw faults and print what became of them."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    options.add_argument("package", type=Path)
    options.add_argument("--seed", type=int, default=20261129)
    options.add_argument("--count", type=int, default=300)
    options.add_argument("--minutes", type=float, default=1e9)
    options.add_argument("--tests", nargs="*", default=_TESTS)
    options.add_argument("--record", type=Path, help="where the record of the tests is kept")
    options.add_argument("--only-record", action="store_true")
    options.add_argument("--seconds", type=float, default=_LONGEST_S, help="of tests for a fault")
    given = options.parse_args()
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    kept = given.record or Path(tempfile.mkdtemp()) / "record.json"
    if given.only_record:
        record(given.tests, kept)
        return
    if not kept.exists():
        own = [sys.executable, "-m", "benchmarks.mutation", str(given.package), "--only-record"]
        subprocess.run([*own, "--record", str(kept), "--tests", *given.tests], check=True)  # noqa: S603
    recorded = json.loads(kept.read_text(encoding="utf-8"))
    for name in _THIRD:
        try:
            import_module(name)
        except ImportError:
            continue
    files = sorted(given.package.rglob("*.py")) if given.package.is_dir() else [given.package]
    every = [mutant for path in files for mutant in mutants_of(path)]
    asked = (tests_for(sound(path), recorded, given.seconds) for path in files)
    path, tests = next((path, tests) for path, tests in zip(files, asked, strict=True) if tests)
    if (first := outcome(sound(path), tests)) != "survived":
        sys.exit(f"The sound code is {first}: what is told of faults would mean nothing.")
    drawn = random.Random(given.seed).sample(every, min(given.count, len(every)))  # noqa: S311
    told = _run(drawn, recorded, given.seconds, time.monotonic() + 60 * given.minutes)
    print(f"{told.total()} faults of {len(every)}: {dict(told)}")


def _run(
    drawn: Sequence[Mutant],
    recorded: dict[str, dict[str, dict[str, list[str]]]],
    longest_s: float,
    end: float,
) -> Counter[str]:
    told: Counter[str] = Counter()
    for number, mutant in enumerate(drawn, 1):
        if time.monotonic() > end:
            break
        came = outcome(mutant, tests_for(mutant, recorded, longest_s))
        told[came] += 1
        if came not in {"killed", "out of time"}:
            print(
                f"{mutant.path}:{mutant.line} #{mutant.number} {mutant.change} – {came}", flush=True
            )
        if number % 25 == 0:
            print(f"  {number}: {dict(told)}", flush=True)
    return told


if __name__ == "__main__":
    main()
