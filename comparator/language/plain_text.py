"""Texts of others in plain text and Markdown: on one line, escaped, without control characters."""

_JOINERS = frozenset("\u200c\u200d")
MARKDOWN = {ord(c): f"\\{c}" for c in "\\`*_[]#|~"} | {
    ord("&"): "&amp;",
    ord("<"): "&lt;",
    ord(">"): "&gt;",
}
"""What each character that means something in Markdown becomes."""


def one_line(text: str) -> str:
    """Return a text with its white space folded to single spaces."""
    return " ".join(text.split())


def printable(line: str) -> str:
    """Return a line without escape sequences, which a terminal would obey."""
    if line.isprintable():
        return line
    # A joiner is none, and belongs to the words of Persian and Hindi.
    return "".join(c if c.isprintable() or c in _JOINERS else "�" for c in line)


def in_markdown(text: str) -> str:
    """Return a text that Markdown shows as it is."""
    return text.translate(MARKDOWN)
