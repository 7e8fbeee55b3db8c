"""What is said of things that go up and down: growth, prices, hiring.

    inflation has eased              inflation climbed             stronger: “eased” → “climbed”
    yields have risen                yields are modestly higher    weaker
    demand is supporting growth      tariffs weigh on growth       weaker

"Stronger" is what goes up, or goes up more; of one word said with another degree, what says more.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from comparator.analysis.edits import meets, share_kept
from comparator.analysis.operatives.edited import Edited
from comparator.analysis.operatives.grades import COMPARED
from comparator.analysis.operatives.tokens import Token
from comparator.analysis.operatives.verb_lexicon import Lexicon
from comparator.analysis.operatives.verb_matches import sentences_of
from comparator.language.knowledge import named_words
from comparator.model import Confidence, Finding, FindingKind, GradeChange

_Measure = tuple[int, int, str]
_FAR = 14  # words between what is measured and what is said of it
_BEHIND = 6  # words between "a decline in" or "boost" and what it is of
_NAMING = 3  # words before what is measured that may say which it is
_NEAR = 3  # words before a trend that may say how much of it
_HIGHEST = 5
_MUCH_LESS = 2
_FAR_APART = 2
_MOST_KEPT = 0.75
_FAR_PACE = 5  # words, "at a more moderate pace"
_BREAKS = frozenset(named_words("breaks_of_trends"))
_OF = frozenset("in of".split())
_BEFORE_TO = frozenset(named_words("nouns_before_to"))
_PACES = frozenset(named_words("paces"))
_WILL = frozenset(named_words("will"))
_ARTICLES = frozenset(named_words("articles"))
_BEFORE_VERB = frozenset(named_words("before_verbs_of_trends"))


class _Trend(NamedTuple):
    """What is said of something measured, and where.

    `of` is what is measured, named from `at` on; `which` are the words before it that say which,
    `whose` those of them that are names; `first` and `last` take all in.
    """

    step: int
    word: str
    is_going_on: bool
    start: int
    end: int
    first: int
    last: int
    at: int
    of: str
    which: frozenset[str]
    whose: frozenset[str]
    is_drive: bool = False
    is_paced: bool = False
    is_future: bool = False

    @property
    def said(self) -> tuple[str, int, bool]:
        """What is said, wherever it is said."""
        return self.word, self.step, self.is_going_on


def trend_shifts(edited: Edited) -> Iterator[tuple[int, Finding]]:
    """Yield where something is said to go up that went down, or to do so more or less."""
    old, new = (_by_measure(tokens, edited.lexicon) for tokens in edited.tokens)
    for measure in sorted(old.keys() & new.keys() - edited.lexicon.unmeasured):
        pair = _apart(old[measure], new[measure])
        if pair is None or not any(map(meets, pair, edited.changed)):
            continue
        older, newer = pair
        gain = _gain(older, newer)
        if not gain:
            continue
        kind = FindingKind.STRONGER if gain > 0 else FindingKind.WEAKER
        words = edited.words((older.first, older.last), (newer.first, newer.last))
        graded = GradeChange(*edited.words((older.start, older.end), (newer.start, newer.end)))
        is_clear = _sign(older) != _sign(newer) or _is_one_sentence(older, newer, edited)
        sure = Confidence.LIKELY if is_clear else Confidence.DOUBTFUL
        yield newer.first, Finding(kind, (), (), *words, sure, grades=graded)


def _is_one_sentence(older: _Trend, newer: _Trend, edited: Edited) -> bool:
    """Whether the same is said of it with another degree alone: "at a solid, at a strong rate"."""
    is_same = older.word == newer.word and older.is_going_on == newer.is_going_on
    return is_same and share_kept(edited.variant) >= _MOST_KEPT


def _sign(trend: _Trend) -> int:
    return (trend.step > 0) - (trend.step < 0)


def _apart(old: Sequence[_Trend], new: Sequence[_Trend]) -> tuple[_Trend, _Trend] | None:
    """Return what is said on one side against what is said on the other, where each is clear."""
    old, new = _of_both(old, new), _of_both(new, old)
    if all(any(not t.is_drive for t in side) for side in (old, new)):
        # How it goes is told on both sides: what may hold it back says less of it.
        old, new = ([t for t in side if not t.is_drive] for side in (old, new))
    known = {t.said for t in old} & {t.said for t in new}
    left, right = ([t for t in side if t.said not in known] for side in (old, new))
    if left and not right:
        right = _beside(left, old, new)
    elif right and not left:
        left = _beside(right, new, old)
    if any(len({_sign(t) for t in side}) != 1 for side in (left, right)):
        return None  # one side only says more, or says two things
    # What was so and what will be so are of two times.
    older, newer = left[0], right[0]
    is_one_time = older.is_future == newer.is_future or older.is_drive or newer.is_drive
    return (older, newer) if is_one_time and _is_one(older, newer) else None


def _beside(own: Sequence[_Trend], here: Sequence[_Trend], there: Sequence[_Trend]) -> list[_Trend]:
    """Return what both sides say of the very thing of which one says the contrary as well.

    "Job gains were solid" became "job gains have moderated but were solid".
    """
    kept = {t.said for t in here if t.at == own[0].at and _sign(t) != _sign(own[0])}
    return [t for t in there if t.said in kept]


def _of_both(trends: Sequence[_Trend], others: Sequence[_Trend]) -> Sequence[_Trend]:
    """Return those of what the other side speaks of too."""
    return [t for t in trends if any(_is_one(t, other) for other in others)]


def _is_one(a: _Trend, b: _Trend) -> bool:
    """Whether two are of one thing: not prices and energy prices, nor growth here and there."""
    is_other = a.whose and b.whose and not a.whose & b.whose
    return not is_other and (bool(a.which & b.which) or not (a.which or b.which))


def _gain(older: _Trend, newer: _Trend) -> int:
    if _sign(older) != _sign(newer):
        return newer.step - older.step
    if older.word == newer.word:
        is_now_so = older.is_going_on and not newer.is_going_on
        gain = abs(newer.step) - abs(older.step)
        # "Is expanding" tells no pace, so "is expanding at a moderate pace" is hardly less.
        is_told = older.is_paced == newer.is_paced or abs(gain) >= _FAR_APART
        return (gain if is_told else 0) or is_now_so
    gain = newer.step - older.step
    return gain if older.step > 0 or abs(gain) >= _FAR_APART else 0


def _by_measure(tokens: Sequence[Token], lexicon: Lexicon) -> dict[str, list[_Trend]]:
    found: dict[str, list[_Trend]] = defaultdict(list)
    for sentence in sentences_of(tokens):
        for trend in _trends(sentence, lexicon):
            found[trend.of].append(trend)
    return found


def _trends(sentence: Sequence[Token], lexicon: Lexicon) -> Iterator[_Trend]:
    measures = _measures(sentence, lexicon)
    n = 0
    while n < len(sentence):
        step, length, is_drive = _said_at(sentence, n, lexicon)
        if step is None or any(at <= n < last for at, last, _ in measures):
            n += 1
            continue
        last = n + length
        is_driven = is_drive and last < len(sentence) and sentence[last].form == "by"
        if step == 0 and _is_of_growth(sentence, n, measures):
            n = last
            continue
        near = None
        if not is_driven:
            near = _behind(sentence, last, measures, lexicon, is_drive=is_drive)
        if near is None and is_driven >= is_drive:
            near = _before(sentence, n, measures, lexicon)
        before = sentence[max(0, n - _NEAR) : n]
        pace, end = _pace(sentence, last, lexicon) if step > 0 else (0, last)
        end += end < len(sentence) and sentence[end].form in _PACES
        if near is not None and not any(t.form in lexicon.negations for t in before):
            graded = pace or _graded(step, sentence, n, last, lexicon)
            found = _trend(sentence, (n, end), near, graded, lexicon)
            is_future = any(t.form in _WILL for t in sentence[max(0, n - _FAR_PACE) : n])
            yield found._replace(is_drive=is_drive, is_paced=bool(pace), is_future=is_future)
        n = end


def _is_of_growth(sentence: Sequence[Token], n: int, measures: Sequence[_Measure]) -> bool:
    """Whether what is unchanged before a place is the growth of something: that still grows."""
    ahead = [m for m in measures if m[1] <= n][-2:]
    return any("growth" in {t.form for t in sentence[at:end]} for at, end, _ in ahead)


def _said_at(sentence: Sequence[Token], n: int, lexicon: Lexicon) -> tuple[int | None, int, bool]:
    """Return how what is measured moves or stands by the words at a place, and their number."""
    level, long = lexicon.graded_at("levels", sentence, n)
    trend, length = lexicon.graded_at("trends", sentence, n)
    drive, width = lexicon.graded_at("drives", sentence, n)
    is_verb = n > 0 and sentence[n - 1].form in _BEFORE_VERB
    # "A return to moderate growth" slows nothing.
    is_verb &= not (n > 1 and sentence[n - 2].form in _BEFORE_TO)
    if level is not None and (trend is None or not is_verb) and long >= length:
        return level, long, False
    if trend is not None:
        return trend, length, False
    return drive, width, drive is not None


def _measures(sentence: Sequence[Token], lexicon: Lexicon) -> list[_Measure]:
    found: list[_Measure] = []
    n = 0
    while n < len(sentence):
        name, length = lexicon.measure_at(sentence, n)
        if name:
            found.append((n, n + length, name))
        n += length
    return found


def _behind(
    sentence: Sequence[Token],
    at: int,
    measures: Sequence[_Measure],
    lexicon: Lexicon,
    *,
    is_drive: bool,
) -> _Measure | None:
    """Return what a trend is of that stands behind it: "weak demand", "a decline in exports"."""
    if [t.form for t in sentence[at : at + 2]][1:] == ["of"] and sentence[at].form in _PACES:
        at += 2  # "a slower pace of growth"
    is_of = at < len(sentence) and sentence[at].form in _OF
    far = at + (_BEHIND if is_drive or is_of else 2)
    for measure in measures:
        between = sentence[at + is_of : measure[0]]
        if at <= measure[0] <= far:
            is_loose = is_of or is_drive
            is_near = all(
                t.is_word
                and t.form not in _OF | _BREAKS | lexicon.joins
                and (is_loose or not lexicon.is_pale(t.form))
                for t in between
            )
            # "Growth in spending": the last of them is what it is of.
            return _within(sentence, measure, measures) if is_near else None
    return None


def _within(sentence: Sequence[Token], measure: _Measure, measures: Sequence[_Measure]) -> _Measure:
    """Return what "growth in spending" or "inflation expectations" is about."""
    for other in measures:
        gap = sentence[measure[1] : other[0]]
        is_next = other[0] >= measure[1] and len(gap) <= _NEAR and all(t.is_word for t in gap)
        if is_next and (not gap or gap[0].form in _OF):
            return other
    return measure


def _before(
    sentence: Sequence[Token], n: int, measures: Sequence[_Measure], lexicon: Lexicon
) -> _Measure | None:
    """Return what a predicate is of: the nearest that is measured before it, in its clause."""
    for measure in reversed(measures):
        if measure[1] <= n:
            between = sentence[measure[1] : n]
            is_far = (
                len(between) > _FAR
                or _begins_anew(between, lexicon)
                or any(
                    t.form in _BREAKS or not (t.is_word or t.text in {"(", ")", "’"})
                    for t in between
                )
            )
            return None if is_far else measure
    return None


def _begins_anew(between: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether another thing is spoken of in between: "growth picks up and the effects of …"."""
    return any(a.form in lexicon.joins and b.form in _ARTICLES for a, b in pairwise(between))


def _graded(step: int, sentence: Sequence[Token], n: int, last: int, lexicon: Lexicon) -> int:
    """Return a step as the words of degree around it make it: "rose sharply", "a slight rise"."""
    positions = [*range(max(0, n - _NEAR), n), *range(last, min(last + 1, len(sentence)))]
    size = abs(step)
    for at in positions:
        if not sentence[at].is_word:
            continue
        degree, _ = lexicon.graded_at("degrees", sentence, at)
        is_last = at + 1 == len(sentence) or n <= at + 1 < last
        if not is_last and sentence[at + 1].form in COMPARED:
            continue  # "grew marginally faster"
        if degree is not None and (at >= n - 1 or degree < 0):
            size = min(_HIGHEST, size + 1) if degree > 0 else max(1, size - _MUCH_LESS)
            break
    return size if step > 0 else -size if step < 0 else 0


def _pace(sentence: Sequence[Token], at: int, lexicon: Lexicon) -> tuple[int, int]:
    """Return how strong growth is by the pace that stands behind it, and where that ends.

    "Has expanded at a moderate pace"; 0 where no pace is told.
    """
    said = sentence[at : at + _FAR_PACE]
    far = next((n for n, t in enumerate(said) if t.form in _PACES), 0)
    steps = (lexicon.graded_at("levels", said[:far], n)[0] for n in range(far))
    step = next((step for step in steps if step is not None), None)
    return (0, at) if step is None else (max(1, step), at + far + 1)


def _trend(
    sentence: Sequence[Token],
    said: tuple[int, int],
    measure: _Measure,
    step: int,
    lexicon: Lexicon,
) -> _Trend:
    n, last = said
    at, end, name = measure
    which: dict[bool, set[str]] = {False: set(), True: set()}
    for token in reversed(sentence[max(0, at - _NAMING) : at]):
        if not token.is_word or lexicon.is_pale(token.form) or token.form in _BREAKS:
            break
        is_said = any(
            lexicon.graded_at(scale, [token], 0)[0] is not None
            for scale in ("levels", "trends", "drives")
        )
        if token.form not in lexicon.broad and not is_said:
            which[token.text[:1].isupper()].add(lexicon.matter_of(token.form))
    first, far = min(n, at), max(last, end)
    return _Trend(
        step=step,
        word=sentence[n].lemma,
        is_going_on=sentence[n].form.endswith("ing"),
        start=sentence[n].start,
        end=sentence[last - 1].end,
        first=sentence[first].start,
        last=sentence[far - 1].end,
        at=sentence[at].start,
        of=name,
        which=frozenset(which[False]),
        whose=frozenset(which[True]),
    )
