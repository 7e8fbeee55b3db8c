"""The picker's data: what any two declarations say on a theme, ready before it is asked for."""

import json
import posixpath
import re
from itertools import pairwise
from urllib.parse import urlsplit

import pytest

from comparator.report import render_site
from comparator.report.edition_index import Lookup
from comparator.report.parts.pair_picker import data_of_pair, picker_of_theme
from tests.page_reader import Page, read
from tests.small_editions import P, collation, declaration, edition, link, three_years

CALL = re.compile(r"comparatorPair\((.*)\);\n", re.DOTALL)


def handed_over(script: bytes) -> tuple[str, dict[str, Page]]:
    call = CALL.fullmatch(script.decode())
    assert call
    key, themes = json.loads(f"[{call[1]}]")
    return key, {theme: read(html.encode()) for theme, html in themes.items()}


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return render_site([three_years()], "1.0")


def test_what_is_not_on_a_theme_page_is_in_the_data(files: dict[str, bytes]) -> None:
    made = three_years()
    lookup = Lookup(made)
    for theme in ("energy", "trade"):
        page = read(files[f"pacts/themes/{theme}.html"])
        there = {e.attributes["id"] for e in page.having(id="*")}
        for left, right in lookup.pair:
            speaks = any(lookup.theme_words[d].get(theme) for d in (left, right))
            if f"side-{left}--{right}" in there or not speaks:
                continue
            key, themes = handed_over(files[f"pacts/pairs/{left}--{right}.js"])
            assert key == f"{left}--{right}"
            assert theme in themes


def test_passages_in_the_data_are_exactly_the_texts(files: dict[str, bytes]) -> None:
    text = {p.id: p.text for d in three_years().series.declarations for p in d.passages}
    scripts = [data for name, data in files.items() if name.endswith(".js") and "/pairs/" in name]
    assert scripts
    for script in scripts:
        _, themes = handed_over(script)
        for page in themes.values():
            shown = page.having(data_side="*")
            assert shown
            assert all(e.text == text[e.attributes["data-passage"]] for e in shown)


def test_links_in_the_data_are_relative_to_the_theme_page(files: dict[str, bytes]) -> None:
    for name, data in files.items():
        if not name.endswith(".js") or "/pairs/" not in name:
            continue
        for theme, page in handed_over(data)[1].items():
            for element in page.having(href="*"):
                path = urlsplit(element.attributes["href"]).path
                if path:
                    assert posixpath.normpath(posixpath.join("pacts/themes", path)) in files, theme


def test_hostile_words_stay_words() -> None:
    words = "</script><img src=x onerror=alert(1)> \u2028 \"x\" 'y' \\"
    old, mid, new = (
        declaration(f"{year}-arden", [(P, [(f"{year} {words}", "trade")])])
        for year in (2018, 2019, 2020)
    )
    links = [link([old.passages[0]], [new.passages[0]])]
    made = edition((old, mid, new), [collation(old, new, links)])
    files = render_site([made], "1.0")
    _, themes = handed_over(files["pacts/pairs/2018-arden--2020-arden.js"])
    page = themes["trade"]
    assert not [e for e in page.elements if e.tag in {"script", "img"}]
    assert [e.text for e in page.having(data_side="left")] == [f"2018 {words}"]


def test_pairs_that_are_not_compared_are_not_offered() -> None:
    made = three_years()
    lookup = Lookup(edition(made.series.declarations, made.collations[:1]))
    picker = picker_of_theme(lookup, "trade")
    assert picker
    (only,) = lookup.pair
    assert picker.pairs == "--".join(only)
    assert "--pairs all" in picker.remark


@pytest.mark.parametrize("word", ["neighbours", "newest"])
def test_where_pairs_follow_a_rule_one_word_says_so(word: str) -> None:
    declarations = [
        declaration(f"{year}-arden", [(P, ["Snow fell."])]) for year in range(2018, 2022)
    ]
    pairs = list(pairwise(declarations))
    if word == "newest":
        pairs += [(older, declarations[-1]) for older in declarations[:-2]]
    collations = [collation(*pair, []) for pair in pairs]
    picker = picker_of_theme(Lookup(edition(declarations, collations)), "trade")
    assert picker
    assert picker.pairs == word
    assert "comparator compare" in picker.remark


def test_two_declarations_need_no_picker() -> None:
    made = three_years()
    two = edition(made.series.declarations[:2], made.collations[:1])
    assert picker_of_theme(Lookup(two), "trade") is None


def test_the_same_data_is_the_same_bytes() -> None:
    assert data_of_pair("a", "b", {"x": "é"}) == 'comparatorPair("a--b",{"x":"é"});\n'.encode()
