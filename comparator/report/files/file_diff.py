"""What changed between two states of a published file, as a unified diff."""

from difflib import unified_diff
from itertools import islice

from comparator.errors import printable

_MOST_LINES = 200
_LONGEST_LINE = 4000


def changed_lines(path: str, old: bytes, new: bytes) -> str:
    """Return a unified diff; of very long lines the beginning, of very many the first.

    The lines are for a terminal: what would steer it is replaced.
    """
    older, newer = (_lines(data) for data in (old, new))
    # Two pages may differ in every line: what is needed is seen in the first ones.
    lines = unified_diff(older, newer, f"published/{path}", f"built/{path}", n=1, lineterm="")
    shown = list(islice(lines, _MOST_LINES + 1))
    if len(shown) > _MOST_LINES:
        shown[_MOST_LINES:] = ["…"]
    return "".join(f"{_printable(line)}\n" for line in shown)


def _lines(data: bytes) -> list[str]:
    return data.decode("utf-8", "replace").split("\n")


def _printable(line: str) -> str:
    cut = line if len(line) <= _LONGEST_LINE else line[:_LONGEST_LINE] + "…"
    # GitHub obeys lines of a log that open with "::", white space before it or not, or hold "##[".
    if cut.lstrip().startswith("::"):
        cut = cut.replace("::", ": :", 1)
    return printable(cut.replace("##[", "## ["))
