"""What jobs give: what is known is not done again, the rest is given to hands."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TypeVar, cast

from comparator.jobs.cache import Store, tool_digest
from comparator.jobs.hands import Hands, Job, Processes
from comparator.jobs.serialization import decode, digest, encode

Shared = TypeVar("Shared")
Item = TypeVar("Item")
Result = TypeVar("Result")

Question = tuple[str, ...]
"""What a job may ask, in words."""
Reading = tuple[bytes, Sequence[Question], str]
"""The result of a job, what it asked, and the digest of the answers."""
_FEW = 0.3
"""The share of jobs that are done where their questions were asked."""


class Workshop:
    """Has jobs done; without a store it remembers nothing.

    A job is a function of what all jobs of its kind share and of its own item. Its result depends
    on nothing else, so whose hands do it and the store can change the time only.

    Attributes:
        store: What it remembers.
        hands: Who does what is not remembered.
        counted: Told how many jobs of how many of one kind are done.
    """

    def __init__(self, store: Store | None = None, hands: Hands | None = None) -> None:
        self.store = store
        self.hands = hands or Processes(1)
        self.counted: Callable[[int, int], None] = lambda _done, _of: None

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
        alone = cast(Job[Shared, Item, Result], partial(_each_alone, job))
        return self._results(_name_of(job), alone, shared, items, keys, kind)

    def results_of_several(
        self,
        job: Job[Shared, Item, Result],
        shared: Shared,
        items: Sequence[Item],
        keys: Callable[[Item], str],
        kind: type[Result],
    ) -> Iterator[Result]:
        """Yield the same of a job that takes several items at once, as it is quicker with them.

        What it gives for an item depends on no other.
        """
        return self._results(_name_of(job), job, shared, items, keys, kind)

    def results_together(  # noqa: PLR0913 - what `results` takes, and the shelf
        self,
        job: Callable[[Shared, Item], Result],
        shared: Shared,
        items: Sequence[Item],
        keys: Callable[[Item], str],
        kind: type[Result],
        shelf: str,
    ) -> tuple[Result, ...]:
        """Return the same of jobs that are many and small: their results are kept in one file.

        What the last time put on a shelf of that name stands there; what nobody asked for this
        time is thrown away.
        """
        place = _full_key(_name_of(job), shelf)
        there = self._remembered(place, cast(type[dict[str, Result]], dict[str, kind])) or {}  # type: ignore[valid-type]
        asked = [keys(item) if self.store is not None else "" for item in items]
        missing = [item for item, key in zip(items, asked, strict=True) if key not in there]
        alone = cast(Job[Shared, Item, Result], partial(_each_alone, job))
        done = self.hands.do(alone, shared, missing)
        results = tuple(there[key] if key in there else next(done) for key in asked)
        if self.store is not None and missing:
            self.store.put(place, encode(dict(zip(asked, results, strict=True))))
        return results

    def results_of_readers(
        self,
        job: Callable[[Shared, Item], Reading],
        shared: Shared,
        items: Sequence[Item],
        keys: Callable[[Item], str],
        answers: Callable[[Sequence[Question]], str],
    ) -> Iterator[bytes]:
        """Yield the same of jobs of which nobody knows before what they read: they say so after.

        What a job asked the last time is asked again: with the same answers its result stands.

        Args:
            job: Gives its result, what it asked, and the digest of all answers.
            shared: What all these jobs need.
            items: What each of them is about.
            keys: The digest of what a job knows without asking.
            answers: The digest of the answers to some questions, as they are now.
        """
        name = _name_of(job)
        full_keys = [_full_key(name, keys(item)) for item in items]
        known: dict[int, bytes] = {}
        for number, key in enumerate(full_keys):
            asked = self._remembered(key, list[Question])
            if asked is None:
                continue
            page = self._remembered(_full_key(key, answers(asked)), bytes)
            if page is not None:
                known[number] = page
        missing = [number for number in range(len(items)) if number not in known]
        # Who asked all the questions has what a few jobs need; another process has not.
        hands = Processes(1) if len(missing) < _FEW * len(items) else self.hands
        alone = cast(Job[Shared, Item, Reading], partial(_each_alone, job))
        done = hands.do(alone, shared, [items[number] for number in missing])
        for number, key in enumerate(full_keys):
            self.counted(number, len(items))
            if number in known:
                yield known[number]
                continue
            result, questions, answered = next(done)
            if self.store is not None:
                self.store.put(key, encode(questions))
                self.store.put(_full_key(key, answered), result)
            yield result

    def _results(  # noqa: PLR0913 - what `results` takes, and the name of the job
        self,
        name: str,
        job: Job[Shared, Item, Result],
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
        done = self.hands.do(job, shared, [items[number] for number in missing])
        for number in range(len(items)):
            self.counted(number, len(items))
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


def _each_alone(
    job: Callable[[Shared, Item], Result], shared: Shared, items: Sequence[Item]
) -> Iterator[Result]:
    return (job(shared, item) for item in items)


def _name_of(job: Callable[..., object]) -> str:
    return f"{job.__module__}.{job.__qualname__}"


def _full_key(name: str, key: str) -> str:
    return digest(tool_digest(), name, key)
