"""Characters that steer a machine and that no page can hold, so that a reader sees them.

Texts bring them from PDFs and old charsets. In HTML they are faults, and what a browser shows for
them is nothing, or anything: a word with one in it would look sound. So a page has a sign in the
place of each, one for one; the source keeps what it has, and `check` names it.
"""

import re

_BEYOND = "".join(f"{chr((n << 16) + 0xFFFE)}{chr((n << 16) + 0xFFFF)}" for n in range(17))
# All but the white space of HTML: tab, line feed, form feed and carriage return.
_CONTROL = re.compile(rf"[\0-\x08\x0b\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef{_BEYOND}]")
# All that nearly every page has: to run over it takes a tenth of looking for what is none of it.
_PLAIN = re.compile(r"[ -~\t\n\f\r\xa0-\ufdcf\ufdf0-\ufffd]*")
_PICTURES, _DELETE = 0x2400, 0x7F


def with_visible_controls(text: str) -> str:
    """Return a text as long, with a sign for each character that steers: ␁ for U+0001, else �.

    A space stands for what parts words everywhere else, too, such as the next line of EBCDIC.
    """
    return text if _PLAIN.fullmatch(text) else _CONTROL.sub(_sign, text)


def _sign(match: re.Match[str]) -> str:
    code = ord(match[0])
    if match[0].isspace():
        return " "
    return "␡" if code == _DELETE else chr(_PICTURES + code) if code < _DELETE else "\ufffd"
