"""Pages of two witnesses: every word of both once; no other page is another for them."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from comparator.alignment.across import align_across
from comparator.model import Collation, Declaration, Edition, Witness
from comparator.report import render_site
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
    faced = () if is_linked else (align_across(first, text),)
    return replace(made, series=series, witnesses=linked, parallels=faced)


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


def test_what_one_of_two_languages_has_alone_is_marked_and_can_be_chosen() -> None:
    old = declaration("2018-arden", [(P, [f"They will pay {n}00 dollars."]) for n in range(2, 9)])
    new = declaration("2018-press", [(P, [f"Они заплатят {n}00 долларов."]) for n in range(2, 8)])
    files = render_site([with_witness(edition((old,)), new, is_linked=False)], "1.0")
    page = files[_PAGE].decode()
    assert page.count('class="row parallel') == 6
    assert page.count('class="row dropped') == 1
    assert "− only here" in page
    assert [t for t in ("t-all", "t-new", "t-gone", "t-changed") if f'id="{t}"' in page] == [
        *("t-all", "t-new", "t-gone"),
    ]
    # What its scripts look for is there.
    assert "data-come-back" in page
    assert "data-keys-help" in page
    assert "data-told" in page
