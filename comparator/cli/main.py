"""The group of all commands, and the one place where errors are printed."""

import sys

import click

from comparator.cli.add import add
from comparator.cli.brief import brief
from comparator.cli.build import build
from comparator.cli.check import check
from comparator.cli.compare import compare
from comparator.cli.completion import completion
from comparator.cli.doctor import doctor
from comparator.cli.embed import embed
from comparator.cli.export import export
from comparator.cli.fetch import fetch
from comparator.cli.habits import habits
from comparator.cli.init import init
from comparator.cli.messages import print_error, with_voice
from comparator.cli.review import review
from comparator.cli.serve import serve
from comparator.cli.themes import themes
from comparator.cli.trace import trace
from comparator.errors import InputError
from comparator.version import __version__


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 88})
@click.version_option(__version__, prog_name="comparator")
@with_voice
def cli() -> None:
    """Show how the wording of declarations moves from year to year."""


_COMMANDS = (
    build,
    serve,
    compare,
    review,
    brief,
    trace,
    embed,
    themes,
    habits,
    check,
    init,
    add,
    fetch,
    export,
    completion,
    doctor,
)
for command in _COMMANDS:
    cli.add_command(command)


def main() -> None:
    """Run the command line; exit 2 for bad usage or input, 1 for a failed check."""
    try:
        # Without standalone mode click gives back the exit code that a command asked for.
        code = cli.main(prog_name="comparator", standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except InputError as error:
        print_error(error)
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped.", err=True)
        sys.exit(130)
    except BrokenPipeError:
        # The reader of our output has gone: nothing is wrong, and nothing more can be said.
        sys.stderr.close()
        sys.exit(0)
    except OSError as error:
        click.echo(f"Error: {error.strerror or error}.", err=True)
        sys.exit(2)
