"""What any_two.js does, in Python."""

from comparator.report.rendering.copies import Copies


def unfolded(copies: Copies, base: str) -> str:
    """Return the text that copies tell."""
    whole = base.encode("utf-16-le")
    first, end, parts = len(whole), 0, iter(copies)
    for part in parts:
        if isinstance(part, str):
            whole += part.encode("utf-16-le")
        else:
            start, length = end + 2 * part, 2 * int(next(parts))
            end = start + length
            whole += whole[start:end]
    return whole[first:].decode("utf-16-le")
