"""Frozen data as JSON and back, so that it can be hashed and kept.

Nothing in the JSON says what it is: it is read as the type that is asked for, or not at all. So a
file that someone else has written can bring wrong words at worst, never code, as a pickle could.
"""

from functools import cache
from hashlib import sha256
from typing import Any, TypeVar, cast

import msgspec

Value = TypeVar("Value")


class UnencodableError(Exception):
    """A value that cannot be written as JSON."""


def encode(value: object) -> bytes:
    """Return the JSON of frozen data; of equal data not always the same, see `digest`.

    Raises:
        UnencodableError: It is of a kind that has no JSON, or holds half a character.
    """
    return _encoded(value, None)


def decode(kind: type[Value], data: bytes) -> Value:
    """Return the value of a type whose JSON this is.

    Raises:
        ValueError: The data is no JSON of such a value.
    """
    try:
        return cast("Value", _decoder(cast(Any, kind)).decode(data))
    except (msgspec.MsgspecError, RecursionError) as error:
        raise ValueError(f"this is not the JSON of {kind}: {error}") from error


def digest(*values: object) -> str:
    """Return the SHA-256 of values, in hexadecimal digits: the same for equal ones."""
    # In this order also what has none, such as the members of a set.
    return sha256(_encoded(values, "deterministic")).hexdigest()


def _encoded(value: object, order: Any) -> bytes:
    try:
        return msgspec.json.encode(value, order=order)
    except UnicodeEncodeError as error:
        half = error.object[error.start]
        raise UnencodableError(
            f"U+{ord(half):04X} in a text is half a character, and none of any file"
        ) from error
    except TypeError as error:
        raise UnencodableError(f"{type(value).__name__} has no JSON here: {error}") from error


@cache
def _decoder(kind: Any) -> "msgspec.json.Decoder[Any]":
    return msgspec.json.Decoder(kind)
