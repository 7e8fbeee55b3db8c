"""Jobs: their number of processes and what is remembered change the time only."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import comparator.alignment
import comparator.pipeline
from comparator import load, make_edition
from comparator.alignment import (
    TextFeatures,
    Weights,
    collate,
    forget_features,
    hand_over,
    learn_weights,
    text_features,
    weights_used,
)
from comparator.alignment.features import features_of
from comparator.alignment.weights import Table
from comparator.errors import InputError
from comparator.jobs import Processes, Store, Workshop
from comparator.jobs.serialization import decode, encode
from comparator.model import Collation, Declaration


def cube(offset: int, number: int) -> tuple[int, int]:
    """A job."""
    return offset + number, number**3


@pytest.mark.parametrize("processes", [1, 3])
@pytest.mark.parametrize("is_remembering", [False, True])
def test_results_come_in_the_order_of_the_items(
    tmp_path: Path, processes: int, is_remembering: bool
) -> None:
    workshop = Workshop(Store(tmp_path) if is_remembering else None, Processes(processes))
    wanted = [(7 + n, n**3) for n in range(80)]
    counted: list[tuple[int, int]] = []
    workshop.counted = lambda done, of: counted.append((done, of))
    for _ in range(2):
        found = workshop.results(cube, 7, range(80), str, tuple[int, int])
        assert list(found) == wanted
    assert counted == 2 * [(n, 80) for n in range(80)]


def test_what_is_remembered_is_not_done_again(
    tmp_path: Path, specimen: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workshop = Workshop(Store(tmp_path))
    cold = make_edition(load(specimen, workshop), workshop=workshop)
    assert cold == make_edition(load(specimen))

    for job in ("prepared", "_collated"):

        def never(*_: object) -> None:
            raise AssertionError("worked out again")

        monkeypatch.setattr(comparator.pipeline, job, posing_as(job, never))
    assert make_edition(load(specimen, workshop), workshop=workshop) == cold


def posing_as(job: str, function: Callable[..., object]) -> Callable[..., object]:
    """Return a function under the name of a job of the road, so that it has the same keys."""
    function.__qualname__, function.__module__ = job, "comparator.pipeline"
    return function


def test_one_corrected_word_redoes_only_what_depends_on_it(
    tmp_path: Path, specimen: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(specimen.parent, tmp_path / "all")
    folder = tmp_path / "all" / "specimen"
    workshop = Workshop(Store(tmp_path / "cache"))
    make_edition(load(folder, workshop), workshop=workshop)
    path = folder / "2020-brannik.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(" the ", " a ", 1), encoding="utf-8")
    redone: list[tuple[str, ...]] = []
    read: list[str] = []
    collated, features = comparator.pipeline._collated, comparator.pipeline._features

    def reading(shared: str, declaration: Declaration) -> TextFeatures:
        read.append(declaration.id)
        return features(shared, declaration)

    def telling(ground: Any, pairs: Any) -> Iterator[Collation]:
        redone.extend(pair[:2] for pair in pairs)
        return collated(ground, pairs)

    monkeypatch.setattr(comparator.pipeline, "_collated", posing_as("_collated", telling))
    monkeypatch.setattr(comparator.pipeline, "_features", posing_as("_features", reading))
    warm = make_edition(load(folder, workshop), workshop=workshop)
    of_it = [(c.left, c.right) for c in warm.collations if path.stem in {c.left, c.right}]
    assert redone == of_it
    assert read == [path.stem]
    assert warm == make_edition(load(folder))


def test_findings_rest_on_links_and_not_on_what_words_are_worth(
    tmp_path: Path, specimen: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workshop = Workshop(Store(tmp_path))
    whole = load(specimen)
    series = replace(whole, declarations=whole.declarations[:3], witnesses=())
    before = make_edition(series, workshop=workshop)
    weights = comparator.pipeline.weights_of(series)
    rarer = replace(weights.beginnings, rarest=weights.beginnings.rarest + 1)
    other = replace(weights, beginnings=rarer)
    monkeypatch.setattr(comparator.alignment, "weights_among", lambda _: other)
    aligned: list[tuple[str, str]] = []
    understood: list[tuple[str, str]] = []
    collated, of_varied = comparator.pipeline._collated, comparator.pipeline._understood

    def aligning(ground: Any, pairs: Any) -> Iterator[Collation]:
        aligned.extend(pair[:2] for pair in pairs)
        return collated(ground, pairs)

    def understanding(ground: Any, item: Any) -> Collation:
        understood.append((item.collation.left, item.collation.right))
        return of_varied(ground, item)

    monkeypatch.setattr(comparator.pipeline, "_collated", posing_as("_collated", aligning))
    monkeypatch.setattr(comparator.pipeline, "_understood", posing_as("_understood", understanding))
    after = make_edition(series, workshop=workshop)
    assert aligned == [(c.left, c.right) for c in before.collations]
    pairs = zip(before.collations, after.collations, strict=True)
    assert understood == [(new.left, new.right) for old, new in pairs if new.links != old.links]
    assert len(understood) < len(aligned)


def test_a_key_holds_every_weight_that_a_collation_depends_on(specimen: Path) -> None:
    declarations = load(specimen).declarations
    weights = learn_weights([p.text for p in d.passages] for d in declarations)
    left, right = declarations[1], declarations[4]
    both = [weights_used(text_features(declaration), weights) for declaration in (left, right)]
    tables = (weights.rows, weights.stems, weights.beginnings)
    used_only = []
    for place, table in enumerate(tables):
        used = [np.frombuffer(of[place][1], np.int64) for of in both]
        is_used = np.isin(table.numbers, np.concatenate(used))
        assert not is_used.all()
        used_only.append(Table(table.numbers[is_used], table.weights[is_used], table.rarest))

    def weighed(tables: Iterable[Table]) -> Collation:
        return collate(left, right, Weights(*tables))

    assert weighed(used_only) == collate(left, right, weights)
    ones = (replace(table, weights=np.ones_like(table.weights)) for table in tables)
    assert weighed(ones) != weighed(used_only)


def test_features_that_another_process_worked_out_give_the_same_links(specimen: Path) -> None:
    series = load(specimen)
    left, right = series.declarations[1], series.declarations[4]
    weights = comparator.pipeline.weights_of(series)
    kept = decode(TextFeatures, encode(text_features(left)))
    forget_features()
    there = collate(left, right, weights)
    forget_features()
    hand_over(left, kept)
    assert features_of(tuple(p.text for p in left.passages)) is kept.passages
    assert collate(left, right, weights) == there
    forget_features()
    assert features_of(tuple(p.text for p in left.passages)) is not kept.passages


def test_a_declaration_elsewhere_changes_no_key_by_a_common_word(specimen: Path) -> None:
    declarations = load(specimen).declarations

    def used(of: tuple[Declaration, ...]) -> object:
        weights = learn_weights([p.text for p in d.passages] for d in of)
        return weights_used(text_features(of[0]), weights)

    same = replace(declarations[3], title="Another title")
    assert used(declarations) == used((*declarations[:3], same, *declarations[4:]))


def slow(folder: str, number: int) -> int:
    """A job that tells who does it, and takes long."""
    (Path(folder) / f"{os.getpid()}").touch()
    time.sleep(60)
    return number


def who(_: str, number: int) -> int:
    """A job that tells who does it; those that come first wait until there is another."""
    time.sleep(0.05)
    return os.getpid()


def test_those_that_help_stay_for_the_next_jobs_and_then_end() -> None:
    with Processes(2) as hands:
        first, second = (
            {*Workshop(None, hands).results(who, shared, range(60), str, int)} for shared in "ab"
        )
        assert len(first | second) <= 2
        assert os.getpid() not in first | second
    assert not any(is_running(process) for process in first | second)


def dying(_: bytes, number: int) -> int:
    """A job whose process is ended from outside."""
    os.kill(os.getpid(), signal.SIGKILL)
    return number


posix = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="signals of POSIX")


@posix
def test_a_worker_that_is_killed_is_one_sentence() -> None:
    with pytest.raises(InputError, match="ended from outside"):
        list(Workshop(None, Processes(2)).results(dying, b"", range(80), str, int))


@posix
def test_workers_that_die_at_their_start_hang_nobody() -> None:
    code = (
        "import multiprocessing as m; from multiprocessing import resource_tracker\n"
        "resource_tracker.ensure_running(); m.set_executable('/bin/false')\n"
        "from comparator.jobs import Processes, Workshop; from tests.jobs.test_runner import cube\n"
        "list(Workshop(None, Processes(2)).results(cube, 'x' * 3_000_000, range(80), str, tuple))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 1
    assert "ended from outside" in done.stderr


@posix
@pytest.mark.parametrize("how", ["SIGINT", "SIGTERM", "SIGHUP", "SIGKILL"])
def test_no_worker_outlives_its_parent(tmp_path: Path, how: str) -> None:
    code = (
        "import sys; from comparator.jobs import Processes, Workshop\n"
        "from tests.jobs.test_runner import slow\n"
        "list(Workshop(None, Processes(2)).results(slow, sys.argv[1], range(80), str, int))"
    )
    parent, workers = started(code, tmp_path)
    # Ctrl-C reaches every process of the terminal; the others are sent to one.
    send = os.killpg if how == "SIGINT" else os.kill
    send(parent.pid, getattr(signal, how))
    _, told = parent.communicate(timeout=50)
    wait_until(lambda: not any(is_running(worker) for worker in workers))
    assert told.count(b"Traceback") == (how == "SIGINT")  # that of the test's own parent


def started(code: str, folder: Path) -> tuple[subprocess.Popen[bytes], list[int]]:
    """Return a process that does `slow` jobs in a folder, and its two workers at work."""
    parent = subprocess.Popen(
        [sys.executable, "-c", code, folder], stderr=subprocess.PIPE, start_new_session=True
    )
    wait_until(lambda: len(list(folder.iterdir())) == 2)
    return parent, [int(path.name) for path in folder.iterdir()]


def is_running(process: int) -> bool:
    """Whether a process is there and has not ended."""
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    except OSError:
        return False
    return state.rpartition(")")[2].split()[0] != "Z"


def wait_until(is_so: Callable[[], bool]) -> None:
    for _ in range(6000):  # however busy the machine is
        if is_so():
            return
        time.sleep(0.1)
    raise AssertionError("it never came to be so")
