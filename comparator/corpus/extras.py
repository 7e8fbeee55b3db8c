"""What is not installed with the tool itself, and how to get it."""

import contextlib
from collections.abc import Iterator

from comparator.errors import InputError


@contextlib.contextmanager
def needs_extra(name: str) -> Iterator[None]:
    """Turn a missing library into an error that says which extra brings it."""
    try:
        yield
    except ImportError as error:
        raise InputError(
            None,
            None,
            f"{error.name or 'a library'} is needed for this and is not installed.",
            f"pip install 'declaration-comparator[{name}]'",
        ) from error
