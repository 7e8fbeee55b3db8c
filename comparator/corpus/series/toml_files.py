"""Text and TOML from files, with errors that name the file and the line."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar, Self

from comparator.errors import InputError

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_ID = 80
FAULT_OF_SERIES = "C005"
# Windows cannot have files of these names, whatever their ending.
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])")
_KEY_OF_LINE = re.compile(
    r"""\s*(?:\[+\s*)?(?:"([^"]*)"|'([^']*)'|([^\s=\].\["']+))\s*(?:=|\]|\.|$)"""
)
# The time that the parser takes grows with the square of the parts of a dotted key.
_DEEP_KEY = re.compile(r"""(?<![\w.-])(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){200}""")
_TOML_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)")


def check_id(path: Path, name: str, what: str, example: str = "2007-bishkek") -> None:
    """Raise InputError unless `name` can be an id, a file name and part of an address."""
    if not ID.fullmatch(name):
        raise InputError(
            path,
            None,
            f"{name!r} cannot be the id of a {what}.",
            f"Use lower-case letters and digits, apart by single hyphens, such as {example}.",
            "C003",
        )
    if len(name) > LONGEST_ID:
        raise InputError(
            path,
            None,
            f"the id is {len(name)} characters long.",
            f"Use at most {LONGEST_ID}.",
            "C003",
        )
    if _RESERVED.fullmatch(name):
        raise InputError(
            path, None, f"{name!r} is a reserved name on some systems.", "Choose another.", "C003"
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
        raise InputError(path, None, "this is a folder.", "A text file is needed here.", "C001")
    if path.exists() and not path.is_file():  # a pipe would be waited for without end
        raise InputError(path, None, "this is not a file.", "A text file is needed here.", "C001")
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(
            path, None, f"it cannot be read: {error.strerror}.", code="C001"
        ) from error


def decode(path: Path, data: bytes) -> str:
    """Return bytes as text; see `read_text`."""
    text, faults = decode_what_can_be(path, data)
    if faults:
        raise faults[0]
    return text


def decode_what_can_be(path: Path, data: bytes) -> tuple[str, list[InputError]]:
    """Return bytes as text, without what is none, and the faults, of each line the first."""
    plain = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").removeprefix(b"\xef\xbb\xbf")
    faults: list[InputError] = []
    lines: list[str] = []
    for number, line in enumerate(plain.split(b"\n"), start=1):
        if b"\0" in line:
            problem = "there is a NUL byte."
            faults.append(InputError(path, number, problem, "Save the file as UTF-8 text.", "C001"))
        text = line.replace(b"\0", b"")
        try:
            lines.append(text.decode())
        except UnicodeDecodeError as error:
            problem = f"byte 0x{text[error.start]:02x} is not UTF-8."
            faults.append(InputError(path, number, problem, "Save the file as UTF-8 text.", "C002"))
            lines.append(text.decode(errors="ignore"))
    whole = "\n".join(lines)
    if not whole.strip():
        faults.append(InputError(path, None, "the file is empty.", code="C006"))
    return whole, faults


def parse_toml(
    path: Path, text: str, first_line: int = 1, code: str = FAULT_OF_SERIES
) -> dict[str, Any]:
    """Return a TOML document.

    Args:
        path: Its file.
        text: The document.
        first_line: Where `text` begins in the file.
        code: What a fault in it is called.

    Raises:
        InputError: It is none; says in which line and why.
    """
    try:
        return _loaded(text)
    except tomllib.TOMLDecodeError as error:
        message = str(error)
        position = _TOML_PLACE.search(message)
        line = first_line + text.rstrip("\n").count("\n")
        if position:
            message = message[: position.start()]
            if position[1]:
                line = first_line + int(position[1]) - 1
        raise InputError(path, line, f"this is not TOML: {message}.", code=code) from error
    except (ValueError, RecursionError) as error:  # a number, a key or a nesting without end
        raise InputError(
            path,
            first_line,
            "this TOML cannot be read: a number, a key or a list in it has no end.",
            code=code,
        ) from error


def _loaded(text: str) -> dict[str, Any]:
    if _DEEP_KEY.search(text):
        raise RecursionError
    return tomllib.loads(text)


def toml_text(value: str) -> str:
    """Return a TOML basic string; what nobody sees is written as an escape."""
    escapes = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
    return (
        '"'
        + "".join(
            escapes.get(c) or (c if c.isprintable() or c == " " else _unicode_escape(c))
            for c in value
        )
        + '"'
    )


def _unicode_escape(character: str) -> str:
    code = ord(character)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


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


class _Lines:
    """The lines of a TOML document, found by the key at their beginning."""

    def __init__(self, source: str) -> None:
        self._lines = source.split("\n")
        self._found: dict[str, list[int]] | None = None

    def with_key(self, key: str, value: object = None) -> int | None:
        """Return the number, from 0, of the first line with a key, and with a value if any has."""
        if self._found is None:
            self._found = {}
            for number, line in enumerate(self._lines):
                if match := _KEY_OF_LINE.match(line):
                    name = next(filter(None, match.groups()), "")
                    self._found.setdefault(name, []).append(number)
        found = self._found.get(key, [])
        if value is not None:
            shown = str(value)
            found = [n for n in found if shown in self._lines[n]] or found
        return found[0] if found else None


class Table:
    """A TOML table under examination: typed look-ups, and errors that name the line.

    Attributes:
        wrong_form: What `comparator check` calls a value that has the wrong form.
        unknown_key: What it calls a key that is not known.
        codes: What it calls the wrong values of keys that have a code of their own.
    """

    wrong_form = FAULT_OF_SERIES
    unknown_key = FAULT_OF_SERIES
    codes: ClassVar[Mapping[str, str]] = {}

    def __init__(
        self, path: Path, source: str | _Lines, values: dict[str, Any], first_line: int = 1
    ) -> None:
        self.path = path
        # All tables of a document share its lines: a copy each would be their square.
        self._lines = _Lines(source) if isinstance(source, str) else source
        self._values = values
        self._first_line = first_line

    def line_of(self, key: str, value: object = None) -> int | None:
        """Return the line of `key`, of the occurrence with `value` if that is on its line."""
        number = self._lines.with_key(key, value)
        return None if number is None else number + self._first_line

    def error(
        self, key: str, problem: str, remedy: str = "", value: object = None, code: str = ""
    ) -> InputError:
        """Return an error at the line of `key`; without a code, it has that of the key."""
        line = self.line_of(key, value)
        return InputError(self.path, line, problem, remedy, code or self._code_of(key))

    def missing(self, key: str, remedy: str) -> InputError:
        """Return an error for a key that is not there."""
        problem = f"{key!r} is missing."
        return InputError(self.path, self._first_line, problem, remedy, self._code_of(key))

    def _code_of(self, key: str) -> str:
        return self.codes.get(key, self.wrong_form)

    def allow(self, *keys: str) -> None:
        """Raise InputError for a key that is none of `keys`."""
        for error in self.unknown(*keys):
            raise error

    def unknown(self, *keys: str) -> Iterator[InputError]:
        """Yield an error for each key that is none of `keys`."""
        import difflib

        for key in self._values:
            if key not in keys:
                near = difflib.get_close_matches(key, keys, n=1)
                hint = f"Did you mean {near[0]!r}?" if near else f"Known: {', '.join(keys)}."
                problem = f"the key {key!r} is not known here."
                yield self.error(key, problem, hint, code=self.unknown_key)

    def text(self, key: str, default: str | None = None) -> str:
        """Return a string; without a default it has to be there and not be empty."""
        value = self._values.get(key, default)
        if value is None:
            raise self.missing(key, f'Add {key} = "…".')
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

    def tables(self, key: str) -> tuple[Self, ...]:
        """Return a list of tables that may be left out."""
        value = self._values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(v, dict) for v in value):
            raise self.error(key, f"{key!r} is not a list of tables.", f"Write [[{key}]].")
        return tuple(self._inner(v) for v in value)

    def table(self, key: str) -> Self:
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

    def _inner(self, values: dict[str, Any]) -> Self:
        return type(self)(self.path, self._lines, values, self._first_line)
