"""What sites answered before, kept on disk: for conditional requests and for `--offline`."""

import contextlib
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from comparator.resources.cache_folder import cache_folder, read_entry
from comparator.resources.whole_files import put_whole

_KEPT_HEADERS = ("content-type", "etag", "last-modified", "location")
_FORM = 1
_LARGEST_ENTRY = 64 * 1024 * 1024  # twice the largest body that is fetched


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer that was kept.

    Attributes:
        status: 200, or that of a redirect.
        headers: The few that are needed again, with lower-case names.
        body: Unpacked.
        retrieved_at: When it came, as ISO 8601 in UTC.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes
    retrieved_at: str


def default_cache() -> Path | None:
    """Return the folder for answers where this system keeps such things; None if switched off."""
    folder = cache_folder()
    return None if folder is None else folder / "pages"


class Cache:
    """A folder with one file an address; a file is whole or it is not there.

    Without a folder nothing is kept.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def get(self, url: str) -> Kept | None:
        """Return what is kept of an address; None where nothing is, or it is damaged."""
        if self._folder is None:
            return None
        try:
            data = read_entry(self._path(self._folder, url), _LARGEST_ENTRY)
            head, _, body = (data or b"").partition(b"\n")
            facts: Any = json.loads(head)
            is_whole = (
                facts["form"] == _FORM
                and facts["url"] == url
                and facts["sha256"] == hashlib.sha256(body).hexdigest()
            )
            if not is_whole:
                return None
            if datetime.fromisoformat(str(facts["retrieved_at"])).tzinfo is None:
                return None
            headers = {str(k): str(v) for k, v in facts["headers"].items()}
            return Kept(int(facts["status"]), headers, body, str(facts["retrieved_at"]))
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return None  # what cannot be read is as good as absent: it is fetched again

    def put(self, url: str, kept: Kept) -> None:
        """Keep an answer; a disk that cannot be written to is no reason to stop."""
        if self._folder is None:
            return
        head = {
            "form": _FORM,
            "url": url,
            "status": kept.status,
            "headers": {k: v for k, v in kept.headers.items() if k in _KEPT_HEADERS},
            "retrieved_at": kept.retrieved_at,
            "sha256": hashlib.sha256(kept.body).hexdigest(),
        }
        data = json.dumps(head, sort_keys=True).encode() + b"\n" + kept.body
        with contextlib.suppress(OSError):
            put_whole(self._path(self._folder, url), data)

    @staticmethod
    def _path(folder: Path, url: str) -> Path:
        return folder / hashlib.sha256(url.encode()).hexdigest()
