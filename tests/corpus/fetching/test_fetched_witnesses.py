"""Texts of further sources, fetched as witnesses of the declaration."""

from pathlib import Path

import pytest

from comparator.corpus import read_series
from comparator.corpus.fetching import Outcome, Result, Wish, fetch_series
from comparator.corpus.fetching.witnesses import name_of_host, named_sources
from comparator.corpus.series.catalogue import read_catalogue
from comparator.errors import InputError
from comparator.model import Catalogue, CatalogueEntry, Part
from tests.corpus.fetching.test_fetch import DAY, FORMULA, TITLE, entry, prose_of, source
from tests.fake_sites import OPENING, Site, client_of, fomc_page, paragraphs, worldjpn_page

OTHER = [FORMULA, *(p.replace("support", "back") for p in paragraphs())]


def fetch(folder: Path, wanted: CatalogueEntry, **wishes: object) -> list[Result]:
    wish = Wish(witnesses=True, **wishes)  # type: ignore[arg-type]
    return list(fetch_series(Catalogue((wanted,)), folder, client_of(folder.parent), wish))


def two_sources(site: Site) -> CatalogueEntry:
    first = site.serve("/1.html", worldjpn_page(TITLE, "May 4, 2019", [FORMULA, *paragraphs()]))
    inner = "".join(f"<p>{p}</p>" for p in OTHER)
    page = f"<html><body><article><h1>{TITLE}</h1>{inner}</article></body></html>"
    return entry(source(first, "worldjpn"), source(site.serve("/2.html", page), witness="press"))


def test_a_further_source_becomes_a_witness(site: Site, folder: Path) -> None:
    results = fetch(folder, two_sources(site))
    assert [(r.text_id, r.outcome) for r in results] == [
        ("2019-lowhaven", Outcome.WRITTEN),
        ("2019-lowhaven.press", Outcome.WRITTEN),
    ]
    assert prose_of(folder / "2019-lowhaven.press.md") == OTHER
    series = read_series(folder)
    assert [w.text.id for w in series.witnesses] == ["2019-lowhaven.press"]
    assert series.witnesses[0].text.sources[0].url == f"{site.origin}/2.html"
    assert site.counts["/1.html"] == 1


def test_witnesses_are_fetched_once_and_renewed_on_request(site: Site, folder: Path) -> None:
    wanted = two_sources(site)
    fetch(folder, wanted)
    assert {r.outcome for r in fetch(folder, wanted)} == {Outcome.THERE}
    assert site.counts["/2.html"] == 1
    assert {r.outcome for r in fetch(folder, wanted, refresh=True)} == {Outcome.UNCHANGED}


def test_a_witness_edited_by_hand_is_never_lost(site: Site, folder: Path) -> None:
    wanted = two_sources(site)
    fetch(folder, wanted)
    path = folder / "2019-lowhaven.press.md"
    edited = path.read_text("utf-8").replace("back", "uphold", 1)
    path.write_text(edited, encoding="utf-8")
    page = "".join(f"<p>{p}</p>" for p in [*OTHER, "One more line, which came later."])
    site.serve("/2.html", f"<html><body><article><h1>{TITLE}</h1>{page}</article></body></html>")
    _, refused = fetch(folder, wanted, refresh=True)
    assert refused.outcome is Outcome.REFUSED
    assert "+One more line" in refused.difference
    assert path.read_text("utf-8") == edited


def test_the_same_text_again_is_no_witness(site: Site, folder: Path) -> None:
    body = [FORMULA, *paragraphs()]
    urls = [site.serve(f"/{n}.html", worldjpn_page(TITLE, "May 4, 2019", body)) for n in (1, 2)]
    _, again = fetch(folder, entry(*(source(url, "worldjpn") for url in urls)))
    assert again.outcome is Outcome.SAME
    assert again.path == folder / "2019-lowhaven.md"
    assert [path.name for path in folder.glob("*.md")] == ["2019-lowhaven.md"]


def test_a_witness_that_cannot_be_had_is_told_and_harms_nothing(site: Site, folder: Path) -> None:
    good = site.serve("/1.html", worldjpn_page(TITLE, "May 4, 2019", [FORMULA, *paragraphs()]))
    gone, part = f"{site.origin}/gone", f"{site.origin}/part"
    wanted = entry(
        source(good, "worldjpn"), source(gone), source(part, part=Part.EXTRACT), source(gone + "2")
    )
    results = fetch(folder, wanted)
    assert [r.outcome for r in results] == [Outcome.WRITTEN, Outcome.FAILED, Outcome.FAILED]
    assert "404" in results[1].attempts[0].problem
    assert "/part" not in site.counts


def test_a_witness_is_of_the_day_of_its_declaration(site: Site, folder: Path) -> None:
    wanted = two_sources(site)
    fetch(folder, wanted)
    path = folder / "2019-lowhaven.md"
    path.write_text(path.read_text("utf-8").replace(str(DAY), "2019-05-03"), encoding="utf-8")
    (folder / "2019-lowhaven.press.md").unlink()
    fetch(folder, wanted)
    assert read_series(folder).witnesses[0].text.date.isoformat() == "2019-05-03"


def test_names_come_from_the_catalogue_the_adapter_or_the_host() -> None:
    wanted = entry(
        source("https://worldjpn.net/1", "worldjpn"),
        source("https://worldjpn.net/2", "worldjpn"),
        source("https://www.mea.gov.in/1"),
        source("https://a.org/3", witness="mea"),
    )
    assert [name for _, name in named_sources(wanted, "en", "en")] == [
        "worldjpn", "worldjpn-2", "mea-2", "mea",
    ]  # fmt: skip
    assert next(name for _, name in named_sources(wanted, "en", "ru")) == "worldjpn-en"


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("www.mea.gov.in", "mea"),
        ("en.kremlin.ru", "kremlin"),
        ("www.chinadaily.com.cn", "chinadaily"),
        ("eng.sectsco.org", "sectsco"),
        ("gov.cn", "gov"),
        ("127.0.0.1", "source"),
        ("localhost", "localhost"),
    ],
)
def test_a_host_names_its_body(host: str, name: str) -> None:
    assert name_of_host(host) == name


@pytest.mark.parametrize(
    ("second", "problem"),
    [("press", "is the witness 'press', too"), ("A b", "cannot be the id"), ("main", "'main'")],
)
def test_a_name_in_the_catalogue_is_checked(tmp_path: Path, second: str, problem: str) -> None:
    path = tmp_path / "catalogue.toml"
    sources = "".join(
        f'\n[[declaration.source]]\nurl = "https://a.org/{n}"\nwitness = "{name}"\n'
        for n, name in enumerate(("press", second))
    )
    head = '[[declaration]]\nid = "2019-a"\ntitle = "A"\ndate = 2019-05-04\n'
    path.write_text(head + sources, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_catalogue(path)
    assert problem in str(caught.value)
    assert caught.value.line == 12


def test_a_statement_is_dated_by_the_line_on_its_release(site: Site, folder: Path) -> None:
    """Before 2017 a press release had its day in a line of its own, and two lines above."""
    body = "".join(f"<p>{p}</p>" for p in paragraphs())
    page = (
        "<html><body><div id='content'><h2>Press Release</h2><p>Release Date: May 4, 2019</p>"
        f"<p><i>For immediate release</i></p>{body}</div></body></html>"
    )
    modern = fomc_page(TITLE, "May 4, 2019", paragraphs())
    for number, html in enumerate((page, modern)):
        url = site.serve(f"/{number}.htm", html)
        (folder / "2019-lowhaven.md").unlink(missing_ok=True)
        wanted = entry(source(url, "fomc", begins=""), kind="statement")
        (result,) = fetch_series(Catalogue((wanted,)), folder, client_of(folder.parent), Wish())
        assert result.outcome is Outcome.WRITTEN, result.attempts
        assert prose_of(folder / "2019-lowhaven.md") == paragraphs()
        assert OPENING in prose_of(folder / "2019-lowhaven.md")[0]
