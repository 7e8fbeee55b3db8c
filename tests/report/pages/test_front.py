"""The front page: what changed, in true sentences that lead to their places."""

from dataclasses import replace
from datetime import date

import pytest

from comparator.analysis.highlights import weight_of_change
from comparator.diff import variant_of
from comparator.model import Thread
from comparator.report import render_site
from comparator.report.addresses import Page, front_page
from comparator.report.edition_index import Lookup
from comparator.report.outputs.embed_target import target_of
from comparator.report.parts.newest_changes import linked
from comparator.report.parts.timeline import Absent, years
from tests.page_reader import read
from tests.small_editions import P, collation, declaration, edition, link, three_years

FRONT = "pacts/index.html"


def test_what_is_not_here_is_shown_in_its_place_with_what_gets_it() -> None:
    absent = [
        Absent(
            title="Elsewhere <Declaration>",
            date=date(2019, 5, 1),
            place="Elsewhere",
            command="comparator fetch x",
        ),
        Absent(title="Lost Declaration", date=date(2025, 5, 1), place=""),
    ]
    page = read(render_site([three_years()], "1.0", {"pacts": absent})[FRONT])
    (titles,) = page.having(**{"class": "titles"})
    order = [
        "2018-arden",
        "Elsewhere <Declaration>",
        "2020-bruck",
        "2021-corin",
        "Lost Declaration",
    ]
    assert [titles.text.index(title) for title in order] == sorted(
        titles.text.index(title) for title in order
    )
    assert [e.text for e in page.elements if e.tag == "code"] == ["comparator fetch x"]
    assert titles.text.count("Its text is not here.") == 2


def test_a_page_of_several_kinds_can_be_narrowed_to_one() -> None:
    plain = render_site([three_years()], "1.0")
    assert not [path for path in plain if path.endswith("html") and b"data-kinds" in plain[path]]
    made = three_years()
    kinds = ("statement", "communique", "statement")
    texts = [replace(d, kind=kind) for d, kind in zip(made.series.declarations, kinds, strict=True)]
    series = replace(made.series, declarations=tuple(texts))
    site = render_site([replace(made, series=series)], "1.0")
    for path in (FRONT, "pacts/themes/trade.html"):
        assert b'<option value="0 2">statement</option><option value="1">' in site[path]
    page = read(site[FRONT])
    places = [e.attributes.get("data-at", "") for e in page.elements if e.tag in {"li", "tr"}]
    # Heads of the map, bars of the years, the list by date, and the pairs by their newer text.
    heads = [e for e in page.elements if e.tag in {"td", "th"} and "data-at" in e.attributes]
    assert [e.attributes["data-at"] for e in heads] == ["0", "1", "2"]
    assert {e.attributes["scope"] for e in heads} == {"col"}
    theme = read(site["pacts/themes/trade.html"])
    options = [
        e.attributes.get("data-at")
        for e in theme.elements
        if e.tag == "option" and "data-at" in e.attributes
    ]
    assert options == ["0", "1", "2"]
    assert [e.attributes["data-at"] for e in theme.having(**{"class": "sidepair"})] == ["2"]
    assert [place for place in places if place] == ["0", "1", "2", "0", "1", "2", "2", "1"]
    assert "assets/kinds.js" in " ".join(site)


def test_matters_that_came_and_went_are_named() -> None:
    gas, fish = ("Gas and oil.", "energy"), ("Fish and grain.", "trade")
    old = declaration("2018-arden", [(P, [gas, gas, gas, "They met."])])
    new = declaration("2019-bruck", [(P, [fish, fish, fish, "They met."])])
    kept = link(old.passages[3:], new.passages[3:])
    page = read(render_site([edition((old, new), [collation(old, new, [kept])])], "1.0")[FRONT])
    said = " ".join(e.text for e in page.having(**{"class": "figures"}))
    assert "New among its themes: Trade & <tariffs> (9 words in 2019)." in said
    assert "No sentence is left under: Energy (9 words in 2018)." in said


def test_a_matter_that_was_silent_is_back() -> None:
    a = declaration("2018-arden", [(P, [("Gas and oil.", "energy")] * 3)])
    b = declaration("2019-bruck", [(P, ["Snow."])])
    c = declaration("2020-corin", [(P, [("Gas and coal.", "energy")] * 3)])
    made = edition((a, b, c), [collation(a, b, []), collation(b, c, [])])
    text = render_site([made], "1.0")[FRONT].decode()
    assert "Back among its themes:" in text
    assert "New among its themes:" not in text


def test_every_finding_has_its_own_address_and_leads_to_its_place() -> None:
    page = read(render_site([three_years()], "1.0")[FRONT])
    found = page.having(data_finding="*")
    anchors = [e.attributes["id"] for e in found]
    assert found
    assert len(set(anchors)) == len(anchors)
    assert [e.attributes["data-finding"] for e in found] == anchors
    assert {e.attributes["data-kind"] for e in found} <= {
        *("new", "near", "within", "back"),
        *("gone", "changed", "standing"),
    }


def test_every_finding_can_be_embedded() -> None:
    page = read(render_site([three_years()], "1.0")[FRONT])
    for finding in page.having(data_finding="*"):
        target = target_of(finding.attributes["id"])
        assert target, finding.attributes["id"]
        assert target.kind == "finding"


def test_what_stands_longest_is_told_with_since_when_and_in_which_words() -> None:
    same, old, new = "They meet each year.", "They note trade in fish.", "They urge trade in fish."
    end = [same, "[Applause]", "Thank you."]
    years = {"2018-arden": [old, *end], "2019-bruck": [old, *end], "2020-corin": [new, *end]}
    a, b, c = (declaration(key, [(P, sentences)]) for key, sentences in years.items())
    every = list(zip(a.passages, b.passages, c.passages, strict=True))
    threads = [Thread(ps[0].id, tuple((p.declaration, (p.id,)) for p in ps)) for ps in every]
    pairs = [
        collation(x, y, [link([p], [q]) for p, q in zip(x.passages, y.passages, strict=True)])
        for x, y in ((a, b), (b, c))
    ]
    page = read(render_site([edition((a, b, c), pairs, threads)], "1.0")[FRONT])
    told = [" ".join(e.text.split()) for e in page.having(data_kind="standing")]
    assert told == [
        f"“{same}” ¶1.2in the same words since 2018",
        f"“{new}” ¶1.1said since 2018",
    ]


def test_the_headline_names_what_is_new_or_else_what_is_gone() -> None:
    """One matter: words that stand in no text before, or a name that the newest has not."""
    a = declaration("2018-arden", [(P, ["They note the Treaty of Elm Court.", "They met."])])
    b = declaration("2019-bruck", [(P, ["They note the Treaty of Elm Court.", "They met."])])
    new = "They agreed to declare a Year of Quiet Rivers, as the Court of Elm has it."
    kept = [link([p], [q]) for p, q in zip(a.passages, b.passages, strict=True)]
    heads = []
    for said in (["They met."], [new, "They met."]):
        c = declaration("2020-corin", [(P, said)])
        met = link(b.passages[1:], c.passages[-1:])
        made = edition((a, b, c), [collation(a, b, kept), collation(b, c, [met])])
        page = read(render_site([made], "1.0")[FRONT])
        heads += [e.text for e in page.elements if e.tag == "h1"]
    gone, came = heads
    assert gone == "Corin 2020 no longer speaks of “Treaty of Elm Court”"
    assert came == "Corin 2020 speaks of “Quiet Rivers” for the first time"


@pytest.mark.parametrize(
    ("end", "told"),
    [
        ("to the Republic of Iran there.", "Memorandum of Duties to the Republic of Iran"),
        ("to the Republic of Iran and Oman.", "Memorandum of Duties"),
        ("on that day in the Republic of Iran.", "Memorandum of Duties"),
    ],
)
def test_the_headline_names_the_state_that_its_words_are_of(end: str, told: str) -> None:
    a = declaration("2018-arden", [(P, ["They met."])])
    said = f"They signed the Memorandum of Duties {end}"
    b = declaration("2019-bruck", [(P, [said, "They met."])])
    made = edition((a, b), [collation(a, b, [link(a.passages, b.passages[1:])])])
    page = read(render_site([made], "1.0")[FRONT])
    (heading,) = [e.text for e in page.elements if e.tag == "h1"]
    assert f"“{told}”" in heading


def test_news_quotes_the_very_words_and_leads_to_them() -> None:
    made = three_years()
    texts = {p.id: " ".join(p.text.split()) for d in made.series.declarations for p in d.passages}
    files = render_site([made], "1.0")
    page = read(files[FRONT])
    lines = page.having(data_of="*")
    assert lines
    for line in lines:
        said = [part.strip("“” ") for part in line.text.replace("…", "|").split("|")]
        if line.attributes["data-of"] in texts and "deleted" not in line.text:
            own = texts[line.attributes["data-of"]]
            assert all(part in own for part in said if part), line.text
        path, _, anchor = line.attributes["href"].partition("#")
        assert f'id="{anchor}"' in files[f"pacts/{path}"].decode()
    totals = [e for e in page.having(href="*") if "#show=" in e.attributes["href"]]
    assert len(totals) == 3
    for total in totals:
        path, _, tab = total.attributes["href"].partition("#show=")
        assert f'id="t-{tab}"' in files[f"pacts/{path}"].decode()
        assert "linked in" in total.text or tab == "changed"


def test_words_of_several_texts_that_the_newest_has_not_are_told_with_since_when() -> None:
    old = ["They note the Treaty of Elm Court.", "They met."]
    a, b = (declaration(key, [(P, old)]) for key in ("2018-arden", "2019-bruck"))
    c = declaration("2020-corin", [(P, ["They met."])])
    made = edition((a, b, c), [collation(a, b, []), collation(b, c, [])])
    page = read(render_site([made], "1.0")[FRONT])
    (told,) = [" ".join(e.text.split()) for e in page.having(**{"class": "omit"})]
    assert "“Treaty of Elm Court” stood since 2018, not in 2020; last: 2019 ¶1.1" in told


def test_bars_are_made_of_all_words() -> None:
    lookup = Lookup(three_years())
    shown = [y for y in years(lookup, Page(front_page("pacts"))) if not y.missing]
    assert [y.tag for y in shown] == ["2018", "2020", "2021"]
    assert [b.style for b in shown[0].bars] == ["kept"]
    assert {b.style for b in shown[1].bars} == {"new", "changed", "kept"}


def test_months_and_light_words_weigh_nothing() -> None:
    assert weight_of_change(variant_of("They met in May 2018.", "They met in June 2019.")) == 0
    assert weight_of_change(variant_of("They note trade.", "They condemn trade.")) == 2


def test_brackets_in_a_name_make_no_link() -> None:
    segments = linked("See [%(name)s] now.", ["x.html"], name="[a] (b)")
    assert [(s.text, s.href) for s in segments] == [
        ("See ", ""),
        ("[a] (b)", "x.html"),
        (" now.", ""),
    ]


def test_a_number_of_the_map_leads_to_the_words_it_counts() -> None:
    made = three_years()
    page = read(render_site([made], "1.0")[FRONT])
    passages = {p.id: p for d in made.series.declarations for p in d.passages}
    (head,) = [e for e in page.having(scope="row") if e.text == "Energy"]
    row = page.elements[page.elements.index(head) :]
    end = next(n for n, e in enumerate(row) if e.tag == "tr")
    cells = [e for e in row[:end] if "title" in e.attributes]
    assert cells
    for cell in cells:
        file, _, anchor = cell.attributes["href"].partition("#")
        ref = f"{file.removeprefix('declarations/').removesuffix('.html')}#{anchor}"
        assert [s.theme for s in passages[ref].themes] == ["energy"]
