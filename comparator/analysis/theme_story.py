"""The story of a theme in a few beats: what was said until when, what since, what was last named.

Only phrases tell it that a text surely says and that others surely do not: a name, or words of
which one at least stands nowhere in the other text. Where nothing is sure, less is told.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import product

from rapidfuzz.fuzz import ratio

from comparator.analysis.clause_titles import is_noun_phrase_elsewhere
from comparator.analysis.names.gazetteer import Gazetteer, gazetteer_of
from comparator.analysis.news_weight import names_members
from comparator.analysis.saying import Saying
from comparator.analysis.unsaid import Unsaid
from comparator.language.codes import base_language
from comparator.language.knowledge import alternatives, function_words, named_words
from comparator.language.knowledge import language as known_of
from comparator.language.noun_phrases import verb_forms
from comparator.language.offices import begins_with_office
from comparator.language.substance import likeness, substance
from comparator.language.words import words as words_in
from comparator.model import Edition, Passage, Thread

_MOST_TEXTS = 12
"""Phrases are taken from so many of the newest texts on a theme; they are looked for in all."""
_MOST_PHRASES = 4
_LEAST_WORTH, _LEAST_NEW, _LEAST_GONE = 3.0, 8.0, 15.0
"""Worth of a phrase that is told, of one in small letters that is new, and of one that is told to
be gone where two hands rendered the texts: other small words may say it on."""
_FRAMED = 3.0
"""How much less a longer phrase may tell around a telling one."""
_ALIKE = 55.0
"""Likeness of two phrases, letter by letter, from which on they may be one name."""
_ONE_MATTER = 0.35
"""Likeness of two passages from which on a phrase in both is of one matter."""
_OFTEN, _ENOUGH = 0.6, 4
_MAINLY = 0.6
"""Share of a passage's themes from which on one is what it is about."""
_LEAST_OF_A_TITLE = 3
"""Words with capitals of a name of which one may be put for another: "Interbank Union" is none."""
_LEAST_MATTER = 2
"""Words of a phrase that are of a matter: "Concept of Cooperation" and "SCO format" are of none."""
_LINKING = r"(?:of|on|for|the|and|against|in|to|between|with|by)"
# "UN Committee on the Peaceful Uses | of Outer Space", "Joint Comprehensive | Plan of Action",
# "Good Neighbourliness|, Friendship and Cooperation".
_NAME_AFTER = re.compile(rf"(?:,\s+(?=[A-Z][\w-]*,? and\b)|\s+(?:{_LINKING}\s+){{0,2}})[A-Z]")
# "Cooperation in | Physical Fitness", "Government (| Prime Ministers", "100 | Days Mission". What
# opens the text may have its capital from there.
_NAME_BEFORE = re.compile(rf"(?<=\s)(?:[A-Z][\w’'-]*,?\s+(?:{_LINKING}\s+){{0,2}}\(?|\d+\s)$")
# "xenophobia and intolerance", "Business Council and the Interbank Association"; not "religious and
# political groups".
_TWO_THINGS = re.compile(r"\b(?:and|or) (?:the |[A-Z]|[\w’'-]+$)")
# What is left of a phrase without the names of bodies where it names no matter.
_IS_A_PAPER = re.compile(rf"(?:(?:[A-Z]{{2,}}|{alternatives('papers_and_bodies')}|{_LINKING})\s*)*")
_LINKS = frozenset(named_words("linking"))
_LEADING = (_LINKS | {*named_words("before_nouns"), *named_words("begin_words")}) - {
    *named_words("joining")
}
_BEHIND_VERBS = frozenset((*named_words("before_nouns"), "to"))
_CONTRACTION = re.compile(r"\b(?:we|you|they|it|that|there|who|what|let)[’']\w", re.IGNORECASE)
_INSIDE = _LINKS | {*named_words("before_nouns")}
_UNLIKE = frozenset(named_words("unlike")) - {"to"}
_OWNER = re.compile(r"(?:[’']s|s[’'])$")
_CAPITALS = re.compile(r"\b[A-Z]")
_CAPITAL = re.compile(r"[^\W\d_a-zа-яё]")
# "SCO-Afghanistan Contact Group"
_IS_A_NAME = re.compile(rf"[A-Z][\w’'-]*(?:\s+(?:{_LINKING}\s+){{0,2}}[A-Z][\w’'-]*)+")
_BEGINS_AS_NAME = re.compile(rf"{_IS_A_NAME.pattern}(?:\s+{_LINKING}\s.*)?")
# "coexistence of Man | and nature", "activities of terrorist|, separatist and extremist groups"
_JOINED_AFTER = re.compile(
    rf"\s+(?:and|or)\s|(?:,\s+[\w-]+){{1,3}}\s+(?:and|or)\s[\w-]+\s(?!{_LINKING}\b)[\w-]"
)


class Beat(StrEnum):
    """What a sentence of a story tells."""

    TURNED = "turned"  # until then the one, since then the other
    LAST = "last"
    ENDED = "ended"  # the same of what is said first in words that differ a little
    SINCE = "since"
    CAME = "came"
    STOOD = "stood"
    ONCE = "once"


@dataclass(frozen=True, slots=True)
class NamedPhrase:
    """A phrase and its life.

    Attributes:
        words: As a passage has them.
        passage: The last passage on the theme that says them, or the first for what is new.
        first: Id of the first text that says them.
        last: Id of the last one.
        is_first_sure: Whether the first text has these very words.
        is_throughout: Whether every text between the two says them, too.
        worth: How much they tell.
    """

    words: str
    passage: Passage
    first: str
    last: str
    is_first_sure: bool
    is_throughout: bool
    worth: float


@dataclass(frozen=True, slots=True)
class StoryBeat:
    """A sentence of a story: one phrase, or the older and the newer of a turn."""

    beat: Beat
    phrase: NamedPhrase
    newer: NamedPhrase | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Life:
    """Which texts say some words, as a `NamedPhrase` has it.

    Attributes:
        texts: How many do.
        is_sure: Whether both ends have these words, and no text beyond has much of a name.
    """

    first: str
    last: str
    texts: int
    is_first_sure: bool
    is_throughout: bool
    is_sure: bool

    def named(self, words: str, passage: Passage, worth: float) -> NamedPhrase:
        """Return the phrase with its life; what is said often tells more."""
        worth *= 1 + _OFTEN * min(self.texts - 1, _ENOUGH)
        is_sure, whole = self.is_first_sure, self.is_throughout
        return NamedPhrase(words, passage, self.first, self.last, is_sure, whole, worth)


class Stories:
    """Tells the stories of the themes of an edition."""

    def __init__(self, edition: Edition, unsaid: Unsaid) -> None:
        """Read its texts."""
        self._edition, self._unsaid = edition, unsaid
        self._told: dict[str, tuple[StoryBeat, ...]] = {}
        # A phrase is asked for in each text and on each theme that has it.
        self._lives: dict[str, _Life] = {}
        self._saying = Saying(p for of_text in unsaid.passages.values() for p in of_text)
        self._threads = edition.thread_of()

    def of(self, theme: str) -> tuple[StoryBeat, ...]:
        """Return the story of a theme: at most three beats, the oldest first."""
        if theme not in self._told:
            self._told[theme] = self._tell(theme)
        return self._told[theme]

    def _tell(self, theme: str) -> tuple[StoryBeat, ...]:
        series = self._edition.series
        line = series.line(series.declarations[-1].id)
        ids = [d.id for d in line]
        speaking = [d for d in line if any(_is_on(p, theme) for p in d.passages)]
        if len(line) < 2 or not speaking:
            return ()
        teller = _Teller(
            self._edition, self._unsaid, self._saying, self._threads, self._lives, ids, theme
        )
        for d in speaking[-_MOST_TEXTS:]:
            # What a passage speaks of more clearly is told on the page of that.
            teller.read([p for p in d.passages if p.kind.is_prose and _is_first(p, theme)])
        return tuple(teller.beats())


def _is_first(p: Passage, theme: str) -> bool:
    return bool(p.themes) and p.themes[0].theme == theme


def _is_on(p: Passage, theme: str) -> bool:
    return any(score.theme == theme for score in p.themes)


def is_whole_phrase(words: str, text: str, language: str) -> bool:
    """Whether nothing speaks against words being a noun phrase where they stand.

    A name is one. Speeches have "young girl might someday cure", "that's just part of a surge",
    "build new ladders", "Iran's rulers oppress | a people", "116 | million taxpayers".
    """
    if _IS_A_NAME.fullmatch(words):
        return True
    if base_language(language) != "en":
        return is_noun_phrase_elsewhere(words, language)
    start = text.find(words)
    before = (words_in(text[:start])[-1:] or [""])[0].casefold()
    after = (words_in(text[start + len(words) :])[:1] or [""])[0].casefold()
    first, *_, last = said = [w.casefold() for w in words_in(words)]
    leads_to_noun = before in _LEADING or bool(_OWNER.search(before))
    return not (
        _CONTRACTION.search(words)
        or any(w.endswith("ly") or w in _UNLIKE for w in said)
        or any(w in function_words("en") and w not in _INSIDE for w in said)
        or before.isdigit()
        or (_may_be_verb(first) and not leads_to_noun)
        or (_may_be_verb(last) and after in _BEHIND_VERBS)
    )


def _may_be_verb(word: str) -> bool:
    known = known_of("en")
    return word.endswith("ed") or bool(verb_forms(word) & (known.verbs | known.verbs_and_nouns))


def _is_cut(words: str, text: str) -> bool:
    """Whether a phrase is only a part of a name that goes on in the text, or began before."""
    start = text.find(words)
    after = start + len(words)
    if " of " in words and _JOINED_AFTER.match(text, after):
        return True
    if not words[:1].isupper():
        return False
    is_begun = bool(_NAME_BEFORE.search(text[:start]))
    last = words.rsplit(" ", maxsplit=1)[-1]
    return is_begun or (last[:1].isupper() and bool(_NAME_AFTER.match(text, after)))


def _is_short_for(one: str, other: str) -> bool:
    """Whether one phrase has the letters for which the names of the other stand: RATS."""
    names = "".join(w for w in other.split() if w[:1].isupper())
    return any(
        len(word) > 2 and word.isupper() and bool(re.search(".*".join(word), names, re.IGNORECASE))
        for word in one.split()
        if word not in other.split()
    )


class _Teller:
    """Gathers the phrases of a theme and chooses among them."""

    def __init__(  # noqa: PLR0913 - what all themes share, and one of them
        self,
        edition: Edition,
        unsaid: Unsaid,
        saying: Saying,
        threads: Mapping[str, Thread],
        lives: dict[str, _Life],
        ids: Sequence[str],
        theme: str,
    ) -> None:
        self._unsaid, self._ids, self._series = unsaid, ids, edition.series
        self._lives = lives
        self._place = {ref: n for n, ref in enumerate(ids)}
        self._threads, self._saying = threads, saying
        self._theme = theme
        self._by_two_hands = any(c.hands_differ for c in edition.collations)
        self._is_guest: dict[str, bool] = {}
        self._found: dict[str, NamedPhrase] = {}

    def read(self, passages: Sequence[Passage]) -> None:
        """Take in the phrases of passages of one text; later texts come later."""
        for p in passages:
            for worth, words in self._unsaid.phrases(p.text, p.declaration)[:_MOST_PHRASES]:
                known = self._found.get(words.casefold())
                # What stays is shown where it came, what went where it was last.
                if known and known.last == self._ids[-1]:
                    continue
                if worth < _LEAST_WORTH or not self._tells(words, p.declaration):
                    continue
                if not is_whole_phrase(words, p.text, self._series[p.declaration].language):
                    continue
                told = self._life(words)
                life = told.named(words, p, worth)
                if not told.is_sure or any(
                    self._is_cut_in(words, ref) for ref in {p.declaration, life.first}
                ):
                    continue
                if (
                    self._is_of_theme(words)
                    and self._is_why(words, p)
                    and self._is_one_matter(life)
                ):
                    self._found[words.casefold()] = life

    def _life(self, words: str) -> "_Life":
        if words not in self._lives:
            said = [n for n, ref in enumerate(self._ids) if self._unsaid.is_said(words, ref)]
            first, last = said[0], said[-1]
            self._lives[words] = _Life(
                first=self._ids[first],
                last=self._ids[last],
                texts=len(said),
                is_throughout=len(said) == last - first + 1,
                is_first_sure=self._unsaid.is_quoted(words, self._ids[first]),
                is_sure=self._is_sure_of(words, first, last),
            )
        return self._lives[words]

    def _is_sure_of(self, words: str, first: int, last: int) -> bool:
        """Whether the ends of a life have these words, and no text beyond has much of a name."""
        unsaid, ids = self._unsaid, self._ids
        if not unsaid.is_quoted(words, ids[last]):
            return False
        if last == len(ids) - 1 and not unsaid.is_quoted(words, ids[first]):
            return False
        beyond = (*ids[:first], *ids[last + 1 :])
        if any(unsaid.has_initials(words, ref) for ref in beyond):
            return False
        return not words[:1].isupper() or not any(
            unsaid.is_named_nearly(words, ref) for ref in beyond
        )

    def _is_of_theme(self, words: str) -> bool:
        """Whether most passages that say a phrase are on the theme: it is no guest there."""
        if words not in self._is_guest:
            saying = self._saying.passages(words)
            here = sum(_is_on(p, self._theme) for p in saying)
            self._is_guest[words] = 2 * here <= len(saying)
        return not self._is_guest[words]

    def _is_why(self, words: str, p: Passage) -> bool:
        """Whether a phrase has words for which its passage is on the theme, or that is its matter.

        Of "in order to build a safe planet Earth", said of culture, trade and peace, each theme's
        own words tell.
        """
        score = next(s for s in p.themes if s.theme == self._theme)
        if score.score >= _MAINLY * sum(s.score for s in p.themes):
            return True
        language = self._series[p.declaration].language
        evidence = substance(" ".join(score.evidence), language)
        return not evidence.isdisjoint(substance(words, language))

    def _is_one_matter(self, life: NamedPhrase) -> bool:
        """Whether the first and the last text speak of one matter where they say a phrase.

        Two texts that name "the SCO’s transit potential" may each mean another; a name in capitals
        throughout is one thing, wherever it stands.
        """
        if life.first == life.last or _IS_A_NAME.fullmatch(life.words):
            return True
        ends = [
            [
                self._unsaid.passages[ref][n]
                for n in self._unsaid.saying(life.words, ref, close=True)
            ]
            for ref in (life.first, life.last)
        ]
        return any(
            self._clause_of(one.id) == self._clause_of(other.id) or self._is_alike(one, other)
            for one, other in product(*ends)
        )

    def _clause_of(self, ref: str) -> str:
        thread = self._threads.get(ref)
        return thread.id if thread else ref

    def _is_alike(self, one: Passage, other: Passage) -> bool:
        mine, theirs = (
            substance(p.text, self._series[p.declaration].language) for p in (one, other)
        )
        return likeness(mine, theirs, {}) >= _ONE_MATTER

    def _tells(self, words: str, declaration: str) -> bool:
        """Whether a phrase is of one matter, and of no body that goes by other names as well."""
        if _TWO_THINGS.search(words) or "n't" in words or self._is_common(words):
            return False
        if any(begins_with_office(words[m.start() :]) for m in _CAPITALS.finditer(words)):
            return False
        bodies = self._names(declaration).organisations(words)
        # "UN Security Council Resolution": whose, and what sort of paper, but not on what.
        rest = words
        for name in reversed(bodies):
            rest = rest[: name.start] + rest[name.end :]
        language = self._series[declaration].language
        rest = " ".join(w for w in rest.split() if not w[0].isupper() or substance(w, language))
        return (
            not _IS_A_PAPER.fullmatch(rest)
            and self._unsaid.matter(words, declaration) >= _LEAST_MATTER
        )

    def _is_common(self, words: str) -> bool:
        """Whether what looks like a name has small letters elsewhere: "Young People"."""
        small = words.lower()
        return words[:1].isupper() and bool(self._saying.passages(small))

    def _names(self, declaration: str) -> Gazetteer:
        return gazetteer_of(self._series.names, self._series[declaration].language)

    def _is_cut_in(self, words: str, declaration: str) -> bool:
        """Whether a text has a phrase only as a part of other names."""
        saying = self._saying.passages(words)
        found = [p.text for p in saying if p.declaration == declaration]
        return bool(found) and all(_is_cut(words, text) for text in found)

    def beats(self) -> Iterator[StoryBeat]:
        """Yield the story: a turn of one clause, or what went and what came; then what is new."""
        newest, every = self._ids[-1], [*self._found.values()]
        told: set[str] = set()
        if turn := self._turn():
            told.add(self._clause(turn.phrase))
            yield turn
        kept = [x for x in every if not self._is_place(x)]
        chosen = (
            (Beat.LAST, [x for x in every if x.last not in {newest, x.first} and self._ends(x)]),
            (Beat.SINCE, [] if turn else self._lasting(kept)),
            (Beat.CAME, [x for x in kept if x.first == newest and self._is_news(x)]),
            (Beat.STOOD, [x for x in kept if x.is_throughout and x.last == newest != x.first]),
            (Beat.ONCE, [x for x in kept if x.first == x.last != newest and self._is_named(x)]),
        )
        for beat, found in chosen:
            is_wished = beat not in {Beat.STOOD, Beat.ONCE} or not told
            if is_wished and (best := self._best(found, told)):
                told.add(self._clause(best))
                whole = self._whole(best)
                is_sure = beat is not Beat.LAST or whole.is_first_sure
                yield StoryBeat(beat if is_sure else Beat.ENDED, whole)

    def _is_place(self, x: NamedPhrase) -> bool:
        """Whether a phrase is the bare name of a region: "Central Asia" tells nothing."""
        places = self._names(x.passage.declaration).places(x.words)
        return any(place.end - place.start == len(x.words) for place in places)

    def _ends(self, x: NamedPhrase) -> bool:
        """Whether what a phrase names went with it, and is not said on in other words."""
        own = x.passage.declaration
        if self._is_renamed(x):
            return False
        if self._by_two_hands and not _CAPITAL.search(x.words) and x.worth < _LEAST_GONE:
            return False
        thread = self._threads.get(x.passage.id)
        return x.words[:1].isupper() or thread is None or thread.stations[-1][0] == own

    def _is_renamed(self, x: NamedPhrase) -> bool:
        """Whether a later text has the name but for one word, where it speaks of the same matter.

        The Protocol on Security Guarantees is called one on Security Assurances.
        """
        names = [*re.finditer(r"\b[A-Z][\w’'-]+", x.words)]
        if len(names) < _LEAST_OF_A_TITLE:
            return False
        others = "|".join(
            rf"{re.escape(x.words[: m.start()])}[A-Z][\w’'-]+{re.escape(x.words[m.end() :])}\b"
            for m in names
        )
        later = self._ids[self._place[x.last] + 1 :]
        return any(
            re.search(rf"\b(?:{others})", p.text) and self._is_alike(x.passage, p)
            for ref in later
            for p in self._unsaid.passages[ref]
        )

    def _is_named(self, x: NamedPhrase) -> bool:
        """Whether a phrase begins with a name, of which others surely say nothing."""
        states = self._names(x.passage.declaration).countries(x.words)
        is_state = any(state.start == 0 for state in states)
        return bool(_BEGINS_AS_NAME.fullmatch(x.words)) and not is_state

    def _is_news(self, x: NamedPhrase) -> bool:
        """Whether a phrase is no other rendering of what its clause said before."""
        is_new = x.words[:1].isupper() or self._clause(x) == x.passage.id or names_members(x.words)
        return is_new and (x.words[:1].isupper() or x.worth >= _LEAST_NEW)

    def _whole(self, x: NamedPhrase) -> NamedPhrase:
        """Return the longest phrase around one that has the same life: it tells more."""
        around = (
            y
            for y in self._found.values()
            if x.words in y.words
            and (y.passage.id, y.first, y.last) == (x.passage.id, x.first, x.last)
            and y.is_throughout == x.is_throughout
            and y.worth >= x.worth - _FRAMED
            and self._is_known(y)
        )
        return max(around, key=lambda y: len(y.words))

    def _lasting(self, found: Iterable[NamedPhrase]) -> list[NamedPhrase]:
        """Return what came after the first text, before the newest, and has stayed."""
        ends = {self._ids[0], self._ids[-1]}
        return [
            x for x in found if x.last == self._ids[-1] and x.is_throughout and x.first not in ends
        ]

    def _turn(self) -> StoryBeat | None:
        """Return the weightiest turn of one clause from a phrase to another."""
        found = [*self._found.values()]
        old = [x for x in found if x.last != self._ids[-1]]
        best, heaviest = None, 0.0
        for later in self._lasting(found):
            before = self._ids[self._place[later.first] - 1]
            for earlier in old:
                if earlier.last != before or self._clause(earlier) != self._clause(later):
                    continue
                if self._is_sure(earlier, later) and earlier.worth + later.worth > heaviest:
                    heaviest = earlier.worth + later.worth
                    best = StoryBeat(Beat.TURNED, earlier, later)
        return best

    def _is_sure(self, earlier: NamedPhrase, later: NamedPhrase) -> bool:
        """Whether neither text has the other's words, and the two are no renderings of one."""
        one, other = earlier.words, later.words
        if ratio(one.casefold(), other.casefold()) >= _ALIKE:
            return False
        if _is_short_for(one, other) or _is_short_for(other, one):
            return False
        return self._unsaid.is_alien(earlier.words, later.first) and self._unsaid.is_alien(
            later.words, earlier.last
        )

    def _best(self, found: Sequence[NamedPhrase], told: set[str]) -> NamedPhrase | None:
        for x in sorted(found, key=lambda x: (-x.worth, x.words)):
            if self._clause(x) not in told and self._is_known(x):
                return x
        return None

    def _is_known(self, x: NamedPhrase) -> bool:
        """Whether the texts on both sides of a phrase's life surely do not say it."""
        first, last = self._place[x.first], self._place[x.last]
        sides = [self._ids[n] for n in (first - 1, last + 1) if 0 <= n < len(self._ids)]
        return all(self._unsaid.is_alien(x.words, other) for other in sides)

    def _clause(self, x: NamedPhrase) -> str:
        return self._clause_of(x.passage.id)
