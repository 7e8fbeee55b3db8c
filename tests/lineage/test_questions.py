"""What a lineage tells, and the part of it that becomes a series."""

import json
from pathlib import Path

import pytest

from comparator.corpus import read_series
from comparator.lineage import open_lineage
from tests.commands import run
from tests.lineage.small_corpora import clauses, reworded, table, write_text

SAID = clauses(1)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A lineage of a family of three texts, and of a stranger."""
    folder = tmp_path_factory.mktemp("corpus")
    write_text(folder / "texts", "first", "2001-05-01", SAID)
    second = [reworded(SAID[0], 11), *SAID[1:]]
    write_text(folder / "texts", "second", "2002-05-01", second)
    write_text(folder / "texts", "third", "2003-05-01", [*second[:5], *clauses(3, 1)])
    write_text(folder / "texts", "stranger", "2002-06-01", clauses(2))
    done = run("lineage", "texts", "--out", "lineage.sqlite", cwd=folder)
    assert done.stdout == "Wrote lineage.sqlite: 4 texts, 2 descend from others.\n"
    assert (done.returncode, done.stderr) == (0, "")
    return folder / "lineage.sqlite"


def test_a_text_has_its_kin_and_its_precedents(made: Path) -> None:
    with open_lineage(made) as lineage:
        kin = lineage.text("second")
    assert (kin.parents, kin.children, kin.date) == (("first",), ("third",), "2002-05-01")
    first, *others = kin.passages
    assert (first.precedent, first.date) == ("first#p1.1", "2001-05-01")
    assert 0.4 < first.likeness < 1
    assert [each.likeness for each in others] == [1.0] * 5
    told = run("lineage", made, "--text", "second").stdout
    assert "descends from: first\n  renewed by: third\n" in told
    assert "no precedent" not in told
    assert "no precedent" in run("lineage", made, "--text", "third").stdout


def test_words_find_the_clause_in_all_its_wordings(made: Path) -> None:
    word = SAID[0].split()[4]  # that the later texts have not
    told = json.loads(run("lineage", made, "--about", word, "--format", "json").stdout)
    (clause,) = told["clauses"]
    assert clause["texts"] == ["first", "second", "third"]
    assert (clause["first"], clause["last"]) == ("2001-05-01", "2003-05-01")
    assert word not in clause["words"]


@pytest.mark.parametrize("about", ["nowhere", '" OR *', "NEAR("])
def test_what_nobody_says_is_told(made: Path, about: str) -> None:
    done = run("lineage", made, "--about", about)
    assert (done.returncode, done.stdout) == (2, "")
    assert "no text says" in done.stderr


def test_an_unknown_text_and_a_file_that_is_none_are_told(made: Path, tmp_path: Path) -> None:
    assert "there is no text 'fourth'" in run("lineage", made, "--text", "fourth").stderr
    (tmp_path / "other.sqlite").write_bytes(b"no database")
    done = run("lineage", tmp_path / "other.sqlite", "--text", "second")
    assert (done.returncode, "this is no lineage" in done.stderr) == (2, True)


def test_a_text_and_its_kin_become_a_series(made: Path, tmp_path: Path) -> None:
    out = tmp_path / "part"
    done = run("lineage", made, "--text", "third", "--series", out)
    assert done.returncode == 0, done.stderr
    series = read_series(out)
    assert [d.id for d in series.declarations] == ["first", "second", "third"]
    again = run("lineage", made, "--text", "third", "--series", out)
    assert (again.returncode, "there is something in it" in again.stderr) == (2, True)


def test_no_more_texts_than_are_wanted(made: Path, tmp_path: Path) -> None:
    out = tmp_path / "part"
    assert run("lineage", made, "--text", "third", "--series", out, "--most", 2).returncode == 0
    assert [d.id for d in read_series(out).declarations] == ["second", "third"]


def test_a_text_that_changed_since_is_not_taken_for_what_was_read(tmp_path: Path) -> None:
    write_text(tmp_path / "texts", "first", "2001-05-01", SAID)
    assert run("lineage", "texts", "--out", "made.sqlite", cwd=tmp_path).returncode == 0
    write_text(tmp_path / "texts", "first", "2001-05-01", SAID[:3])
    done = run("lineage", "made.sqlite", "--text", "first", "--series", "part", cwd=tmp_path)
    assert (done.returncode, "not as it was read" in done.stderr) == (2, True)
    assert not (tmp_path / "part").exists()


def test_parquet_has_what_the_database_has(made: Path, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    assert run("lineage", made, "--parquet", tmp_path / "tables").returncode == 0
    for name in ("texts", "passages", "lineage", "precedents", "threads"):
        found = parquet.read_table(tmp_path / "tables" / f"{name}.parquet")
        there = table(made, name, ", ".join(found.column_names))
        assert sorted(tuple(row.values()) for row in found.to_pylist()) == there


def test_what_is_asked_wrongly_is_told(made: Path, tmp_path: Path) -> None:
    for arguments, told in (
        ([made.parent / "texts"], "Missing option '--out'"),
        ([made, "--out", tmp_path / "x"], "--out is for a FOLDER"),
        ([made, "--series", tmp_path / "x"], "--series needs --text or --about"),
    ):
        done = run("lineage", *arguments)
        assert done.returncode == 2
        assert told in done.stderr
