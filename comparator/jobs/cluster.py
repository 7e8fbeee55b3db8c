"""A cluster of Dask's as hands: who does the jobs there changes the time only.

Each share of the jobs is a task, and so is what they have in common; its key is the digest of all
that it depends on. What a lost worker had is done again by another, and nothing else is.
"""

import logging
import pickle
import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import ExitStack
from functools import cached_property
from hashlib import sha256
from multiprocessing import active_children
from tempfile import TemporaryDirectory
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING, Any, Self, TypeVar

from comparator.errors import InputError
from comparator.jobs.cache import tool_digest
from comparator.jobs.hands import Job, Processes, deaf_to_interrupts, helpers_worth, shares
from comparator.resources.extras import needs_extra

if TYPE_CHECKING:
    from types import TracebackType

    from distributed import Client, Future, LocalCluster

Shared = TypeVar("Shared")
Item = TypeVar("Item")
Result = TypeVar("Result")

_PATIENCE = 30.0
"""So many seconds a scheduler may take to answer, and a cluster may be without any worker."""
_PATIENCE_HERE = 600.0
"""The same of this machine's own: nobody is unreachable here, but it may be busy."""
_ADDRESS = re.compile(r"(tcp|tls)://[^/\s]+:\d+")
_LEAST_AHEAD = 32
"""So many shares at least are asked for ahead: a cluster may grow."""
_QUIET = (
    *("distributed", "distributed.client", "distributed.gc", "tornado", "tornado.application"),
    "asyncio",  # of a worker that could not be started again, in a traceback
)


class Cluster:
    """Does jobs on a cluster, which is joined when there is first something worth it.

    A context manager: what it started ends with it, and what it asked for is asked for no more.
    """

    def __init__(self, address: str = "", processes: int = 1, patience: float = _PATIENCE) -> None:
        """Tell which.

        Args:
            address: That of a scheduler, such as "tcp://host:8786"; without one a cluster of this
                machine's is started, which nobody else can join.
            processes: How many workers that has.
            patience: How many seconds nobody may answer at that address.

        Raises:
            InputError: That is no address.
        """
        if address and not _ADDRESS.fullmatch(address):  # Dask would wait for it without end
            raise InputError(
                None, None, f"{address!r} is no address of a scheduler.", "It is tcp://HOST:PORT."
            )
        self._address = address
        self._processes = processes
        self._patience = patience if address else _PATIENCE_HERE
        self._ending = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: "TracebackType | None",
    ) -> None:
        self._ending.__exit__(kind, error, trace)

    def do(
        self, job: Job[Shared, Item, Result], shared: Shared, items: Sequence[Item]
    ) -> Iterator[Result]:
        """Yield what a job gives for each item, in their order.

        Raises:
            InputError: The cluster cannot be reached, is another's, or was lost.
        """
        if helpers_worth(2, items) < 2:
            yield from Processes(1).do(job, shared, items)
            return
        needed = pickle.dumps((job, shared), pickle.HIGHEST_PROTOCOL)
        of_all = sha256(tool_digest().encode() + needed)
        common = self._asked_for(of_all.hexdigest(), _unpacked, needed)
        workers = max(1, sum(self._threads().values()))
        asked: deque[Future[Any]] = deque()
        try:
            for share in shares(workers, items):
                packed = pickle.dumps(share, pickle.HIGHEST_PROTOCOL)
                of_share = of_all.copy()
                of_share.update(packed)
                asked.append(self._asked_for(of_share.hexdigest(), _done, common, packed))
                if len(asked) >= max(_LEAST_AHEAD, 4 * workers):
                    yield from self._answer(asked.popleft())
            while asked:
                yield from self._answer(asked.popleft())
        finally:
            for future in (*asked, common):
                future.release()  # what nobody else wishes is not begun any more

    def rest(self) -> None:
        """Its workers are not ours to end."""

    def _asked_for(self, key: str, task: Callable[..., object], *needed: object) -> "Future[Any]":
        return self._client.submit(task, tool_digest(), *needed, key=f"comparator-{key}")

    def _threads(self) -> dict[str, int]:
        """Return how many jobs each worker that is there does at once, by its address."""
        threads: dict[str, int] = self._client.nthreads()
        return threads

    def _answer(self, future: "Future[Any]") -> Any:
        """Return what a task gave; a lost worker is waited for, a lost cluster is not."""
        from distributed import KilledWorker

        seen = monotonic()
        while True:
            try:
                return future.result(timeout=min(5, self._patience))
            except TimeoutError:
                if future.status == "error":  # since just now; perhaps the job's own
                    return future.result()
                if self._threads():
                    seen = monotonic()
                elif monotonic() - seen > self._patience:
                    raise self._lost("all its workers are gone") from None
            except KilledWorker as error:
                raise InputError(
                    None,
                    None,
                    f"a job ended {error.allowed_failures + 1} workers, one after another.",
                    "Perhaps they have too little memory; what they said stands in their logs.",
                ) from error
            except (CancelledError, OSError) as error:
                raise self._lost("its scheduler does not answer any more") from error

    def _lost(self, how: str) -> InputError:
        return InputError(
            None,
            None,
            f"the cluster{' at ' * bool(self._address)}{self._address} was lost: {how}.",
            "Run it again: what was done is remembered.",
        )

    @cached_property
    def _client(self) -> "Client":
        """The cluster, joined, and with the same tool as here."""
        with needs_extra("cluster"):
            import dask

            # What goes wrong is told in our sentence; who has set how Dask logs has it so.
            if not dask.config.get("logging", None):
                dask.config.set(logging=dict.fromkeys(_QUIET, "critical"))
            dask.config.set({"distributed.admin.large-graph-warning-threshold": "1 TB"})
            import distributed

            if not self._address:
                import cryptography  # noqa: F401 - Dask asks for it when it is too late
        try:
            client = distributed.Client(
                self._address or self._local(), timeout=self._patience, set_as_default=False
            )
            self._ending.callback(client.close)
            client.wait_for_workers(1, timeout=self._patience)
        except (OSError, ValueError, TypeError, RuntimeError) as error:
            raise InputError(
                None,
                None,
                f"no cluster answers at {self._address or 'this machine'}: {error}",
                "Is its scheduler running, with workers, and is it meant to be reached from here?",
            ) from error
        _refuse_others(client)
        return client

    def _local(self) -> "LocalCluster":
        """Start a cluster of this machine's; only who has its certificate, made for it, joins."""
        import dask
        from distributed import LocalCluster

        settings: dict[str, object] = {
            # A scheduler and its workers cannot but serve pages as well: there are none.
            "distributed.scheduler.http.routes": [],
            "distributed.worker.http.routes": [],
            # However long a process takes to start, one that was killed is started again.
            "distributed.deploy.lost-worker-timeout": "1 hour",
        }
        self._ending.enter_context(dask.config.set(settings))
        folder = self._ending.enter_context(TemporaryDirectory(prefix="comparator-"))
        others = {*active_children()}
        with deaf_to_interrupts():  # from here its threads are, and with them the workers
            cluster = LocalCluster(
                n_workers=0,
                threads_per_worker=1,
                memory_limit=0,
                dashboard_address="127.0.0.1:0",
                scheduler_kwargs={"dashboard": False},
                security=True,
                local_directory=folder,
                silence_logs=logging.CRITICAL,
            )
        self._ending.callback(cluster.close)

        def end_at_once(kind: object, *_: object) -> None:
            if kind is not None:  # nobody waits for what is in hand
                for nanny in cluster.workers.values():
                    nanny.auto_restart = False
                for process in {*active_children()} - others:
                    process.kill()

        self._ending.push(end_at_once)
        cluster.scale(self._processes)
        return cluster


def _refuse_others(client: "Client") -> None:
    """Refuse a cluster that would do the jobs with another tool than this.

    Raises:
        InputError: Somebody there has another, or none.
    """
    try:
        told: dict[str, object] = {"the scheduler": client.run_on_scheduler(tool_digest)}
    except ImportError as error:
        told = {"the scheduler": error}
    told |= client.run(tool_digest, on_error="return")
    for who, digest in told.items():
        if digest != tool_digest():
            raise _other_tool(who)


def _other_tool(who: str) -> InputError:
    return InputError(
        None,
        None,
        f"{who} of the cluster has another comparator than this one, or none.",
        "Install the same version there, with the same Python and the same libraries.",
    )


# Tasks: what runs on a worker. Nothing there is unpacked by another tool than packed it.

_ONE_AT_A_TIME = Lock()
"""Jobs are not made for threads, and those of a worker could do no two at once anyway."""


def _unpacked(tool: str, needed: bytes) -> object:
    """Return a job and what all jobs of its kind share."""
    _hold_against(tool)
    return pickle.loads(needed)  # noqa: S301 - who may ask a worker may run anything there


def _done(
    tool: str, needed: tuple[Callable[[Any, Any], Iterable[Any]], Any], packed: bytes
) -> list[Any]:
    """Return what a job gives for a share of the items."""
    _hold_against(tool)
    job, shared = needed
    with _ONE_AT_A_TIME:
        return [*job(shared, pickle.loads(packed))]  # noqa: S301 - as above


def _hold_against(tool: str) -> None:
    if tool != tool_digest():  # a worker that came later
        from distributed import get_worker

        raise _other_tool(f"the worker {get_worker().address}")
