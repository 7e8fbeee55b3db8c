"""What takes long to make and is the same for all tests: the first that asks makes it."""

import pickle
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from filelock import FileLock

Made = TypeVar("Made")


@dataclass(frozen=True)
class Once:
    """A folder that all processes of a run have in common."""

    folder: Path

    def __call__(self, name: str, make: Callable[[], Made]) -> Made:
        """Make what has this name; the other processes wait for it, and read it."""
        path = self.folder / f"{name}.pickle"
        with FileLock(f"{path}.lock"):
            if not path.exists():
                path.write_bytes(pickle.dumps(make()))
        made: Made = pickle.loads(path.read_bytes())  # noqa: S301 - written by this very run
        return made
