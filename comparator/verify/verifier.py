"""Holds a published report against the texts it is of, file by file.

Nothing here knows how a page is made: it is read as it lies there, and what it says is compared
with the texts, and with what follows from them.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from comparator.verify.agreement import Shell, faults_of_agreement
from comparator.verify.claims import faults_of_claims
from comparator.verify.data import faults_of_bytes, faults_of_data
from comparator.verify.evidence import Evidence
from comparator.verify.figures import faults_of_figures
from comparator.verify.forms import faults_of_form
from comparator.verify.links import Links, faults_of_anchors, faults_of_names
from comparator.verify.own_words import OwnWords, faults_of_own_words
from comparator.verify.pictures import faults_of_pictures
from comparator.verify.published import Fault, Published, Sheet
from comparator.verify.quotations import faults_of_headlines, faults_of_quotations
from comparator.verify.shown import faults_of_showing
from comparator.verify.words import faults_of_words

_ESCAPED, _MARK = re.compile(r"\\([\"\\])"), r"\1"


def verify(
    files: Mapping[str, bytes],
    series: Sequence[Evidence],
    inputs: Mapping[str, bytes],
    *,
    is_of_this_version: bool = True,
) -> tuple[Fault, ...]:
    """Return what is wrong with a published report, in the order of its files.

    Args:
        files: The report.
        series: What each of its series says itself.
        inputs: The files of the series.
        is_of_this_version: Whether its sentences and forms are those that are known here.
    """
    return tuple(sorted(set(_Verifier(files, series, inputs, is_of_this_version).faults())))


class _Verifier:
    """Checks one report."""

    def __init__(
        self,
        files: Mapping[str, bytes],
        series: Sequence[Evidence],
        inputs: Mapping[str, bytes],
        is_of_this_version: bool,
    ) -> None:
        self._is_of_this_version = is_of_this_version
        self._published, self._inputs = Published(files), inputs
        self._known = {known.id: known for known in series}
        sources = "\n".join(data.decode(errors="replace") for data in inputs.values())
        # An address stands in a file as it is, or with what TOML sets before a mark.
        self._sources = f"{sources}\n{_ESCAPED.sub(_MARK, sources)}"
        self._own = {known.id: OwnWords(known, self._sources) for known in series}
        self._links = Links(self._published, self._sources)
        self._shell = Shell()

    def faults(self) -> Iterator[Fault]:
        """Yield all faults."""
        yield from faults_of_bytes(self._published, self._inputs)
        unreadable: list[Fault] = []
        for sheet in self._sheets(sorted(self._published.files), unreadable):
            try:
                yield from self._faults_of(sheet)
            except (KeyError, IndexError, ValueError) as error:
                # What a check leans on is gone from the page.
                yield sheet.fault(None, "tags", f"it lacks what such a page has: {error}.")
        yield from unreadable
        yield from self._links.faults()
        yield from self._shell.faults()
        for known in self._known.values():
            yield from faults_of_data(self._published, known)

    def _sheets(self, paths: Iterable[str], unreadable: list[Fault]) -> Iterator[Sheet]:
        """Yield the sheets of files; of those that cannot be read the fault is kept."""
        for path in paths:
            try:
                yield from self._published.sheets(path)
            except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
                unreadable.append(Fault(path, 0, "tags", f"it cannot be read: {error}"))

    def _faults_of(self, sheet: Sheet) -> Iterator[Fault]:
        for line, problem in sheet.page.faults:
            at = 0 if sheet.part else line
            yield Fault(sheet.path, at, "tags", f"{problem}.")
        if not sheet.series:  # the page that lists the series
            yield from faults_of_headlines(sheet, [*self._known.values()])
            yield from faults_of_names(sheet, [*self._known.values()])
        known = self._known.get(sheet.series)
        if not sheet.part:
            self._shell.add(sheet)
        yield from self._unlike_ours(sheet)
        yield from faults_of_anchors(sheet)
        yield from self._links.faults_of(sheet, known)
        if known:
            yield from faults_of_words(sheet, known)
            yield from faults_of_showing(sheet, known)
            yield from faults_of_quotations(sheet, known)
            yield from faults_of_claims(sheet, known)
            yield from faults_of_agreement(sheet, known)
            yield from faults_of_figures(sheet, known)
            yield from faults_of_pictures(sheet, known)
        elif sheet.series:
            yield sheet.fault(None, "words", f"there is no series {sheet.series}.")

    def _unlike_ours(self, sheet: Sheet) -> Iterator[Fault]:
        """Yield what the tool does not say or set so."""
        if self._is_of_this_version:
            own = self._own.get(sheet.series)
            # The page that lists the series speaks of all.
            of = [own] if own else [] if sheet.series else [*self._own.values()]
            yield from faults_of_own_words(sheet, of)
            yield from faults_of_form(sheet)
