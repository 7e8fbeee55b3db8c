"""Of a long sentence a headline has the deed, and nothing that would make another of it."""

import pytest

from comparator.analysis.headlines import deed_with, promise_of
from comparator.analysis.operatives.verb_lexicon import lexicon_of
from comparator.corpus.series.verb_scales import VERBS

LEXICON = lexicon_of(VERBS.bundled["en"], "en")


@pytest.mark.parametrize(
    ("text", "phrase", "told"),
    [
        (
            "The Member States, noting how much rivers matter to all who live on them, agreed to "
            "declare 2024 as the Year of Quiet Rivers.",
            "Year of Quiet Rivers",
            "… agreed to declare 2024 as the Year of Quiet Rivers",
        ),
        (
            "We call on Corin to cease the transfer of old nets, including mended ones, that are "
            "of use to nobody who fishes by night or day.",
            "transfer of old nets",
            "… call on Corin to cease the transfer of old nets …",
        ),
        # Who does it stays where it is not all who speak.
        (
            "The Government of Corin will open a Lantern Museum.",
            "Lantern Museum",
            "The Government of Corin will open a Lantern Museum",
        ),
        # What limits it is never cut: not what is asked, nor a condition on either side of it.
        (
            "The States do not support the Treaty of Nets.",
            "Treaty of Nets",
            "The States do not support the Treaty of Nets",
        ),
        ("If Corin agrees, the States will open a Lantern Museum.", "Lantern Museum", ""),
        (
            "The States will open a Lantern Museum unless those who live beside the old harbour of "
            "Corin should still be against it by then.",
            "Lantern Museum",
            "",
        ),
        # Nor is a vote, or what those believed who voted against it.
        (
            "Voting against was Ada Fell, who believed that we will open a Lantern Museum.",
            "Lantern Museum",
            "",
        ),
        # Words that stand twice may be those of the other deed.
        ("We will mend the nets and will open a Lantern Museum.", "will", ""),
        # A name is not cut in two, nor a place from what is done there.
        (
            "The States agreed on the Treaty of Nets in the Republic of Corin and of many more who "
            "fish by night.",
            "Treaty of Nets",
            "",
        ),
    ],
)
def test_a_deed_is_told_in_few_words_or_not_at_all(text: str, phrase: str, told: str) -> None:
    assert deed_with(text, phrase, LEXICON) == told


def test_a_promise_is_told_without_its_aim() -> None:
    text = "The States committed to create an expert group to name what is hard, old or unknown."
    assert promise_of(f"{text[:-1]} of nets.", LEXICON).startswith(
        "… committed to create an expert"
    )
