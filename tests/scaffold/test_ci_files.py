"""Workflows: as the forges' own schemas have them, and their steps run as they stand."""

import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from check_jsonschema.cli import main as check_jsonschema
from click.testing import CliRunner
from ruamel.yaml import YAML

from comparator.errors import InputError
from comparator.report.files.manifest import SUMS
from comparator.scaffold.ci_files import KINDS, ci_files, write_ci_files
from comparator.scaffold.new_series import start_series
from tests.clean_checkout import Shell, copy_checkout
from tests.fake_sites import Site, paragraphs, worldjpn_page

SCHEMAS = {
    ".github/workflows/*.yml": "github-workflows",
    ".github/dependabot.yml": "dependabot",
    ".github/ISSUE_TEMPLATE/[!c]*.yml": "github-issue-forms",
    ".github/ISSUE_TEMPLATE/config.yml": "github-issue-config",
    ".gitlab-ci.yml": "gitlab-ci",
    "action.yml": "github-actions",
    "CITATION.cff": "citation-file-format",
}


INSTALL = "declaration-comparator==9.9"


def yaml(text: str) -> Any:
    return YAML(typ="safe", pure=True).load(text)


def validate(schema: str, path: Path) -> None:
    command = ["--builtin-schema", f"vendor.{schema}", str(path)]
    done = CliRunner().invoke(check_jsonschema, command)
    assert done.exit_code == 0, done.output


def filled(text: str, values: Mapping[str, str]) -> str:
    """Fill in a forge's expressions; one that is not known is a KeyError."""
    return re.sub(r"\$\{\{ (.*?) \}\}", lambda found: values[found[1]], text)


def steps(job: Mapping[str, Any], event: str) -> Iterator[Mapping[str, Any]]:
    """Yield the shell steps that a job of a GitHub workflow runs on an event."""
    for step in job["steps"]:
        condition = step.get("if", "")
        if "run" in step and (not condition or condition == f"github.event_name == '{event}'"):
            yield step


@pytest.fixture
def repository(tmp_path: Path) -> Shell:
    """A folder that is to become a repository."""
    (tmp_path / "pacts").mkdir()
    return Shell(tmp_path / "pacts", tmp_path / "aside")


def begin(shell: Shell, forge: str, specimen: Path) -> None:
    """Start a repository that publishes, with two declarations in two commits."""
    shell.does(
        f"git init -q -b main && comparator init . --ci {forge} --install {INSTALL} && git add . "
    )
    for name in ("2018-sarnoval", "2019-halmgard"):
        shell.does(
            f"comparator add {specimen / name}.md --series declarations/pacts\n"
            f"git add . && git commit -qm {name}"
        )


def workflow(shell: Shell, name: str) -> Any:
    return yaml((shell.folder / ".github" / "workflows" / name).read_text("utf-8"))


def test_a_github_workflow_checks_publishes_and_reviews(repository: Shell, specimen: Path) -> None:
    begin(repository, "github", specimen)
    job = workflow(repository, "report.yml")["jobs"]["report"]
    repository.does("\n".join(step["run"] for step in steps(job, "push")))
    assert (repository.folder / "public" / "pacts" / "index.html").is_file()
    assert repository.log.read_text("utf-8") == f"pip install {INSTALL}\n"
    (review,) = [step for step in steps(job, "pull_request") if "review" in step["run"]]
    base = repository.does("git rev-parse HEAD~1").strip()
    env = {
        name: filled(value, {"github.event.pull_request.base.sha": base})
        for name, value in review["env"].items()
    }
    summary = repository.aside / "summary.md"
    repository.does(review["run"], GITHUB_STEP_SUMMARY=str(summary), **env)
    assert "1 new declaration" in summary.read_text("utf-8")
    (comment,) = steps(workflow(repository, "report.yml")["jobs"]["comment"], "pull_request")
    assert "--body-file review.md" in comment["run"]
    assert (repository.folder / "review.md").read_text("utf-8") == summary.read_text("utf-8")
    assert repository.does("git status --porcelain") == ""  # what was built is not committed


def test_the_first_push_is_green_and_says_what_to_do(repository: Shell) -> None:
    write_ci_files(repository.folder, "github", INSTALL, "declarations/pacts")
    jobs = workflow(repository, "report.yml")["jobs"]
    assert jobs["report"]["needs"] == "texts"
    assert jobs["report"]["if"] == "needs.texts.outputs.there == 'yes'"
    (look,) = steps(jobs["texts"], "push")
    files = {name: repository.aside / name for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    env = {name: str(path) for name, path in files.items()}
    assert "::notice::There is no text yet" in repository.does(look["run"], **env)
    assert "README.md" in files["GITHUB_STEP_SUMMARY"].read_text("utf-8")
    assert not files["GITHUB_OUTPUT"].exists()
    (repository.folder / "declarations" / "pacts").mkdir(parents=True)
    (repository.folder / "declarations" / "pacts" / "2018-here.md").touch()
    repository.does(look["run"], **env)
    assert files["GITHUB_OUTPUT"].read_text("utf-8") == "there=yes\n"


def test_gitlab_says_what_to_do_where_there_is_no_text_or_no_token(repository: Shell) -> None:
    write_ci_files(repository.folder, "gitlab", INSTALL, "declarations/pacts")
    pipeline = yaml((repository.folder / ".gitlab-ci.yml").read_text("utf-8"))
    (first,) = pipeline["no-text-yet"]["script"]
    assert "README.md" in repository.does(first)
    (script,) = pipeline["new-texts"]["script"]
    assert "REPORT_TOKEN" in repository.does(f"({script}) || true", REPORT_TOKEN="")
    assert "REPORT_TOKEN" in (repository.folder / "README.md").read_text("utf-8")


# A catalogue with a text that a site has, one that it has not, and one without an address.
CATALOGUE = """
[[declaration]]
id = "2019-lowhaven"
title = "{title}"
date = 2019-05-04
[[declaration.source]]
url = "{origin}/1.html"
adapter = "worldjpn"
[[declaration]]
id = "2020-highmoor"
title = "Highmoor Declaration"
date = 2020-05-04
[[declaration.source]]
url = "{origin}/2.html"
[[declaration]]
id = "2021-nowhere"
title = "Nowhere Declaration"
date = 2021-05-04
"""
TITLE = "Lowhaven Declaration of the Harbour League"


@pytest.fixture
def imitated(repository: Shell, site: Site) -> Shell:
    """A repository with one text, whose catalogue names others, and where it was cloned from."""
    site.serve("/1.html", worldjpn_page(TITLE, "May 4, 2019", [TITLE, *paragraphs()]))
    write_ci_files(repository.folder, "github", INSTALL, "declarations/pacts")
    pacts = repository.folder / "declarations" / "pacts"
    start_series(pacts)
    catalogue = CATALOGUE.format(title=TITLE, origin=site.origin)
    (pacts / "catalogue.toml").write_text(catalogue, "utf-8")
    facts = 'title = "T"\ndate = 2018-01-01\n[[source]]\ndescription = "x"\n'
    (pacts / "2018-here.md").write_text(f"+++\n{facts}+++\n\nPeace.\n", "utf-8")
    repository.does(
        f"origin={repository.aside}/origin.git\n"
        'git init -q -b main && git init -q --bare "$origin" && git remote add origin "$origin"\n'
        "git add . && git commit -qm c && git push -q origin main"
    )
    # A site of this machine is no public one; and no forge is here: gh writes down what it is told.
    real = Path(sys.prefix) / "bin" / "comparator"
    stubs = {
        "comparator": f'if [ "$1" = fetch ]; then set -- "$@" --allow-private --delay 0; fi\n'
        f'exec {real} "$@"\n',
        "gh": f'printf "%s\\n" "gh $*" >> {repository.aside}/gh.txt\n'
        f'if [ "$1 $2" = "pr list" ]; then cat {repository.aside}/open.txt; fi\n',
    }
    for name, script in stubs.items():
        path = repository.aside / "stubs" / name
        path.write_text(f"#!/bin/sh\n{script}", "utf-8")
        path.chmod(0o755)
    (repository.aside / "open.txt").touch()
    return repository


def run_new_texts(shell: Shell, run_id: str) -> str:
    """Run what the workflow runs by itself every night, as a forge does: in a detached checkout."""
    base = shell.does(
        "git fetch -q origin && git checkout -q --detach origin/main && git rev-parse HEAD"
    )
    env_file = shell.aside / "env.txt"
    env_file.write_text("", "utf-8")
    env = {"GITHUB_SHA": base.strip(), "GITHUB_RUN_ID": run_id, "GITHUB_ENV": str(env_file)}
    said = ""
    for step in workflow(shell, "new-texts.yml")["jobs"]["fetch"]["steps"]:
        wanted = "if" not in step or (
            step["if"] == "hashFiles('review.md') != ''" and (shell.folder / "review.md").exists()
        )
        if "run" in step and wanted:
            set_by_steps = dict(line.split("=", 1) for line in env_file.read_text("utf-8").split())
            said += shell.does(step["run"], **env, **set_by_steps)
    return said


@pytest.mark.proof
def test_new_texts_are_proposed_and_not_published(imitated: Shell) -> None:
    run_new_texts(imitated, "1")
    told = (imitated.aside / "gh.txt").read_text("utf-8")
    assert "gh pr create --head new-texts-1 --title New texts --body-file brief.md" in told
    assert "gh pr comment --edit-last --create-if-none --body-file review.md" in told
    there = imitated.does("git ls-tree -r --name-only origin/new-texts-1")
    assert "declarations/pacts/2019-lowhaven.md" in there
    assert "2019-lowhaven" not in imitated.does("git ls-tree -r --name-only origin/main")
    brief = (imitated.folder / "brief.md").read_text("utf-8")
    assert "2019-lowhaven  written" in brief
    assert "2020-highmoor  not found" in brief  # one that fails keeps none from the others
    assert "2021-nowhere   no address" in brief
    assert "2018-here.md:7: C411 warning" in brief
    assert "# Declaration of 4 May 2019 against" in brief
    assert "1 new declaration" in (imitated.folder / "review.md").read_text("utf-8")
    # The next night the request is still open: its texts are not fetched again.
    (imitated.aside / "open.txt").write_text("new-texts-1\n", "utf-8")
    (imitated.aside / "gh.txt").unlink()
    assert "There is nothing new." in run_new_texts(imitated, "2")
    told = (imitated.aside / "gh.txt").read_text("utf-8")
    assert "pr create" not in told
    assert "pr edit" not in told
    assert "new-texts-2" not in imitated.does("git branch -a")


@pytest.mark.parametrize("kind", KINDS)
def test_what_init_writes_is_valid(kind: str, tmp_path: Path) -> None:
    install = "declaration-comparator[check] @ git+https://example.org/b@v1"
    for name, text in ci_files(kind, install).items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    for pattern, schema in SCHEMAS.items():
        for path in tmp_path.glob(pattern):
            validate(schema, path)


@pytest.mark.parametrize(
    "evil",
    [
        *("a\nrun: b", "a: b", "a #b", " ", "a\u2028b", "a==${{ secrets.X }}", "$[[ inputs.x ]]"),
        *("-r /etc/hosts", " --index-url=http://a.example/"),
    ],
)
def test_what_would_break_a_workflow_is_refused(evil: str) -> None:
    with pytest.raises(InputError):
        ci_files("github", evil)


@pytest.mark.parametrize("install", ["a; rm -rf /", "$(evil)", "it's", "`x`", '"q"'])
def test_what_pip_installs_is_one_word_to_the_shell(install: str, repository: Shell) -> None:
    files = ci_files("github", install)
    job = yaml(files[".github/workflows/report.yml"])["jobs"]["report"]
    (step,) = [step["run"] for step in steps(job, "push") if step["run"].startswith("pip")]
    repository.does(step)
    assert repository.log.read_text("utf-8") == f"pip install {install}\n"


def test_the_files_of_this_house_are_valid(root: Path) -> None:
    for pattern, schema in SCHEMAS.items():
        paths = sorted(root.glob(pattern))
        assert paths or pattern == ".gitlab-ci.yml", pattern
        for path in paths:
            validate(schema, path)


def test_workflows_use_only_what_the_forge_itself_keeps_and_few_rights(root: Path) -> None:
    """Others' actions could change under us; rights are given where they are needed."""
    texts = [path.read_text("utf-8") for path in sorted((root / ".github/workflows").glob("*.yml"))]
    texts += [t for name, t in ci_files("github", INSTALL).items() if name.endswith(".yml")]
    for text in texts:
        workflow = yaml(text)
        assert workflow["permissions"] == {"contents": "read"}
        for job in workflow["jobs"].values():
            for step in job["steps"]:
                assert re.fullmatch(r"actions/[a-z-]+@v\d+", step.get("uses", "actions/x@v1"))
                # Whatever comes from outside goes through the environment, never into a script.
                assert "${{" not in step.get("run", "")
                if "checkout" in step.get("uses", ""):
                    assert step["with"]["persist-credentials"] is False


def test_all_files_of_a_report_are_attested_at_once(root: Path) -> None:
    for text in (
        (root / ".github/workflows/publish.yml").read_text("utf-8"),
        ci_files("github", INSTALL)[".github/workflows/report.yml"],
    ):
        jobs = yaml(text)["jobs"]
        (sums,) = [
            s["with"] for s in jobs["report"]["steps"] if s.get("with", {}).get("name") == "sums"
        ]
        assert sums["path"] == f"public/{SUMS}"
        download, attest = jobs["attest"]["steps"]
        assert download["with"]["name"] == "sums"
        assert attest["with"] == {"subject-path": SUMS}
        assert jobs["attest"]["permissions"] == {"id-token": "write", "attestations": "write"}


@pytest.mark.proof
def test_a_gitlab_pipeline_checks_publishes_and_reviews(repository: Shell, specimen: Path) -> None:
    begin(repository, "gitlab", specimen)
    pipeline = yaml((repository.folder / ".gitlab-ci.yml").read_text("utf-8"))
    before = pipeline["default"]["before_script"]
    repository.does("\n".join(before + pipeline["pages"]["script"]))
    assert (repository.folder / "public" / "pacts" / "index.html").is_file()
    base = repository.does("git rev-parse HEAD~1").strip()
    script = "\n".join(before + pipeline["review"]["script"])
    repository.does(script, CI_MERGE_REQUEST_DIFF_BASE_SHA=base)
    name = pipeline["review"]["artifacts"]["paths"][0]
    assert "1 new declaration" in (repository.folder / name).read_text("utf-8")
    assert repository.does("git status --porcelain") == ""


@pytest.mark.proof
def test_our_own_report_is_built_as_the_workflow_says(root: Path, tmp_path: Path) -> None:
    copy_checkout(root, tmp_path / "clone")
    shell = Shell(tmp_path / "clone", tmp_path / "aside")
    workflow = yaml((root / ".github" / "workflows" / "publish.yml").read_text("utf-8"))
    job = workflow["jobs"]["report"]
    shell.does("\n".join(step["run"] for step in steps(job, "push")))
    (upload,) = [s for s in job["steps"] if "upload-pages" in s.get("uses", "")]
    assert (shell.folder / upload["with"]["path"] / "sco" / "index.html").is_file()


def test_manifests_of_several_pythons_are_compared(root: Path, tmp_path: Path) -> None:
    workflow = yaml((root / ".github" / "workflows" / "test.yml").read_text("utf-8"))
    (step,) = steps(workflow["jobs"]["same-bytes"], "push")
    shell = Shell(tmp_path, tmp_path / "aside")
    assert shell.run(step["run"]).returncode != 0
    for version in ("3.11", "3.12"):
        (tmp_path / f"manifest-{version}").mkdir()
        (tmp_path / f"manifest-{version}" / "manifest.json").write_text("{}", "utf-8")
    shell.does(step["run"])
    (tmp_path / "manifest-3.12" / "manifest.json").write_text("{ }", "utf-8")
    assert shell.run(step["run"]).returncode != 0


@pytest.mark.proof
def test_the_action_checks_builds_and_says_where(root: Path, tmp_path: Path) -> None:
    copy_checkout(root, tmp_path / "clone")
    shell = Shell(tmp_path / "clone", tmp_path / "aside")
    action = yaml((root / "action.yml").read_text("utf-8"))
    values = {f"inputs.{name}": row["default"] for name, row in action["inputs"].items()}
    values |= {"github.action_path": str(root), "inputs.declarations": "declarations/specimen"}
    output = tmp_path / "output.txt"
    for step in action["runs"]["steps"]:
        if "run" in step:
            assert "${{" not in step["run"]
            env = {name: filled(value, values) for name, value in step["env"].items()}
            shell.does(step["run"], "-o", "pipefail", GITHUB_OUTPUT=str(output), **env)
    assert output.read_text("utf-8") == "folder=public\n"
    assert (shell.folder / "public" / "specimen" / "index.html").is_file()
    assert shell.log.read_text("utf-8").endswith(f" {root}\n")
