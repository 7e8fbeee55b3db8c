"""Which form a document has, by its bytes: what a site says of them is often wrong."""

import codecs
import re
from enum import StrEnum

_START = 4096  # bytes that tell the form
_MARKUP = re.compile(rb"<(?:!doctype\s+html|html|head|body|div|p|table|title|meta)\b", re.I)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
_FEW = 20  # bytes that tell no charset
_MOSTLY_SMALL = 0.6  # of the letters of a text in its charset
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


class Form(StrEnum):
    """What kind of file a document is."""

    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    TEXT = "text"
    UNKNOWN = "unknown"


def form_of(data: bytes, media_type: str = "", name: str = "") -> Form:
    """Return the form of a document by its bytes; the rest counts only where they are silent."""
    start = data[:_START].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"%PDF-"):
        return Form.PDF
    if start.startswith(b"PK\x03\x04"):
        return Form.DOCX
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        data = data[:_START].decode("utf-16", "replace").encode()
        start = data
    if b"\0" in data[:_START]:
        return Form.UNKNOWN
    says_html = "html" in media_type or name.lower().endswith((".html", ".htm", ".xhtml", ".shtml"))
    if _MARKUP.search(start) or (says_html and b"<" in start):
        return Form.HTML
    return Form.TEXT


def decoded(data: bytes, charset: str = "") -> tuple[str, str]:
    """Return the text of bytes, and a sentence if they are not in the charset they claim.

    Args:
        data: Bytes of HTML or plain text.
        charset: What the site says they are in, or "".
    """
    for mark, name in ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"),
                       (codecs.BOM_UTF16_BE, "utf-16")):  # fmt: skip
        if data.startswith(mark):
            return data.decode(name, "replace"), ""
    within = _CHARSET.search(data[:_START])
    claims = [name for name in (charset, within[1].decode().lower() if within else "") if name]
    try:
        # Text in another charset is hardly ever valid UTF-8 by chance.
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _by_claim(data, claims)
    if claims and claims[0] not in {"utf-8", "utf8"} and not data.isascii():
        return text, f"Read as UTF-8, which it is, though it says {claims[0]!r}."
    return text, ""


def _by_claim(data: bytes, claims: list[str]) -> tuple[str, str]:
    for claim in claims:
        name = _MEANT.get(claim, claim)
        try:
            text = data.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
        note = "" if claim == claims[0] else f"Read as {claim!r}, though it says {claims[0]!r}."
        return text, note
    if not claims or claims[0] in {"utf-8", "utf8"}:
        text = data.decode("utf-8", "replace")
        # A stray byte in a page that says UTF-8 is damage; many of them are another charset.
        if claims and text.count("\ufffd") * 1000 < len(text):
            return text, ""
        if not claims and (found := _cyrillic(data)):
            return found
        if not claims:
            return data.decode("cp1252", "replace"), "Read as 'cp1252': it says no charset."
    name = _MEANT.get(claims[0], claims[0])
    try:
        return data.decode(name, "replace"), ""
    except LookupError:
        return data.decode("utf-8", "replace"), ""


def _cyrillic(data: bytes) -> tuple[str, str] | None:
    """Return bytes as a Cyrillic text, if they make one in a charset of old Russian sites."""
    best = (0.0, "", "")
    for name in ("cp1251", "koi8-r", "cp866"):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        letters = [c for c in text if c.isalpha()]
        # In the wrong one of them small letters become capitals or signs.
        small = sum("а" <= c <= "я" or c == "ё" for c in letters)
        best = max(best, (small / max(1, len(letters)), name, text))
    share, name, text = best
    if share < _MOSTLY_SMALL or len(data) < _FEW:
        return None
    return text, f"Read as {name!r}, in which it is Cyrillic: it says no charset."


class UnreadableError(Exception):
    """A document that cannot be read; its text says why, as a clause without a full stop."""
