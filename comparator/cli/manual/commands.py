"""What the commands say of themselves, as plain data."""

import inspect
from collections.abc import Iterator
from dataclasses import dataclass

import click


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a command's help; a verbatim one keeps its lines."""

    text: str
    is_verbatim: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    """An option: its names with what it takes, and what it is for."""

    names: str
    help: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A command as a reader meets it.

    Attributes:
        name: Its full name, "comparator build".
        usage: What follows the name, "[OPTIONS] [SERIES_DIR]...".
        summary: The first sentence of its help, without the point.
        options: In the order of the help.
    """

    name: str
    usage: str
    summary: str
    paragraphs: tuple[Paragraph, ...]
    options: tuple[Option, ...]


def entries(group: click.Group) -> tuple[Entry, ...]:
    """Return the group itself and its commands, in the order of the alphabet."""
    context = click.Context(group, info_name="comparator", **group.context_settings)
    return (_entry(group, context), *_inner(group, context))


def _inner(group: click.Group, context: click.Context) -> Iterator[Entry]:
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if command is not None and not command.hidden:
            yield _entry(command, click.Context(command, info_name=name, parent=context))


def _entry(command: click.Command, context: click.Context) -> Entry:
    records = [
        record
        for parameter in command.get_params(context)
        # Some versions of click list arguments too, which have nothing to say beside their name.
        if (record := parameter.get_help_record(context)) is not None and record[1]
    ]
    paragraphs = tuple(_paragraphs(command.help or ""))
    first = paragraphs[0].text if paragraphs else ""
    return Entry(
        context.command_path,
        " ".join(command.collect_usage_pieces(context)),
        first.partition(". ")[0].rstrip("."),
        paragraphs,
        tuple(Option(names, text) for names, text in records),
    )


def _paragraphs(text: str) -> Iterator[Paragraph]:
    """Yield the paragraphs of a help; one that opens with click's mark \b keeps its lines."""  # noqa: D301
    for part in inspect.cleandoc(text).split("\n\n"):
        if part.startswith("\b"):
            yield Paragraph(part.removeprefix("\b").strip("\n"), is_verbatim=True)
        elif part.strip():
            yield Paragraph(" ".join(part.split()))
