"""The files with which a repository of declarations is checked and published by its forge."""

import shlex
from pathlib import Path

from comparator.corpus.series.toml_files import read_text
from comparator.errors import InputError
from comparator.resources.bundled import bundled_workflows
from comparator.scaffold.new_folder import fill_new_folder
from comparator.version import __version__

DEFAULT_INSTALL = f"declaration-comparator=={__version__}"
"""The very version that writes the workflow: another may give other bytes."""

# Windows would otherwise end lines in its own way, and give other bytes.
_GIT = {".gitignore": "/public/\n", ".gitattributes": "* text=auto eol=lf\n"}
_PAGES = {
    "github": "Once, by hand: Settings, Pages, Source: “GitHub Actions”.",
    "gitlab": "The address stands under Deploy, Pages.",
}
_WORKFLOWS = {"github": ".github/workflows/report.yml", "gitlab": ".gitlab-ci.yml"}
KINDS = tuple(_WORKFLOWS)
"""The forges that are known."""


def ci_files(
    kind: str, series: str = "declarations", install: str = DEFAULT_INSTALL
) -> dict[str, str]:
    """Return the files that publish the declarations of a repository, by path.

    Args:
        kind: One of KINDS.
        series: Folder of the series in the repository, for the README.
        install: What pip is to install: a name with a version, an address or a path.

    Raises:
        InputError: What pip is to install has a line end in it.
    """
    if not install.isprintable() or not install.strip():
        raise InputError(None, None, f"pip cannot install {install!r}.", "Name a package.")
    # One word to the shell, in a plain YAML scalar, which ends at ": " and " #".
    word = shlex.quote(install)
    if ": " in install or " #" in install:
        raise InputError(None, None, f"{install!r} cannot stand in a workflow.", "Name a package.")
    words = {"@INSTALL@": word, "@SERIES@": shlex.quote(series), "@PAGES@": _PAGES[kind]}
    shipped = bundled_workflows()
    files = {
        _WORKFLOWS[kind]: read_text(shipped / f"{kind}.yml"),
        "README.md": read_text(shipped / "README.md"),
        **_GIT,
    }
    return {path: _filled(text, words) for path, text in files.items()}


def _filled(text: str, words: dict[str, str]) -> str:
    for mark, word in words.items():
        text = text.replace(mark, word)
    return text


def write_ci_files(
    folder: Path, kind: str, series: str, install: str = DEFAULT_INSTALL
) -> tuple[Path, ...]:
    """Write the files that publish a repository's declarations into a new folder.

    A folder that is a git repository already, with nothing else in it, is new enough.

    Raises:
        InputError: The folder has something in it, or cannot be written.
    """
    return fill_new_folder(folder, ci_files(kind, series, install), ".git")
