"""The files with which a repository of declarations is checked and published by its forge."""

import re
import shlex
from collections.abc import Iterable
from pathlib import Path

from comparator.corpus.series.toml_files import read_text
from comparator.errors import InputError
from comparator.resources.bundled import bundled_workflows
from comparator.scaffold.installation import with_fetching
from comparator.scaffold.new_folder import fill_new_folder

# Windows would otherwise end lines in its own way, and give other bytes.
_GIT = {
    ".gitignore": "/public/\n/brief.md\n/review.md\n",
    ".gitattributes": "* text=auto eol=lf\n",
}
_WORDS = {
    "github": {
        "@PAGES@": "Once, by hand: Settings, Pages, Source: “GitHub Actions”.",
        "@WHEN@": "every night",
        "@REQUESTS@": "Once, by hand: Settings, Actions, General, Workflow permissions: “Allow"
        " GitHub Actions to\ncreate and approve pull requests”.",
    },
    "gitlab": {
        "@PAGES@": "The address stands under Deploy, Pages.",
        "@WHEN@": "by a schedule",
        "@REQUESTS@": "Once, by hand: Build, Pipeline schedules: a schedule for the main branch,"
        " such as every night; and\nSettings, Access tokens: a token with the scopes `api` and"
        " `write_repository`, whose value goes into a\nmasked variable `REPORT_TOKEN` under"
        " Settings, CI/CD, Variables. With it merge requests also get the\nreview as a comment.",
    },
}
_FILES = {
    "github": {
        ".github/workflows/report.yml": "github.yml",
        ".github/workflows/new-texts.yml": "github-new-texts.yml",
    },
    "gitlab": {".gitlab-ci.yml": "gitlab.yml"},
}
_SHARED = {"new-texts.sh": "new-texts.sh", "README.md": "README.md"}
_BUILD = "comparator build declarations --out public"
KINDS = tuple(_FILES)
"""The forges that are known."""


def ci_files(kind: str, install: str, series: str = "declarations") -> dict[str, str]:
    """Return the files that publish the declarations of a repository, by path.

    Args:
        kind: One of KINDS.
        install: What pip is to install: a name with a version, an address or a path.
        series: Folder of the series in the repository, for the README.

    Raises:
        InputError: What pip is to install would be more than a word of the workflow.
    """
    # What begins with a dash is an option: "-r" takes a file of the machine that runs the workflow.
    if not install.isprintable() or not install.strip() or install.strip().startswith("-"):
        raise InputError(None, None, f"pip cannot install {install!r}.", "Name a package.")
    # One word to the shell, in a plain YAML scalar, which ends at ": " and " #".
    # An expression of the forge is worked out before the shell sees a word.
    if any(mark in install for mark in (": ", " #", "${{", "$[[")):
        raise InputError(None, None, f"{install!r} cannot stand in a workflow.", "Name a package.")
    words = {
        "@INSTALL@": shlex.quote(install),
        "@FETCH@": shlex.quote(with_fetching(install)),
        "@SERIES@": shlex.quote(series),
        **_WORDS[kind],
    }
    shipped = bundled_workflows()
    sources = {**_FILES[kind], **_SHARED}
    files = {path: read_text(shipped / source) for path, source in sources.items()}
    return {path: _filled(text, words) for path, text in (files | _GIT).items()}


def speak(files: Iterable[Path], options: str) -> None:
    """Let the builds of written workflows have options, such as " --ui-language ru"."""
    for path in files:
        text = read_text(path)
        path.write_text(text.replace(_BUILD, _BUILD + options), encoding="utf-8", newline="\n")


def _filled(text: str, words: dict[str, str]) -> str:
    # At one go: a word that holds a mark is a word.
    return re.sub("|".join(words), lambda found: words[found[0]], text)


def write_ci_files(
    folder: Path, kind: str, install: str, series: str, *beside: str
) -> tuple[Path, ...]:
    """Write the files that publish a repository's declarations into a new folder.

    A folder that is a git repository already, with nothing else in it, is new enough.

    Raises:
        InputError: The folder has something in it, or cannot be written.
    """
    return fill_new_folder(folder, ci_files(kind, install, series), ".git", *beside)
