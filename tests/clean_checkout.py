"""A person's shell in a clean checkout: what docs and workflows say is run as it stands there.

`comparator` is the one under test; `make` finds an environment that is ready; what would install
something (`pip`, `python -m pip`) is written down and not done, since tests have no network.
"""

import os
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

_PIP = """#!/bin/sh
printf '%s\\n' "pip $*" >> "{log}"
"""
_PYTHON = """#!/bin/sh
if [ "$1 $2" = "-m pip" ]; then shift 2; printf '%s\\n' "pip $*" >> "{log}"; exit 0; fi
exec {python} "$@"
"""

# Of what surrounds the tests; also where the package lies, if it is not the one installed.
_HANDED_ON = ("COMPARATOR_CACHE", "LANG", "TMPDIR", "PYTHONPATH")


def copy_checkout(root: Path, into: Path) -> None:
    """Copy what git would commit of a checkout, as it lies there now."""
    if shutil.which("git") is None or not (root / ".git").exists():
        pytest.skip("this is no git checkout: nothing was run in a clean one")
    command = ["git", "ls-files", "-co", "--exclude-standard", "-z"]
    told = subprocess.run(command, cwd=root, capture_output=True, check=True)
    for name in filter(None, told.stdout.decode().split("\0")):
        if (root / name).is_file():
            (into / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(root / name, into / name)


@dataclass(frozen=True)
class Shell:
    """Runs scripts in a folder, one after another, as bash does."""

    folder: Path
    aside: Path
    env: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        stubs = self.aside / "stubs"
        stubs.mkdir(parents=True)
        words = {"log": self.log, "python": shlex.quote(sys.executable)}
        for name, text in (("pip", _PIP), ("python", _PYTHON)):
            (stubs / name).write_text(text.format(**words), encoding="utf-8", newline="\n")
            (stubs / name).chmod(0o755)
        # An environment that make finds ready; it is not the real one, so nothing can clear that.
        venv = self.aside / "venv"
        (venv / "bin").mkdir(parents=True)
        for tool in (Path(sys.prefix) / "bin").iterdir():
            if tool.name != "pip" and not tool.name.startswith(("python", "activate")):
                (venv / "bin" / tool.name).symlink_to(tool)
        activate = f'PATH="{venv / "bin"}:$PATH"\n'
        (venv / "bin" / "activate").write_text(activate, encoding="utf-8", newline="\n")
        (venv / "ready").touch()

    @property
    def log(self) -> Path:
        """What was asked to be installed."""
        return self.aside / "installed.txt"

    def run(self, script: str, *flags: str, **env: str) -> subprocess.CompletedProcess[str]:
        """Run a script; it stops at the first command that fails."""
        path = f"{self.aside / 'stubs'}:{Path(sys.prefix) / 'bin'}:{os.environ['PATH']}"
        home = self.aside / "home"
        home.mkdir(exist_ok=True)
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-e", *flags, "-c", script],
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
            env={
                **{name: os.environ[name] for name in _HANDED_ON if name in os.environ},
                "PATH": path,
                "HOME": str(home),
                "MAKEFLAGS": f"VENV={self.aside / 'venv'}",
                **{f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER")
                   for what, value in (("NAME", "A"), ("EMAIL", "a@example.org"))},
                **self.env,
                **env,
            },
        )  # fmt: skip

    def does(self, script: str, *flags: str, **env: str) -> str:
        """Run a script that must go well, and return what it printed."""
        done = self.run(script, *flags, **env)
        assert done.returncode == 0, f"{script}\n{done.stdout[-3000:]}{done.stderr[-3000:]}"
        return done.stdout
