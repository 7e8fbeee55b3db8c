"""What was worked out before, by the hash of all it depends on.

A folder of files, two letters of the key as a folder, each file its own checksum and the data:

    ab/cdef…    sha256 of what follows, a line feed, the data, compressed

An entry that is not whole is none. Nothing in it is ever run.
"""

import os
import sys
import zlib
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from hashlib import sha256
from importlib import metadata
from pathlib import Path

from comparator.language.chinese import installed_segmenter
from comparator.resources.cache_folder import cache_folder, read_entry
from comparator.resources.whole_files import put_whole

_LARGEST = 400_000_000
_LARGEST_ENTRY = 64_000_000
_MARK = "comparator-cache.txt"
_SAYS = "Results that comparator keeps to be quicker next time. It may be deleted at any time.\n"
_WORKING_LIBRARIES = (
    *("numpy", "rapidfuzz", "sentencex", "snowballstemmer", "diff-match-patch", "jinja2"),
    *("markupsafe", "regex", "babel"),
)


class Store:
    """Bytes by key, in a folder; faults of the disk are never the user's concern."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, key: str) -> bytes | None:
        """Return what was put under a key; None if it was not, or is damaged."""
        path = self._path(key)
        try:
            raw = read_entry(path, _LARGEST_ENTRY)
            if raw is None:
                return None
            sum_, _, packed = raw.partition(b"\n")
            if sum_.decode("ascii", "replace") != _checksum(key, packed):
                return None
            unpacker = zlib.decompressobj()
            data = unpacker.decompress(packed, _LARGEST_ENTRY)
            if not unpacker.eof:
                return None
        except (OSError, zlib.error):
            return None
        with suppress(OSError):
            os.utime(path)  # what is used last is thrown away last
        return data

    def put(self, key: str, data: bytes) -> None:
        """Keep data under a key; what is too large to be read again is not kept."""
        if len(data) > _LARGEST_ENTRY:
            return
        packed = zlib.compress(data, 1)
        with suppress(OSError):
            put_whole(self._path(key), _checksum(key, packed).encode() + b"\n" + packed)

    def tidy(self, largest: int = _LARGEST) -> None:
        """Delete what was used longest ago, until at most `largest` bytes are left."""
        with suppress(OSError):
            if self.folder.is_dir() and not (self.folder / _MARK).exists():
                (self.folder / _MARK).write_text(_SAYS, encoding="utf-8", newline="\n")
            entries = sorted(self._entries(), reverse=True)
            total = 0
            for _, size, path in entries:
                total += size
                if total > largest:
                    path.unlink(missing_ok=True)

    def size(self) -> tuple[int, int]:
        """Return how many results are kept, and in how many bytes."""
        sizes = [size for _, size, _ in self._entries()]
        return len(sizes), sum(sizes)

    def _entries(self) -> Iterator[tuple[int, int, Path]]:
        for path in self.folder.glob("[0-9a-f][0-9a-f]/*"):
            with suppress(OSError):
                told = path.stat()
                yield told.st_mtime_ns, told.st_size, path

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / key[2:]


def _checksum(key: str, packed: bytes) -> str:
    # With the key in it an entry that was renamed is not taken for another.
    return sha256(key.encode() + b"\n" + packed).hexdigest()


def default_store() -> Store | None:
    """Return the user's cache, or None where it is switched off."""
    folder = cache_folder()
    return None if folder is None else Store(folder)


@cache
def tool_digest() -> str:
    """Return the hash of everything but the input that a result depends on.

    The code and the templates themselves, not their version: whoever works on the tool gets
    what it does now.
    """
    from comparator.corpus import bundled_templates

    package = Path(__file__).resolve().parents[1]
    total = sha256(f"{sys.version_info[:2]} {sys.implementation.name}\n".encode())
    for library in _WORKING_LIBRARIES:
        total.update(f"{library} {metadata.version(library)}\n".encode())
    total.update(f"{installed_segmenter()}\n".encode())
    for root in (package, bundled_templates()):
        for path in sorted(root.rglob("*"), key=lambda p: p.relative_to(root).as_posix()):
            name = path.relative_to(root)
            if path.is_file() and path.suffix != ".pyc" and "_data" not in name.parts:
                total.update(f"{name.as_posix()} {path.stat().st_size}\n".encode())
                total.update(path.read_bytes())
    return total.hexdigest()
