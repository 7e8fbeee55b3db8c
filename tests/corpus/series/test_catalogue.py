"""Catalogues are read strictly: what is wrong is named with its line."""

from datetime import date
from pathlib import Path
from time import process_time

import pytest

from comparator.corpus.series.catalogue import read_catalogue
from comparator.corpus.series.series import declaration_files, read_series
from comparator.corpus.series.theme_sets import read_theme_set
from comparator.errors import InputError
from comparator.model import Part
from comparator.resources.bundled import preset_names
from comparator.scaffold.new_series import start_series

GOOD = """# A remark.
[[declaration]]
id = "2001-here"
title = "First"
date = 2001-01-02

[[declaration]]
id = "2000-there"
title = "Earlier"
date = "2000-01-02"
kind = "statement"

[[declaration.source]]
url = "https://a.example/1"
language = "en+zh"
part = "extract"
adapter = "worldjpn"

[[declaration.source]]
url = "https://a.example/2"
seen = false
"""


def test_many_entries_are_read_in_one_go(tmp_path: Path) -> None:
    """A table that copies its file takes gigabytes here, and one that reads it anew minutes."""
    entry = GOOD[GOOD.index("[[declaration]]") :].replace("2001-here", "2001-here-{0}")
    path = tmp_path / "catalogue.toml"
    many = (entry.replace("-there", "-there-{0}").format(n) for n in range(500))
    path.write_text("\n".join(many), encoding="utf-8")
    start = process_time()
    entries = read_catalogue(path).entries
    assert process_time() - start < 2
    assert len(entries) == 1_000
    assert len({entry.line for entry in entries}) == 1_000


def read(tmp_path: Path, text: str) -> None:
    (tmp_path / "catalogue.toml").write_text(text, encoding="utf-8")
    read_catalogue(tmp_path / "catalogue.toml")


def test_a_catalogue_is_in_the_order_of_dates(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.toml"
    path.write_text(GOOD, encoding="utf-8")
    catalogue = read_catalogue(path)
    assert catalogue.ids == ("2000-there", "2001-here")
    earlier = catalogue.entries[0]
    assert (earlier.date, earlier.kind, earlier.line) == (date(2000, 1, 2), "statement", 7)
    first, second = earlier.sources
    assert (first.languages, first.part, first.adapter) == (("en", "zh"), Part.EXTRACT, "worldjpn")
    assert second.line == 20


@pytest.mark.parametrize(
    ("old", "new", "line", "problem"),
    [
        ('"https://a.example/2"', '"file:///etc/passwd"', 20, "is not a web address"),
        ('"https://a.example/2"', '"https://a.example/1"\nurl = 1', 21, "not TOML"),
        ("seen = false", 'seen = "no"', 21, "neither true nor false"),
        ("seen = false", "sen = false", 21, "Did you mean 'seen'"),
        ('"extract"', '"half"', 16, "'half' cannot stand here"),
        ('"worldjpn"', '"worldjapan"', 17, "cannot stand here"),
        ('"en+zh"', '"English"', 15, "is not a language"),
        ('"statement"', '"speech"', 11, "cannot stand here"),
        ('"2000-01-02"', '"soon"', 10, "the date 'soon' cannot be read"),
        ('"2000-there"', '"2001-here"', 8, "the id '2001-here' is in line 3"),
        ('"2000-there"', '"../out"', 8, "cannot be the id"),
        ('title = "Earlier"', "", 7, "'title' is missing"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(
    tmp_path: Path, old: str, new: str, line: int, problem: str
) -> None:
    with pytest.raises(InputError) as error:
        read(tmp_path, GOOD.replace(old, new))
    assert problem in str(error.value)
    assert error.value.line == line


def test_every_summit_is_in_the_catalogue(root: Path) -> None:
    """One a year since 2001, each with an address, and one the Secretariat's list is asked for."""
    catalogue = read_catalogue(root / "declarations" / "sco" / "catalogue.toml")
    assert [entry.date.year for entry in catalogue.entries] == list(range(2001, 2027))
    assert all(entry.id.startswith(str(entry.date.year)) for entry in catalogue.entries)
    for entry in catalogue.entries:
        assert any("sectsco.org/documents/" in source.url for source in entry.sources)
        assert all(len(source.begins.split()) <= 6 for source in entry.sources)


@pytest.mark.parametrize("preset", [*preset_names(), None])
def test_a_new_series_can_be_read(tmp_path: Path, preset: str | None) -> None:
    folder = tmp_path / "new"
    files = start_series(folder, preset)
    assert all(path.read_text("utf-8").startswith(("#", "title")) for path in files)
    # Nothing is invented: what names no real declaration stays a comment.
    is_known = preset not in {None, "resolutions"}
    assert bool(read_catalogue(folder / "catalogue.toml").entries) == is_known
    read_theme_set(folder / "themes.toml")
    assert declaration_files(folder) == ()


def test_a_series_is_not_started_over_another(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("x", encoding="utf-8")
    with pytest.raises(InputError, match="something here already"):
        start_series(tmp_path / "mine", "fomc")
    with pytest.raises(InputError, match="cannot be the id"):
        start_series(tmp_path / "My Series")


def test_a_text_without_a_kind_is_of_the_kind_that_is_catalogued(tmp_path: Path) -> None:
    folder = tmp_path / "pacts"
    folder.mkdir()
    facts = 'title = "T"\ndate = {}\n{}[[source]]\ndescription = "x"\n'
    for year, kind in ((2001, ""), (2002, 'kind = "declaration"\n')):
        text = "+++\n" + facts.format(f"{year}-01-01", kind) + "+++\n\nPeace.\n"
        (folder / f"{year}-x.md").write_text(text, encoding="utf-8")
    (folder / "series.toml").write_text('title = "S"\n', encoding="utf-8")
    entry = '[[declaration]]\nid = "2001-x"\ntitle = "T"\ndate = 2001-01-01\nkind = "declaration"\n'
    (folder / "catalogue.toml").write_text(entry, encoding="utf-8")
    assert [d.kind for d in read_series(folder).declarations] == ["declaration", "declaration"]


@pytest.mark.parametrize(
    ("names", "kinds"),
    [
        (("2001-statement", "2002-goals"), ["statement", "goals"]),
        (("2001-statement", "2002-arden"), ["", ""]),
        (("2001-arden", "2002-bruck"), ["", ""]),
    ],
)
def test_ids_that_all_name_a_kind_say_of_which_kind_texts_are(
    tmp_path: Path, names: tuple[str, str], kinds: list[str]
) -> None:
    folder = tmp_path / "pacts"
    folder.mkdir()
    (folder / "series.toml").write_text('title = "S"\n', encoding="utf-8")
    for name in names:
        facts = f'title = "T"\ndate = {name[:4]}-01-01\n[[source]]\ndescription = "x"\n'
        (folder / f"{name}.md").write_text(f"+++\n{facts}+++\n\nPeace.\n", encoding="utf-8")
    assert [d.kind for d in read_series(folder).declarations] == kinds
