"""`comparator check`: what is wrong with the files of a series."""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from comparator.cli.job_options import remembering
from comparator.cli.messages import Voice, with_voice
from comparator.cli.output_options import as_json, with_out_of_echo
from comparator.cli.series_argument import series_folders, with_series_dirs
from comparator.errors import InputError, printable

if TYPE_CHECKING:
    from comparator.analysis.evaluation import Agreement, PairAgreement
    from comparator.corpus import Finding


@click.command()
@with_series_dirs
@click.option("--fix", is_flag=True, help="Mend what can be mended without a doubt.")
@click.option("--diff", is_flag=True, help="Show what --fix would do, and write nothing.")
@click.option("--select", multiple=True, metavar="CODES", help="Look for these only: C3,C401.")
@click.option("--ignore", multiple=True, metavar="CODES", help="Leave these out: C209,C4.")
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning"]),
    default="error",
    show_default=True,
    help="How bad a finding has to be for exit 1.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif", "github"]),
    default="text",
    help="Lines for people; JSON; SARIF 2.1.0; or annotations for GitHub's log.",
)
@click.option(
    "--answers",
    is_flag=True,
    help="Also hold the alignment and the themes against the series' answers.toml and links.toml,"
    " and name the links that differ.",
)
@with_voice
@click.pass_context
@with_out_of_echo
def check(
    context: click.Context,
    series_dirs: tuple[Path, ...],
    fix: bool,
    diff: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str,
    form: str,
    answers: bool,
) -> None:
    """Look for damage in the files of a series, with file, line and code.

    Exit 1 if there are errors; with --fail-on warning, for warnings, too. What the codes mean
    stands in docs/checks.md; series.toml may accept what the source itself has.
    """
    from comparator.corpus import mend
    from comparator.corpus.checks import mending_diff, with_habits_folded

    voice = Voice(context.obj)
    folders = series_folders(series_dirs)
    _refuse_unknown(select, ignore)
    found = _found(folders, select, ignore)
    if diff:
        told = mending_diff(f for findings in found.values() for f in findings)
        click.echo(_for_terminals(told), nl=False)
        return
    if fix:
        for finding in mend(f for findings in found.values() for f in findings):
            voice.warn(f"Mended {finding}")
        found = _found(folders, select, ignore)
    if form in {"text", "github"}:  # for people; programs get each
        by_name = {name.strip() for names in select for name in names.split(",")}
        found = {f: with_habits_folded(findings, by_name) for f, findings in found.items()}
    every = [finding for findings in found.values() for finding in findings]
    if form == "json":
        click.echo(_for_programs(every, folders if answers else ()))
    elif form != "text":
        click.echo(_for_forges(every, form), nl=False)
    else:
        for folder, findings in found.items():
            _print(voice, folder, findings, answers)
    failing = {"error"} if fail_on == "error" else {"error", "warning"}
    if any(finding.severity in failing for finding in every):
        context.exit(1)


def _for_programs(findings: "Sequence[Finding]", with_answers: Sequence[Path]) -> str:
    """Return findings as JSON: a list, or with the figures of the series' keys an object."""
    told = [_row(finding) for finding in findings]
    if not with_answers:
        return json.dumps(told, ensure_ascii=False, indent=2)
    keys = (folder for folder in with_answers if (folder / "answers.toml").is_file())
    return as_json("check/1", findings=told, answers=[*map(_figures_for_programs, keys)])


def _for_terminals(patch: str) -> str:
    """Return a patch: to a tool it is what it is, a terminal is not steered by it."""
    return printable(patch, "\n\t") if sys.stdout.isatty() else patch


def _found(
    folders: Sequence[Path], select: tuple[str, ...], ignore: tuple[str, ...]
) -> "dict[Path, tuple[Finding, ...]]":
    """Return what is found in each series of what is looked for."""
    from comparator.corpus import findings_of_series

    return {
        folder: tuple(
            finding
            for finding in (*findings_of_series(folder), *_stale(folder))
            if _is_chosen(finding.code, select, ignore)
        )
        for folder in folders
    }


def _stale(folder: Path) -> "Sequence[Finding]":
    """Return what was set by hand and holds no longer; () where the series cannot be read."""
    from comparator.corpus import Finding
    from comparator.corpus.series.rulings import RULINGS_FILE
    from comparator.pipeline import load

    path = folder / RULINGS_FILE
    if not path.is_file():
        return ()
    try:
        stale = load(folder, remembering()).stale_rulings
    except InputError:  # what is wrong is told already
        return ()
    problem = "What was set by hand of %s holds no longer: the passage was changed since."
    remedy = "Look at it again, and set it anew with `comparator correct` or take it out."
    return [
        Finding("C505", path, ruling.line, problem % ", ".join(ruling.passages), remedy)
        for ruling in stale
    ]


def _refuse_unknown(*chosen: tuple[str, ...]) -> None:
    """Refuse beginnings of codes with which none begins: of a slip nothing would be found."""
    from comparator.corpus.checks import CODES

    for code in (one.strip() for names in chosen for one in ",".join(names).split(",")):
        if code and not any(known.startswith(code) for known in CODES):
            raise click.UsageError(f"no code of a finding begins with {code!r}.")


def _is_chosen(code: str, select: tuple[str, ...], ignore: tuple[str, ...]) -> bool:
    """Whether a code is looked for: of the beginnings of codes that name it, the longest counts."""

    def longest(names: tuple[str, ...]) -> int:
        every = (name.strip() for names_at_once in names for name in names_at_once.split(","))
        return max((len(name) for name in every if name and code.startswith(name)), default=0)

    taken, left = longest(select), longest(ignore)
    return taken >= left if left else bool(taken) or not select


def _print(voice: Voice, folder: Path, findings: "Sequence[Finding]", answers: bool) -> None:
    from comparator.corpus import declaration_files
    from comparator.corpus.series.rulings import RULINGS_FILE

    for finding in findings:
        if finding.severity == "note":
            voice.warn(str(finding))
        else:
            click.echo(str(finding), err=True)
    if any(finding.severity != "note" for finding in findings):
        fixable = sum(1 for finding in findings if finding.edits)
        more = f" ({fixable} of them --fix would mend)" if fixable else ""
        voice.warn(f"{folder}: {len(findings)} finding{'s' * (len(findings) != 1)}{more}.")
        return
    count = len(declaration_files(folder))
    voice.done(f"{folder}: {count} declaration{'s' * (count != 1)}, nothing wrong.")
    if answers and (folder / "answers.toml").is_file():
        voice.done(_figures(folder))
    if answers and (folder / RULINGS_FILE).is_file():
        voice.done(_figures_by_hand(folder))


def _for_forges(findings: "Sequence[Finding]", form: str) -> str:
    """Return findings as a forge reads them, with paths from the present folder where they can."""
    from comparator.report.outputs.diagnostics import Fault, github_annotations, sarif
    from comparator.version import __version__

    faults = [
        Fault(
            code=finding.code,
            path=_from_here(finding.path),
            line=finding.line,
            severity=finding.severity.value,
            message=" ".join(f"{finding.problem} {finding.remedy}".split()),
        )
        for finding in findings
    ]
    if form == "sarif":
        return sarif(faults, __version__).decode()
    return github_annotations(faults)


def _from_here(path: Path) -> Path:
    here = Path.cwd()
    return path.resolve().relative_to(here) if path.resolve().is_relative_to(here) else path


def _row(finding: "Finding") -> dict[str, object]:
    return {
        "code": finding.code,
        "severity": str(finding.severity),
        "file": str(finding.path),
        "line": finding.line,
        "column": finding.column,
        "problem": finding.problem,
        "remedy": finding.remedy,
        "fixable": bool(finding.edits),
    }


def _figures_by_hand(folder: Path) -> str:
    """Return how far the alignment finds itself what links.toml says of clauses."""
    from dataclasses import replace

    from comparator.analysis.evaluation import agreement_by_hand
    from comparator.pipeline import load, make_edition

    workshop = remembering()
    series = load(folder, workshop)
    edition = make_edition(replace(series, rulings=()), "neighbours", workshop=workshop)
    told = agreement_by_hand(edition, series.rulings)
    return (
        f"Of {told.true} links set by hand in links.toml the program finds {told.both} itself, "
        f"and {told.found - told.both} that are set apart."
    )


def _figures(folder: Path) -> str:
    """Return how far links and themes agree with the key, and which links do not."""
    rows, pairs = _agreements(folder)
    lines = [f"{'':20}{'found':>7}{'true':>7}{'both':>7}{'precision':>11}{'recall':>8}{'F1':>8}"]
    lines += [
        f"{name:20}{a.found:7}{a.true:7}{a.both:7}{a.precision:11.3f}{a.recall:8.3f}{a.f1:8.3f}"
        for name, a in rows.items()
    ]
    for pair in pairs:
        lines.append(f"{pair.left} → {pair.right}: links F1 {pair.figures.f1:.3f}")
        lines += [f"  not linked: {older} {newer}" for older, newer in pair.missing]
        lines += [f"  not in the key: {older} {newer}" for older, newer in pair.surplus]
    return "\n".join(lines)


def _figures_for_programs(folder: Path) -> dict[str, object]:
    rows, pairs = _agreements(folder)
    return {
        "series": str(folder),
        "figures": {name: asdict(figures) | {"f1": figures.f1} for name, figures in rows.items()},
        "pairs": [asdict(pair) | {"f1": pair.figures.f1} for pair in pairs],
    }


def _agreements(folder: Path) -> "tuple[dict[str, Agreement], list[PairAgreement]]":
    from comparator.analysis.evaluation import agreements, pair_agreements
    from comparator.corpus import read_answers
    from comparator.pipeline import load, make_edition

    workshop = remembering()
    key = read_answers(folder / "answers.toml")
    edition = make_edition(load(folder, workshop), "neighbours", workshop=workshop)
    rows = agreements(edition, key.links, key.themes, key.returns)
    return rows, [*pair_agreements(edition, key.links)]
