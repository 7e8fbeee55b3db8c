"""Ten drafts written for the purpose, their brackets counted by hand; and what a round closed."""

import pytest

from comparator.analysis.rounds import rounds_of
from comparator.language.brackets import brackets_of, unbalanced
from comparator.model.rounds import Outcome

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
    assert unbalanced(paragraphs) == 0


def test_options_and_names_are_told_as_they_stand() -> None:
    one, other = brackets_of(["[Arden: They will pay.] They {shall / [not] may} go."])[:2]
    assert (one.by, one.words) == ("Arden", "They will pay.")
    assert other.options == ("shall", "[not] may")


@pytest.mark.parametrize(("text", "count"), [("They [will meet.", 1), ("They} will]", 2)])
def test_what_is_left_open_is_no_bracket_and_is_counted(text: str, count: int) -> None:
    assert (brackets_of([text]), unbalanced([text])) == ((), count)


def test_a_round_closes_keeps_and_opens() -> None:
    before = [
        "The Parties [strongly] support the fund [of the northern ports].",
        "Ships {shall / should} carry lights [by day and by night].",
    ]
    now = [
        "The Parties support the fund of the northern ports.",
        "Ships should carry lights [by day and every night] [where there is fog].",
    ]
    found = rounds_of(before, now)
    assert [(c.bracket.words, c.outcome, c.words) for c in found.closed] == [
        ("strongly", Outcome.DROPPED, ""),
        ("of the northern ports", Outcome.KEPT, "of the northern ports"),
        ("shall / should", Outcome.CHOSEN, "should"),
    ]
    assert [b.words for b in found.opened] == ["where there is fog"]
    same = rounds_of(now, now)
    assert (same.closed, same.opened) == ((), ())
