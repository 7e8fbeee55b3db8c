"""JSON of frozen data: back it is the same, and anything else is refused."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparator.jobs import decode, digest, encode
from comparator.jobs.serialization import UnencodableError
from comparator.model import Collation, Declaration, Link, Relation, Series, Variant
from comparator.pipeline import edition_of_pair, load

TEXT = st.text()
LINKS = st.builds(
    Link,
    st.lists(TEXT, min_size=1).map(tuple),
    st.lists(TEXT, min_size=1).map(tuple),
    st.sampled_from(Relation),
    st.booleans(),
    st.booleans(),
    st.floats(0, 1),
)
VARIANTS = st.builds(
    Variant,
    st.lists(st.tuples(st.sampled_from([-1, 0, 1]), TEXT)).map(tuple),
    st.lists(st.integers()).map(tuple),
)
COLLATIONS = st.builds(
    Collation,
    TEXT,
    TEXT,
    st.lists(LINKS).map(tuple),
    st.lists(TEXT).map(tuple),
    st.lists(TEXT).map(tuple),
    st.lists(VARIANTS).map(tuple),
)


@given(COLLATIONS)
def test_what_was_written_is_read_as_the_same(collation: Collation) -> None:
    assert decode(Collation, encode(collation)) == collation


@given(COLLATIONS, COLLATIONS)
def test_a_digest_tells_values_apart(one: Collation, other: Collation) -> None:
    assert digest(one) == digest(decode(Collation, encode(one)))
    assert (digest(one) == digest(other)) == (one == other)
    assert digest(one, other) != digest(one, other, "")


def test_a_whole_series_survives(specimen: Path) -> None:
    series = load(specimen)
    assert decode(Series, encode(series)) == series
    old, new = series.declarations[:2]
    (collation,) = edition_of_pair(series, old.id, new.id).collations
    assert decode(Collation, encode(collation)) == collation


LINK = {"left": ["l"], "right": ["r"], "relation": "kept", "moved": False}
WHOLE = {"left": "a", "right": "b", "links": [LINK], "dropped": [], "added": [], "variants": []}


WRONG: tuple[tuple[str, object], ...] = (
    ("left", "l"),
    ("relation", "eaten"),
    ("moved", 0),
    ("similarity", 7.0),
    ("similarity", "1"),
)
NO_LINKS: tuple[object, ...] = ("xy", {}, [1], [None], [["l", "r"]])


def test_what_is_as_it_should_be_is_read() -> None:
    """Or the next test would prove nothing."""
    assert decode(Collation, json.dumps(WHOLE).encode()).links[0].left == ("l",)


@pytest.mark.parametrize(
    "document",
    [
        *(None, [], {}, "abc", [1, 2, 3, 4, 5, 6], ["a", "b", [], [], [], []]),
        *({**WHOLE, "links": value} for value in NO_LINKS),
        {**WHOLE, "left": 1},
        *({**WHOLE, "links": [{**LINK, key: value}]} for key, value in WRONG),
    ],
)  # fmt: skip
def test_other_json_is_refused(document: object) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - any that a reader catches
        decode(Collation, json.dumps(document).encode())


@pytest.mark.parametrize("data", [b"", b"\xff", b"[" * 100_000, b'{"left":' * 100_000])
def test_what_is_no_json_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        decode(Collation, data)


def test_half_a_character_is_refused_by_name() -> None:
    with pytest.raises(UnencodableError, match="U\\+D800"):
        encode(("a\ud800",))
    with pytest.raises(UnencodableError, match="object"):
        digest(object())


@dataclass(frozen=True)
class Day:
    """A value with everything else that has a spelling."""

    day: date
    names: frozenset[str]
    shares: dict[str, float]
    remark: str | None


def test_dates_sets_and_mappings_come_back_and_have_one_digest() -> None:
    one = Day(date(2020, 1, 2), frozenset("abcdefgh"), {"b": 0.1, "a": 2.0}, None)
    back = decode(Day, encode(one))
    assert back == one
    # The order of a mapping decides what is made of it.
    assert list(back.shares) == list(one.shares)
    # Another process has another order of sets.
    code = "from comparator.jobs import digest; print(digest(frozenset('abcdefgh')))"
    digests = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True,
        ).stdout
        for seed in "123"
    }  # fmt: skip
    assert len(digests) == 1


def test_a_date_that_is_none_is_refused(specimen: Path) -> None:
    text = encode(load(specimen).declarations[0])
    with pytest.raises(ValueError):  # noqa: PT011
        decode(Declaration, text.replace(b'"2018-', b'"2018x'))
