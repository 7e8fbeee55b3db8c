"""Which files the manual is made of."""

from comparator.cli.main import cli
from comparator.cli.manual.commands import entries
from comparator.cli.manual.reference import commands_page, vocabulary_page
from comparator.cli.manual.roff import man_page
from comparator.version import __version__


def manual_files() -> dict[str, bytes]:
    """Return the files of the manual by their path in the checkout."""
    from comparator.exports.formats import FORMATS
    from comparator.model import BlockKind, FindingKind, Relation, Rendering
    from comparator.model.verbs import Direction

    told = entries(cli)
    words = {
        "Renderings": Rendering,
        "Kinds of blocks": BlockKind,
        "Relations of links": Relation,
        "Kinds of findings": FindingKind,
        "Directions of verbs": Direction,
    }
    pages = {
        "docs/man/comparator.1": man_page(told, __version__),
        "docs/reference/cli.md": commands_page(told),
        "docs/reference/vocabulary.md": vocabulary_page(
            words, {name: row.gives for name, row in FORMATS.items()}
        ),
    }
    return {path: text.encode() for path, text in pages.items()}
