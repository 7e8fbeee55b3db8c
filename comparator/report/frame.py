"""The frame around every page: head, navigation, warning, foot."""

from dataclasses import dataclass

from comparator.model import Series
from comparator.report.addresses import (
    HOME,
    SCRIPT,
    STYLE,
    Place,
    front_page,
    measures_page,
    method_page,
)

# Nothing but the report's own two files is ever loaded or run.
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)


@dataclass(frozen=True, slots=True)
class NavItem:
    """An entry of the navigation."""

    label: str
    href: str
    is_here: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """What the frame of a page needs.

    Attributes:
        title: Title of the page in the browser.
        policy: Its content security policy.
        style: Address of the style sheet; "" where `css` is in the page.
        script: Address of the script, or "".
        css: The style sheet itself, for a page that stands alone.
        brand: Name at the head of the page, and `brand_href`, where it leads.
        nav: The navigation.
        is_fictional: Whether the page shows texts that are invented.
        version: Version of comparator.
    """

    title: str
    policy: str
    style: str
    script: str
    css: str
    brand: str
    brand_href: str
    nav: tuple[NavItem, ...]
    is_fictional: bool
    version: str


def series_frame(place: Place, series: Series, title: str, version: str, here: str = "") -> Frame:
    """Return the frame of a page of a series; `here` is the label of its part of the report."""
    front = front_page(series.id)
    parts = (
        ("Overview", place.to(front)),
        ("Themes", place.to(front, "themes")),
        ("Declarations", place.to(front, "declarations")),
        ("Pairs", place.to(front, "pairs")),
        ("Measures", place.to(measures_page(series.id))),
        ("Method", place.to(method_page(series.id))),
        ("All series", place.to(HOME)),
    )
    nav = tuple(
        NavItem(label, href, label == here)
        for label, href in parts
        if label != "Themes" or (series.themes.themes and series.declarations)
    )
    return Frame(
        f"{title} · {series.title}",
        POLICY,
        place.to(STYLE),
        place.to(SCRIPT),
        "",
        series.title,
        place.to(front),
        nav,
        series.is_fictional,
        version,
    )


def home_frame(place: Place, title: str, version: str, is_invented: bool) -> Frame:
    """Return the frame of the page of all series."""
    style, script = place.to(STYLE), place.to(SCRIPT)
    return Frame(title, POLICY, style, script, "", title, place.to(HOME), (), is_invented, version)
