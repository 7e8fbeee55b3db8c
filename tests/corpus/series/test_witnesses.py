"""Witnesses: other texts of a declaration beside its own, apart from the series."""

import shutil
from pathlib import Path

import pytest

from comparator import load, make_edition, pipeline
from comparator.corpus import findings_of_series, read_series, series_inputs
from comparator.errors import InputError
from comparator.pipeline import edition_of_pair, weights_of

WITNESS = "2024-wessendal.second"


@pytest.fixture
def folder(tmp_path: Path, specimen: Path) -> Path:
    shutil.copytree(specimen.parent / "sco", tmp_path / "sco")  # its themes build on these
    return Path(shutil.copytree(specimen, tmp_path / "specimen"))


def told(folder: Path) -> str:
    """Return the error that reading gives, which names the file."""
    with pytest.raises(InputError) as caught:
        read_series(folder)
    return str(caught.value)


def choose(folder: Path, line: str) -> None:
    with (folder / "series.toml").open("a", encoding="utf-8") as file:
        file.write(f"\n[witnesses]\n{line}\n")


def test_a_witness_stands_beside_its_declaration(folder: Path) -> None:
    series = read_series(folder)
    (witness,) = series.witnesses
    assert (witness.declaration, witness.name) == ("2024-wessendal", "second")
    assert WITNESS not in [d.id for d in series.declarations]
    assert series.text(WITNESS) is witness.text
    assert f"specimen/{WITNESS}.md" in series_inputs(folder)


def test_the_other_text_may_be_chosen(folder: Path) -> None:
    plain = read_series(folder)
    choose(folder, '2024-wessendal = "second"')
    series = read_series(folder)
    assert series["2024-wessendal"].title == plain.text(WITNESS).title
    (witness,) = series.witnesses
    assert witness.text.id == "2024-wessendal.main"
    assert witness.text.blocks == plain["2024-wessendal"].blocks
    choose_main = (folder / "series.toml").read_text("utf-8").replace('"second"', '"main"')
    (folder / "series.toml").write_text(choose_main, encoding="utf-8")
    assert read_series(folder) == plain


def test_a_witness_needs_its_declaration(folder: Path) -> None:
    (folder / f"{WITNESS}.md").rename(folder / "2021-nowhere.second.md")
    assert "2021-nowhere.second.md" in told(folder)
    assert "there is no 2021-nowhere.md" in told(folder)
    assert "C503" in {f.code for f in findings_of_series(folder)}


def test_a_witness_is_of_the_day_of_its_declaration(folder: Path) -> None:
    path = folder / f"{WITNESS}.md"
    text = path.read_text("utf-8").replace("date = 2024-07-04", "date = 2024-07-05")
    path.write_text(text, encoding="utf-8")
    assert f"{WITNESS}.md:3: the date 2024-07-05 is not that of" in told(folder)
    (finding,) = (f for f in findings_of_series(folder) if f.code == "C504")
    assert finding.line == 3


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ('2024-wessendal = "third"', "there is no witness 'third' of 2024-wessendal"),
        ('2031-nowhere = "second"', "there is no declaration '2031-nowhere'"),
        (f'"{WITNESS}" = "second"', "there is no declaration"),
        ("2024-wessendal = 3", "2024-wessendal"),
    ],
)
def test_a_choice_of_what_is_not_there_is_told(folder: Path, line: str, problem: str) -> None:
    choose(folder, line)
    assert problem in told(folder)
    number = (folder / "series.toml").read_text("utf-8").split("\n").index(line) + 1
    assert f"series.toml:{number}:" in told(folder)
    assert ("C005", number) in {(f.code, f.line) for f in findings_of_series(folder)}


@pytest.mark.parametrize("name", ["main", "Second", "a_b", "a--b", "a.b", "", "con", "x" * 81])
def test_a_name_that_cannot_be_one_is_told(folder: Path, name: str) -> None:
    (folder / f"{WITNESS}.md").rename(folder / f"2024-wessendal.{name}.md")
    assert f"2024-wessendal.{name}.md" in told(folder)
    assert "C003" in {f.code for f in findings_of_series(folder)}


def test_two_files_cannot_claim_one_name(folder: Path) -> None:
    other = folder / f"{WITNESS}.MD"
    shutil.copy(folder / f"{WITNESS}.md", other)
    if len(list(folder.glob(f"{WITNESS}.*"))) < 2:
        pytest.skip("this file system does not tell A from a")
    assert "has the same id" in told(folder)


def test_likeness_to_its_declaration_is_no_fault(folder: Path) -> None:
    shutil.copy(folder / "2024-wessendal.md", folder / "2024-wessendal.copy.md")
    assert findings_of_series(folder) == ()
    shutil.copy(folder / "2024-wessendal.md", folder / "2024-other.md")
    assert "C501" in {f.code for f in findings_of_series(folder)}


def test_witnesses_alter_nothing_of_the_series(folder: Path) -> None:
    """No thread, weight, theme or collation knows of them."""
    with_it = make_edition(load(folder))
    (folder / f"{WITNESS}.md").unlink()
    without = make_edition(load(folder))
    assert with_it.threads == without.threads
    assert with_it.collations == without.collations
    assert with_it.series.declarations == without.series.declarations
    weighed, weights = weights_of(with_it.series), weights_of(without.series)
    for kind in ("rows", "stems", "beginnings"):
        own, other = getattr(weighed, kind), getattr(weights, kind)
        assert own.numbers.tolist() == other.numbers.tolist()
        assert own.weights.tolist() == other.weights.tolist()
    assert without.witnesses == ()
    assert [(c.left, c.right) for c in with_it.witnesses] == [("2024-wessendal", WITNESS)]


def test_a_pair_of_witnesses_is_collated_as_in_the_edition(specimen: Path) -> None:
    series = load(specimen)
    (there,) = pipeline.make_edition(series, "neighbours").witnesses
    assert edition_of_pair(series, "2024-wessendal", WITNESS).collations == (there,)


def test_words_of_two_languages_are_not_collated(folder: Path) -> None:
    path = folder / f"{WITNESS}.md"
    text = path.read_text("utf-8").replace('language = "en"', 'language = "fr"')
    path.write_text(text, encoding="utf-8")
    edition = make_edition(load(folder), "neighbours")
    assert edition.witnesses == ()
    assert len(edition.series.witnesses) == 1
