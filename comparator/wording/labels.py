"""What declarations are called: short, with a year, in the language spoken, each apart."""

import re
from collections.abc import Mapping, Sequence

from comparator.language.key_phrases import first_words
from comparator.language.words import count_words
from comparator.model import Declaration, Series, SeriesWords
from comparator.wording.formatting import day
from comparator.wording.translation import language, msg, say, translated

PLACES = (
    *(msg("Almaty"), msg("Apulia"), msg("Astana"), msg("Bali"), msg("Beijing"), msg("Berlin")),
    *(msg("Biarritz"), msg("Bishkek"), msg("Brasilia"), msg("Brussels"), msg("Carbis Bay")),
    *(msg("Cornwall"), msg("Delhi"), msg("Dushanbe"), msg("Elmau"), msg("Geneva"), msg("Goa")),
    *(msg("Hamburg"), msg("Hangzhou"), msg("Hiroshima"), msg("Istanbul"), msg("Johannesburg")),
    *(msg("Kananaskis"), msg("Kazan"), msg("London"), msg("Minsk"), msg("Moscow")),
    *(msg("New Delhi"), msg("New York"), msg("Osaka"), msg("Paris"), msg("Qingdao")),
    *(msg("Rio de Janeiro"), msg("Riyadh"), msg("Rome"), msg("Samarkand"), msg("Shanghai")),
    *(msg("Sochi"), msg("St Petersburg"), msg("Tashkent"), msg("Tianjin"), msg("Tokyo")),
    *(msg("Ufa"), msg("Vienna"), msg("Washington"), msg("Xiamen"), msg("Yekaterinburg")),
)
"""Where summits meet, as the catalogues of the report have them."""
_OF_A_DAY = {
    "declaration": msg("Declaration of %(day)s"),
    "statement": msg("Statement of %(day)s"),
    "communique": msg("Communiqué of %(day)s"),
    "resolution": msg("Resolution of %(day)s"),
    "goals": msg("Goals of %(day)s"),
    "": msg("Text of %(day)s"),
}
_KINDS = re.compile(r"declaration|statement|communiqu[eé]|resolution", re.IGNORECASE)
_MOST_WORDS = 5
"""A longer title is a sentence, and no label."""


def labels(declarations: Sequence[Declaration], series: Series | None = None) -> dict[str, str]:
    """Return for each declaration a name with a year that no other of them has.

    Place and year where they are of this one alone; else a short title and the year, or what
    kind of text of which day it is.
    """
    words = series.words.get(language(), SeriesWords()) if series else SeriesWords()
    wished = [_wished(d, words.places) for d in declarations]
    found: dict[str, str] = {}
    for d, names in zip(declarations, wished, strict=True):
        found[d.id] = next(
            name
            for n, name in enumerate(names)
            if name and sum(others[n] == name for others in wished) == 1
        )
    return found


def _wished(d: Declaration, places: Mapping[str, str]) -> tuple[str, ...]:
    of_day = _of_day(d)
    return _of_place(d, places), _of_title(d), of_day, f"{of_day} ({d.id})"


def place_in_words(place: str, places: Mapping[str, str]) -> str:
    """Return a place as the language spoken calls it, if that is known."""
    return places.get(place) or translated(place)


def _of_place(d: Declaration, places: Mapping[str, str]) -> str:
    return f"{place_in_words(d.place, places)} {d.year}" if d.place and d.year else ""


def _of_title(d: Declaration) -> str:
    if count_words(d.title) > _MOST_WORDS:
        return ""
    return d.title if d.year in d.title else f"{d.title} {d.year}"


def _of_day(d: Declaration) -> str:
    if not d.year:
        return first_words(d.title, _MOST_WORDS)
    named = _KINDS.search(d.title)
    kind = d.kind or (named[0].casefold().replace("é", "e") if named else "")
    return say(_OF_A_DAY.get(kind, _OF_A_DAY[""]), day=day(d.date))
