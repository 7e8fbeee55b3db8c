"""One pair as one file that needs no other."""

from comparator.model import Edition
from comparator.report.addresses import Place, pair_page
from comparator.report.edition_index import Lookup
from comparator.report.frame import Frame
from comparator.report.inlined import inlined
from comparator.report.pair_page import pair_view
from comparator.report.rendering import render
from comparator.report.speech import say


def render_pair(edition: Edition, left_id: str, right_id: str, theme: str | None) -> bytes:
    """Return the page of a pair with its style sheet inside.

    Args:
        edition: An edition that has the collation of the two.
        left_id: The older declaration.
        right_id: The newer declaration.
        theme: Show only passages of this theme and what answers them, or None.
    """
    from comparator.version import __version__

    lookup = Lookup(edition)
    sheet = inlined("comparator.css", "rows.css")
    title = say("%(older)s and %(newer)s", older=lookup.name[left_id], newer=lookup.name[right_id])
    fictional = edition.series.is_fictional
    brand = edition.series.title
    frame = Frame(title, sheet.policy, "", "", sheet.style, brand, "", (), fictional, __version__)
    place = Place(pair_page(edition.series.id, left_id, right_id), is_single=True)
    return render("pair", pair_view(lookup, lookup.pair[left_id, right_id], frame, place, theme))
