"""The same inputs give the same bytes, wherever, whenever and however they are built."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from comparator.app.build import (
    Order,
    make_editions,
    make_report,
    read_inputs,
    remember,
    warnings_if_standing,
)
from comparator.diff.synopsis import Row, synopsis_of
from comparator.jobs import Store, Workshop
from comparator.report import SUMS, published_files, stale_files
from tests.commands import run
from tests.made_once import Once


def build(
    series: Path,
    out: Path,
    *options: str,
    python: str = sys.executable,
    **env: str,
) -> subprocess.CompletedProcess[str]:
    """Run a build in a process of its own, in an environment of its own."""
    return subprocess.run(
        [python, "-m", "comparator", "-q", "build", str(series), "--out", str(out), *options],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **env},
        umask=int(env.get("UMASK", "-1"), 8),
    )


@pytest.fixture(scope="module")
def declarations(specimen: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copies of the series that come with the tool, to be changed."""
    folder = tmp_path_factory.mktemp("somewhere") / "declarations"
    shutil.copytree(specimen.parent, folder)
    return folder


@pytest.fixture(scope="module")
def published(declarations: Path, once: Once) -> Path:
    """A report that was built the plain way: one process, nothing remembered."""
    out = once.folder / "published"

    def made() -> int:
        return build(declarations, out, "--jobs", "1", "--no-cache").returncode

    assert once("published", made) == 0
    return out


def assert_same(one: Path, other: Path) -> None:
    a, b = published_files(one), published_files(other)
    assert sorted(a) == sorted(b)
    assert [path for path in a if a[path] != b[path]] == []


def test_another_time_zone_locale_user_and_hash_seed(
    declarations: Path, published: Path, tmp_path: Path
) -> None:
    env = {
        **{"TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
        **{"PYTHONHASHSEED": "4711", "HOME": str(tmp_path), "OMP_NUM_THREADS": "1"},
        **{"SOURCE_DATE_EPOCH": "1", "PYTHONUTF8": "0", "COLUMNS": "40"},
    }
    build(declarations, tmp_path / "a", "--no-cache", **env)
    assert_same(published, tmp_path / "a")


def test_another_folder_order_of_files_and_more_of_what_surrounds_a_build(
    declarations: Path, published: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "a folder with spaces – и буквы" / "declarations"
    for path in sorted(declarations.rglob("*"), reverse=True):
        if path.is_file():
            copy = elsewhere / path.relative_to(declarations)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(path.read_bytes())
    env = {"PYTHONHASHSEED": "0", "LC_ALL": "C", "TZ": "UTC", "PYTHONOPTIMIZE": "2", "UMASK": "077"}
    done = build(elsewhere, tmp_path / "out", "--no-cache", **env)
    assert done.returncode == 0
    assert_same(published, tmp_path / "out")


def test_many_processes_and_a_cold_and_a_damaged_cache(
    declarations: Path, published: Path, tmp_path: Path
) -> None:
    env = {"COMPARATOR_CACHE": str(tmp_path / "cache")}
    for state, jobs in (("cold", "3"), ("damaged", "2")):
        if state == "damaged":
            for n, path in enumerate(sorted((tmp_path / "cache").glob("??/*"))):
                data = path.read_bytes()
                path.write_bytes([data, b"", data[: len(data) // 2], data + b"x"][n % 4])
        done = build(declarations, tmp_path / state, "--jobs", jobs, **env)
        assert done.returncode == 0, state
        assert_same(published, tmp_path / state)
    before = (tmp_path / "damaged" / "index.html").stat().st_ino
    assert build(declarations, tmp_path / "damaged", **env).returncode == 0
    assert (tmp_path / "damaged" / "index.html").stat().st_ino == before  # it stands, unwritten
    assert len(list((tmp_path / "cache").glob("??/*"))) > 50


def declare(year: int) -> str:
    """Return the file of a declaration; what each clause says grows and shrinks by the year."""
    goods = ("fish", "tools", "grain", "salt", "cloth")[year % 5]
    return (
        f'+++\ntitle = "Quay {year}"\ndate = {year}-06-15\nplace = "Quay"\n[[source]]\n'
        'description = "made for a test"\n+++\n\n'
        f"The ports will open trade in {goods} and lower customs duties on lanterns.\n\n"
        f"They support energy from tides{', wind' * (year % 2)} and oil for {goods} works.\n\n"
        f"The ports condemn terrorism in all its forms{' and the trade in arms' * (year % 3)}.\n"
    )


def test_one_changed_word_gives_what_a_build_from_nothing_gives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("comparator.pipeline.ALL_PAIRS_UP_TO", 2)  # so that any two are told
    asked: list[str] = []

    def asking(texts: tuple[str, ...], language: str) -> tuple[Row, ...]:
        asked.append(" ".join(texts))
        return synopsis_of(texts, language)

    monkeypatch.setattr("comparator.diff.synopsis.synopsis_of", asking)
    folder = tmp_path / "harbours"
    folder.mkdir()
    told = 'title = "Harbours"\n[defaults]\nlanguage = "en"\nrendering = "fictional"\n'
    (folder / "series.toml").write_text(told, "utf-8")
    for year in range(2001, 2005):
        (folder / f"{year}-quay.md").write_text(declare(year), "utf-8")
    order, workshop = Order((folder,)), Workshop(Store(tmp_path / "cache"))

    def made(where: Workshop) -> dict[str, bytes]:
        return make_report(order, make_editions(order, where), read_inputs(order), where)

    before, clauses = made(workshop), len(asked)
    newest = folder / "2004-quay.md"
    newest.write_text(newest.read_text("utf-8").replace("lanterns", "beacons"), "utf-8")
    asked.clear()
    warm = made(workshop)
    assert clauses == 3
    assert ["beacons" in texts for texts in asked] == [True]  # the other clauses are remembered
    assert warm == made(Workshop())
    assert "harbours/pairs/any.html" in warm
    assert warm != before


def test_a_report_that_stands_is_not_made_again_and_one_that_was_touched_is(
    declarations: Path, published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    order, workshop = Order((declarations / "specimen",)), Workshop(Store(tmp_path))
    inputs, files = read_inputs(order), published_files(published)
    assert warnings_if_standing(order, inputs, files, workshop) is None
    remember(order, inputs, files, ["one text"], workshop)
    assert warnings_if_standing(order, inputs, files, workshop) == ("one text",)
    for touched in (
        {path: data for path, data in files.items() if path != "index.html"},
        {**files, "mine.txt": b"mine"},
        {**files, "index.html": files["index.html"] + b" "},
        {**files, SUMS: files[SUMS] + b"\n"},
    ):
        assert warnings_if_standing(order, inputs, touched, workshop) is None
    name = next(iter(inputs))
    for other in ({name: inputs[name] + b"\n"}, {"specimen/new.toml": b""}):
        assert warnings_if_standing(order, inputs | other, files, workshop) is None
    for changed in (
        replace(order, pairs="all"),
        replace(order, language="ru"),
        replace(order, kind="statement"),
    ):
        assert warnings_if_standing(changed, inputs, files, workshop) is None
    assert warnings_if_standing(order, inputs, files, Workshop()) is None
    monkeypatch.setattr("comparator.app.build.tool_digest", lambda: "another tool")
    assert warnings_if_standing(order, inputs, files, workshop) is None


@pytest.mark.parametrize("version", ["3.11", "3.12", "3.13"])
def test_another_python(declarations: Path, published: Path, tmp_path: Path, version: str) -> None:
    """COMPARATOR_PYTHONS names interpreters that have comparator's libraries, apart by ":"."""
    for python in filter(None, os.environ.get("COMPARATOR_PYTHONS", "").split(os.pathsep)):
        told = subprocess.run([python, "--version"], capture_output=True, text=True, check=True)
        if told.stdout.startswith(f"Python {version}."):
            done = build(declarations, tmp_path / "out", "--no-cache", python=python)
            assert done.returncode == 0
            assert_same(published, tmp_path / "out")
            return
    pytest.skip(f"COMPARATOR_PYTHONS names no Python {version}")


def test_the_manifest_names_every_file_and_every_input(declarations: Path, published: Path) -> None:
    files = published_files(published)
    sums = files.pop(SUMS).decode().splitlines()  # of the manifest too
    assert sums == [f"{sha256(files[name]).hexdigest()}  {name}" for name in sorted(files)]
    manifest = json.loads(files.pop("manifest.json"))
    assert manifest["schema"] == "comparator/manifest/1"
    hashes = {name: sha256(data).hexdigest() for name, data in files.items()}
    assert {entry["path"]: entry["sha256"] for entry in manifest["outputs"]} == hashes
    read = {
        path.relative_to(declarations).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in declarations.rglob("*")
        if path.is_file() and path.name != "answers.toml"
    }
    assert {entry["path"]: entry["sha256"] for entry in manifest["inputs"]} == read


def test_check_is_content_with_what_was_just_built(declarations: Path, published: Path) -> None:
    assert run("-q", "build", declarations, "--out", published, "--check").returncode == 0


def test_check_names_stale_files_and_why(
    declarations: Path, published: Path, tmp_path: Path
) -> None:
    out = tmp_path / "public"
    shutil.copytree(published, out)
    series = tmp_path / "declarations"
    shutil.copytree(declarations, series)
    (out / "specimen" / "index.html").write_bytes(b"edited by hand")
    (out / "index.html").unlink()
    (out / "mine.txt").write_text("mine")
    path = series / "specimen" / "2024-wessendal.md"
    path.write_text(path.read_text("utf-8").replace(" the ", " those ", 1), "utf-8")
    before = published_files(out)
    done = run("-q", "build", series, "--out", out, "--check", "--diff")
    assert done.returncode == 1
    said = done.stderr.splitlines()
    assert f"{out / 'specimen' / 'index.html'}: edited since it was built." in said
    assert f"{out / 'index.html'}: deleted since it was built." in said
    assert f"{out / 'mine.txt'}: not a file of the report." in said
    page = out / "specimen" / "declarations" / "2024-wessendal.html"
    assert f"{page}: changed: specimen/2024-wessendal.md." in said
    assert not any("2018-sarnoval--2019" in line for line in said)
    assert said[-1].endswith(f"stale files in {out}. Build the report again.")
    assert "+++ built/specimen/declarations/2024-wessendal.html" in done.stdout
    assert any(line.startswith("+") and "those " in line for line in done.stdout.splitlines())
    assert published_files(out) == before


def test_check_says_when_options_version_or_manifest_differ(
    declarations: Path, published: Path, tmp_path: Path
) -> None:
    out = tmp_path / "public"
    shutil.copytree(published, out)
    manifest = out / "manifest.json"
    manifest.write_text(manifest.read_text("utf-8").replace('"0.', '"9.', 1), "utf-8")
    (out / "specimen" / "method.html").write_bytes(b"")
    done = run("-q", "build", declarations, "--out", out, "--check", "--pairs", "neighbours")
    assert f"{manifest}: built by comparator 9." in done.stderr
    assert "built with other options (pairs auto instead of pairs neighbours)" in done.stderr


@pytest.mark.parametrize("broken", ["", "[]", "{}", '{"tool": 1}', "\\x00"])
def test_a_manifest_that_cannot_be_read_is_told(published: Path, broken: str) -> None:
    files = published_files(published)
    stale = stale_files({**files, "manifest.json": broken.encode()}, files)
    assert ["no readable manifest.json" in fault.reason for fault in stale] == [True]


def test_check_of_nothing_is_bad_usage(declarations: Path, tmp_path: Path) -> None:
    nowhere = ("-q", "build", declarations, "--out", tmp_path / "nowhere")
    done = run(*nowhere, "--check")
    assert done.returncode == 2
    assert "there is no report here" in done.stderr
    assert run(*nowhere, "--diff").returncode == 2
