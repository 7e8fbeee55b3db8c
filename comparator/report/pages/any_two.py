"""Any two declarations: what has no page of its own is set on this one, when it is picked.

A long series has a page for neighbours, and for each with the newest. Of every other pair the same
page is made when the report is, and told in a script of data by copies from its two texts:

    comparatorText("2018-arden", {"ground": "<p>…", "pairs": {"2020-bruck": [0, 812, "…", …]}})

The page of any two joins them again. Nothing is compared in the browser. Which two is in the
address: "any.html?pair=2018-arden--2020-bruck".
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace

from comparator.model import Collation, Declaration
from comparator.report.addresses import Page, any_two_page
from comparator.report.edition_index import Lookup
from comparator.report.pages.pair import pair_body
from comparator.report.parts.frame import Frame, series_frame
from comparator.report.parts.pair_picker import Picker, picker_of_any_two
from comparator.report.rendering.assets import PageAssets, page_assets
from comparator.report.rendering.copies import Copies, Ground, copies_of
from comparator.report.rendering.templates import render
from comparator.wording.translation import language, say

_OPENS, _ENDS = '<main id="main">', "</main>"

Collate = Callable[[str, str], Collation]
"""What gives the collation of two texts of a series, by their ids."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyTwoView:
    """What the template of the page of any two declarations takes."""

    frame: Frame
    assets: PageAssets
    picks: Picker | None
    command: str


def any_two_view(lookup: Lookup, version: str) -> AnyTwoView:
    """Return the view of the page on which any two declarations are set."""
    here = Page(any_two_page(lookup.series.id))
    return AnyTwoView(
        frame=series_frame(here, lookup.series, say("Any two declarations"), version, "Pairs"),
        assets=page_assets("any_two", here),
        picks=picker_of_any_two(lookup),
        command=f"comparator compare {{pair}} --series {lookup.series.id}",
    )


class AnyTwo:
    """Makes the scripts that hold the pairs of a series which have no page of their own."""

    def __init__(self, lookup: Lookup, collate: Collate, version: str) -> None:
        self._lookup, self._collate, self._version = lookup, collate, version
        self._here = Page(any_two_page(lookup.series.id))
        self._grounds: dict[tuple[str, str], tuple[str, Ground]] = {}

    def data(self, declaration: Declaration) -> bytes:
        """Return the script of a declaration: itself, and beside each later one of those pairs."""
        lookup, own = self._lookup, declaration.id
        told: dict[str, Copies] = {}
        for newer in lookup.declarations[lookup.position[own] + 1 :]:
            if (own, newer.id) not in lookup.pair:
                grounds = self._ground(own)[1], self._ground(newer.id)[1]
                told[newer.id] = copies_of(self._main(self._collate(own, newer.id)), *grounds)
        known = {"ground": self._ground(own)[0], "pairs": told}
        text = json.dumps(known, ensure_ascii=False, separators=(",", ":"))
        return f"comparatorText({json.dumps(own)},{text});\n".encode()

    def _ground(self, text: str) -> tuple[str, Ground]:
        """Return a text as either side of a pair: what its pages are copied from."""
        key = language(), text
        if key not in self._grounds:
            page = self._main(Collation(text, text, (), (), ()))
            self._grounds[key] = page, Ground(page)
        return self._grounds[key]

    def _main(self, collation: Collation) -> str:
        """Return what the page of a pair says, without its maps and what leads elsewhere."""
        lookup = self._lookup.with_only(collation)
        frame = series_frame(self._here, lookup.series, "", self._version)
        view = pair_body(lookup, lookup.pair[collation.left, collation.right], frame, self._here)
        # Their numbers would be a third of the data.
        page = render("pair", replace(view, minimap=None, shares=(), figures=())).decode()
        return page.partition(_OPENS)[2].rpartition(_ENDS)[0].strip()
