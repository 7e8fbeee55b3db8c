"""From folders of series to the files of a report: the whole road, with its manifest."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from comparator.model import Edition
from comparator.work import Workshop, digest

if TYPE_CHECKING:
    from comparator.report import Page


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be published.

    Attributes:
        folders: The series, in the order in which they are shown.
        pairs: Which pairs get a page; see `road.make_edition`.
    """

    folders: tuple[Path, ...]
    pairs: str = "auto"

    @property
    def options(self) -> dict[str, str]:
        """What besides the inputs decides what the files are, for the manifest."""
        return {"pairs": self.pairs}


def make_editions(
    order: Order, workshop: Workshop, progress: Callable[[str], None] = lambda _: None
) -> tuple[Edition, ...]:
    """Return the editions of the series that are to be published.

    Raises:
        InputError: A series cannot be read.
    """
    from comparator.road import load, make_edition

    editions = []
    for folder in order.folders:
        progress(f"Reading {folder}")
        series = load(folder, workshop)
        editions.append(make_edition(series, order.pairs, progress, workshop))
    return tuple(editions)


def make_report(
    order: Order,
    editions: Sequence[Edition],
    workshop: Workshop,
    progress: Callable[[str], None] = lambda _: None,
) -> dict[str, bytes]:
    """Return the files of a report by path, with its manifest."""
    from comparator import __version__
    from comparator.corpus import series_inputs
    from comparator.report import MANIFEST, manifest_of

    progress("Setting the pages")
    files = set_pages(editions, workshop)
    inputs: dict[str, bytes] = {}
    for folder in order.folders:
        inputs.update(series_inputs(folder))
    return files | {MANIFEST: manifest_of(files, inputs, __version__, order.options)}


def set_pages(editions: Sequence[Edition], workshop: Workshop) -> dict[str, bytes]:
    """Return the pages and assets of a report by path."""
    setting = Setting(tuple(editions))
    paths = tuple(setting.pages)
    # Only what remembers needs a key; it is one for all, as any page may show any fact.
    whole = digest(setting.editions) if workshop.store else ""
    pages = workshop.results(_set_page, setting, paths, lambda path: digest(whole, path), bytes)
    return dict(zip(paths, pages, strict=True))


class Setting:
    """Editions whose pages are to be set; another process makes its own pages from them."""

    def __init__(self, editions: tuple[Edition, ...]) -> None:
        self.editions = editions

    def __reduce__(self) -> tuple[type["Setting"], tuple[tuple[Edition, ...]]]:
        return Setting, (self.editions,)

    @cached_property
    def pages(self) -> "dict[str, Page]":
        """What makes the bytes of each page, by path."""
        from comparator import __version__
        from comparator.report import site_pages

        return site_pages(self.editions, __version__)


def _set_page(setting: Setting, path: str) -> bytes:
    """Return one file of a report: a job of its own."""
    return setting.pages[path]()
