"""Of what passes by on a terminal: what is being done, and how much of it."""

import sys

import pytest

from comparator.cli.messages import Voice


@pytest.mark.parametrize(("is_terminal", "level"), [(True, 0), (False, 0), (True, -1), (True, 1)])
def test_a_bar_passes_by_on_a_terminal_and_nowhere_else(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    is_terminal: bool,
    level: int,
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: is_terminal)
    voice = Voice(level)
    voice.step("Setting the pages")
    for done in (0, 10, 39):
        voice.count(done, 40)
    voice.clear()
    lines = capsys.readouterr().err.split("\r\x1b[K")
    if is_terminal and not level:
        assert lines == [
            "",
            "Setting the pages",
            "[--------------------] 0 of 40  Setting the pages",
            "[#####---------------] 10 of 40  Setting the pages",
            "[###################-] 39 of 40  Setting the pages",
            "",
        ]
    else:
        assert lines == ["Setting the pages\n" if level > 0 else ""]
