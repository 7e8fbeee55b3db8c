"""New series: a folder with commented files, empty or for a body that is known."""

from pathlib import Path

from comparator.corpus.series.catalogue import CATALOGUE_FILE
from comparator.corpus.series.series import SERIES_FILE, THEMES_FILE
from comparator.corpus.series.toml_files import check_id, read_text
from comparator.resources.bundled import preset_folder
from comparator.scaffold.new_folder import fill_new_folder

_FILES = (SERIES_FILE, THEMES_FILE, CATALOGUE_FILE)


def start_series(folder: Path, preset: str | None = None, *beside: str) -> tuple[Path, ...]:
    """Make a folder with the files of a new series, and return them.

    Args:
        folder: A folder that is not there yet, or an empty one; its name becomes the title.
        preset: One of `preset_names`; None for files to fill in.
        beside: Names of what may be in the folder already.

    Raises:
        InputError: The folder has something in it, cannot be made, or its name cannot be an id.
    """
    name = folder.absolute().name
    check_id(folder, name, "series")
    title = name.replace("-", " ").capitalize()
    texts = {name: _text(preset, name).replace("@TITLE@", title) for name in _FILES}
    return fill_new_folder(folder, texts, *beside)


def speak(folder: Path, language: str) -> None:
    """Let the texts of a new series be in a language where their files say nothing."""
    path = folder / SERIES_FILE
    text = read_text(path).replace('\nlanguage = "en"\n', f'\nlanguage = "{language}"\n', 1)
    path.write_text(text, encoding="utf-8", newline="\n")


def _text(preset: str | None, name: str) -> str:
    return read_text(preset_folder(preset) / name)
