"""Files written whole or not at all, and what the system says of it as an error for people."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex

from comparator.errors import InputError

_ASIDE = re.compile(r"\.[0-9a-f]{16}\.new")
_HOUR_S = 3600


def write_file(path: Path, data: bytes) -> None:
    """Write a file, and the folders it lies in, or leave what was there; a link is followed.

    Raises:
        InputError: The file cannot be written.
    """
    path = Path(os.path.realpath(path))  # unlike resolve(), not upset by a loop of links
    with blaming(path):
        put_whole(path, data)
    _clear_dead(path)


def _clear_dead(path: Path) -> None:
    """Clear what runs that were killed left beside a file that was just written."""
    with suppress(OSError):
        now = path.stat().st_mtime
        for left in path.parent.glob(".*.new"):
            # By the clock of the files: nobody takes that long to write one.
            if _ASIDE.fullmatch(left.name) and now - left.stat().st_mtime > _HOUR_S:
                left.unlink()


def put_whole(path: Path, data: bytes) -> None:
    """Write a file aside and then give it its name, so that nobody ever reads half of it.

    Raises:
        OSError: The file cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{token_hex(8)}.new")
    try:
        with aside.open("xb") as file:
            file.write(data)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


@contextmanager
def blaming(path: Path) -> Iterator[None]:
    """Turn what the system says while it writes a file or folder into an error for people."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise InputError(
            path, None, f"it cannot be written: {reason}.", "Nothing was changed."
        ) from error
