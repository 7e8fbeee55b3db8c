"""Text and TOML from files, with errors that name the file and the line."""

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from comparator.errors import InputError

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_ID = 80
# Windows cannot have files of these names, whatever their ending.
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])")
_TOML_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)")


def check_id(path: Path, name: str, what: str, example: str = "2007-bishkek") -> None:
    """Raise InputError unless `name` can be an id, a file name and part of an address."""
    if not ID.fullmatch(name):
        raise InputError(
            path,
            None,
            f"{name!r} cannot be the id of a {what}.",
            f"Use lower-case letters and digits, apart by single hyphens, such as {example}.",
        )
    if len(name) > LONGEST_ID:
        raise InputError(
            path, None, f"the id is {len(name)} characters long.", f"Use at most {LONGEST_ID}."
        )
    if _RESERVED.fullmatch(name):
        raise InputError(
            path, None, f"{name!r} is a reserved name on some systems.", "Choose another."
        )


def read_text(path: Path) -> str:
    """Return the text of a UTF-8 file, line ends as line feeds, without a byte order mark.

    Raises:
        InputError: It cannot be opened, is empty, is not UTF-8 or holds NUL bytes.
    """
    return decode(path, read_bytes(path))


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a file.

    Raises:
        InputError: It is a folder or cannot be opened.
    """
    if path.is_dir():
        raise InputError(path, None, "this is a folder.", "A text file is needed here.")
    if path.exists() and not path.is_file():  # a pipe would be waited for without end
        raise InputError(path, None, "this is not a file.", "A text file is needed here.")
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(path, None, f"it cannot be read: {error.strerror}.") from error


def decode(path: Path, data: bytes) -> str:
    """Return bytes as text; see `read_text`."""
    if not data.strip():
        raise InputError(path, None, "the file is empty.")
    if b"\0" in data:
        line = data[: data.index(b"\0")].count(b"\n") + 1
        raise InputError(path, line, "there is a NUL byte.", "Save the file as UTF-8 text.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise InputError(
            path,
            line,
            f"byte 0x{data[error.start]:02x} is not UTF-8.",
            "Save the file as UTF-8 text.",
        ) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def parse_toml(path: Path, text: str, first_line: int = 1) -> dict[str, Any]:
    """Return a TOML document; `first_line` is where `text` begins in the file."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message = str(error)
        place = _TOML_PLACE.search(message)
        line = first_line + text.rstrip("\n").count("\n")
        if place:
            message = message[: place.start()]
            if place[1]:
                line = first_line + int(place[1]) - 1
        raise InputError(path, line, f"this is not TOML: {message}.") from error
    except (ValueError, RecursionError) as error:  # a number or a nesting without end
        raise InputError(
            path, first_line, "this TOML cannot be read: a number or a list in it has no end."
        ) from error


def read_table(path: Path) -> "Table":
    """Return a TOML file as a table.

    Raises:
        InputError: It cannot be read as one; says where and why.
    """
    text = read_text(path)
    return Table(path, text, parse_toml(path, text))


def line_that_begins(lines: Sequence[str], key: str) -> int | None:
    """Return the number, counted from 1, of the first line that begins with a key."""
    return next((n for n, line in enumerate(lines, 1) if line.strip().startswith(key)), None)


class Table:
    """A TOML table under examination: typed look-ups, and errors that name the line."""

    def __init__(
        self, path: Path, source: str, values: dict[str, Any], first_line: int = 1
    ) -> None:
        self.path = path
        self._lines = source.split("\n")
        self._values = values
        self._first_line = first_line

    def line_of(self, key: str, value: object = None) -> int | None:
        """Return the line of `key`, of the occurrence with `value` if that is on its line."""
        pattern = re.compile(rf'\s*(\[+\s*)?(["\']?){re.escape(key)}\2\s*(=|\]|\.|$)')
        found = [n for n, line in enumerate(self._lines) if pattern.match(line)]
        exact = [n for n in found if value is not None and str(value) in self._lines[n]]
        best = exact or found
        return best[0] + self._first_line if best else None

    def error(self, key: str, problem: str, remedy: str = "", value: object = None) -> InputError:
        """Return an error at the line of `key`."""
        return InputError(self.path, self.line_of(key, value), problem, remedy)

    def allow(self, *keys: str) -> None:
        """Raise InputError for a key that is none of `keys`."""
        import difflib

        for key in self._values:
            if key not in keys:
                near = difflib.get_close_matches(key, keys, n=1)
                hint = f"Did you mean {near[0]!r}?" if near else f"Known: {', '.join(keys)}."
                raise self.error(key, f"the key {key!r} is not known here.", hint)

    def text(self, key: str, default: str | None = None) -> str:
        """Return a string; without a default it has to be there and not be empty."""
        value = self._values.get(key, default)
        if value is None:
            raise InputError(
                self.path, self._first_line, f"{key!r} is missing.", f'Add {key} = "…".'
            )
        if not isinstance(value, str) or (default is None and not value.strip()):
            raise self.error(key, f"{key!r} is not a text.", f'Write {key} = "…".')
        if "\0" in value:
            raise self.error(key, f"{key!r} holds a NUL character.", "Remove it.")
        return value

    def optional(self, key: str) -> str | None:
        """Return a string that may be left out."""
        return self.text(key, "") or None

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of strings that may be left out."""
        value = self._values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
            raise self.error(key, f"{key!r} is not a list of texts.", f'Write {key} = ["…", "…"].')
        return tuple(value)

    def tables(self, key: str) -> "tuple[Table, ...]":
        """Return a list of tables that may be left out."""
        value = self._values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(v, dict) for v in value):
            raise self.error(key, f"{key!r} is not a list of tables.", f"Write [[{key}]].")
        return tuple(self._inner(v) for v in value)

    def table(self, key: str) -> "Table":
        """Return a table that may be left out."""
        value = self._values.get(key, {})
        if not isinstance(value, dict):
            raise self.error(key, f"{key!r} is not a table.", f"Write [{key}].")
        return self._inner(value)

    def keys(self) -> tuple[str, ...]:
        """Return the keys in order."""
        return tuple(self._values)

    def value(self, key: str) -> Any:
        """Return whatever stands at `key`, or None."""
        return self._values.get(key)

    def _inner(self, values: dict[str, Any]) -> "Table":
        return Table(self.path, "\n".join(self._lines), values, self._first_line)
