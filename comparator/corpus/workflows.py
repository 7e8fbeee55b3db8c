"""The files with which a repository of declarations is checked and published by its forge."""

from pathlib import Path

from comparator.errors import InputError

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
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.13"
      - run: pip install @INSTALL@
      - run: comparator check declarations
      - run: comparator build declarations --out public
      - uses: actions/upload-pages-artifact@v3
        if: github.event_name == 'push'
        with:
          path: public
  publish:
    if: github.event_name == 'push'
    needs: report
    runs-on: ubuntu-24.04
    permissions:
      pages: write
      id-token: write
    environment:
      name: github-pages
    steps:
      - uses: actions/deploy-pages@v4
"""
_GITLAB = """\
pages:
  image: python:3.13-slim
  script:
    - pip install @INSTALL@
    - comparator check declarations
    - comparator build declarations --out public
  artifacts:
    paths:
      - public
  rules:
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
"""
_FILES = {
    "github": {".github/workflows/report.yml": _GITHUB},
    "gitlab": {".gitlab-ci.yml": _GITLAB},
}
KINDS = tuple(_FILES)
"""The forges that are known."""


def ci_files(kind: str, install: str = "declaration-comparator") -> dict[str, str]:
    """Return the files that publish the declarations of a repository, by path.

    Args:
        kind: One of KINDS.
        install: What pip is to install, such as a version or an address.
    """
    return {path: text.replace("@INSTALL@", f'"{install}"') for path, text in _FILES[kind].items()}


def write_ci_files(folder: Path, kind: str) -> tuple[Path, ...]:
    """Write the files that publish a repository's declarations into a new folder.

    Raises:
        InputError: The folder has something in it, or cannot be written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InputError(folder, None, "there is something here already.", "Name a new folder.")
    written = []
    try:
        for name, text in ci_files(kind).items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            written.append(path)
    except OSError as error:
        raise InputError(folder, None, f"it cannot be written: {error.strerror}.") from error
    return tuple(written)
