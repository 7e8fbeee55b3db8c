"""From view models to bytes: the only place that knows the template engine."""

from functools import cache
from typing import TYPE_CHECKING

from comparator.corpus import bundled_templates

if TYPE_CHECKING:
    from jinja2 import Environment


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    # No blocks are trimmed by themselves: white space within a passage is the passage's.
    return Environment(
        loader=FileSystemLoader(bundled_templates()),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
    )


def render(template: str, view: object) -> bytes:
    """Return a page: a template of `pages/` with its view model."""
    page = _environment().get_template(f"pages/{template}.html").render(view=view)
    return page.encode()


@cache
def asset(name: str) -> bytes:
    """Return the bytes of a file of `assets/`."""
    return (bundled_templates() / "assets" / name).read_bytes()
