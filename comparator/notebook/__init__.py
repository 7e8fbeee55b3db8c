"""The front door for people who work with declarations in Python: what it gives shows itself."""

from comparator.model import Collation, Declaration, Edition, Presenter, Series, present
from comparator.notebook.front_door import brief, collate, make_edition, trace
from comparator.notebook.shown import ShownBrief, ShownCollation, ShownEdition, ShownTrace
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
        from comparator.notebook import fragments

        found: str = getattr(fragments, f"html_of_{name}")(noun)
        return found

    def tables(noun: object) -> dict[str, object]:
        from comparator.notebook import frames

        found: dict[str, object] = getattr(frames, f"frames_of_{name}")(noun)
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
