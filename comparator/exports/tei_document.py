"""What every TEI document has: its header, with the texts as its witnesses, and its body."""

from collections.abc import Sequence

from comparator.exports.xml import HEAD, element, escape
from comparator.model import UNDATED, Declaration, Edition

_NAMESPACE = "http://www.tei-c.org/ns/1.0"


def witness(declaration: str) -> str:
    """Return the XML id of a declaration; such an id begins with no digit."""
    return f"d-{declaration}"


def document(
    edition: Edition,
    title: str,
    witnesses: Sequence[Declaration],
    divisions: Sequence[str],
    *,
    is_apparatus: bool = True,
) -> bytes:
    """Return a document of texts, with what stands in its body.

    Args:
        edition: What the texts are of.
        title: Its title.
        witnesses: The texts.
        divisions: What stands in its body.
        is_apparatus: Whether the texts are set as one, with their variants.
    """
    body = element("body", None, *divisions)
    if not divisions:
        body = element("body", None, element("div", None, element("p", None, "No passage.")))
    return (
        HEAD
        + element(
            "TEI",
            {"xmlns": _NAMESPACE, "xml:lang": witnesses[-1].language},
            _header(edition, title, witnesses, is_apparatus=is_apparatus),
            element("text", None, body),
        )
        + "\n"
    ).encode()


def _header(
    edition: Edition, title: str, witnesses: Sequence[Declaration], *, is_apparatus: bool
) -> str:
    made = "Made by comparator from the declarations listed below, by rules."
    if edition.series.is_fictional:
        made += " The organisation and its declarations are fictional."
    description = element(
        "fileDesc",
        None,
        element("titleStmt", None, element("title", None, escape(title))),
        element("publicationStmt", None, element("p", None, made)),
        element("sourceDesc", None, element("listWit", None, *map(_witness, witnesses))),
    )
    if not is_apparatus:
        return element("teiHeader", None, description)
    method = {"method": "parallel-segmentation", "location": "internal"}
    encoding = element("encodingDesc", None, element("variantEncoding", method))
    return element("teiHeader", None, description, encoding)


def _witness(declaration: Declaration) -> str:
    content = [element("title", None, escape(declaration.title))]
    if declaration.date != UNDATED:
        when = declaration.date.isoformat()
        content += [", ", element("date", {"when": when}, when)]
    content += [", ", escape(str(declaration.rendering))]
    for source in declaration.sources:
        if source.url:
            content += [", ", element("ref", {"target": source.url}, escape(source.url))]
        if source.description:
            content += [", ", escape(source.description)]
    marks = {"xml:id": witness(declaration.id), "xml:lang": declaration.language}
    return element("witness", marks, *content)
