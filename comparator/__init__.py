"""comparator: shows how the wording of declarations moves from year to year."""

from typing import TYPE_CHECKING, Any

from comparator.version import __version__

if TYPE_CHECKING:
    from comparator.alignment import align
    from comparator.diff import word_diff
    from comparator.notebook import brief, collate, load, make_edition, trace

__all__ = [
    "__version__",
    "align",
    "brief",
    "collate",
    "load",
    "make_edition",
    "trace",
    "word_diff",
]

_HOMES = {
    "align": "comparator.alignment",
    "brief": "comparator.notebook",
    "collate": "comparator.notebook",
    "load": "comparator.notebook",
    "make_edition": "comparator.notebook",
    "trace": "comparator.notebook",
    "word_diff": "comparator.diff",
}


def __getattr__(name: str) -> Any:
    # Start-up is felt on every call of the command: a stage is imported when it is asked for.
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
