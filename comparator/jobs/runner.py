"""Where jobs are done: what is known is not done again, the rest is shared among processes."""

import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from multiprocessing import active_children, get_context, parent_process
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any, TypeVar, cast

from comparator.errors import InputError
from comparator.jobs.cache import Store, tool_digest
from comparator.jobs.serialization import decode, encode

Shared = TypeVar("Shared")
Item = TypeVar("Item")
Result = TypeVar("Result")

_Job = Callable[[Shared, Sequence[Item]], Iterable[Result]]

# To start a process takes as long as a dozen jobs.
_WORTH_A_PROCESS = 12
# So many jobs are done together where that is quicker.
_AT_ONCE = 16


class Workshop:
    """Does jobs; without a store it remembers nothing, with one process it does them itself.

    A job is a function of what all jobs of its kind share and of its own item. Its result depends
    on nothing else, so the number of processes and the store can change the time only.
    """

    def __init__(self, store: Store | None = None, processes: int = 1) -> None:
        self.store = store
        self.processes = processes

    def results(
        self,
        job: Callable[[Shared, Item], Result],
        shared: Shared,
        items: Sequence[Item],
        keys: Callable[[Item], str],
        kind: type[Result],
    ) -> Iterator[Result]:
        """Yield the result of each item, in the order of the items.

        Args:
            job: A function of a module, so that another process finds it.
            shared: What all these jobs need.
            items: What each of them is about.
            keys: The digest of all that the result for an item depends on, of what is shared
                too. It is asked only where something is remembered.
            kind: Type of the results: bytes, or what `serialization` can write.
        """
        alone = cast("_Job[Shared, Item, Result]", partial(_each_alone, job))
        return self._results(_name_of(job), alone, shared, items, keys, kind)

    def results_of_several(
        self,
        job: "_Job[Shared, Item, Result]",
        shared: Shared,
        items: Sequence[Item],
        keys: Callable[[Item], str],
        kind: type[Result],
    ) -> Iterator[Result]:
        """Yield the same of a job that takes several items at once, as it is quicker with them.

        What it gives for an item depends on no other.
        """
        return self._results(_name_of(job), job, shared, items, keys, kind)

    def _results(  # noqa: PLR0913 - what `results` takes, and the name of the job
        self,
        name: str,
        job: "_Job[Shared, Item, Result]",
        shared: Shared,
        items: Sequence[Item],
        keys: Callable[[Item], str],
        kind: type[Result],
    ) -> Iterator[Result]:
        known: dict[int, Result] = {}
        full_keys: list[str] = []
        if self.store is not None:
            full_keys = [_full_key(name, keys(item)) for item in items]
            for number, key in enumerate(full_keys):
                if (result := self._remembered(key, kind)) is not None:
                    known[number] = result
        missing = [number for number in range(len(items)) if number not in known]
        done = self._do(job, shared, [items[number] for number in missing])
        for number in range(len(items)):
            if number in known:
                yield known[number]
                continue
            result = next(done)
            if self.store is not None:
                data = result if isinstance(result, bytes) else encode(result)
                self.store.put(full_keys[number], data)
            yield result

    def _remembered(self, key: str, kind: type[Result]) -> Result | None:
        data = self.store.get(key) if self.store is not None else None
        if data is None or kind is bytes:
            return cast("Result | None", data)
        try:
            return decode(kind, data)
        except ValueError:
            return None

    def _do(
        self, job: "_Job[Shared, Item, Result]", shared: Shared, items: Sequence[Item]
    ) -> Iterator[Result]:
        processes = min(self.processes, len(items) // _WORTH_A_PROCESS)
        if processes <= 1:
            for n in range(0, len(items), _AT_ONCE):
                yield from job(shared, items[n : n + _AT_ONCE])
            return
        with TemporaryDirectory(prefix="comparator-") as folder:
            # In a file and not through a pipe: to a process that dies at its start one would write
            # without end.
            needed = Path(folder) / "shared"
            needed.write_bytes(pickle.dumps((job, shared), pickle.HIGHEST_PROTOCOL))
            share = max(1, min(16, len(items) // (4 * processes)))
            try:
                yield from _shared_out(processes, needed, items, share)
            except BrokenProcessPool as error:
                raise InputError(
                    None,
                    None,
                    "a process that helped was ended from outside; perhaps memory ran short.",
                    "Run it again with --jobs 1, or with fewer texts.",
                ) from error


def _shared_out(processes: int, needed: Path, items: Sequence[object], share: int) -> Iterator[Any]:
    """Yield what several processes make of the items; none of them outlives this."""
    others = set(active_children())
    # "spawn" is the one way that works alike on every system, and beside threads.
    executor = ProcessPoolExecutor(processes, get_context("spawn"), _remember, (str(needed),))
    is_done = False
    try:
        try:
            with _deaf_to_interrupts():
                shares = [items[n : n + share] for n in range(0, len(items), share)]
                hoped_for = [executor.submit(_do_each, each) for each in shares]
        except (OSError, ValueError) as error:
            # There is nobody behind a pipe, or one was closed and its number given to another
            # while the next process was started: the pool notices the dead in a thread of its own.
            raise BrokenProcessPool from error
        # Not by `map`, which cancels what is in hand when Ctrl-C comes: a pool whose processes die
        # cannot tell that to what is cancelled, and says so in a traceback of its own.
        while hoped_for:
            yield from hoped_for.pop(0).result()
        is_done = True
    finally:
        if not is_done:  # nobody waits for what is in hand
            for process in set(active_children()) - others:
                process.kill()
        executor.shutdown(wait=True)


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Let processes that start in it hear no Ctrl-C: this one does, and ends them."""
    if sys.platform == "win32":  # has no masks of signals
        yield
    else:
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


_mine: tuple[Callable[[Any, Any], Iterable[Any]], Any] | None = None


def _remember(needed: str) -> None:
    """Keep in a new process what all its jobs need."""
    global _mine  # noqa: PLW0603 - the one way to hand something to a process once
    Thread(target=_end_with_parent, daemon=True).start()
    _mine = pickle.loads(Path(needed).read_bytes())  # noqa: S301 - written by our own parent


def _end_with_parent() -> None:
    """End this process as soon as the one that started it is no more, however that ended."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _do_each(items: Sequence[object]) -> list[Any]:
    assert _mine is not None  # noqa: S101 - the executor has called _remember
    job, shared = _mine
    return [*job(shared, items)]


def _each_alone(
    job: Callable[[Shared, Item], Result], shared: Shared, items: Sequence[Item]
) -> Iterator[Result]:
    return (job(shared, item) for item in items)


def _name_of(job: Callable[..., object]) -> str:
    return f"{job.__module__}.{job.__qualname__}"


def _full_key(name: str, key: str) -> str:
    from comparator.jobs.serialization import digest

    return digest(tool_digest(), name, key)


def processors() -> int:
    """Return how many processes this one may use at once."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
