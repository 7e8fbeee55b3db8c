"""`comparator doctor`: what is here, and what is not."""

from typing import TYPE_CHECKING

import click

from comparator.cli.messages import with_voice
from comparator.cli.output_options import as_json, with_form, with_out_of_echo

if TYPE_CHECKING:
    from comparator.app.doctor import Fact

_WIDTH = 14


@click.command()
@with_form()
@with_voice
@click.pass_context
@with_out_of_echo
def doctor(context: click.Context, form: str) -> None:
    """Tell what of comparator is here, what is not, and what is broken.

    Extras that are not installed are no fault; each is named with what it gives and the command
    that installs it. Exit 1 if something is broken.
    """
    from comparator.app.doctor import examine

    facts = examine()
    broken = [fact for fact in facts if fact.state == "broken"]
    if form == "json":
        rows = [
            {"name": f.name, "value": f.value, "state": f.state, "remedy": f.remedy} for f in facts
        ]
        click.echo(as_json("doctor/1", is_well=not broken, facts=rows))
    else:
        shown = broken if context.obj < 0 else facts
        click.echo("".join(map(_told, shown)), nl=False)
        if context.obj >= 0:
            names = ", ".join(fact.name for fact in broken)
            click.echo(f"Broken: {names}." if broken else "All is well.")
    context.exit(bool(broken))


def _told(fact: "Fact") -> str:
    mark = {"ok": " ", "absent": "-", "broken": "!"}[fact.state]
    remedy = f"\n  {'':{_WIDTH}} → {fact.remedy}" if fact.remedy else ""
    return f"{mark} {fact.name:{_WIDTH}} {fact.value}{remedy}\n"
