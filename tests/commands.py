"""Commands as a person runs them, in the process of the test: to start one takes two seconds.

Real processes are started in tests/cli/test_door.py and wherever a process is what is tested.
"""

import os
import sys
from contextlib import chdir, nullcontext
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from click.testing import CliRunner

from comparator.cli import main


@dataclass(frozen=True)
class Done:
    """What a command left behind it."""

    returncode: int
    stdout: str
    stderr: str


def run(
    *arguments: object, cwd: Path | None = None, given: bytes | None = None, **env: str
) -> Done:
    """Run comparator with these arguments, through the door that `python -m comparator` takes.

    Args:
        arguments: What is typed behind `comparator`.
        cwd: The folder one is in.
        given: What comes from standard input.
        env: Variables of the environment.
    """
    code: object = 0
    with (
        CliRunner().isolation(given) as (out, err, _),
        chdir(cwd) if cwd else nullcontext(),
        patch.dict(os.environ, env),
        patch.object(sys, "argv", ["comparator", *map(str, arguments)]),
        patch("comparator.jobs.processors", lambda: 1),  # the others have tests of their own
    ):
        try:
            main()
        except SystemExit as ended:
            code = ended.code
        sys.stdout.flush()
        sys.stderr.flush()
        told, said = (stream.getvalue().decode() for stream in (out, err))
    assert isinstance(code, int)
    return Done(code, told, said)
