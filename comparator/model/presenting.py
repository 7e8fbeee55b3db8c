"""How nouns show themselves to people who work with them in a notebook.

The nouns know no room of the house. Whoever can show them leaves a presenter here, as the front
door does; without one they are shown as any object is.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Presenter:
    """How objects of a class are shown.

    Attributes:
        html: Gives a fragment of HTML, complete in itself.
        tables: Gives data frames by their names.
    """

    html: Callable[[Any], str]
    tables: Callable[[Any], Mapping[str, Any]]


_PRESENTERS: dict[type, Presenter] = {}


def present(noun: type, presenter: Presenter) -> None:
    """Make objects of a class, and of those made from it, show themselves by a presenter."""
    _PRESENTERS[noun] = presenter


class Presented:
    """What shows itself in a notebook and gives its tables."""

    __slots__ = ()

    def __repr__(self) -> str:
        # A notebook keeps the plain form beside the other: it must not be the whole text.
        return f"<{type(self).__name__} {self._name()}>"

    def _name(self) -> str:
        return str(getattr(self, "id", ""))

    def _repr_html_(self) -> str | None:
        presenter = self._presenter()
        return presenter.html(self) if presenter else None

    def to_pandas(self) -> Mapping[str, Any]:
        """Return what it holds as pandas data frames, by the names of the tables of exports.

        Raises:
            ModuleNotFoundError: pandas is not installed; says how to install it.
            LookupError: Nobody has left a presenter; `comparator.load` and its like do.
        """
        presenter = self._presenter()
        if presenter is None:
            raise LookupError(
                f"nothing shows a {type(self).__name__} yet; import comparator.notebook first."
            )
        return presenter.tables(self)

    def _presenter(self) -> Presenter | None:
        found = (_PRESENTERS[kind] for kind in type(self).__mro__ if kind in _PRESENTERS)
        return next(found, None)
