"""From view models to bytes: the only place that knows the template engine."""

from functools import cache
from typing import TYPE_CHECKING, cast

from comparator.corpus import bundled_templates
from comparator.language.controls import with_visible_controls
from comparator.wording.translation import language, translated, translated_n

if TYPE_CHECKING:
    from jinja2 import Environment


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    # No blocks are trimmed by themselves: white space within a passage is the passage's.
    environment = Environment(
        loader=FileSystemLoader(bundled_templates()),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        extensions=["jinja2.ext.i18n"],
    )
    # One environment speaks every language: the functions look up which one it is now.
    environment.install_gettext_callables(  # type: ignore[attr-defined]
        translated, translated_n, newstyle=True
    )
    environment.globals["spoken"] = language
    return environment


def render(template: str, view: object) -> bytes:
    """Return a page: a template of `pages/` with its view model."""
    page = _environment().get_template(f"pages/{template}.html").render(view=view)
    return with_visible_controls(page).encode()


def render_part(template: str, view: object) -> bytes:
    """Return a fragment of a page: a template of `parts/` with its view model."""
    part = _environment().get_template(f"parts/{template}.html").render(view=view)
    return (with_visible_controls(part.strip()) + "\n").encode()


def render_macro(template: str, name: str, *arguments: object) -> str:
    """Return what a macro of a template of `parts/` gives, to be set in a page as it is."""
    module = _environment().get_template(f"parts/{template}.html").module
    return cast(str, getattr(module, name)(*arguments))


def render_note(template: str, view: object) -> str:
    """Return a fragment for a notebook: a template of `notebook/` with its view model."""
    note = _environment().get_template(f"notebook/{template}.html").render(view=view)
    return with_visible_controls(note.strip()) + "\n"


@cache
def asset(name: str) -> bytes:
    """Return the bytes of a file of `assets/`."""
    return (bundled_templates() / "assets" / name).read_bytes()
