"""A folder that is made and filled, and nobody's work is in it."""

from collections.abc import Mapping
from pathlib import Path

from comparator.errors import InputError
from comparator.resources.whole_files import blaming


def fill_new_folder(folder: Path, texts: Mapping[str, str], *beside: str) -> tuple[Path, ...]:
    """Write files into a folder that is not there yet, or empty but for `beside`; return them.

    Raises:
        InputError: The folder has something in it, or cannot be made.
    """
    if folder.exists() and (
        not folder.is_dir() or any(path.name not in beside for path in folder.iterdir())
    ):
        raise InputError(folder, None, "there is something here already.", "Name a new folder.")
    paths = {folder / name: text for name, text in texts.items()}
    with blaming(folder):
        folder.mkdir(parents=True, exist_ok=True)
        for path, text in paths.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
    return tuple(paths)
