"""What is a shift between two clauses and what is none, in three languages."""

from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparator.analysis.operatives.shifts import shifts
from comparator.analysis.operatives.verb_lexicon import lexicon_of
from comparator.corpus.series.verb_scales import VERBS
from comparator.diff import variant_of
from comparator.model import Finding

OBJECT = "the efforts of the Harbour States to open the straits to all ships"
SHIFTS = [
    ("The Member States welcome", "The Member States note", "weaker"),
    ("They urge", "They call for", "weaker"),
    ("The Parties note", "The Parties commend", "stronger"),
    ("The Member States support", "The Member States are committed to", "stronger"),
    ("We emphasise", "We particularly emphasise", "stronger"),
    ("They support", "They do not support", "turned"),
    ("They support", "They strongly condemn", "turned"),
    ("They condemn", "They strongly condemn", "stronger"),
    ("The Member States support", "Interested Member States support", "fewer"),
    (
        "They express readiness to continue",
        "They reaffirm their commitment to continue",
        "stronger",
    ),
    ("They reaffirm their commitment to", "They recall", "weaker"),
    ("They express the need to continue", "They are committed to continue", "stronger"),
    ("They expect to continue", "They will continue", "stronger"),
    ("The Parties are in favour of", "The Parties intend to continue", "stronger"),
    ("All ships are called upon to assist", "All ships are urged to assist", "stronger"),
    ("They oppose", "They regard as undesirable", "weaker"),
    ("They consider it important to assist", "They consider it necessary to assist", "stronger"),
    ("Disturbed by", "They condemn", "stronger"),
    ("They stress the importance of", "They stress the need for", "stronger"),
    ("We will endeavour to assist", "We will assist", "stronger"),
    ("We are committed to working towards", "We are committed to", "stronger"),
    ("We discussed", "We express our deep concern at", "stronger"),
]
NO_SHIFTS = [
    ("The Member States emphasise", "The Member States underline"),
    ("They support", "They stand for"),
    ("They advocate", "They are in favour of"),
    ("The Parties have praised", "The Parties praise"),
    ("They support", "They will continue to support"),
    ("The Member States note", "The Parties also note"),
    ("They emphasize", "They emphasise"),
    ("They remain committed to", "They are committed to"),
    ("They intend to assist", "All ships are urged to assist"),
    ("They reaffirm their consistent support for", "They reaffirm their strong support for"),
    ("We affirm our unwavering support for", "We affirm our consistent and unwavering support for"),
    ("They repeat their profound concern at", "They express deep concern at"),
    ("They strongly oppose", "They repeat their strong opposition to"),
    ("They condemn unequivocally", "They unequivocally condemn"),
    ("They will continue to support", "They are supporting"),
]


def found(old: str, new: str, language: str = "en") -> list[Finding]:
    lexicon = lexicon_of(VERBS.bundled[language], language)
    return list(shifts(variant_of(old, new), lexicon))


@pytest.mark.parametrize(("old", "new", "kind"), SHIFTS)
def test_another_strength_on_one_matter_is_a_shift(old: str, new: str, kind: str) -> None:
    assert [str(s.kind) for s in found(f"{old} {OBJECT}.", f"{new} {OBJECT}.")] == [kind]


@pytest.mark.parametrize(("old", "new"), NO_SHIFTS)
def test_another_rendering_of_one_strength_is_none(old: str, new: str) -> None:
    assert not found(f"{old} {OBJECT}.", f"{new} {OBJECT}.")


def test_what_was_noted_as_done_is_stronger_when_it_is_praised_itself() -> None:
    kinds = [s.kind for s in found(f"They note the results of {OBJECT}.", f"They praise {OBJECT}.")]
    assert kinds == ["stronger"]
    kinds = [s.kind for s in found(f"They praise {OBJECT}.", f"They note the results of {OBJECT}.")]
    assert kinds == ["weaker"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("They open the port.", "They open the port, provided that all the owners of it agree.", 1),
        ("They open the port.", "So far as national law permits, they open the port.", 1),
        ("They open the port.", "They open the port if conditions allow.", 1),
        ("They open the port.", "They open the port, conditions permitting.", 1),
        (
            "They open the port.",
            "They open the port, and the fishermen of the coast who wish it may, where necessary, "
            "sell what they have caught in the halls of the town before the sun has risen.",
            0,
        ),
        ("They open it if conditions allow.", "They open it, conditions permitting.", 0),
        ("They open the port.", "Subject to a fee, they open the port.", 1),
        ("It covers no goods.", "It covers no goods subject to duties.", 0),
        ("They remove the sign.", "They remove the sign as required by section 4.", 0),
        ("They open it.", "They open it and build new cranes as necessary.", 0),
    ],
)
def test_a_way_out_is_told_where_it_is_all_that_came(old: str, new: str, expected: int) -> None:
    assert [s.kind for s in found(old, new)] == ["hedge"] * expected
    assert [s.kind for s in found(new, old)] == ["hedge"] * expected


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # where, not how soon
        ("They put the notice up adjacent to it.", "They put it up immediately following it."),
        # a name, not a deed
        ("They offer the Sealed Harbour to ships.", "They name the Launched Harbour to ships."),
        # one of several things
        (
            "They note the establishment of the Union of Harbour Centres for trade of the coast.",
            "Considering expert guidance and proposals on trade of the coast, they note the Union "
            "of Harbour Centres.",
        ),
        # whose loss it is, not whether
        (
            "The owner may claim for the direct loss of cargo suffered by a fault of the pilot.",
            "The owner may claim for any direct loss of cargo it may have suffered by a fault.",
        ),
        # prices, not hiring
        (
            "The board expects that hiring improves and the effects of dear grain fade.",
            "The board expects that hiring improves and the effects of price declines fade.",
        ),
        # who votes so, not how firmly
        ("The board approved a rise of fees.", "The board unanimously approved a rise of fees."),
        ("The name may not be used for sale.", "The name must not be used for sale."),
        ("Any suit shall be brought in the courts.", "Any suit may be brought only in the courts."),
        (
            "No owner who may modify the boats is liable for the loss of boats at sea.",
            "No owner who modifies the boats is liable for the loss of boats at sea.",
        ),
        (
            "The archive of the authors lists problems introduced by others.",
            "The archive of the authors lists problems that might be introduced by others.",
        ),
        (
            "Its use shall be factual and shall in no event suggest a favour of the board.",
            "Its use shall be factual and shall not suggest a favour of the board.",
        ),
        (
            "The licensor shall be entitled to offer a warranty for the copies of the works.",
            "The licensor is entitled to offer a warranty for the copies of the works.",
        ),
    ],
)
def test_what_only_looks_like_another_strength_is_none(old: str, new: str) -> None:
    assert not [s for s in found(old, new) if not s.is_minor]
    assert not [s for s in found(new, old) if not s.is_minor]


def test_the_one_thing_that_matters_is_one_though_it_was_named_with_another() -> None:
    old = (
        "We underscore the importance of working towards HPB reform, including by holding "
        "talks so as to open a new court of pilots with three seats by 2024."
    )
    new = (
        "We underscore the need to reform the HPB’s dredging, towing, and salvage offices "
        "and remain committed to holding talks so as to open a new court of pilots with three "
        "seats by the end of 2024."
    )
    assert [str(s.kind) for s in found(old, new)] == ["stronger"]
    assert [str(s.kind) for s in found(new, old)] == ["weaker"]


def test_what_was_promised_and_is_told_in_the_past_was_done() -> None:
    old = "Both leaders commit to elevate the ties of Velm and Orra to a partnership."
    new = "One year ago, Velm and Orra elevated their ties to a partnership."
    assert [str(s.kind) for s in found(old, new)] == ["step"]
    told = found("They pledge to defend the ties of Velm.", "They defended the ties of Velm.")
    assert "step" not in {str(s.kind) for s in told}


def test_a_part_that_was_split_off_may_be_weaker() -> None:
    old = "We strongly oppose the closing of straits, mining of bays and ramming of fishing boats."
    new = "We strongly oppose the closing of straits. We are concerned at ramming of fishing boats."
    assert [str(s.kind) for s in found(old, new)] == ["weaker"]
    assert [str(s.kind) for s in found(new, old)] == ["stronger"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "We welcome a new initiative, the Harbour Watch Partnership, to help the coast guards.",
            "We are pleased that the Harbour Watch Partnership for the coast guards is underway.",
        ),
        (
            "The Harbour Watch will offer training to the coast guards of Kaldavik.",
            "Through the Harbour Watch we are giving the coast guards of Kaldavik boats.",
        ),
        ("They note the draft Charter of Ports.", "They adopted the Charter of Ports."),
        (
            "We also pledged today to begin joint dredging of the Kaldavik sound with new tugs.",
            "We have now made strides in joint dredging of the Kaldavik sound with new tugs.",
        ),
        (
            "We intend to explore with Kaldavik joint surveys of tides and wrecks.",
            "We helped Kaldavik through the signing of an accord on surveys of tides, wrecks.",
        ),
        (
            "They greet the entry into force of the accord of Kaldavik on wrecks, due in May.",
            "They welcome that the accord of Kaldavik on wrecks entered into force.",
        ),
        (
            "They welcome the entry into force of the accord of Kaldavik on wrecks, due in May.",
            "They note that the accord of Kaldavik on wrecks has been in force for a year.",
        ),
        (
            "They reaffirm the goal of dredging 40 harbours a year of the Kaldavik sound by 2025.",
            "The states exceeded the yearly goal of dredging 40 harbours of the Kaldavik sound.",
        ),
        (
            "They agreed to study whether pensions earned by pilots can be taken to Kaldavik.",
            "An accord by which pensions earned by pilots may be kept in Kaldavik was signed.",
        ),
        (
            "They welcome the steps taken to strengthen controls on the sale of charts of reefs.",
            "They are strengthening controls on the sale of charts of reefs and wrecks.",
        ),
    ],
)
def test_what_was_to_be_and_is_done_is_a_step(old: str, new: str) -> None:
    assert [str(s.kind) for s in found(old, new)] == ["step"]
    assert not [s for s in found(old, old.replace("We", "Now we", 1)) if s.kind == "step"]


def test_another_matter_is_none() -> None:
    assert not found(f"They welcome {OBJECT}.", "They note the catch of herring last autumn.")


def test_who_is_no_speaker_shifts_nothing() -> None:
    assert not found("Ships that support the ports sail on.", "Ships that note the ports sail on.")


OPPOSITE = {"stronger": "weaker", "weaker": "stronger", "turned": "turned"}


@given(st.sampled_from([case for case in SHIFTS if case[2] in OPPOSITE]))
def test_swapping_the_sides_turns_a_shift(case: tuple[str, str, str]) -> None:
    old, new, kind = case
    turned = found(f"{new} {OBJECT}.", f"{old} {OBJECT}.")
    assert [str(s.kind) for s in turned] == [OPPOSITE[kind]]


@pytest.mark.parametrize(
    ("language", "old", "new", "kind"),
    [
        ("ru", "Они приветствуют мир на море.", "Они отмечают мир на море.", "weaker"),
        ("ru", "Они призывают к миру.", "Они настоятельно призывают к миру.", "stronger"),
        ("zh", "成员国欢迎海峡向所有船只开放。", "成员国注意到海峡向所有船只开放。", "weaker"),
        ("zh", "成员国呼吁各方严格履行义务。", "成员国敦促各方严格履行义务。", "stronger"),
    ],
)  # fmt: skip
def test_other_languages_have_their_scale(language: str, old: str, new: str, kind: str) -> None:
    assert [str(s.kind) for s in found(old, new, language)] == [kind]


CASES = [
    tuple(case.strip().split("\n"))
    for case in Path(__file__).with_name("shifts.txt").read_text("utf-8").split("\n.\n")[1:]
]


@pytest.mark.parametrize("case", CASES, ids=[case[0] for case in CASES])
def test_the_titled_cases(case: tuple[str, ...]) -> None:
    _, language, old, new, kind = case
    assert [str(s.kind) for s in found(old, new, language)] == [kind] * (kind != "none")


DIRECTIONS = [
    tuple(part.strip() for part in line.split("|"))
    for line in Path(__file__).with_name("directions.txt").read_text("utf-8").splitlines()
]
"""A hundred pairs, labelled before they were tried; "?" behind a label that is not reached."""
AS_KIND = {"hedge": {True: "weaker", False: "stronger"}, "fewer": {True: "weaker"}}


def kinds(old: str, new: str) -> set[str]:
    return {
        AS_KIND.get(str(s.kind), {}).get(bool(s.right_words), str(s.kind)) for s in found(old, new)
    }


@pytest.mark.parametrize(
    ("kind", "old", "new"), DIRECTIONS, ids=[row[1][:60] for row in DIRECTIONS]
)
def test_no_shift_goes_the_wrong_way(kind: str, old: str, new: str) -> None:
    told = kinds(old, new)
    assert OPPOSITE.get(kind.rstrip("?")) not in told - {"turned"}
    if not kind.endswith("?"):
        assert told == {kind} - {"none"}
    assert kinds(new, old) == {OPPOSITE.get(each, each) for each in told}


@pytest.mark.parametrize(
    "clauses",
    Path(__file__).with_name("ascents.txt").read_text("utf-8").strip().split("\n\n"),
    ids=lambda clauses: clauses[:60],
)
def test_what_says_more_is_never_told_as_less(clauses: str) -> None:
    """Clauses in the order of their strength, written before they were tried."""
    for milder, firmer in combinations(clauses.splitlines(), 2):
        assert "weaker" not in kinds(milder, firmer)
        assert "stronger" not in kinds(firmer, milder)


BESIDE = [
    # what is asked of a thing, or said of it, besides
    (
        "They call for an inclusive dialogue on the canal.",
        "They call for a dialogue on the canal.",
        "en",
    ),
    (
        "We support full, safe and unfettered access to the camps of the delta.",
        "We support unfettered access to the camps of the delta.",
        "en",
    ),
    ("They oppose all forms of piracy in the strait.", "They oppose piracy in the strait.", "en"),
    (
        "They note the unjust and brutal war on the islands.",
        "They note the brutal war on the islands.",
        "en",
    ),
    (
        "Стороны выступают за инклюзивный диалог о канале.",
        "Стороны выступают за диалог о канале.",
        "ru",
    ),
    ("各方支持公正、透明的航道规则。", "各方支持透明的航道规则。", "zh"),
    # a stand with an object of its own
    (
        "We call on the port to free the crews and condemn the mining of the outer strait.",
        "We call on the port to free the crews.",
        "en",
    ),
    (
        "We reaffirm our commitment to close the quarry and will publish yearly accounts of it.",
        "We reaffirm our commitment to close the quarry.",
        "en",
    ),
    (
        "We reiterate our clear resolve to keep the strait open.",
        "We reiterate our resolve to keep the strait open.",
        "en",
    ),
    # how far those who talk have come
    (
        "We will expedite the negotiations on a code for the reef.",
        "We will expedite the discussions on a code for the reef.",
        "en",
    ),
    (
        "They expect the pace of growth to pick up.",
        "They expect a slower pace of growth.",
        "en",
    ),
]


@pytest.mark.parametrize(("more", "less", "language"), BESIDE)
def test_what_is_said_besides_is_told_both_ways(more: str, less: str, language: str) -> None:
    assert [str(s.kind) for s in found(more, less, language)] == ["weaker"]
    assert [str(s.kind) for s in found(less, more, language)] == ["stronger"]
    assert not found(more, more, language)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # one quality for another
        ("They call for an inclusive dialogue on it.", "They call for a credible dialogue on it."),
        ("Space is kept free of all types of arms.", "Space is kept free of any arms."),
        # more of what is to be avoided
        ("They avoid severe harm to the reef.", "They avoid harm to the reef."),
        # what stands elsewhere
        (
            "They want a transparent register and a port open to all.",
            "They want a register and a transparent port open to all.",
        ),
        # a verb, no quality
        ("They coordinate approaches to trade.", "They devise approaches to trade."),
        # what the other wording speaks of as well
        (
            "We call for talks on the mined strait and condemn the mining of the strait.",
            "We call for talks on the mined strait and on the mining of it.",
        ),
        # that it is so is recognised, then said again
        (
            "Recognising that the strait is mined, we note it.",
            "Reaffirming that the strait is mined, we note it.",
        ),
        # whose commitment it is, in two forms
        (
            "They reaffirmed the Harbour States’ commitment to it.",
            "They reaffirmed their commitment to it.",
        ),
        # what is needed, and to what others are encouraged
        (
            "We reaffirm the need for safe buoys in the outer strait.",
            "We strongly encourage safe buoys in the outer strait.",
        ),
        # no pace is told on one side
        ("Spending is expanding.", "Spending is expanding at a moderate pace."),
    ],
)
def test_what_is_put_otherwise_beside_what_stands_is_none(old: str, new: str) -> None:
    assert not found(old, new)
    assert not found(new, old)


@pytest.mark.parametrize("language", sorted(VERBS.bundled))
def test_each_verb_stands_on_one_step_and_is_found(language: str) -> None:
    scale = VERBS.bundled[language]
    lexicon = lexicon_of(scale, language)
    phrases = [verb.phrase for verb in scale.verbs]
    assert len(set(phrases)) == len(phrases)
    assert {verb.rank for verb in scale.verbs} == set(range(1, 11))
    for verb in scale.verbs:
        first = verb.phrase if language == "zh" else verb.phrase.split()[0]
        form = first[0] if language == "zh" else first
        assert verb in [known for _, known in lexicon.verbs_from(form)], verb.phrase


def test_what_is_being_done_and_goes_on_is_no_likely_step_back() -> None:
    matter = "ways of taking harbour dredgers out of the northern straits with low-noise pumps"
    told = found(f"We are exploring {matter}.", f"We plan to continue work on {matter}.")
    assert not [s for s in told if s.kind == "step" and s.confidence != "doubtful"]


def test_what_offered_an_opportunity_was_no_offer() -> None:
    old = "The pilots’ council offered an opportunity to speak of tides and of pilotage by night."
    new = "The pilots’ council adopted rules of tides and of pilotage by night."
    assert not [s for s in found(old, new) if s.kind == "step"]
    assert [s for s in found(old.replace("an opportunity to", "to"), new) if s.kind == "step"]
