"""A block that moved is one move."""

from comparator import align
from comparator.alignment.moves import moves_of

FIRST = [
    "The Member States will build railways through the mountains of the south.",
    "Ports and dry ports will share their customs data by 2030.",
    "A fund for border roads opens in spring.",
]
SECOND = [
    "Drug traffickers use the steppe routes, and joint patrols will follow them.",
    "Doctors of all Member States will train together against epidemics.",
    "Universities will recognise each other's diplomas.",
    "Farmers receive drought forecasts in their own languages.",
    "The Secretariat will publish the budget each year.",
]


def test_a_block_that_moved_is_one_move() -> None:
    left, right = FIRST + SECOND, SECOND + FIRST
    links = align(left, right)
    (move,) = moves_of(links, range(len(left)), range(len(right)))
    assert [links[n].left[0] for n in move] == [0, 1, 2]


def test_what_moved_to_several_places_is_several_moves() -> None:
    left = FIRST + SECOND
    right = [*SECOND[:2], FIRST[0], *SECOND[2:4], FIRST[2], SECOND[4], FIRST[1]]
    links = align(left, right)
    moves = moves_of(links, range(len(left)), range(len(right)))
    assert sorted(map(len, moves)) == [1, 1, 1]


def test_without_moves_there_are_none() -> None:
    links = align(FIRST, FIRST)
    assert moves_of(links, range(3), range(3)) == ()
