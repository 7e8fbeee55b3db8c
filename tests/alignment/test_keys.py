"""What a collation is kept by: the weights of what its texts have, and nothing else."""

import numpy as np

from comparator.alignment import learn_weights, text_features, weights_among, weights_used
from comparator.alignment.features import features_of
from comparator.alignment.numbers import number_of, numbers_of
from comparator.alignment.weights import Weights
from comparator.model import Declaration
from tests.small_editions import P, declaration

OLD = declaration("2018-arden", [(P, ["They open harbours.", "They mend harbours."])])
NEW = declaration("2020-bruck", [(P, ["They open schools."]), (P, ["Bells rang."])])
FAR = declaration("2022-kell", [(P, ["Lamps were lit."])])


def learned(*texts: Declaration) -> Weights:
    return learn_weights([[p.text for p in text.passages] for text in texts])


def row_of(text: str) -> frozenset[int]:
    """Return the row that two words are beside themselves."""
    (rows,) = features_of((text,)).rows.by_passage()
    (stems,) = features_of((text,)).stems.by_passage()
    assert len(rows - stems) == 1
    return rows - stems


def test_weights_are_the_same_learned_of_texts_and_of_their_features() -> None:
    known = text_features(OLD)
    weights, straight = weights_among(map(text_features, (OLD, NEW))), learned(OLD, NEW)
    assert weights_used(known, weights) == weights_used(known, straight)
    assert weights.rows.rarest == straight.rows.rarest


def test_the_features_of_a_text_are_those_of_its_passages_and_of_its_blocks() -> None:
    features = text_features(OLD)
    rows = features.passages.rows
    times = dict(zip(rows.number.tolist(), rows.times.tolist(), strict=True))
    assert rows.passages == 2
    assert {times[row] for row in row_of("Open harbours.")} == {1}
    assert times[number_of("harbor")] == 2
    # From one passage to the next, in the block alone.
    (block,) = features.blocks.rows.by_passage()
    assert row_of("Harbours they.") <= block - times.keys()
    stems = frozenset(map(number_of, ("open", "mend", "harbor", "they")))
    assert frozenset().union(*features.passages.stems.by_passage()) == stems
    beginnings = features.passages.beginnings
    having = dict(zip(beginnings.number.tolist(), beginnings.times.tolist(), strict=True))
    assert [having[number_of(each)] for each in ("harbo", "me")] == [2, 1]


def test_a_word_of_another_text_that_changes_no_weight_here_changes_no_key() -> None:
    features = text_features(NEW)
    key = weights_used(features, learned(OLD, NEW))
    (rarest, numbers, weights), *_ = key
    assert rarest == learned(OLD, NEW).rows.rarest
    at = np.frombuffer(numbers, np.int64).tolist().index(number_of("school"))
    assert np.frombuffer(weights)[at] == learned(OLD, NEW).rows.of(numbers_of(["school"]))[0]
    # As many passages on the average, and none of its words.
    lamps = declaration("2022-kell", [(P, ["Lamps lit."]), (P, ["Tins."])])
    assert weights_used(features, learned(OLD, NEW, lamps)) == key
    assert weights_used(features, learned(OLD, NEW, FAR, FAR, FAR)) != key
