"""What pip is to install elsewhere, by where this version was installed from."""

import json
import subprocess
from importlib.metadata import Distribution
from pathlib import Path

import pytest

from comparator.scaffold import installation
from comparator.scaffold.installation import this_version, with_fetching

NAME = installation.NAME


def installed_from(monkeypatch: pytest.MonkeyPatch, folder: Path, origin: object) -> None:
    """Pretend that pip wrote down where it took the package from; None where from an index."""
    made = folder / "it.dist-info"
    made.mkdir()
    (made / "METADATA").write_text(f"Name: {NAME}\nVersion: 9\n", "utf-8")
    if origin is not None:
        (made / "direct_url.json").write_text(json.dumps(origin), "utf-8")
    monkeypatch.setattr(installation, "distribution", lambda _: Distribution.at(made))


def test_what_is_on_an_index_is_named_by_its_version(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    installed_from(monkeypatch, tmp_path, None)
    assert this_version().what.startswith(f"{NAME}==")
    assert this_version().remark == ""


def test_what_came_from_a_repository_is_taken_from_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    origin = {"url": "https://example.org/c.git", "vcs_info": {"vcs": "git", "commit_id": "abc"}}
    installed_from(monkeypatch, tmp_path, origin)
    assert this_version().what == f"{NAME} @ git+https://example.org/c.git@abc"
    assert "on no package index" in this_version().remark


def test_a_repository_of_this_machine_is_no_address_for_a_workflow(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    origin = {"url": "file:///srv/c", "vcs_info": {"vcs": "git", "commit_id": "abc"}}
    installed_from(monkeypatch, tmp_path, origin)
    assert this_version().what.startswith(f"{NAME}==")
    assert "--install" in this_version().remark


@pytest.mark.parametrize(
    ("remote", "address"),
    [
        ("git@example.org:us/c.git", "https://example.org/us/c.git"),
        ("ssh://git@example.org:22/us/c.git", "https://example.org/us/c.git"),
        ("https://me:secret@example.org/us/c.git", "https://example.org/us/c.git"),
        ("/srv/c.git", None),
    ],
)
def test_what_lies_in_a_checkout_is_had_from_where_that_was_cloned(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, remote: str, address: str | None
) -> None:
    folder = tmp_path / "a checkout"
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    for command in (
        ["init", "-q", str(folder)],
        ["-C", str(folder), "remote", "add", "origin", remote],
        ["-C", str(folder), *who, "commit", "-q", "--allow-empty", "-m", "x"],
    ):
        subprocess.run(["git", *command], check=True)
    installed_from(monkeypatch, tmp_path, {"url": folder.as_uri(), "dir_info": {}})
    if address is None:
        assert this_version().what.startswith(f"{NAME}==")
        assert "--install" in this_version().remark
    else:
        assert this_version().what.startswith(f"{NAME} @ git+{address}@")


@pytest.mark.parametrize(
    ("what", "with_it"),
    [
        (f"{NAME}==1", f"{NAME}[fetch]==1"),
        (f"{NAME}[check]==1", f"{NAME}[check,fetch]==1"),
        (f"{NAME} @ git+https://a.example/b@c", f"{NAME}[fetch] @ git+https://a.example/b@c"),
        ("git+https://a.example/b@c", f"{NAME}[fetch] @ git+https://a.example/b@c"),
        ("./comparator", "./comparator[fetch]"),
    ],
)
def test_what_fetching_needs_is_asked_for(what: str, with_it: str) -> None:
    assert with_fetching(what) == with_it
