"""The news of a pair: of all that is worth reading first, the few lines that one reads in a minute.

Highlights rank each kind of its own; here the kinds meet, in two columns: what is new, and what
is gone or changed.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from comparator.analysis.conditions import Condition, weight_of_condition
from comparator.analysis.headlines import contrast_of, deed_with, promise_of
from comparator.analysis.highlights import Highlights
from comparator.analysis.insertions import EditedWords
from comparator.analysis.milestones import Step
from comparator.analysis.news_weight import loss_weight, news_weight
from comparator.analysis.telling_part import telling_part
from comparator.analysis.unsaid import Unsaid
from comparator.model import Confidence, Finding, Passage, Role


class Kind(StrEnum):
    """What a line of news is about."""

    NEW = "new"
    NEAR = "near"
    STEP = "step"
    WITHIN = "within"
    BACK = "back"
    GONE = "gone"
    CHANGED = "changed"
    CONDITION = "condition"
    CUT = "cut"


@dataclass(frozen=True, slots=True)
class Item:
    """A line of news.

    Attributes:
        kind: What it is about.
        passage: The passage that has the words: the newer one, but for what is gone or cut.
        against: For what is near, a step, changed or cut: the passage it is held against.
        edited: For what is new within a passage that stood, or cut from one: the words.
        finding: For what changed: what was found.
        step: For what is a step further: where it was and where it is.
        condition: For a condition that came or went: it.
    """

    kind: Kind
    passage: Passage
    against: Passage | None = None
    edited: EditedWords | None = None
    finding: Finding | None = None
    step: Step | None = None
    condition: Condition | None = None


_Quoted = tuple[str, Passage]


@dataclass(frozen=True, slots=True)
class News:
    """The news of a pair.

    Attributes:
        new: What is new, a step further, new within what stood, or back, the weightiest first.
        gone_or_changed: What is gone, cut from what stands, or changed, the weightiest first.
        deed: What the newer text does that no text before did, in a few words, and its passage.
        name: A name that no text before has, of a line that comes before that deed, and its
            passage; at most one of both is there.
        contrast: Words of the newer text that were put for others, and those; with passages.
        opening: Who does what in a line of news, in a few words, and its passage.
        speaks_of: A noun phrase of the newer text that no text before has, and its passage.
        silent_on: A name in the older text of which the newer says nothing, and its passage.
    """

    new: tuple[Item, ...]
    gone_or_changed: tuple[Item, ...]
    deed: _Quoted | None
    name: _Quoted | None
    contrast: tuple[_Quoted, _Quoted] | None
    opening: _Quoted | None
    speaks_of: _Quoted | None
    silent_on: _Quoted | None


_MOST_LINES = 4
_FIRST_WORDS = 4
_MOST_OF_A_SIGN = 3
"""Of gone and changed neither takes a whole column where there are both."""
# What no text said before is news whatever it names; what came back was news once.
_WORTH = {Kind.NEW: 4.0, Kind.STEP: 1.0, Kind.NEAR: 1.0, Kind.WITHIN: 2.0, Kind.BACK: 0.0}
_SURE, _LIKELY, _STEP, _COUNTED, _JOINED = 6.0, 3.0, 0.5, 3.0, 6.0
_BY_TWO_HANDS = 0.4
_CONDITION, _CUT, _MOST_OF_A_PART = 0.0, 2.0, 6.0
_STOOD, _MOST_STOOD = 2.0, 4
_TAKEN_UP, _MOST_TAKEN_UP = 1.5, 8


def news_of(chosen: Highlights, unsaid: Unsaid) -> News:
    """Return the news of a pair."""
    new = _first(chosen, _new(chosen, unsaid), _MOST_LINES)
    gone_or_changed = _first(
        chosen,
        (*_gone(chosen), *_changed(chosen), *_conditions(chosen), *_cut(chosen)),
        _MOST_LINES,
    )
    before, newer = chosen.texts_before, chosen.collation.right
    fresh = [i for i in new if i.kind is not Kind.BACK]
    gone = (i for i in gone_or_changed if i.kind in {Kind.GONE, Kind.CUT})
    unsaid_now = _phrases(chosen, unsaid, gone, (newer,))
    return News(
        new,
        gone_or_changed,
        *_leading(chosen, unsaid, fresh, before),
        next(_contrasts(chosen, gone_or_changed), None),
        next(_openings(chosen, new), None),
        next(_phrases(chosen, unsaid, fresh, before), None),
        # What is gone is told in few words only where it is called by a name.
        next((each for each in unsaid_now if unsaid.is_named(each[0], each[1].declaration)), None),
    )


_Ranked = tuple[float, Item]


def _new(chosen: Highlights, unsaid: Unsaid) -> Iterator[_Ranked]:
    """Yield what is new; what the text comes back to in several passages tells more."""
    before, newer = chosen.texts_before, chosen.collation.right
    weighed: list[tuple[float, float, str, Item]] = []
    for item, words in _news(chosen):
        times, noun = unsaid.taken_up(words, newer, before)
        worth = news_weight(words, chosen.gazetteer)
        if item.edited:
            # What stands around new words says of what they are, and is not new.
            worth = (worth + news_weight(chosen.quoted(item.edited), chosen.gazetteer)) / 2
        more = _TAKEN_UP * min(times, _MOST_TAKEN_UP)
        weighed.append((worth + _WORTH[item.kind], more, noun, item))
    told: set[str] = set()
    # Of the same weight, what comes to its matter first.
    weighed.sort(key=lambda entry: (-(entry[0] + entry[1]), entry[3].passage.text.find(entry[2])))
    for worth, more, noun, item in weighed:
        # A matter that runs through the text is told once.
        yield worth + (0.0 if noun in told else more), item
        told.add(noun)


def _news(chosen: Highlights) -> Iterator[tuple[Item, str]]:
    """Yield what is new, with its words; of a passage that tells a step, that step."""
    steps = {step.newer.id: step for step in chosen.steps}
    items = (
        *(Item(Kind.NEW, p) for p in chosen.new),
        *(Item(Kind.NEAR, p, older) for p, older in chosen.near),
        *(Item(Kind.BACK, p) for p in chosen.back),
    )
    yield from ((item, item.passage.text) for item in items if item.passage.id not in steps)
    for step in steps.values():
        yield Item(Kind.STEP, step.newer, step.older, step=step), step.new
    for insertion in (i for i in chosen.within if i.passage not in steps):
        passage = chosen.passages[insertion.passage]
        yield Item(Kind.WITHIN, passage, edited=insertion), insertion.words


def _gone(chosen: Highlights) -> Iterator[_Ranked]:
    """Yield what is gone; what several texts had said is missed more."""
    for p in chosen.gone:
        stood = min(len(chosen.history[p.id].before), _MOST_STOOD)
        yield loss_weight(p.text, chosen.gazetteer) + _STOOD * stood, Item(Kind.GONE, p)


def _changed(chosen: Highlights) -> Iterator[_Ranked]:
    # Where two hands rendered the texts, a verb may be no more than the one's way of saying it.
    share = _BY_TWO_HANDS if chosen.collation.hands_differ else 1.0
    sureness = {Confidence.SURE: _SURE, Confidence.LIKELY: _LIKELY}
    for f in chosen.shifts:
        if f.confidence in sureness:
            yield from _found(chosen, f, share * (sureness[f.confidence] + _STEP * f.steps))
    for f in chosen.members:
        yield from _found(chosen, f, _LIKELY if f.role is Role.NAMED else _JOINED)
    for f in chosen.counted:
        yield from _found(chosen, f, _COUNTED)


def _conditions(chosen: Highlights) -> Iterator[_Ranked]:
    """Yield the conditions that came and went."""
    for c in chosen.conditions:
        older, newer = chosen.passages[c.left], chosen.passages[c.right]
        worth = _CONDITION + min(weight_of_condition(c, chosen.gazetteer), _MOST_OF_A_PART)
        yield worth, Item(Kind.CONDITION, newer, older, condition=c)


def _cut(chosen: Highlights) -> Iterator[_Ranked]:
    """Yield what was cut from clauses that stand, that a step further does not tell."""
    further = {step.older.id for step in chosen.steps}
    for cut, newer in chosen.cut:
        if cut.passage not in further:
            p = chosen.passages[cut.passage]
            worth = _CUT + min(news_weight(cut.words, chosen.gazetteer), _MOST_OF_A_PART)
            yield worth, Item(Kind.CUT, p, newer, edited=cut)


def _found(chosen: Highlights, finding: Finding, worth: float) -> Iterator[_Ranked]:
    older, newer = (
        next((p for p in (chosen.passages[r] for r in refs) if words in p.text), None)
        for refs, words in (
            (finding.left, finding.left_words),
            (finding.right, finding.right_words),
        )
    )
    if older and newer:
        more = min(news_weight(newer.text, chosen.gazetteer), _COUNTED) / _COUNTED
        yield worth + more, Item(Kind.CHANGED, newer, older, finding=finding)


def _first(chosen: Highlights, ranked: Iterable[_Ranked], most: int) -> tuple[Item, ...]:
    """Return the weightiest lines: of each passage one, and not all of one theme or sign."""
    weighed = sorted(ranked, key=lambda entry: -entry[0])
    signs = {item.kind for _, item in weighed}
    room = _MOST_OF_A_SIGN if Kind.GONE in signs and len(signs) > 1 else most
    one_each: dict[str, Item] = {}
    for _, item in weighed:
        one_each.setdefault(item.passage.id, item)
    told: list[Item] = []
    themes: dict[str | None, int] = {}
    for item in one_each.values():
        theme = chosen.theme(item.passage)
        if len(told) == most:
            break
        if theme is not None and themes.get(theme, 0) >= most // 2:
            continue
        if sum(other.kind is item.kind for other in told) >= room:
            continue
        themes[theme] = themes.get(theme, 0) + 1
        told.append(item)
    return tuple(told)


def _phrases(
    chosen: Highlights, unsaid: Unsaid, items: Iterable[Item], others: Sequence[str]
) -> Iterator[_Quoted]:
    """Yield the most telling phrase of each line that has any which other texts do not say."""
    for item in items:
        p = item.passage
        if best := unsaid.phrase(_part(chosen, item), p.declaration, others):
            yield best[1], p


def _part(chosen: Highlights, item: Item) -> str:
    """Return the words of a line that tell most, as its passage has them."""
    whole = chosen.quoted(item.edited) if item.edited else item.passage.text
    whole = item.step.new if item.step else whole
    return telling_part(whole, chosen.gazetteer).strip("… ")


def _leading(
    chosen: Highlights, unsaid: Unsaid, items: Iterable[Item], before: Sequence[str]
) -> tuple[_Quoted | None, _Quoted | None]:
    """Return the deed or else the name of the first line that is told in a few words by one."""
    lexicon = chosen.lexicon
    for item in items:
        p, part = item.passage, _part(chosen, item)
        own = [words for _, words in unsaid.phrases_of_its_own(part, p.declaration, before)]
        deeds = (deed_with(p.text, words, lexicon) for words in own if lexicon)
        if told := next(filter(None, deeds), ""):
            return (told, p), None
        if own and unsaid.is_named(own[0], p.declaration):
            return None, (own[0], p)
        if item.kind is Kind.NEW and lexicon and (told := promise_of(p.text, lexicon)):
            return (told, p), None
    return None, None


def _contrasts(chosen: Highlights, items: Iterable[Item]) -> Iterator[tuple[_Quoted, _Quoted]]:
    """Yield the words of lines that were put for others, and those."""
    for item in items:
        older, newer = item.against, item.passage
        if item.finding and older:
            told = contrast_of(item.finding, newer.text, chosen.older_language, chosen.lexicon)
            if told:
                yield (told[0], newer), (told[1], older)


def _openings(chosen: Highlights, items: Iterable[Item]) -> Iterator[_Quoted]:
    """Yield who does what in each line of which one sees it in a few words."""
    for item in items if chosen.lexicon else ():
        beginning = " ".join(_part(chosen, item).split(" ")[:_FIRST_WORDS])
        words = item.edited.words.strip(" ,;:") if item.edited else beginning
        if chosen.lexicon and (told := deed_with(item.passage.text, words, chosen.lexicon)):
            yield told, item.passage
