"""How to cite each declaration of a series, for the share menu of every page."""

from comparator.model import UNDATED
from comparator.report.addresses import Place, front_page
from comparator.report.edition_index import Lookup
from comparator.report.parts.sources import citation, safe_href
from comparator.report.rendering.data_scripts import data_script
from comparator.report.rendering.inline_styles import STYLES
from comparator.report.wording.formatting import day
from comparator.report.wording.translation import language, say


def citation_script(lookup: Lookup) -> bytes:
    """Return the script that the share menu loads when it is first opened.

    Its value: `language`; `words`, the menu's own; `styles` of an embed; `declarations` by id
    with name, place (title, place, day), origin, its address where it is one of the web, and
    `page`, the way to the declaration from the folder of the series.
    """
    place = Place(front_page(lookup.series.id))
    declarations = {
        d.id: {
            "name": lookup.name[d.id],
            "citation": citation(d, lookup.series.title),
            "source": safe_href(d.sources[0].url),
            "day": day(d.date) if d.date != UNDATED else "",
            "language": d.language,
            "page": lookup.text_href(place, d.id),
        }
        for d in lookup.declarations
    }
    value = {
        "language": language(),
        "words": _words(),
        "styles": STYLES,
        "series": lookup.series.title,
        "declarations": declarations,
    }
    return data_script("comparatorCitations", value)


def _words() -> dict[str, str]:
    return {
        "share": say("Share"),
        "link": say("Copy link"),
        "text": say("Copy as text, with citation"),
        "markdown": say("Copy as Markdown"),
        "embed": say("Copy HTML to embed"),
        "print": say("Print this alone"),
        "done": say("Copied."),
        "failed": say("The browser did not let it be copied; here it is:"),
        "source": say("Source"),
        "made": say("Found and marked by comparator"),
        "dropped": say("dropped:"),
        "added": say("added:"),
    }
