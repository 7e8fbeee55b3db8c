"""How far two witnesses differ."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from comparator.analysis.divergence import divergence
from comparator.diff import variant_of
from comparator.model import BlockKind, Collation, Link, Passage, Relation

_WORDS = st.sampled_from(["peace", "security", "trade", "Trade", "the", "welcome", "note", "2,500"])
_TEXT = st.lists(_WORDS, min_size=1, max_size=8).map(" ".join)


def passage(side: str, n: int, text: str) -> Passage:
    kind = BlockKind.PARAGRAPH
    return Passage(f"{side}#p{n}.1", side, kind, n, 1, 0, text)


def collated(
    pairs: list[tuple[str, str]], lone: tuple[int, int]
) -> tuple[Collation, dict[str, Passage]]:
    """Return a collation of pairs of texts, then of so many that stand on one side only."""
    left = [passage("a", n, one) for n, (one, _) in enumerate(pairs, 1)]
    right = [passage("b", n, other) for n, (_, other) in enumerate(pairs, 1)]
    links = tuple(
        Link((a.id,), (b.id,), Relation.KEPT if a.text == b.text else Relation.REWORDED)
        for a, b in zip(left, right, strict=True)
    )
    variants = tuple(variant_of(a.text, b.text) for a, b in zip(left, right, strict=True))
    dropped = [passage("a", 100 + n, "alone") for n in range(lone[0])]
    added = [passage("b", 100 + n, "alone") for n in range(lone[1])]
    gone, came = (tuple(p.id for p in side) for side in (dropped, added))
    made = Collation("a", "b", links, gone, came, variants)
    return made, {p.id: p for p in (*left, *right, *dropped, *added)}


def test_only_words_of_one_wording_differ() -> None:
    made, passages = collated(
        [("They note trade.", "They welcome trade."), ("War ends.", "War ends.")], (1, 2)
    )
    found = divergence(made, passages)
    assert (found.compared, found.differing, found.light) == (10, 2, 0)
    assert (found.linked, found.verbatim, found.only_left, found.only_right) == (2, 1, 1, 2)
    assert found.share == 0.2


def test_light_changes_are_told_apart() -> None:
    made, passages = collated(
        [("The organisation notes trade.", "The Organization notes trade.")], (0, 0)
    )
    found = divergence(made, passages)
    assert found.differing == 0
    assert found.light == 2


def test_where_nothing_is_linked_there_is_no_share() -> None:
    made, passages = collated([], (1, 1))
    assert divergence(made, passages).share is None


@given(
    st.lists(st.tuples(_TEXT, _TEXT), max_size=4), st.tuples(st.integers(0, 2), st.integers(0, 2))
)
def test_swapped_texts_differ_as_much(pairs: list[tuple[str, str]], lone: tuple[int, int]) -> None:
    made, passages = collated(pairs, lone)
    swapped = [(b, a) for a, b in pairs]
    other, others = collated(swapped, (lone[1], lone[0]))
    one, two = divergence(made, passages), divergence(other, others)
    assert replace(one, only_left=one.only_right, only_right=one.only_left) == two
    assert 0 <= (one.share or 0) <= 1
    assert one.differing + one.light <= one.compared
