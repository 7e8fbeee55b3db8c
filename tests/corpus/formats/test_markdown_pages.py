"""Markdown that a program made of a PDF: pages go, what they tore is whole, all else is left."""

import pytest

from comparator.corpus.formats.markdown import markdown_blocks
from comparator.corpus.formats.markdown_pages import without_pages


def shown(source: str) -> list[str]:
    """Return the blocks of a source, each with the letter of its kind."""
    return [f"{block.kind.name[0]} {block.text}" for block in markdown_blocks(source)[0]]


LINE = (
    "The harbours of the northern coast are open to all ships in distress, whatever flag they fly"
)
PAGES = f"""# Minutes of the League

 of 4 May 2024

2. The meeting was attended by all the members of the League of Harbours, among them Mayor

Salt, and was chaired by the host.
{LINE},

noting the tides.

{LINE} and

1
The charter.


1


-----

**Minutes**

whatever their port. _Rabi sowing so far has been lower than in the year before, and the nets_

have been mended.

**Resolution**

Recalling the charter of the ports, which all of them have signed on the quay of the host,

Noting the tides, the ports


2


-----

**Minutes**

**open** their harbours.


3


-----

**Minutes**

They meet again.
"""


def test_pages_of_a_pdf_go_and_what_they_tore_is_joined() -> None:
    assert shown(PAGES) == [
        "H Minutes of the League of 4 May 2024",
        "P 2. The meeting was attended by all the members of the League of Harbours, among them"
        " Mayor Salt, and was chaired by the host. "
        f"{LINE}, noting the tides.",
        f"P {LINE} and whatever their port. Rabi sowing so far has been lower than in the year"
        " before, and the nets have been mended.",
        "P 1 The charter.",
        "H Resolution",
        "P Recalling the charter of the ports, which all of them have signed on the quay of the"
        " host,",
        "P Noting the tides, the ports open their harbours.",
        "P They meet again.",
    ]


def test_what_went_with_the_pages_is_told() -> None:
    assert without_pages(PAGES)[1] == (
        "Took 3 rules for the ends of a PDF’s pages.",
        "Dropped 3 page numbers: 1 to 3.",
        "Left out what stands on top of every page: “**Minutes**”.",
        "Joined 6 paragraphs that the pages or their lines tear.",
    )


def test_numbers_on_top_of_pages_go() -> None:
    source = "We met\n\n\n-----\n\n   - 2 \nin Riga.\n\n\n-----\n\n   - 3 \nWe parted."
    assert shown(source) == ["P We met in Riga.", "P We parted."]


@pytest.mark.parametrize(
    "source",
    [
        "We met\n\n-----\n\nin Riga.\n\n-----\n\nDone.",  # rules between parts of a text
        "We met\n\n\n-----\n\nin Riga.\n\n***\n\nDone.\n\n\n-----\n",
        "We met\n\n\n-----\n\nin Riga.",
    ],
    ids=["no pages", "other rules", "one"],
)
def test_rules_of_other_texts_are_left(source: str) -> None:
    assert without_pages(source) == (source, ())
