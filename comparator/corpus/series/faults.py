"""Faults of files, collected so that reading goes on behind the first."""

from collections.abc import Callable, Iterable, Iterator
from typing import ParamSpec, TypeVar

from comparator.errors import InputError

_T = TypeVar("_T")
_P = ParamSpec("_P")


class Faults:
    """What was wrong so far, in the order in which it was met."""

    def __init__(self, found: Iterable[InputError] = ()) -> None:
        self._found = list(found)

    def __iter__(self) -> Iterator[InputError]:
        return iter(self._found)

    def __bool__(self) -> bool:
        return bool(self._found)

    def add(self, *errors: InputError) -> None:
        """Take errors that were not raised."""
        self._found += errors

    def attempt(
        self, otherwise: _T, read: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs
    ) -> _T:
        """Return what a reader gives; `otherwise`, if it raises an error, which is taken."""
        try:
            return read(*args, **kwargs)
        except InputError as error:
            self._found.append(error)
            return otherwise
