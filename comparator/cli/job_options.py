"""--jobs, --no-cache, --scheduler and --cluster: how a command does its work."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial, wraps
from typing import TYPE_CHECKING, TypeVar, cast

import click

if TYPE_CHECKING:
    from comparator.jobs import Workshop

Command = TypeVar("Command", bound=Callable[..., object])
OpenWorkshop = Callable[[], AbstractContextManager["Workshop"]]


def with_workshop(command: Command) -> Command:
    """Give a command `open_workshop`, which gives a workshop and leaves all tidy behind it."""

    @wraps(command)
    def with_it(
        *given: object,
        jobs: int,
        is_cached: bool,
        scheduler: str,
        cluster: str | None,
        **others: object,
    ) -> object:
        if scheduler and cluster:
            raise click.UsageError("--scheduler and --cluster exclude each other.")
        opened = partial(_open_workshop, jobs, is_cached, scheduler, cluster)
        return command(*given, open_workshop=opened, **others)

    return cast(Command, _with_options(with_it))


def with_jobs(does: str) -> Callable[[Callable[..., object]], Callable[..., object]]:
    """Give a command --jobs, how many processes may do at once what this verb says; 0 for all."""
    return click.option(
        "--jobs",
        type=click.IntRange(min=0, max=512),
        default=0,
        show_default="one for each processor",
        help=f"How many processes may {does} at once.",
    )


def _with_options(command: Callable[..., object]) -> Callable[..., object]:
    for option in (
        click.option(
            "--cluster",
            type=click.Choice(["local"]),
            help="Start a cluster of Dask's on this machine, of --jobs processes, and work there.",
        ),
        click.option(
            "--scheduler",
            metavar="ADDRESS",
            default="",
            help="Work on the cluster of Dask's whose scheduler is at tcp://HOST:PORT. It can do "
            "here whatever you can: name one that you trust.",
        ),
        click.option(
            "--no-cache",
            "is_cached",
            flag_value=False,
            default=True,
            help="Work everything out anew, and remember nothing.",
        ),
        with_jobs("work"),
    ):
        command = option(command)
    return command


@contextmanager
def _open_workshop(
    jobs: int, is_cached: bool, scheduler: str, cluster: str | None
) -> "Iterator[Workshop]":
    from comparator.jobs import Processes, Workshop, default_store, processors

    store = default_store() if is_cached else None
    count = jobs or processors()
    if scheduler or cluster:
        from comparator.jobs.cluster import Cluster

        with Cluster(scheduler, count) as machines:
            yield Workshop(store, machines)
    else:
        with Processes(count) as hands:
            yield Workshop(store, hands)
    if store is not None:
        store.tidy()


def remembering() -> "Workshop":
    """Return a workshop of one process that remembers; the command leaves the cache tidy."""
    from comparator.jobs import Workshop, default_store

    store = default_store()
    if store is not None:
        click.get_current_context().call_on_close(store.tidy)
    return Workshop(store)
