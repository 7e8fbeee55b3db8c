"""Pages of two witnesses: every word of both once; no other page is another for them."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from comparator.model import Block, Collation, Declaration, Edition, Witness
from comparator.report import render_site
from comparator.report.pages.parallel import facing
from tests.page_reader import read
from tests.report.pages.test_pair import assert_both_texts_stand, spelled
from tests.small_editions import H, P, collation, declaration, edition, link, pairs, three_years

_NAME = "2018-arden.press"
_PAGE = "pacts/witnesses/2018-arden--press.html"


def with_witness(made: Edition, other: Declaration, is_linked: bool) -> Edition:
    """Return an edition whose first declaration has another text, the passages of `other`."""
    first = made.series.declarations[0]
    blocks = tuple(
        replace(
            block,
            passages=tuple(
                replace(p, id=f"{_NAME}#{p.key}", declaration=_NAME) for p in block.passages
            ),
        )
        for block in other.blocks
    )
    text = replace(first, id=_NAME, blocks=blocks, language="en" if is_linked else "ru")
    series = replace(made.series, witnesses=(Witness(first.id, "press", text),))
    linked: tuple[Collation, ...] = ()
    if is_linked:
        both = [link([a], [b]) for a, b in zip(first.passages, text.passages, strict=False)]
        linked = (collation(first, text, both),)
    return replace(made, series=series, witnesses=linked)


@settings(max_examples=40)
@given(pairs(), st.booleans())
def test_every_word_of_both_is_there_once_and_nothing_else_changes(
    made: Edition, is_linked: bool
) -> None:
    first, other = made.series.declarations
    alone = edition((first,))
    witnessed = with_witness(alone, other, is_linked)
    files = render_site([witnessed], "1.0")
    page = read(files[_PAGE])
    assert_both_texts_stand(page, first, witnessed.series.witnesses[0].text)
    anchors = {e.attributes["id"] for e in page.having(id="*")}
    here = {e.attributes["href"] for e in page.having(href="*") if e.tag == "a"}
    assert {href[1:] for href in here if href.startswith("#")} <= anchors
    telling = {"pacts/method.html", "pacts/declarations/2018-arden.html"}
    before = render_site([alone], "1.0")
    assert {p for p in before if files[p] != before[p]} == telling
    assert set(files) - set(before) == {_PAGE, _PAGE.replace(".html", ".js")}


def test_a_page_of_witnesses_says_what_they_are_and_how_far_they_differ() -> None:
    old = declaration("2018-arden", [(H, ["Arden"]), (P, ["They note trade.", "War ends."])])
    new = declaration("2018-press", [(H, ["Arden"]), (P, ["They welcome trade."])])
    files = render_site([with_witness(edition((old,)), new, is_linked=True)], "1.0")
    page = files[_PAGE].decode()
    assert "Arden 2018: two witnesses of one declaration" in page
    assert "33\u00a0% stand in one of the two texts only" in page
    assert "− 1 sentence only here" in page
    shown = " ".join(e.text for e in read(files[_PAGE]).elements)
    assert "dropped" not in shown
    declared = files["pacts/declarations/2018-arden.html"].decode()
    assert 'href="../witnesses/2018-arden--press.html"' in declared
    assert "differs in 33\u00a0%" in declared
    assert 'href="witnesses/2018-arden--press.html"' in files["pacts/method.html"].decode()


def test_links_lead_to_pages_that_are_there() -> None:
    made = three_years()
    files = render_site([with_witness(made, made.series.declarations[1], is_linked=True)], "1.0")
    page = read(files[_PAGE])
    hrefs = {e.attributes["href"] for e in page.having(href="*") if e.tag == "a"}
    outward = {href.split("#")[0] for href in hrefs if href.startswith("..")}
    assert {href.replace("../../", "").replace("../", "pacts/") for href in outward} <= set(files)


def test_texts_of_two_languages_are_not_marked() -> None:
    made = three_years()
    files = render_site([with_witness(made, made.series.declarations[0], is_linked=False)], "1.0")
    page = files[_PAGE].decode()
    assert "their words are not compared" in page
    assert "<ins" not in page
    assert "<del" not in page
    assert 'lang="ru"' in page
    assert spelled(read(files[_PAGE]), "right")


def _facing(left: list[str], right: list[str]) -> list[tuple[list[str], list[str]]]:
    """Return which paragraphs face which; a line that begins with # is a heading."""

    def text(key: str, lines: list[str]) -> Declaration:
        kinds = [(H if line.startswith("#") else P, [line]) for line in lines]
        return declaration(key, kinds)

    def spelled_out(blocks: tuple[Block, ...]) -> list[str]:
        return [block.text for block in blocks]

    _, rows = facing(text("2018-a", left), text("2018-b", right))
    return [(spelled_out(one), spelled_out(other)) for one, other in rows]


def test_paragraphs_of_two_languages_face_by_their_numbers() -> None:
    left = ["Start", "1. One", "and more", "2. Two", "3. Three"]
    right = ["Начало", "1. Раз", "2. Два", "ещё", "3. Три"]
    assert _facing(left, right) == [
        (["Start"], ["Начало"]),
        (["1. One", "and more"], ["1. Раз"]),
        (["2. Two"], ["2. Два", "ещё"]),
        (["3. Three"], ["3. Три"]),
    ]


def test_paragraphs_of_two_languages_face_part_by_part() -> None:
    left = ["# T", "One", "# I", "Two", "Three"]
    right = ["# З", "Раз", "# I", "Два", "Три", "Четыре"]
    assert _facing(left, right) == [
        (["# T"], ["# З"]),
        (["One"], ["Раз"]),
        (["# I", "Two", "Three"], ["# I", "Два", "Три", "Четыре"]),
    ]


def test_texts_that_do_not_agree_are_not_forced_together() -> None:
    assert _facing(["One", "Two"], ["Раз"]) == [(["One", "Two"], ["Раз"])]
