"""Which series a command is about when none is named."""

from collections.abc import Iterable
from pathlib import Path

from comparator.errors import InputError


def series_folders(named: Iterable[Path]) -> tuple[Path, ...]:
    """Return the folders of the series that are named, or that lie in one that is named.

    Without a name: those in ./declarations, else those that come with the tool.

    Raises:
        InputError: A folder is no series, or two series have one name.
    """
    from comparator.corpus import bundled_declarations, find_series

    roots = tuple(named) or (_default(bundled_declarations()),)
    folders = tuple(folder for root in roots for folder in find_series(root))
    seen: dict[str, Path] = {}
    for folder in folders:
        name = folder.resolve().name
        if name in seen and seen[name].resolve() != folder.resolve():
            raise InputError(
                folder, None, f"{seen[name]} has the same name.", "Rename one of the two folders."
            )
        seen[name] = folder
    return tuple(seen.values())


def _default(bundled: Path) -> Path:
    here = Path("declarations")
    return here if here.is_dir() else bundled
