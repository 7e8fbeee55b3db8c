"""What `import comparator` offers, with results that show themselves."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from comparator import pipeline
from comparator.errors import InputError
from comparator.model import Declaration, Edition, Series, VerbScales
from comparator.notebook.results import (
    ShownBrief,
    ShownCollation,
    ShownEdition,
    ShownSeries,
    ShownTrace,
    enriched,
    shown_collation,
    shown_edition,
    shown_series,
)

if TYPE_CHECKING:
    from comparator.alignment import Weights
    from comparator.jobs import Workshop


def load(series_dir: str | Path, workshop: "Workshop | None" = None) -> ShownSeries:
    """Return the series in a folder, segmented and with the themes of every passage.

    Raises:
        InputError: Something in the folder is not as it should be; says where and why.
    """
    return shown_series(pipeline.load(series_dir, workshop))


def collate(
    left: Declaration,
    right: Declaration,
    weights: "Weights | None" = None,
    scales: VerbScales | None = None,
) -> ShownCollation:
    """Return how two declarations answer each other, with word edits and what they mean.

    Args:
        left: The older declaration.
        right: The newer one.
        weights: What words are worth in the series; learned from the two alone where None.
        scales: How strong verbs are in the series; else as the tool has them.
    """
    return shown_collation(pipeline.collate(left, right, weights, scales), left, right)


def make_edition(
    series: Series,
    pairs: str = "auto",
    progress: Callable[[str], None] = lambda _: None,
    workshop: "Workshop | None" = None,
) -> ShownEdition:
    """Return the edition of a series that `load` gave.

    Args:
        series: Its declarations, with passages and themes.
        pairs: Which pairs are collated: "all", "neighbours" or "auto" (all, in series of up to
            12 declarations; in longer series neighbours, and each with the newest).
        progress: Told what is being done, a sentence at a time.
        workshop: Where the work is done; here and now where None.
    """
    return shown_edition(pipeline.make_edition(series, pairs, progress, workshop))


def trace(series: Series, phrase: str) -> ShownTrace:
    """Return where a series says a phrase, exactly and nearly.

    Raises:
        ValueError: The phrase has no words.
    """
    from comparator.analysis.phrases.trace import trace_phrase

    found = trace_phrase(series, phrase)
    return ShownTrace(found.phrase, found.years, series=series)


def brief(series: Series | Edition, declaration: str | None = None) -> ShownBrief:
    """Return what a declaration says against the one before and against all before.

    Args:
        series: A series, or an edition of it that has the collations of neighbours.
        declaration: Its id; the newest where None.

    Raises:
        InputError: The series has no such declaration, or none before it.
    """
    from comparator.analysis.brief import brief_of

    texts = series.series if isinstance(series, Edition) else series
    ids = [d.id for d in texts.declarations]
    chosen = declaration or (ids[-1] if ids else "")
    if chosen not in ids[1:]:
        raise InputError(
            None,
            None,
            f"{chosen!r} is no declaration of {texts.id} with one before it.",
            f"Known are: {', '.join(ids[1:]) or 'none'}.",
        )
    edition = series if isinstance(series, Edition) else pipeline.make_edition(series, "neighbours")
    found = brief_of(edition, chosen)
    return enriched(ShownBrief, found, series=texts)
