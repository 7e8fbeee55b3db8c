"""The frame around every page: head, navigation, warning, foot."""

from dataclasses import dataclass

from comparator.language.detection import language_of
from comparator.model import Series
from comparator.report.addresses import (
    HOME,
    ICON,
    SCHEME_SCRIPT,
    SCRIPT,
    SHARE_SCRIPT,
    STYLE,
    Page,
    citation_data,
    draft_page,
    front_page,
    series_page,
)
from comparator.report.edition_index import Lookup
from comparator.wording.formatting import day, missing_note
from comparator.wording.translation import language, say

# Nothing but the report's own files is ever loaded or run.
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)


@dataclass(frozen=True, slots=True)
class NavItem:
    """An entry of the navigation; `is_below`: it leads down the page it stands on."""

    label: str
    href: str
    is_here: bool = False
    is_below: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What the frame of a page needs.

    Attributes:
        title: Title of the page in the browser.
        style: Address of the style sheet; "" where `css` is in the page.
        script: Address of the script, or "".
        scheme_script: Address of the script that knows the reader's colours, or "".
        share_script: Address of the script for sharing, or "", and `citations`, of its data.
        css: The style sheet itself, for a page that stands alone.
        brand: Name at the head of the page, and `brand_href`, where it leads.
        is_fictional: Whether the page shows texts that are invented.
        language: What the report speaks on the page.
        series_language: What the series' title and the plain labels of its themes are in, or "".
        icon: Address of the icon, or "".
        foreign_labels: Labels of themes that are not in what the report speaks, but in that.
    """

    title: str
    policy: str
    brand: str
    is_fictional: bool
    version: str
    style: str = ""
    script: str = ""
    css: str = ""
    brand_href: str = ""
    nav: tuple[NavItem, ...] = ()
    language: str = "en"
    scheme_script: str = ""
    share_script: str = ""
    citations: str = ""
    series_language: str = ""
    foreign_labels: frozenset[str] = frozenset()
    icon: str = ""
    missing: str = ""


def series_language(series: Series) -> str:
    """Return what the words of a series' editor are in: title, description, labels of themes."""
    labels = (theme.label for theme in series.themes.themes)
    words = (series.title_in(language()), series.description_in(language()), *labels)
    return language_of(" ".join(words)) or ""


def series_frame(here: Page, series: Series, title: str, version: str, section: str = "") -> Frame:
    """Return the frame of a page of a series; `section` is the English label of its part."""
    front, drafts = front_page(series.id), [draft.id for draft in series.drafts]
    parts = (
        ("Overview", say("Overview"), here.to(front)),
        ("Themes", say("Themes"), here.to(front, "themes")),
        ("Declarations", say("Declarations"), here.to(front, "declarations")),
        ("Pairs", say("Pairs"), here.to(front, "pairs")),
        ("Drafts", say("Drafts"), here.to(draft_page(series.id, drafts[-1] if drafts else ""))),
        ("Commitments", say("Commitments"), here.to(series_page(series.id, "commitments"))),
        ("Measures", say("Measures"), here.to(series_page(series.id, "measures"))),
        ("Search", say("Search"), here.to(series_page(series.id, "search"))),
        ("Method", say("Method"), here.to(series_page(series.id, "method"))),
        ("All series", say("All series"), here.to(HOME)),
    )
    nav = tuple(
        NavItem(label, href, part == section, is_below=href.startswith("#"))
        for part, label, href in parts
        if (part != "Themes" or (series.themes.themes and series.declarations))
        and (part != "Search" or series.declarations)
        and (part != "Drafts" or drafts)
    )
    return Frame(
        title=f"{title} · {series.title_in(language())}",
        policy=POLICY,
        style=here.to(STYLE),
        script=here.to(SCRIPT),
        brand=series.title_in(language()),
        brand_href=here.to(front),
        nav=nav,
        is_fictional=series.is_fictional,
        version=version,
        language=language(),
        scheme_script=here.to(SCHEME_SCRIPT),
        share_script=here.to(SHARE_SCRIPT),
        citations=here.to(citation_data(series.id)),
        series_language=series_language(series),
        foreign_labels=frozenset(
            t.label for t in series.themes.themes if language() not in t.labels
        ),
        icon=here.to(ICON),
        missing=missing_note(series),
    )


def home_frame(here: Page, title: str, version: str, is_invented: bool) -> Frame:
    """Return the frame of the page of all series."""
    style, script, scheme = (here.to(path) for path in (STYLE, SCRIPT, SCHEME_SCRIPT))
    home = here.to(HOME)
    return Frame(
        title=title,
        policy=POLICY,
        style=style,
        script=script,
        brand=title,
        brand_href=home,
        is_fictional=is_invented,
        version=version,
        language=language(),
        scheme_script=scheme,
        icon=here.to(ICON),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What stands over a column; `href` is "" where there is no page of it."""

    name: str
    date: str
    href: str
    language: str
    rendering: str


def head_of(lookup: Lookup, declaration_id: str, here: Page) -> Head:
    """Return the head of a column for a declaration."""
    declaration = lookup.declaration[declaration_id]
    href = lookup.text_href(here, declaration_id)
    rendering = str(declaration.rendering)
    name, when = lookup.name[declaration_id], day(declaration.date)
    return Head(
        name=name,
        date="" if when in name else when,
        href=href,
        language=declaration.language,
        rendering=rendering,
    )
