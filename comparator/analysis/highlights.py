"""Highlights: what of a pair is worth reading first, chosen here for all that tell it.

The front page, the brief and with it the review take the heads of these lists, and each says in
its own words why something stands there.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property

from comparator.analysis.conditions import Condition, conditions, weight_of_condition
from comparator.analysis.history import Claim, History
from comparator.analysis.insertions import EditedWords, cuts, insertions
from comparator.analysis.measures import words_that_count
from comparator.analysis.milestones import Step, milestones
from comparator.analysis.names.gazetteer import Gazetteer, gazetteer_of
from comparator.analysis.names.quantities import dates
from comparator.analysis.news_weight import news_weight
from comparator.analysis.operatives.verb_lexicon import Lexicon, lexicon_of
from comparator.analysis.rewordings import Rewording, rewordings
from comparator.analysis.said_before import SaidBefore
from comparator.analysis.telling_part import telling_part
from comparator.analysis.wordings import Wordings
from comparator.language.codes import base_language
from comparator.language.knowledge import function_words
from comparator.language.knowledge import language as known_of
from comparator.language.months import month_names
from comparator.language.words import words
from comparator.model import (
    Collation,
    Confidence,
    Edition,
    Finding,
    FindingKind,
    Link,
    Passage,
    Relation,
    Role,
    Thread,
    Turn,
    Variant,
)

_FEWEST_WORDS = 4
"""Of a clause that is worth a line because it stands."""
_SURENESS = {confidence: n for n, confidence in enumerate(Confidence)}
_ENOUGH_WORDS = 4  # from here on, more changed words say no more of a rewording's weight
_ENOUGH_STEPS = 4
_NOTHING = re.compile(r"(?!)")
_STANDS, _SURELY_STANDS = 0.45, 0.35
"""Likeness from which on what a clause lacks was cut from it, and from which on it stands where it
is surely linked; what is less alike was made anew."""
_SAME_WORDS = 0.6
"""Likeness from which on the words of a passage, and not its matter alone, stand in another."""
_SHORT = 30  # words: a passage that is quoted whole


class Highlights:
    """What of a pair is worth reading first, by kinds, each with the weightiest first.

    Attributes:
        collation: The pair, with variants and findings.
        passages: All passages of the series, by id.
        words: How many words each has.
    """

    def __init__(
        self,
        edition: Edition,
        collation: Collation,
        history: History | None = None,
        wordings: Wordings | None = None,
        said: SaidBefore | None = None,
    ) -> None:
        """Make highlights of a pair of an edition that has threads.

        Args:
            edition: The edition.
            collation: The pair.
            history: That of the edition, where it is worked out already.
            wordings: The same.
            said: What its texts say, by the names in the language of the newer text.
        """
        series = edition.series
        self.collation = collation
        self._edition = edition
        self._older, self._newer = series[collation.left], series[collation.right]
        self._names = gazetteer_of(series.names, self._newer.language)
        self._order = {d.id: n for n, d in enumerate(series.declarations)}
        self.history = history or History.of(edition)
        self.passages = self.history.passages
        self._wordings = wordings or Wordings(edition)
        self._said = said

    @property
    def older_language(self) -> str:
        """The language of the older text."""
        return self._older.language

    @property
    def lexicon(self) -> Lexicon | None:
        """The verbs of the newer text's language, where they are known."""
        code = base_language(self.language)
        scale = self._edition.series.verbs.get(code)
        return lexicon_of(scale, code) if scale else None

    @property
    def gazetteer(self) -> Gazetteer:
        """Who and where texts of the newer one's language speak of."""
        return self._names

    @property
    def language(self) -> str:
        """The language of the newer text."""
        return self._newer.language

    @property
    def texts_before(self) -> tuple[str, ...]:
        """Ids of the texts of its kind before the newer one, oldest first."""
        return self.history.texts_before(self._newer.id)

    @cached_property
    def new(self) -> tuple[Passage, ...]:
        """Passages that no text said before, the weightiest first."""
        alone = self._alone(self.collation.added)
        return self._weightiest_first(p for p in alone if self.claim(p) is Claim.NEW)

    @cached_property
    def near(self) -> tuple[tuple[Passage, Passage], ...]:
        """Passages that no text said before, but with one that comes near, and that one."""
        alone = self._alone(self.collation.added)
        found = self._weightiest_first(p for p in alone if self.claim(p) is Claim.COMPARE)
        return tuple((p, self.passages[self.history.compared(p.id)]) for p in found)

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """Matters that are further along than they were, the weightiest first."""
        if self._older.language != self._newer.language:
            return ()
        found = milestones(
            self.collation, self.passages, self.history, self._names, self._newer.language
        )
        return tuple(sorted(found, key=lambda step: -news_weight(step.new, self._names)))

    @cached_property
    def _further(self) -> frozenset[str]:
        """The older passages whose matters are a step further."""
        return frozenset(step.older.id for step in self.steps)

    @cached_property
    def back(self) -> tuple[Passage, ...]:
        """Passages that were silent for a time, the weightiest first."""
        alone = self._alone(self.collation.added)
        return self._weightiest_first(p for p in alone if self.claim(p) is Claim.BACK)

    @cached_property
    def loose(self) -> tuple[tuple[Passage, Passage], ...]:
        """Passages hardly like what they are linked to, each with that: none is one that stood."""
        linked = {ref: link for link in self.collation.links for ref in link.right}
        found = [(p, self._closest(p.id, linked[p.id].left)) for p in self.stating(linked)]
        return tuple(
            (p, older)
            for p, older in found
            if self.history.likeness(p.id, older.id)
            < (_STANDS if linked[p.id].tentative else _SURELY_STANDS)
        )

    @cached_property
    def within(self) -> tuple[EditedWords, ...]:
        """What rewordings put in that no declaration had before, the weightiest first."""
        names, texts = self._names, self._order[self._newer.id]
        said = self._said or SaidBefore(self._edition.series.declarations[:texts], names)
        loose = {p.id for p, _ in self.loose}
        stood = {r for link in self.collation.links for r in link.right if r not in loose}
        found = [
            i
            for i in insertions(self.collation, self._newer, said, texts, names)
            if i.passage in stood
        ]
        return tuple(sorted(found, key=lambda i: (-news_weight(self.quoted(i), names), -i.unheard)))

    @cached_property
    def cut(self) -> tuple[tuple[EditedWords, Passage], ...]:
        """Words cut from clauses that stand, with what the clause is now, the weightiest first.

        Save what `conditions` and findings tell.
        """
        if self._older.language != self._newer.language:
            return ()
        now = {r: link.right for link in self.collation.links for r in link.left}
        conditions = {c.left for c in self.conditions}
        told = [(ref, f.left_words) for f in self.collation.findings for ref in f.left]
        found = [
            (cut, self._closest(cut.passage, now[cut.passage]))
            for cut in cuts(self.collation, self._older, self._newer, self._names)
            if cut.passage not in conditions
            and not any(ref == cut.passage and words and words in cut.words for ref, words in told)
        ]
        close = [(cut, p) for cut, p in found if self._stands(cut.passage, p.id)]
        names = self._names
        return tuple(sorted(close, key=lambda c: (-news_weight(c[0].words, names), -c[0].unheard)))

    def _stands(self, passage: str, answer: str) -> bool:
        """Whether a passage is so like its answer that what is missing there was cut."""
        is_close = self.history.is_close(passage, answer)
        return is_close and self.history.likeness(passage, answer) >= _STANDS

    def _closest(self, passage: str, answers: Sequence[str]) -> Passage:
        return self.passages[max(answers, key=lambda p: self.history.likeness(passage, p))]

    def quoted(self, edited: EditedWords) -> str:
        """Return the words that tell what was edited: a short passage whole, as of whom it is."""
        if words_that_count(self.passages[edited.passage]) <= _SHORT:
            return self.passages[edited.passage].text.strip()
        return self.edited(edited)

    def edited(self, edited: EditedWords) -> str:
        """Return the words that were edited, through to the next ones close by."""
        return self.passages[edited.passage].text[edited.start : edited.through]

    @cached_property
    def gone(self) -> tuple[Passage, ...]:
        """Passages that the newer text says in no words, the weightiest first.

        What is a step further there is not gone.
        """
        return self._weightiest_first(
            p
            for p in self._alone(self.collation.dropped)
            if p.id not in self._further and self.history.is_gone(p.id, self._newer.id)
        )

    @cached_property
    def gone_but_near(self) -> tuple[tuple[Passage, Passage], ...]:
        """Passages that went, with the later one that comes near, save what `near` tells."""
        told = {(older.id, p.id) for p, older in self.near}
        newer = self._newer.id
        found = [
            (p, self.history.nearest_after(p.id, newer))
            for p in self._weightiest_first(self._alone(self.collation.dropped))
            if p.id not in self._further and not self.history.is_said_again(p.id, newer)
        ]
        return tuple(
            (p, self.passages[near]) for p, near in found if near and (p.id, near) not in told
        )

    @cached_property
    def reworded(self) -> tuple[tuple[Link[str], Variant], ...]:
        """Surely reworded clauses: first those whose telling words and verbs changed most.

        Of the same weight, what was said longest before.
        """
        steps: dict[str, int] = {}
        for finding in self.collation.findings:
            ref = finding.right[0]
            steps[ref] = max(steps.get(ref, 0), strength(finding))
        found = []
        for link, variant in zip(self.collation.links, self.collation.variants, strict=True):
            is_sure = link.relation is Relation.REWORDED and not link.tentative
            ref, weight = link.right[0], weight_of_change(variant)
            if is_sure and weight and self.passages[ref].kind.is_prose:
                force = min(weight, _ENOUGH_WORDS) + min(steps.get(ref, 0), _ENOUGH_STEPS)
                age = self._order[self.since(self.passages[ref])]
                found.append(((-force, age, -link.similarity), (link, variant)))
        return tuple(entry for _, entry in sorted(found, key=lambda each: each[0]))

    @cached_property
    def standing(self) -> tuple[Passage, ...]:
        """Clauses said before, first those that stand longest in the same words.

        Of those that stand as long, what names and decides most. What names the text's own day,
        "the leaders, following their meeting on 4 July, declare", stands in every text and says
        nothing, and no more does "Thank you." or "[Applause]".
        """
        today = self._newer.date.isoformat()
        old = [
            p
            for p in self._newer.passages
            if p.kind.is_prose
            and self.since(p) != self._newer.id
            and len(words(p.text)) >= _FEWEST_WORDS
            and all(found.key != today for found in dates(p.text))
        ]
        order = self._order
        return tuple(
            sorted(
                old,
                key=lambda p: (
                    order[self.same_since(p)],
                    order[self.since(p)],
                    -news_weight(p.text, self._names),
                    -words_that_count(p),
                ),
            )
        )

    def stands_in(self, p: Passage, declaration: str) -> bool:
        """Whether a text says a passage in much the same words, and not its matter alone."""
        said = self.history.said_in(p.id, declaration)
        there = said.passages if said else ()
        return any(self.history.likeness(p.id, ref) >= _SAME_WORDS for ref in there)

    def part_that_stood(self, p: Passage, declaration: str) -> str:
        """Return the words of a passage that tell most, of those that another text said."""
        said = self.history.said_in(p.id, declaration)
        there = " ".join(self.passages[ref].text for ref in said.passages) if said else p.text
        return telling_part(p.text, self._names, stood=there)

    @cached_property
    def conditions(self) -> tuple[Condition, ...]:
        """Conditions that came and went in clauses that stand, the weightiest first."""
        if self._older.language != self._newer.language:
            return ()
        found = conditions(self.collation, self.passages, self._newer.language)
        close = (c for c in found if self.history.is_close(c.left, c.right))
        return tuple(sorted(close, key=lambda c: -weight_of_condition(c, self._names)))

    @cached_property
    def shifts(self) -> tuple[Finding, ...]:
        """Shifts of strength that are no doubtful ones, nor told by `conditions`: the surest first.

        Of these another verb before more or less force of the same one, and then what moved by
        most steps.
        """
        told = [(c.left, c.right, c.condition.casefold()) for c in self.conditions]
        found = [
            f
            for f in self.collation.findings
            if f.kind.is_shift
            and f.confidence is not Confidence.DOUBTFUL
            and self._is_close(f)
            and not _is_told(f, told)
        ]
        return tuple(
            sorted(
                found, key=lambda f: (_SURENESS[f.confidence], not _is_another_verb(f), -f.steps)
            )
        )

    @cached_property
    def replaced(self) -> tuple[Rewording, ...]:
        """Words that others replaced where no finding tells of it, the weightiest first.

        Of the same weight, what was said longest before it was reworded.
        """
        told = {ref for f in self.collation.findings for ref in f.right}
        found = [r for r in rewordings(self.collation, self.passages) if r.right not in told]
        age = {r: self._order[self.since(self.passages[r.left])] for r in found}
        return tuple(sorted(found, key=lambda r: (-r.weight, age[r])))

    @cached_property
    def counted(self) -> tuple[Finding, ...]:
        """Numbers, then dates, that changed."""
        return tuple(
            f
            for kind in (FindingKind.NUMBER, FindingKind.DATE)
            for f in self.collation.findings
            if f.kind is kind and f.turn is Turn.CHANGED and not f.is_minor
        )

    @cached_property
    def members(self) -> tuple[Finding, ...]:
        """Who joined and left those who say something, and who took another's place."""
        return tuple(
            f
            for f in self.collation.findings
            if f.kind is FindingKind.ACTOR
            and (
                f.role is Role.OPPONENT
                or (
                    (f.role is Role.SPEAKER or f.turn is Turn.CHANGED)
                    and not f.is_minor
                    and f.confidence is not Confidence.DOUBTFUL
                )
            )
        )

    def _is_close(self, finding: Finding) -> bool:
        """Whether both sides are so much of one matter that a verb of theirs can be weighed."""
        return any(self.history.is_close(a, b) for a in finding.left for b in finding.right)

    def claim(self, p: Passage) -> Claim:
        """Return what can be said of a passage against all texts before its own."""
        return self.history.claim(p.id)

    def since(self, p: Passage) -> str:
        """Return the text from which on every one has said the clause of a passage."""
        return self.history.standing(p.id).since

    def same_since(self, p: Passage) -> str:
        """Return the declaration since which a clause stands without a break in its words."""
        since, standing = p.declaration, self._since_on(p)
        thread = dict(self._threads[p.id])
        wording = self._wordings.form(thread[since])
        for declaration in reversed(standing[:-1]):
            refs = thread.get(declaration)
            if not refs or self._wordings.form(refs) != wording:
                break
            since = declaration
        return since

    def _since_on(self, p: Passage) -> tuple[str, ...]:
        """Return the texts of its kind from the one since which a clause stands to its own."""
        line = (*self.history.texts_before(p.declaration), p.declaration)
        return line[line.index(self.since(p)) :]

    def last_said(self, p: Passage) -> str | None:
        """Return which declaration last said what the one before lacks, if any did."""
        return self.history.standing(p.id).last_said(self._older.id)

    def is_return(self, p: Passage) -> bool:
        """Whether a clause had come back with a passage after a silence."""
        return self.history.standing(p.id).came_back_in(p.declaration)

    def before(self, p: Passage) -> str | None:
        """Return which declaration said a clause last before the silence it came back from."""
        return self.history.standing(p.id).before

    def said(self, p: Passage) -> int:
        """Return in how many declarations in a row a clause was said up to its passage."""
        return len(self._since_on(p))

    def spread(self, passages: Sequence[Passage], most: int) -> list[Passage]:
        """Return the first few passages, each theme's first before any theme's second."""
        turns: dict[str | None, int] = {}
        ranked = []
        for n, p in enumerate(passages):
            theme = self.theme(p)
            turns[theme] = turns.get(theme, -1) + 1
            ranked.append((turns[theme], n, p))
        ranked.sort(key=lambda entry: entry[:2])
        return [p for *_, p in sorted(ranked[:most], key=lambda entry: entry[1])]

    def theme(self, p: Passage) -> str | None:
        """Return the first theme of a passage, or of its thread."""
        refs = (p.id, *(ref for _, refs in self._threads.get(p.id, ()) for ref in refs))
        return next((s.theme for ref in refs for s in self.passages[ref].themes), None)

    @property
    def _threads(self) -> Mapping[str, Thread]:
        return self._wordings.thread_of

    def stating(self, refs: Iterable[str]) -> tuple[Passage, ...]:
        """Return those of some passages that state something, the weightiest first."""
        return self._weightiest_first(self._alone(refs))

    def _alone(self, refs: Iterable[str]) -> list[Passage]:
        """Return passages that state something; "have agreed to state the following:" does not."""
        found = [self.passages[ref] for ref in refs]
        closing = _closing(self._newer.language)
        return [p for p in found if p.kind.is_prose and not closing.fullmatch(p.text.strip())]

    def _weightiest_first(self, passages: Iterable[Passage]) -> tuple[Passage, ...]:
        """Return passages, those first that name and decide most; of these the longest."""
        names = self._names
        return tuple(
            sorted(
                passages,
                key=lambda p: (
                    -news_weight(p.text, names),
                    -words_that_count(p),
                    p.block,
                    p.ordinal,
                ),
            )
        )


@cache
def _closing(language: str) -> re.Pattern[str]:
    """Return what only ends a preamble, in a language; nothing where that is not known."""
    closings = known_of(language).preamble_closings
    return re.compile(rf"(?:{closings})\b[^,;.:]{{0,40}}:", re.IGNORECASE) if closings else _NOTHING


def _is_told(finding: Finding, told: Sequence[tuple[str, str, str]]) -> bool:
    """Whether a way out that came or went is (part of) a condition that is told of as one."""
    words = (finding.left_words or finding.right_words).casefold()
    return finding.kind is FindingKind.HEDGE and any(
        left in finding.left and right in finding.right and words in condition
        for left, right, condition in told
    )


def strength(finding: Finding) -> int:
    """Return how far a shift goes, in steps: at least 1; 0 for what is none."""
    return max(finding.steps, 1) if finding.kind.is_shift else 0


def weight_of_change(variant: Variant) -> int:
    """Return how many telling words a rewording took away or brought, names of months apart."""
    sides: dict[int, set[str]] = {-1: set(), 1: set()}
    shifted = {n for pair in variant.shifted for n in pair}
    for n, (sign, text) in enumerate(variant.edits):
        if sign and n not in variant.light and n not in shifted:
            sides[sign].update(word.casefold() for word in words(text))
    pale = function_words() | month_names("en")
    return len({w for w in sides[-1] ^ sides[1] if w not in pale and not w.isdecimal()})


def _is_another_verb(finding: Finding) -> bool:
    verbs = finding.verbs
    return verbs is not None and not verbs.old.is_same_but_for_force(verbs.new)
