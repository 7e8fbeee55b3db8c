"""Findings of collations: they quote the very words, and are less sure of tentative links."""

import dataclasses
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparator.diff import variant_of
from comparator.model import (
    Block,
    BlockKind,
    Collation,
    Declaration,
    Link,
    Passage,
    Relation,
    Rendering,
    Source,
)
from comparator.pipeline import measure

OBJECT = "the efforts of the Harbour States to open the straits to all ships"


def pair_of(old: str, new: str) -> tuple[Declaration, Declaration]:
    return declared("2019-a", old), declared("2020-b", new)


def declared(key: str, text: str) -> Declaration:
    passage = Passage(f"{key}#p1.1", key, BlockKind.PARAGRAPH, 1, 1, 0, text)
    block = Block(1, BlockKind.PARAGRAPH, text, passages=(passage,))
    source = Source(description="An invented text")
    return Declaration(
        key, key, date(2019, 7, 4), "", "en", Rendering.FICTIONAL, "", (source,), (block,)
    )


WORDS = st.lists(
    st.sampled_from(
        "The Member States note welcome condemn Iran 15 % in 2019 , and the Resolution 2231 "
        "Bishkek interested not . as appropriate 20th $5".split()
    ),
    max_size=14,
).map(" ".join)


@given(WORDS, WORDS)
def test_findings_quote_the_very_words_of_their_passages(old: str, new: str) -> None:
    if not old.strip() or not new.strip():
        return
    left, right = pair_of(old, new)
    link = Link((left.passages[0].id,), (right.passages[0].id,), Relation.REWORDED)
    collation = Collation(left.id, right.id, (link,), (), (), (variant_of(old, new),))
    for finding in measure(collation, left, right).findings:
        assert finding.left_words in old
        assert finding.right_words in new
        assert finding.left == link.left


def test_a_text_against_itself_has_no_findings() -> None:
    text = f"The Member States welcome {OBJECT} by 2030."
    left, right = pair_of(text, text)
    link = Link((left.passages[0].id,), (right.passages[0].id,), Relation.REWORDED)
    collation = Collation(left.id, right.id, (link,), (), (), (variant_of(text, text),))
    assert not measure(collation, left, right).findings


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "2. As set out in paragraph 1, the Parties shall report.",
            "3. As set out in paragraph 2, the Parties shall report.",
            [],
        ),
        (
            "The plan ends on 31 December 2030. Talks began on 5 July 2022. They train twenty-one "
            "officers.",
            "The plan ends on December 31st, 2030. Talks began on 05.07.2022. They train 21 "
            "officers.",
            [],
        ),
        ("The target is −3 degrees.", "The target is 3 degrees.", ["number"]),
        (
            "The Board decided to maintain the bank rate at 2 percent.",
            "The Board decided to raise the bank rate to 3 percent.",
            ["rate"],
        ),
        (
            "We stress that quarrels should be settled by talks.",
            "We affirm that quarrels must be settled by talks.",
            ["stronger"],
        ),
        (
            "We voice serious concern at the shelling of ports.",
            "We condemn the shelling of ports.",
            ["stronger"],
        ),
        (
            "The Board expects that further rises will be needed.",
            "The Board expects that some further rises may be needed.",
            ["weaker"],
        ),
    ],
)
def test_what_readers_sent_us(old: str, new: str, expected: list[str]) -> None:
    left, right = pair_of(old, new)
    link = Link((left.passages[0].id,), (right.passages[0].id,), Relation.REWORDED)
    collation = Collation(left.id, right.id, (link,), (), (), (variant_of(old, new),))
    found = measure(collation, left, right).findings
    assert [str(f.kind) for f in found if not f.is_minor] == expected


VOTE = "Voting against was A. B. Lie, who believed that fees {} be kept in the light of trade."


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (VOTE.format("should"), VOTE.format("must").replace("A. B. Lie", "C. D. Ro")),
        # Hardly a word stands.
        (
            "They expressed interest in closer cooperation against attacks on all hospitals.",
            "All Ministers decided to found a centre that keeps many hospitals safe from its "
            "enemies and from the storms of our days.",
        ),
    ],
)
def test_what_may_be_apart_is_folded(old: str, new: str) -> None:
    left, right = pair_of(old, new)
    link = Link((left.passages[0].id,), (right.passages[0].id,), Relation.REWORDED)
    collation = Collation(left.id, right.id, (link,), (), (), (variant_of(old, new),))
    found = [f for f in measure(collation, left, right).findings if f.kind.is_shift]
    assert found
    assert all(f.is_minor for f in found)


def test_a_tentative_link_is_less_sure() -> None:
    old, new = f"They welcome {OBJECT}.", f"They note {OBJECT}."
    left, right = pair_of(old, new)
    sure = Link((left.passages[0].id,), (right.passages[0].id,), Relation.REWORDED)
    doubtful = dataclasses.replace(sure, tentative=True)
    found_by = [
        measure(Collation(left.id, right.id, (link,), (), (), (variant_of(old, new),)), left, right)
        for link in (sure, doubtful)
    ]
    first, second = (c.findings[0].confidence for c in found_by)
    assert second < first
