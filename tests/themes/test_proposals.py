"""Themes that texts themselves suggest."""

import subprocess
import sys
from pathlib import Path

from comparator.themes import propose_themes
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
        [declare("## 1. Railway and ports", *RAIL, "## Part II", *OTHERS, *WATER)]
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
