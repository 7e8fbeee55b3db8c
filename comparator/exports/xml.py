"""XML written by hand: elements as texts, escaped on the way out."""

import re

from comparator.errors import InputError

# What XML 1.0 cannot hold, even escaped.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TEXT = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord("\r"): "&#13;"}
_VALUE = _TEXT | {ord('"'): "&quot;", ord("\n"): "&#10;", ord("\t"): "&#9;"}
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def escape(text: str) -> str:
    """Return a text as the content of an element; what reads it gives the text back.

    Raises:
        InputError: It has a character that XML cannot hold.
    """
    found = _FORBIDDEN.search(text)
    if found:
        raise InputError(
            None,
            None,
            f"the texts have the character U+{ord(found[0]):04X}, which XML cannot hold.",
            "Take it out of the declaration, or export json, csv or sqlite.",
        )
    return text.translate(_TEXT)


def element(name: str, attributes: dict[str, str] | None = None, *content: str) -> str:
    """Return an element; its content is escaped already, its attributes are not."""
    escape("".join((attributes or {}).values()))
    marks = "".join(f' {key}="{v.translate(_VALUE)}"' for key, v in (attributes or {}).items())
    inner = "".join(content)
    return f"<{name}{marks}>{inner}</{name}>" if inner else f"<{name}{marks}/>"
