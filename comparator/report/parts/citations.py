"""How to cite a declaration, or a passage of it, in three styles."""

import re
from dataclasses import dataclass

from comparator.model import UNDATED, Declaration, Rendering
from comparator.report.wording.formatting import day, quoted, rendering
from comparator.report.wording.translation import say

# Stands for the passage while a citation is made; no text has this character.
_MARK = "\ufdd0"
_TEX = re.compile(r"[\\{}$&#%_^~]")
_TEX_WORDS = {
    "\\": r"\textbackslash{}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
}
_SAID = (Rendering.UNOFFICIAL, Rendering.MACHINE, Rendering.FICTIONAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A citation in one style.

    Attributes:
        style: Name of the style.
        text: The citation of the whole declaration.
        before: That of a passage, up to the passage's number.
        after: That of a passage, behind the number.
    """

    style: str
    text: str
    before: str
    after: str


def citations(declaration: Declaration, series_title: str) -> tuple[Citation, ...]:
    """Return the citations of a declaration: as a note, with the date first, and for BibTeX."""
    made = []
    for style, form in (
        (say("Note"), _note),
        (say("Author–date"), _dated),
        ("BibTeX", _bibtex),
    ):
        before, _, after = form(declaration, series_title, _MARK).partition(_MARK)
        made.append(
            Citation(
                style=style, text=form(declaration, series_title, ""), before=before, after=after
            )
        )
    return tuple(made)


def _parts(declaration: Declaration) -> tuple[str, str, str]:
    """Return title, kind of text and source."""
    source = declaration.sources[0]
    kind = rendering(declaration.rendering) if declaration.rendering in _SAID else ""
    return declaration.title.rstrip("."), kind, source.url or source.description or ""


def _note(declaration: Declaration, series_title: str, passage: str) -> str:
    title, kind, origin = _parts(declaration)
    facts = (
        quoted(title, declaration.language),
        kind,
        declaration.place,
        day(declaration.date),
        passage,
        series_title,
    )
    return f"{', '.join(filter(None, facts))}, {origin}."


def _dated(declaration: Declaration, series_title: str, passage: str) -> str:
    title, kind, origin = _parts(declaration)
    where = ", ".join(filter(None, (declaration.place, kind)))
    about = f" [{where}]" if where else ""
    at = f", {passage}" if passage else ""
    return f"{series_title}. ({day(declaration.date)}). {title}{about}{at}. {origin}"


def _bibtex(declaration: Declaration, series_title: str, passage: str) -> str:
    title, kind, origin = _parts(declaration)
    source = declaration.sources[0]
    when = "" if declaration.date == UNDATED else declaration.date.isoformat()
    fields = {
        "title": f"{{{_tex(title)}}}",
        "organization": _tex(series_title),
        "address": _tex(declaration.place),
        "date": when,
        "url": origin if source.url else "",
        "howpublished": "" if source.url else _tex(origin),
        "note": ", ".join(filter(None, (_tex(kind), passage))),
    }
    lines = (f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@misc{{{declaration.id},\n" + ",\n".join(lines) + "\n}"


def _tex(text: str) -> str:
    """Return a text in which no character commands TeX."""
    return _TEX.sub(lambda m: _TEX_WORDS.get(m[0], "\\" + m[0]), text)
