"""Witnesses as commands take them."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from comparator.cli.main import cli
from comparator.errors import InputError

WITNESS = "2024-wessendal.second"


@pytest.fixture
def folder(tmp_path: Path, specimen: Path) -> Path:
    shutil.copytree(specimen.parent / "sco", tmp_path / "sco")  # its themes build on these
    return Path(shutil.copytree(specimen, tmp_path / "specimen"))


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


def fault(done: Result) -> str:
    """Return what is wrong with the input, as `main` prints it."""
    assert isinstance(done.exception, InputError), done.output
    return str(done.exception)


def test_add_puts_a_text_beside_its_declaration(folder: Path, tmp_path: Path) -> None:
    text = tmp_path / "press.txt"
    text.write_text("Brannik Declaration\n\nThe Leaders met. They will meet again.\n", "utf-8")
    made = ("add", text, "--series", folder, "--id", "2020-brannik", "--witness")
    done = run(*made, "press", "--title", "Brannik Declaration")
    assert done.exit_code == 0, done.output
    added = (folder / "2020-brannik.press.md").read_text("utf-8")
    assert "date = 2020-07-10" in added
    assert 'place = "Brannik"' in added
    for name in ("main", "A b", "../x"):
        refused = run(*made, name, "--title", "Brannik Declaration")
        assert name in fault(refused)
    other = run(*made, "other", "--title", "B", "--date", "2020-07-11")
    assert "2020-brannik.md:3: the declaration is of 2020-07-10" in fault(other)
    nowhere = ("add", text, "--series", folder, "--id", "2021-x", "--witness", "press")
    assert "no such declaration to have a witness" in fault(run(*nowhere))
    assert run("add", text, "--series", folder, "--witness", "press").exit_code == 2
    assert {p.name for p in folder.glob("*.*.md")} == {f"{WITNESS}.md", "2020-brannik.press.md"}


def test_compare_takes_a_witness(folder: Path) -> None:
    pair = ("compare", "2024-wessendal", WITNESS, "--series", folder, "--format")
    found = json.loads(run(*pair, "json").output)
    assert found["right"]["id"] == WITNESS
    assert found["passages"]["right"][0]["id"] == f"{WITNESS}#p1.1"
    html = run(*pair, "html").output
    assert f'data-passage="{WITNESS}#p1.1"' in html
    wrong = run("compare", "2024-wessendal", "2024-wessendal.secnd", "--series", folder)
    assert f"Did you mean {WITNESS}" in fault(wrong)


def test_a_pair_of_witnesses_is_exported(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "pair.xml"
    pair = ("--pair", "2024-wessendal", WITNESS)
    done = run("export", folder, "--format", "tei", *pair, "--out", out)
    assert done.exit_code == 0, done.output
    assert f'xml:id="d-{WITNESS}"' in out.read_text("utf-8")


def test_exports_hold_witnesses_apart(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "edition.json"
    assert run("export", folder, "--format", "json", "--out", out).exit_code == 0
    found = json.loads(out.read_text("utf-8"))
    assert WITNESS not in {d["id"] for d in found["declarations"]}
    (witness,) = found["witnesses"]
    assert witness["text"]["id"] == WITNESS
    assert witness["collation"]["left"] == "2024-wessendal"


def test_review_tells_of_a_new_witness_and_of_no_declaration(folder: Path, tmp_path: Path) -> None:
    base = tmp_path / "base"
    shutil.copytree(tmp_path / "sco", base / "sco")
    shutil.copytree(folder, base / "specimen")
    (base / "specimen" / f"{WITNESS}.md").unlink()
    head = tmp_path / "head"
    shutil.copytree(tmp_path / "sco", head / "sco")
    shutil.copytree(folder, head / "specimen")
    done = run("review", base, head)
    assert done.exit_code == 0, done.output
    assert "new declaration" not in done.output
    assert "1 new witness." in done.output
    assert f"(`{WITNESS}`, " in done.output
    assert "the report does not" not in done.output
