"""Texts that lie in the folder of a series to be: kept beside what becomes of them."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ORIGINALS = "originals"
"""Folder in which the files lie as they came."""


@contextmanager
def set_aside(folder: Path, texts: Sequence[Path]) -> Iterator[tuple[Path, ...]]:
    """Move files into a folder of their own and yield where they are.

    A declaration may have the name of the file that it was made of. If anything fails, the folder
    is as it was: the files are back, and what came since is gone.
    """
    if not texts:
        yield ()
        return
    before = {path.name for path in folder.iterdir()}
    aside = folder / ORIGINALS
    aside.mkdir()
    try:
        yield tuple(path.rename(aside / path.name) for path in texts)
    except BaseException:
        for path in folder.iterdir():
            if path.name not in before and path != aside:
                shutil.rmtree(path) if path.is_dir() else path.unlink()
        for text in texts:
            (aside / text.name).replace(text)
        aside.rmdir()
        raise
