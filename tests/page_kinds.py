"""Kinds of pages of the fictional series' report, each loaded once for all that is asked of it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from comparator.report.site import SERIES_PAGES

if TYPE_CHECKING:
    from playwright.sync_api import Page


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page that is loaded once for all that is to be told of its kind.

    Attributes:
        name: Path of the page, with what the address has after it.
        page: The page; a test leaves it as it wants, the next one sets what it needs.
        said: What its console said, and what it asked for elsewhere; stays empty.
    """

    name: str
    page: "Page"
    said: list[str]

    def set(self, width: int, scheme: str = "light", height: int = 900) -> None:
        """Set the window and the colours the reader prefers, on a screen."""
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.emulate_media(
            media="screen", color_scheme="dark" if scheme == "dark" else "light"
        )


# Not index.html: of a report of one series it leads on to the page of the series.
KINDS = (
    "specimen/index.html",
    *(f"specimen/{name}.html" for name in SERIES_PAGES if name != "search"),
    "specimen/search.html#q=towers",
    "specimen/themes/hadrosia.html",
    "specimen/clauses/2018-sarnoval-p2.1.html",
    "specimen/pairs/2020-brannik--2022-dorvesh.html",
    "specimen/declarations/2022-dorvesh.html",
    "specimen/witnesses/2024-wessendal--second.html",
)
