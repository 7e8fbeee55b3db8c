"""Writing: all of a report or none; nothing that is not ours is ever lost."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from comparator.errors import InputError
from comparator.report import write_site
from comparator.report.files.writing import MARKER
from comparator.resources.whole_files import write_file

FILES = {"index.html": b"new", "a/b.html": b"deep"}


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes()
        for p in folder.rglob("*")
        if p.is_file() and p.name != MARKER
    }


def test_a_report_replaces_a_former_one_as_a_whole(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "report"
    write_site({"index.html": b"old", "stale.html": b"old"}, out)
    write_site(FILES, out)
    assert files_of(out) == FILES
    assert [p.name for p in out.parent.iterdir()] == ["report"]


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    out = tmp_path / "report"
    out.mkdir()
    write_site(FILES, out)
    assert files_of(out) == FILES


def test_a_folder_of_something_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(InputError, match="not a former report"):
        write_site(FILES, tmp_path)
    assert files_of(tmp_path) == {"thesis.txt": b"mine"}


def test_a_mounted_folder_is_not_replaced() -> None:
    """As the volume of a container is, which could be renamed by no one."""
    with pytest.raises(InputError, match=r"mounted one stays\. Name one inside it"):
        write_site(FILES, Path("/"))


def test_a_file_in_the_way_is_refused(tmp_path: Path) -> None:
    out = tmp_path / "report"
    out.write_text("mine")
    with pytest.raises(InputError, match="not a folder"):
        write_site(FILES, out)
    assert out.read_text() == "mine"


@pytest.mark.parametrize("step", [1, 2])
@pytest.mark.parametrize("fault", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_an_old_report_survives_a_failure_while_renaming(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int, fault: BaseException
) -> None:
    out = tmp_path / "report"
    write_site({"index.html": b"old"}, out)
    old = files_of(out)
    calls, rename = [], Path.rename

    def fail_once(self: Path, target: Path) -> Path:
        calls.append(target)
        if len(calls) == step:
            raise fault
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fail_once)
    with pytest.raises((InputError, KeyboardInterrupt)):
        write_site(FILES, out)
    assert files_of(out) == old
    assert [p.name for p in tmp_path.iterdir()] == ["report"]


def test_an_old_report_survives_a_failure_while_writing(tmp_path: Path) -> None:
    out = tmp_path / "report"
    write_site({"index.html": b"old"}, out)
    old = files_of(out)
    with pytest.raises(InputError):
        write_site({"a": b"file", "a/b": b"a is no folder"}, out)
    assert files_of(out) == old


@pytest.mark.parametrize("name", ["../escape", "/etc/escape", "a/../../escape", ""])
def test_no_page_is_written_outside(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="leads out"):
        write_site({name: b""}, tmp_path / "report")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["CNAME", ".git/config", "source/2020-here.md", "a/notes.txt"])
def test_a_file_that_no_build_wrote_is_never_deleted(tmp_path: Path, name: str) -> None:
    out = tmp_path / "report"
    write_site(FILES, out)
    (out / name).parent.mkdir(parents=True, exist_ok=True)
    (out / name).write_text("mine")
    with pytest.raises(InputError, match="a build would delete this file"):
        write_site(FILES, out)
    assert (out / name).read_text() == "mine"


def test_a_loop_of_links_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(InputError):
        write_site(FILES, tmp_path / "loop")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process is killed at each of its writes")
def test_whoever_is_killed_while_writing_leaves_one_whole_report(tmp_path: Path) -> None:
    """At every write: the next run finds the old or the new one, and nothing beside it."""
    out, old, new = tmp_path / "report", {"index.html": b"old", "a.html": b"old"}, FILES
    step, killed = 0, True
    while killed:
        write_site(old, out)
        step, killed = step + 1, _is_killed_at(step, lambda: write_site(new, out), tmp_path)
        found = files_of(out) if out.exists() else None
        assert found in (None, old, new)
        write_file(tmp_path / "other.html", b"")  # another target: nothing of ours is touched
        write_site(new if found is None else found, out)
        assert sorted(p.name for p in tmp_path.iterdir()) == ["other.html", "report"]
    assert step > 10


def test_a_report_set_aside_by_a_dead_run_comes_back(tmp_path: Path) -> None:
    """Also when the run that finds it fails by itself."""
    out, dead = tmp_path / "report", tmp_path / ".report-abc"
    write_site(FILES, out)
    dead.mkdir()
    (dead / "held").touch()
    out.rename(dead / "old")
    with pytest.raises(InputError):
        write_site({"a": b"file", "a/b": b"a is no folder"}, out)
    assert files_of(out) == FILES
    assert not dead.exists()


def test_the_folder_of_a_living_run_is_left_alone(tmp_path: Path) -> None:
    living, stranger = tmp_path / ".report-abc", tmp_path / ".report-thesis"
    living.mkdir()
    stranger.mkdir()
    (stranger / "new").touch()
    with FileLock(living / "held"):
        write_site(FILES, tmp_path / "report")
    assert living.exists()
    assert stranger.exists()


def _is_killed_at(step: int, write: Callable[[], None], folder: Path) -> bool:
    """Whether a process of its own that dies before its write number `step` reached that one."""
    child = os.fork()
    if not child:
        left = step + 1

        def die(event: str, arguments: tuple[object, ...]) -> None:
            nonlocal left
            if event in _WRITES or (event == "open" and str(folder) in str(arguments[0])):
                left -= 1
                if not left:
                    os._exit(9)

        sys.addaudithook(die)
        write()
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9


_WRITES = {"os.mkdir", "os.rename", "os.rmdir", "os.remove"}
