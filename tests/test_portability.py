"""By construction for macOS and Windows too, where nobody has tested it: names, line ends, calls.

What the linters hold besides: named encodings (PLW1514), pathlib (PTH), and mypy for each platform.
"""

import ast
import re
import subprocess
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from comparator.scaffold.ci_files import ci_files

LONGEST = 200  # Windows has 260 for the whole path, most of which is the reader's own folder.
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")
_FORBIDDEN = re.compile(r'[<>:"|?*\\\x00-\x1f]')
_ON_LINUX_ALONE = {"bounds.py"}
"""What asks `sys.platform` first, and does without elsewhere."""
_POSIX_ONLY = set("fork forkserver symlink_to symlink mkfifo getuid setsid killpg".split())


def faults_of(paths: Iterable[str]) -> list[str]:
    """Return the paths that some system cannot have."""
    paths = list(paths)
    found = [path for path in paths if len(path) > LONGEST]
    found += [path for path in paths if any(map(_is_impossible, path.split("/")))]
    folded = Counter(path.casefold() for path in paths)
    return found + [path for path in paths if folded[path.casefold()] > 1]


def _is_impossible(part: str) -> bool:
    return bool(_RESERVED.fullmatch(part) or _FORBIDDEN.search(part) or part[-1] in ". ")


def test_the_rule_finds_what_it_is_for() -> None:
    for bad in ("a/aux.md", "CON", "a:b", "a/b.", "x" * 201, "docs/what?.md"):
        assert faults_of([bad]) == [bad]
    assert faults_of(["A.md", "a.md"]) == ["A.md", "a.md"]
    assert faults_of(["auxiliary.md", "docs/console.md"]) == []


@pytest.fixture(scope="module")
def tracked(root: Path) -> list[tuple[str, str]]:
    """The mode and the path of every file that git has."""
    if not (root / ".git").exists():
        pytest.skip("this is no git checkout: its names were not looked at")
    told = subprocess.run(
        ["git", "ls-files", "-s", "-z"], cwd=root, capture_output=True, text=True, check=True
    )
    rows = [row.partition("\t") for row in told.stdout.split("\0") if row]
    return [(facts.split()[0], path) for facts, _, path in rows]


def test_every_system_can_have_the_files_of_the_checkout(tracked: list[tuple[str, str]]) -> None:
    assert faults_of(path for _, path in tracked) == []
    assert [path for mode, path in tracked if mode not in {"100644", "100755"}] == []


def test_lines_end_in_line_feeds(root: Path, tracked: list[tuple[str, str]]) -> None:
    paths = [root / path for _, path in tracked if not path.endswith(".png")]
    assert [path for path in paths if path.is_file() and b"\r\n" in path.read_bytes()] == []
    for folder in (root, None):
        text = (folder / ".gitattributes").read_text("utf-8") if folder else ""
        assert "eol=lf" in (text or ci_files("github", "x")[".gitattributes"])


def test_every_system_can_have_the_files_of_a_report(specimen_site: Path) -> None:
    assert faults_of(
        path.relative_to(specimen_site).as_posix() for path in specimen_site.rglob("*")
    ) == []  # fmt: skip


def test_only_calls_that_every_system_has(root: Path) -> None:
    """No fork, no symbolic link; text that is written says how its lines end."""
    for module in sorted((root / "comparator").rglob("*.py")):
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else None
            given = {keyword.arg for keyword in node.keywords}
            where = f"{module}:{node.lineno}"
            assert name not in _POSIX_ONLY or module.name in _ON_LINUX_ALONE, where
            if name == "write_text":
                assert {"encoding", "newline"} <= given, where
            if name == "get_context":
                assert [a.value for a in node.args if isinstance(a, ast.Constant)] == ["spawn"]
