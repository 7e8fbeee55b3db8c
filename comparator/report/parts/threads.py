"""Threads as readers see them: the life of each clause, its newest wording first."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from comparator.analysis.clause_titles import ClauseTitle
from comparator.analysis.history import Claim as Novelty
from comparator.analysis.history import Saying, Standing, Sureness
from comparator.diff.likeness import is_far, shared_stems
from comparator.model import Passage, Thread
from comparator.model.passage_ids import mark_of
from comparator.model.reach import ALL_PAIRS_UP_TO
from comparator.report.addresses import (
    Page,
    clause_page,
    declaration_page,
    passage_anchor,
    thread_anchor,
)
from comparator.report.edition_index import NO_CLAIM, Claim, Lookup
from comparator.report.marks import Run, plain_runs, runs_in_line
from comparator.report.parts.findings import (
    CountOfFindings,
    Stations,
    YearOfFindings,
    told_shorter_with_age,
)
from comparator.report.parts.lifelines import Lifeline
from comparator.wording.formatting import in_words, listed, number, plural, quoted
from comparator.wording.translation import msg, say, say_n

_MOST_YEARS_LISTED = 4
_MOST_NOTES = 4
_MOST_OLDER, _ONE_MORE = 2, 3
"""So many older versions stand in a row of a long series, or these more if they are the last; what
is older yet stands on the clause's own page."""


@dataclass(frozen=True, slots=True)
class Ref:
    """A link to a passage, or to the first of several that follow one another.

    Attributes:
        number: Where it stands in its declaration.
        tag: Short label of its declaration.
    """

    number: str
    href: str
    tag: str


@dataclass(frozen=True, slots=True)
class Words:
    """A passage with its marks, and what is claimed of it in time."""

    id: str
    runs: tuple[Run, ...]
    claim: Claim = NO_CLAIM


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What one year says, or that some years say the same, or nothing.

    Attributes:
        kind: "newest", "older", "same" (references only) or "silent".
        years: Which years.
        refs: Where it stands.
        remark: What it is marked against, or what the line says.
    """

    kind: str
    years: str
    refs: tuple[Ref, ...]
    remark: str
    passages: tuple[Words, ...] = ()
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Something found about a thread: a word for it, a sentence, and where.

    With its kind, `passage` ("2020-moscow-p3.1", the newer one) makes its permanent name.
    """

    kind: str
    head: str
    text: str
    passage: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SortMarks:
    """What threads are sorted and filtered by; declarations by their positions, counted from 0.

    Attributes:
        said: The declarations that say it, such as "0 2 3".
        first: The one that said it first.
        wordings: Number of its wordings.
        order: Position of its newest passage in its text, by block and passage.
    """

    said: str
    first: int
    wordings: int
    order: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadView:
    """The life of a clause; `title` are words of its newest wording, in quotation marks.

    `in_columns` leads to the page that sets its wordings side by side, if there is one. From
    `fold_at` on wordings are folded: the newest has marks against the one before. `yet_older` leads
    to the passages whose wordings stand on that page only.
    """

    anchor: str
    title: str
    lifeline: Lifeline
    life: str
    wordings: tuple[Wording, ...]
    notes: tuple[Note, ...]
    marks: SortMarks
    findings: tuple[YearOfFindings, ...] = ()
    older_findings: tuple[YearOfFindings, ...] = ()
    counted_findings: tuple[CountOfFindings, ...] = ()
    older_summary: str = ""
    older_notes: tuple[Note, ...] = ()
    older_notes_summary: str = ""
    language: str = ""
    in_columns: str = ""
    fold_at: int = 0
    folded: str = ""
    yet_older: tuple[Ref, ...] = ()
    yet_older_summary: str = ""


class Weaver:
    """Makes the views of threads for the pages of one edition."""

    def __init__(self, lookup: Lookup) -> None:
        self._lookup = lookup

    def thread(self, thread: Thread, here: Page) -> ThreadView:
        """Return the view of a thread on a page."""
        stations = [s for s in thread if s[1]]
        is_new = self.changes(thread)
        title = self._lookup.wordings.title(thread)
        spoken = self._lookup.declaration[stations[-1][0]].language
        notes = tuple(self._notes(stations))[::-1]
        others = self._said_elsewhere(stations)
        wordings, yet_older = self._cut(thread, is_new, others, here)
        years = [w.years for w in wordings if w.kind == "older"]
        found, older, counted = told_shorter_with_age(self._lookup, stations, here)
        count = sum(len(y.findings) for y in older) + sum(y.count for y in counted)
        return ThreadView(
            anchor=thread_anchor(thread.id),
            title=quoted(title.words, spoken),
            lifeline=self._lookup.axis.lifeline(
                is_new, {said.declaration for said in others.values()}
            ),
            life=self.life(thread),
            wordings=wordings,
            notes=notes[:_MOST_NOTES],
            marks=self._marks(stations, is_new),
            findings=found,
            older_findings=older,
            counted_findings=counted,
            older_summary=plural(count, "older finding") if count else "",
            older_notes=notes[_MOST_NOTES:],
            older_notes_summary=plural(len(notes) - _MOST_NOTES, "older note")
            if notes[_MOST_NOTES:]
            else "",
            language=spoken,
            in_columns=here.to(clause_page(self._lookup.series.id, thread.id))
            if thread.id in self._lookup.in_columns
            else "",
            fold_at=next((n for n, w in enumerate(wordings) if w.kind == "older"), len(wordings)),
            folded=say("Older versions: %(years)s", years=listed(years)) if years else "",
            yet_older=yet_older,
            yet_older_summary=self._yet_older(sum(is_new.values()) - len(years) - 1)
            if yet_older
            else "",
        )

    def _yet_older(self, count: int) -> str:
        return say_n(
            "%(count)s version yet older, on the clause’s own page; it stands in",
            "%(count)s versions yet older, on the clause’s own page; they stand in",
            count,
            count=number(count),
        )

    def _cut(
        self, thread: Thread, is_new: dict[str, bool], others: Mapping[int, Saying], here: Page
    ) -> tuple[tuple[Wording, ...], tuple[Ref, ...]]:
        """Return the wordings that stand in a row, and where those stand that are older yet."""
        stations = [s for s in thread if s[1]]
        wordings = tuple(self._wordings(stations, is_new, others, here))
        told = [n for kind, n in self._events(stations, is_new, ()) if kind == "said"]
        older, more = (0, 0) if self._is_past(stations) else (_MOST_OLDER, _ONE_MORE)
        if thread.id not in self._lookup.in_columns or len(told) <= 1 + older + more:
            return wordings, ()
        cut = [n for n, w in enumerate(wordings) if w.passages][1 + older]
        ahead = stations[: told[1 + older] + 1][::-1]
        refs = (ref for _, refs in ahead for ref in refs)
        return wordings[:cut], refs_to(self._lookup, refs, here)

    def _is_past(self, stations: Stations) -> bool:
        """Whether a clause of a long series is not in the newest text: its last words are enough.

        Of 26 texts most clauses are, and a page that had all their versions would be too heavy.
        """
        last = stations[-1][0]
        newest = self._lookup.series.line(last)[-1].id
        return len(self._lookup.declarations) > ALL_PAIRS_UP_TO and last != newest

    def versions(self, thread: Thread, here: Page, without: Container[str]) -> tuple[Wording, ...]:
        """Return the wordings of a clause, newest first, but those of some passages."""
        stations = [s for s in thread if s[1]]
        found: list[Wording] = []
        is_in = False
        others = self._said_elsewhere(stations)
        for w in self._wordings(stations, self.changes(thread), others, here):
            if w.passages:
                is_in = not any(p.id in without for p in w.passages)
            if is_in and w.kind != "silent":
                found.append(w)
        return tuple(found)

    def _marks(self, stations: Stations, is_new: dict[str, bool]) -> SortMarks:
        places = [self._lookup.position[declaration] for declaration in is_new]
        return SortMarks(
            said=" ".join(map(str, places)),
            first=places[0],
            wordings=sum(is_new.values()),
            order=self._lookup.place[stations[-1][1][0]],
        )

    def changes(self, thread: Thread) -> dict[str, bool]:
        """Return the declarations that say a clause, and whether in words that were not there."""
        found: dict[str, bool] = {}
        before = None
        for declaration, refs in thread:
            if refs:
                form = self._lookup.wordings.form(refs)
                found[declaration] = form != before
                before = form
        return found

    def life(self, thread: Thread) -> str:
        """Return since when a clause is said, in which words, and whether it still is."""
        title, is_new = self._lookup.wordings.title(thread), self.changes(thread)
        tag = self._lookup.tag
        said = [*is_new]
        parts = [self._since(thread, title, said), in_words(sum(is_new.values()), "version")]
        if len(said) == 1:
            parts.pop()
        elif said[-1] != self._lookup.declarations[-1].id:
            parts.insert(
                1,
                say(
                    "last seen %(year)s",
                    year=self._lookup.tag_since(said[-1], self._lookup.declarations[-1].id),
                ),
            )
        later = self._lookup.history[thread.stations[-1][1][0]].after
        if later:
            again = listed([tag[saying.declaration] for saying in later])
            parts.append(say("perhaps said again in %(years)s", years=again))
        # What is said of a clause is not said of the words that it is called by.
        if others := self._lookup.wordings.elsewhere(thread):
            years = listed([tag[declaration] for declaration in others])
            parts.append(say("these very words stand in %(years)s, too", years=years))
        return say("; ").join(parts)

    def _since(self, thread: Thread, title: ClauseTitle, said: Sequence[str]) -> str:
        tag, history = self._lookup.tag, self._lookup.history
        if title.before is not None:
            spoken = self._lookup.declaration[title.before].language
            return say(
                "in these words since %(since)s; on this matter before: %(before)s, %(words)s",
                since=tag[title.since],
                before=tag[title.before],
                words=quoted(title.before_words, spoken),
            )
        newest = thread.stations[-1][1][0]
        standing, known = history.standing(newest), history[newest]
        if standing.first != said[-1]:
            older = min(
                (history.standing(ref).first for _, refs in thread for ref in refs),
                key=lambda d: self._lookup.position[d],
            )
            return self._first_said(standing, said[-1], older)
        if known.before:
            return say(
                "in these words %(year)s; perhaps said before in %(earlier)s",
                year=tag[said[-1]],
                earlier=listed([tag[saying.declaration] for saying in known.before]),
            )
        return self._only(newest, self._lookup.tag_only(said[-1]))

    def _first_said(self, standing: Standing, own: str, older: str) -> str:
        tag = self._lookup.tag
        first = self._lookup.tag_since(standing.first, own)
        if older != standing.first:
            told = msg("said since %(year)s; older versions go back to %(earlier)s")
            return say(told, year=first, earlier=self._lookup.tag_since(older, own))
        if standing.is_first_known:
            return say("goes back to %(year)s", year=first)
        told = msg("said since %(year)s; perhaps before, in %(earlier)s")
        return say(told, year=first, earlier=tag[standing.maybe_first])

    def _only(self, ref: str, year: str) -> str:
        """Return what can be said of a clause that only one text surely says."""
        history, last = self._lookup.history, self._lookup.declarations[-1].id
        is_last = self._lookup.passage[ref].declaration == last
        if near := history[ref].nearest_before or history.nearest_after(ref, last):
            passage = self._lookup.name_of(near)
            return say("%(year)s; compare %(passage)s", year=year, passage=passage)
        if is_last:
            is_new = history.claim(ref) is Novelty.NEW
            return say("new in %(year)s", year=year) if is_new else year
        if history.is_said_last(ref):
            return say("%(year)s only", year=year)
        return say("in these words %(year)s", year=year)

    def _wordings(
        self,
        stations: Stations,
        is_new: dict[str, bool],
        others: Mapping[int, Saying],
        here: Page,
    ) -> Iterator[Wording]:
        """Yield wordings and silences, newest first; years that say the same are folded."""
        style = "newest"
        events = self._events(stations, is_new, others)
        for kind, run in groupby(events, key=lambda event: event[0]):
            for_years = [n for _, n in run]
            if kind == "silent":
                yield self._silence(for_years)
            elif kind == "elsewhere":
                yield from self._elsewhere([others[n] for n in for_years], here)
            elif kind == "same":
                yield self._same([stations[n] for n in for_years], here)
            for n in for_years if kind == "said" else ():
                yield self._said(stations, n, is_new, here, style)
                style = "older"

    def _events(
        self, stations: Stations, is_new: dict[str, bool], others: Container[int]
    ) -> Iterator[tuple[str, int]]:
        """Yield, newest first, what each declaration does.

        "said" and "same" come with the number of the station, "silent" and "elsewhere" (said by
        what is of another clause) with the position of the declaration in the series.
        """
        ahead = len(self._lookup.declarations)
        kind = "said"
        for n in range(len(stations) - 1, -1, -1):
            at = self._lookup.position[stations[n][0]]
            for position in range(ahead - 1, at, -1):
                yield ("elsewhere" if position in others else "silent"), position
            yield kind, n
            kind = "said" if is_new[stations[n][0]] else "same"
            ahead = at

    def _said(
        self, stations: Stations, n: int, is_new: dict[str, bool], here: Page, style: str
    ) -> Wording:
        declaration, refs = stations[n]
        language = self._lookup.declaration[declaration].language
        first = n
        while not is_new[stations[first][0]]:
            first -= 1
        texts = self._lookup.texts(refs)
        if first == 0:
            runs = [plain_runs(text) for text in texts]
            remark = self._oldest(refs) if sum(is_new.values()) > 1 else ""
        else:
            before, older = stations[first - 1]
            variant = self._lookup.wordings.variant(older, refs)
            runs = runs_in_line(variant, texts, language)
            is_bold = is_far(variant) and bool(shared_stems(variant, language))
            remark = _against(self._lookup.tag[before], is_far(variant), is_bold)
        return Wording(
            kind=style,
            years=self._lookup.tag[declaration],
            refs=refs_to(self._lookup, refs, here),
            remark=remark,
            passages=tuple(
                Words(ref, run, self._claim(ref) if n == len(stations) - 1 else NO_CLAIM)
                for ref, run in zip(refs, runs, strict=True)
            ),
            language=language,
        )

    def _oldest(self, refs: Sequence[str]) -> str:
        """Return what is known of the oldest of some versions: where it may come from.

        Of a single one the life of the clause has said it.
        """
        history = self._lookup.history
        known = next((history[ref] for ref in refs if history[ref].before), None)
        if known is not None:
            said = listed([self._lookup.name_of(s.passages[0]) for s in known.before])
            if any(s.sureness is Sureness.SURE for s in known.before):
                return say("oldest version in this row; said before in %(passage)s", passage=said)
            return say(
                "oldest version in this row; perhaps said before in %(passage)s", passage=said
            )
        near = next(
            (history[ref].nearest_before for ref in refs if history[ref].nearest_before), ""
        )
        if near:
            passage = self._lookup.name_of(near)
            return say("oldest version in this row; compare %(passage)s", passage=passage)
        return say("oldest version")

    def _said_elsewhere(self, stations: Stations) -> dict[int, Saying]:
        """Return how declarations say a clause, by their positions: those it leaves out, too."""
        found: dict[int, Saying] = {}
        for ref in (ref for _, refs in reversed(stations) for ref in refs):
            known = self._lookup.history[ref]
            for said in (*known.before, *known.after):
                found.setdefault(self._lookup.position[said.declaration], said)
        return found

    def _elsewhere(self, told: Iterable[Saying], here: Page) -> Iterator[Wording]:
        """Yield which texts say a clause in another row, neighbours that are as sure together."""
        for is_sure, run in groupby(told, key=lambda said: said.sureness is Sureness.SURE):
            refs = refs_to(self._lookup, (ref for said in run for ref in said.passages), here)
            here_too = (
                msg("says this in another row")
                if len(refs) == 1
                else msg("say this in another row")
            )
            perhaps = (
                msg("perhaps says this in another row")
                if len(refs) == 1
                else msg("perhaps say this in another row")
            )
            yield Wording(
                kind="same", years="", refs=refs, remark=say(here_too if is_sure else perhaps)
            )

    def _claim(self, ref: str) -> Claim:
        """Return what is claimed of a passage of the newest wording: that it is gone, if it is."""
        passage = self._lookup.passage[ref]
        if passage.kind.is_prose and self._lookup.history.is_said_last(ref):
            return Claim("gone", self._lookup.tag[passage.declaration])
        return self._lookup.claim(ref)

    def _same(self, stations: Stations, here: Page) -> Wording:
        refs = refs_to(self._lookup, (ref for _, refs in stations for ref in refs), here)
        return Wording(kind="same", years="", refs=refs, remark=say("the same words"))

    def _silence(self, places: Sequence[int]) -> Wording:
        tags = [self._lookup.tag[self._lookup.declarations[n].id] for n in reversed(places)]
        years = listed(tags)
        if len(tags) > _MOST_YEARS_LISTED:
            years = say("%(first)s to %(last)s", first=tags[0], last=tags[-1])
        heading = say("%(years)s:", years=years)
        return Wording(
            kind="silent", years=heading, refs=(), remark=say("no sentence linked to this.")
        )

    def _notes(self, stations: Stations) -> Iterator[Note]:
        for (older, old), (newer, new) in pairwise(stations):
            a, b = self._lookup.position[older], self._lookup.position[newer]
            tag = self._lookup.tag[newer]
            name = new[0].replace("#", "-")
            if b > a + 1 and self._lookup.history.claim(new[0]) is Novelty.BACK:
                gap = [self._lookup.tag[d.id] for d in self._lookup.declarations[a + 1 : b]]
                silent = say("no sentence linked in %(years)s", years=listed(gap))
                yield Note(
                    kind="returned",
                    head=say("Returned in %(year)s", year=tag),
                    text=silent,
                    passage=name,
                )
            if len(new) > len(old):
                parts = say("into %(passages)s", passages=plural(len(new), "sentence"))
                yield Note(
                    kind="split", head=say("Split in %(year)s", year=tag), text=parts, passage=name
                )
            elif len(new) < len(old):
                parts = say("from %(passages)s", passages=plural(len(old), "sentence"))
                yield Note(
                    kind="merged",
                    head=say("Merged in %(year)s", year=tag),
                    text=parts,
                    passage=name,
                )
            if self._lookup.excerpts.is_tentative(older, newer, new):
                doubt = say("a careful reader might disagree")
                yield Note(kind="", head=say("Uncertain in %(year)s", year=tag), text=doubt)


def _against(year: str, is_other: bool, is_bold: bool) -> str:
    """Return what a wording is held against, and what marks there are if it is quite another."""
    if not is_other:
        return say("marked against %(year)s", year=year)
    if is_bold:
        return say("against %(year)s, with few words in common: those in bold", year=year)
    return say("against %(year)s: no telling word in common", year=year)


# References to passages on the pages of their declarations: ¶4.2, ¶4.2–3.


def refs_to(lookup: Lookup, refs: Iterable[str], here: Page) -> tuple[Ref, ...]:
    """Return references to passages, in their order: one for a run of neighbours in a block."""
    runs: list[list[Passage]] = []
    for passage in (lookup.passage[ref] for ref in refs):
        if runs and _are_neighbours(runs[-1][-1], passage):
            runs[-1].append(passage)
        else:
            runs.append([passage])
    return tuple(_ref(lookup, run, here) for run in runs)


def _are_neighbours(first: Passage, second: Passage) -> bool:
    is_same_block = (first.declaration, first.block) == (second.declaration, second.block)
    return is_same_block and first.ordinal + 1 == second.ordinal


def _ref(lookup: Lookup, run: Sequence[Passage], here: Page) -> Ref:
    first, last = run[0], run[-1]
    page = declaration_page(lookup.series.id, first.declaration)
    to = f"–{last.ordinal}" if len(run) > 1 else ""
    return Ref(
        mark_of(first.id) + to,
        here.to(page, passage_anchor(first.id)),
        lookup.tag[first.declaration],
    )
