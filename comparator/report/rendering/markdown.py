"""Words of a text in Markdown: they are shown as they are and do nothing."""

import re

from comparator.language.plain_text import MARKDOWN, one_line, printable

# A forge would call a person, link an issue, a milestone or an address: an empty comment comes
# between. A colon with a space behind it begins neither an address nor an emoji, and an address
# needs no scheme; what stands at the end may go on with what is set behind it.
_APART = re.compile(
    r"(?<=[@#])|(?<=:)(?!\s)|(?<=[!$%&~])(?=[\w\"]|$)|(?<=www)(?=\.|$)|(?<=\bgh)(?=-\d|-?$)",
    re.IGNORECASE,
)


def shown(text: str) -> str:
    """Return a text as one line of Markdown that shows it and does nothing else."""
    return disarmed(one_line(text))


def disarmed(line: str) -> str:
    """Return a line of Markdown that shows the line, white space at its ends included."""
    return "<!-- -->".join(piece.translate(MARKDOWN) for piece in _APART.split(printable(line)))


def clipped(text: str, most: int = 240) -> str:
    """Return the beginning of a text, up to a word's end, with "…" where something is left out."""
    line = one_line(text)
    if len(line) <= most:
        return line
    return line[:most].rsplit(" ", 1)[0] + " …"


def marked(edits: tuple[tuple[int, str], ...], around: int = 60) -> str:
    """Return word edits as Markdown, with `around` characters of what stays beside each."""
    parts: list[str] = []
    for n, (sign, text) in enumerate(edits):
        if sign:
            tag = "ins" if sign > 0 else "del"
            parts.append(f"<{tag}>{shown(clipped(text))}</{tag}>{' ' * text.endswith(' ')}")
            continue
        line = text
        if len(line) > 2 * around:
            head = line[:around].rsplit(" ", 1)[0] if n else ""
            tail = line[-around:].split(" ", 1)[-1] if n + 1 < len(edits) else ""
            line = f"{head} … {tail}"
        lead, trail = line[:1].isspace(), line[-1:].isspace()
        parts.append(f"{' ' * lead}{shown(line)}{' ' * trail}")
    return "".join(parts).strip()
