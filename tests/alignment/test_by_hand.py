"""What an editor sets by hand holds as long as its passages say what they said."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from comparator.alignment import collate, weave_threads
from comparator.alignment.by_hand import set_by_hand, standing_and_stale
from comparator.model import Declaration, Ruling, RulingKind
from comparator.model.rulings import fingerprint
from tests.small_editions import P, declaration

FISH = "They ask for lower duties on grain and fish."
OLD = declaration(
    "2018-arden", [(P, [FISH]), (P, ["They note the pipeline."]), (P, ["Snow fell."])]
)
NEW = declaration(
    "2020-bruck",
    [(P, ["They note the pipeline and its cost."]), (P, [FISH]), (P, ["Rain fell in the north."])],
)


def ruling(kind: RulingKind, *passages: str, texts: tuple[Declaration, ...] = (OLD, NEW)) -> Ruling:
    said = {p.id: p.text for text in texts for p in text.passages}
    return Ruling(
        kind=kind, passages=passages, fingerprints=tuple(fingerprint(said[p]) for p in passages)
    )


def pairs(links: object) -> set[tuple[tuple[str, ...], tuple[str, ...]]]:
    return {(link.left, link.right) for link in links}  # type: ignore[attr-defined]


def test_passages_of_one_clause_are_linked_and_those_apart_are_not() -> None:
    found = collate(OLD, NEW)
    same = ("2018-arden#p1.1", "2020-bruck#p2.1")
    assert ((same[0],), (same[1],)) in pairs(found.links)
    weather = ruling(RulingKind.CLAUSE, "2018-arden#p3.1", "2020-bruck#p3.1")
    changed = set_by_hand(found, OLD, NEW, [weather, ruling(RulingKind.APART, *same)])
    assert (("2018-arden#p3.1",), ("2020-bruck#p3.1",)) in pairs(changed.links)
    assert same[0] in changed.dropped
    assert same[1] in changed.added
    assert not any(link.tentative for link in changed.links if link.left == ("2018-arden#p3.1",))


def test_what_is_apart_leaves_the_rest_of_a_link() -> None:
    merged = set_by_hand(
        collate(OLD, NEW),
        OLD,
        NEW,
        [ruling(RulingKind.CLAUSE, "2018-arden#p2.1", "2018-arden#p3.1", "2020-bruck#p1.1")],
    )
    parted = set_by_hand(
        merged, OLD, NEW, [ruling(RulingKind.APART, "2018-arden#p3.1", "2020-bruck#p1.1")]
    )
    assert (("2018-arden#p2.1",), ("2020-bruck#p1.1",)) in pairs(parted.links)
    assert "2018-arden#p3.1" in parted.dropped
    elsewhere = ruling(RulingKind.APART, "2018-arden#p3.1", "2020-bruck#p3.1")
    assert set_by_hand(merged, OLD, NEW, [elsewhere]).links == merged.links


REFS = [p.id for d in (OLD, NEW) for p in d.passages]


@given(
    st.lists(
        st.tuples(
            st.sampled_from([RulingKind.CLAUSE, RulingKind.APART]),
            st.sampled_from(REFS[:3]),
            st.sampled_from(REFS[3:]),
        ),
        max_size=6,
    )
)
def test_every_passage_is_in_one_link_or_in_none(asked: list[tuple[RulingKind, str, str]]) -> None:
    rulings = [ruling(kind, old, new) for kind, old, new in asked]
    c = set_by_hand(collate(OLD, NEW), OLD, NEW, rulings)
    told = [ref for link in c.links for ref in (*link.left, *link.right)]
    assert sorted([*told, *c.dropped, *c.added]) == sorted(REFS)
    linked = {(a, b) for link in c.links for a in link.left for b in link.right}
    last = {(old, new): kind for kind, old, new in asked}
    assert not {pair for pair, kind in last.items() if kind is RulingKind.APART} & linked


def test_threads_hold_what_is_one_clause_and_part_what_is_not() -> None:
    c = collate(OLD, NEW)
    same = ("2018-arden#p1.1", "2020-bruck#p2.1")
    weather = ("2018-arden#p3.1", "2020-bruck#p3.1")
    rulings = [ruling(RulingKind.CLAUSE, *weather), ruling(RulingKind.APART, *same)]
    threads = weave_threads((OLD, NEW), [set_by_hand(c, OLD, NEW, rulings)], rulings)
    together = [{ref for _, refs in thread for ref in refs} for thread in threads]
    assert set(weather) in together
    assert not any(set(same) <= refs for refs in together)


def test_an_edit_elsewhere_leaves_a_ruling_and_an_edit_of_its_passage_makes_it_stale() -> None:
    told = ruling(RulingKind.APART, "2018-arden#p1.1", "2020-bruck#p2.1")
    longer = declaration(
        "2020-bruck", [(P, ["A new paragraph."]), *[(P, [p.text]) for p in NEW.passages]]
    )
    standing, stale = standing_and_stale([told], (OLD, longer))
    assert [r.passages for r in standing] == [("2018-arden#p1.1", "2020-bruck#p3.1")]
    assert not stale
    edited = declaration(
        "2020-bruck", [(P, [p.text.replace("fish", "meat")]) for p in NEW.passages]
    )
    assert standing_and_stale([told], (OLD, edited)) == ((), (told,))


def test_of_passages_that_say_the_same_the_nearest_is_meant() -> None:
    twice = declaration("2018-arden", [(P, ["Snow fell."]), (P, [FISH]), (P, ["Snow fell."])])
    told = ruling(RulingKind.TITLE, "2018-arden#p3.1", texts=(twice,))
    moved = declaration(
        "2018-arden", [(P, ["Snow fell."]), *[(P, [p.text]) for p in twice.passages]]
    )
    assert standing_and_stale([told], (moved,))[0][0].passages == ("2018-arden#p4.1",)
    assert standing_and_stale([replace(told, passages=("2018-arden#p1.1",))], (twice,))[0]


def test_of_sentences_of_one_paragraph_that_say_the_same_the_nearest_is_meant() -> None:
    text = declaration("2018-arden", [(P, ["Snow fell.", FISH, "Snow fell."])])
    told = ruling(RulingKind.TITLE, "2018-arden#p1.3", texts=(text,))
    assert standing_and_stale([told], (text,)) == ((told,), ())


def test_what_is_apart_is_no_clause_by_way_of_a_third_text_either() -> None:
    years = [declaration(f"{year}-arden", [(P, [FISH])]) for year in (2018, 2019, 2020)]
    one, _, other = ids = [text.passages[0].id for text in years]
    pairs_made = [collate(older, newer) for older, newer in pairwise(years)]
    (thread,) = weave_threads(years, pairs_made)
    assert [ref for _, refs in thread for ref in refs] == ids
    rulings = [
        ruling(RulingKind.APART, one, other, texts=tuple(years)),
        # A text that is not in this series sets nothing apart in it.
        replace(
            ruling(RulingKind.APART, one, other, texts=tuple(years)),
            passages=(one, "2001-orra#p1.1"),
        ),
    ]
    threads = weave_threads(years, pairs_made, rulings)
    together = [{ref for _, refs in thread for ref in refs} for thread in threads]
    assert not any({one, other} <= refs for refs in together)


def test_a_ruling_of_two_passages_that_say_the_same_is_stale_when_one_is_gone() -> None:
    twice = declaration("2018-arden", [(P, ["Snow fell."]), (P, [FISH]), (P, ["Snow fell."])])
    told = ruling(RulingKind.APART, "2018-arden#p1.1", "2018-arden#p3.1", texts=(twice,))
    once = declaration("2018-arden", [(P, ["Snow fell."]), (P, [FISH])])
    assert standing_and_stale([told], (once,)) == ((), (told,))
