"""The declarations of a git revision, laid out in a folder as they stood."""

import io
import subprocess
import tarfile
from pathlib import Path

from comparator.errors import InputError


def check_out(revision: str, path: str, into: Path) -> Path:
    """Lay out a folder of the checkout at hand as a revision has it, and return it.

    Args:
        revision: A commit, branch or tag.
        path: The folder, relative to the present one.
        into: An empty folder.

    Raises:
        InputError: This is no checkout, or the revision or the folder in it is not known.
    """
    # After --end-of-options nothing that a revision is called can be an option.
    commit = _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if commit is None:
        raise InputError(
            None,
            None,
            f"{revision!r} is neither a folder nor a revision of a git checkout here.",
            "Name two folders of series, or two revisions that the checkout has.",
        )
    packed = _git("archive", "--format=tar", commit.decode().strip(), "--", path)
    if packed is None:
        raise InputError(
            None, None, f"there is no {path!r} at {revision!r}.", "Name the folder with --path."
        )
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        archive.extractall(into, filter="data")
    return into / path


def _git(*arguments: str) -> bytes | None:
    """Return what git answers, or None if it does not know."""
    try:
        done = subprocess.run(["git", *arguments], capture_output=True, check=False)  # noqa: S603, S607
    except FileNotFoundError as error:
        raise InputError(
            None, None, "git is not installed.", "Name two folders instead."
        ) from error
    return done.stdout if done.returncode == 0 else None
