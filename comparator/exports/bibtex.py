"""BibTeX: an entry for each declaration, for BibLaTeX and the older BibTeX alike."""

from collections.abc import Iterator

from comparator.exports.selection import Selection
from comparator.model import UNDATED, Declaration, Rendering, Series

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_ESCAPES = {ord(c): f"\\{c}" for c in "&%$#_{}"} | {
    ord("\\"): r"\textbackslash{}",
    ord("~"): r"\textasciitilde{}",
    ord("^"): r"\textasciicircum{}",
}


def write(selection: Selection) -> bytes:
    """Return the entries, oldest first."""
    series = selection.edition.series
    return "\n".join(f"{entry(d, series)}\n" for d in series.declarations).encode()


def entry(declaration: Declaration, series: Series, passage: str = "") -> str:
    """Return the entry of a declaration, or of a passage of it that its note names."""
    fields = [f"  {name} = {value}," for name, value in _fields(declaration, series.title, passage)]
    return "\n".join([f"@misc{{{series.id}-{declaration.id},", *fields, "}"])


def _fields(declaration: Declaration, series: str, passage: str) -> Iterator[tuple[str, str]]:
    # Double braces keep the capitals of a title.
    yield "title", f"{{{{{_escape(declaration.title)}}}}}"
    if declaration.date != UNDATED:
        yield "date", f"{{{declaration.date.isoformat()}}}"
        yield "year", f"{{{declaration.date.year}}}"
        yield "month", _MONTHS[declaration.date.month - 1]
    yield "series", f"{{{_escape(series)}}}"
    if declaration.place:
        yield "address", f"{{{_escape(declaration.place)}}}"
    yield "language", f"{{{_escape(declaration.language)}}}"
    source = declaration.sources[0]
    if source.publisher:
        yield "publisher", f"{{{_escape(source.publisher)}}}"
    if source.url:
        yield "url", f"{{{_url(source.url)}}}"
        if source.retrieved:
            yield "urldate", f"{{{source.retrieved.isoformat()}}}"
    notes = [declaration.rendering.value] if declaration.rendering is not Rendering.UNKNOWN else []
    notes += [source.description] if source.description and not source.url else []
    notes += [passage] if passage else []
    if notes:
        yield "note", f"{{{_escape('; '.join(notes))}}}"


def _escape(text: str) -> str:
    return " ".join(text.split()).translate(_ESCAPES)


def _url(url: str) -> str:
    """Return an address without the marks that would end its field, or be one to TeX ("^^5c")."""
    return url.translate({ord(c): f"%{ord(c):02X}" for c in "\\{}^"})
