"""`comparator review`: what a change to declarations does to the report."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from comparator.cli.job_options import OpenWorkshop, with_workshop
from comparator.cli.messages import Voice, print_error, with_voice
from comparator.cli.output_options import deliver, with_form
from comparator.errors import InputError

if TYPE_CHECKING:
    from comparator.analysis.revisions import Revision
    from comparator.jobs import Workshop

# As in report.review, which is not imported for `--help`; a test holds them together.
GATES = ("new", "gone", "corrected", "facts", "terms", "refiled", "links", "findings")


@click.command()
@click.argument("base")
@click.argument("head")
@click.option(
    "--path",
    "--series",
    "path",
    default="declarations",
    show_default=True,
    help="Folder of the series, where BASE and HEAD are revisions.",
)
@click.option(
    "--fail-on",
    "gates",
    multiple=True,
    type=click.Choice([*GATES, "any"]),
    help="Exit 1 if there is such a change; repeatable.",
)
@click.option("-o", "--out", type=click.Path(path_type=Path), help="File to write to.")
@with_form("md")
@with_workshop
@with_voice
@click.pass_context
def review(
    context: click.Context,
    base: str,
    head: str,
    path: str,
    gates: tuple[str, ...],
    out: Path | None,
    form: str,
    open_workshop: OpenWorkshop,
) -> None:
    """Tell as Markdown what a change to declarations does to the report.

    BASE and HEAD are two folders of series, or two revisions of the git checkout that the
    present folder is in. The text is short enough for a comment on a pull request.

    \b
    For --fail-on:
      new, gone    a declaration or witness came; one went or has another id
      corrected    a word of a declaration differs
      facts        its title, date, source and so on differ
      terms        themes or their terms differ
      refiled      passages are under other themes
      links        links between declarations differ
      findings     findings came or went
      any          any of these
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    from comparator.report.outputs.review_comment import gates_met, review_markdown
    from comparator.report.outputs.review_json import review_json

    with open_workshop() as workshop:
        revisions, faults = _revisions(base, head, path, workshop)
    for fault in faults:
        print_error(fault)
    text = review_json(revisions) if form == "json" else review_markdown(revisions)
    deliver(text.encode(), out)
    met = gates_met(revisions)
    failed = met if "any" in gates else [gate for gate in met if gate in gates]
    if failed:
        Voice(context.obj).warn(f"Failed on: {', '.join(failed)}.")
        context.exit(1)


def _revisions(
    base: str, head: str, path: str, workshop: "Workshop"
) -> "tuple[tuple[Revision, ...], list[InputError]]":
    """Return what became of each series, and what is wrong with files, named as git has them."""
    from comparator.app.git_revision import refuse_unseen
    from comparator.app.review import revisions_of

    with TemporaryDirectory() as aside:
        aside_for = {name: Path(aside) / side for side, name in (("base", base), ("head", head))}
        try:
            states = [_state(name, path, into) for name, into in aside_for.items()]
            if not Path(head).is_dir():
                refuse_unseen(head, path)
            revisions, faults = revisions_of(states[0], states[-1], workshop)
        except InputError as error:
            raise _in_revision(error, aside_for) from error
        return revisions, [_in_revision(fault, aside_for) for fault in faults]


def _state(name: str, path: str, into: Path) -> Path:
    """Return the folder of a state: as it lies there, or from a revision."""
    from comparator.app.git_revision import check_out

    if not name:
        raise InputError(None, None, "BASE or HEAD is empty.", "Name a folder or a revision.")
    if Path(name).is_dir():
        return Path(name)
    into.mkdir()
    return check_out(name, path, into)


def _in_revision(fault: InputError, aside: dict[str, Path]) -> InputError:
    """Return a fault with its file as the repository has it, not where it was laid out."""
    for name, folder in aside.items():
        for root in (folder, folder.resolve()):
            if fault.path is not None and fault.path.is_relative_to(root):
                path = fault.path.relative_to(root)
                return InputError(path, fault.line, f"in {name}: {fault.problem}", fault.remedy)
    return fault
