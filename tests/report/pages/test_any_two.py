"""Any two declarations: what has no page of its own is in scripts of data, as its page would be."""

import json
import posixpath
import re
from dataclasses import replace
from urllib.parse import urlsplit

import pytest

from comparator.app.build import Setting, _tell
from comparator.model import Edition
from comparator.report.rendering.copies import Copies
from comparator.report.site import render_site, site_pages
from tests.page_reader import read
from tests.report.rendering.unfolding import unfolded
from tests.small_editions import three_years

CALL = re.compile(r"comparatorText\((.*)\);\n", re.DOTALL)
FAR = ("2018-arden", "2021-corin")
PAIRS = "pacts/pairs"


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    """Pages of three years, of which the first and the last have none of their own."""
    made = three_years()
    there = {(c.left, c.right): c for c in made.collations}
    few = replace(made, collations=tuple(c for key, c in there.items() if key != FAR))
    collators = {"pacts": lambda older, newer: there[older, newer]}
    return {path: page() for path, page in site_pages([few], "1.0", collators=collators).items()}


@pytest.fixture(scope="module")
def joined(files: dict[str, bytes]) -> str:
    """What the page of any two joins for those."""
    grounds: list[str] = []
    pairs: list[dict[str, Copies]] = []
    for text in FAR:
        call = CALL.fullmatch(files[f"{PAIRS}/any/{text}.js"].decode())
        assert call
        name, told = json.loads(f"[{call[1]}]")
        assert name == text
        grounds.append(told["ground"])
        pairs.append(told["pairs"])
    assert [list(of_text) for of_text in pairs] == [[FAR[1]], []]
    return unfolded(pairs[0][FAR[1]], "".join(grounds))


def test_rows_are_those_of_a_page_of_its_own(joined: str) -> None:
    own = render_site([three_years()], "1.0")[f"{PAIRS}/{'--'.join(FAR)}.html"].decode()
    rows = re.compile(r'<div class="sbs">.*?<p class="empty', re.DOTALL)
    expected, found = rows.search(own), rows.search(joined)
    assert expected
    assert found
    assert found[0] == re.sub(
        r'<ul class="findings.*?</ul>|(?<=\d)" data-found="[^"]*', "", expected[0]
    )


def test_links_lead_from_the_page_of_any_two(files: dict[str, bytes], joined: str) -> None:
    links = read(joined.encode()).having(href="*")
    assert links
    for element in links:
        if path := urlsplit(element.attributes["href"]).path:
            assert posixpath.normpath(posixpath.join(PAIRS, path)) in files


def test_pages_that_lack_a_pair_lead_there(files: dict[str, bytes]) -> None:
    for path in (f"{PAIRS}/2018-arden--2020-bruck.html", "pacts/themes/trade.html"):
        (picker,) = read(files[path]).having(data_any_two="*")
        way = posixpath.join(posixpath.dirname(path), picker.attributes["data-any-two"])
        assert posixpath.normpath(way) == f"{PAIRS}/any.html"
    assert b"comparator compare A B --series pacts" in files[f"{PAIRS}/any.html"]


def test_all_pairs_and_neighbours_alone_need_no_data() -> None:
    made = three_years()
    few = replace(made, collations=made.collations[:1])
    auto = Setting((few,), sets_any_two=True).pages
    assert f"{PAIRS}/any.html" in auto
    for other in (Setting((few,)), Setting((made,), sets_any_two=True)):
        assert not {path for path in other.pages if path.endswith("any.html")}


def test_what_is_told_beforehand_is_told_the_same() -> None:
    plain = _all_picked(three_years())
    told = plain.with_told({pair: _tell(plain, pair) for pair in plain.any_two})
    assert len(plain.any_two) == 6
    path = f"{PAIRS}/any/{FAR[0]}.js"
    assert told.pages[path]() == plain.pages[path]()


def test_what_pairs_share_is_set_once_and_as_each_would_have_it() -> None:
    made = three_years()
    together = _all_picked(made)
    for pair in together.any_two:
        assert _tell(together, pair) == _tell(_all_picked(made), pair)
    assert {side for side, _ in together.alone["pacts"]} == {"left", "right"}


def test_of_a_changed_text_only_its_own_pairs_are_told_anew() -> None:
    made = three_years()
    first, *others = made.series.declarations
    changed = replace(first, place="Elsewhere")
    series = replace(made.series, declarations=(changed, *others))
    before, after = _all_picked(made), _all_picked(replace(made, series=series))
    same = {
        pair[1:]
        for pair in before.any_two
        if before.key_of("one", pair) == after.key_of("other", pair)
    }
    ids = [text.id for text in others]
    assert same == {(ids[0], ids[0]), (ids[0], ids[1]), (ids[1], ids[1])}


def _all_picked(made: Edition) -> Setting:
    """Return what sets every pair when it is picked."""
    few = replace(made, collations=(), links=made.collations)
    return Setting((few,), sets_any_two=True)
