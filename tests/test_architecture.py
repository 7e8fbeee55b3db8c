"""The road is straight: a package imports those to its left, never those to its right."""

import ast
import subprocess
import sys
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "comparator"

# Each room with those it may import beside itself: what stands before it on the road, and no more.
# A room is a package or a module that lies in the package's root.
BASE = {"errors", "late", "version", "model"}
KNOWN = BASE | {"language", "resources"}
STAGES = {"corpus", "segmentation", "themes", "alignment", "diff", "analysis"}
ALLOWED = {
    "errors": set(),
    "late": set(),
    "version": set(),
    "model": {"errors"},
    "language": BASE,
    "resources": BASE,
    "jobs": KNOWN | {"corpus"},
    "corpus": KNOWN,
    "segmentation": BASE | {"language"},
    "themes": BASE | {"language"},
    "alignment": BASE | {"language"},
    "diff": BASE | {"language"},
    "analysis": BASE | {"language", "diff"},
    "pipeline": KNOWN | STAGES | {"jobs"},
    "draft_rounds": KNOWN | STAGES | {"jobs", "pipeline"},
    # Thousands of texts at once: read as others are, never all in memory.
    "lineage": KNOWN | {"corpus", "segmentation", "jobs"},
    # All sentences that several rooms say, in the language spoken.
    "wording": KNOWN | {"corpus"},
    "exports": KNOWN | STAGES | {"wording"},
    # Pages cite and tell as the exports do: one shape of a collation, one BibTeX.
    "report": KNOWN | STAGES | {"wording", "exports"},
    # It reads what was published and knows nothing of what made it: no report, no exports.
    "verify": BASE | {"language", "corpus", "alignment", "analysis", "diff", "wording"},
    "scaffold": KNOWN | {"corpus"},
    "app": KNOWN | STAGES | {"jobs", "pipeline", "draft_rounds", "wording", "report", "verify"},
    "notebook": KNOWN | STAGES | {"jobs", "pipeline", "wording", "report", "exports"},
    "cli": KNOWN
    | STAGES
    | {
        "jobs",
        "pipeline",
        "draft_rounds",
        "lineage",
        "wording",
        "report",
        "exports",
        "scaffold",
        "app",
    },
    # What `import comparator` gives, and `python -m comparator`.
    "__init__": {"late", "version", "alignment", "diff", "notebook"},
    "__main__": {"cli"},
}
SCREEN = 45  # lines
KNOWLEDGE = PACKAGE / "language" / "knowledge.py"
PURE = ("model", "language", "segmentation", "themes", "alignment", "diff", "analysis")


def modules() -> dict[str, Path]:
    """Return every module of the package by its dotted name."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


MODULES = modules()


@cache
def nodes_of(path: Path) -> tuple[ast.AST, ...]:
    """Return all that a module's text is made of."""
    return tuple(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


@cache
def imports_of(name: str) -> set[str]:
    """Return the modules of comparator that a module imports, for its types, to run, or by name."""
    found: set[str] = set()
    for node in nodes_of(MODULES[name]):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name} imports by dots: name the module in full"
            for alias in node.names if node.module else ():
                whole = f"{node.module}.{alias.name}"
                found.add(whole if whole in MODULES else str(node.module))
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif (
            isinstance(node, ast.Constant) and node.value in MODULES and node.value != "comparator"
        ):
            found.add(str(node.value))  # imported when it is asked for
    return {name for name in found if name.split(".")[0] == "comparator"} - {name}


def room_of(name: str) -> str:
    """Return the room that a module stands in."""
    if name == "comparator":
        return "__init__"
    return name.split(".")[1]


@pytest.mark.parametrize("name", sorted(MODULES))
def test_a_module_imports_only_what_stands_before_it(name: str) -> None:
    own = room_of(name)
    assert {room_of(other) for other in imports_of(name)} <= ALLOWED[own] | {own}


def test_every_room_has_its_place_on_the_road() -> None:
    assert {room_of(name) for name in MODULES} == set(ALLOWED)


def test_no_room_stands_before_itself() -> None:
    """The rooms can be put in one line, each after all that it may import."""
    assert set(TopologicalSorter(ALLOWED).static_order()) == set(ALLOWED)


def test_no_imports_go_in_a_circle() -> None:
    """Not even those that are only there for types: a reader walks them all the same."""
    # A package that shows what is in it imports its modules, and they never ask it back.
    graph = {name: imports_of(name) for name in MODULES}
    list(TopologicalSorter(graph).static_order())


def test_a_function_fits_on_a_screen() -> None:
    found = [
        f"{name}.{node.name}"
        for name, path in MODULES.items()
        for node in nodes_of(path)
        if isinstance(node, ast.FunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno + 1 > SCREEN
    ]
    assert found == []


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


def test_stages_open_no_files() -> None:
    """Stages do no I/O unless it is their job; what is known of languages ships as files."""
    touching = {"open", "read_text", "read_bytes", "write_text", "write_bytes", "urlopen"}
    for package in PURE:
        for module in {*(PACKAGE / package).rglob("*.py")} - {KNOWLEDGE}:
            for node in nodes_of(module):
                if isinstance(node, ast.Call):
                    function = node.func
                    name = function.attr if isinstance(function, ast.Attribute) else None
                    name = function.id if isinstance(function, ast.Name) else name
                    assert name not in touching, f"{module.relative_to(ROOT)}:{node.lineno}"
