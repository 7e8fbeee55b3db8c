"""The only code that writes pages: all of a report or none of it.

What is not whole yet is written beside its target, in a folder that is held while its run lives.
A run that is killed leaves such a folder, and perhaps the former report in it: the next run puts
that back under its name and clears the rest.
"""

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from glob import escape
from pathlib import Path, PurePosixPath
from tempfile import mkdtemp

from filelock import FileLock, Timeout

from comparator.errors import InputError
from comparator.resources.whole_files import blaming

MARKER = "comparator-report.txt"
"""The file that makes a folder a report; it names the files that a build has written."""
_NEW, _OLD, _HELD = "new", "old", "held"  # all that lies in a folder beside the target
_HEAD = "A report by comparator. The next build replaces these files:\n"


def write_site(files: Mapping[str, bytes], out: Path) -> None:
    """Write a report; a former one in the same folder is replaced as a whole, or stays.

    Args:
        files: Bytes by relative POSIX path.
        out: The folder; it does not exist, is empty, or holds a former report and nothing else.

    Raises:
        InputError: The folder holds something else, or cannot be written.
    """
    refuse_other(out)
    out = Path(os.path.realpath(out))  # unlike resolve(), not upset by a loop of links
    with blaming(out), _aside(out) as aside:
        _fill(aside / _NEW, files)
        _swap(aside, out)


def refuse_other(out: Path) -> None:
    """Refuse a folder that no build may replace.

    Raises:
        InputError: It is a file, a mounted folder, or holds what no build has written.
    """
    with blaming(out):
        _refuse_other(Path(os.path.realpath(out)))


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


def _swap(aside: Path, out: Path) -> None:
    """Put what is new where `out` is; what was there comes back if that fails."""
    new, old = aside / _NEW, aside / _OLD
    if out.exists():
        out.rename(old)
    try:
        new.rename(out)
    except BaseException:  # also when the user interrupts: the old report must not be lost
        if old.exists():
            old.rename(out)
        raise
    if old.exists():
        old.rename(new)  # no run takes it for a report that is to be put back


@contextmanager
def _aside(target: Path) -> Iterator[Path]:
    """Give a folder beside a file or folder: renaming works only within one file system."""
    target.parent.mkdir(parents=True, exist_ok=True)
    _clear_dead(target)
    aside = Path(mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        with FileLock(aside / _HELD):
            yield aside
    finally:
        _remove(aside)


def _clear_dead(target: Path) -> None:
    """Clear what runs left that died, and put back the report that one of them had set aside."""
    for aside in sorted(target.parent.glob(f".{escape(target.name)}-*")):
        if aside.is_symlink() or not aside.is_dir():
            continue
        names = {path.name for path in aside.iterdir()}
        if not names <= {_NEW, _OLD, _HELD} or (names and _HELD not in names):
            continue  # not ours
        try:
            with FileLock(aside / _HELD, timeout=0):
                if (aside / _OLD).exists() and not target.exists():
                    (aside / _OLD).rename(target)
        except Timeout:
            continue  # its run lives
        _remove(aside)


def _remove(aside: Path) -> None:
    for name in (_NEW, _OLD):  # first, so that whoever dies here leaves a folder known as ours
        shutil.rmtree(aside / name, ignore_errors=True)
    shutil.rmtree(aside, ignore_errors=True)
