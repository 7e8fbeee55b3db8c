"""Themes that texts themselves suggest."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from comparator.model import Passage
from comparator.themes import are_read_in_part, proposals, propose_themes
from comparator.themes.candidate_terms import Candidate, terms_of
from tests.small_declarations import declare

ROOT = Path(__file__).resolve().parents[2]
RAIL = [
    "The railway along the coast is old, and its locomotives are older.",
    "New locomotives will be bought for the railway.",
    "No railway is better than its locomotives.",
]
WATER = [
    "The glacier feeds the river, which feeds the orchards.",
    "The glacier melts faster than the river can carry.",
    "Whoever owns orchards fears for the glacier.",
]
# Each on a matter of its own.
OTHERS = [
    f"The {word} of {place} will be honoured with a {thing}."
    for word, place, thing in [
        ("poets", "Askel", "wreath"),
        ("bakers", "Bornu", "statue"),
        ("weavers", "Corrin", "fountain"),
        ("miners", "Dunlow", "garden"),
        ("sailors", "Elvik", "lantern"),
        ("singers", "Fareh", "bridge"),
        ("masons", "Garst", "medal"),
        ("hunters", "Holm", "feast"),
        ("tailors", "Istra", "parade"),
    ]
]


def test_terms_that_stand_together_become_a_theme() -> None:
    found = propose_themes([declare(*RAIL, *OTHERS, *WATER)])
    caught = [set(proposal.passages) for proposal in found]
    assert {"2024-here#p1.1", "2024-here#p2.1", "2024-here#p3.1"} in caught
    assert {"2024-here#p13.1", "2024-here#p14.1", "2024-here#p15.1"} in caught
    assert not any(proposal.is_heading for proposal in found)


def test_headings_come_first_and_give_their_names() -> None:
    found = propose_themes(
        [declare("## A.1.2. Railway and ports", *RAIL, "## Part II", *OTHERS, *WATER)]
    )
    assert found[0].theme.label == "Railway and ports"
    assert found[0].is_heading
    assert len(found[0].passages) >= len(RAIL)
    assert "Part II" not in {proposal.theme.label for proposal in found}


def test_a_series_on_few_matters_has_its_commonest_nouns_for_themes() -> None:
    """A bank speaks of inflation everywhere, and of what slowed, too: only one is a matter."""
    meeting = [
        "The growth of output slowed somewhat.",
        "Spending slowed somewhat.",
        "Inflation slowed somewhat.",
        "Measures of inflation have moved somewhat higher.",
        "The labor market slowed.",
        "The labor market remains somewhat weak.",
    ]
    found = propose_themes([declare(*meeting * 6)])
    labels = " ".join(proposal.theme.label for proposal in found).casefold()
    assert "inflation" in labels
    assert "labor market" in labels
    assert "slowed" not in labels
    assert "somewhat" not in labels


def test_texts_without_a_matter_suggest_nothing() -> None:
    assert propose_themes([]) == ()
    assert propose_themes([declare("They met.")]) == ()


def test_proposals_do_not_depend_on_the_hash_seed() -> None:
    code = (
        "from tests.themes.test_proposals import OTHERS, RAIL, WATER, declare, propose_themes\n"
        "print(propose_themes([declare(*RAIL, *OTHERS, *WATER)]))\n"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1")
    }
    assert len(runs) == 1


def test_a_word_of_a_heading_that_stands_elsewhere_too_tells_no_matter() -> None:
    """An environment for talks is no climate, whatever a heading says."""
    talks = [
        f"Talks on {word} need an environment of trust." for word in ("rafts", "masts", "oars")
    ]
    climate = [
        "The climate warms, and glaciers melt.",
        "Glaciers of our environment feed orchards of the climate.",
    ]
    parts = ("## Climate and environment", *climate, *RAIL, "## Talks", *talks, *OTHERS, *WATER)
    found = propose_themes([declare(*parts)])
    (theme,) = (p.theme for p in found if p.theme.label == "Climate and environment")
    words = {word.casefold() for word in theme.terms["en"].words}
    assert "climate" in words
    assert "environment" not in words


def test_terms_of_a_chinese_text_are_whole_nouns() -> None:
    pytest.importorskip("rjieba")
    texts = ["推进义务教育优质均衡发展。", "加强义务教育教师队伍建设。", "坚持办好义务教育。"]
    written = {written for text in texts for _, written in terms_of(text, "zh")}
    assert "义务教育" in written
    assert not written & {"务教育", "坚持", "教育优质", "义务教"}


def test_words_that_tell_no_matter_are_no_terms() -> None:
    """A president says "you know", "ours" and "President" side by side, and of no matter."""
    told = [
        "You know that the President and everyone of ours knows it.",
        "Everyone knows the President, and ours is ours.",
        "The President knows, and everyone of ours knows.",
    ]
    found = propose_themes([declare(*RAIL, *OTHERS, *told)])
    written = {
        term.casefold()
        for proposal in found
        for terms in proposal.theme.terms.values()
        for term in (*terms.names, *terms.words)
    }
    assert written
    assert written.isdisjoint({"president", "presidents", "everyone", "ours", "know", "knows"})


def test_russian_verbs_and_months_are_no_terms() -> None:
    text = "Спрос остается высоким; в августе продолжили снижаться правила и может вырасти бюджет."
    words = {word for _, written in terms_of(text, "ru") for word in written.split()}
    assert {"Спрос", "правила", "бюджет"} <= words
    assert words.isdisjoint({"остается", "августе", "продолжили", "снижаться", "может"})


def test_of_endless_texts_stretches_suggest_themes(monkeypatch: pytest.MonkeyPatch) -> None:
    text = [f"The harbour police of district {n} mend lighthouses." for n in range(90)]
    other = [f"Their vineyards and orchards gave fruit in year {n}." for n in range(90)]
    declared = declare(*text, *other)
    assert not are_read_in_part([declared])
    monkeypatch.setattr(proposals, "MOST_PASSAGES", 90)
    monkeypatch.setattr(proposals, "_STRETCH", 10)
    assert are_read_in_part([declared])
    read: list[str] = []

    def candidates(passages: Sequence[Passage], _: object) -> list[Candidate]:
        read.extend(p.text.split()[1] for p in passages)
        return []

    monkeypatch.setattr(proposals, "candidates", candidates)
    assert propose_themes([declared]) == ()
    assert len(read) == 90
    assert {*read} == {"harbour", "vineyards"}
