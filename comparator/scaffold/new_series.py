"""New series: a folder with commented files, empty or for a body that is known."""

from pathlib import Path

from comparator.corpus.series.catalogue import CATALOGUE_FILE
from comparator.corpus.series.series import SERIES_FILE, THEMES_FILE
from comparator.corpus.series.toml_files import check_id, read_text
from comparator.errors import InputError
from comparator.resources.bundled import bundled_declarations, bundled_presets

PRESETS = ("sco", "fomc", "g20", "resolutions")
_FILES = (SERIES_FILE, THEMES_FILE, CATALOGUE_FILE)
_PLAIN = {
    SERIES_FILE: """# What readers of the report see at the top.
title = "@TITLE@"
# description = "What this series is, in a sentence."

# What holds for each declaration whose file does not say otherwise.
[defaults]
language = "en"
rendering = "unknown"   # official, unofficial translation, machine translation, unknown

# What `comparator check` finds and the source itself has, by the code of the finding:
# [check]
# accept = ["C209", "2020-moscow:C407"]
""",
    THEMES_FILE: """# What passages are filed under: the general themes for texts of any
# international body, which have terms in English, Russian and Chinese. `comparator themes
# --suggest` proposes themes in words of your texts; `comparator themes` says what the terms
# catch and what they miss.
base = "general"
# without = ["oceans"]                  # general themes that your texts do not need
#
# Themes of your own: take the marks # away, and add as many as you need; one with the id of a
# general theme takes its place. Words are found in all their forms; a star at the end ("afghan*")
# stands for any ending.
#
# [[theme]]
# id = "energy"
# label = "Energy"
# labels = { ru = "Энергетика", zh = "能源" } # what a report in another language calls it
# [theme.terms.en]
# names = ["Energy Charter"]            # as good as certain
# words = ["energy", "power plants"]    # tell much
# hints = ["fuel*"]                     # tell a little, and never alone
""",
    CATALOGUE_FILE: """# Every declaration that exists, and where `comparator fetch` finds its text.
# What is named here and is not in this folder is shown in the report as missing.
# docs/fetching.md explains each key. Take the marks # away for each declaration.
#
# [[declaration]]
# id = "2001-first"
# title = "First declaration"
# date = 2001-01-01
#
# [[declaration.source]]
# url = "https://example.org/declaration.html"
# publisher = "Who publishes it"
# begins = "a few words near the beginning"
""",
}


def start_series(folder: Path, preset: str | None = None) -> tuple[Path, ...]:
    """Make a folder with the files of a new series, and return them.

    Args:
        folder: A folder that is not there yet, or an empty one; its name becomes the title.
        preset: One of PRESETS; None for files to fill in.

    Raises:
        InputError: The folder has something in it, cannot be made, or its name cannot be an id.
    """
    name = folder.absolute().name
    check_id(folder, name, "series")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InputError(folder, None, "there is something here already.", "Name a new folder.")
    title = name.replace("-", " ").capitalize()
    texts = {name: _text(preset, name).replace("@TITLE@", title) for name in _FILES}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise InputError(folder, None, f"it cannot be written: {error.strerror}.") from error
    return tuple(folder / name for name in texts)


def _text(preset: str | None, name: str) -> str:
    if preset is None:
        return _PLAIN[name]
    if preset == "sco":
        return read_text(bundled_declarations() / preset / name)
    return read_text(bundled_presets() / preset / name)
