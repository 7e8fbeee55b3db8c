"""Workflows: as the forges' own schemas have them, and their steps run as they stand."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from check_jsonschema.cli import main as check_jsonschema
from click.testing import CliRunner
from ruamel.yaml import YAML

from comparator.errors import InputError
from comparator.scaffold.ci_files import DEFAULT_INSTALL, KINDS, ci_files
from tests.clean_checkout import Shell, copy_checkout

SCHEMAS = {
    ".github/workflows/*.yml": "github-workflows",
    ".github/dependabot.yml": "dependabot",
    ".github/ISSUE_TEMPLATE/[!c]*.yml": "github-issue-forms",
    ".github/ISSUE_TEMPLATE/config.yml": "github-issue-config",
    ".gitlab-ci.yml": "gitlab-ci",
    "action.yml": "github-actions",
    "CITATION.cff": "citation-file-format",
}


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
    shell.does(f"git init -q -b main && comparator init . --ci {forge} && git add . ")
    for name in ("2018-sarnoval", "2019-halmgard"):
        shell.does(
            f"comparator add {specimen / name}.md --series declarations/pacts\n"
            f"git add . && git commit -qm {name}"
        )


def test_a_github_workflow_checks_publishes_and_reviews(repository: Shell, specimen: Path) -> None:
    begin(repository, "github", specimen)
    path = repository.folder / ".github" / "workflows" / "report.yml"
    job = yaml(path.read_text("utf-8"))["jobs"]["report"]
    repository.does("\n".join(step["run"] for step in steps(job, "push")))
    assert (repository.folder / "public" / "pacts" / "index.html").is_file()
    assert repository.log.read_text("utf-8") == f"pip install {DEFAULT_INSTALL}\n"
    (review,) = [step for step in steps(job, "pull_request") if "review" in step["run"]]
    base = repository.does("git rev-parse HEAD~1").strip()
    env = {
        name: filled(value, {"github.event.pull_request.base.sha": base})
        for name, value in review["env"].items()
    }
    summary = repository.aside / "summary.md"
    repository.does(review["run"], GITHUB_STEP_SUMMARY=str(summary), **env)
    assert "1 new declaration" in summary.read_text("utf-8")
    assert repository.does("git status --porcelain") == ""  # what was built is not committed


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
    (name,) = pipeline["review"]["artifacts"]["paths"]
    assert "1 new declaration" in (repository.folder / name).read_text("utf-8")


@pytest.mark.parametrize("kind", KINDS)
def test_what_init_writes_is_valid(kind: str, tmp_path: Path) -> None:
    install = "declaration-comparator[check] @ git+https://example.org/b@v1"
    for name, text in ci_files(kind, install=install).items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    for pattern, schema in SCHEMAS.items():
        for path in tmp_path.glob(pattern):
            validate(schema, path)


@pytest.mark.parametrize("evil", ["a\nrun: b", "a: b", "a #b", " ", "a\u2028b"])
def test_what_would_break_a_workflow_is_refused(evil: str) -> None:
    with pytest.raises(InputError):
        ci_files("github", install=evil)


@pytest.mark.parametrize("install", ["a; rm -rf /", "$(evil)", "it's", "`x`", '"q"'])
def test_what_pip_installs_is_one_word_to_the_shell(install: str, repository: Shell) -> None:
    files = ci_files("github", install=install)
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
    texts += [ci_files("github")[".github/workflows/report.yml"]]
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
