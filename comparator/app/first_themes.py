"""The themes a new series begins with: the general ones, or what its texts suggest."""

from dataclasses import dataclass
from pathlib import Path

from comparator.corpus import read_series
from comparator.model import Declaration, ThemeSet
from comparator.pipeline import prepare
from comparator.report.outputs.theme_proposals import proposals_text
from comparator.themes import assign_themes, propose_themes

# Where the general themes catch so many passages, the texts are on their matters: read by hand,
# they misplace fewer than what is suggested, though that may catch more. Of the sentences of an
# address two in five are on no matter at all.
ENOUGH = 1 / 3
KINDS = ("general", "suggested")


@dataclass(frozen=True, slots=True)
class FirstThemes:
    """What a series begins with.

    Attributes:
        kind: One of KINDS.
        share: How many of its passages have a theme under them.
        text: themes.toml, where it is not that of the general ones.
    """

    kind: str
    share: float
    text: str = ""


def first_themes(folder: Path, wanted: str | None = None) -> FirstThemes:
    """Return the themes for a series whose texts are there and whose themes are the general ones.

    Args:
        folder: Of the series.
        wanted: One of KINDS; else the general ones, where they catch a third of the passages, or
            what catches more.
            Texts that are too short suggest none.
    """
    general = prepare(read_series(folder))
    first = FirstThemes("general", _share(general.declarations))
    if wanted == "general" or (wanted is None and first.share >= ENOUGH):
        return first
    proposals = propose_themes(general.declarations)
    themes = ThemeSet(tuple(p.theme for p in proposals))
    share = _share(tuple(assign_themes(d, themes) for d in general.declarations))
    if not share or (wanted is None and share <= first.share):
        return first
    return FirstThemes("suggested", share, proposals_text(general, proposals))


def _share(declarations: tuple[Declaration, ...]) -> float:
    prose = [p for d in declarations for p in d.passages if p.kind.is_prose]
    return sum(bool(p.themes) for p in prose) / max(len(prose), 1)
