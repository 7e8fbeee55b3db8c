"""comparator: shows how the wording of declarations moves from year to year."""

from typing import TYPE_CHECKING

from comparator.late import names_from
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

__getattr__ = names_from(
    __name__,
    {
        "align": "comparator.alignment",
        "brief": "comparator.notebook",
        "collate": "comparator.notebook",
        "load": "comparator.notebook",
        "make_edition": "comparator.notebook",
        "trace": "comparator.notebook",
        "word_diff": "comparator.diff",
    },
)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
