"""Completion as shells do it: the script is sourced, and what it offers is read."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from comparator.cli.main import cli

# Each completes "comparator buil", then "comparator export --format te".
_ASK = {
    "bash": """
source "$1"
COMP_WORDS=(comparator buil); COMP_CWORD=1; _comparator_completion comparator
echo "${COMPREPLY[@]}"
COMPREPLY=()
COMP_WORDS=(comparator export --format te); COMP_CWORD=3; _comparator_completion comparator
echo "${COMPREPLY[@]}"
""",
    # What offers words to the line editor is told to print them: there is no terminal here.
    "zsh": """
autoload -Uz compinit; compinit -D -u
source "$1"
[[ $_comps[comparator] == _comparator_completion ]] || exit 1
compadd() { print -r -- ${(P)@[-1]} }
_describe() { print -r -- ${${(P)@[-2]}%%:*} }
words=(comparator buil); CURRENT=2; _comparator_completion
words=(comparator export --format te); CURRENT=4; _comparator_completion
""",
    "fish": """
source $argv[1]
complete -C "comparator buil"
complete -C "comparator export --format te"
""",
}
_START = {
    "bash": ("bash", "--noprofile", "--norc", "-c"),
    "zsh": ("zsh", "-f", "-c"),
    "fish": ("fish", "--no-config", "-c"),
}


@pytest.mark.parametrize("shell", _ASK)
def test_a_shell_completes_commands_and_values(shell: str, tmp_path: Path) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not here: its completion was not tried")
    script = tmp_path / "completion"
    script.write_text(CliRunner().invoke(cli, ["completion", shell]).output, encoding="utf-8")
    arguments = [str(script)] if shell == "fish" else [shell, str(script)]
    path = f"{Path(sys.prefix) / 'bin'}:{os.environ['PATH']}"
    done = subprocess.run(
        [*_START[shell], _ASK[shell], *arguments],
        env={**os.environ, "PATH": path, "HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    offered = [line.split("\t")[0] for line in done.stdout.splitlines()]
    assert offered == ["build", "tei"]
