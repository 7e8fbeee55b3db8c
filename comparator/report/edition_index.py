"""What all pages of an edition look up, worked out once."""

from collections.abc import Iterable, Mapping
from copy import copy
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from comparator.analysis.commitments import Commitment, commitments
from comparator.analysis.highlights import Highlights
from comparator.analysis.history import Claim as Novelty
from comparator.analysis.history import History, Standing
from comparator.analysis.insertions import new_words
from comparator.analysis.last_named import LastNamed
from comparator.analysis.measures import (
    PairMeasure,
    measure_pair,
    words_by_theme,
    words_of_passages,
)
from comparator.analysis.names.gazetteer import gazetteer_of
from comparator.analysis.one_sided import OneSided, languages_of_passages, one_sided
from comparator.analysis.profiles import Profiles, profiles
from comparator.analysis.said_before import SaidBefore
from comparator.analysis.synopses import Asked, Synopses
from comparator.analysis.text_facts import TextFacts
from comparator.analysis.theme_story import Stories
from comparator.analysis.unsaid import Unsaid
from comparator.analysis.word_years import YearsOfWords, word_years
from comparator.analysis.wordings import Wordings
from comparator.diff.synopsis import Row
from comparator.model import (
    Block,
    Collation,
    Declaration,
    Edition,
    Passage,
    Series,
    Thread,
)
from comparator.model.passage_ids import mark_of
from comparator.report.addresses import (
    Page,
    any_two_page,
    declaration_page,
    pair_page,
)
from comparator.report.pair_index import Excerpts, Pair
from comparator.report.pair_news import PairNews
from comparator.report.parts.lifelines import Axis
from comparator.wording.formatting import MISSING, tags
from comparator.wording.labels import labels
from comparator.wording.translation import language, say


@dataclass(frozen=True, slots=True)
class Claim:
    """What is said of a passage in time, for programs that read the pages (`data-claim`).

    Attributes:
        kind: "new", "back", "first" or "gone"; "" where nothing is claimed.
        years: The text it speaks of, by its short label.
    """

    kind: str = ""
    years: str = ""


NO_CLAIM = Claim()


class Lookup:
    """An edition with its indices.

    Attributes:
        declarations: Its declarations, oldest first.
        sets_any_two: Whether two that have no page of their own are set when they are picked.
    """

    def __init__(
        self,
        edition: Edition,
        *,
        sets_any_two: bool = False,
        synopses: Mapping[Asked, tuple[Row, ...]] | None = None,
        facts: Mapping[str, TextFacts] | None = None,
        known: Mapping[str, object] | None = None,
    ) -> None:
        """Index an edition.

        Args:
            edition: It.
            sets_any_two: Whether two that have no page of their own are set when they are picked.
            synopses: The rows of pages of clauses that are known.
            facts: What is known of each text, by its id.
            known: What is known of the edition already, by the names of what is looked up.
        """
        self.edition = edition
        # Drafts that nobody held against the series have no page.
        drafts = tuple(made.text for made in edition.drafts)
        self.series: Series = replace(edition.series, drafts=drafts)
        self.declarations: tuple[Declaration, ...] = edition.series.declarations
        # By the language spoken: one lookup may serve pages in several languages.
        self._labels: dict[str, dict[str, str]] = {}
        self._names: dict[str, dict[str, str]] = {}
        self._highlights: dict[tuple[str, str], Highlights] = {}
        self._said: dict[str, SaidBefore] = {}
        self.sets_any_two = sets_any_two
        self._rows, self._facts = synopses, facts if facts is not None else {}
        self._is_narrowed = False
        self.__dict__.update(known or {})

    def known(self) -> dict[str, object]:
        """Return what nearly every page asks of all texts, worked out."""
        for threads in self.threads_of_theme.values():
            for thread in threads:
                self.wordings.title(thread)
        shared = ("wordings", "standing", "history")
        return {name: getattr(self, name) for name in shared}

    @property
    def raw(self) -> "Lookup":
        """The lookup itself; of one that is watched, that which is watched."""
        return self

    def with_only(self, collation: Collation) -> "Lookup":
        """Return the same edition with one collation, and what is known of its texts."""
        # What they share is worked out before there are two of them.
        _ = self.words, self.length, self.name, self.tag
        _ = self.passage, self.declaration, self.block
        narrowed = copy(self)
        narrowed._is_narrowed = True
        narrowed._highlights = {}
        narrowed.edition = replace(self.edition, collations=(collation,))
        for of_pairs in ("collations", "pair", "measure", "excerpts", "pair_news"):
            narrowed.__dict__.pop(of_pairs, None)
        return narrowed

    def page_of_pair(self, left: str, right: str) -> str:
        """Return the path of the page on which two texts stand side by side."""
        if self._is_narrowed:
            return any_two_page(self.series.id)
        return pair_page(self.series.id, left, right)

    @cached_property
    def wordings(self) -> Wordings:
        """The wordings of its clauses."""
        return Wordings(self.edition)

    @cached_property
    def declaration(self) -> dict[str, Declaration]:
        """Declarations by id."""
        return {d.id: d for d in self.declarations}

    @cached_property
    def position(self) -> dict[str, int]:
        """Position of each declaration in the series, counted from 0."""
        return {d.id: n for n, d in enumerate(self.declarations)}

    @cached_property
    def passages_of(self) -> dict[str, tuple[Passage, ...]]:
        """Passages of each declaration, in order."""
        return {d.id: d.passages for d in self.declarations}

    @cached_property
    def passage(self) -> dict[str, Passage]:
        """Passages by id."""
        return {p.id: p for passages in self.passages_of.values() for p in passages}

    @cached_property
    def words(self) -> dict[str, int]:
        """Number of words of each passage."""
        return words_of_passages(self.edition)

    @cached_property
    def length(self) -> dict[str, int]:
        """Number of words of each declaration."""
        return {d: sum(self.words[p.id] for p in ps) for d, ps in self.passages_of.items()}

    @cached_property
    def tag(self) -> dict[str, str]:
        """Short label of each declaration: its year or date."""
        return tags(self.declarations)

    @property
    def name(self) -> dict[str, str]:
        """Name of each declaration that no other in the series has, in the language spoken."""
        spoken = language()
        if spoken not in self._names:
            self._names[spoken] = labels(self.declarations, self.series)
        return self._names[spoken]

    @cached_property
    def theme_words(self) -> dict[str, dict[str | None, int]]:
        """Words of each theme in each declaration; under None, prose without a theme."""
        return {d.id: words_by_theme(d, self.words) for d in self.declarations}

    @property
    def theme_label(self) -> dict[str, str]:
        """Labels of all themes by id, in the language spoken, in the order readers see them."""
        spoken = language()
        if spoken not in self._labels:
            labels = {theme.id: theme.label_in(spoken) for theme in self.series.themes.themes}
            for passage in self.passage.values():
                for score in passage.themes:
                    labels.setdefault(score.theme, score.theme)
            self._labels[spoken] = labels
        return self._labels[spoken]

    @cached_property
    def history(self) -> History:
        """What all texts know of each passage: the one source of what is new, back or gone."""
        return History.of(self.edition)

    def highlights(self, left: str, right: str) -> Highlights:
        """Return what of a pair is worth reading first."""
        if (left, right) not in self._highlights:
            said = self._said_before(self.declaration[right].language)
            self._highlights[left, right] = Highlights(
                self.edition, self.collations[left, right], self.history, self.wordings, said
            )
        return self._highlights[left, right]

    @cached_property
    def pair_news(self) -> PairNews:
        """What is told of its collations."""
        return PairNews(self.highlights, self.unsaid)

    def _said_before(self, language: str) -> SaidBefore:
        if language not in self._said:
            names = gazetteer_of(self.series.names, language)
            pairs = {text: known.pairs for text, known in self._facts.items()}
            self._said[language] = SaidBefore(self.declarations, names, pairs)
        return self._said[language]

    @cached_property
    def word_years(self) -> YearsOfWords:
        """The words of each passage by when they came into its clause."""
        return word_years(self.edition)

    @cached_property
    def unsaid(self) -> Unsaid:
        """Which words each text has, and has not."""
        return Unsaid(self.edition)

    @cached_property
    def last_named(self) -> LastNamed:
        """Which documents each text is the last to name."""
        return LastNamed(self.series, self.unsaid)

    @cached_property
    def standing(self) -> dict[str, Standing]:
        """How long the clause of each passage has stood."""
        return {ref: self.history.standing(ref) for ref in self.passage}

    @cached_property
    def thread(self) -> dict[str, Thread]:
        """The thread of each passage."""
        return self.edition.thread_of()

    @cached_property
    def threads_of_theme(self) -> dict[str, tuple[Thread, ...]]:
        """Threads that have a passage under each theme, in the order of the edition."""
        found: dict[str, list[Thread]] = {theme: [] for theme in self.theme_label}
        for thread in self.edition.threads:
            refs = [ref for _, refs in thread for ref in refs]
            for theme in dict.fromkeys(s.theme for ref in refs for s in self.passage[ref].themes):
                found[theme].append(thread)
        return {theme: tuple(threads) for theme, threads in found.items()}

    @cached_property
    def profiles(self) -> Profiles:
        """How much of each declaration and theme was there before."""
        return profiles(self.edition)

    @cached_property
    def commitments(self) -> tuple[Commitment, ...]:
        """What its declarations promise, in the order of the texts."""
        promised = {text: known.promised for text, known in self._facts.items()}
        return commitments(self.edition, self.history, promised)

    @cached_property
    def synopses(self) -> Synopses:
        """What sets the wordings of its clauses side by side."""
        return Synopses(self.edition, self._rows)

    @cached_property
    def thread_by_id(self) -> dict[str, Thread]:
        """Threads by their own ids."""
        return {t.id: t for t in self.edition.threads}

    @cached_property
    def theme_of_thread(self) -> dict[str, str]:
        """The first theme under which each thread has a passage, by the ids of threads."""
        found: dict[str, str] = {}
        for theme, threads in self.threads_of_theme.items():
            for thread in threads:
                found.setdefault(thread.id, theme)
        return found

    @cached_property
    def in_columns(self) -> dict[str, Thread]:
        """The threads whose wordings have a page on which they stand side by side, by id."""
        on_theme, has = self.theme_of_thread, self.synopses.has
        return {t.id: t for t in self.edition.threads if t.id in on_theme and has(t)}

    @cached_property
    def axis(self) -> Axis:
        """Where each declaration stands on the lifelines of clauses."""
        return Axis(self.series, self.tag)

    @cached_property
    def collations(self) -> dict[tuple[str, str], Collation]:
        """Collations by the ids of their two declarations, older first."""
        return {(c.left, c.right): c for c in self.edition.collations}

    @cached_property
    def one_sided(self) -> dict[tuple[str, str], tuple[OneSided, ...]]:
        """What changed in one language only, by the ids of two declarations."""
        return one_sided(self.edition)

    @cached_property
    def pair(self) -> dict[tuple[str, str], Pair]:
        """Collations with their indices, by the ids of their two declarations."""
        return {
            key: replace(
                Pair.of(c, self.series.rulings),
                only=languages_of_passages(self.one_sided.get(key, ())),
                language=self.declaration[c.right].language,
            )
            for key, c in self.collations.items()
        }

    @cached_property
    def excerpts(self) -> Excerpts:
        """What of its texts and pairs speaks of a theme."""
        return Excerpts(self.passages_of, self.pair, self.edition)

    @cached_property
    def place(self) -> dict[str, int]:
        """The place of each passage in its text, counted from 0."""
        return {p.id: n for passages in self.passages_of.values() for n, p in enumerate(passages)}

    @cached_property
    def block(self) -> dict[str, Block]:
        """The block in which each passage stands."""
        return {p.id: b for d in self.declarations for b in d.blocks for p in b.passages}

    @cached_property
    def stories(self) -> Stories:
        """What tells the stories of its themes."""
        return Stories(self.edition, self.unsaid)

    @cached_property
    def measure(self) -> dict[tuple[str, str], PairMeasure]:
        """The measure of each collation."""
        return {
            key: measure_pair(c, self.words, self.declaration[c.right].language)
            for key, c in self.collations.items()
        }

    @cached_property
    def newest_words(self) -> dict[str, int] | None:
        """How many words of each passage of the newest declaration the one before has not.

        None where the two are not collated.
        """
        newest, before = self.declarations[-1], self.before_newest
        collation = self.collations.get((before.id, newest.id)) if before else None
        return new_words(collation, newest) if collation else None

    @cached_property
    def before_newest(self) -> Declaration | None:
        """The text of its kind before the newest one, if there is any."""
        if not self.declarations:
            return None
        before = self.history.text_before(self.declarations[-1].id)
        return self.declaration[before] if before else None

    def tag_since(self, declaration: str, own: str) -> str:
        """Return the label of a text as one speaks of it in another, marked where years miss."""
        older, newer = sorted((declaration, own), key=self.position.__getitem__)
        mark = MISSING if self.series.missing_years(older, newer) else ""
        return self.tag[declaration] + mark

    def tag_only(self, declaration: str) -> str:
        """Return the label of a text of which something is said against all others."""
        newest = self.declarations[-1].id
        is_marked = self.series.all_missing_years(declaration) or (
            self.declaration[newest].kind == self.declaration[declaration].kind
            and self.series.missing_years(declaration, newest)
        )
        return self.tag[declaration] + (MISSING if is_marked else "")

    def claim(self, ref: str) -> Claim:
        """Return what is claimed of a passage in time: new, back, or since when it was said."""
        own = self.passage[ref].declaration
        if not self.passage[ref].kind.is_prose:
            return NO_CLAIM
        standing = self.standing[ref]
        match self.history.claim(ref):
            case Novelty.NEW:
                return Claim("new", self.tag[own])
            case Novelty.BACK:
                return Claim("back", self.tag[standing.earlier[-1]])
            case Novelty.STOOD if standing.first != own and standing.is_first_known:
                return Claim("first", self.tag[standing.first])
        return NO_CLAIM

    def name_of(self, ref: str) -> str:
        """Return how a passage is named in running text: "Bishkek 2019 ¶8.1"."""
        return f"{self.name[self.passage[ref].declaration]} {mark_of(ref)}"

    def both_names(self, older: str, newer: str) -> str:
        """Return how two declarations are named together."""
        return say("%(older)s and %(newer)s", older=self.name[older], newer=self.name[newer])

    def text_href(self, here: Page, text_id: str, anchor: str = "") -> str:
        """Return the way to the page of a text, or to a place on it; "" where it has none."""
        return here.to(declaration_page(self.series.id, text_id), anchor)

    def texts(self, refs: Iterable[str]) -> list[str]:
        """Return the texts of passages."""
        return [self.passage[ref].text for ref in refs]

    def thread_theme(self, ref: str) -> str | None:
        """Return the theme on whose page the thread of a passage is best read, if any."""
        own = self.passage[ref].themes
        if own:
            return own[0].theme
        thread = self.thread.get(ref)
        refs = [r for _, refs in thread for r in refs] if thread else []
        return next((s.theme for r in refs for s in self.passage[r].themes), None)


def gaps(lookup: Lookup) -> list[tuple[int, ...]]:
    """Return for each declaration the years without a text before it."""
    ids = [d.id for d in lookup.declarations]
    return [(), *(lookup.series.missing_years(a, b) for a, b in pairwise(ids))] if ids else []
