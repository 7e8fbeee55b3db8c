"""The specimen and its key: the tool held against what its author meant."""

import tomllib
from pathlib import Path

import pytest

from comparator.analysis.evaluation import link_agreements, return_agreement, theme_agreement
from comparator.corpus import Answers, read_answers
from comparator.model import Edition


@pytest.fixture(scope="module")
def edition(specimen_edition: Edition) -> Edition:
    return specimen_edition


@pytest.fixture(scope="module")
def answers(specimen: Path) -> Answers:
    return read_answers(specimen / "answers.toml")


def test_the_passages_are_those_of_the_key(edition: Edition, specimen: Path) -> None:
    key = tomllib.loads((specimen / "answers.toml").read_text(encoding="utf-8"))["passages"]
    for declaration in edition.series.declarations:
        found = [(p.key, p.text) for p in declaration.passages]
        meant = [(ref, entry["begins"]) for ref, entry in key[declaration.id].items()]
        assert [ref for ref, _ in found] == [ref for ref, _ in meant]
        for (_, text), (_, begins) in zip(found, meant, strict=True):
            assert text.startswith(begins)


def test_the_key_speaks_of_every_passage_once(edition: Edition, specimen: Path) -> None:
    key = tomllib.loads((specimen / "answers.toml").read_text(encoding="utf-8"))
    for pair in key["pair"]:
        for side, alone in (("left", "dropped"), ("right", "added")):
            named = [ref for link in pair["links"] for ref in link[side]] + pair[alone]
            passages = edition.series[pair[side]].passages
            assert sorted(named) == sorted(p.key for p in passages)


def test_links_agree_with_the_key(edition: Edition, answers: Answers) -> None:
    found = {(c.left, c.right): c.links for c in edition.collations}
    figures = link_agreements(found, answers.links)
    assert figures["links"].f1 >= 0.95
    assert figures["kept links"].f1 >= 0.97
    assert figures["moved links"].f1 >= 0.90
    assert figures["relations"].f1 >= 0.88


def test_clauses_that_came_back_are_one_thread(edition: Edition, answers: Answers) -> None:
    assert return_agreement(edition, answers.returns).recall >= 0.6


def test_themes_agree_with_the_key(edition: Edition, answers: Answers) -> None:
    assert theme_agreement(edition, answers.themes).f1 >= 0.85
