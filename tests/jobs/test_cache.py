"""The cache: what is damaged is none, and nothing about it is ever the user's concern."""

import os
import sys
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparator.corpus.fetching import Cache, default_cache
from comparator.corpus.fetching.cache import Kept
from comparator.jobs import Store, default_store
from comparator.jobs.cache import _checksum
from comparator.resources.cache_folder import cache_folder

KEY = "ab" + "0" * 62


@given(data=st.binary())
def test_what_was_put_is_got(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    store = Store(tmp_path_factory.mktemp("store"))
    assert store.get(KEY) is None
    store.put(KEY, data)
    assert store.get(KEY) == data


def damaged(data: bytes) -> list[bytes]:
    return [
        *(b"", b"\n", data[:-1], data[1:], data + b"x", b"0" * len(data)),
        data[:70] + bytes([data[70] ^ 1]) + data[71:],
    ]


def test_a_damaged_entry_is_none(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put(KEY, b"some words that were worked out")
    (path,) = [p for p in tmp_path.rglob("*") if p.is_file()]
    whole = path.read_bytes()
    for broken in damaged(whole):
        path.write_bytes(broken)
        assert store.get(KEY) is None
    path.write_bytes(whole)
    assert store.get(KEY) is not None


def test_an_entry_under_another_name_is_none(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put(KEY, b"of one")
    other = KEY[:-1] + "1"
    (tmp_path / KEY[:2] / KEY[2:]).rename(tmp_path / other[:2] / other[2:])
    assert store.get(other) is None


def test_a_folder_that_cannot_be_used_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    store = Store(tmp_path / "file" / "cache")
    store.put(KEY, b"x")
    store.tidy()
    assert store.get(KEY) is None


def test_what_was_used_longest_ago_goes_first(tmp_path: Path) -> None:
    store = Store(tmp_path)
    keys = [f"{n:02x}" + "0" * 62 for n in range(4)]
    for n, key in enumerate(keys):
        store.put(key, os.urandom(1000))
        os.utime(tmp_path / key[:2] / key[2:], (n, n))
    assert store.get(keys[0])  # used again
    store.tidy(largest=2500)
    assert [store.get(key) is not None for key in keys] == [True, False, False, True]


def test_the_environment_names_the_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("COMPARATOR_CACHE", "off")
    assert default_store() is None
    assert default_cache() is None
    monkeypatch.setenv("COMPARATOR_CACHE", str(tmp_path))
    store = default_store()
    assert store is not None
    assert store.folder == tmp_path
    # Pages of sites are kept by the same rule.
    assert default_cache() == store.folder / "pages"


def test_without_a_folder_no_page_is_kept() -> None:
    cache = Cache(None)
    cache.put("https://example.org/", Kept(200, {}, b"text", "2019-05-04T00:00:00+00:00"))
    assert cache.get("https://example.org/") is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes of POSIX")
@pytest.mark.parametrize("what", ["pipe", "link to a device", "link to an entry", "folder"])
def test_only_a_regular_file_is_an_entry(tmp_path: Path, what: str) -> None:
    store, pages = Store(tmp_path / "store"), Cache(tmp_path / "pages")
    store.put(KEY, b"words")
    url = "https://example.org/"
    pages.put(url, Kept(200, {}, b"text", "2019-05-04T00:00:00+00:00"))
    assert pages.get(url)
    for path in (tmp_path / "store" / KEY[:2] / KEY[2:], *(tmp_path / "pages").iterdir()):
        whole = path.with_name("whole")
        path.rename(whole)
        if what == "pipe":
            os.mkfifo(path)
        elif what == "folder":
            path.mkdir()
        else:
            path.symlink_to("/dev/zero" if "device" in what else whole)
    assert store.get(KEY) is None
    assert pages.get(url) is None


def test_what_is_too_large_is_neither_kept_nor_unpacked(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put(KEY, bytes(65_000_000))
    assert store.size() == (0, 0)
    packed = zlib.compress(bytes(65_000_000))
    path = tmp_path / KEY[:2] / KEY[2:]
    path.parent.mkdir(parents=True)
    path.write_bytes(f"{_checksum(KEY, packed)}\n".encode() + packed)
    assert store.get(KEY) is None


def test_without_a_name_the_system_says_where(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COMPARATOR_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(Path.cwd() / "elsewhere"))
    folder = cache_folder()
    assert folder is not None
    assert folder.name == "comparator" or sys.platform == "win32"
    if sys.platform == "linux":
        assert folder == Path.cwd() / "elsewhere" / "comparator"
