"""`comparator completion`: the script that completes commands in a shell."""

import click


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the script that completes commands and options in a shell.

    \b
    Put it where the shell looks for it:
      bash  ~/.local/share/bash-completion/completions/comparator
      zsh   a file _comparator in a folder of $fpath
      fish  ~/.config/fish/completions/comparator.fish
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    assert kind is not None  # noqa: S101 - click.Choice has just seen to it
    group = context.find_root().command
    click.echo(kind(group, {}, "comparator", "_COMPARATOR_COMPLETE").source())
