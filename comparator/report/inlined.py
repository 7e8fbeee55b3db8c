"""Style sheets inside pages that need no other file."""

from base64 import b64encode
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from comparator.report.rendering import asset

if TYPE_CHECKING:
    from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Inlined:
    """A style sheet to stand in a page.

    Attributes:
        style: The sheet.
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
