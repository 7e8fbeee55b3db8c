"""JSON of frozen data: back it is the same, and anything else is refused."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparator import load, make_edition
from comparator.jobs import decode, digest, encode
from comparator.model import Collation, Declaration, Link, Relation, Series, Variant

TEXT = st.text(st.characters(exclude_categories=()), min_size=0)
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
    text = encode(collation)
    assert text.isascii()
    assert decode(Collation, text) == collation


@given(COLLATIONS, COLLATIONS)
def test_a_digest_tells_values_apart(one: Collation, other: Collation) -> None:
    assert (digest(one) == digest(other)) == (encode(one) == encode(other))
    assert digest(one, other) != digest(one, other, "")


def test_a_whole_series_survives(specimen: Path) -> None:
    series = load(specimen)
    assert decode(Series, encode(series)) == series
    collation = make_edition(series, "neighbours").collations[0]
    assert decode(Collation, encode(collation)) == collation


@pytest.mark.parametrize(
    "text",
    [
        *("", "null", "[]", "{}", '"abc"', "[1,2,3,4,5,6]", '["a","b",[],[],[]]', "[" * 5000),
        '["a","b","xy",[],[],[]]',
        '["a","b",[["l","r","kept",false,false,1.0]],[],[],[]]',
        '["a","b",[[["l"],["r"],"eaten",false,false,1.0]],[],[],[]]',
        '["a","b",[[["l"],["r"],"kept",0,false,1.0]],[],[],[]]',
        '["a","b",[[["l"],["r"],"kept",false,false,7.0]],[],[],[]]',
    ],
)
def test_other_json_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - any that a reader catches
        decode(Collation, text)


@dataclass(frozen=True)
class Day:
    """A value with everything else that has a spelling."""

    day: date
    names: frozenset[str]
    shares: dict[str, float]
    remark: str | None


def test_dates_sets_and_mappings_have_one_spelling() -> None:
    one = Day(date(2020, 1, 2), frozenset("abcdefgh"), {"b": 0.1, "a": 2.0}, None)
    assert decode(Day, encode(one)) == one
    assert (
        encode(one) == '["2020-01-02",["a","b","c","d","e","f","g","h"],[["b",0.1],["a",2.0]],null]'
    )


def test_a_date_that_is_none_is_refused(specimen: Path) -> None:
    text = encode(load(specimen).declarations[0])
    with pytest.raises(ValueError):  # noqa: PT011
        decode(Declaration, text.replace('"2018-', '"2018x'))
