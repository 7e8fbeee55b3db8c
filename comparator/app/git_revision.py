"""The declarations of a git revision, laid out in a folder as they stood.

The tree itself is read, and not an archive of it: what a revision says of its own export, in
`.gitattributes`, must not hide a text from who reviews it.
"""

import os
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from posixpath import normpath
from tempfile import TemporaryDirectory

from comparator.errors import InputError

_LINK, _FILES, _MODULE = "120000", ("100644", "100755", "100664"), "160000"
_RECODING = ("working-tree-encoding", "filter")
"""Attributes by which a checkout has other bytes than the revision: a build reads the former."""


def check_out(revision: str, path: str, into: Path) -> Path:
    """Lay out a folder of the checkout at hand as a revision has it, and return it.

    Args:
        revision: A commit, branch or tag.
        path: The folder, relative to the present one.
        into: An empty folder.

    Raises:
        InputError: This is no checkout, the revision or the folder in it is not known, or a link
            in it leads elsewhere.
    """
    commit = _commit_of(revision)
    if commit is None:
        raise InputError(
            None,
            None,
            f"{revision!r} is neither a folder nor a revision of a git checkout here.",
            "Name two folders of series, or two revisions that the checkout has; one that was"
            " cloned in part has few.",
        )
    inner = _inner(path)
    listed = _git("ls-tree", "-r", "-z", "--full-tree", f"{commit}:./{inner}")
    if listed is None:
        raise InputError(
            None, None, f"there is no folder {path!r} at {revision!r}.", "Name it with --path."
        )
    root = into if inner.startswith("..") else into / inner
    root.mkdir(parents=True, exist_ok=True)
    _lay_out(tuple(_entries(listed)), root)
    return root


def refuse_unseen(revision: str, path: str) -> None:
    """Refuse a folder of a revision of which a build may read what is not in the revision.

    Raises:
        InputError: There is a repository within it, or git is told to give a checkout of one of
            its files other bytes.
    """
    commit, inner = _commit_of(revision), _inner(path)
    listed = _git("ls-tree", "-r", "-z", "--full-tree", f"{commit}:./{inner}") or b""
    names = []
    for line in listed.split(b"\0")[:-1]:
        facts, _, name = line.partition(b"\t")
        names.append(os.fsencode(f"{inner}/") + name)
        if facts.decode().startswith(_MODULE):
            raise InputError(
                Path(inner, os.fsdecode(name)),
                None,
                f"in {revision}: this is a repository of its own, and what is in it is not seen.",
                "Put the files themselves there.",
            )
    for file, attribute, value in _attributes(commit or "", names):
        if file.endswith((".md", ".toml")) and value not in {"unspecified", "unset"}:
            raise InputError(
                Path(file),
                None,
                f"in {revision}: by .gitattributes ({attribute}) a checkout of this file has other"
                " bytes than are seen here.",
                "Take the attribute away.",
            )


def _attributes(commit: str, names: Sequence[bytes]) -> Iterator[tuple[str, str, str]]:
    """Yield file, attribute and value, as a commit itself has them, whatever is checked out."""
    with TemporaryDirectory() as aside:
        index = f"{aside}/index"
        _git("read-tree", commit, GIT_INDEX_FILE=index)
        command = ("check-attr", "--cached", "-z", "--stdin", *_RECODING)
        asked = b"".join(name + b"\0" for name in names)
        told = _git(*command, asked=asked, GIT_INDEX_FILE=index) or b""
    words = [os.fsdecode(word) for word in told.split(b"\0")]
    yield from zip(words[0::3], words[1::3], words[2::3], strict=False)


def _inner(path: str) -> str:
    return normpath(Path(os.path.relpath(path)).as_posix())


def _commit_of(revision: str) -> str | None:
    # A forge checks out a commit, and knows a branch only as that of where it was cloned from.
    for name in (revision, f"refs/remotes/origin/{revision}"):
        # After --end-of-options nothing that a revision is called can be an option.
        asked = ("--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        if found := _git("rev-parse", *asked):
            return found.decode().strip()
    return None


@dataclass(frozen=True, slots=True)
class _Entry:
    """A file or a link of a tree."""

    path: str
    is_link: bool
    blob: str


def _entries(listed: bytes) -> Iterator[_Entry]:
    for line in listed.split(b"\0")[:-1]:
        facts, _, name = line.partition(b"\t")
        mode, _, blob = facts.decode().split(" ")
        path = os.fsdecode(name)
        # What git itself would not check out is nothing that a build could read.
        if (mode == _LINK or mode in _FILES) and not {"", ".", ".."} & set(path.split("/")):
            yield _Entry(path, mode == _LINK, blob)


def _lay_out(entries: tuple[_Entry, ...], root: Path) -> None:
    listed = {entry.path: entry for entry in entries}
    blobs = _contents([entry.blob for entry in listed.values()])
    for entry in listed.values():
        file = root / entry.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(blobs[_followed(entry, listed, blobs, root).blob])


def _followed(
    entry: _Entry, listed: dict[str, _Entry], blobs: dict[str, bytes], root: Path
) -> _Entry:
    """Return the file that a link leads to, inside the tree; a file leads to itself."""
    seen = set()
    found = entry
    while found.is_link and found.path not in seen:
        seen.add(found.path)
        target = os.fsdecode(blobs[found.blob])
        found = listed.get(normpath(f"{Path(found.path).parent.as_posix()}/{target}"), entry)
    if found.is_link:
        raise InputError(
            root / entry.path,
            None,
            "this is a link to something that is no file of the folder.",
            "Put the file itself there.",
        )
    return found


def _contents(blobs: list[str]) -> dict[str, bytes]:
    """Return the bytes of blobs."""
    asked = "".join(f"{blob}\n" for blob in blobs)
    data = _git("cat-file", "--batch", asked=asked.encode()) or b""
    found, at = {}, 0
    for blob in blobs:
        # "<object> blob <size>", the bytes, a line feed.
        end = data.index(b"\n", at)
        size = int(data[at:end].split(b" ")[2])
        found[blob] = data[end + 1 : end + 1 + size]
        at = end + size + 2
    return found


def _git(*arguments: str, asked: bytes = b"", **environment: str) -> bytes | None:
    """Return what git answers, or None if it does not know."""
    # A checkout may have objects replaced by others, for its own eyes only.
    try:
        done = subprocess.run(  # noqa: S603
            ["git", *arguments],  # noqa: S607
            input=asked,
            capture_output=True,
            check=False,
            env={**os.environ, "GIT_NO_REPLACE_OBJECTS": "1", **environment},
        )
    except FileNotFoundError as error:
        raise InputError(
            None, None, "git is not installed.", "Name two folders instead."
        ) from error
    return done.stdout if done.returncode == 0 else None
