"""Who does jobs: this process, or several of this machine; the road never knows which.

A cluster (`comparator.jobs.cluster`) is one more of them.
"""

import atexit
import gc
import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import count
from multiprocessing import active_children, get_context, parent_process
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any, Protocol, Self, TypeVar

from comparator.errors import InputError

Shared = TypeVar("Shared")
Item = TypeVar("Item")
Result = TypeVar("Result")

Job = Callable[[Shared, Sequence[Item]], Iterable[Result]]
"""A function of a module, so that another process finds it, and of nothing but what it is given."""

# To start a process, and to read there what all jobs need, takes as long as two dozen jobs.
_WORTH_A_PROCESS = 24
# So many jobs are done together where that is quicker.
_AT_ONCE = 16


class Hands(Protocol):
    """Who does jobs."""

    def do(
        self, job: Job[Shared, Item, Result], shared: Shared, items: Sequence[Item]
    ) -> Iterator[Result]:
        """Yield what a job gives for each item, in their order."""

    def rest(self) -> None:
        """Forget what jobs before needed, as jobs of another matter follow."""


class Processes:
    """This process, or so many others of this machine where there is enough to do.

    A context manager: within it others that were started stay for the jobs that follow, with what
    they have read and remember; without it they end with the jobs they were started for.
    """

    def __init__(self, count: int) -> None:
        self._count = count
        self._pool: _Pool | None = None
        self._keeps = False

    def __enter__(self) -> Self:
        self._keeps = True
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        self._keeps = False
        self._end(at_once=kind is not None)

    def rest(self) -> None:
        """End the others: what they remember takes more room than to begin anew takes time."""
        self._end(at_once=False)

    def _end(self, *, at_once: bool) -> None:
        pool, self._pool = self._pool, None
        if pool is not None:
            pool.end(at_once=at_once)

    def do(
        self, job: Job[Shared, Item, Result], shared: Shared, items: Sequence[Item]
    ) -> Iterator[Result]:
        """Yield what a job gives for each item, in their order."""
        processes = helpers_worth(self._count, items)
        if processes <= 1:
            for n in range(0, len(items), _AT_ONCE):
                yield from job(shared, items[n : n + _AT_ONCE])
            return
        pool = self._pool or _Pool(self._count if self._keeps else processes)
        self._pool = pool if self._keeps else None
        left = len(items)
        try:
            for result in pool.do(job, shared, shares(processes, items)):
                left -= 1  # who has the last result asks for no more
                yield result
        except BrokenProcessPool as error:
            raise InputError(
                None,
                None,
                "a process that helped was ended from outside; perhaps memory ran short.",
                "Run it again with --jobs 1, or with fewer texts.",
            ) from error
        finally:
            if left or pool is not self._pool:
                self._pool = None if pool is self._pool else self._pool
                pool.end(at_once=left > 0)


def helpers_worth(count: int, items: Sequence[object]) -> int:
    """Return how many of so many helpers it is worth asking, one being nobody else."""
    return min(count, len(items) // _WORTH_A_PROCESS)


def shares(helpers: int, items: Sequence[Item]) -> list[Sequence[Item]]:
    """Return items in shares that are done together, several for each helper."""
    size = max(1, min(_AT_ONCE, len(items) // (4 * helpers)))
    return [items[n : n + size] for n in range(0, len(items), size)]


class _Pool:
    """Other processes of this machine; none of them outlives it."""

    def __init__(self, processes: int) -> None:
        self._others = set(active_children())
        # "spawn" is the one way that works alike on every system, and beside threads.
        self._executor = ProcessPoolExecutor(
            processes, get_context("spawn"), _begin, gc.get_threshold()
        )
        # In a file and not through a pipe: to a process that dies at its start one would write
        # without end.
        self._folder = TemporaryDirectory(prefix="comparator-")
        self._numbers = count()

    def do(
        self, job: Callable[..., object], shared: object, shared_out: Sequence[Sequence[object]]
    ) -> Iterator[Any]:
        """Yield what the processes make of the shares."""
        needed = Path(self._folder.name) / str(next(self._numbers))
        with needed.open("wb") as file:  # never whole in memory beside what it is of
            pickle.dump((job, shared), file, pickle.HIGHEST_PROTOCOL)
        try:
            with deaf_to_interrupts():
                hoped_for = [
                    self._executor.submit(_do_each, str(needed), each) for each in shared_out
                ]
        except (OSError, ValueError) as error:
            # There is nobody behind a pipe, or one was closed and its number given to another
            # while the next process was started: the pool notices the dead in a thread of its own.
            raise BrokenProcessPool from error
        # Not by `map`, which cancels what is in hand when Ctrl-C comes: a pool whose processes die
        # cannot tell that to what is cancelled, and says so in a traceback of its own.
        while hoped_for:
            done = hoped_for.pop(0).result()
            if not hoped_for:
                needed.unlink()
            yield from done

    def end(self, *, at_once: bool) -> None:
        """End the processes; at once, nobody waits for what is in hand."""
        if at_once:
            for process in set(active_children()) - self._others:
                process.kill()
        self._executor.shutdown(wait=True)
        self._folder.cleanup()


@contextmanager
def deaf_to_interrupts() -> Iterator[None]:
    """Let processes that start in it hear no Ctrl-C: this one does, and ends them."""
    if sys.platform == "win32":  # has no masks of signals
        yield
    else:
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


_mine: tuple[str, Callable[[Any, Any], Iterable[Any]], Any] = ("", lambda _, items: items, None)
"""In another process: what its jobs need, and the file that it is from."""


def _begin(*how_seldom: int) -> None:
    """Begin as the process that started this one has begun."""
    Thread(target=_end_with_parent, daemon=True).start()
    gc.set_threshold(*how_seldom)
    atexit.register(gc.freeze)  # at the end, too, no circles are looked for


def _end_with_parent() -> None:
    """End this process as soon as the one that started it is no more, however that ended."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _do_each(needed: str, items: Sequence[object]) -> list[Any]:
    """Do jobs; what they need is read where it is not what the jobs before needed."""
    global _mine  # noqa: PLW0603 - the one way to keep something in a process
    if _mine[0] != needed:
        _mine = ("", _mine[1], None)  # not both at once
        with Path(needed).open("rb") as file:  # written by our own parent
            _mine = (needed, *pickle.load(file))  # noqa: S301
    _, job, shared = _mine
    return [*job(shared, items)]


def processors() -> int:
    """Return how many processes this one may use at once."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
