"""Style sheets and scripts: which kind of page has which, beside those that all have."""

import json
from base64 import b64encode
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from comparator.report.addresses import Page
from comparator.report.rendering.templates import asset

if TYPE_CHECKING:
    from markupsafe import Markup

STYLES = {
    "front": ("front.css",),
    "pair": ("rows.css", "keys.css"),
    "any_two": ("rows.css", "keys.css"),
    "theme": ("rows.css", "theme.css", "ribbons.css", "keys.css"),
    "measures": ("ribbons.css",),
    "clause": ("synopsis.css",),
    "commitments": ("commitments.css",),
    "precedents": ("precedents.css",),
    "declaration": ("declaration.css", "keys.css"),
    "witness": ("rows.css", "keys.css", "witness.css"),
}
"""Style sheets of each kind of page that has its own, in the order in which they are read."""

SCRIPTS: dict[str, tuple[str, ...]] = {
    "front": ("kinds.js",),
    "pair": ("pair.js", "minimap.js", "moves.js", "picker.js", "keys.js"),
    # The scripts of a pair are loaded by any_two.js, once there is a pair.
    "any_two": ("picker.js", "any_two.js"),
    "theme": ("threads.js", "kinds.js", "picker.js", "moves.js", "keys.js"),
    "declaration": ("citations.js", "keys.js"),
    "witness": ("pair.js", "minimap.js", "moves.js", "keys.js"),
}
"""Scripts of those that have their own; classic ones, which run from a file as well."""

EMBED_STYLES = {
    "figure": "margin:1.5em 0;padding:1em 1.25em;max-width:42em;border:1px solid #7d858c;"
    "background:#fdfdfc;color:#1b1d1f;font:1.0625em/1.5 Georgia,serif;text-align:start;",
    "head": "margin:0 0 .25em;padding:0;font:600 .8125em/1.45 system-ui,sans-serif;color:#4a5056;",
    "quote": "margin:0 0 1em;padding:0;border:0;quotes:none;background:none;font:inherit;"
    "color:#1b1d1f;",
    "inserted": "background:#eaf2fb;color:#1b1d1f;text-decoration:underline;"
    "text-decoration-color:#1b6dbd;",
    "deleted": "background:#fdf2e9;color:#8b3e00;text-decoration:line-through;"
    "text-decoration-color:#b3590f;",
    "spoken": "position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);"
    "white-space:nowrap;",
    "caption": "margin:0;padding:0;font:.8125em/1.45 system-ui,sans-serif;color:#4a5056;",
    "line": "display:block;overflow-wrap:anywhere;",
    "link": "color:#0a4a87;text-decoration:underline;",
}
"""The style of each element of an embed; the share menu makes the same."""


@dataclass(frozen=True, slots=True)
class PageAssets:
    """Addresses of the files that a kind of page has for itself."""

    styles: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()


def names() -> tuple[str, ...]:
    """Return the names of all these files, once each."""
    every = (name for kinds in (STYLES, SCRIPTS) for files in kinds.values() for name in files)
    return tuple(sorted(set(every)))


def page_assets(kind: str, here: Page) -> PageAssets:
    """Return what a page of a kind loads; nothing, if it stands alone."""
    if here.is_single:
        return PageAssets()
    return PageAssets(
        tuple(here.to(f"assets/{name}") for name in STYLES.get(kind, ())),
        tuple(here.to(f"assets/{name}") for name in SCRIPTS.get(kind, ())),
    )


# Style sheets inside pages that need no other file.


@dataclass(frozen=True, slots=True)
class Inlined:
    """A style sheet to stand in a page.

    Attributes:
        policy: The page's content security policy: this sheet, and nothing else.
    """

    style: "Markup"
    policy: str


def inlined(*names: str) -> Inlined:
    """Return files of `assets/` as one style sheet to stand in a page."""
    from markupsafe import Markup

    # The policy names the style sheet by its hash: nothing else in the page has effect.
    css = b"".join(map(asset, names)).decode()
    digest = b64encode(sha256(css.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    # In a style element entities mean nothing: escaped, it would be another sheet than hashed.
    return Inlined(Markup(css), policy)  # noqa: S704 - our own file; a test keeps "<" out of it


# Data as classic scripts: neither modules nor fetch work from file://.


def data_script(name: str, value: object) -> bytes:
    """Return a script that makes a value known to the report's other scripts."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    # "<" could end a script element if somebody inlines it.
    for character in "<\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return f"window.{name}={text};\n".encode()
