"""The road is straight: a package imports those to its left, never those to its right."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "comparator"

# Each package with those it may import beside itself, comparator.model and comparator.errors.
ALLOWED = {
    "model": set(),
    "corpus": set(),
    "text": set(),
    "themes": {"text"},
    "alignment": {"text"},
    "diff": {"text"},
    "insight": {"text", "diff"},
    "report": {"corpus", "text", "themes", "alignment", "diff", "insight"},
    "exports": {"corpus", "text", "themes", "alignment", "diff", "insight"},
    # The front door: it walks the road, and its results show themselves by report and exports.
    "notebook": {"road", "work", "alignment", "insight", "text", "report", "exports"},
}
# Where jobs are done and remembered: it knows no stage; the road and the commands use it, and the
# front door hands it on.
WORK = {"work": {"corpus"}}
FREE = {"model", "errors", "languages", "__version__"}


def imports_of(path: Path) -> set[str]:
    """Return the packages of comparator that a module imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module]
            if node.module == "comparator":
                names = [f"comparator.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        found |= {name.split(".")[1] for name in names if name.startswith("comparator.")}
    return found


@pytest.mark.parametrize("package", sorted(ALLOWED | WORK))
def test_a_stage_imports_only_stages_to_its_left(package: str) -> None:
    allowed = (ALLOWED | WORK)[package] | FREE | {package}
    for module in sorted((PACKAGE / package).rglob("*.py")):
        assert imports_of(module) <= allowed, f"{module.relative_to(ROOT)}"


def test_every_package_has_its_place_on_the_road() -> None:
    packages = {p.name for p in PACKAGE.iterdir() if (p / "__init__.py").is_file()}
    assert packages == set(ALLOWED) | set(WORK) | {"cli"}


def test_help_imports_nothing_heavy() -> None:
    """Start-up is felt on every call."""
    heavy = {"numpy", "rapidfuzz", "jinja2", "sentencex", "snowballstemmer", "diff_match_patch"}
    heavy |= {"lxml", "protego", "pypdfium2", "trafilatura", "ssl", "http"}
    code = (
        "import sys\n"
        "from click.testing import CliRunner\n"
        "from comparator.cli.main import cli\n"
        "assert CliRunner().invoke(cli, ['--help']).exit_code == 0\n"
        "print(*{name.split('.')[0] for name in sys.modules})"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not heavy & set(run.stdout.split())


def test_only_the_reading_and_the_writing_rooms_open_files() -> None:
    """Stages do no I/O unless it is their job."""
    touching = {"open", "read_text", "read_bytes", "write_text", "write_bytes", "urlopen"}
    for package in ("model", "text", "themes", "alignment", "diff", "insight"):
        for module in (PACKAGE / package).rglob("*.py"):
            for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call):
                    function = node.func
                    name = function.attr if isinstance(function, ast.Attribute) else None
                    name = function.id if isinstance(function, ast.Name) else name
                    assert name not in touching, f"{module.relative_to(ROOT)}:{node.lineno}"
