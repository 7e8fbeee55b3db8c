"""The man page and the reference of commands, made from the commands themselves.

    python -m comparator.cli.manual

writes docs/man/comparator.1 and docs/reference/*.md anew; a test fails while they are not what the
commands say. click-man does one page for each command and no Markdown; both come from one reading
of the commands here.
"""

from comparator.cli.manual.files import manual_files

__all__ = ["manual_files"]
