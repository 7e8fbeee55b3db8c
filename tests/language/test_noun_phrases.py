"""Noun phrases are whole: no verb in them, no stub at an edge, no name cut in two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparator.language.knowledge import language
from comparator.language.noun_phrases import noun_phrases


def found(text: str) -> set[str]:
    return {" ".join("".join(phrase).split()) for phrase in noun_phrases(text)}


@pytest.mark.parametrize(
    ("text", "whole", "never"),
    [
        ("They back the harbour’s lasting repair.", "lasting repair", "harbour’s"),
        ("in accordance with the Treaty on Free Passage", "Treaty on Free Passage", "accordance"),
        ("the trade in salt and timber declined sharply", "trade in salt and timber", "declined"),
        ("support for the old and new bridges", "old and new bridges", "support for the old"),
        ("Achieving peace in the valleys is our aim.", "peace in the valleys", "Achieving peace"),
        ("they help secure fair tolls", "fair tolls", "help"),
        ("The programme limits the risk of floods.", "risk of floods", "programme limits"),
        ("endorse the 2030 Charter of Ports by May 2024", "2030 Charter of Ports", "2024"),
        ("the Concord on the Prohibition of Tolls", "Concord on the Prohibition of Tolls",
         "Concord on the Prohibition"),
        ("signs of stable growth, in particular", "signs of stable growth", "particular"),
        ("the port’s handling capacity", "handling capacity", "handling"),
        ("the Committee is monitoring grain prices", "grain prices", "monitoring grain prices"),
        ("Pact of the States on Open Rivers", "Pact of the States on Open Rivers",
         "States on Open Rivers"),
    ],
)  # fmt: skip
def test_phrases_are_whole(text: str, whole: str, never: str) -> None:
    phrases = found(text)
    assert any(whole in phrase for phrase in phrases), phrases
    assert never not in phrases


@given(st.text(alphabet="abdeg ,.’ofthe", max_size=60))
def test_every_phrase_is_words_of_the_text_in_their_order(text: str) -> None:
    said = " ".join(text.split())
    for phrase in found(text):
        assert phrase in said
        assert 1 <= len(phrase.split()) <= 16


def test_no_list_calls_one_word_a_verb_only_and_a_noun() -> None:
    known = language("en")
    assert not known.never_last & known.nouns_in_adjective_form
    assert not known.phrase_breaks & known.verbs_and_nouns
