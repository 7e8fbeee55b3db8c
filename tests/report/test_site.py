"""The site as a whole: links, escaping, policy, determinism, small series."""

import posixpath
import re
from dataclasses import replace
from itertools import pairwise
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest

from comparator.model import UNDATED, Edition, Rendering, Source
from comparator.report import render_site
from comparator.report.site import SERIES_PAGES
from tests.page_reader import Page, read
from tests.small_editions import H, P, collation, declaration, edition, three_years

HOSTILE = """<script>alert(1)</script> "quotes" 'single' &amp; {{ 7*7 }} ]]>"""


def pages_of(files: dict[str, bytes]) -> dict[str, Page]:
    return {name: read(data) for name, data in files.items() if name.endswith(".html")}


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return render_site([three_years()], "1.0")


def test_the_addresses_are_the_contract(files: dict[str, bytes]) -> None:
    assert {"assets/comparator.css", "assets/comparator.js"} <= set(files)
    # Addresses that were given out are kept; a page that came is its module, and listed nowhere.
    assert {"commitments", "measures", "method", "search"} <= set(SERIES_PAGES)
    assert {name for name in files if name.endswith(".html")} == {
        *(f"pacts/{name}.html" for name in SERIES_PAGES),
        "index.html",
        "pacts/clauses/2018-arden-p3.1.html",
        "pacts/declarations/2018-arden.html",
        "pacts/declarations/2020-bruck.html",
        "pacts/declarations/2021-corin.html",
        "pacts/index.html",
        "pacts/pairs/2018-arden--2020-bruck.html",
        "pacts/pairs/2018-arden--2021-corin.html",
        "pacts/pairs/2020-bruck--2021-corin.html",
        "pacts/themes/energy.html",
        "pacts/themes/trade.html",
    }


def test_every_link_leads_somewhere(files: dict[str, bytes]) -> None:
    pages = pages_of(files)
    anchors = {name: {e.attributes["id"] for e in p.having(id="*")} for name, p in pages.items()}
    for name, page in pages.items():
        ids = [e.attributes["id"] for e in page.having(id="*")]
        assert len(ids) == len(set(ids)), name
        for kind in ("href", "src"):
            for element in page.having(**{kind: "*"}):
                url = urlsplit(element.attributes[kind])
                if url.scheme == "https":
                    continue
                assert not url.scheme
                assert not url.netloc
                path = posixpath.join(posixpath.dirname(name), unquote(url.path))
                target = posixpath.normpath(path) if url.path else name
                assert target in files, f"{name} → {element.attributes[kind]}"
                if "=" in url.fragment:  # what is chosen on a page, not a place
                    ((choice, value),) = parse_qsl(url.fragment)
                    assert pages[target].having(data_choice=choice)
                    assert value in {"energy", "trade", "new", "gone", "changed"}
                elif url.fragment:
                    assert unquote(url.fragment) in anchors[target], (name, element.attributes)


def test_every_page_is_strict_and_has_no_inline_style_or_script(files: dict[str, bytes]) -> None:
    for name, page in pages_of(files).items():
        (policy,) = page.having(http_equiv="Content-Security-Policy")
        assert policy.attributes["content"].startswith("default-src 'none'"), name
        assert not page.having(style="*")
        assert not [e for e in page.elements for a in e.attributes if a.startswith("on")]
        assert all("src" in e.attributes for e in page.elements if e.tag == "script")
        assert not [e for e in page.elements if e.tag == "style"]


def test_headings_are_in_order_and_landmarks_are_there(files: dict[str, bytes]) -> None:
    for name, page in pages_of(files).items():
        levels = [int(e.tag[1]) for e in page.elements if e.tag in {"h1", "h2", "h3", "h4"}]
        assert levels.count(1) == 1, name
        assert levels[0] == 1, name
        assert all(b - a <= 1 for a, b in pairwise(levels)), (name, levels)
        assert [e.tag for e in page.elements if e.tag in {"header", "main", "footer"}] == [
            "header",
            "main",
            "footer",
        ]


def test_headings_of_a_text_without_a_title_skip_no_level() -> None:
    made = declaration(
        "2020-bruck", [(P, ["The states met."]), (H, ["Trade"]), (P, ["The states trade."])]
    )
    page = render_site([edition((made,), [])], "1.0")["pacts/declarations/2020-bruck.html"]
    assert re.findall(rb"<(h\d) class=\"text-heading\">", page) == [b"h2"]


def test_only_what_may_be_completed_says_whether_it_is(files: dict[str, bytes]) -> None:
    """A box to tick has no such attribute: the form that it belongs to says it."""
    for name, data in files.items():
        boxes = re.findall(rb"<input type=\"(?:radio|checkbox)\"[^>]*>", data)
        assert not any(b"autocomplete" in box for box in boxes), name
        if name.endswith(".html"):
            assert all(b'form="choices"' in box for box in boxes), name
            assert data.count(b'<form id="choices"') == 1, name


def test_the_same_edition_gives_the_same_bytes(files: dict[str, bytes]) -> None:
    assert render_site([three_years()], "1.0") == files


def test_a_declaration_page_spells_its_text(files: dict[str, bytes]) -> None:
    for declared in three_years().series.declarations:
        page = read(files[f"pacts/declarations/{declared.id}.html"])
        found = [(e.attributes["id"], e.text) for e in page.having(data_passage="*")]
        assert found == [(p.key, p.text) for p in declared.passages]


def test_a_theme_page_spells_its_passages(files: dict[str, bytes]) -> None:
    text = {p.id: p.text for d in three_years().series.declarations for p in d.passages}
    for theme in ("energy", "trade"):
        found = read(files[f"pacts/themes/{theme}.html"]).having(data_passage="*")
        assert found
        for element in found:
            assert element.kept == text[element.attributes["data-passage"]]


def hostile() -> Edition:
    source = Source(url="javascript:alert(1)", publisher=HOSTILE, description=HOSTILE)
    made = [
        declaration(
            f"{year}-arden",
            [(H, [HOSTILE]), (P, [(HOSTILE + str(year), "trade"), HOSTILE])],
            title=HOSTILE,
            source=source,
            note=HOSTILE,
        )
        for year in (2018, 2019)
    ]
    return edition([replace(d, place=HOSTILE) for d in made], title=HOSTILE)


def test_hostile_words_stay_words() -> None:
    for name, page in pages_of(render_site([hostile()], "1.0")).items():
        sources = [e.attributes.get("src") for e in page.elements if e.tag == "script"]
        assert None not in sources, name
        assert not [e for e in page.having(href="*") if "javascript:" in e.attributes["href"]]
    page = read(render_site([hostile()], "1.0")["pacts/declarations/2018-arden.html"])
    assert page.having(id="p1.1")[0].text == HOSTILE


def test_a_series_of_one_says_what_is_missing() -> None:
    one = edition([declaration("2018-arden", [(P, [("They met.", "trade"), "Snow."])])])
    files = render_site([one], "1.0")
    assert "nothing to compare it with yet" in files["pacts/index.html"].decode()
    assert "nothing to compare it with yet" in files["index.html"].decode()
    test_every_link_leads_somewhere(files)


def test_a_series_of_none_still_builds() -> None:
    files = render_site([edition([])], "1.0")
    assert "There is no declaration here yet" in files["pacts/index.html"].decode()
    test_every_link_leads_somewhere(files)


def test_a_theme_nobody_speaks_of_has_a_page_that_says_so() -> None:
    silent = edition([declaration("2018-arden", [(P, ["They met."])])])
    page = render_site([silent], "1.0")["pacts/themes/energy.html"].decode()
    assert "No declaration has anything of its own on Energy." in page


def test_themes_are_compared_by_their_shares() -> None:
    old = declaration("2018-arden", [(P, [("One two three four.", "trade"), "Five six."])])
    new = declaration("2019-bruck", [(P, [("One two.", "trade"), "Five."])])
    more = declaration("2019-bruck", [(P, [("One two.", "trade")])])
    same = render_site([edition((old, new), [collation(old, new, [])])], "1.0")
    assert b"share of the words goes" not in same["pacts/index.html"]
    grown = render_site([edition((old, more), [collation(old, more, [])])], "1.0")
    page = read(grown["pacts/index.html"])
    line = page.having(**{"class": "figures"})[-1]
    goes = "A larger share of the words goes to"
    assert line.text == f"{goes} Trade & <tariffs> (67\u00a0%\u00a0→\u00a0100\u00a0%)."


def test_a_cell_without_a_passage_says_no_more_than_that(files: dict[str, bytes]) -> None:
    front = read(files["pacts/index.html"])
    assert "–nothing of its own" in [e.text for e in front.elements if e.tag == "td"]
    for name, data in files.items():
        if name.endswith(".html"):
            (main,) = [e for e in read(data).elements if e.tag == "main"]
            assert "silent" not in main.text, name
            assert "says nothing" not in main.text, name


def test_words_without_a_theme_are_shown(files: dict[str, bytes]) -> None:
    front = read(files["pacts/index.html"])
    assert "no theme" in [e.text for e in front.elements if e.tag == "th"]


def test_every_page_of_an_invented_series_says_so() -> None:
    a, b, c = three_years().series.declarations
    made = three_years()
    invented = replace(
        made,
        series=replace(made.series, declarations=(replace(a, rendering=Rendering.FICTIONAL), b, c)),
    )
    for name, data in render_site([invented], "1.0").items():
        if name.endswith(".html"):
            text = data.decode()
            assert "Fictional." in text.split("<main")[0], name
    assert "Fictional." not in render_site([made], "1.0")["pacts/index.html"].decode()


def test_languages_are_named(files: dict[str, bytes]) -> None:
    for name, page in pages_of(files).items():
        if "/pairs/" in name or "/declarations/" in name or "/themes/" in name:
            assert len(page.having(lang="en")) > 1, name


@pytest.mark.parametrize("place", ["Arden", ""])
@pytest.mark.parametrize("code", ["en", "ru", "zh"])
def test_a_text_without_a_date_is_not_said_to_be_of_some_day(code: str, place: str) -> None:
    new = declaration("2021-bruck", [(P, ["A c."])])
    old = replace(declaration("2020-arden", [(P, ["A b."])]), date=UNDATED, place=place)
    site = render_site([edition((old, new))], "1.0", language=code)
    page = site["pacts/declarations/2020-arden.html"].decode()
    wished = {"en": "its date is not known", "ru": "дата неизвестна", "zh": "日期不详"}
    assert wished[code] in page.lower()
    assert not [path for path, data in site.items() if b"on undated" in data]
