"""What all texts together know of a passage, and that nothing said of it contradicts the rest."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparator.alignment import weave_threads
from comparator.analysis.brief import brief_of
from comparator.analysis.brief_sections import Chapter
from comparator.analysis.highlights import Highlights
from comparator.analysis.history import Claim, History, Standing, Sureness
from comparator.model import Collation, Declaration, Edition, Link, Passage
from tests.small_editions import P, collation, declaration, edition, link, pairs

PIPE = "The Parties support a gas pipeline from Corvane to the port of Dunmere."
PIPE_AGAIN = "The Parties speak for a gas pipeline between Corvane and the port of Dunmere."
FISH = "The Parties agree quotas for herring and mackerel in the Gulf of Orra."
GEAR = "The Parties will collect abandoned nets and other fishing gear from reefs."


def texts(*rows: tuple[str, ...]) -> list[Declaration]:
    """Return texts of successive years, a paragraph a sentence."""
    return [declaration(f"{2001 + n}-arden", [(P, [s]) for s in row]) for n, row in enumerate(rows)]


def linked(*declarations: Declaration, **joined: bool) -> list[Collation]:
    """Return all collations; equal sentences are linked, and those of `joined` ("1.1-3.1").

    Args:
        declarations: Oldest first.
        joined: By "year_place__year_place" whether a link is tentative.
    """
    ref = {f"t{n}_{p.block}": p for n, d in enumerate(declarations, 1) for p in d.passages}
    asked = {tuple(ref[end].id for end in key.split("__")): t for key, t in joined.items()}
    found = []
    for n, newer in enumerate(declarations):
        for older in declarations[:n]:
            both = [(a, b) for b in newer.passages for a in older.passages]
            links: list[Link[str]] = [
                link([a], [b], tentative=asked.get((a.id, b.id), False))
                for a, b in both
                if a.text == b.text or (a.id, b.id) in asked
            ]
            found.append(collation(older, newer, links))
    return found


def history(declarations: list[Declaration], **joined: bool) -> tuple[History, list[list[str]]]:
    """Return the history of texts, and the ids of their passages, text by text."""
    made = edition(declarations, linked(*declarations, **joined))
    return History.of(made), [[p.id for p in d.passages] for d in declarations]


def test_what_tells_of_a_later_day_was_not_perhaps_said_by_a_text_before_it() -> None:
    told = PIPE_AGAIN.replace("speak", "since the meeting in Arden on 3 January 2003 speak")
    for text, before in (
        (told, [2]),
        (told.replace("2003", "2000"), [1, 2]),
        (told.replace("3 January 2003", "3 January 2003 and 2 May 2000"), [2]),
        (told.replace("3 January", "4 July"), [2]),  # the day of the text itself
        (told.replace("3 January 2003", "4 July 2001"), [1, 2]),  # that of the one before
        (told.replace("3 January", "5 July"), [1, 2]),  # a day to come
    ):
        known, ids = history(
            texts((PIPE,), (PIPE_AGAIN,), (text,)), t1_1__t2_1=False, t2_1__t3_1=True
        )
        said = [said.declaration for said in known[ids[2][0]].before]
        assert said == [f"200{n}-arden" for n in before]


def test_what_no_text_said_is_new_and_the_first_text_says_nothing_of_that() -> None:
    known, ids = history(texts((FISH,), (FISH, PIPE)))
    assert known.claim(ids[0][0]) is Claim.FIRST
    assert known.claim(ids[1][0]) is Claim.STOOD
    assert known.claim(ids[1][1]) is Claim.NEW


def test_what_the_text_before_did_not_say_is_back() -> None:
    known, ids = history(texts((PIPE,), (FISH,), (PIPE,)))
    assert known.claim(ids[2][0]) is Claim.BACK
    assert known.standing(ids[2][0]) == Standing(
        "2001-arden", "2003-arden", "2001-arden", ("2001-arden",)
    )
    assert not known.is_gone(ids[0][0], "2003-arden")
    assert known.is_gone(ids[0][0], "2002-arden")
    assert known.is_gone(ids[1][0], "2003-arden")


def test_a_tentative_link_makes_no_claim_of_age_and_none_of_novelty() -> None:
    known, ids = history(texts((PIPE,), (GEAR,)), t1_1__t2_1=True)
    assert known.claim(ids[1][0]) is Claim.STOOD
    assert known.said_in(ids[1][0], "2001-arden").sureness is Sureness.LIKELY  # type: ignore[union-attr]
    assert known.standing(ids[1][0]).first == "2002-arden"
    # Though not a word of it is left, and its names went.
    assert not known.is_gone(ids[0][0], "2002-arden")


def test_the_same_words_said_before_without_a_link_are_not_new() -> None:
    known, ids = history(texts((PIPE,), (PIPE_AGAIN,)))
    assert known.claim(ids[1][0]) is Claim.STOOD
    assert not known.is_gone(ids[0][0], "2002-arden")


def test_a_near_passage_is_named_and_nothing_is_called_new_beside_it() -> None:
    near = "The Parties note a gas pipeline and roads from Dunmere to the mines of Hask and Velm."
    known, ids = history(texts((PIPE, FISH), (near,)))
    assert known.claim(ids[1][0]) is Claim.COMPARE
    assert known[ids[1][0]].nearest_before == ids[0][0]


def test_a_further_step_of_a_matter_that_went_is_named_and_the_matter_not_called_gone() -> None:
    step = "The Parties sign a treaty on the gas pipeline; quotas of herring follow in spring."
    known, ids = history(texts((PIPE,), (step,)))
    assert not known.is_gone(ids[0][0], "2002-arden")
    assert not known.is_said_again(ids[0][0], "2002-arden")
    assert known.nearest_after(ids[0][0], "2002-arden") == ids[1][0]


def test_what_comes_near_is_quoted_where_it_has_much_in_common_and_else_pointed_to() -> None:
    far = "The Parties laid lamps, ropes, anchors, sails and bells beside the gas pipeline at Orra."
    close = "The Parties note a gas pipeline and roads from Dunmere to the mines of Hask and Velm."
    for newer, is_quoted in ((far, False), (close, True)):
        older, later = texts((PIPE, FISH, GEAR), (newer, FISH, GEAR))
        brief = brief_of(edition([older, later], linked(older, later)), later.id)
        line = dict(brief.chapters)[Chapter.NEAR][0]
        assert (line.old is not None) == is_quoted
        assert line.near == ("" if is_quoted else older.passages[0].id)


def test_a_rare_phrase_in_another_order_makes_passages_near() -> None:
    """What is noted one year is often resolved the next, in other words."""
    proposed = "The Parties note the idea of a special board on lighthouses and ferries of the bay."
    decided = "The Parties resolve to found the Ad Hoc Board on Ferries and Lighthouses this year."
    known, ids = history(texts((proposed, PIPE), (decided, FISH)))
    assert known.compared(ids[1][0]) == ids[0][0]
    assert known.nearest_after(ids[0][0], "2002-arden") == ids[1][0]
    assert known.claim(ids[1][1]) is Claim.NEW


def test_a_name_of_half_a_frame_word_makes_passages_near_in_either_order() -> None:
    """A year of something that was proposed and then held is one matter, other years are not."""
    proposed = "The Parties find it timely to declare a Year of Lighthouses on the coast of Orra."
    held = "The Lighthouse Year that was held showed how pilots honour their lamps and coast."
    other = "The Year of Orchards brought apples and pears to the markets of both valleys."
    known, ids = history(texts((proposed, FISH), (held, other)))
    assert not known.is_gone(ids[0][0], "2002-arden")
    assert known.compared(ids[1][0]) == ids[0][0]
    assert known.claim(ids[1][1]) is Claim.NEW


def test_a_rare_name_makes_passages_near_with_its_hyphen_or_without() -> None:
    old = "The Parties urge swift work on the Five Point Consensus of the fishing ports."
    new = "The ports of Orra back talks with all skippers under the Five-Point Consensus."
    known, ids = history(texts((old, PIPE), (new, GEAR)))
    assert known.nearest_after(ids[0][0], "2002-arden") == ids[1][0]


LONG = (
    "In heavy trades such as bricks, glass and paper the Parties harness the talents of scholars,"
    " bankers and craftsmen, including by catching, storing and selling waste heat in the harbours,"
    " by mending kilns, renewing cranes, insulating cellars, planting hedges along canals and"
    " dredging ditches for barges."
)


def test_a_row_of_words_that_stand_close_makes_long_passages_near() -> None:
    heat = (
        "The Parties hold that catching, storing or selling waste heat may help villages, schools,"
        " bakeries, ferries and swimming baths through hard winters, and urge mayors, vicars and"
        " teachers to try stoves, blankets and soup."
    )
    apart = (
        "Waste found in villages, schools and bakeries, the heat of hard summers, storing grain for"
        " ferries, selling eels on quays and catching thieves in baths are for mayors to settle."
    )
    known, ids = history(texts((LONG, FISH), (heat, apart)))
    assert known.compared(ids[1][0]) == ids[0][0]
    assert known.claim(ids[1][1]) is Claim.NEW


@pytest.mark.parametrize(
    ("opening", "claim"), [("reiterate", Claim.COMPARE), ("announce", Claim.NEW)]
)
def test_what_says_of_itself_that_it_is_said_again_is_hardly_called_new(
    opening: str, claim: Claim
) -> None:
    again = (
        f"The Parties {opening} their pledge to give lighthouse keepers ropes, buoys, sirens and"
        " bells, as islanders, crofters and weavers asked last autumn."
    )
    old = (
        "The Parties agree that bankers meet each spring, that tailors send letters, and that"
        " lighthouse keepers earn a wage."
    )
    known, ids = history(texts((old, FISH), (again, PIPE)))
    assert known.claim(ids[1][0]) is claim


def test_what_has_no_matter_is_neither_new_nor_gone() -> None:
    known, ids = history(texts((PIPE, "We are:"), (FISH, "*"), (GEAR,)))
    assert known.claim(ids[1][1]) is Claim.FIRST
    assert not known.is_gone(ids[0][1], "2002-arden")
    assert not known.is_gone(ids[1][1], "2003-arden")


def test_a_state_that_is_not_named_everywhere_makes_passages_near() -> None:
    """Five name it in texts of five hundred passages: too many for a rare name."""
    crisis = "They stress that those who cultivate violence in Haiti must be held accountable."
    more = [f"They thank Haiti for {word} and {word}fish." for word in ("eel", "cod", "ray")]
    other = [f"They built lamp {n} of quay {n}." for n in map(chr, range(97, 123))] * 20
    mission = "They fund boats, radios and tents of the mission that Kenya leads in Haiti."
    known, ids = history(texts((crisis, *more, *other), (mission,)))
    assert not known.is_gone(ids[0][0], "2002-arden")


def test_a_heading_of_one_word_is_not_new_where_the_word_was_said() -> None:
    known, ids = history(texts((PIPE, FISH), ("HERRING", "LIGHTHOUSES")))
    assert [known.claim(ref) for ref in ids[1]] == [Claim.FIRST, Claim.FIRST]


STATES = "Kazakhstan, the Kyrgyz Republic, the Republic of Uzbekistan and the Republic of Belarus"


def test_the_same_list_of_members_makes_no_two_passages_near() -> None:
    """Who speaks stands in passages of every matter."""
    seats = f"The Parties note that {STATES} seek seats in the harbour council."
    roads = f"The Parties note that {STATES} uphold the silk road of the northern plain."
    others = [f"{STATES} lit beacon {word}." for word in ("elm", "oak", "ash", "yew", "fir")]
    known, ids = history(texts((seats, *others), (roads,)))
    assert known.claim(ids[1][0]) is Claim.NEW


def test_a_state_that_few_passages_name_makes_them_near_under_any_of_its_names() -> None:
    asked = "They noted the request to begin admitting the Republic of Belarus into the circle."
    signed = "They welcomed signing a paper on duties by Belarus before it joins the circle."
    known, ids = history(texts((asked, FISH), (signed, GEAR)))
    assert known.nearest_after(ids[0][0], "2002-arden") == ids[1][0]
    assert not known.is_gone(ids[0][0], "2002-arden")


def test_what_took_up_the_same_passage_is_near_and_neither_gone() -> None:
    other = "They stand by the undertaking that was given at the outset to all who live there."
    known, ids = history(
        texts((PIPE,), (other,), (PIPE_AGAIN,)), t1_1__t2_1=False, t1_1__t3_1=False
    )
    assert known.nearest_after(ids[1][0], "2003-arden") == ids[2][0]


def test_no_silence_is_told_where_a_text_between_comes_near() -> None:
    near = "The Parties note a gas pipeline and roads from Dunmere to the mines of Hask and Velm."
    known, ids = history(texts((PIPE,), (near,), (PIPE,)))
    assert known.claim(ids[2][0]) is Claim.COMPARE
    assert known.compared(ids[2][0]) == ids[1][0]
    assert not known.standing(ids[2][0]).is_return


def test_the_same_words_are_surely_said_whatever_is_linked() -> None:
    made = texts(("For release at noon",), (FISH,), ("For release at noon",))
    unlinked = edition(made, [collation(a, b, []) for a, b in pairwise(made)])
    known = History.of(unlinked)
    assert known.standing(made[2].passages[0].id).first == "2001-arden"


def test_a_first_text_is_in_doubt_where_an_older_one_likely_said_it() -> None:
    known, ids = history(texts((PIPE,), (GEAR,), (GEAR,)), t1_1__t2_1=True, t1_1__t3_1=True)
    standing = known.standing(ids[2][0])
    assert standing.first == "2002-arden"
    assert not standing.is_first_known


def test_what_tells_of_the_day_of_an_older_text_may_have_been_said_by_it_and_no_later_day() -> None:
    for day, maybe_first in ((4, "2001-arden"), (5, "")):
        again = f"{GEAR[:-1]}, as agreed on {day} July 2001."
        rows = texts((PIPE,), (GEAR,), (again,))
        known, ids = history(rows, t1_1__t2_1=True, t1_1__t3_1=True, t2_1__t3_1=False)
        assert known.standing(ids[2][0]).maybe_first == maybe_first


def test_a_clause_perhaps_stands_longer_only_where_it_never_broke_off() -> None:
    assert Standing("2002-b", "2002-b", maybe_first="2001-a").perhaps_since == "2001-a"
    assert Standing("2002-b", "2003-c", maybe_first="2001-a").perhaps_since == ""
    assert Standing("2002-b", "2002-b").perhaps_since == ""
    assert Standing("2002-b", "2002-b").is_first_known


def test_what_only_a_later_text_comes_near_has_nothing_near_before() -> None:
    near = "The Parties note a gas pipeline and roads from Dunmere to the mines of Hask and Velm."
    known, ids = history(texts((FISH,), (PIPE,), (near,)))
    found = known[ids[1][0]]
    assert found.near == (ids[2][0],)
    assert (found.nearest_before, found.is_near_before, found.is_perhaps_said) == ("", False, False)


def test_what_is_said_of_another_state_is_not_quoted_beside() -> None:
    rows = texts(
        ("They sell herring, mackerel and kelp to Norway.",),
        ("They sell herring, mackerel and kelp to Peru.",),
        ("They sell herring, mackerel and kelp to the mills.",),
    )
    known, ids = history(rows)
    (norway,), (peru,), (mills,) = ids
    assert known.likeness(norway, peru) > 0.5
    assert not known.is_close(norway, peru)
    assert known.is_close(norway, mills)
    assert not known.is_close(norway, "")


def test_one_rare_word_in_common_forbids_to_call_what_comes_near_new() -> None:
    often = [
        f"They pave quays, canals and locks in {place}."
        for place in "Arl Bex Cym Dol Eft Fen Gor".split()
    ]
    new = "They pave quays, canals and locks with sirens, ropes, masts and {}."
    for word, claim in (("barges", Claim.FIRST), ("lamps", Claim.NEW)):
        known, ids = history(
            texts((*often, "They tow barges to quays and canals."), (new.format(word),))
        )
        assert known.claim(ids[1][0]) is claim


def test_a_first_text_is_in_doubt_where_what_said_it_had_been_said_before() -> None:
    known, ids = history(texts((PIPE,), (GEAR,), (FISH,)), t1_1__t2_1=False, t2_1__t3_1=False)
    standing = known.standing(ids[2][0])
    assert (standing.first, standing.maybe_first) == ("2002-arden", "2001-arden")


def test_phrases_that_are_said_often_but_not_everywhere_make_passages_near() -> None:
    # Seven say each phrase, of more than a hundred passages: none is rare, no word everywhere.
    strange = ["".join((a, "o", b, "a", c)) for a in "bdgk" for b in "lmnr" for c in "lmnrt"]
    phrase = ("vaccine supply", "pandemic response", "cargo trains", "herring quotas")
    often = [f"They see {phrase[n % 4]} {' '.join(strange[n : n + 5])}." for n in range(24)]
    other = [f"They built {word}." for word in strange]
    old, new = (
        f"They see {', '.join(f'{a} {b}' for a, b in zip(phrase, some, strict=True))}."
        for some in (
            ("bridge stone owl", "mirror lamp", "violin fern moss", "copper kettle"),
            ("orchard apple plum", "harbour winter ice", "saddle wool", "glass window frame"),
        )
    )
    known, ids = history(texts((old, *often, *other), (new, GEAR)))
    assert known.claim(ids[1][0]) is Claim.COMPARE


def test_a_chain_of_links_that_has_drifted_says_nothing_of_its_ends() -> None:
    middle = "The Parties support a gas pipeline and will collect abandoned nets and gear."
    known, ids = history(texts((PIPE,), (middle,), (GEAR,)), t1_1__t2_1=False, t2_1__t3_1=False)
    assert [s.declaration for s in known[ids[2][0]].before] == ["2002-arden"]


def test_a_text_of_another_kind_breaks_nothing() -> None:
    first, other, last = texts((PIPE,), (FISH,), (PIPE,))
    known, ids = history([first, replace(other, kind="goals"), last])
    assert known.claim(ids[2][0]) is Claim.STOOD
    assert known.claim(ids[1][0]) is Claim.FIRST


def hold(made: Edition) -> None:
    """Hold the laws of a history against an edition."""
    known = History.of(made)
    kind = {d.id: d.kind for d in made.series.declarations}
    home = {p.id: p for d in made.series.declarations for p in d.passages}
    linked_to: dict[str, set[str]] = {}
    for c in (*made.collations, *made.links):
        if kind[c.left] == kind[c.right]:
            for each in c.links:
                for ref in (*each.left, *each.right):
                    linked_to.setdefault(ref, set()).update({c.left, c.right})
    for ref, passage in home.items():
        if not passage.kind.is_prose:
            continue
        _hold_passage(known, passage, linked_to.get(ref, set()) - {passage.declaration})


def _hold_passage(known: History, passage: Passage, linked: set[str]) -> None:
    ref, own = passage.id, passage.declaration
    said = {s.declaration for s in (*known[ref].before, *known[ref].after)}
    assert linked <= said  # never against a pair's own link
    claim, standing = known.claim(ref), known.standing(ref)
    previous = known.text_before(own)
    if claim is Claim.NEW:
        assert not known[ref].before
        assert not known.compared(ref)
        assert (standing.first, standing.since, standing.earlier) == (own, own, ())
    if claim is Claim.COMPARE:
        assert known.compared(ref)
    if claim is Claim.BACK:
        assert standing.earlier
        assert standing.earlier[-1] != previous
        assert standing.since == own
        assert standing.is_return
    if claim is Claim.STOOD:
        assert standing.earlier[-1] == previous
        assert not standing.came_back_in(own)
    for saying in known[ref].after:
        assert not known.is_gone(ref, saying.declaration)


def test_no_claim_of_a_real_edition_contradicts_another(edition: Edition) -> None:
    hold(edition)


@given(pairs())
def test_no_claim_of_any_edition_contradicts_another(made: Edition) -> None:
    hold(made)


@pytest.mark.parametrize("kinds", [("", "", ""), ("a", "b", "a"), ("a", "a", "b")])
def test_a_thread_has_texts_of_one_kind_only(kinds: tuple[str, ...]) -> None:
    rows = texts((PIPE, FISH), (PIPE, GEAR), (PIPE, FISH))
    made = [replace(d, kind=kind) for d, kind in zip(rows, kinds, strict=True)]
    kind = {d.id: d.kind for d in made}
    for thread in weave_threads(made, linked(*made)):
        assert len({kind[d] for d in thread.declarations}) == 1


@given(st.permutations(range(3)))
def test_the_order_in_which_collations_come_changes_nothing(order: list[int]) -> None:
    made = texts((PIPE, FISH), (GEAR,), (PIPE, GEAR))
    collations = linked(*made)
    straight = weave_threads(made, collations)
    assert weave_threads(made, [collations[n] for n in order]) == straight


def test_what_has_hardly_any_matter_is_the_same_on_another_day() -> None:
    noted = ("Note issued May 2nd, 2018", "Note issued July 26th, 2017")
    known, ids = history(texts((noted[0], FISH), (FISH,), (noted[1], FISH)))
    assert known.standing(ids[2][0]).first == "2001-arden"


def test_a_text_of_another_kind_breaks_no_wording() -> None:
    """The goals between two statements do not say what the statements say, and need not."""
    first, goals, last = texts((FISH,), (PIPE,), (FISH,))
    goals = replace(goals, kind="goals")
    # Pairs are made of one kind.
    pairs_made = [c for c in linked(first, goals, last) if goals.id not in (c.left, c.right)]
    threads = weave_threads((first, goals, last), pairs_made)
    made = replace(edition([first, goals, last], pairs_made), threads=threads)
    highlights = Highlights(made, pairs_made[-1])
    passage = last.passages[0]
    assert highlights.same_since(passage) == first.id
    assert highlights.said(passage) == 2


def test_what_was_said_last_leaves_out_the_text_that_is_asked_of_unless_there_is_no_other() -> None:
    standing = Standing("2001-a", "2001-a", earlier=("2001-a", "2002-b"))
    assert standing.last_said("2002-b") == "2001-a"
    assert standing.last_said("2003-c") == "2002-b"
    assert replace(standing, earlier=("2002-b",)).last_said("2002-b") == "2002-b"
    assert replace(standing, earlier=()).last_said("2002-b") is None


def test_what_has_no_telling_word_of_its_own_is_not_called_new() -> None:
    herring = (
        "The Parties are profoundly aware that herring deserves a truly comprehensive approach."
    )
    known, ids = history(texts((FISH,), (PIPE, herring)))
    assert known.claim(ids[1][1]) is Claim.FIRST
    assert known.compared(ids[1][1]) == ""  # one word alone is said of anything
    assert known.claim(ids[1][0]) is Claim.NEW
    tariff = "The Parties are profoundly aware that herring deserves a truly comprehensive tariff."
    known, ids = history(texts((FISH,), (PIPE, tariff, f"{tariff[:-1]} for barrels.")))
    assert [known.claim(ref) for ref in ids[1][1:]] == [Claim.FIRST, Claim.NEW]


def test_what_says_that_it_is_said_again_is_new_only_with_more() -> None:
    pave = "We {} our will to pave quays and canals{}."
    rows = (pave.format("reaffirm", ""), pave.format("reaffirm", " for barges"))
    known, ids = history(texts((FISH,), (PIPE, *rows, pave.format("have", ""))))
    assert [known.claim(ref) for ref in ids[1][1:]] == [Claim.FIRST, Claim.NEW, Claim.NEW]


def test_what_takes_a_word_or_two_with_it_is_not_surely_gone() -> None:
    short, longer = "They pave quays.", "They pave quays and dredge the mouth of the river."
    known, ids = history(texts((short, longer), (PIPE,)))
    assert [known.is_gone(ref, "2002-arden") for ref in ids[0]] == [False, True]


def test_what_tells_of_nothing_is_neither_new_nor_gone() -> None:
    eager = "We will enhance our regular consultations and move forward swiftly."
    known, ids = history(texts((FISH, eager), (FISH, PIPE)))
    assert not known.is_gone(ids[0][1], "2002-arden")
    known, ids = history(texts((FISH,), (FISH, eager)))
    assert known.claim(ids[1][1]) is Claim.FIRST
    known, ids = history(texts((FISH, eager), (FISH,), (FISH, eager)))
    assert known.claim(ids[2][1]) is Claim.COMPARE


def test_what_goes_on_in_its_telling_words_is_not_called_gone() -> None:
    fight = "The Parties confirm their firm and lasting commitment to fighting hill drought."
    drought = (
        "The Parties help farmers whose wells and meadows suffer hill drought and from locusts."
    )
    known, ids = history(texts((FISH, fight), (FISH, drought)))
    assert not known.is_gone(ids[0][1], "2002-arden")
    assert known.nearest_after(ids[0][1], "2002-arden") == ids[1][1]
    # A name that no later text has is gone with what it names.
    plan = "The Parties confirm their commitment to the Orra Drought Plan."
    known, ids = history(texts((FISH, plan), (FISH, drought)))
    assert known.is_gone(ids[0][1], "2002-arden")


def test_who_holds_an_office_makes_no_two_passages_near() -> None:
    visit = "The Parties thank President Selen for the harvest festival in the port of Dunmere."
    other = "The Parties take note of the lecture of President Selen on glass and on pottery."
    known, ids = history(texts((visit,), (other,)))
    assert known.claim(ids[1][0]) is Claim.NEW


def test_what_the_text_between_likely_goes_on_to_say_is_not_back() -> None:
    fight = "The Parties confirm their firm and lasting commitment to fighting hill drought."
    drought = (
        "The Parties help farmers whose wells and meadows suffer hill drought and from locusts."
    )
    known, ids = history(texts((FISH, fight), (FISH, drought), (FISH, fight)))
    assert known.claim(ids[2][1]) is not Claim.BACK
    known, ids = history(texts((FISH, fight), (FISH, PIPE), (FISH, fight)))
    assert known.claim(ids[2][1]) is Claim.BACK


def test_words_that_stand_apart_name_no_passage_beside_another() -> None:
    grants = "The Parties compare copper subsidies for barrels on the market of Dunmere."
    apart = "Bridges have copper roofs once more, and carters come with subsidies of the hills."
    together = "Of copper subsidies nothing was said when the hill towns counted their orchards."
    others = [f"{what} are counted once." for what in ("Goats", "Larks", "Pears", "Wells", "Hops")]
    known, ids = history(texts((*others, grants), (PIPE, apart), (GEAR, together)))
    assert not known.is_of_one_matter(ids[0][-1], ids[1][1])
    assert known.is_of_one_matter(ids[0][-1], ids[2][1])


def test_what_is_said_of_any_matter_names_no_passage_beside_another() -> None:
    chains = (
        "The Parties will make the supply chains of barrels and of copper roofs more resilient."
    )
    others = [f"{what} are counted once." for what in ("Goats", "Larks", "Pears", "Wells", "Hops")]
    drugs = "Smugglers of pills are followed along their supply chains into the hills."
    known, ids = history(texts((*others, chains), (PIPE, drugs)))
    assert not known.is_of_one_matter(ids[0][-1], ids[1][1])
