"""What the docs say is so: each link leads somewhere, each command runs as it stands there."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.clean_checkout import Shell
from tests.commands import Done, run

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
# The language, and behind it the file that the reader is told to save; a list may indent it.
_FENCE = re.compile(r"^ *```(\w*) ?([^\n]*)\n(.*?)^ *```$", re.M | re.S)
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")

# Pages, or a section of one, whose commands are run in their order as a newcomer would.
_WALKS = {"docs/tutorial.md": "", "README.md": "Your own series in five minutes"}

# What no test can run as it stands, and why.
_NOT_HERE = {
    "comparator fetch": "visits other sites",
    "comparator serve": "runs until it is stopped",
    "comparator verify": "names a report that was published; see test_verify.py",
    "comparator lineage lineage.sqlite": "asks what was made; see lineage/test_questions.py",
    "comparator precedent": "names a draft that the reader has",
    "comparator add round": "names a draft that the reader has",
    "comparator review": "needs a history; run in the tutorial, and see test_review.py",
    "comparator init": "starts a folder that is there already; see test_workflows.py",
    "comparator embed": "names a place of a report that the reader has; see test_embed.py",
    "comparator add https": "visits another site",
    "comparator add FILE --series sco": "names a file that the reader has",
    "comparator compare 2023-new-delhi ": "names texts that are fetched first",
    "comparator export declarations/sco": "names texts that are fetched first",
}


def _anchors(page: Path) -> set[str]:
    """Return the anchors of a page's headings, as forges make them."""
    headings = re.findall(r"^#+ (.+)$", _FENCE.sub("", page.read_text("utf-8")), re.M)
    plain = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in headings)
    return {heading.replace(" ", "-") for heading in plain}


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_every_link_leads_to_a_file_or_a_heading(page: Path) -> None:
    for target in _LINK.findall(_FENCE.sub("", page.read_text("utf-8"))):
        if re.match(r"https?://|mailto:", target):
            continue
        name, _, anchor = target.partition("#")
        there = (page.parent / name).resolve() if name else page
        assert there.exists(), f"{page.name} links to {target}"
        if anchor:
            assert anchor in _anchors(there), f"{page.name} links to {target}"


def _walk(page: Path, heading: str) -> str:
    """Return the part of a page that is walked: the section of that heading, or all."""
    text = page.read_text("utf-8")
    return text.split(f"\n## {heading}\n")[1].split("\n## ")[0] if heading else text


def _alone(page: Path) -> str:
    """Return what of a page is not walked: each of its commands must run by itself."""
    name = page.relative_to(ROOT).as_posix()
    text = page.read_text("utf-8")
    return text.replace(_walk(page, _WALKS[name]), "") if name in _WALKS else text


def _commands() -> list[str]:
    """Return the commands of the examples in README and docs, each once."""
    found: list[str] = []
    for page in PAGES:
        for language, _, block in _FENCE.findall(_alone(page)):
            if language == "sh":
                lines = (re.sub(r"\s+#.*", "", line).strip() for line in block.splitlines())
                found += [line for line in lines if line.startswith("comparator ")]
    return list(dict.fromkeys(found))


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with what the examples speak of."""
    folder = tmp_path_factory.mktemp("desk")
    shutil.copytree(ROOT / "declarations", folder / "declarations")
    accord = folder / "accord"
    accord.mkdir()
    (accord / "series.toml").write_text('title = "Declarations of the Accord"\n', "utf-8")
    for old, said, new, day in (
        ("2019-halmgard", "21 June 2019", "2023-oslo", "2023-05-04"),
        ("2020-brannik", "10 July 2020", "2024-quito", "2024-05-04"),
    ):
        text = (ROOT / "declarations" / "specimen" / f"{old}.md").read_text("utf-8")
        text = re.sub(r"^date = .*$", f"date = {day}", text, count=1, flags=re.M)
        (accord / f"{new}.md").write_text(text.replace(said, f"4 May {new[:4]}"), "utf-8")
    (folder / "old.txt").write_text("We note trade.\n\nWe condemn war.\n", "utf-8")
    (folder / "new.txt").write_text("We condemn all war.\n\nWe welcome trade.\n", "utf-8")
    return folder


def test_what_is_not_run_is_still_in_the_docs() -> None:
    for start in _NOT_HERE:
        assert any(command.startswith(start) for command in _commands()), start


def _typed(command: str, desk: Path) -> Done:
    """Do what is typed; a process and a shell only for what needs a shell."""
    if not set(command) & set("|&;<>$`*?~("):
        return run(*shlex.split(command)[1:], cwd=desk)
    words = command.replace("comparator", f"'{sys.executable}' -m comparator", 1)
    done = subprocess.run(
        ["bash", "-c", words], cwd=desk, capture_output=True, text=True, check=False
    )
    return Done(done.returncode, done.stdout, done.stderr)


@pytest.mark.parametrize(
    "command", [c for c in _commands() if not c.startswith(tuple(_NOT_HERE))], ids=str
)
def test_an_example_runs_as_it_stands(command: str, desk: Path) -> None:
    if "build --check" in command or command.startswith("comparator check --format"):
        (desk / "accord").rename(desk / "aside")  # of a repository with one folder: declarations
    if "build --check" in command:
        assert run("build", "--out", "public", cwd=desk).returncode == 0
    if "add FILE" in command:
        (desk / "FILE").write_text("Oslo Declaration\n\n4 May 2023\n\nWe note trade.\n", "utf-8")
        if "--witness" not in command:
            (desk / "accord" / "2023-oslo.md").rename(desk / "kept.md")
    try:
        done = _typed(command, desk)
    finally:
        if (desk / "aside").exists():
            (desk / "aside").rename(desk / "accord")
        if (desk / "kept.md").exists():
            (desk / "kept.md").replace(desk / "accord" / "2023-oslo.md")
        for witness in (desk / "accord").glob("*.press.md"):
            witness.unlink()
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", _WALKS)
def test_a_newcomer_who_does_what_is_written_sees_what_is_written(
    name: str, tmp_path: Path
) -> None:
    """Files are saved and commands run in order; each line that is shown is printed."""
    (tmp_path / "desk" / "docs").mkdir(parents=True)
    shutil.copytree(ROOT / "docs" / "examples", tmp_path / "desk" / "docs" / "examples")
    script, shown = ["exec 2>&1"], list[list[str]]()
    for language, file, block in _FENCE.findall(_walk(ROOT / name, _WALKS[name])):
        if file:
            script.append(f"cat > '{file}' <<'END OF FILE'\n{block}END OF FILE")
        elif language == "sh":
            script.append(f"printf '\\036'\n{block}")
            shown.append([])
        elif language == "text" and shown:
            shown[-1] += filter(None, block.splitlines())
    whole = Shell(tmp_path / "desk", tmp_path / "aside").does("\n".join(script))
    # A page more is no other tool: how many files there are is not what is shown.
    printed = re.sub(r"Wrote \d+ files", "Wrote … files", whole).split("\036")
    assert sum(map(len, shown)) > 1
    for lines, told in zip(shown, printed[1:], strict=True):
        for line in lines:
            assert line in told.splitlines(), f"{line!r} is not in:\n{told}"


def test_examples_to_save_are_those_that_lie_in_the_docs() -> None:
    for _, file, block in _FENCE.findall((ROOT / "docs" / "tutorial.md").read_text("utf-8")):
        if file.endswith(".txt"):
            assert (ROOT / "docs" / "examples" / file).read_text("utf-8") == block
