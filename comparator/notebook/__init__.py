"""The front door for people who work with declarations in Python: what it gives shows itself."""

from comparator.model import Collation, Declaration, Edition, Presenter, Series, present
from comparator.notebook.api import brief, collate, make_edition, trace
from comparator.notebook.results import ShownBrief, ShownCollation, ShownEdition, ShownTrace
from comparator.pipeline import load

__all__ = [
    "ShownBrief",
    "ShownCollation",
    "ShownEdition",
    "ShownTrace",
    "brief",
    "collate",
    "load",
    "make_edition",
    "trace",
]


def _presenter(name: str) -> Presenter:
    # What shows is imported when it shows: templates and pandas take their time.
    def html(noun: object) -> str:
        from comparator.notebook import html

        found: str = getattr(html, f"html_of_{name}")(noun)
        return found

    def tables(noun: object) -> dict[str, object]:
        from comparator.notebook import dataframes

        found: dict[str, object] = getattr(dataframes, f"frames_of_{name}")(noun)
        return found

    return Presenter(html, tables)


for _noun, _name in (
    (Series, "series"),
    (Declaration, "declaration"),
    (Collation, "collation"),
    (Edition, "edition"),
    (ShownTrace, "trace"),
    (ShownBrief, "brief"),
):
    present(_noun, _presenter(_name))
