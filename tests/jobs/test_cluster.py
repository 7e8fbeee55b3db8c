"""Jobs on a cluster: who does them, and who dies over them, changes the time only."""

import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest

import comparator.jobs.cache
import comparator.jobs.cluster
from comparator import load, make_edition
from comparator.errors import InputError
from comparator.jobs import Workshop, hands
from comparator.jobs.cluster import Cluster
from comparator.model import Edition
from tests.jobs.test_runner import is_running, posix, started, wait_until

pytest.importorskip("distributed", reason="the extra `cluster` is not installed")
pytestmark = [
    # Sockets and files that Dask leaves to the garbage, and what it calls of older names.
    pytest.mark.filterwarnings("default:::distributed"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


@pytest.fixture(scope="module")
def client() -> Iterator[Any]:
    """Whoever runs a cluster of three processes, each with a nanny that starts it again."""
    import dask
    from distributed import Client, LocalCluster

    with (
        dask.config.set({"distributed.deploy.lost-worker-timeout": "1 hour"}),
        LocalCluster(
            n_workers=3,
            threads_per_worker=1,
            dashboard_address=":0",
            memory_limit=0,
            silence_logs=50,
            scheduler_kwargs={"allowed_failures": 1},
        ) as cluster,
        Client(cluster, set_as_default=False) as client,
    ):
        yield client


@pytest.fixture
def cluster(client: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Cluster]:
    """The same as hands that are asked for however little there is to do."""
    monkeypatch.setattr(hands, "_WORTH_A_PROCESS", 1)
    with Cluster(client.scheduler.address, patience=600) as cluster:
        yield cluster


def cube(folder: str, numbers: Sequence[int]) -> Iterator[int]:
    """A job that leaves a note of each number it does; at 60 its process dies, the first time."""
    for number in numbers:
        if number == 60 and not (Path(folder) / "died").exists():
            (Path(folder) / "died").write_text(str(os.getpid()), encoding="utf-8")
            os.kill(os.getpid(), signal.SIGKILL)
        (Path(folder) / f"{number}-{os.getpid()}").touch()
        yield number**3


@posix
def test_a_lost_worker_costs_its_jobs_only(tmp_path: Path, cluster: Cluster) -> None:
    assert [*cluster.do(cube, str(tmp_path), range(120))] == [n**3 for n in range(120)]
    dead = (tmp_path / "died").read_text(encoding="utf-8")
    notes = [path.name.split("-") for path in tmp_path.iterdir() if path.name != "died"]
    again = [
        number for number, count in Counter(number for number, _ in notes).items() if count > 1
    ]
    assert {*again} <= {number for number, process in notes if process == dead}


@posix
@pytest.mark.proof
def test_an_edition_is_the_same_though_a_worker_is_killed_half_way(
    specimen: Path, specimen_edition: Edition, client: Any, cluster: Cluster
) -> None:
    victims = [*client.run(os.getpid).values()]

    class Killing:
        def do(self, *of: Any) -> Iterator[Any]:
            done = cluster.do(*of)
            yield next(done)
            if victims:
                os.kill(victims.pop(), signal.SIGKILL)
                victims.clear()
            yield from done

        def rest(self) -> None:
            cluster.rest()

    workshop = Workshop(None, Killing())
    assert make_edition(load(specimen, workshop), workshop=workshop) == specimen_edition
    assert not victims


def dying(_: bytes, numbers: Sequence[int]) -> list[int]:
    """A job that no process survives."""
    os.kill(os.getpid(), signal.SIGKILL)
    return [*numbers]


@posix
def test_a_job_that_ends_every_worker_is_one_sentence(cluster: Cluster) -> None:
    with pytest.raises(InputError, match="a job ended 2 workers"):
        list(cluster.do(dying, b"", range(2)))


def refusing(what: str, _: Sequence[int]) -> list[int]:
    """A job that cannot use what it is given."""
    raise InputError(None, None, f"{what} cannot be used.")


def test_what_a_job_refuses_is_told_as_here(cluster: Cluster) -> None:
    with pytest.raises(InputError, match="a thing cannot be used"):
        list(cluster.do(refusing, "a thing", range(2)))


def pretend(digest: str | None) -> None:
    """Let this process have another tool, or its own again."""
    own = comparator.jobs.cache.tool_digest
    told = getattr(own, "own", own)
    if digest is not None:
        told = partial(str, digest)
        told.own = own  # type: ignore[attr-defined]
    for module in (comparator.jobs.cache, comparator.jobs.cluster):
        vars(module)["tool_digest"] = told


@contextmanager
def another_tool(client: Any, *workers: str) -> Iterator[None]:
    client.run(pretend, "another", workers=[*workers])
    try:
        yield
    finally:
        client.run(pretend, None, workers=[*workers])


def add(number: int, numbers: Iterable[int]) -> list[int]:
    return [number + other for other in numbers]


def test_a_worker_with_another_tool_is_refused(client: Any, cluster: Cluster) -> None:
    client.wait_for_workers(1)
    worker = next(iter(client.nthreads()))
    with (
        another_tool(client, worker),
        pytest.raises(InputError, match=f"{worker} of the cluster has another comparator"),
    ):
        list(cluster.do(add, 1, range(80)))


def test_a_worker_that_has_another_tool_later_is_refused(client: Any, cluster: Cluster) -> None:
    assert [*cluster.do(add, 1, range(4))] == [1, 2, 3, 4]
    client.wait_for_workers(3)  # those that a former test has killed are started again
    with (
        another_tool(client, *client.nthreads()),
        pytest.raises(InputError, match=r"the worker tcp://.* has another comparator"),
    ):
        list(cluster.do(add, 2, range(80)))


def test_a_cluster_that_nobody_runs_is_one_sentence() -> None:
    with (
        pytest.raises(InputError, match="no cluster answers at tcp://127"),
        Cluster("tcp://127.0.0.1:1", patience=0.2) as cluster,
    ):
        list(cluster.do(add, 1, range(80)))


_LOGGING = """
import logging
from comparator.errors import InputError
from comparator.jobs.cluster import Cluster
try:
    Cluster("tcp://127.0.0.1:1", patience=0.1)._client
except InputError as error:
    for name in ("asyncio", "distributed.client", "tornado"):
        logging.getLogger(name).error("heard of %s", name)
        logging.getLogger(name).critical("dire of %s", name)
    print(error)
"""


@pytest.mark.proof
def test_beside_our_sentence_nothing_is_heard_of_dask_but_what_is_dire() -> None:
    command = [sys.executable, "-c", _LOGGING]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stdout.startswith("no cluster answers at tcp://127")
    assert "heard of" not in done.stderr
    assert done.stderr.count("dire of") == 3


@pytest.mark.parametrize("address", ["nowhere://x:1", "127.0.0.1:8786", "tcp://"])
def test_what_is_no_address_is_one_sentence(address: str) -> None:
    with pytest.raises(InputError, match="is no address of a scheduler"):
        Cluster(address)


def test_a_cluster_that_is_lost_half_way_is_one_sentence() -> None:
    from distributed import LocalCluster

    with (
        LocalCluster(
            n_workers=1, processes=False, protocol="tcp", dashboard_address=":0", silence_logs=50
        ) as theirs,
        Cluster(theirs.scheduler_address, patience=600) as cluster,
    ):
        done = cluster.do(add, 1, range(10_000))
        assert next(done) == 1
        theirs.close()
        with pytest.raises(InputError, match=f"{theirs.scheduler_address} was lost"):
            list(done)


@posix
def test_ctrl_c_ends_a_cluster_of_this_machine_at_once(tmp_path: Path) -> None:
    code = (
        "import sys; from comparator.jobs import Workshop\n"
        "from comparator.jobs.cluster import Cluster; from tests.jobs.test_runner import slow\n"
        "with Cluster(processes=2) as hands:\n"
        "    list(Workshop(None, hands).results(slow, sys.argv[1], range(80), str, int))"
    )
    parent, workers = started(code, tmp_path)
    os.killpg(parent.pid, signal.SIGINT)
    _, told = parent.communicate(timeout=600)
    wait_until(lambda: not any(is_running(worker) for worker in workers))
    assert told.count(b"Traceback") == 1, told  # that of the test's own parent
    assert told.endswith(b"KeyboardInterrupt\n")
