"""The stages of a lineage by themselves: wordings as numbers, neighbours, threads."""

import random
from collections.abc import Sequence
from unittest.mock import patch

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from comparator.alignment.ancestors import similarity_of
from comparator.lineage.neighbours import Index, likeness_of_pairs
from comparator.lineage.threads import threads_of
from comparator.lineage.wordings import Gathering, Wordings
from tests.lineage.small_corpora import clauses, reworded

PASSAGES = st.lists(st.text("abc ", min_size=1, max_size=12).map(str.split), max_size=4)


def _gathered(texts: Sequence[Sequence[Sequence[str]]], order: Sequence[int] = ()) -> Wordings:
    gathering = Gathering()
    for text in texts:
        gathering.add([tuple(words) for words in text])
    return gathering.wordings(order or range(len(texts)))


@given(st.lists(PASSAGES, min_size=1, max_size=4), st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=60)
def test_wordings_are_what_passages_say_each_once(
    texts: list[list[list[str]]], lot: random.Random
) -> None:
    order = list(range(len(texts)))
    lot.shuffle(order)
    with patch("comparator.lineage.wordings.AT_ONCE", 2):  # worked out in several parts
        found = _gathered(texts, order)
    said = [tuple(words) for n in order for words in texts[n]]
    distinct = list(dict.fromkeys(said))
    assert len(found) == len(distinct)
    assert [distinct[n] for n in found.of_passage] == said
    read = [tuple(words) for text in texts for words in text]
    assert [read[n] for n in found.read_as] == said


@given(st.lists(st.text("abcd ", min_size=1, max_size=20).map(str.split), min_size=2, max_size=2))
@settings(deadline=None, max_examples=60)
def test_two_wordings_have_in_common_what_their_words_have(pair: list[list[str]]) -> None:
    found = _gathered([pair])
    one, other = (
        set(found.words[found.starts[n] : found.starts[n + 1]].tolist())
        for n in found.of_passage.tolist()
    )
    total = len(pair[0]) + len(pair[1])
    share = 2 * len(one & other) / total if total else 0.0
    assert share == similarity_of([" ".join(pair[0])], [" ".join(pair[1])])


def test_the_index_finds_every_clause_that_was_reworded() -> None:
    said = clauses(1, 60)
    later = [reworded(clause, 100 + n) for n, clause in enumerate(said)]
    found = _gathered([[c.split() for c in said], [c.split() for c in later]])
    pairs: set[tuple[int, int]] = set()
    with (
        patch("comparator.lineage.neighbours.AT_ONCE", 7),
        patch("comparator.lineage.neighbours._BATCH", 11),
    ):
        for near in Index(found).near():
            pairs.update(zip(near.later.tolist(), near.earlier.tolist(), strict=True))
    assert pairs == {(60 + n, n) for n in range(60)}


def test_likeness_is_the_same_either_way_and_one_for_the_same() -> None:
    said = [c.split() for c in clauses(1, 5)]
    found = _gathered([said, [words[:8] for words in said]])
    left, right = np.arange(5), np.arange(5, 10)
    assert np.allclose(likeness_of_pairs(found, left, left), 1)
    there, back = likeness_of_pairs(found, left, right), likeness_of_pairs(found, right, left)
    assert (there == back).all()
    assert ((there > 0.5) & (there < 1)).all()


def test_a_thread_ends_where_small_changes_have_led_to_another_matter() -> None:
    """Each text has a quarter of new words, so that the last shares none with the first."""
    words = clauses(1, 1, 40)[0].split()
    texts = [[words[step : step + 16]] for step in range(0, 24, 4)]
    found = _gathered(texts)
    threads = dict(threads_of(found, np.array([0, 0, 1, 2, 3, 4])))
    assert threads[1] == 0
    assert threads[5] != 0
    assert all(first <= passage for passage, first in threads.items())


def test_passages_without_precedents_are_threads_of_their_own() -> None:
    found = _gathered([[c.split()] for c in clauses(1, 4)])
    assert dict(threads_of(found, np.arange(4))) == {0: 0, 1: 1, 2: 2, 3: 3}
