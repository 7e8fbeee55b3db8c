"""`comparator verify`, from the command line."""

import json
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from comparator.cli.main import cli

_TEXT = """+++
title = "Statement of {place}"
date = {year}-05-04
place = "{place}"
language = "en"

[[source]]
description = "written for this test"
+++

The States welcome the {matter} and call for peace in the valley.

They condemn the closing of the {road} road without a word to those who live by it.
"""


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [*map(str, arguments)])


@pytest.fixture(scope="module")
def series(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("declarations") / "accord"
    folder.mkdir()
    (folder / "series.toml").write_text('title = "Accord"\n')
    for year, place, matter, road in (
        (2019, "Arden", "treaty", "old"),
        (2020, "Bruck", "pact", "new"),
    ):
        text = _TEXT.format(year=year, place=place, matter=matter, road=road)
        (folder / f"{year}-{place.lower()}.md").write_text(text)
    return folder


@pytest.fixture(scope="module")
def site(series: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("site") / "public"
    done = run("build", series, "--out", out, "--jobs", "1")
    assert done.exit_code == 0, done.output
    return out


def test_a_report_that_was_built_is_confirmed_and_a_changed_one_is_not(
    series: Path, site: Path
) -> None:
    whole = run("verify", site, "--series", series, "--jobs", "1")
    assert (whole.exit_code, "say what the texts say" in whole.output) == (0, True), whole.output
    page = site / "accord" / "declarations" / "2020-bruck.html"
    kept = page.read_bytes()
    page.write_bytes(kept.replace(b"condemn", b"welcome", 1))
    changed = run("verify", site, "--series", series, "--jobs", "1")
    assert changed.exit_code == 1
    assert "2020-bruck#p2.1 is not as it stands" in changed.output
    told = json.loads(run("verify", site, "--series", series, "--format", "json").stdout)["faults"]
    assert {fault["kind"] for fault in told} == {"bytes", "words"}
    assert {fault["path"] for fault in told} == {
        "SHA256SUMS",
        "accord/declarations/2020-bruck.html",
    }
    page.write_bytes(kept)


def test_what_the_reader_does_not_weigh_is_held_against_a_report_made_anew(
    series: Path, site: Path
) -> None:
    """The manifest and the sums are right for the changed page: no hash gives it away."""
    manifest, sums = site / "manifest.json", site / "SHA256SUMS"
    page = site / "accord" / "declarations" / "2020-bruck.html"
    kept = {path: path.read_bytes() for path in (page, manifest, sums)}
    old = sha256(kept[page]).hexdigest()
    changed = kept[page].replace(b"sentences</", b"sentence</", 1)
    assert changed != kept[page]
    page.write_bytes(changed)
    for path in (manifest, sums):
        new = sha256(manifest.read_bytes()).hexdigest().encode()
        data = path.read_bytes().replace(old.encode(), sha256(changed).hexdigest().encode())
        path.write_bytes(data.replace(sha256(kept[manifest]).hexdigest().encode(), new))
    told = run("verify", site, "--series", series, "--jobs", "1", "--format", "json")
    faults = json.loads(told.stdout)["faults"]
    assert [(f["path"], f["kind"]) for f in faults] == [
        ("accord/declarations/2020-bruck.html", "made")
    ]
    assert changed.splitlines()[faults[0]["line"] - 1] not in kept[page].splitlines()
    version = json.loads(manifest.read_text())["tool"]["version"]
    manifest.write_text(manifest.read_text().replace(f'"{version}"', '"0.0.9\\u001b[31m"'))
    other = run("verify", site, "--series", series, "--jobs", "1")
    assert "Version 0.0.9" in other.output
    assert "\x1b" not in other.output
    assert "made: " not in other.output
    for path, data in kept.items():
        path.write_bytes(data)


def test_a_text_that_was_changed_since_is_told(series: Path, site: Path) -> None:
    file = series / "2019-arden.md"
    kept = file.read_bytes()
    file.write_bytes(kept.replace(b"treaty", b"treaties"))
    told = run("verify", site, "--series", series, "--jobs", "1")
    file.write_bytes(kept)
    assert told.exit_code == 1
    assert "of the series, accord/2019-arden.md has another hash" in told.output


def test_where_no_report_is_nothing_is_confirmed(series: Path, tmp_path: Path) -> None:
    assert "there is no report here" in str(
        run("verify", tmp_path / "none", "--series", series).exception
    )
