"""What a collation is kept by: the weights of what its texts have, and nothing else."""

from comparator.alignment import learn_weights, text_features, weights_among, weights_used
from comparator.alignment.weights import Weights
from comparator.model import Declaration
from tests.small_editions import P, declaration

OLD = declaration("2018-arden", [(P, ["They open harbours.", "They mend harbours."])])
NEW = declaration("2020-bruck", [(P, ["They open schools."]), (P, ["Bells rang."])])
FAR = declaration("2022-kell", [(P, ["Lamps were lit."])])


def learned(*texts: Declaration) -> Weights:
    return learn_weights([[p.text for p in text.passages] for text in texts])


def test_weights_are_the_same_learned_of_texts_and_of_their_features() -> None:
    weights = weights_among(map(text_features, (OLD, NEW)))
    straight = learned(OLD, NEW)
    assert (weights.rows, weights.stems, weights.beginnings) == (
        *(straight.rows, straight.stems, straight.beginnings),
    )
    assert weights.rarest == straight.rarest
    assert weights.of_stem("never") == straight.of_stem("never") == weights.rarest_squared


def test_the_features_of_a_text_are_those_of_its_passages_and_of_its_blocks() -> None:
    features = text_features(OLD)
    rows = dict(zip(features.rows, features.with_row, strict=True))
    assert features.passages == 2
    assert (rows["harbor"], rows["open harbor"]) == (2, 1)
    assert rows["harbor they"] == 0  # from one passage to the next, in the block alone
    assert {"open", "mend", "harbor", "they"} == {*features.stems}
    beginnings = dict(zip(features.beginnings, features.with_beginning, strict=True))
    assert (beginnings["harbo"], beginnings["me"]) == (2, 1)


def test_a_word_of_another_text_that_changes_no_weight_here_changes_no_key() -> None:
    features = text_features(NEW)
    key = weights_used(features, learned(OLD, NEW))
    assert len(key) == 3
    assert f"school {learned(OLD, NEW).rows['school']}" in key[0].splitlines()
    # As many passages on the average, and none of its words.
    lamps = declaration("2022-kell", [(P, ["Lamps lit."]), (P, ["Tins."])])
    assert weights_used(features, learned(OLD, NEW, lamps)) == key
    assert weights_used(features, learned(OLD, NEW, FAR, FAR, FAR)) != key
