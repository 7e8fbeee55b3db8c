"""Where a text was taken from, and how to cite it: on its page, and in the share menu of all."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from comparator.exports import bibtex
from comparator.model import UNDATED, Declaration, Rendering, Series, Source
from comparator.report.addresses import Page, front_page
from comparator.report.edition_index import Lookup
from comparator.report.rendering.assets import EMBED_STYLES, data_script
from comparator.wording.formatting import day, quoted, rendering
from comparator.wording.translation import language, say

_SAID = (Rendering.UNOFFICIAL, Rendering.MACHINE, Rendering.FICTIONAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """Where a text was taken from.

    Attributes:
        text: What it is called.
        href: Its address, or "" where there is nothing to go to.
        versiondate: The day on which it was as it is said to be, as links that outlive their
            pages have it (Robust Links), or "".
        snapshot: Where an archive keeps it as it was, or "".
        details: Who keeps it, and when it was taken.
        sha256: Of what came, or "".
    """

    text: str
    href: str
    versiondate: str
    snapshot: str
    details: tuple[str, ...]
    sha256: str


def source_view(source: Source) -> SourceView:
    """Return the view of a source."""
    details = [source.publisher] if source.publisher else []
    if source.description and source.url:
        details.insert(0, source.description)
    if source.retrieved:
        details.append(say("retrieved %(day)s", day=day(source.retrieved)))
    text = source.url or source.description or ""
    return SourceView(
        text=text,
        href=safe_href(source.url),
        versiondate=source.retrieved.isoformat() if source.retrieved else "",
        snapshot=safe_href(source.snapshot),
        details=tuple(details),
        sha256=source.sha256 or "",
    )


def safe_href(url: str | None) -> str:
    """Return an address of the web, or "": escaping does not tame "javascript:"."""
    return url if url and urlsplit(url).scheme.lower() in {"http", "https"} else ""


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


def citations(declaration: Declaration, series: Series) -> tuple[Citation, ...]:
    """Return the citations of a declaration: as a note, with the date first, and for BibTeX."""
    made = []
    mark = _absent_from(declaration, series)
    for style, form in (
        (say("Note"), _note),
        (say("Author–date"), _dated),
        ("BibTeX", bibtex.entry),
    ):
        before, _, after = form(declaration, series, mark).partition(mark)
        text = form(declaration, series, "")
        made.append(Citation(style=style, text=text, before=before, after=after))
    return tuple(made)


def _absent_from(declaration: Declaration, series: Series) -> str:
    """Return a character that no part of a citation has, to stand for the passage."""
    facts = (declaration.title, declaration.place, series.title, declaration.language)
    source = declaration.sources[0]
    used = "".join((*facts, source.url or "", source.description or "", source.publisher or ""))
    return next(c for c in map(chr, range(0xFDD0, 0x110000)) if c not in used)


def _parts(declaration: Declaration) -> tuple[str, str, str]:
    """Return title, kind of text and source."""
    source = declaration.sources[0]
    kind = rendering(declaration.rendering) if declaration.rendering in _SAID else ""
    return declaration.title.rstrip("."), kind, source.url or source.description or ""


def _note(declaration: Declaration, series: Series, passage: str) -> str:
    title, kind, origin = _parts(declaration)
    facts = (
        quoted(title, declaration.language),
        kind,
        declaration.place,
        day(declaration.date),
        passage,
        series.title,
    )
    return f"{', '.join(filter(None, facts))}, {origin}."


def _dated(declaration: Declaration, series: Series, passage: str) -> str:
    title, kind, origin = _parts(declaration)
    where = ", ".join(filter(None, (declaration.place, kind)))
    about = f" [{where}]" if where else ""
    at = f", {passage}" if passage else ""
    return f"{series.title}. ({day(declaration.date)}). {title}{about}{at}. {origin}"


def citation(declaration: Declaration, series: Series) -> str:
    """Return how to cite a declaration in a line, as the share menu and an embed do."""
    where = f"{declaration.place}, " if declaration.place else ""
    source = declaration.sources[0]
    origin = source.url or source.description or ""
    title = declaration.title.rstrip(".")
    return f"{title} ({where}{day(declaration.date)}). {series.title}. {origin}"


def citation_script(lookup: Lookup) -> bytes:
    """Return the script that the share menu loads when it is first opened.

    Its value: `language`; `words`, the menu's own; `styles` of an embed; `declarations` by id
    with name, place (title, place, day), origin, its address where it is one of the web, and
    `page`, the way to the declaration from the folder of the series.
    """
    here = Page(front_page(lookup.series.id))
    declarations = {
        d.id: {
            "name": lookup.name[d.id],
            "citation": citation(d, lookup.series),
            "source": safe_href(d.sources[0].url),
            "day": day(d.date) if d.date != UNDATED else "",
            "language": d.language,
            "page": lookup.text_href(here, d.id),
        }
        for d in lookup.declarations
    }
    value = {
        "language": language(),
        "words": _words(),
        "styles": EMBED_STYLES,
        "series": lookup.series.title,
        "declarations": declarations,
    }
    return data_script("comparatorCitations", value)


def _words() -> dict[str, str]:
    return {
        "share": say("Share"),
        "link": say("Copy link"),
        "text": say("Copy as text, with citation"),
        "markdown": say("Copy as Markdown"),
        "embed": say("Copy HTML to embed"),
        "correct": say("Copy the command to correct it"),
        "print": say("Print this alone"),
        "done": say("Copied."),
        "failed": say("The browser did not let it be copied; here it is:"),
        "source": say("Source"),
        "made": say("Found and marked by comparator"),
        "dropped": say("dropped:"),
        "added": say("added:"),
    }
