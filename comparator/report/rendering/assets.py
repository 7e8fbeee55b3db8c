"""Style sheets and scripts: which kind of page has which, beside those that all have."""

from dataclasses import dataclass

from comparator.report.addresses import Place

STYLES = {
    "pair": ("rows.css", "keys.css"),
    "theme": ("rows.css", "theme.css", "keys.css"),
    "declaration": ("declaration.css", "keys.css"),
    "witness": ("rows.css", "keys.css", "witness.css"),
    "parallel": ("rows.css", "keys.css", "witness.css"),
}
"""Style sheets of each kind of page, in the order in which they are read."""

SCRIPTS = {
    "pair": ("pair.js", "minimap.js", "moves.js", "picker.js", "keys.js"),
    "theme": ("threads.js", "picker.js", "moves.js", "keys.js"),
    "declaration": ("citations.js", "keys.js"),
    "witness": ("pair.js", "minimap.js", "moves.js", "keys.js"),
    "parallel": ("keys.js",),
}
"""Scripts of each kind of page; classic ones, which run from a file as well."""


@dataclass(frozen=True, slots=True)
class PageAssets:
    """Addresses of the files that a kind of page has for itself."""

    styles: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()


def names() -> tuple[str, ...]:
    """Return the names of all these files, once each."""
    every = (name for kinds in (STYLES, SCRIPTS) for files in kinds.values() for name in files)
    return tuple(sorted(set(every)))


def page_assets(kind: str, place: Place) -> PageAssets:
    """Return what a page of a kind loads; nothing, if it stands alone."""
    if place.is_single:
        return PageAssets()
    return PageAssets(
        tuple(place.to(f"assets/{name}") for name in STYLES[kind]),
        tuple(place.to(f"assets/{name}") for name in SCRIPTS[kind]),
    )
