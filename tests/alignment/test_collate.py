"""What speaks for a link beside the words of its passages."""

from comparator.alignment import collate
from tests.small_editions import P, declaration

FERRIES = "They resolve to open the harbours of the northern lakes to ferries of every flag."
ORCHARDS = "They invite growers to register their orchards before the spring frost of each year."


def test_of_passages_equally_alike_those_answer_whose_paragraphs_go_on() -> None:
    older = declaration(
        "2018-arden",
        [
            (P, [FERRIES, "They will follow the progress of this work closely."]),
            (P, [ORCHARDS, "They are following the progress of such work closely."]),
        ],
    )
    for first, second, place in ((FERRIES, ORCHARDS, 1), (ORCHARDS, FERRIES, 2)):
        newer = declaration(
            "2020-bruck",
            [
                (P, [first, "They shall follow the progress of that work closely."]),
                (P, [second, "They shall follow the progress of the work closely."]),
            ],
        )
        answers = {link.left: link.right for link in collate(older, newer).links}
        assert answers[("2018-arden#p1.2",)] == (f"2020-bruck#p{place}.2",)
        assert answers[("2018-arden#p2.2",)] == (f"2020-bruck#p{3 - place}.2",)
