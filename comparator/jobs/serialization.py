"""Frozen data as JSON and back: one spelling for each value, so that it can be hashed and kept.

    Link(("a#p1.1",), ("b#p1.1",), Relation.KEPT)   [["a#p1.1"],["b#p1.1"],"kept",false,false,1.0]

A dataclass is the list of its fields. Nothing in the JSON says what it is: it is read as the type
that is asked for, or not at all. So a file that someone else has written can bring wrong words at
worst, never code, as a pickle could.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache, partial
from hashlib import sha256
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

Value = TypeVar("Value")
_PLAIN: tuple[type, ...] = (str, int, float, bool, NoneType)


def encode(value: object) -> str:
    """Return the JSON of frozen data."""
    # Only ASCII: a lone surrogate must not make a value that cannot be written.
    return json.dumps(_bare(value), ensure_ascii=True, separators=(",", ":"), allow_nan=False)


def decode(kind: type[Value], text: str) -> Value:
    """Return the value of a type whose JSON this is.

    Raises:
        ValueError: The text is no JSON of such a value.
    """
    try:
        read = cast("Callable[[Any], Value]", _reader(cast(Any, kind)))
        return read(json.loads(text))
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(f"this is not the JSON of {kind}: {error}") from error


def digest(*values: object) -> str:
    """Return the SHA-256 of values, in hexadecimal digits."""
    return sha256(encode(list(values)).encode()).hexdigest()


def _bare(value: object) -> object:
    if type(value) in _PLAIN:  # most are: an enumeration of strings is of a type of its own
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, _PLAIN):
        return value
    return [_bare(part) for part in _parts(value)]


def _parts(value: object) -> Iterable[object]:
    match value:
        case tuple() | list():
            return value
        case frozenset() | set():
            return sorted(value, key=encode)
        case Mapping():
            return value.items()
    if not is_dataclass(value):
        raise UnencodableError(f"{type(value).__name__} has no JSON here")
    return [getattr(value, field.name) for field in fields(value)]


class UnencodableError(Exception):
    """A kind of value that `canon` cannot write or read: an error of ours, not of the input."""


Read = Callable[[Any], Any]


@cache
def _reader(kind: Any) -> Read:
    """Return the function that makes a value of a type from bare JSON."""
    origin, inner = get_origin(kind), get_args(kind)
    made: Read | None = None
    if kind in _PLAIN:
        made = partial(_checked, kind=kind)
    elif kind in {date, datetime}:
        made = kind.fromisoformat
    elif isinstance(kind, type) and issubclass(kind, Enum):
        made = kind
    elif is_dataclass(origin or kind):
        made = _reader_of_dataclass(origin or kind, inner)
    elif origin in {Union, UnionType}:
        made = _reader_of_optional(inner)
    elif origin is not None:
        made = _reader_of_container(origin, inner)
    if made is None:
        raise UnencodableError(f"{kind} has no JSON here")
    return made


def _reader_of_container(origin: Any, inner: tuple[Any, ...]) -> Read | None:
    if origin is tuple:
        return _reader_of_tuple(inner)
    if origin is frozenset:
        member = _reader(inner[0])
        return lambda bare: frozenset(map(member, _checked(bare, list)))
    if issubclass(origin, Mapping):
        key, item = map(_reader, inner)
        return lambda bare: {key(k): item(v) for k, v in _checked(bare, list)}
    return None


def _checked(bare: Any, kind: type) -> Any:
    # A string is a sequence too, and would come apart into letters; true is a number.
    if type(bare) is not kind:
        raise TypeError(f"{bare!r:.80} is not of type {kind.__name__}")
    return bare


def _reader_of_optional(inner: tuple[Any, ...]) -> Read:
    kinds = [kind for kind in inner if kind is not NoneType]
    if len(kinds) != 1:
        raise UnencodableError(f"{inner} has no JSON here")
    read = _reader(kinds[0])
    return lambda bare: None if bare is None else read(bare)


def _reader_of_tuple(inner: tuple[Any, ...]) -> Read:
    if inner[1:] == (...,):
        member = _reader(inner[0])
        return lambda bare: tuple(map(member, _checked(bare, list)))
    members = tuple(map(_reader, inner))
    return lambda bare: tuple(
        read(part) for read, part in zip(members, _checked(bare, list), strict=True)
    )


def _reader_of_dataclass(kind: Any, inner: tuple[Any, ...]) -> Read:
    hints = get_type_hints(kind)
    bound = dict(zip(getattr(kind, "__parameters__", ()), inner, strict=False))
    members = tuple(_reader(_bind(hints[field.name], bound)) for field in fields(kind))

    def read(bare: Any) -> Any:
        listed = zip(members, _checked(bare, list), strict=True)
        return kind(*(member(part) for member, part in listed))

    return read


def _bind(hint: Any, bound: dict[Any, Any]) -> Any:
    """Return a type hint with its type variables replaced: `tuple[Ref, ...]` of a Link[str]."""
    wanted = getattr(hint, "__parameters__", ())
    return hint[tuple(bound[variable] for variable in wanted)] if wanted else hint
