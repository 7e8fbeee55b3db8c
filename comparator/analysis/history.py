"""What all texts of a series together know of a passage: who said it before, and who after.

The one place that says what is new, what came back, what is gone and since when. A passage is
held against *every* other text of its kind, in three ways, the surer first:

1. the links that the two texts have with each other;
2. links by way of a text between them, where both ends still share their substance: a chain of
   links alone drifts from one matter to another;
3. the passages that are near in their words: one in the same words said it surely, one that has
   nearly all of the substance likely; one that has much of it, or some and a rare phrase, is
   named ("compare"), and forbids to call the passage new, gone or back.

Nothing here speaks of years: what is known is which *texts* say a thing.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property, lru_cache
from itertools import combinations

from comparator.analysis.heard import Heard, Place
from comparator.analysis.matter import Matter, matter_of
from comparator.analysis.nearness import LEAST_STEMS, NEAR_GONE, NEAR_NEW, Beside, Nearness
from comparator.analysis.said_before import says_it_again
from comparator.language.dates import each_date
from comparator.language.months import month_numbers
from comparator.language.normal_forms import kept_form
from comparator.language.substance import mean_share, weight
from comparator.language.words import words
from comparator.model import UNDATED, Collation, Edition, Relation, RulingKind, Series
from comparator.model.reach import those_within_reach

_SAME = 0.5
"""Likeness of the two ends of a chain of links, from which on it has not drifted."""
_CLOSE = 0.3
"""Likeness from which on a passage that comes near is quoted beside; else it is pointed to."""
_SURELY = 0.8
"""Likeness from which on two passages are one wording, whatever is linked."""
_PERHAPS_OF_ONE = 0.7
"""What two passages share of a matter, in words that stand but once, from which on one that is near
forbids to call the other new."""


class Sureness(StrEnum):
    """How surely a text says what a passage of another says."""

    SURE = "sure"
    LIKELY = "likely"


class Claim(StrEnum):
    """What can be said of a passage against all texts of its kind before it."""

    FIRST = "first"  # its text is the first, or it has no matter: nothing can be said
    NEW = "new"
    COMPARE = "compare"  # no text surely said it, but a passage is near
    BACK = "back"  # said before, but not by the text before
    STOOD = "stood"


@dataclass(frozen=True, slots=True)
class Saying:
    """That another text says what a passage says.

    Attributes:
        declaration: Id of that text.
        passages: Where, in order.
        sureness: How surely.
    """

    declaration: str
    passages: tuple[str, ...]
    sureness: Sureness


@dataclass(frozen=True, slots=True)
class PassageHistory:
    """What the other texts of its kind know of a passage.

    Attributes:
        before: The earlier texts that said it, oldest first.
        after: The later texts that say it, oldest first.
        near: Passages of other texts that come near and do not say it, the nearest first.
        nearest_before: Where no earlier text said it: the passage to name beside it, or "".
        is_near_before: Whether an earlier passage comes near, most likely of another matter.
        is_perhaps_said: Whether an earlier passage comes near, and is perhaps of its matter.
    """

    passage: str
    before: tuple[Saying, ...] = ()
    after: tuple[Saying, ...] = ()
    near: tuple[str, ...] = ()
    nearest_before: str = ""
    is_near_before: bool = False
    is_perhaps_said: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """How long the clause of a passage has stood when the passage says it.

    Attributes:
        first: Id of the text that surely said it first.
        since: Id of a text that surely said it, and since which every one has, some but likely.
        before: Id of the last text that said it before the one at `since`, or None.
        earlier: Ids of all texts that said it before, oldest first, those that likely did too.
        maybe_first: Id of the oldest text before the first one that likely said it, or comes
            near; or "".
    """

    first: str
    since: str
    before: str | None = None
    earlier: tuple[str, ...] = ()
    maybe_first: str = ""

    @property
    def is_first_known(self) -> bool:
        """Whether no text before the first one likely said it."""
        return not self.maybe_first

    @property
    def perhaps_since(self) -> str:
        """The text from which on the clause perhaps stands, where that is one before `since`."""
        return self.maybe_first if self.since == self.first else ""

    @property
    def is_return(self) -> bool:
        """Whether the clause was said, was silent, and came back."""
        return self.before is not None

    def came_back_in(self, declaration: str) -> bool:
        """Whether a text broke the silence."""
        return self.is_return and self.since == declaration

    def last_said(self, older: str) -> str | None:
        """Return which text said it last before an older one, or None if none did.

        For a passage that is no answer to one of `older`: a clause that stood in it, merged into
        another, was last said as itself before.
        """
        said = [d for d in self.earlier if d != older] or [*self.earlier]
        return said[-1] if said else None


class History:
    """The history of every passage of a series that states something.

    Attributes:
        passages: All passages of the series by their ids.
    """

    def __init__(self, series: Series, collations: Iterable[Collation]) -> None:
        """Gather what is known.

        Args:
            series: Its texts, segmented.
            collations: Of as many pairs of them as there are; word edits are not needed.
        """
        self._series = series
        self.passages = series.passages_by_id()
        self._links = _links_of(collations)
        self._apart = {
            frozenset(pair)
            for ruling in series.rulings
            if ruling.kind is RulingKind.APART
            for pair in combinations(ruling.passages, 2)
        }

    @classmethod
    def of(cls, edition: Edition) -> "History":
        """Return the history of an edition, the same whichever pairs have a page."""
        every = (*edition.collations, *edition.links)
        return cls(edition.series, those_within_reach(edition.series, every))

    def __getstate__(self) -> dict[str, object]:
        """Return what another process needs; the index of stems is sooner made than read."""
        return {name: known for name, known in self.__dict__.items() if name != "nearness"}

    def __getitem__(self, passage: str) -> PassageHistory:
        """Return what is known of a passage; of a heading or a signature, nothing."""
        return self._histories.get(passage) or PassageHistory(passage)

    def claim(self, passage: str) -> Claim:
        """Return what can be said of a passage against all texts before its own."""
        known, own = self[passage], self.passages[passage].declaration
        previous = self.text_before(own)
        if previous is None or not self._matter.stems.get(passage):
            return Claim.FIRST
        if known.before and known.before[-1].declaration == previous:
            return Claim.STOOD
        if self.standing(passage).came_back_in(own):
            return Claim.BACK
        if self.compared(passage):
            return Claim.COMPARE
        is_new = not known.is_perhaps_said and self._brings_matter(passage)
        return Claim.NEW if is_new else Claim.FIRST

    def _brings_matter(self, passage: str) -> bool:
        position = self._position[self.passages[passage].declaration]
        more = self[passage].is_near_before or self._says_it_again(passage)
        return not self._tells_nothing(passage) and self._heard.brings(passage, position, more=more)

    def compared(self, passage: str) -> str:
        """Return the earlier passage that forbids to call one new or back, or "".

        The nearest; where a text likely said it, and nothing shows since, the passage there.
        """
        known = self[passage]
        if not known.before:
            return known.nearest_before
        last = known.before[-1]
        silent = self._near_between(known, last.declaration, self.passages[passage].declaration)
        is_telling = silent and self.is_of_one_matter(passage, silent)
        return silent if is_telling else last.passages[0]

    def is_gone(self, passage: str, newer: str) -> bool:
        """Whether it is sure that no later text, up to a text, says what a passage says.

        None says it or comes near, and words that tell its matter went.
        """
        if self._tells_nothing(passage) or self.is_said_again(passage, newer):
            return False
        return not any(self._near_after(passage, newer)) and self._went(passage, newer)

    def _went(self, passage: str, newer: str) -> bool:
        own = self._position[self.passages[passage].declaration]
        return self._heard.went(passage, own, self._position[newer])

    def _tells_nothing(self, passage: str) -> bool:
        return not self._matter.stems.get(passage) or self._heard.tells_nothing(passage)

    def is_said_last(self, passage: str) -> bool:
        """Whether texts of its kind followed, and none says what a passage says or comes near."""
        own = self.passages[passage].declaration
        newest = self.newest(own)
        return own != newest and self.is_gone(passage, newest)

    def is_said_again(self, passage: str, newer: str) -> bool:
        """Whether a later text says what a passage says, up to a text."""
        position = self._position[newer]
        return any(self._position[said.declaration] <= position for said in self[passage].after)

    def nearest_after(self, passage: str, newer: str) -> str:
        """Return the later passage that comes nearest, up to a text, or "".

        In its words, or because both took up one earlier passage; of what is not surely gone, in
        the words that tell its matter.
        """
        heirs = set(self._heirs_beside(passage))
        for near in self._near_after(passage, newer):
            if near in heirs or self.is_of_one_matter(passage, near):
                return near
        if passage not in self._matter.stems or self._went(passage, newer):
            return ""
        own, last = self._position[self.passages[passage].declaration], self._position[newer]
        return self._likeliest(passage, self._heard.heirs(passage, own, last))

    def _near_after(self, passage: str, newer: str) -> Iterator[str]:
        """Yield the later passages that come near, up to a text, be they of another matter."""
        own, last = self._position[self.passages[passage].declaration], self._position[newer]
        for other in (*self[passage].near, *self._heirs_beside(passage)):
            if own < self._position[self.passages[other].declaration] <= last:
                yield other

    def _likeliest(self, passage: str, found: Mapping[str, float]) -> str:
        """Return which of some passages, with what each has of the words that tell it, says most.

        Of all its words and phrases as well; of those that are of one matter with it.
        """
        found = {
            other: n
            for other, n in found.items()
            if self.is_of_one_matter(passage, other) and not self._is_apart(passage, other)
        }
        evidence = self.nearness.evidence(passage, found) if found else {}
        likely = [(-n - evidence.get(other, 0.0), other) for other, n in found.items()]
        return min(likely)[1] if likely else ""

    def is_close(self, passage: str, other: str) -> bool:
        """Whether what is named beside a passage has so much of it that both are worth quoting.

        What is said of one state is no other way of saying what was said of another.
        """
        is_like = self.likeness(passage, other) >= _CLOSE
        return is_like and not self._heard.are_of_other_states(passage, other)

    def _heirs_beside(self, passage: str) -> Iterator[str]:
        """Yield what else says, or likely, what earlier passages said that one surely takes up."""
        for before in self[passage].before:
            if before.sureness is Sureness.SURE:
                for ref in before.passages:
                    for after in self[ref].after:
                        yield from after.passages

    def said_in(self, passage: str, declaration: str) -> Saying | None:
        """Return how another text says what a passage says, if it does."""
        known = self[passage]
        return next(
            (s for s in (*known.before, *known.after) if s.declaration == declaration), None
        )

    def newest(self, declaration: str) -> str:
        """Return the id of the newest text of the kind of one."""
        return self._lines[self._kind[declaration]][-1]

    def text_before(self, declaration: str) -> str | None:
        """Return the id of the text of the same kind before one, if there is any."""
        before = self.texts_before(declaration)
        return before[-1] if before else None

    def texts_before(self, declaration: str) -> tuple[str, ...]:
        """Return the ids of all texts of the same kind before one, oldest first."""
        line = self._lines[self._kind[declaration]]
        return tuple(line[: line.index(declaration)])

    def standing(self, passage: str) -> Standing:
        """Return how long a clause has stood; only what is sure makes a claim of age."""
        own = self.passages[passage].declaration
        known, line = self[passage], self._lines[self._kind[own]]
        sure = [s.declaration for s in known.before if s.sureness is Sureness.SURE]
        earlier = tuple(s.declaration for s in known.before)
        since, position = own, line.index(own)
        # What a text but likely says is no break, and no beginning.
        while position and line[position - 1] in earlier:
            position -= 1
            if line[position] in sure:
                since = line[position]
        older = [said for said in earlier if self._position[said] < position]
        is_silent = (
            bool(older)
            and not self._tells_nothing(passage)
            and older[-1] in sure
            and not self._near_between(known, older[-1], line[position])
            and not self._heard.heirs(
                passage, self._position[older[-1]], self._position[line[position]] - 1
            )
        )
        first = min([*sure, own], key=lambda said: self._position[said])
        before = older[-1] if is_silent else None
        near = (self.passages[other].declaration for other in known.near)
        beyond = self._before_the_first(known, first) if first != own else ()
        day = self._past_day(passage)
        doubtful = (said for said in (*earlier, *near, *beyond) if self._day[said] >= day)
        oldest = min((*doubtful, first), key=lambda said: self._position[said])
        doubt = "" if self._position[oldest] >= self._position[first] else oldest
        return Standing(first, since, before, earlier, doubt)

    def _before_the_first(self, known: PassageHistory, first: str) -> Iterator[str]:
        """Yield the texts that what said a passage first has before it, surely or not."""
        for said in known.before:
            for ref in said.passages if said.declaration == first else ():
                beyond = self[ref]
                yield from (older.declaration for older in beyond.before)
                if beyond.nearest_before:
                    yield self.passages[beyond.nearest_before].declaration

    def _near_between(self, known: PassageHistory, older: str, newer: str) -> str:
        """Return the passage of a text between two that comes nearest, or ""."""
        first, last = self._position[older], self._position[newer]
        for other in known.near:
            if first < self._position[self.passages[other].declaration] < last:
                return other
        return ""

    # How it is worked out.

    @cached_property
    def _kind(self) -> dict[str, str]:
        return {d.id: d.kind for d in self._series.declarations}

    @cached_property
    def _lines(self) -> dict[str, list[str]]:
        """The texts of each kind, in order."""
        lines: dict[str, list[str]] = defaultdict(list)
        for declaration in self._series.declarations:
            lines[declaration.kind].append(declaration.id)
        return lines

    @cached_property
    def _position(self) -> dict[str, int]:
        """The position of each text among those of its kind, counted from 0."""
        return {text: n for line in self._lines.values() for n, text in enumerate(line)}

    @cached_property
    def _matter(self) -> Matter:
        return matter_of(self._series)

    @cached_property
    def _weight(self) -> dict[str, float]:
        """What the substance of each passage weighs."""
        return {ref: weight(of, self._matter.worth) for ref, of in self._matter.stems.items()}

    @cached_property
    def _form(self) -> dict[str, str]:
        """What is equal where two passages are in the same words.

        Of what has hardly any matter, "Note issued May 2, 2018", apart from its day.
        """
        forms = {ref: kept_form(self.passages[ref].text) for ref in self._matter.stems}
        return {
            ref: _without_day(form) if len(self._matter.stems[ref]) < LEAST_STEMS else form
            for ref, form in forms.items()
        }

    @cached_property
    def _with_form(self) -> dict[str, dict[str, list[str]]]:
        """The passages with a form, text by text."""
        found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for ref, form in self._form.items():
            found[form][self.passages[ref].declaration].append(ref)
        return dict(found)  # another process can be given it

    @cached_property
    def nearness(self) -> Nearness:
        """Which passages come near one another in their words."""
        return Nearness(self._matter, self.passages)

    @cached_property
    def _heard(self) -> Heard:
        place = {
            p.id: Place(d.language, d.kind, self._position[d.id])
            for d in self._series.declarations
            for p in d.passages
            if p.id in self._matter.stems
        }
        return Heard(self._matter, place)

    @cached_property
    def _histories(self) -> dict[str, PassageHistory]:
        near = self.nearness
        before: dict[str, dict[str, _Reached]] = {}
        after: dict[str, dict[str, list[_Reached]]] = {ref: {} for ref in self._matter.stems}
        beside: dict[str, list[Beside]] = {}
        for declaration in self._series.declarations:
            # By way of the texts between, whose own passages are worked out before.
            for ref in (p.id for p in declaration.passages):
                before[ref], beside[ref] = self._earlier(ref, before, near)
                for reached in before[ref].values():
                    for other in reached.passages:
                        if other in after:
                            turned = replace(reached, passages=(ref,))
                            after[other].setdefault(declaration.id, []).append(turned)
        near.forget()
        return {
            ref: PassageHistory(
                ref,
                tuple(
                    self._saying(text, [before[ref][text]]) for text in self._sorted(before[ref])
                ),
                tuple(self._saying(text, after[ref][text]) for text in self._sorted(after[ref])),
                tuple(other.passage for other in beside[ref]),
                *(() if before[ref] else self._nearest_before(ref, beside[ref])),
            )
            for ref in self._matter.stems
        }

    def _sorted(self, texts: Iterable[str]) -> list[str]:
        return sorted(texts, key=self._position.__getitem__)

    @staticmethod
    def _saying(text: str, reached: Sequence["_Reached"]) -> Saying:
        passages = tuple(dict.fromkeys(ref for each in reached for ref in each.passages))
        is_sure = any(each.is_sure for each in reached)
        return Saying(text, passages, Sureness.SURE if is_sure else Sureness.LIKELY)

    def _nearest_before(self, ref: str, beside: Iterable[Beside]) -> tuple[str, bool, bool]:
        """Return which earlier passage to name beside one, or "", and whether any comes near.

        And whether one that does is perhaps of its matter.
        """
        own = self._position[self.passages[ref].declaration]
        least = NEAR_GONE if self._says_it_again(ref) else NEAR_NEW
        near = [
            other.passage
            for other in beside
            if other.is_nearer_than(least)
            and self._position[self.passages[other.passage].declaration] < own
        ]
        telling = (other for other in near if self.is_of_one_matter(ref, other))
        source = next(telling, "") or self._likeliest(ref, self._heard.sources(ref, own))
        perhaps = any(self._heard.in_common(ref, other) >= _PERHAPS_OF_ONE for other in near)
        return source, bool(near), perhaps

    def _says_it_again(self, ref: str) -> bool:
        passage = self.passages[ref]
        return says_it_again(passage.text, self._series[passage.declaration].language)

    def _earlier(
        self, ref: str, before: Mapping[str, Mapping[str, "_Reached"]], near: Nearness
    ) -> tuple[dict[str, "_Reached"], list[Beside]]:
        """Return what earlier texts say a passage, and what else is near, the nearest first."""
        own = self.passages[ref].declaration
        line = self._lines[self._kind[own]]
        earlier = set(line[: line.index(own)])
        found = {t: r for t, r in self._links.get(ref, {}).items() if t in earlier}
        alike = self._with_form[self._form[ref]] if ref in self._form else {}
        for text in earlier & alike.keys():
            linked = found.get(text, _Reached((), is_sure=False, is_kept=False))
            # The first will do: a text may say a clause some thousand times.
            other = next((o for o in alike[text] if not self._is_apart(ref, o)), None)
            if other is not None and not linked.is_sure:
                both = tuple(dict.fromkeys((*linked.passages, other)))
                found[text] = _Reached(both, is_sure=True, is_kept=True)
        for between in self._sorted(found)[::-1]:
            for passage in found[between].passages:
                for text, reached in before.get(passage, {}).items():
                    way = self._by_way(ref, found[between], reached)
                    if text not in found and way is not None:
                        found[text] = way
        beside: list[Beside] = []
        for like in near.of(ref):
            if self._is_apart(ref, like.passage):
                continue
            text = self.passages[like.passage].declaration
            if text in earlier and text not in found and like.is_said:
                is_sure = like.likeness >= _SURELY
                found[text] = _Reached((like.passage,), is_sure=is_sure, is_kept=False)
            elif text in line:
                beside.append(like)
        # A link of a pair stands, as its page shows it.
        others = [t for t in self._sorted(found) if t not in self._links.get(ref, {})]
        too_early = [t for t in others if not self._may_say(t, ref, found[t])]
        beside += [Beside(found.pop(t).passages[0], 0.0, 0, is_said=True) for t in too_early]
        return found, beside

    def _may_say(self, text: str, ref: str, reached: "_Reached") -> bool:
        return reached.is_sure or self._day[text] >= self._past_day(ref)

    def _past_day(self, ref: str) -> date:
        """Return the last day before its own text's that a passage names, or the first of days.

        What tells of a meeting of 2022 no text of 2019 said before.
        """
        passage = self.passages[ref]
        own = self._day[passage.declaration]
        return max((day for day in _days_named(passage.text) if day <= own), default=UNDATED)

    @cached_property
    def _day(self) -> dict[str, date]:
        return {d.id: date.max if d.date == UNDATED else d.date for d in self._series.declarations}

    def _by_way(self, ref: str, first: "_Reached", second: "_Reached") -> "_Reached | None":
        """Return what two links in a row reach; None where that has drifted to another matter."""
        is_sure = first.is_sure and second.is_sure
        if any(self._is_apart(ref, end) for end in second.passages):
            return None
        # Where either step changed no word, the other is as good as a link of its own.
        if first.is_kept or second.is_kept:
            return _Reached(second.passages, is_sure, is_kept=False)
        same = tuple(end for end in second.passages if self._is_same(ref, end))
        return _Reached(same, is_sure=False, is_kept=False) if same and is_sure else None

    def _is_apart(self, ref: str, other: str) -> bool:
        """Whether an editor set that two passages are not one clause."""
        return bool(self._apart) and frozenset((ref, other)) in self._apart

    def _is_same(self, ref: str, other: str) -> bool:
        return self.likeness(ref, other) >= _SAME

    def is_of_one_matter(self, ref: str, other: str) -> bool:
        """Whether two passages share a state, a name, or words that tell a matter."""
        return self._heard.are_of_one_matter(ref, other)

    def likeness(self, ref: str, other: str) -> float:
        """Return how much two passages have of each other's substance, 0 to 1."""
        mine, theirs = (self._matter.stems.get(each, frozenset()) for each in (ref, other))
        if not (common := mine & theirs):
            return 0.0
        shared = weight(common, self._matter.worth)
        return mean_share(shared, self._weight[ref], self._weight[other])


@lru_cache(maxsize=16384)
def _days_named(text: str) -> tuple[date, ...]:
    return tuple(day for _, _, day in each_date(text))


def _without_day(form: str) -> str:
    months = month_numbers()
    return " ".join(
        "0" if word[:1].isdigit() else "month" if word.casefold() in months else word
        for word in words(form)
    )


@dataclass(frozen=True, slots=True)
class _Reached:
    """Passages of another text that a passage leads to, and how."""

    passages: tuple[str, ...]
    is_sure: bool
    is_kept: bool


def _links_of(collations: Iterable[Collation]) -> dict[str, dict[str, _Reached]]:
    """Return for each newer passage what each older text links to it."""
    found: dict[str, dict[str, _Reached]] = defaultdict(dict)
    for collation in collations:
        for link in collation.links:
            is_kept = link.relation is Relation.KEPT
            for ref in link.right:
                found[ref][collation.left] = _Reached(link.left, not link.tentative, is_kept)
    return found
