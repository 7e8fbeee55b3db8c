"""Sources of a text as readers see them."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from comparator.model import Declaration, Source
from comparator.report.wording.formatting import day
from comparator.report.wording.translation import say


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """Where a text was taken from; `href` is "" where there is nothing to go to."""

    text: str
    href: str
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
        text=text, href=safe_href(source.url), details=tuple(details), sha256=source.sha256 or ""
    )


def safe_href(url: str | None) -> str:
    """Return an address of the web, or "": escaping does not tame "javascript:"."""
    return url if url and urlsplit(url).scheme.lower() in {"http", "https"} else ""


def citation(declaration: Declaration, series_title: str) -> str:
    """Return how to cite a declaration."""
    where = f"{declaration.place}, " if declaration.place else ""
    source = declaration.sources[0]
    origin = source.url or source.description or ""
    title = declaration.title.rstrip(".")
    return f"{title} ({where}{day(declaration.date)}). {series_title}. {origin}"
