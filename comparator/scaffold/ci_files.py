"""The files with which a repository of declarations is checked and published by its forge."""

import shlex
from pathlib import Path

from comparator.errors import InputError
from comparator.version import __version__

DEFAULT_INSTALL = f"declaration-comparator=={__version__}"
"""The very version that writes the workflow: another may give other bytes."""

_GITHUB = """\
name: Report
on:
  push:
    branches: [main]
  pull_request:
permissions:
  contents: read
jobs:
  report:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v7
        with:
          fetch-depth: 0 # a review needs what was there before
          persist-credentials: false
      - uses: actions/setup-python@v7
        with:
          python-version: "3.13"
      - run: pip install @INSTALL@
      - run: comparator check --format github declarations
      - run: comparator build declarations --out public
      - if: github.event_name == 'pull_request'
        env:
          BASE: ${{ github.event.pull_request.base.sha }}
        run: comparator review "$BASE" HEAD >> "$GITHUB_STEP_SUMMARY"
      - if: github.event_name == 'push'
        uses: actions/upload-pages-artifact@v5
        with:
          path: public
  publish:
    if: github.event_name == 'push'
    needs: report
    runs-on: ubuntu-24.04
    permissions:
      pages: write
      id-token: write
    concurrency: pages
    environment:
      name: github-pages
      url: ${{ steps.pages.outputs.page_url }}
    steps:
      - id: pages
        uses: actions/deploy-pages@v5
"""
_GITLAB = """\
default:
  image: python:3.13 # not the slim one: a review needs git
  before_script:
    - pip install @INSTALL@
pages:
  script:
    - comparator check declarations
    - comparator build declarations --out public
  artifacts:
    paths:
      - public
  rules:
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
review:
  variables:
    GIT_DEPTH: "0" # a review needs what was there before
  script:
    - comparator check declarations
    - comparator review "$CI_MERGE_REQUEST_DIFF_BASE_SHA" HEAD --out review.md
  artifacts:
    paths:
      - review.md
    expose_as: What this change does to the report
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
"""
_README = """\
# Declarations

The texts in `declarations/` are compared, and the comparison is published, whenever this
repository changes. @PAGES@

    pip install @INSTALL@
    comparator add FILE --series @SERIES@
    comparator check
    comparator serve --open
"""
# Windows would otherwise end lines in its own way, and give other bytes.
_GIT = {".gitignore": "/public/\n", ".gitattributes": "* text=auto eol=lf\n"}
_PAGES = {
    "github": "Once, by hand: Settings, Pages, Source: “GitHub Actions”.",
    "gitlab": "The address stands under Deploy, Pages.",
}
_WORKFLOWS = {
    "github": {".github/workflows/report.yml": _GITHUB},
    "gitlab": {".gitlab-ci.yml": _GITLAB},
}
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
    files = {**_WORKFLOWS[kind], "README.md": _README, **_GIT}
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
    files = ci_files(kind, series, install)
    if folder.exists() and (not folder.is_dir() or any(p.name != ".git" for p in folder.iterdir())):
        raise InputError(folder, None, "there is something here already.", "Name a new folder.")
    written = []
    try:
        for name, text in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            written.append(path)
    except OSError as error:
        raise InputError(folder, None, f"it cannot be written: {error.strerror}.") from error
    return tuple(written)
