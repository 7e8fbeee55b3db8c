"""Laws of the alignment."""

from collections import Counter
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from comparator import align
from comparator.alignment.order import heaviest_chain
from comparator.model import Link, Relation

# Sentences from few words, so that near-identical ones, repeats and crossings are common.
NOUNS = st.sampled_from("energy trade water drugs culture peace transport health мир 和平".split())
VERBS = st.sampled_from(["note", "welcome", "support", "condemn strongly", "call for more"])
SENTENCES = st.one_of(
    st.builds(
        lambda verb, a, b, tail: f"The Member States {verb} {a} and {b}{tail}",
        VERBS,
        NOUNS,
        NOUNS,
        st.sampled_from([".", " in the region.", " with all partners, old and new.", ""]),
    ),
    st.sampled_from(["", "***", "1.", "They agree.", "\u00a0"]),
)
TEXTS = st.lists(SENTENCES, max_size=9)


def turned(link: Link[int]) -> tuple[object, ...]:
    turn = {Relation.SPLIT: Relation.MERGED, Relation.MERGED: Relation.SPLIT}
    relation = turn.get(link.relation, link.relation)
    return link.right, link.left, relation, link.moved, link.tentative, link.similarity


def plain(link: Link[int]) -> tuple[object, ...]:
    return link.left, link.right, link.relation, link.moved, link.tentative, link.similarity


@given(text=TEXTS)
def test_a_text_against_itself_is_all_kept(text: list[str]) -> None:
    links = align(text, text)
    assert [(link.left, link.right) for link in links] == [((n,), (n,)) for n in range(len(text))]
    assert all(link.relation is Relation.KEPT and not link.moved for link in links)


@given(left=TEXTS, right=TEXTS)
def test_swapping_the_sides_swaps_the_links(left: list[str], right: list[str]) -> None:
    there = {plain(link) for link in align(left, right)}
    back = {turned(link) for link in align(right, left)}
    assert there == back


@given(left=TEXTS, right=TEXTS)
def test_each_passage_is_in_one_link_at_most(left: list[str], right: list[str]) -> None:
    links = align(left, right)
    for refs in (
        Counter(i for k in links for i in k.left),
        Counter(j for k in links for j in k.right),
    ):
        assert all(count == 1 for count in refs.values())


@given(left=TEXTS, right=TEXTS)
def test_what_stays_in_place_keeps_its_order(left: list[str], right: list[str]) -> None:
    staying = [link for link in align(left, right) if not link.moved]
    places = [link.left[0] for link in sorted(staying, key=lambda link: link.right[0])]
    assert places == sorted(places)


@given(left=TEXTS, right=TEXTS)
def test_the_same_input_gives_the_same_links(left: list[str], right: list[str]) -> None:
    assert align(left, right) == align(list(left), list(right))


@settings(max_examples=60)
@given(
    places=st.lists(
        st.tuples(st.integers(0, 6), st.integers(0, 6)), min_size=1, max_size=7, unique=True
    ),
    data=st.data(),
)
def test_the_chain_is_the_heaviest_of_all(
    places: list[tuple[int, int]], data: st.DataObject
) -> None:
    """Held against trying every subset."""
    weights = [data.draw(st.integers(1, 9)) for _ in places]

    def is_chain(chosen: list[int]) -> bool:
        row = sorted(places[n] for n in chosen)
        return all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(row))

    subsets = ([n for n in range(len(places)) if mask >> n & 1] for mask in range(1 << len(places)))
    best = max(sum(weights[n] for n in chosen) for chosen in subsets if is_chain(chosen))
    chain = heaviest_chain(places, weights)
    assert is_chain(chain)
    assert sum(weights[n] for n in chain) == best
