"""What is known of a clause by way of texts between, and what an editor forbids to be known."""

import pickle
from dataclasses import replace

import pytest

from comparator.analysis.history import Claim, History, PassageHistory, Standing, Sureness
from comparator.model import Declaration, Ruling, RulingKind
from tests.analysis.test_history import FISH, GEAR, PIPE, PIPE_AGAIN, history, linked, texts
from tests.small_editions import H, P, collation, declaration, edition, link

SURE, LIKELY = Sureness.SURE, Sureness.LIKELY


def before(known: History, passage: str) -> list[tuple[str, Sureness]]:
    """Return the years that said a passage before, and how surely."""
    return [(said.declaration[:4], said.sureness) for said in known[passage].before]


@pytest.mark.parametrize("tentative", [False, True])
@pytest.mark.parametrize(
    ("rows", "step"), [((PIPE, GEAR, GEAR), "t1_1__t2_1"), ((PIPE, PIPE, GEAR), "t2_1__t3_1")]
)
def test_where_one_step_changes_no_word_the_other_is_as_good_as_a_link(
    rows: tuple[str, str, str], step: str, tentative: bool
) -> None:
    known, ids = history(texts(*((row,) for row in rows)), **{step: tentative})
    there = LIKELY if tentative else SURE
    kept = there if step == "t2_1__t3_1" else SURE
    assert before(known, ids[2][0]) == [("2001", there), ("2002", kept)]


@pytest.mark.parametrize(("tentative", "far"), [(False, [("2001", LIKELY)]), (True, [])])
def test_over_two_steps_what_shares_its_substance_was_likely_said_if_both_are_sure(
    tentative: bool, far: list[tuple[str, Sureness]]
) -> None:
    end = "The Parties mend a gas pipeline at the port of Dunmere, its quays, locks and cranes."
    rows = texts((PIPE,), (GEAR,), (end,))
    known, ids = history(rows, t1_1__t2_1=False, t2_1__t3_1=tentative)
    assert 0.5 <= known.likeness(ids[0][0], ids[2][0]) < 0.8
    assert before(known, ids[2][0]) == [*far, ("2002", LIKELY if tentative else SURE)]


def test_the_same_words_without_a_link_are_a_step_that_changed_none() -> None:
    rows = texts((PIPE,), (GEAR,), (GEAR,))
    pairs = [c for c in linked(*rows, t1_1__t2_1=False) if c.left != rows[1].id]
    known = History.of(edition(rows, [*pairs, collation(rows[1], rows[2], [])]))
    assert before(known, rows[2].passages[0].id) == [("2001", SURE), ("2002", SURE)]


def test_what_only_comes_near_in_words_is_no_step_that_changed_none() -> None:
    known, ids = history(texts((PIPE,), (PIPE_AGAIN,), (GEAR,)), t2_1__t3_1=False)
    assert [year for year, _ in before(known, ids[1][0])] == ["2001"]
    assert before(known, ids[2][0]) == [("2002", SURE)]


def test_two_steps_that_changed_words_reach_no_further_though_one_between_changed_none() -> None:
    rows = texts((PIPE,), (GEAR,), (GEAR,), (FISH,))
    known, ids = history(rows, t1_1__t2_1=False, t3_1__t4_1=False)
    assert before(known, ids[2][0]) == [("2001", SURE), ("2002", SURE)]
    assert before(known, ids[3][0]) == [("2002", SURE), ("2003", SURE)]


def test_every_text_between_is_a_way() -> None:
    rows = texts((PIPE,), (GEAR,), (FISH,), (GEAR,))
    known, ids = history(rows, t1_1__t2_1=False, t3_1__t4_1=False)
    assert [year for year, _ in before(known, ids[3][0])] == ["2001", "2002", "2003"]


def test_where_a_text_says_it_in_the_same_words_and_is_linked_too_both_places_are_named() -> None:
    older, newer = texts((PIPE, GEAR), (GEAR,))
    (pipe, gear), (new,) = older.passages, newer.passages
    for tentative, places in ((True, (pipe.id, gear.id)), (False, (pipe.id,))):
        pair = collation(older, newer, [link([pipe], [new], tentative=tentative)])
        (said,) = History.of(edition([older, newer], [pair]))[new.id].before
        assert (said.passages, said.sureness) == (places, SURE)
    (said,) = History.of(edition([older, newer], [collation(older, newer, [])]))[new.id].before
    assert (said.passages, said.sureness) == ((gear.id,), SURE)


def set_apart(declarations: list[Declaration], *apart: str, **joined: bool) -> History:
    """Return the history of texts of which an editor set two passages apart: no pair links them."""
    ruling = Ruling(kind=RulingKind.APART, passages=apart, fingerprints=("", ""))
    texts_apart = {ref.partition("#")[0] for ref in apart}
    pairs = [c for c in linked(*declarations, **joined) if {c.left, c.right} != texts_apart]
    series = replace(edition(declarations, []).series, rulings=(ruling,))
    return History(series, pairs)


def test_what_an_editor_set_apart_is_said_by_neither_in_whatever_way() -> None:
    same = texts((PIPE,), (PIPE,), (PIPE,))
    one, between, other = (d.passages[0].id for d in same)
    known = set_apart(same, one, other)
    assert before(known, other) == [("2002", SURE)]
    assert before(known, between) == [("2001", SURE)]
    near = texts((PIPE,), (PIPE_AGAIN,))
    old, new = (d.passages[0].id for d in near)
    assert set_apart(near, old, new)[new] == PassageHistory(new)


def test_of_what_was_merged_no_way_leads_on_where_an_end_is_apart() -> None:
    both = f"{PIPE} {GEAR}"
    first, merged, last = texts((PIPE, GEAR), (both,), (both,))
    links = [
        collation(first, merged, [link(first.passages, merged.passages)]),
        collation(merged, last, [link(merged.passages, last.passages)]),
    ]
    made = edition([first, merged, last], links)
    end = last.passages[0].id
    pipe, gear = (p.id for p in first.passages)
    assert History.of(made)[end].before[0].passages == (pipe, gear)
    apart = Ruling(kind=RulingKind.APART, passages=(pipe, end), fingerprints=("", ""))
    (said, _) = History(replace(made.series, rulings=(apart,)), links)[end].before
    assert (said.passages, said.sureness) == ((gear,), LIKELY)  # by its words alone


def test_said_last_is_what_no_text_after_says_and_the_newest_says_nothing_of_that() -> None:
    known, ids = history(texts((PIPE, FISH), (FISH,), (FISH, GEAR)))
    assert known.newest("2001-arden") == "2003-arden"
    assert [known.is_said_last(ref) for ref in ids[0]] == [True, False]
    assert [known.is_said_last(ref) for ref in ids[2]] == [False, False]


def test_of_a_heading_nothing_is_known_and_nothing_is_claimed() -> None:
    rows = [declaration("2001-arden", [(H, ["Lighthouses"]), (P, [PIPE])]), *texts((), (FISH,))[1:]]
    known, ids = history(rows)
    heading = ids[0][0]
    assert known[heading] == PassageHistory(heading)
    assert known.claim(heading) is Claim.FIRST
    assert not known.is_gone(heading, "2002-arden")
    assert known.nearest_after(heading, "2002-arden") == ""


def test_of_heirs_with_the_same_telling_words_that_one_is_named_which_says_most() -> None:
    fight = "The Parties confirm their firm and lasting commitment to fighting hill drought."
    lesser = "Farmers whose wells and meadows suffer hill drought and locusts get help."
    more = "A firm and lasting commitment helps whose wells and meadows suffer hill drought, too."
    for heirs, place in (((lesser, more), 1), ((more, lesser), 0)):
        known, ids = history(texts((FISH, fight), (*heirs, FISH)))
        assert known.nearest_after(ids[0][1], "2002-arden") == ids[1][place]


def test_what_has_hardly_changed_was_surely_said_without_a_link_and_else_likely() -> None:
    other = f"{PIPE_AGAIN[:-1]}, as they did in spring."
    for again, sureness in ((f"{PIPE[:-1]} soon.", SURE), (other, LIKELY)):
        rows = texts((PIPE, FISH), (again, GEAR))
        known, ids = history(rows)
        assert before(known, ids[1][0]) == [("2001", sureness)]
        assert (known.likeness(ids[0][0], ids[1][0]) >= 0.8) == (sureness is SURE)


def test_of_a_language_of_which_little_is_known_no_more_is_said() -> None:
    older, newer = texts((PIPE,), (f"We reiterate: {PIPE}", FISH))
    assert history([older, newer])[0].claim(newer.passages[1].id) is Claim.NEW
    sw = [replace(text, language="sw") for text in (older, newer)]
    known, ids = history(sw)
    assert [known.claim(ref) for ref in ids[1]] == [Claim.STOOD, Claim.NEW]


def test_what_has_always_stood_never_came_back() -> None:
    known, ids = history(texts((PIPE,), (PIPE,), (PIPE,)))
    years = ("2001-arden", "2002-arden")
    assert known.standing(ids[2][0]) == Standing(years[0], years[0], None, years)
    assert not known.standing(ids[2][0]).is_return
    known, ids = history(texts((PIPE,), (FISH,), (PIPE,), (PIPE,)))
    back = Standing("2001-arden", "2003-arden", "2001-arden", ("2001-arden", "2003-arden"))
    assert known.standing(ids[3][0]) == back
    assert back.came_back_in("2003-arden")
    assert not back.came_back_in("2004-arden")


def test_what_only_likely_said_it_and_came_too_early_is_named_beside_it() -> None:
    told = PIPE_AGAIN.replace("speak", "since the meeting in Arden on 3 January 2002 speak")
    known, ids = history(texts((PIPE,), (told,)))
    assert before(known, ids[1][0]) == []
    assert known.claim(ids[1][0]) is Claim.COMPARE
    assert known.compared(ids[1][0]) == ids[0][0]
    # With much that is new as well.
    known, ids = history(texts((PIPE, FISH), (f"{told[:-1]}, for lamps and for barges.",)))
    assert before(known, ids[1][0]) == []
    assert known.compared(ids[1][0]) == ids[0][0]


def test_of_what_has_no_matter_it_is_not_said_that_it_stood() -> None:
    known, ids = history(texts((PIPE, "We are:"), (FISH, "We are:")))
    assert before(known, ids[1][1]) == [("2001", SURE)]
    assert known.claim(ids[1][1]) is Claim.FIRST


def test_a_history_says_the_same_in_another_process() -> None:
    known, ids = history(texts((PIPE,), (FISH,), (PIPE_AGAIN,)))
    told = {ref: (known[ref], known.claim(ref)) for row in ids for ref in row}
    sent = pickle.loads(pickle.dumps(known))  # noqa: S301 - our own
    assert {ref: (sent[ref], sent.claim(ref)) for ref in told} == told
    assert "nearness" not in sent.__dict__
    assert sent.nearest_after(ids[0][0], "2003-arden") == ids[2][0]
