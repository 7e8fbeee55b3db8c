"""Ten drafts written for the purpose, their brackets counted by hand; and what a round closed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comparator.alignment import collate
from comparator.analysis.rounds import rounds_of, rows_of
from comparator.diff import vary
from comparator.language.brackets import brackets_of
from comparator.model import BlockKind
from comparator.model.precedents import Precedents
from comparator.model.rounds import Outcome
from comparator.segmentation import segment
from tests.small_editions import declaration

# The paragraphs; brackets, those that stand in another, those with options, those with a name.
DRAFTS = {
    "none": (["The Parties will meet every year."], (0, 0, 0, 0)),
    "one word": (["The Parties [strongly] support the fund."], (1, 0, 0, 0)),
    "side by side": (["The Parties [shall] [should] report [in spring]."], (3, 0, 0, 0)),
    "nested": (["The Parties [welcome [with regret] the report [of [the] board]]."], (4, 3, 0, 0)),
    "options": (["Ships {shall / should / may} carry lights [by day/night]."], (2, 0, 2, 0)),
    "options within": (["[They {note | welcome} the plan.]"], (2, 1, 1, 0)),
    "names": (["[Arden: They will pay.] [Bruck, Corin: They may pay.]"], (2, 0, 0, 2)),
    "notes": (["They will [never]¹ fish [at night]².", "¹ Arden", "² Bruck"], (2, 0, 0, 2)),
    "over paragraphs": (["[3. They will meet.", "4. They will [then] part.]"], (2, 1, 0, 0)),
    "no brackets": (["As was said [1], “they [sic] met […]” in 2019 and/or 2020."], (0, 0, 0, 0)),
}


@pytest.mark.parametrize("name", DRAFTS)
def test_brackets_are_counted_as_by_hand(name: str) -> None:
    paragraphs, counted = DRAFTS[name]
    found = brackets_of(paragraphs)
    assert counted == (
        len(found),
        sum(b.depth > 1 for b in found),
        sum(bool(b.options) for b in found),
        sum(bool(b.by) for b in found),
    )


def test_options_and_names_are_told_as_they_stand() -> None:
    one, other = brackets_of(["[Arden: They will pay.] They {shall / [not] may} go."])[:2]
    assert (one.by, one.words) == ("Arden", "They will pay.")
    assert other.options == ("shall", "[not] may")


@pytest.mark.parametrize("text", ["They [will meet.", "They} will]"])
def test_what_is_left_open_is_no_bracket(text: str) -> None:
    assert brackets_of([text]) == ()


def test_a_round_closes_keeps_and_opens() -> None:
    before = [
        "The Parties [strongly] support the fund [of the northern ports].",
        "Ships {shall / should} carry lights [by day and by night].",
    ]
    now = [
        "The Parties support the fund of the northern ports.",
        "Ships should carry lights [by day and every night] [where there is fog].",
    ]
    found = rounds_of(before, now, {})
    assert [(c.bracket.words, c.outcome, c.words) for c in found.closed] == [
        ("strongly", Outcome.DROPPED, ""),
        ("of the northern ports", Outcome.KEPT, "of the northern ports"),
        ("shall / should", Outcome.CHOSEN, "should"),
    ]
    assert [b.words for b in found.opened] == ["where there is fog"]
    same = rounds_of(now, now, {})
    assert (same.closed, same.opened) == ((), ())


def test_a_bracket_is_kept_with_what_came_of_those_within_it() -> None:
    before = ["[Ships {shall / should} carry lights [by day [and by night]] in fog.]"]
    now = ["Ships should carry lights [by day] in fog."]
    found = rounds_of(before, now, {})
    assert [(c.bracket.depth, c.outcome) for c in found.closed] == [
        (1, Outcome.KEPT),
        (2, Outcome.CHOSEN),
        (3, Outcome.DROPPED),
    ]
    assert [len(each) for each in (found.now, found.opened)] == [1, 0]
    gone = rounds_of(before, ["Ships carry radios by day in fog."], {})
    assert gone.closed[0].outcome is Outcome.DROPPED


def test_a_word_that_stands_elsewhere_is_not_what_a_bracket_came_to() -> None:
    before = ["Ships [shall / should] carry lights [by night].", "Pilots [must] rest."]
    now = ["Pilots rest.", "Harbours should be lit by night, and boats must wait."]
    found = rounds_of(before, now, {0: (), 1: (0,)})
    assert [closed.outcome for closed in found.closed] == [Outcome.DROPPED] * 3


PARAGRAPHS = (
    "The Parties support the free passage of ships through the northern straits.",
    "They will open a school for pilots in Arden.",
    "They share what they know of wind power and of the tides.",
    "Satellites shall warn every lighthouse keeper before avalanches.",
    "A fund pays for nets [and for lamps].",
)


@given(
    st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=5, unique=True),
    st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=5, unique=True),
)
@settings(max_examples=25, deadline=None)
def test_each_passage_of_either_round_stands_in_one_row(was: list[str], now: list[str]) -> None:
    older, newer = (
        segment(declaration(key, [(BlockKind.PARAGRAPH, (words,)) for words in paragraphs]))
        for key, paragraphs in (("2021-was", was), ("2021-now", now))
    )
    collation = vary(collate(older, newer), older, newer)
    nothing = (Precedents(text.id, "", (), ()) for text in (older, newer))
    rows = rows_of(collation, *zip((older, newer), nothing, strict=True))
    assert [ref for row in rows for ref in row.now] == [p.id for p in newer.passages]
    assert sorted(ref for row in rows for ref in row.before) == [p.id for p in older.passages]
    for row in rows:
        if row.since_before is not None:
            assert row.since_before.left == row.before_words
