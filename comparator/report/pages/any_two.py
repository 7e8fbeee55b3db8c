"""Any two declarations: what has no page of its own is set on this one, when it is picked.

A long series has a page for neighbours, and for each with the newest. Of every other pair the same
page is made when the report is, and told in a script of data by copies from its two texts:

    comparatorText("2018-arden", {"ground": "<p>…", "pairs": {"2020-bruck": [0, 812, "…", …]}})

The page of any two joins them again. Nothing is compared in the browser. Which two is in the
address: "any.html?pair=2018-arden--2020-bruck".
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import combinations

from comparator.model import Collation, Declaration
from comparator.report.addresses import Page, any_two_page
from comparator.report.edition_index import Lookup
from comparator.report.pages.pair import pair_body
from comparator.report.parts.frame import Frame, series_frame
from comparator.report.parts.pair_picker import Picker, picker_of_any_two
from comparator.report.rendering.assets import PageAssets, page_assets
from comparator.report.rendering.copies import Ground, copies_of
from comparator.report.rendering.templates import render
from comparator.report.side_by_side.layout import side_by_side, whole
from comparator.report.side_by_side.rows import Ref
from comparator.report.side_by_side.views import CellView
from comparator.wording.translation import say

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


Told = Mapping[tuple[str, str], bytes]
"""What `AnyTwo.tell` gave, by the ids of two texts; of a text alone by its own twice."""


Alone = dict[Ref, CellView]
"""Cells without a partner, by side and first passage."""


class AnyTwo:
    """Makes the scripts that hold the pairs of a series which have no page of their own.

    What a pair is told by rests on its two texts and their collation, and on no other text: so it
    can be made apart, and kept (`tell`, `rests_on`).
    """

    def __init__(
        self,
        lookup: Lookup,
        collate: Collate,
        version: str,
        told: Told | None = None,
        alone: Alone | None = None,
    ) -> None:
        """Make them for the texts of a lookup.

        Args:
            lookup: It.
            collate: What gives the collation of two of them.
            version: Version of comparator.
            told: What is told already.
            alone: Cells that stand in many pairs, as far as they are set; more are added.
        """
        self.lookup, self._collate, self._version = lookup, collate, version
        self._here = Page(any_two_page(lookup.series.id))
        self._told = dict(told or {})
        self._grounds: dict[str, Ground] = {}
        self._alone = {} if alone is None else alone

    @property
    def texts(self) -> tuple[str, ...]:
        """The ids of the texts, oldest first."""
        return tuple(d.id for d in self.lookup.declarations)

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The ids of two texts that have no page, those of an older text together."""
        known = self.lookup.pair
        return tuple(pair for pair in combinations(self.texts, 2) if pair not in known)

    def rests_on(self, left: str, right: str) -> tuple[object, ...]:
        """Return all that `tell` depends on, beside the two texts and what their series shares.

        Nothing, where that is not known before the work is done.
        """
        lookup, edition = self.lookup, self.lookup.edition
        links = [c for c in edition.links if (c.left, c.right) == (left, right)]
        if left != right and not links:
            return ()
        names = [(lookup.name[text], lookup.tag[text]) for text in (left, right)]
        return names, [*lookup.theme_label.items()], links, edition.habits

    def tell(self, left: str, right: str) -> bytes:
        """Return a pair, told by copies from its two texts; of a text and itself, the text."""
        if left == right:
            return self._main(Collation(left, left, (), (), ())).encode()
        page = self._main(self._collate(left, right))
        return _as_json(copies_of(page, self._ground(left), self._ground(right))).encode()

    def data(self, declaration: Declaration) -> bytes:
        """Return the script of a declaration: itself, and beside each later one of those pairs."""
        own = declaration.id
        told = ",".join(
            f"{_as_json(right)}:{self._known(left, right).decode()}"
            for left, right in self.pairs
            if left == own
        )
        ground = _as_json(self._known(own, own).decode())
        text = f'{{"ground":{ground},"pairs":{{{told}}}}}'
        return f"comparatorText({json.dumps(own)},{text});\n".encode()

    def _known(self, left: str, right: str) -> bytes:
        if (left, right) not in self._told:
            self._told[left, right] = self.tell(left, right)
        return self._told[left, right]

    def _ground(self, text: str) -> Ground:
        """Return a text as either side of a pair: what its pages are copied from."""
        if text not in self._grounds:
            self._grounds[text] = Ground(self._known(text, text).decode())
        return self._grounds[text]

    def _main(self, collation: Collation) -> str:
        """Return what the page of a pair says, without its maps and what leads elsewhere."""
        lookup = self.lookup.with_only(collation)
        frame = series_frame(self._here, lookup.series, "", self._version)
        pair = lookup.pair[collation.left, collation.right]
        shown = side_by_side(lookup, whole(lookup, pair), self._here, alone=self._alone)
        # Without maps: their numbers would be a third of the data.
        page = render("pair", pair_body(lookup, pair, shown, frame, self._here)).decode()
        return page.partition(_OPENS)[2].rpartition(_ENDS)[0].strip()


def _as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
