"""The commands as a person runs them, in real folders."""

import json
import shutil
from pathlib import Path

import pytest

from comparator.corpus import read_series, read_theme_set
from tests.commands import run


@pytest.fixture
def series(tmp_path: Path) -> Path:
    """A small series that can be broken."""
    folder = tmp_path / "accord"
    folder.mkdir()
    (folder / "series.toml").write_text('title = "Accord"\n', encoding="utf-8")
    for year, words in ((2020, "trade and energy"), (2021, "trade, water and energy")):
        (folder / f"{year}-here.md").write_text(
            f'+++\ntitle = "Accord of {year}"\ndate = {year}-05-01\n[[source]]\n'
            f'description = "Invented"\n+++\n\n# Accord\n\nThe states support {words}.\n\n'
            "They will meet again.\n",
            encoding="utf-8",
        )
    return folder


def test_help_names_every_command() -> None:
    told = run("--help").stdout
    for command in ("add", "build", "check", "compare", "completion", "fetch", "init", "themes"):
        assert f"\n  {command} " in told
        assert run(command, "--help").returncode == 0


def test_version() -> None:
    assert run("--version").stdout.startswith("comparator, version 0.")


def test_json_has_every_passage_once(specimen: Path) -> None:
    """In exactly one link, or in dropped or added, and the edits spell both sides."""
    done = run("compare", "2020-brannik", "2022-dorvesh", "--series", specimen, "--format", "json")
    document = json.loads(done.stdout)
    assert document["schema"] == "comparator/collation/2"
    assert document["left"]["date"] == "2020-07-10"
    for side, alone, sign in (("left", "dropped", -1), ("right", "added", 1)):
        text = {p["id"]: p["text"] for p in document["passages"][side]}
        named = [ref for link in document["links"] for ref in link[side]] + document[alone]
        assert sorted(named) == sorted(text)
        for link in document["links"]:
            spelled = "".join(t for s, t in link["edits"] if s in {0, sign})
            assert spelled == " ".join(text[ref] for ref in link[side])


def test_suggested_themes_may_be_written_where_they_are_read(
    specimen: Path, tmp_path: Path
) -> None:
    """The shell has emptied the file by the time the command begins."""
    folder = tmp_path / "specimen"
    shutil.copytree(specimen, folder)
    (folder / "themes.toml").write_text("", encoding="utf-8")
    suggested = run("themes", folder, "--suggest").stdout
    (folder / "themes.toml").write_text(suggested, encoding="utf-8")
    assert 5 <= len(read_theme_set(folder / "themes.toml").ids) <= 30
    assert "passages have a theme" in run("themes", folder).stdout


def test_compare_by_theme_shows_only_that_theme(specimen: Path) -> None:
    done = run(
        *("compare", "2022-dorvesh", "2023-ilmezar", "--series", specimen),
        *("--theme", "energy", "--format", "json"),
    )
    document = json.loads(done.stdout)
    whole = sum(len(document["passages"][side]) for side in ("left", "right"))
    assert 2 <= whole <= 12


@pytest.mark.parametrize("form", ["text", "md", "html"])
def test_compare_writes_every_form(series: Path, form: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    compared = ("compare", "2020-here", "2021-here", "--series", series, "--format", form)
    assert run(*compared, "--out", out).returncode == 0
    assert "water" in out.read_text(encoding="utf-8")
    assert run(*compared).stdout == out.read_text(encoding="utf-8")


def test_compare_takes_two_files(series: Path) -> None:
    done = run("compare", series / "2020-here.md", series / "2021-here.md", "--format", "json")
    assert [link["relation"] for link in json.loads(done.stdout)["links"]].count("kept") == 2


def test_unknown_names_get_suggestions(series: Path) -> None:
    done = run("compare", "2020-hear", "2021-here", "--series", series)
    assert (done.returncode, done.stdout) == (2, "")
    assert "there is no declaration '2020-hear'. Did you mean 2020-here" in done.stderr
    done = run("compare", "2020-here", "2021-here", "--series", series, "--theme", "enrgy")
    assert done.returncode == 2
    assert "there is no theme 'enrgy'" in done.stderr


def test_check_names_every_fault_with_file_and_line(series: Path) -> None:
    short = run("check", series)  # two sentences are no declaration, but no error either
    assert short.returncode == 0
    assert run("check", series, "--fail-on", "warning").returncode == 1
    assert all(": C411 warning: " in line for line in short.stderr.splitlines()[:2])
    with (series / "series.toml").open("a", encoding="utf-8") as file:
        file.write('[check]\naccept = ["C411"]\n')
    assert run("check", series).returncode == 0
    (series / "2022-bad.md").write_text(
        '+++\ntitle = "x"\ndate = "soon"\n+++\n\nText.\n', encoding="utf-8"
    )
    (series / "2023-worse.md").write_bytes(b"+++\ntitle = 'x'\n+++\n\nT\xff\n")
    done = run("check", series)
    assert done.returncode == 1
    assert f"{series / '2022-bad.md'}:3: C104 error: The date 'soon' cannot be read." in done.stderr
    assert f"{series / '2022-bad.md'}:1: C107 error: No source is given." in done.stderr
    assert f"{series / '2023-worse.md'}:5: C002 error: Byte 0xff is not UTF-8." in done.stderr
    rows = json.loads(run("check", series, "--format", "json").stdout)
    assert {(row["code"], row["line"]) for row in rows} >= {("C104", 3), ("C107", 1), ("C002", 5)}


def test_bad_input_never_harms_a_good_report(series: Path, tmp_path: Path) -> None:
    out = tmp_path / "public"
    assert run("build", series, "--out", out).returncode == 0
    before = {p: p.read_bytes() for p in out.rglob("*") if p.is_file()}
    (series / "2021-here.md").write_bytes(b"")
    done = run("build", series, "--out", out)
    assert done.returncode == 2
    assert done.stderr == f"Error: {series / '2021-here.md'}: the file is empty.\n"
    assert {p: p.read_bytes() for p in out.rglob("*") if p.is_file()} == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["accord", "public"]


def test_build_refuses_a_folder_with_other_things(series: Path) -> None:
    done = run("build", series, "--out", series)
    assert done.returncode == 2
    assert (series / "series.toml").exists()


def test_a_series_of_one_builds_and_says_so(series: Path, tmp_path: Path) -> None:
    (series / "2021-here.md").unlink()
    done = run("build", series, "--out", tmp_path / "public")
    assert done.returncode == 0
    assert "only one declaration" in done.stderr
    assert (tmp_path / "public" / "accord" / "index.html").is_file()


def test_two_series_of_one_name_are_refused(series: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / "accord"
    other.mkdir(parents=True)
    for path in series.iterdir():
        (other / path.name).write_bytes(path.read_bytes())
    done = run("build", series, other, "--out", tmp_path / "public")
    assert done.returncode == 2
    assert "the same name" in done.stderr


def test_no_traceback_for_usage_errors() -> None:
    for arguments in (("build",), ("compare", "a"), ("nonsense",), ("-q", "-v", "check")):
        done = run(*arguments)
        assert done.returncode == 2
        assert "Traceback" not in done.stderr


def test_completion_is_a_script() -> None:
    assert "_COMPARATOR_COMPLETE" in run("completion", "bash").stdout


def test_texts_of_hardly_anything_build(series: Path, tmp_path: Path) -> None:
    for n, body in enumerate(["…", "!!! ... ???", "- x", "***", "# Title only"], 1):
        (series / f"2022-here-{n}.md").write_text(
            f'+++\ntitle = "Empty"\ndate = 2022-05-0{n}\n[[source]]\ndescription = "Invented"\n'
            f"+++\n\n{body}\n",
            encoding="utf-8",
        )
    done = run("build", series, "--out", tmp_path / "public")
    assert (done.returncode, done.stderr) == (0, "")


def test_two_plain_texts_compare(tmp_path: Path) -> None:
    for name, text in (("old", "We note trade. We condemn war."), ("new", "We condemn all war.")):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    done = run("compare", tmp_path / "old.txt", tmp_path / "new.txt")
    assert (done.returncode, done.stderr) == (0, "")
    assert "We condemn {+all +}war." in done.stdout
    page = run("compare", tmp_path / "old.txt", tmp_path / "new.txt", "--format", "html").stdout
    assert "undated" in page
    assert "January 1" not in page


def test_compare_never_overwrites_a_source(series: Path) -> None:
    before = {p: p.read_bytes() for p in series.iterdir()}
    for name in ("2020-here.md", "series.toml", "2030-other.md"):
        done = run("compare", "2020-here", "2021-here", "--series", series, "--out", series / name)
        assert done.returncode == 2
        assert "would be overwritten" in done.stderr
    assert {p: p.read_bytes() for p in series.iterdir()} == before


@pytest.mark.parametrize("command", [("build", "--out", "site"), ("check",), ("themes",)])
def test_no_series_stands_in_for_ones_own(command: tuple[str, ...], tmp_path: Path) -> None:
    done = run(*command, cwd=tmp_path)
    assert done.returncode == 2
    assert "there is no series here" in done.stderr
    assert "--demo" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_folder_one_is_in_is_a_series_before_any_other(series: Path) -> None:
    (series / "declarations").mkdir()
    assert "accord: 2 findings" in run("check", cwd=series).stderr


def test_the_series_of_the_tool_are_taken_when_asked_for(tmp_path: Path, series: Path) -> None:
    done = run("trace", "peace", "--demo", "--format", "text", cwd=tmp_path)
    assert (done.returncode, bool(done.stdout)) == (0, True), done.stderr
    assert "name no other" in run("check", series, "--demo").stderr


def test_trace_sets_the_wordings_of_a_clause_side_by_side(tmp_path: Path) -> None:
    done = run("trace", "2020-brannik#p2.1", "--demo", "--format", "tei", cwd=tmp_path)
    assert (done.returncode, "<rdg" in done.stdout) == (0, True), done.stderr
    assert "there is no passage" in run("trace", "2020-brannik#p99.9", "--demo").stderr
    assert "tei is of a clause" in run("trace", "peace", "--demo", "--format", "tei").stderr


def test_compare_reads_what_add_reads(tmp_path: Path) -> None:
    page = (
        "<html><body><main><h1>Accord</h1><p>The <i>states</i> support {}.</p></main></body></html>"
    )
    (tmp_path / "old.html").write_text(page.format("trade"), encoding="utf-8")
    (tmp_path / "new.md").write_text(
        "# Accord\n\nThe **states** support trade and peace.\n", "utf-8"
    )
    done = run("compare", "old.html", "new.md", "--format", "json", cwd=tmp_path)
    texts = [[p["text"] for p in ps] for ps in json.loads(done.stdout)["passages"].values()]
    assert texts == [
        ["Accord", "The states support trade."],
        ["Accord", "The states support trade and peace."],
    ]
    assert done.stderr == ""


def test_compare_says_when_two_texts_are_in_two_languages(tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_text("Accord\n\nThe states of the north agree to this.\n", "utf-8")
    (tmp_path / "new.txt").write_text("Договор\n\nГосударства согласились об этом.\n", "utf-8")
    done = run("compare", "old.txt", "new.txt", cwd=tmp_path)
    assert done.returncode == 0
    assert "old is in 'en' and new in 'ru'" in done.stderr


def _round(series: Path, name: str, day: str, *paragraphs: str) -> None:
    (series / f"{name}.md").write_text(
        f'+++\ntitle = "Draft"\nkind = "draft"\ndate = {day}\n[[source]]\n'
        f'description = "Invented"\n+++\n\n' + "\n\n".join(paragraphs) + "\n",
        encoding="utf-8",
    )


def test_rounds_of_a_draft_are_no_declarations_and_find_each_other(series: Path) -> None:
    """The round before is named by nobody: it is that before which nothing was adopted since."""
    _round(series, "2021-early", "2021-03-01", "They will meet again [in spring].")
    _round(series, "2022-one", "2022-01-10", "The states [shall / should] support water.")
    _round(series, "2022-two", "2022-02-10", "The states should support water.", "They will meet.")
    known = read_series(series)
    assert [d.id for d in known.declarations] == ["2020-here", "2021-here"]
    assert [d.id for d in known.drafts] == ["2021-early", "2022-one", "2022-two"]
    told = json.loads(run("precedent", "2022-two", "--series", series, "--format", "json").stdout)
    assert told["last"] == "2021-here"
    assert [closed["outcome"] for closed in told["closed"]] == ["chosen"]
    assert told["rows"][0]["before"] == ["2022-one#p1.1"]
    # Of 2021 nothing was adopted when the early round was written, and after it a text was.
    early = json.loads(
        run("precedent", "2021-early", "--series", series, "--format", "json").stdout
    )
    assert (early["last"], early["rows"]) == ("2020-here", [])
    first = json.loads(run("precedent", "2022-one", "--series", series, "--format", "json").stdout)
    assert first["rows"] == []
    missing = run("precedent", "2022-tow", "--series", series)
    assert missing.returncode == 2
    assert "Did you mean 2022-two" in missing.stderr


def test_a_series_of_drafts_alone_has_no_declaration(series: Path) -> None:
    for path in series.glob("*-here.md"):
        path.unlink()
    _round(series, "2022-one", "2022-01-10", "The states should support water.")
    assert "there is no declaration here" in run("check", series).stderr.casefold()
