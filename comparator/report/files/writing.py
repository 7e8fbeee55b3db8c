"""The only code that writes pages: all of a report or none of it."""

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import mkdtemp

from comparator.errors import InputError

MARKER = "comparator-report.txt"
"""The file that makes a folder a report; it names the files that a build has written."""
_HEAD = "A report by comparator. The next build replaces these files:\n"


def write_site(files: Mapping[str, bytes], out: Path) -> None:
    """Write a report; a former one in the same folder is replaced as a whole, or stays.

    Args:
        files: Bytes by relative POSIX path.
        out: The folder; it does not exist, is empty, or holds a former report and nothing else.

    Raises:
        InputError: The folder holds something else, or cannot be written.
    """
    with _blaming(out):
        out = Path(os.path.realpath(out))  # unlike resolve(), not upset by a loop of links
        _refuse_other(out)
        out.parent.mkdir(parents=True, exist_ok=True)
        # Beside the target: renaming works only within one file system.
        aside = Path(mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    try:
        with _blaming(out):
            new = aside / "new"
            _fill(new, files)
            _swap(new, out, aside / "old")
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def write_file(path: Path, data: bytes) -> None:
    """Write one file, or leave the old one as it was.

    Raises:
        InputError: The file cannot be written.
    """
    with _blaming(path):
        path = Path(os.path.realpath(path))
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = Path(mkdtemp(prefix=f".{path.name}-", dir=path.parent))
    try:
        with _blaming(path):
            (aside / "new").write_bytes(data)
            (aside / "new").replace(path)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _refuse_other(out: Path) -> None:
    if not out.exists():
        return
    if os.path.ismount(out):  # a volume of a container: it can be filled, and not be replaced
        raise InputError(
            out,
            None,
            "a build replaces its folder, and a mounted one stays.",
            "Name one inside it.",
        )
    remedy = "Choose another folder, or empty this one."
    if not out.is_dir():
        raise InputError(out, None, "this is a file, not a folder.", remedy)
    if not any(out.iterdir()):
        return
    if not (out / MARKER).is_file():
        raise InputError(out, None, "the folder is not empty and is not a former report.", remedy)
    written = set((out / MARKER).read_text("utf-8", "replace").splitlines()[1:]) | {MARKER}
    for path in sorted(out.rglob("*")):
        if not path.is_dir() and path.relative_to(out).as_posix() not in written:
            raise InputError(path, None, "a build would delete this file.", remedy)


def _fill(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, data in files.items():
        relative = PurePosixPath(name)
        if relative.is_absolute() or not relative.parts or ".." in relative.parts:
            raise ValueError(f"{name!r} leads out of the report")
        path = folder / relative
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    folder.mkdir(exist_ok=True)
    names = "".join(f"{name}\n" for name in sorted(files))
    (folder / MARKER).write_bytes((_HEAD + names).encode())


def _swap(new: Path, out: Path, old: Path) -> None:
    """Put `new` where `out` is; what was there goes to `old`, and back if that fails."""
    if out.exists():
        out.rename(old)
    try:
        new.rename(out)
    except BaseException:  # also when the user interrupts: the old report must not be lost
        if old.exists():
            old.rename(out)
        raise


@contextmanager
def _blaming(path: Path) -> Iterator[None]:
    """Turn what the system says into an error for people."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise InputError(
            path, None, f"it cannot be written: {reason}.", "Nothing was changed."
        ) from error
