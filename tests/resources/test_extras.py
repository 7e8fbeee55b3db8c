"""What is missing is told with the command that brings it into this very environment."""

import sys
from pathlib import Path

import pytest

from comparator.errors import InputError
from comparator.resources.extras import install_command, needs_extra


@pytest.mark.parametrize(
    ("receipt", "command"),
    [("uv-receipt.toml", "uv tool install"), ("pipx_metadata.json", "pipx install --force")],
)
def test_a_tool_with_an_environment_of_its_own_is_told_how(
    receipt: str, command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    assert install_command("fetch") == "pip install 'declaration-comparator[fetch]'"
    (tmp_path / receipt).touch()
    assert install_command("fetch") == f"{command} 'declaration-comparator[fetch]'"
    with pytest.raises(InputError, match=command), needs_extra("fetch"):
        raise ModuleNotFoundError(name="trafilatura")
