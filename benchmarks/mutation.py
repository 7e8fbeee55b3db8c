"""Whether the tests notice faults: drawn changes of the code, each against the tests that run it.

    python -m benchmarks.mutation comparator/alignment --seed 20261129 --count 300 --seconds 3

First the tests run once, and it is kept which lines each of them runs and how long it takes. Then
each drawn fault (`mutants`) is put into its module, in a process of its own, and the tests that
run its line are run, the quick ones first, until one fails. A fault that none notices is printed:
either a test is missing, or the change means nothing.

A fault in the body of a function is put into a copy of a process that has read the tests already
(`_Ready`): 0.2 s where that takes seconds. What runs as modules are imported, or as the tests are
read, is asked about in a process that imports anew (`_asked_anew`; `--anew` asks all so).
"""

import argparse
import gc
import json
import os
import random
import re
import resource
import signal
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from importlib import import_module
from itertools import zip_longest
from pathlib import Path
from time import process_time
from types import CodeType, FunctionType

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from benchmarks.mutants import Changed, Mutant, Place, code_of, mutants_of, parts_of, sound

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
    "hypothesis.extra.numpy",
)
_LONGEST_S = 3.0
"""Of processor time for the tests of one fault, as they take it on the sound code."""
_STUCK = 4.0
"""So many times as long as on the sound code, and 3 s, a test may take; then it noticed."""
# Plain asserts, and no plugins that no test of these rooms asks for: a process begins in a third
# of the time. A law that is broken is not asked for its smallest case.
_QUIET = (
    *("-q", "-x", "-p", "no:cacheprovider", "--no-header", "--tb=no", "--assert=plain"),
    *("-p", "_hypothesis_pytestplugin", "--hypothesis-profile=faults"),
)


@dataclass(eq=False)
class _Recorder:
    """Keeps which lines each test runs, and how long it takes with all it needs.

    Of the processor's time, as others may work beside it. What tests share is made by the first
    that asks for it, and is a cost of each.
    """

    seconds: dict[str, float] = field(default_factory=dict)
    _needs: dict[str, set[str]] = field(default_factory=dict)
    _costs: dict[str, float] = field(default_factory=dict)
    _own: float = 0.0

    def __post_init__(self) -> None:
        import coverage

        self.coverage = coverage.Coverage(data_file=None, branch=True, include=list(_MEASURED))

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Keep what each test asks for."""
        for item in items:
            given = (
                item.callspec.params
                if isinstance(item, pytest.Function) and hasattr(item, "callspec")
                else {}
            )
            names = getattr(item, "fixturenames", ())
            self._needs[item.nodeid] = {_fixture(name, given.get(name)) for name in names}

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(
        self, fixturedef: pytest.FixtureDef[object], request: pytest.FixtureRequest
    ) -> Iterator[None]:
        """Keep what it costs to make what several tests ask for."""
        begun = process_time()
        made = yield
        if fixturedef.scope != "function":
            took = process_time() - begun
            self._costs[_fixture(fixturedef.argname, getattr(request, "param", None))] = took
            self._own += took
        return made

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        """Begin a test."""
        self.coverage.switch_context(nodeid)
        self._own = process_time()

    def pytest_runtest_logfinish(self, nodeid: str) -> None:
        """End a test."""
        alone = process_time() - self._own
        self.seconds[nodeid] = alone + sum(self._costs.get(n, 0.0) for n in self._needs[nodeid])


def _fixture(name: str, given: object) -> str:
    return f"{name}[{given}]"


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


@dataclass(frozen=True)
class Recorded:
    """Which tests run which lines of a file, and how long each test takes (s).

    Lines that run as modules are imported, or as the tests are read, have "" among their tests.
    """

    lines: dict[str, dict[str, list[str]]]
    seconds: dict[str, float]


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
            str(line): contexts for line, contexts in data.contexts_by_lineno(name).items()
        }
        for name in data.measured_files()
    }
    recorder.coverage.report(skip_covered=True, show_missing=True)
    into.write_text(json.dumps({"lines": lines, "seconds": recorder.seconds}), encoding="utf-8")


def tests_for(mutant: Mutant, recorded: Recorded, longest_s: float) -> list[str]:
    """Return the tests that run a fault, the quick ones first, then those beside them.

    What is kept of one test for the next (a pattern, a text that a module shares) runs in the
    first alone, and is asked about in others of its file and of the fault's room.
    """
    seconds = recorded.seconds
    lines = recorded.lines.get(str(mutant.path), {})
    running = {*lines.get(str(mutant.line), ())} & {*seconds}
    running = running or {t for each in lines.values() for t in each} & {*seconds}
    room = str(mutant.path.parent).replace("comparator", "tests", 1)
    near = {room, *(test.partition("::")[0] for test in running)}
    beside = {t for t in seconds if t.partition("::")[0] in near or t.startswith(f"{room}/")}
    chosen, total = [], 0.0
    for test in sorted(running | beside, key=lambda t: (t not in running, seconds[t], t)):
        if total + seconds[test] <= longest_s:
            total += seconds[test]
            chosen.append(test)
    return chosen


def _in_file(path: Path, bodies: Mapping[Place, CodeType]) -> dict[tuple[str, Place], CodeType]:
    return {(str(path.absolute()), place): body for place, body in bodies.items()}


@cache
def _sound_parts(path: Path) -> tuple[object, dict[Place, CodeType]]:
    return parts_of(code_of(sound(path)))


def bodies_changed(mutant: Mutant, recorded: Recorded) -> dict[Place, CodeType] | None:
    """Return the functions that a fault changes; None if it does more, or they ran before tests."""
    at_import, bodies = _sound_parts(mutant.path)
    others, faulty = parts_of(code_of(mutant))
    if at_import != others or bodies.keys() != faulty.keys():
        return None
    changed = {place: body for place, body in faulty.items() if body != bodies[place]}
    lines = recorded.lines.get(str(mutant.path), {})
    for place, body in changed.items():
        within = {str(line) for *_, line in body.co_lines() if line and line != place[1]}
        if any("" in lines.get(line, ()) for line in within):
            return None
        if body.co_freevars != bodies[place].co_freevars:
            return None
    return changed


def _outcome(run: Callable[[], int]) -> str:
    """Return what a copy of this process says: "killed", "out of time" or "survived"."""
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        try:
            code = run()
        except BaseException:  # whatever it is, it was noticed
            code = 1
        os._exit(code)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return "out of time"
    return "survived" if os.waitstatus_to_exitcode(status) == 0 else "killed"


def _asked_anew(longest_s: float, mutant: Mutant, tests: Sequence[str]) -> str:
    """Return what the tests say of a fault in a process that imports all anew."""

    def run() -> int:
        signal.setitimer(signal.ITIMER_PROF, 20 + _STUCK * longest_s)
        name = ".".join(mutant.path.with_suffix("").parts)
        sys.meta_path.insert(0, Changed(name, mutant))
        files = list(dict.fromkeys(test.partition("::")[0] for test in tests))
        with tempfile.TemporaryDirectory() as folder:
            given = [*_QUIET, f"--basetemp={folder}/t", *files]
            return int(pytest.main(given, plugins=[_Chosen(tests)]))

    return _outcome(run)


class _Ready:
    """Has read all tests; asks those of each fault in a copy of its process."""

    def __init__(self, recorded: Recorded, ask: Callable[["_Ready"], None]) -> None:
        self._recorded = recorded
        self._ask = ask

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Ask, in the place of running the tests."""
        _any_drawn()
        self._session = session
        self._items = {item.nodeid: item for item in session.items}
        self._living: dict[tuple[str, Place], list[FunctionType]] = defaultdict(list)
        for one in gc.get_objects():
            if isinstance(one, FunctionType):
                code = one.__code__
                place = code.co_qualname, code.co_firstlineno
                self._living[code.co_filename, place].append(one)
        gc.freeze()
        self._ask(self)
        return True

    def outcome(
        self, mutant: Mutant, bodies: Mapping[Place, CodeType], tests: Sequence[str]
    ) -> str:
        """Return what the tests say of a fault that is in the bodies of these functions only."""
        return self._told(_in_file(mutant.path, bodies), tests)

    def outcome_of_none(self, paths: Iterable[Path], tests: Sequence[str]) -> str:
        """Return what tests say of the sound code, put in the place of itself."""
        bodies: dict[tuple[str, Place], CodeType] = {}
        for path in paths:
            bodies |= _in_file(path, _sound_parts(path)[1])
        found = {place: body for place, body in bodies.items() if place in self._living}
        return self._told(found, tests)

    def _told(self, bodies: Mapping[tuple[str, Place], CodeType], tests: Sequence[str]) -> str:
        if not bodies.keys() <= self._living.keys():
            return "not found"

        def run() -> int:
            for place, body in bodies.items():
                for one in self._living[place]:
                    one.__code__ = body
            return self._run([self._items[test] for test in tests])

        return _outcome(run)

    def _run(self, items: Sequence[pytest.Item]) -> int:
        session = self._session
        session.items[:] = items
        for item, following in zip_longest(items, items[1:]):
            longest_s = 3 + _STUCK * self._recorded.seconds[item.nodeid]
            signal.setitimer(signal.ITIMER_PROF, longest_s)
            session.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if session.testsfailed:
                return 1
        return 0


def _any_drawn() -> None:
    """Let hypothesis read the constants of all modules, once for all copies of this process."""

    @given(st.text() | st.integers())
    @settings(max_examples=5)
    def drawn(_: object) -> None:
        """Hold."""

    drawn()


def main() -> None:
    """Draw faults and print what became of them."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    options.add_argument("package", type=Path, nargs="+")
    options.add_argument("--seed", type=int, default=20261129)
    options.add_argument("--count", type=int, default=300)
    options.add_argument("--again", type=Path, help="ask what survived by this log, and no others")
    options.add_argument("--anew", action="store_true", help="ask each in a process of its own")
    options.add_argument("--tests", nargs="*", default=_TESTS)
    options.add_argument("--record", type=Path, help="where the record of the tests is kept")
    options.add_argument("--only-record", action="store_true")
    options.add_argument("--seconds", type=float, default=_LONGEST_S, help="of tests for a fault")
    given = options.parse_args()
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    os.environ["CI"] = "1"  # the same examples each time
    os.environ["HYPOTHESIS_STORAGE_DIRECTORY"] = tempfile.mkdtemp()
    settings.register_profile(
        "faults",
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=[HealthCheck.too_slow],
    )
    kept = given.record or Path(tempfile.mkdtemp()) / "record.json"
    if given.only_record:
        record(given.tests, kept)
        return
    if not kept.exists():
        own = [sys.executable, "-m", "benchmarks.mutation", ".", "--only-record"]
        subprocess.run([*own, "--record", str(kept), "--tests", *given.tests], check=True)  # noqa: S603
    recorded = Recorded(**json.loads(kept.read_text(encoding="utf-8")))
    for name in _THIRD:
        try:
            import_module(name)
        except ImportError:
            continue
    every = [mutant for path in _files(given.package) for mutant in mutants_of(path)]
    if given.again:
        drawn = _survivors(given.again.read_text(encoding="utf-8"), every)
    else:
        drawn = random.Random(given.seed).sample(every, min(given.count, len(every)))  # noqa: S311
    told = _ask(drawn, recorded, given.seconds, given.tests, anew=given.anew)
    took = sum(
        sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    print(f"{told.total()} faults of {len(every)} in {took:.0f} s of a processor: {dict(told)}")


def _files(packages: Sequence[Path]) -> Iterator[Path]:
    for package in packages:
        yield from sorted(package.rglob("*.py")) if package.is_dir() else [package]


def _must_pass(outcome: str) -> None:
    if outcome != "survived":
        sys.exit(f"The sound code is {outcome}: what is told of faults would mean nothing.")


def _survivors(log: str, every: Sequence[Mutant]) -> list[Mutant]:
    """Return the faults that a log names; where a module was edited, the nearest with its words."""
    found = []
    for path, line, change in re.findall(
        r"^(\S+\.py):(\d+) (.*) – (?:survived|not run)$", log, re.M
    ):
        same = [m for m in every if (str(m.path), m.change) == (path, change)]
        if same:
            found.append(min(same, key=lambda mutant: abs(mutant.line - int(line))))
        else:
            print(f"{path}:{line} {change} – gone")
    return found


def _ask(
    drawn: Sequence[Mutant],
    recorded: Recorded,
    longest_s: float,
    tests: Sequence[str],
    *,
    anew: bool,
) -> Counter[str]:
    told: Counter[str] = Counter()

    def tell(mutant: Mutant, asked: Callable[[Sequence[str]], str]) -> None:
        chosen = tests_for(mutant, recorded, longest_s)
        came = asked(chosen) if chosen else "not run"
        told[came] += 1
        print(f"{mutant.path}:{mutant.line} {mutant.change} – {came}", flush=True)

    found = [(mutant, None if anew else bodies_changed(mutant, recorded)) for mutant in drawn]
    others = [mutant for mutant, bodies in found if bodies is None]
    ready = [(mutant, bodies) for mutant, bodies in found if bodies is not None]
    if others:
        first = sound(others[0].path)
        _must_pass(_asked_anew(longest_s, first, tests_for(first, recorded, longest_s)))
    for mutant in others:
        tell(mutant, partial(_asked_anew, longest_s, mutant))

    def ask_ready(process: _Ready) -> None:
        every = {test for mutant, _ in ready for test in tests_for(mutant, recorded, longest_s)}
        _must_pass(process.outcome_of_none({mutant.path for mutant, _ in ready}, sorted(every)))
        for mutant, bodies in ready:
            tell(mutant, partial(process.outcome, mutant, bodies))

    if ready:
        pytest.main(["-s", *_QUIET, *tests], plugins=[_Ready(recorded, ask_ready)])
    return told


if __name__ == "__main__":
    main()
