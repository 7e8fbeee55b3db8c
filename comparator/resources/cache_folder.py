"""Where this system keeps what may be deleted at any time: one folder for all of it."""

import os
import stat
from pathlib import Path

PLACE = "COMPARATOR_CACHE"
"""The environment variable that names another folder for the caches; "off" for none."""


def cache_folder() -> Path | None:
    """Return the user's folder for caches of comparator, or None where they are switched off."""
    named = os.environ.get(PLACE)
    if named is not None:
        return None if named in {"", "off"} else Path(named)
    from platformdirs import user_cache_path

    folder = user_cache_path("comparator", appauthor=False)
    # A container's nameless user has no home.
    return folder if folder.is_absolute() else None


def read_entry(path: Path, most: int) -> bytes | None:
    """Return the bytes of a file of a cache; None where it is none, or has more than `most`.

    A pipe, a device or a link that somebody has put in its place is neither waited for nor read.

    Raises:
        OSError: It is not there, or cannot be read.
    """
    flags = os.O_RDONLY
    for name in ("O_BINARY", "O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC"):
        flags |= getattr(os, name, 0)
    with open(os.open(path, flags), "rb") as file:  # noqa: PTH123 - of a number, not a path
        facts = os.fstat(file.fileno())
        if not stat.S_ISREG(facts.st_mode) or facts.st_size > most:
            return None
        return file.read(most)
