"""Results that show themselves: nouns of the other rooms that know HTML, tables and their texts."""

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any, TypeVar, cast

from comparator.analysis.brief_sections import Brief
from comparator.analysis.phrases.trace import Trace
from comparator.model import Collation, Declaration, Edition, Series

if TYPE_CHECKING:
    from comparator.notebook.dataframes import Frames


class Shown:
    """What shows itself in a notebook and gives its tables."""

    __slots__ = ()

    # What shows is imported when it shows: templates and pandas take their time.

    def _repr_html_(self) -> str:
        raise NotImplementedError

    def to_pandas(self) -> "Frames":
        """Return what it holds as pandas data frames, by the names of the tables of exports.

        Raises:
            ModuleNotFoundError: pandas is not installed; says how to install it.
        """
        raise NotImplementedError


@dataclass(frozen=True, slots=True, repr=False)
class ShownDeclaration(Shown, Declaration):
    """A declaration that shows itself."""

    def _repr_html_(self) -> str:
        from comparator.notebook.html import html_of_declaration

        return html_of_declaration(self)

    def to_pandas(self) -> "Frames":  # noqa: D102
        from comparator.notebook.dataframes import frames_of_declaration

        return frames_of_declaration(self)


@dataclass(frozen=True, slots=True, repr=False)
class ShownSeries(Shown, Series):
    """A series that shows itself, as its declarations do."""

    declarations: tuple[ShownDeclaration, ...]

    def __getitem__(self, declaration_id: str) -> ShownDeclaration:
        """Return a declaration; raises KeyError if there is none of this id."""
        # slots=True makes the class anew, and super() without arguments looks for the first one.
        return cast("ShownDeclaration", Series.__getitem__(self, declaration_id))

    def _repr_html_(self) -> str:
        from comparator.notebook.html import html_of_series

        return html_of_series(self)

    def to_pandas(self) -> "Frames":  # noqa: D102
        from comparator.notebook.dataframes import frames_of_series

        return frames_of_series(self)


@dataclass(frozen=True, slots=True, repr=False)
class ShownCollation(Shown, Collation):
    """A collation with its two declarations, older first."""

    declarations: tuple[Declaration, ...] = ()

    def _repr_html_(self) -> str:
        from comparator.notebook.html import html_of_collation

        return html_of_collation(self, self.declarations)

    def to_pandas(self) -> "Frames":  # noqa: D102
        from comparator.notebook.dataframes import frames_of_collation

        return frames_of_collation(self, self.declarations)


@dataclass(frozen=True, slots=True, repr=False)
class ShownTrace(Shown, Trace):
    """A trace with its series."""

    series: Series

    def _repr_html_(self) -> str:
        from comparator.notebook.html import html_of_trace

        return html_of_trace(self, self.series)

    def to_pandas(self) -> "Frames":  # noqa: D102
        from comparator.notebook.dataframes import frames_of_trace

        return frames_of_trace(self, self.series)


@dataclass(frozen=True, slots=True, repr=False)
class ShownBrief(Shown, Brief):
    """A brief with its series."""

    series: Series

    def _repr_html_(self) -> str:
        from comparator.notebook.html import html_of_brief

        return html_of_brief(self, self.series)

    def to_pandas(self) -> "Frames":  # noqa: D102
        from comparator.notebook.dataframes import frames_of_brief

        return frames_of_brief(self)


@dataclass(frozen=True, slots=True, repr=False)
class ShownEdition(Shown, Edition):
    """An edition whose series and collations show themselves."""

    series: ShownSeries
    collations: tuple[ShownCollation, ...]

    def collation(self, left: str, right: str) -> ShownCollation:
        """Return the collation of two declarations; raises KeyError if it was not chosen."""
        return cast("ShownCollation", Edition.collation(self, left, right))

    def _repr_html_(self) -> str:
        from comparator.notebook.html import html_of_edition

        return html_of_edition(self)

    def to_pandas(self) -> "Frames":  # noqa: D102
        from comparator.notebook.dataframes import frames_of_edition

        return frames_of_edition(self)


def shown_series(series: Series) -> ShownSeries:
    """Return a series as one that shows itself, with all its texts."""
    declarations = tuple(enriched(ShownDeclaration, d) for d in series.declarations)
    witnesses = (replace(w, text=enriched(ShownDeclaration, w.text)) for w in series.witnesses)
    return enriched(ShownSeries, series, declarations=declarations, witnesses=tuple(witnesses))


def shown_edition(edition: Edition) -> ShownEdition:
    """Return an edition as one that shows itself, with all that is in it."""
    series = shown_series(edition.series)
    collations, witnesses = (
        tuple(shown_collation(c, series.text(c.left), series.text(c.right)) for c in found)
        for found in (edition.collations, edition.witnesses)
    )
    return enriched(
        ShownEdition, edition, series=series, collations=collations, witnesses=witnesses
    )


def shown_collation(collation: Collation, left: Declaration, right: Declaration) -> ShownCollation:
    """Return a collation as one that shows itself, with its texts."""
    return enriched(ShownCollation, collation, declarations=(left, right))


_Kind = TypeVar("_Kind", bound=Shown)


def enriched(kind: type[_Kind], found: Any, **more: Any) -> _Kind:
    """Return a noun as the kind of it that shows itself, with what more that one knows."""
    known: dict[str, Any] = {field.name: getattr(found, field.name) for field in fields(found)}
    return kind(**(known | more))
