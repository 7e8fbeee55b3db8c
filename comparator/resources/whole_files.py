"""Files written whole or not at all, and what the system says of it as an error for people."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex

from comparator.errors import InputError


def write_file(path: Path, data: bytes) -> None:
    """Write a file, and the folders it lies in, or leave what was there; a link is followed.

    Raises:
        InputError: The file cannot be written.
    """
    path = Path(os.path.realpath(path))  # unlike resolve(), not upset by a loop of links
    with blaming(path):
        put_whole(path, data)


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
