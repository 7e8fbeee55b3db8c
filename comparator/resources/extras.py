"""What is not installed with the tool itself, and how to get it."""

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path

from comparator.errors import InputError


def install_command(extra: str) -> str:
    """Return what brings an extra into this copy: a tool of uv or pipx has its environment alone.

    Both leave a file at the root of it, by which it is known.
    """
    home, what = Path(sys.prefix), f"'declaration-comparator[{extra}]'"
    if (home / "uv-receipt.toml").is_file():
        return f"uv tool install {what}"
    if (home / "pipx_metadata.json").is_file():
        return f"pipx install --force {what}"
    return f"pip install {what}"


@contextlib.contextmanager
def needs_extra(name: str) -> Iterator[None]:
    """Turn a missing library into an error that says which extra brings it."""
    try:
        yield
    except ImportError as error:
        raise InputError(
            None,
            None,
            f"{error.name or 'a library'} is needed for this and is not installed.",
            install_command(name),
        ) from error
