"""The page of a declaration: each word with the year in which it came into its clause."""

import re
from dataclasses import replace

from comparator.model import Thread
from comparator.report import render_site
from tests.page_reader import read
from tests.small_editions import H, P, collation, declaration, edition, link

PAGE = "pacts/declarations/2020-bruck.html"


def test_words_that_came_later_are_marked_as_such_and_the_text_stays_whole() -> None:
    old = declaration("2018-arden", [(P, ["The states support <b>trade</b> and peace."])])
    new = declaration("2020-bruck", [(P, ["The states support fair <b>trade</b> and peace."])])
    thread = Thread("2018-arden#p1.1", tuple((d.id, (f"{d.id}#p1.1",)) for d in (old, new)))
    pair = collation(old, new, [link(old.passages, new.passages)])
    files = render_site([edition((old, new), [pair], [thread])], "1.0")
    data = files[PAGE]
    (passage,) = read(data).having(data_passage="*")
    assert passage.text == new.passages[0].text
    assert passage.attributes["class"] == "w1"
    leaf = data.decode().partition('<div class="leaf"')[2]
    assert re.findall(r'<span class="w0">([^<]*)</span> ', leaf) == ["fair"]
    values = [e.attributes["value"] for e in read(data).having(name="w")]
    assert values == ["", "w0", "w1"]
    # The oldest text has no older words to tell from: no control for nothing.
    assert read(files["pacts/declarations/2018-arden.html"]).having(name="w") == []


def test_what_no_later_text_of_its_kind_says_is_listed() -> None:
    """A text of another kind that comes later says nothing on it."""
    kept, left_out = (
        "The states support trade and peace.",
        "Rivers and canals shall be open to all ships.",
    )
    old = declaration("2018-arden", [(P, [kept, left_out])])
    new = declaration("2020-bruck", [(P, [kept])])
    goals = replace(declaration("2021-goals", [(P, ["Prices are stable."])]), kind="goals")
    pair = collation(old, new, [link(old.passages[:1], new.passages)])
    files = render_site([edition((old, new, goals), [pair])], "1.0")
    listed = {
        ref: [
            e.attributes["data-of"]
            for e in read(files[f"pacts/declarations/{ref}.html"]).having(data_claim="gone")
        ]
        for ref in ("2018-arden", "2020-bruck", "2021-goals")
    }
    assert listed == {"2018-arden": [old.passages[1].id], "2020-bruck": [], "2021-goals": []}


def test_documents_that_no_later_text_names_are_listed() -> None:
    """One that a later text names by its initials, or shorter, is not among them."""
    named = (
        "We sign the Treaty on Open Rivers. We keep the Convention on Sea Fishing and Whales and "
        "the Programme on Clean Air Now."
    )
    later = "We keep the Convention on Sea Fishing and the PCAN."
    old = declaration("2018-arden", [(P, [named])])
    new = declaration("2020-bruck", [(P, [later])])
    pair = collation(old, new, [link(old.passages, new.passages)])
    files = render_site([edition((old, new), [pair])], "1.0")
    page = read(files["pacts/declarations/2018-arden.html"])
    listed = [e.text for e in page.having(data_of="*") if "data-claim" not in e.attributes]
    assert listed == ["Treaty on Open Rivers"]


def test_what_no_earlier_text_says_is_listed() -> None:
    """The oldest text lists nothing as new: there is nothing to hold it against."""
    kept, added = (
        "The states support trade and peace.",
        "Rivers and canals shall be open to all ships.",
    )
    old = declaration("2018-arden", [(P, [kept])])
    new = declaration("2020-bruck", [(P, [kept, added])])
    pair = collation(old, new, [link(old.passages, new.passages[:1])])
    files = render_site([edition((old, new), [pair])], "1.0")
    listed = {
        ref: [
            e.attributes["data-of"]
            for e in read(files[f"pacts/declarations/{ref}.html"]).having(data_of="*")
            if e.attributes["data-claim"] == "new"
        ]
        for ref in ("2018-arden", "2020-bruck")
    }
    assert listed == {"2018-arden": [], "2020-bruck": [new.passages[1].id]}


def test_headings_of_a_text_skip_no_level() -> None:
    with_title = declaration("2018-arden", [(H, ["Arden"]), (H, ["Trade"]), (P, ["Trade grows."])])
    without = declaration("2020-bruck", [(P, ["We met."]), (H, ["Trade"]), (P, ["Trade grows."])])
    files = render_site([edition((with_title, without))], "1.0")
    for page, levels in ((PAGE, "12"), ("pacts/declarations/2018-arden.html", "123")):
        body = files[page].decode().partition("<main")[2].partition("</main>")[0]
        assert re.findall(r"<h(\d)(?! id)", body) == [*levels], page
