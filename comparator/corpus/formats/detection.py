"""Which form a document has, by its bytes: what a site says of them is often wrong."""

import codecs
import re
from enum import StrEnum

from comparator.corpus.formats.charsets import guessed_charset


class Form(StrEnum):
    """What kind of file a document is."""

    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    MARKDOWN = "markdown"
    JSON = "json"
    TEXT = "text"
    UNKNOWN = "unknown"


_START = 4096  # bytes that tell the form
_MARKUP = re.compile(rb"<(?:!doctype\s+html|html|head|body|div|p|table|title|meta)\b", re.I)
_MAGIC = ((Form.PDF, b"%PDF-"), (Form.DOCX, b"PK\x03\x04"))
# What the first characters tell, whatever the name of the file.
_SIGNS = (
    (Form.HTML, re.compile(rb"<(?:!doctype\s+html|html)\b", re.I)),
    (Form.JSON, re.compile(rb"\{\s*\"")),
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
# What the name of a file tells where its bytes may be several things.
_ENDINGS = (
    (Form.JSON, (".json",)),
    (Form.MARKDOWN, (".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd", ".rmd")),
    (Form.TEXT, (".txt",)),
    (Form.HTML, (".html", ".htm", ".xhtml", ".shtml")),
)
# Of all files that may be texts, Markdown first.
TEXT_ENDINGS = (
    *(ending for form, endings in _ENDINGS if form is not Form.JSON for ending in endings),
    *(".pdf", ".docx", ".json"),
)
# What Python can decode and no page is written in: they take no errors, or time without bound.
_NO_CHARSETS = frozenset(
    "idna punycode undefined unicode-escape raw-unicode-escape unicode_escape"
    " raw_unicode_escape mbcs oem".split()
)
# What browsers take these names for.
_MEANT = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "big5": "big5hkscs",
}


def form_of(data: bytes, media_type: str = "", name: str = "") -> Form:
    """Return the form of a document by its bytes; the rest counts only where they are silent."""
    start = data[:_START].lstrip(b"\xef\xbb\xbf \t\r\n")
    if packed := next((form for form, mark in _MAGIC if start.startswith(mark)), None):
        return packed
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        start = data = data[:_START].decode("utf-16", "replace").encode()
    if b"\0" in data[:_START]:
        return Form.UNKNOWN
    if telling := next((form for form, sign in _SIGNS if sign.match(start)), None):
        return telling
    if named := next((form for form, ends in _ENDINGS if name.lower().endswith(ends)), None):
        return named if named is not Form.HTML or b"<" in start else Form.TEXT
    says_html = "html" in media_type and b"<" in start
    return Form.HTML if _MARKUP.search(start) or says_html else Form.TEXT


def decoded(data: bytes, charset: str = "", language: str = "") -> tuple[str, str]:
    """Return the text of bytes, and a sentence if they are not in the charset they claim.

    Args:
        data: Bytes of HTML or plain text.
        charset: What the site says they are in, or "".
        language: In which the text is known to be, or "".
    """
    for mark, name in ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"),
                       (codecs.BOM_UTF16_BE, "utf-16")):  # fmt: skip
        if data.startswith(mark):
            return data.decode(name, "replace"), ""
    for mark, name in ((b"\x1b$)C", "iso2022_kr"), (b"\x1b$", "iso2022_jp")):
        if mark in data and data.isascii():
            return data.decode(name, "replace"), f"Read as {name!r}: its marks say so."
    within = _CHARSET.search(data[:_START])
    claims = [name for name in (charset, within[1].decode().lower() if within else "") if name]
    try:
        # Text in another charset is hardly ever valid UTF-8 by chance.
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        # No other charset has whole characters of UTF-8 all the way to a last one that is cut off.
        if error.reason == "unexpected end of data" and not data[: error.start].isascii():
            return data.decode("utf-8", "replace"), "The last character of the file is cut off."
        return _by_claim(data, claims, language)
    if claims and claims[0] not in {"utf-8", "utf8"} and not data.isascii():
        return text, f"Read as UTF-8, which it is, though it says {claims[0]!r}."
    return text, ""


def _by_claim(data: bytes, claims: list[str], language: str) -> tuple[str, str]:
    for claim in claims:
        text = _in_charset(data, claim)
        if text is None:
            continue
        note = "" if claim == claims[0] else f"Read as {claim!r}, though it says {claims[0]!r}."
        return text, note
    if not claims or claims[0] in {"utf-8", "utf8"}:
        text = data.decode("utf-8", "replace")
        # A stray byte in a page that says UTF-8 is damage; many of them are another charset.
        if claims and text.count("\ufffd") * 1000 < len(text):
            return text, ""
        if not claims:
            name = guessed_charset(data, language)
            return data.decode(name, "replace"), f"Read as {name!r}: it says no charset."
    text = _in_charset(data, claims[0], "replace")
    return data.decode("utf-8", "replace") if text is None else text, ""


def _in_charset(data: bytes, claim: str, errors: str = "strict") -> str | None:
    """Return bytes as text in a charset; None where there is no such one, or they are not in it."""
    try:
        name = codecs.lookup(_MEANT.get(claim, claim)).name
        # That these are pages at all was told by their Latin letters; "zlib" is no charset, and
        # fails at the bytes.
        if name in _NO_CHARSETS or b"<html>".decode(name) != "<html>":
            return None
        return data.decode(name, errors)
    except (ValueError, LookupError):
        return None


class UnreadableError(Exception):
    """A document that cannot be read; its text says why, as a clause without a full stop."""
