"""--jobs and --no-cache: how a command does its work."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from comparator.jobs import Workshop

Command = TypeVar("Command", bound=Callable[..., object])


def with_workshop(command: Command) -> Command:
    """Give a command `jobs` and `is_cached`."""
    command = click.option(
        "--no-cache",
        "is_cached",
        flag_value=False,
        default=True,
        help="Work everything out anew, and remember nothing.",
    )(command)
    return click.option(
        "--jobs",
        type=click.IntRange(min=0, max=512),
        default=0,
        show_default="one for each processor",
        help="How many processes may work at once.",
    )(command)


@contextmanager
def open_workshop(jobs: int, is_cached: bool) -> "Iterator[Workshop]":
    """Give a workshop, and leave the cache tidy."""
    from comparator.jobs import Workshop, default_store, processors

    store = default_store() if is_cached else None
    yield Workshop(store, jobs or processors())
    if store is not None:
        store.tidy()


def remembering() -> "Workshop":
    """Return a workshop of one process that remembers; the command leaves the cache tidy."""
    from comparator.jobs import Workshop, default_store

    store = default_store()
    if store is not None:
        click.get_current_context().call_on_close(store.tidy)
    return Workshop(store, 1)
