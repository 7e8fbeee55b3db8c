"""What a change to declarations does to the report, as a reviewer reads it."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from comparator.analysis.revisions import TermChange
from comparator.cli.review import GATES as OFFERED
from comparator.report.outputs.review_comment import GATES, LONGEST
from comparator.report.outputs.review_entries import terms
from comparator.report.rendering.markdown import shown
from tests.commands import run


@pytest.fixture
def states(specimen: Path, tmp_path: Path) -> tuple[Path, Path]:
    """Two equal states of all series."""
    for name in ("base", "head"):
        shutil.copytree(specimen.parent, tmp_path / name)
    return tmp_path / "base", tmp_path / "head"


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_command_offers_every_gate() -> None:
    assert OFFERED == GATES


def test_nothing_changed(states: tuple[Path, Path]) -> None:
    done = run("review", *states, "--fail-on", "any")
    assert (done.returncode, done.stdout.splitlines()[-1]) == (
        0,
        "This change does nothing to the report.",
    )


def test_one_corrected_word_is_shown_in_its_place(states: tuple[Path, Path]) -> None:
    change(
        states[1] / "specimen" / "2023-ilmezar.md",
        "The Member States emphasise",
        "The Membre States emphasise",
    )
    done = run("review", *states, "--fail-on", "corrected", "--fail-on", "new")
    assert done.returncode == 1
    assert "1 corrected text" in done.stdout
    assert "`2023-ilmezar` was changed" in done.stdout
    assert done.stdout.count("<del>") == done.stdout.count("<ins>")
    assert "Membre" in done.stdout
    assert done.stderr.splitlines()[-1] == "Failed on: corrected."
    assert run("review", *states, "--fail-on", "new").returncode == 0


def test_the_first_texts_of_a_series_are_new_and_nothing_was_wrong(tmp_path: Path) -> None:
    for name in ("base", "head"):
        (tmp_path / name / "vows").mkdir(parents=True)
        (tmp_path / name / "vows" / "series.toml").write_text('title = "Vows"\n', "utf-8")
    facts = 'title = "Vow"\ndate = 2024-05-04\n[[source]]\ndescription = "x"'
    text = f"+++\n{facts}\n+++\n\nWe met.\n"
    (tmp_path / "head" / "vows" / "2024-vow.md").write_text(text, "utf-8")
    done = run("review", tmp_path / "base", tmp_path / "head")
    assert (done.returncode, done.stderr) == (0, "")
    assert "1 new declaration" in done.stdout


def test_a_new_declaration_comes_with_its_brief(states: tuple[Path, Path]) -> None:
    for path in (states[0] / "specimen").glob("2024-wessendal*.md"):  # its witness goes with it
        path.unlink()
    done = run("review", *states, "--fail-on", "new")
    assert done.returncode == 1
    assert "1 new declaration" in done.stdout
    assert "within reworded ones" in done.stdout
    assert "(2024-wessendal#p" in done.stdout
    assert "1 declaration gone" in run("review", *reversed(states)).stdout


def test_the_brief_of_a_hostile_declaration_calls_nobody(states: tuple[Path, Path]) -> None:
    newest = states[1] / "specimen" / "2024-wessendal.md"
    words = (
        "The Member States call upon @octocat and upon #42 to found a wholly unheard-of orchestra."
    )
    with newest.open("a", encoding="utf-8", newline="\n") as file:
        file.write(f"\n{words} {' '.join(f'melody{n}' for n in range(60))}.\n")
    for path in (states[0] / "specimen").glob("2024-wessendal*.md"):  # its witness goes with it
        path.unlink()
    told = run("review", *states).stdout
    assert "octocat" in told
    assert "@octocat" not in told
    assert "#42" not in told


def test_a_changed_term_names_the_passages_it_refiles(states: tuple[Path, Path]) -> None:
    themes = states[1] / "specimen" / "themes.toml"
    themes.write_text(
        themes.read_text("utf-8")
        + '\n[[theme]]\nid = "meetings"\nlabel = "Meetings"\n[theme.terms.en]\n'
        'names = ["meeting*", "meet", "met"]\n',
        "utf-8",
    )
    done = run("review", *states, "--fail-on", "refiled")
    assert done.returncode == 1
    assert "`meetings` (new); en names: <ins>meeting\\*, meet, met</ins>" in done.stdout
    assert "now under `meetings`" in done.stdout


def test_a_renamed_file_is_no_new_declaration(states: tuple[Path, Path]) -> None:
    folder = states[1] / "specimen"
    (folder / "2022-dorvesh.md").rename(folder / "2022-dorvesh-town.md")
    done = run("review", *states, "--fail-on", "new")
    assert done.returncode == 0
    assert "1 renamed text." in done.stdout
    assert "`2022-dorvesh` is now `2022-dorvesh-town`" in done.stdout
    for change_of in ("New declarations", "Changed links", "Changed findings", "Passages under"):
        assert change_of not in done.stdout
    assert run("review", *states, "--fail-on", "gone").returncode == 1


def test_a_corrected_verb_tells_the_findings_it_makes_and_unmakes(
    states: tuple[Path, Path],
) -> None:
    change(states[1] / "specimen" / "2023-ilmezar.md", "They call for wider", "They urge wider")
    done = run("review", *states, "--fail-on", "findings")
    assert done.returncode == 1
    for line in (
        "- stronger: “call for” → “urge” (`2022-dorvesh#p13.2` → `2023-ilmezar#p14.2`)",
        "- weaker: “urge” → “call for” (`2023-ilmezar#p14.2` → `2024-wessendal#p8.3`)",
    ):
        assert line in done.stdout.splitlines()
    back = run("review", *reversed(states)).stdout
    assert "- no longer stronger: “call for” → “urge” (`2022-dorvesh#p13.2`" in back


def test_without_a_declaration_its_neighbours_meet(states: tuple[Path, Path]) -> None:
    (states[1] / "specimen" / "2020-brannik.md").unlink()
    told = run("review", *states).stdout
    now = "`2022-dorvesh` is now set against `2019-halmgard`; it was against `2020-brannik`."
    assert f"- {now}" in told.splitlines()
    (states[0] / "specimen" / "2018-sarnoval.md").unlink()
    assert "`2018-sarnoval`" in run("review", *states).stdout


def test_a_paragraph_put_in_says_how_many_addresses_move(states: tuple[Path, Path]) -> None:
    path = states[1] / "specimen" / "2022-dorvesh.md"
    head, *paragraphs = path.read_text("utf-8").rstrip().split("\n\n")
    paragraphs.insert(-3, "The Member States thank the ferrymen of Lake Ossuval.")
    path.write_text("\n\n".join([head, *paragraphs]) + "\n", "utf-8")
    told = run("review", *states).stdout.splitlines()
    assert [line for line in told if "new: <ins>The Member States thank the ferrymen" in line]
    assert "- 3 passages have another address: old links lead elsewhere." in told
    # Swapped paragraphs are named with their old places; nothing is dropped or new.
    paragraphs[-6], paragraphs[-5] = paragraphs[-5], paragraphs[-6]
    path.write_text("\n\n".join([head, *paragraphs]) + "\n", "utf-8")
    moved = [line for line in run("review", *states).stdout.splitlines() if "its place" in line]
    assert moved
    assert all("changed its place (was p" in line for line in moved)


def test_witnesses_are_told_as_texts_are(states: tuple[Path, Path]) -> None:
    """One that stays as it is is not told of because the themes of its passages changed."""
    folder = states[1] / "specimen"
    change(folder / "themes.toml", 'hints = ["refugee", ', "hints = [")
    assert "witness" not in run("review", *states).stdout
    change(folder / "2024-wessendal.second.md", "Organisation", "Organization")
    (folder / "2023-ilmezar.press.md").write_bytes((folder / "2023-ilmezar.md").read_bytes())
    told = run("review", *states).stdout
    assert "1 new witness" in told
    assert "(`2023-ilmezar.press`, Ilmezar, 30 June 2023)" in told
    assert "`2024-wessendal.second` was changed" in told
    assert "1 witness gone" in run("review", *reversed(states)).stdout


def test_facts_of_a_series_are_named(states: tuple[Path, Path]) -> None:
    folder = states[1] / "specimen"
    change(folder / "series.toml", 'title = "Declarations', 'title = "Summit declarations')
    (folder / "verbs.toml").write_text("[en.support]\n9 = ['applaud loudly']\n", "utf-8")
    (folder / "catalogue.toml").write_text(
        '[[declaration]]\nid = "2021-lost"\ntitle = "Lost Declaration"\ndate = 2021-05-01\n',
        "utf-8",
    )
    told = run("review", *states).stdout
    assert "another title, another scale of verbs (en) and another list of what is missing" in told
    assert "- scale of verbs (en): <ins>applaud loudly (support 9)</ins>" in told.splitlines()
    missing = "- list of what is missing: <ins>Lost Declaration (2021-05-01)</ins>"
    assert missing in told.splitlines()
    assert run("review", *states, "--fail-on", "facts").returncode == 1


def test_a_theme_that_is_called_otherwise_says_so(states: tuple[Path, Path]) -> None:
    change(
        states[1] / "specimen" / "themes.toml", 'label = "Hadrosia"', 'label = "War in Hadrosia"'
    )
    told = run("review", *states).stdout
    label = "- `hadrosia` (changed); label: <del>Hadrosia</del> <ins>War in Hadrosia</ins>"
    assert label in told.splitlines()


def test_a_broken_base_does_not_hide_a_good_head(states: tuple[Path, Path]) -> None:
    (states[0] / "specimen" / "2018-sarnoval.md").write_bytes(b"")
    done = run("review", *states)
    assert done.returncode == 0
    assert "the file is empty" in done.stderr
    assert "a new series" in done.stdout
    assert run("review", *reversed(states)).returncode == 2


def test_a_review_fits_into_a_comment(states: tuple[Path, Path]) -> None:
    words = " ".join(f"word{n}" for n in range(30))
    for path in (states[1] / "specimen").glob("20*.md"):
        text = path.read_text("utf-8")
        path.write_text(
            text + "".join(f"\n\nClause {n} on {n * n} roads. {words}" for n in range(150))
        )
    out = run("review", *states, "--no-cache").stdout
    assert LONGEST - 8000 < len(out) <= LONGEST
    assert "do not fit here" in out
    assert out.count("was changed") == 7
    # A section that could take all the room leaves the others theirs.
    sections = out.split("\n### ")[1:]
    assert all(section.count("\n- ") > 5 for section in sections if "do not fit" in section)


def test_hostile_words_do_nothing_in_a_review(states: tuple[Path, Path]) -> None:
    evil = "<img src=x onerror=alert(1)> @everyone #1 [a](javascript:b) `c`"
    evil += " https://evil.example \x1b[31m"
    change(
        states[1] / "specimen" / "2023-ilmezar.md",
        'title = "',
        f"title = '''{evil.replace(chr(27), '')} ''' # \"",
    )
    change(states[1] / "specimen" / "2023-ilmezar.md", "dear grain", f"dear {evil}")
    out = run("review", *states).stdout
    for word in ("<img", "@everyone", " #1", "[a](", "`c`", "https://", "\x1b"):
        assert word not in out
    assert "https:<!-- -->//evil.example" in out


@pytest.mark.parametrize("length", range(1, 40))
def test_many_terms_are_cut_between_words_not_in_what_makes_them_harmless(length: int) -> None:
    """A comment that is opened and not closed would hide all that comes behind it."""
    added = tuple(("en words", "x" * length + "@a") for _ in range(200))
    told = terms(TermChange("meetings", "new", added))
    assert "…" in told
    assert told.count("<!--") == told.count("-->") == told.count("<!-- -->")


def test_shown_is_one_line_and_keeps_the_words() -> None:
    assert shown("a\n b\u200cc\u2028d") == "a b\u200cc d"


def test_an_address_without_a_scheme_is_no_link() -> None:
    assert "www.evil" not in shown("see www.evil.example and WWW.EVIL.example").lower()


@pytest.mark.parametrize("called", ["!12", "$34", "%5", '%"a"', "&6", "~bug", "GH-7", "@a", "#8"])
def test_what_forges_link_is_told_apart(called: str) -> None:
    told = shown(f"see {called} there")
    assert called not in told
    assert re.sub(r"<!-- -->|\\(?=\W)", "", told).replace("&amp;", "&") == f"see {called} there"
    assert "<!-- -->" not in shown("Of 20 % & more ~ 5 $ are meant! Was GH here?")


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(states: tuple[Path, Path], tmp_path: Path) -> Path:
    """All series in a checkout of their own, with one commit."""
    folder = tmp_path / "repository"
    shutil.copytree(states[0], folder / "declarations")
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "Begin")
    return folder


@pytest.mark.parametrize(
    "attributes", ["*.md export-ignore\n", "2023-*.md export-subst\n", "* -text ident\n"]
)
def test_a_revision_hides_no_text_by_its_attributes(repository: Path, attributes: str) -> None:
    folder = repository / "declarations" / "specimen"
    (folder / ".gitattributes").write_text(attributes, encoding="utf-8")
    change(folder / "2023-ilmezar.md", "The Member States emphasise", "$Format:%H$ They emphasise")
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "Hide")
    told = run("review", "HEAD~1", "HEAD", cwd=repository).stdout
    assert "`2023-ilmezar` was changed" in told
    assert "Format" in told
    assert "gone" not in told


@pytest.mark.parametrize(
    "attributes",
    [
        "*.md working-tree-encoding=ASCII//TRANSLIT\n",
        "[attr]odd filter=elsewhere\n2023-* odd\n",
        "series.toml working-tree-encoding=UTF-16\n",
    ],
)
def test_a_revision_of_which_a_build_reads_other_bytes_is_refused(
    repository: Path, attributes: str
) -> None:
    # At the top: it is not among the files of the series.
    (repository / ".gitattributes").write_text(attributes, encoding="utf-8")
    git(repository, "add", ".gitattributes")
    git(repository, "commit", "-qm", "Recode")
    done = run("review", "HEAD~1", "HEAD", cwd=repository)
    assert (done.returncode, done.stdout) == (2, "")
    assert "in HEAD: by .gitattributes" in done.stderr
    # Who takes it away again is not held up by what was.
    assert run("review", "HEAD", "HEAD~1", cwd=repository).returncode == 0


def test_a_repository_within_a_revision_is_told(repository: Path) -> None:
    module = "160000,5d5f2c6e6d0b5b539d0c0c3b7b1f4a105d5f2c6e,declarations/other"
    git(repository, "update-index", "--add", "--cacheinfo", module)
    git(repository, "commit", "-qm", "Module")
    done = run("review", "HEAD~1", "HEAD", cwd=repository)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"{Path('declarations', 'other')}: in HEAD: this is a repository" in done.stderr


@pytest.mark.parametrize("target", ["/etc/passwd", "../../../secret.md", "nowhere.md", "x.md"])
def test_a_link_that_leads_out_of_a_revision_is_told(repository: Path, target: str) -> None:
    (repository / "declarations" / "specimen" / "x.md").symlink_to(target)
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "Link")
    done = run("review", "HEAD~1", "HEAD", cwd=repository)
    assert (done.returncode, done.stdout) == (2, "")
    where = Path("declarations", "specimen", "x.md")
    assert done.stderr.startswith(f"Error: {where}: in HEAD: this is a link")
    assert done.stderr.count("\n") == 1


def test_a_link_within_a_revision_is_read_as_a_build_reads_it(repository: Path) -> None:
    folder = repository / "declarations" / "specimen"
    (folder / "2023-ilmezar.md").rename(folder / "text.txt")
    (folder / "2023-ilmezar.md").symlink_to("../specimen/text.txt")
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "Link")
    assert "does nothing" in run("review", "HEAD~1", "HEAD", cwd=repository).stdout


def test_a_forge_s_checkout_knows_a_branch_only_as_that_of_the_origin(
    repository: Path, tmp_path: Path
) -> None:
    git(tmp_path, "clone", "-q", str(repository), "clone")
    git(tmp_path / "clone", "checkout", "-q", "--detach")
    git(tmp_path / "clone", "branch", "-q", "-D", "main")
    assert "does nothing" in run("review", "main", "HEAD", cwd=tmp_path / "clone").stdout


def test_an_empty_base_is_no_folder(repository: Path) -> None:
    done = run("review", "", "HEAD", cwd=repository)
    assert done.returncode == 2
    assert "empty" in done.stderr


def test_two_revisions_of_a_checkout(repository: Path) -> None:
    path = repository / "declarations" / "specimen" / "2023-ilmezar.md"
    change(path, "The Member States emphasise", "The Membre States emphasise")
    git(repository, "commit", "-qam", "Correct")
    done = run("review", "HEAD~1", "HEAD", cwd=repository)
    assert "1 corrected text" in done.stdout
    # A fault is told where the repository has it, not where a revision was laid out.
    git(repository, "tag", "good")
    change(path, "date = ", "dat = ")
    git(repository, "commit", "-qam", "Break")
    done = run("review", "good", "HEAD", cwd=repository)
    assert done.returncode == 2
    where = Path("declarations", "specimen", "2023-ilmezar.md")
    assert done.stderr.startswith(f"Error: {where}:3: in HEAD: the key 'dat' is not known")
    assert run("review", "HEAD", "good", cwd=repository).stderr.startswith(f"Error: {where}:3")
    git(repository, "reset", "-q", "--hard", "good")
    # The files at hand need not be committed.
    assert "nothing" in run("review", "HEAD", "declarations", cwd=repository).stdout
    for wrong in ("nonsense", "--output=x", "HEAD:declarations"):
        done = run("review", "--", wrong, "HEAD", cwd=repository)
        assert (done.returncode, done.stdout) == (2, "")
        assert "Traceback" not in done.stderr
    done = run("review", "HEAD~1", "HEAD", "--path", "../elsewhere", cwd=repository)
    assert done.returncode == 2
