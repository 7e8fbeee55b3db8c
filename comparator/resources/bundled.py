"""Where the declarations and templates lie that come with the tool."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]
_PRESETS = _PACKAGE / "resources" / "presets"


def _bundled(name: str) -> Path:
    # A wheel carries the folders inside the package; a checkout has them beside it.
    inside = _PACKAGE / "_data" / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def bundled_declarations() -> Path:
    """Return the folder of the series that come with the tool."""
    return _bundled("declarations")


def bundled_templates() -> Path:
    """Return the folder of templates and assets."""
    return _bundled("templates")


def bundled_tables(name: str) -> Path:
    """Return the folder of tables of one sort ("verbs"), one file per language."""
    return _PACKAGE / "resources" / name


def bundled_themes() -> Path:
    """Return the folder of the theme sets that are of no series."""
    return _PACKAGE / "resources" / "themes"


def preset_names() -> tuple[str, ...]:
    """Return what `init --preset` knows: the SCO, whose series ships, and a folder each."""
    folders = (path.name for path in _PRESETS.iterdir() if path.is_dir())
    return ("sco", *sorted(name for name in folders if name != "plain"))


def preset_folder(preset: str | None) -> Path:
    """Return where the files of a preset lie; those to fill in where None."""
    return bundled_declarations() / "sco" if preset == "sco" else _PRESETS / (preset or "plain")


def bundled_workflows() -> Path:
    """Return the folder of the files with which a forge checks and publishes declarations."""
    return _PACKAGE / "resources" / "workflows"
