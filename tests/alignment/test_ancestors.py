"""Which ancestor a passage is given, and which it is not."""

from comparator import align
from comparator.alignment.features import features_of
from comparator.alignment.names import name_other_states, names_of
from comparator.alignment.numbers import number_of

OTHERS = [
    "The Member States will build railways through the mountains of the south.",
    "Ports and dry ports will share their customs data by 2030.",
    "Doctors of all Member States will train together against epidemics.",
    "Farmers receive drought forecasts in their own languages.",
]
IRVANIA = (
    "The signing of a Memorandum of Duties for the Republic of Irvania to gain the rank of a"
    " lasting member on 3 May 2022 became a practical fulfilment of this."
)
BELMARK = (
    "They underscore the weight of a decision to open the procedure that admits the Republic of"
    " Belmark as a member."
)
NEWER = (
    "They also noted the weight of signing the Memorandum of Duties by the Republic of Belmark to"
    " reach the rank of a Member State."
)


def links(left: list[str], right: list[str]) -> set[tuple[int, int]]:
    return {(i, j) for link in align(left, right) for i in link.left for j in link.right}


def test_another_states_memorandum_is_no_ancestor_where_its_own_stands_by() -> None:
    found = links([*OTHERS, IRVANIA, BELMARK], [*OTHERS[::-1], NEWER])
    assert (4, 4) not in found


def test_similarity_says_how_much_of_both_stands() -> None:
    old = "They will develop transport corridors and logistics centres."
    new = old[:-1] + (
        ", digital trade, high technology, finance and investment, energy and food security,"
        " reliable supply chains, industrial cooperation and ties between regions and cities."
    )
    (link,) = (k for k in align([*OTHERS, old], [*OTHERS, new]) if 4 in k.right)
    assert link.similarity < 0.6


def test_the_same_words_in_another_order_are_not_wholly_alike() -> None:
    (link,) = align(
        ["Peace before trade, trade after peace."], ["Trade after peace, peace before trade."]
    )
    assert link.similarity < 1.0


def test_where_less_than_half_stands_and_another_state_is_named_there_is_no_link() -> None:
    older = "They welcome the peace process led by Kenya and its neighbours in the lake district."
    newer = "They welcome a government of all parties in Nepal, and its neighbours' help to it."
    same_state = newer.replace("Nepal", "Kenya")
    assert (4, 4) not in links([*OTHERS, older], [*OTHERS[::-1], newer])
    assert names_of(older).states == {"kenya"} != names_of(newer).states
    assert name_other_states(older, newer)
    assert not name_other_states(older, same_state)


def test_words_joined_by_a_hyphen_answer_the_same_words_apart_or_in_one() -> None:
    older = "They support inter-regional ties and sanitary-epidemiological care."
    newer = "They back interregional work, sanitary and epidemiological."
    stems = frozenset(map(number_of, ("interregion", "sanitari", "epidemiolog")))
    assert all(stems <= found for found in features_of((older, newer)).stems.by_passage())
    (tools,) = features_of(("They see inter-agency-level tools.",)).stems.by_passage()
    assert frozenset(map(number_of, ("interag", "level", "tool"))) <= tools


def test_what_is_held_each_year_is_one_clause_though_another_state_holds_it() -> None:
    older = (
        "They note the outcome of the drill Silver Net against smugglers, held by Kenya in June."
    )
    newer = (
        "The Member States will go on with the drill Silver Net against smugglers, which Nepal is"
        " to hold in the spring of the coming year."
    )
    assert (4, 4) in links([*OTHERS, older], [*OTHERS[::-1], newer])
