"""Nouns told by the company they keep."""

from comparator.language.noun_heads import nouns_by_company

TEXTS = [
    "We know the harbour, and we will help the pilots of Marrow.",
    "You know what a solid pace is; the pace was solid.",
    "They share the harbour, and share the cost.",
    "In Marrow the cost of the harbour slowed nobody.",
]


def test_verbs_and_adjectives_are_no_nouns_whatever_lists_say() -> None:
    found = nouns_by_company(TEXTS)
    assert {"harbour", "pilots", "cost", "pace", "marrow"} <= found
    assert found.isdisjoint({"know", "help", "solid", "share"})
