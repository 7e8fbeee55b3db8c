"""From folders of series to the files of a report: the whole road, with its manifest."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from comparator.errors import InputError
from comparator.jobs import Workshop, decode, digest, encode, tool_digest
from comparator.language.chinese import segmenter
from comparator.language.codes import base_language
from comparator.model import Edition, Series

if TYPE_CHECKING:
    from comparator.analysis.synopses import Asked
    from comparator.analysis.text_facts import TextFacts
    from comparator.analysis.word_years import YearsOfWords
    from comparator.app.reads import Notes, WatchedLookup
    from comparator.diff.synopsis import Row
    from comparator.jobs import Question, Reading
    from comparator.report import Maker
    from comparator.report.edition_index import Lookup
    from comparator.report.pages.any_two import Alone, AnyTwo, Collate
    from comparator.report.parts.timeline import Absent
    from comparator.report.site import AbsentBySeries


ANY_TWO_UP_TO = 200
"""In series of more texts only `comparator compare` sets any two: each pair takes 3 to 6 kB."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be published.

    Attributes:
        folders: The series, in the order in which they are shown.
        pairs: Which pairs get a page; see `road.make_edition`.
        language: What the report itself speaks.
        kind: The only kind of document that is shown, or "" for all.
    """

    folders: tuple[Path, ...]
    pairs: str = "auto"
    language: str = "en"
    kind: str = ""

    @property
    def options(self) -> dict[str, str]:
        """What besides the inputs decides what the files are, for the manifest."""
        narrowed = {"kind": self.kind} if self.kind else {}
        return {"pairs": self.pairs, "ui_language": self.language, **narrowed}


def make_editions(
    order: Order, workshop: Workshop, progress: Callable[[str], None] = lambda _: None
) -> tuple[Edition, ...]:
    """Return the editions of the series that are to be published.

    Raises:
        InputError: A series cannot be read.
    """
    from comparator.draft_rounds import with_drafts
    from comparator.pipeline import load, make_edition

    editions = []
    for folder in order.folders:
        progress(f"Reading {folder}")
        series = load(folder, workshop, order.kind)
        edition = make_edition(series, order.pairs, progress, workshop)
        editions.append(with_drafts(edition, workshop))
    return tuple(editions)


def read_inputs(order: Order) -> dict[str, bytes]:
    """Return the files that a report depends on, by series and name, as they are now.

    Raises:
        InputError: A series cannot be read.
    """
    from comparator.corpus import series_inputs

    return {name: data for folder in order.folders for name, data in series_inputs(folder).items()}


def make_report(
    order: Order,
    editions: Sequence[Edition],
    inputs: Mapping[str, bytes],
    workshop: Workshop,
    progress: Callable[[str], None] = lambda _: None,
) -> dict[str, bytes]:
    """Return the files of a report by path, with its manifest and the hashes of all.

    Raises:
        InputError: An input was changed meanwhile: pages and manifest would speak of two texts.
    """
    from comparator.alignment import forget_features
    from comparator.report import MANIFEST, SUMS, manifest_of, sums_of
    from comparator.version import __version__

    forget_features()
    files = set_pages(setting_of(order, editions), workshop, progress)
    now = read_inputs(order)
    changed = sorted(name for name in {*inputs, *now} if inputs.get(name) != now.get(name))
    if changed:
        raise InputError(Path(changed[0]), None, "it was changed during the build.", "Build again.")
    options = order.options | chinese_words(editions)
    files |= {MANIFEST: manifest_of(files, inputs, __version__, options)}
    return files | {SUMS: sums_of(files)}


def chinese_words(editions: Sequence[Edition]) -> dict[str, str]:
    """Return what told Chinese words apart, where a text is in Chinese: its edits depend on it."""
    texts = (d for edition in editions for d in edition.series.declarations)
    if not any(base_language(d.language) == "zh" for d in texts):
        return {}
    return {"chinese_words": segmenter() or "each character"}


def warnings_if_standing(
    order: Order, inputs: Mapping[str, bytes], published: Mapping[str, bytes], workshop: Workshop
) -> tuple[str, ...] | None:
    """Return what `remember` was told of a report; None where it is not what the inputs give.

    To the last byte, and by what was kept: nothing is worked out anew.
    """
    from comparator.report.files.manifest import SUMS, sums_of

    entry = workshop.store.get(_key_of_report(order, inputs)) if workshop.store else None
    if entry is None:
        return None
    try:
        sums, *warnings = decode(list[str], entry)
    except ValueError:  # someone else wrote it
        return None
    is_whole = sums.encode() == published.get(SUMS) == sums_of(_without_sums(published))
    return tuple(warnings) if is_whole else None


def remember(
    order: Order,
    inputs: Mapping[str, bytes],
    files: Mapping[str, bytes],
    warnings: Sequence[str],
    workshop: Workshop,
) -> None:
    """Keep what report came of these inputs, as the hashes of its files, and what was said."""
    from comparator.report.files.manifest import SUMS

    if workshop.store is not None:
        entry = [files[SUMS].decode(), *warnings]
        workshop.store.put(_key_of_report(order, inputs), encode(entry))


def _without_sums(files: Mapping[str, bytes]) -> dict[str, bytes]:
    from comparator.report.files.manifest import SUMS

    return {path: data for path, data in files.items() if path != SUMS}


def _key_of_report(order: Order, inputs: Mapping[str, bytes]) -> str:
    """Return the digest of all that the bytes of a report depend on."""
    series = [(str(folder), folder.resolve().name) for folder in order.folders]
    hashes = [(name, sha256(inputs[name]).hexdigest()) for name in sorted(inputs)]
    return digest("report", tool_digest(), series, order.options, hashes)


def absent_from(folder: Path, series: Series, kind: str = "") -> "tuple[Absent, ...]":
    """Return the declarations of a series' catalogue whose texts are not here, oldest first.

    Raises:
        InputError: The catalogue is not as it should be.
    """
    from comparator.corpus.series.catalogue import CATALOGUE_FILE, read_catalogue
    from comparator.report.parts.timeline import Absent

    path = folder / CATALOGUE_FILE
    if not path.is_file():
        return ()
    here = {declaration.id for declaration in series.declarations}
    return tuple(
        Absent(
            title=entry.title,
            date=entry.date,
            place=entry.place,
            command=f"comparator fetch {series.id} {entry.id}" if entry.sources else "",
        )
        for entry in read_catalogue(path).entries
        if entry.id not in here and kind in {"", entry.kind}
    )


def setting_of(order: Order, editions: Sequence[Edition]) -> "Setting":
    """Return what is to be set: the editions, what their catalogues miss, and the language.

    Raises:
        InputError: A catalogue is not as it should be.
    """
    pairs = zip(order.folders, editions, strict=True)
    absent = {
        edition.series.id: absent_from(folder, edition.series, order.kind)
        for folder, edition in pairs
    }
    # Whoever asks for all pairs has them, and for neighbours wants no more.
    return Setting(tuple(editions), absent, order.language, sets_any_two=order.pairs == "auto")


def set_pages(
    setting: "Setting", workshop: Workshop, progress: Callable[[str], None] = lambda _: None
) -> dict[str, bytes]:
    """Return the pages and assets of a report by path."""
    from comparator.diff.synopsis import Row

    # Only what remembers needs a key; it is one for all, as any page may show any fact.
    asks = str(setting.sets_any_two)
    facts = (setting.editions, _told(setting.absent), setting.language, asks)
    whole = digest(*facts) if workshop.store else ""
    progress("Reading what each text says")
    for edition in setting.editions:
        setting.facts[edition.series.id].update(_facts_of_texts(edition.series, workshop))
        setting.years[edition.series.id].update(_years_of_words(edition, workshop))
    progress("Setting wordings side by side")
    asked = setting.synopses_asked
    rows = workshop.results(_rows_of, "", asked, digest, tuple[Row, ...])
    setting.synopses.update(zip(asked, rows, strict=True))
    progress("Setting any two texts")
    # Each text first: the pairs are told by copies from it.
    for texts_alone in (True, False):
        pairs = [pair for pair in setting.any_two if (pair[1] == pair[2]) is texts_alone]
        told = workshop.results(_tell, setting, pairs, partial(setting.key_of, whole), bytes)
        setting = setting.with_told(dict(zip(pairs, told, strict=True)))
    setting.alone = {series: {} for series in setting.alone}
    workshop.hands.rest()
    progress("Setting the pages")
    if workshop.store is None:
        pages = workshop.results(_set_page, setting, tuple(setting.pages), digest, bytes)
        return dict(zip(setting.pages, pages, strict=True))
    setting.begin_to_watch()
    readers = [path for path in setting.pages if setting.is_watched(path)]
    read = workshop.results_of_readers(
        _read_page, setting, readers, setting.key_of_reader, setting.answers
    )
    made = dict(zip(readers, read, strict=True))
    others = [path for path in setting.pages if path not in made]
    # They are few and short: to hand over what they need takes longer.
    here = Workshop(workshop.store)
    pages = here.results(_set_page, setting, others, lambda path: digest(whole, path), bytes)
    made |= zip(others, pages, strict=True)
    return {path: made[path] for path in setting.pages}


_AnyTwo = tuple[str, str, str]
"""A series and two of its texts, by their ids."""


def _tell(setting: "Setting", pair: _AnyTwo) -> bytes:
    """Return what is told of two texts that have no page, or of one: a job of its own."""
    from comparator.wording.translation import speaking

    series, left, right = pair
    with speaking(setting.language):
        return setting.tellers[series].tell(left, right)


def _facts_of_texts(series: Series, workshop: Workshop) -> "dict[str, TextFacts]":
    """Return what is known of each text of a series without any other, by its id."""
    from comparator.analysis.text_facts import TextFacts, facts_of

    shared, texts = replace(series, declarations=(), witnesses=(), drafts=()), series.declarations
    verbs = digest(series.verbs)
    results = workshop.results(facts_of, shared, texts, lambda d: digest(verbs, d), TextFacts)
    return dict(zip((d.id for d in texts), results, strict=True))


def _years_of_words(edition: Edition, workshop: Workshop) -> "YearsOfWords":
    """Return the words of all passages of an edition by when they came into their clauses."""
    from comparator.analysis.word_years import (
        YearsOfWords,
        clause_groups,
        in_order,
        years_of_words,
    )

    groups, shelf = tuple(clause_groups(edition)), edition.series.id
    found = workshop.results_together(years_of_words, "", groups, digest, YearsOfWords, shelf)
    return in_order(edition, found)


def _rows_of(_: str, asked: "Asked") -> "tuple[Row, ...]":
    """Return the rows of a synopsis: a job of its own."""
    from comparator.diff.synopsis import synopsis_of

    return synopsis_of(*asked)


def _told(absent: "AbsentBySeries") -> str:
    """Return absent declarations as words, for a key."""
    return repr([(series, tuple(absent[series])) for series in sorted(absent)])


class Setting:
    """Editions whose pages are to be set; another process makes its own pages from them.

    Attributes:
        notes: What a page asked, where it is watched.
        synopses: The rows of pages of clauses that are known; of others they are worked out.
        facts: What is known of each text without any other, by its series and its id.
        years: The words of passages by when they came into their clauses, by series.
        alone: The cells that any two texts of a series share with others, by its id.
    """

    notes: "Notes"

    def __init__(
        self,
        editions: tuple[Edition, ...],
        absent: "AbsentBySeries | None" = None,
        language: str = "en",
        *,
        sets_any_two: bool = False,
    ) -> None:
        self.editions, self.absent, self.language = editions, absent or {}, language
        self.sets_any_two = sets_any_two
        self.synopses: dict[Asked, tuple[Row, ...]] = {}
        self.facts: dict[str, dict[str, TextFacts]] = {e.series.id: {} for e in editions}
        self.years: dict[str, YearsOfWords] = {e.series.id: {} for e in editions}
        self.alone: dict[str, Alone] = {e.series.id: {} for e in editions}
        self.watches = False
        self._told: Mapping[_AnyTwo, bytes] = {}
        self._known: Mapping[str, dict[str, object]] = {}

    def __getstate__(self) -> dict[str, object]:
        """Return what another process needs; the rest it works out itself."""
        needed = (
            *("editions", "absent", "language", "sets_any_two"),
            *("synopses", "facts", "years", "alone", "watches", "_told"),
        )
        return {
            **{name: self.__dict__[name] for name in needed},
            # What each page asks of all texts would else be worked out by every other process.
            "_known": {each.series.id: each.known() for each in self._lookups if self.watches},
        }

    def begin_to_watch(self) -> None:
        """Note from here on what each page reads."""
        self.watches = True
        self.__dict__.pop("pages", None)

    def with_told(self, told: Mapping[_AnyTwo, bytes]) -> "Setting":
        """Return the same with more of its texts and pairs told."""
        more = Setting.__new__(Setting)
        kept = {"_collators": self._collators, "_lookups": self._lookups}
        more.__dict__.update(self.__getstate__(), **kept, _told={**self._told, **told})
        return more

    @cached_property
    def pages(self) -> "dict[str, Maker]":
        """What makes the bytes of each page, by path."""
        from comparator.report.site import pages_of
        from comparator.version import __version__

        any_two = [*self.tellers.values()]
        lookups = [*self._watched.values()] if self.watches else self._lookups
        return pages_of(lookups, __version__, self.absent, self.language, any_two)

    @cached_property
    def _watched(self) -> "dict[str, WatchedLookup]":
        """The lookups that note what is asked of them, by series."""
        from comparator.app.reads import Notes, WatchedLookup

        self.notes = Notes()
        return {lookup.series.id: WatchedLookup(lookup, self.notes) for lookup in self._lookups}

    def is_watched(self, path: str) -> bool:
        """Whether all that a page is set from is watched, or known before."""
        from comparator.app.reads import inputs_of

        return inputs_of(self.pages[path]) is not None

    def key_of_reader(self, path: str) -> str:
        """Return the digest of what a page is set from without asking."""
        from comparator.app.reads import inputs_of

        return digest(path, self.language, self._heads, inputs_of(self.pages[path]))

    @cached_property
    def _heads(self) -> tuple[str, ...]:
        return tuple(lookup.digest_of_heads() for lookup in self._watched.values())

    def answers(self, asked: "Sequence[Question]") -> str:
        """Return the digest of the answers to what a page asked, as they are now."""
        from comparator.wording.translation import speaking

        with speaking(self.language):
            given = [self._watched[q[0]].answer(q) for q in asked if q[0] in self._watched]
        return digest(asked, given)

    @cached_property
    def tellers(self) -> "dict[str, AnyTwo]":
        """What tells any two texts of a series, by its id."""
        from comparator.report.pages.any_two import AnyTwo
        from comparator.version import __version__

        return {
            series: AnyTwo(
                lookup,
                self._collators[series],
                __version__,
                self._by_series.get(series),
                self.alone[series],
            )
            for lookup in self._lookups
            if (series := lookup.series.id) in self._collators
        }

    @cached_property
    def _lookups(self) -> "list[Lookup]":
        """What pages look up; the history of a series is worked out once for all of them."""
        from comparator.report.edition_index import Lookup

        return [
            Lookup(
                e,
                sets_any_two=e.series.id in self._collators,
                synopses=self.synopses,
                facts=self.facts[e.series.id],
                known=self._known.get(e.series.id, {}) | self._years(e),
            )
            for e in self.editions
        ]

    def _years(self, edition: Edition) -> "dict[str, YearsOfWords]":
        years = self.years[edition.series.id]
        return {"word_years": years} if years else {}

    @property
    def synopses_asked(self) -> "tuple[Asked, ...]":
        """What the rows of all pages of clauses are made of, each once."""
        asked = (
            lookup.synopses.asked(t) for lookup in self._lookups for t in lookup.in_columns.values()
        )
        return tuple(dict.fromkeys(asked))

    @property
    def any_two(self) -> tuple[_AnyTwo, ...]:
        """The texts alone, and the pairs that have no page, of the series that set any two."""
        return tuple(
            (series, left, right)
            for series, teller in self.tellers.items()
            for left, right in (*((text, text) for text in teller.texts), *teller.pairs)
        )

    def key_of(self, whole: str, pair: _AnyTwo) -> str:
        """Return the digest of what is told of a pair, or of all there is if that is unknown."""
        from comparator.wording.translation import speaking

        series, left, right = pair
        with speaking(self.language):
            rests_on = self.tellers[series].rests_on(left, right)
        if not rests_on:
            return digest(whole, pair)
        texts = [self._digests[series, text] for text in (left, right)]
        return digest(pair, self.language, texts, self._digests[series, ""], rests_on)

    @cached_property
    def _digests(self) -> dict[tuple[str, str], str]:
        """The digest of each text, by series and id; under "", of what the series shares."""
        found = {}
        for series in (edition.series for edition in self.editions):
            found[series.id, ""] = digest(replace(series, declarations=(), witnesses=()))
            found |= {(series.id, text.id): digest(text) for text in series.declarations}
        return found

    @cached_property
    def _collators(self) -> "dict[str, Collate]":
        from comparator.pipeline import collator

        return {e.series.id: collator(e) for e in self.editions if self._lacks_pairs(e)}

    @cached_property
    def _by_series(self) -> dict[str, dict[tuple[str, str], bytes]]:
        found: dict[str, dict[tuple[str, str], bytes]] = {}
        for (series, *pair), told in self._told.items():
            found.setdefault(series, {})[pair[0], pair[1]] = told
        return found

    def _lacks_pairs(self, edition: Edition) -> bool:
        """Whether any two of a series are set when picked: few enough, and not all on pages."""
        texts = len(edition.series.declarations)
        return (
            self.sets_any_two
            and texts <= ANY_TWO_UP_TO
            and len(edition.collations) < texts * (texts - 1) // 2
        )


def _read_page(setting: Setting, path: str) -> "Reading":
    """Return one file of a report, what it asked, and the digest of the answers: a job, too."""
    page = setting.pages[path]
    setting.notes.asked = {}
    made = page()
    asked = setting.notes.told()
    return made, asked, setting.answers(asked)


def _set_page(setting: Setting, path: str) -> bytes:
    """Return one file of a report: a job of its own."""
    return setting.pages[path]()
