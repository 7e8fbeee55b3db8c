"""Where this system keeps what may be deleted at any time: one folder for all of it."""

import os
import sys
from pathlib import Path

PLACE = "COMPARATOR_CACHE"
"""The environment variable that names another folder for the caches; "off" for none."""


def cache_folder() -> Path | None:
    """Return the user's folder for caches of comparator, or None where they are switched off."""
    named = os.environ.get(PLACE)
    if named is not None:
        return None if named in {"", "off"} else Path(named)
    try:
        return _system_folder() / "comparator"
    except RuntimeError:  # no home: a container's nameless user
        return None


def _system_folder() -> Path:
    # In a variable, so that what is for another system is type-checked here too.
    system: str = sys.platform
    if system == "win32":
        local = os.environ.get("LOCALAPPDATA")
        return Path(local) if local else Path.home() / "AppData" / "Local"
    if system == "darwin":
        return Path.home() / "Library" / "Caches"
    named = os.environ.get("XDG_CACHE_HOME", "")
    return Path(named) if Path(named).is_absolute() else Path.home() / ".cache"
