"""A file is written whole, or what was there stays, and nothing lies beside it."""

import os
from pathlib import Path

import pytest

from comparator.errors import InputError
from comparator.resources.whole_files import put_whole, write_file


def test_a_file_is_made_and_replaced_with_its_folders(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b.html"
    write_file(path, b"one")
    write_file(path, b"two")
    assert [p.name for p in path.parent.iterdir()] == ["b.html"]
    assert path.read_bytes() == b"two"


def test_what_cannot_be_written_is_said_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"")
    for path in (tmp_path / "folder", tmp_path / "file" / "below"):
        with pytest.raises(InputError, match="cannot be written"):
            write_file(path, b"")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["file", "folder"]


def test_a_link_is_followed_only_where_a_user_named_it(tmp_path: Path) -> None:
    there, link = tmp_path / "there", tmp_path / "link"
    link.symlink_to(there)
    write_file(link, b"user's")
    assert link.is_symlink()
    put_whole(link, b"cache's")
    assert (there.read_bytes(), link.read_bytes()) == (b"user's", b"cache's")
    assert not link.is_symlink()


def test_whoever_may_read_new_files_may_read_this_one(tmp_path: Path) -> None:
    (tmp_path / "usual").touch()
    write_file(tmp_path / "whole", b"")
    modes = {(tmp_path / name).stat().st_mode for name in ("usual", "whole")}
    assert len(modes) == 1


def test_what_a_killed_run_left_beside_a_file_is_cleared(tmp_path: Path) -> None:
    dead, young = tmp_path / f".{'0a' * 8}.new", tmp_path / f".{'0b' * 8}.new"
    others = (tmp_path / "a.new", tmp_path / ".notes.new")
    for path in (dead, young, *others):
        path.write_bytes(b"half")
    for path in (dead, *others):
        os.utime(path, (0, 0))
    write_file(tmp_path / "text.md", b"whole")
    assert {p.name for p in tmp_path.iterdir()} == {
        "text.md",
        young.name,
        *(p.name for p in others),
    }
