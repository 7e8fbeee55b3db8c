"""Steps along the way: an initiative that was decided on, what was planned and is done.

    took note of the draft Charter   adopted the Charter              proposed → decided
    asked to simplify the forms      has simplified the forms         proposed → done
    opened the first section         opened the second section        begun → begun

What is only wished for, or named ("the implementation of"), has no place on the way.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from comparator.analysis.edits import meets
from comparator.analysis.operatives.edited import Edited
from comparator.analysis.operatives.tokens import Token
from comparator.analysis.operatives.verb_lexicon import Lexicon
from comparator.analysis.operatives.verb_matches import sentences_of
from comparator.language.knowledge import named_words
from comparator.language.stems import stem
from comparator.model import Confidence, Finding, FindingKind, Stage, StageChange

_STAGES = dict(enumerate(Stage, start=1))
_BEFORE, _AFTER = 9, 12  # words around an event that say of what it is
_LEAST_COMMON, _FEW = 2, 3
_ENOUGH_COMMON = 3
_LEAST_SHARE = 0.3
_OF_ASPECTS, _MUCH_OF_ASPECTS = 4, 6
_LONG_SENTENCE = 45
_MANY_NAMES = 3
_DECIDED, _BEGUN, _FULLY_DONE = 2, 3, 4
_LEAST_STEM = 3
_PAST = frozenset(named_words("past"))
_BEFORE_GERUND = frozenset(named_words("before_gerund"))
_OPEN = frozenset(named_words("not_yet"))
_HAVING = frozenset(named_words("having"))
_BEING = frozenset(named_words("being"))
_TO_BE_DONE = frozenset(named_words("forms_of_be"))
_TO_BE = frozenset(named_words("to_be"))
_ALREADY = frozenset(named_words("already"))
_RUSSIAN_PAST = named_words("past_endings")
_NEAR_FORMS = 4
_PLANNED = frozenset(stem(word, "en") for word in named_words("planning"))
_GOING_ON = named_words("going_on")
_WILL = frozenset(named_words("will"))
_BETWEEN = frozenset(named_words("between_auxiliary_and_verb"))
_NO_DOING = frozenset(named_words("no_doing"))
_DONE = frozenset(named_words("participles_of_deeds"))
_WELCOMING = frozenset(named_words("welcoming"))
_WISHING = frozenset(stem(word, "en") for word in named_words("wishing"))
"""Stems of what stands before an opening, or "to open", that is wished, asked for or promised."""
_PROGRESS = frozenset(named_words("progress"))
_GOVERNED = 5  # words before "to open" that may say who is to open it
_NOUN_ENDINGS = named_words("noun_endings")
_BEFORE_NOUN = frozenset(named_words("before_nouns_of_deeds"))
_JOINTS = frozenset(named_words("joints_of_steps"))
_ORDINALS = named_words("ordinals")
_EXPECTED = frozenset(named_words("expected"))
_WITHIN = frozenset(named_words("settings"))
_PROMPTED = frozenset(named_words("prompted"))
_OVER = frozenset(named_words("of_the_past"))
_MEANS = frozenset(named_words("means"))
_RELATIVE = frozenset(named_words("relatives"))
_PARTS = frozenset(named_words("parts"))
_GOALS = frozenset(named_words("goals"))
_MET = frozenset(stem(word, "en") for word in named_words("meeting_goals"))
_BEFORE_PASSIVE = 20
_OFFERING = named_words("offering")
_CHANCES = frozenset(named_words("chances"))


class _Event(NamedTuple):
    """That something is at a stage.

    `around` has stems of what it is of, and `names` those of them that are names; it is `planned`
    where only a "will" says of it that it is to be, and `aspect` where no word says the stage but
    the form of the verb: "will provide", "are providing", "have provided". What `goes_on` is
    continued. Of `ordinals`: which of several it is, the first session or the second.
    """

    stage: int
    start: int
    end: int
    around: frozenset[str]
    names: frozenset[str] = frozenset()
    is_planned: bool = False
    is_aspect: bool = False
    goes_on: bool = False
    ordinals: frozenset[str] = frozenset()


def step_shifts(edited: Edited) -> Iterator[tuple[int, Finding]]:
    """Yield where one matter is further along the way than it was, or less far."""
    sides, lexicon = edited.tokens, edited.lexicon
    for old, new, common in (*_answers(sides, lexicon), *_told_by_form(sides, lexicon)):
        touched = [*map(meets, (old, new), edited.changed)]
        # A "will" that stands on both sides is not what has been done.
        is_touched = all(touched) if old.is_aspect or new.is_aspect else any(touched)
        if old.stage == new.stage or not is_touched:
            continue
        change = StageChange(_STAGES[old.stage], _STAGES[new.stage])
        words = edited.words((old.start, old.end), (new.start, new.end))
        by_form = old.is_aspect or new.is_aspect
        # What is being done this year and will be done is no step back.
        is_enough = common >= (_MUCH_OF_ASPECTS if by_form else _ENOUGH_COMMON)
        is_likely = is_enough and not (by_form and new.stage < old.stage)
        sure = Confidence.LIKELY if is_likely else Confidence.DOUBTFUL
        yield new.start, Finding(FindingKind.STEP, (), (), *words, sure, stages=change)
        return
    yield from _parts(edited)


def _answers(
    sides: tuple[list[Token], list[Token]], lexicon: Lexicon
) -> Iterator[tuple[_Event, _Event, int]]:
    """Yield events of one matter, each once, those that share most first."""
    old, new = (_events(tokens, lexicon) for tokens in sides)
    old += _tensed(sides[0], sides[1], lexicon)
    new += _tensed(sides[1], sides[0], lexicon)
    yield from _matched(old, new)


def _told_by_form(
    sides: tuple[list[Token], list[Token]], lexicon: Lexicon
) -> Iterator[tuple[_Event, _Event, int]]:
    """Yield what was to be done and is being done, or has been, with whatever verbs."""
    old, new = (
        [*_aspects(tokens, lexicon), *_events(tokens, lexicon, _LONG_SENTENCE)] for tokens in sides
    )
    yield from _matched(old, new, is_by_form=True)


def _matched(
    old: Sequence[_Event], new: Sequence[_Event], *, is_by_form: bool = False
) -> Iterator[tuple[_Event, _Event, int]]:
    """Yield events that share enough, each once, those that share most first."""
    scored = sorted(
        (-_common(a, b), a.stage != b.stage, i + j, abs(i - j), i, j)
        for i, a in enumerate(old)
        for j, b in enumerate(new)
        if _common(a, b) and (not is_by_form or _is_of_form(a, b))
    )
    taken: set[tuple[int, int]] = set()
    for common, *_, i, j in scored:
        if not taken & {(0, i), (1, j)}:
            taken |= {(0, i), (1, j)}
            yield old[i], new[j], -common


def _is_of_form(a: _Event, b: _Event) -> bool:
    """Whether the form of a verb says that one is to be, and much says that both are one matter."""
    is_mere = (a.goes_on or b.goes_on) and not (a.is_aspect and b.is_aspect)
    if is_mere or (a.is_planned and b.is_planned) or (a.goes_on and b.goes_on):
        return False  # "will consult", "will continue to consult", "intend to continue to"
    stages = {a.stage, b.stage}
    is_planned = len(stages) == 1 or (1 in stages and _DECIDED not in stages)
    names = len(a.names & b.names)
    is_much = len(a.around & b.around) + names >= _OF_ASPECTS
    is_form = a.is_aspect and b.is_aspect
    return is_planned and is_much and (is_form or names >= _MANY_NAMES)


def _common(a: _Event, b: _Event) -> int:
    if a.ordinals and b.ordinals and a.ordinals.isdisjoint(b.ordinals):
        return 0
    common, fewest = len(a.around & b.around), min(len(a.around), len(b.around))
    common += len(a.names & b.names)
    is_enough = common >= _LEAST_COMMON or (common and fewest <= _FEW)
    return common if is_enough and common >= _LEAST_SHARE * fewest else 0


def _events(tokens: Sequence[Token], lexicon: Lexicon, wide: int = 0) -> list[_Event]:
    found = []
    for sentence in sentences_of(tokens):
        n = 0
        while n < len(sentence):
            stage, length = lexicon.graded_at("stages", sentence, n)
            if stage is None:
                n += 1
                continue
            last = n + length
            is_planned = stage > 1 and bool(_OPEN & {t.form for t in sentence[max(0, n - 3) : n]})
            stage = _told(sentence, n, last, stage, lexicon)
            stage, last = _chained(sentence, last, stage, lexicon) if stage else (0, last)
            if stage:
                first = n if lexicon.language == "en" else _first_of_form(sentence, n)
                event = _event(sentence, n, last, stage, lexicon, wide)
                event = event._replace(start=sentence[first].start)
                found.append(event._replace(is_planned=is_planned))
            n = last
    # What is decided and will be opened is decided.
    return [e for e in found if not e.is_planned] or found


def _told(  # noqa: PLR0911 - one return a rule
    sentence: Sequence[Token], n: int, last: int, stage: int, lexicon: Lexicon
) -> int:
    """Return how far something is by the words there: 0 where they do not say."""
    if n and sentence[n].text[:1].isupper() and sentence[n - 1].is_word:
        return 0  # a name: "Your Deployed Modifications", "the Programme of Implementation"
    if n and sentence[n - 1].text == "(":
        return 0  # "the Address (adopted in Arden in 2018)": of the paper that is named
    if stage == 1:
        # "Cooperate in discussions" says where, not that something is discussed; "considering the
        # risks, they note it": nothing will be considered.
        is_aside = (
            n == 0 and sentence[n].form.endswith("ing") and any(t.text == "," for t in sentence)
        )
        is_aside |= _is_setting(sentence, n) or _is_listed(sentence, n, lexicon)
        # "Encouraged by the completion" asks for nothing.
        is_aside |= sentence[n].form.endswith("ed") and _form_at(sentence, last) == "by"
        return int(not is_aside and not _is_chance(sentence, n, last))
    if lexicon.language != "en":
        return _told_elsewhere(sentence, n, last, stage, lexicon)
    before = [t.form for t in sentence[max(0, n - 3) : n]]
    form, previous = sentence[n].form, before[-1] if before else ""
    if previous in _RELATIVE and before[-2:-1] and before[-2] in lexicon.subjects:
        return 0  # "all the states that signed it"
    is_listed = n == 0 and form.endswith("ing") and sentence[last : last + 1] != []
    is_noun = form.endswith(_NOUN_ENDINGS) or (previous in _BEFORE_NOUN and not form.endswith("ed"))
    if is_listed and sentence[last].form != "of":
        return stage  # a list of what is done: "Launching a platform"
    if previous in _BEING and form.endswith("ing"):
        return min(stage, _BEGUN)  # "are entering into an arrangement"
    if is_noun:
        return _of_noun(sentence, n, last, stage)
    if len(before) > 1 and before[-1] == "be" and before[-2] == "to" and before[0] in _BEING:
        return 1  # "is to be opened"
    if "to" in before[-2:]:
        ahead = {t.lemma for t in sentence[max(0, n - _GOVERNED) : n]}
        return int(bool(ahead & _WISHING))
    if _OPEN & {*before}:
        return 1 if "to" not in before else 0
    is_past = form.endswith(("ed", "s")) or form in _PAST
    if previous == "being":
        stage = min(stage, _BEGUN)  # what is being carried out is not carried out
    return stage if is_past or previous in lexicon.subjects | _TO_BE_DONE else 0


def _form_at(sentence: Sequence[Token], at: int) -> str:
    return sentence[at].form if at < len(sentence) else ""


def _is_chance(sentence: Sequence[Token], n: int, last: int) -> bool:
    """Whether it "offered an opportunity", which proposes nothing."""
    ahead = {t.form for t in sentence[last : last + _NEAR_FORMS]}
    return sentence[n].form.startswith(_OFFERING) and bool(_CHANCES & ahead)


def _is_setting(sentence: Sequence[Token], n: int) -> bool:
    """Whether a noun says where or at whose wish something is done: "at the initiative of"."""
    before = {t.form for t in sentence[max(0, n - 2) : n]}
    is_of = n + 1 < len(sentence) and sentence[n + 1].form == "of"
    is_wish = is_of and sentence[n - 1].form in _BEFORE_NOUN and bool(_PROMPTED & before)
    return is_wish or (sentence[n].form.endswith("s") and bool(_WITHIN & before))


def _is_listed(sentence: Sequence[Token], n: int, lexicon: Lexicon) -> bool:
    """Whether a noun is one of several things: "the development of guidance and proposals"."""
    is_plural = sentence[n].form.endswith("s") and lexicon.language == "en"
    return is_plural and n > 0 and sentence[n - 1].form in lexicon.joins


def _of_noun(sentence: Sequence[Token], n: int, last: int, stage: int) -> int:
    """Return how far it is when the words before a noun welcome it, or wish for it; else 0."""
    before = sentence[max(0, n - _BEFORE) : n]
    behind = pairwise(sentence[last - 1 : last + _AFTER])
    if any(b.form in _EXPECTED and (a.text == "," or a is sentence[last - 1]) for a, b in behind):
        return 1  # "the entry into force of the accord, expected in May"
    if before and before[-1].form == "with":
        return 0  # "noted with approval" approves nothing
    if _is_means(sentence, n, last):
        return stage
    if _PROGRESS & {t.form for t in before[-_GOVERNED:]}:
        stage = min(stage, _BEGUN)  # progress in an implementation
    for token in reversed(before):
        if token.lemma in _WELCOMING and not token.form.startswith("encourage"):
            return stage
        if token.lemma in _WISHING:
            return 1
    return 0


def _is_means(sentence: Sequence[Token], n: int, last: int) -> bool:
    """Whether something was done by a deed: "enhanced it through the signing of an accord"."""
    before = [t.form for t in sentence[max(0, n - _BEFORE) : n]]
    is_of = last < len(sentence) and sentence[last].form == "of"
    return is_of and bool(_MEANS & {*before[-2:]}) and not _OPEN - {"to"} & {*before}


def _told_elsewhere(
    sentence: Sequence[Token], n: int, last: int, stage: int, lexicon: Lexicon
) -> int:
    """Return how far something is in Russian or Chinese: 0 where its words do not say."""
    before = [t.form for t in sentence[max(0, n - _NEAR_FORMS) : n]]
    if _TO_BE & {*before}:
        return 1
    if lexicon.is_unspaced:
        after = sentence[last].form if last < len(sentence) else ""
        return stage if after == "了" or _ALREADY & {*before} or stage == _DECIDED else 0
    return stage if sentence[n].form.endswith(_RUSSIAN_PAST) else 0


def _first_of_form(sentence: Sequence[Token], n: int) -> int:
    """Return where what says that it will be, or has been, begins before a word."""
    forms = range(max(0, n - _NEAR_FORMS), n)
    return next((k for k in forms if sentence[k].form in _TO_BE | _ALREADY), n)


def _chained(sentence: Sequence[Token], last: int, stage: int, lexicon: Lexicon) -> tuple[int, int]:
    """Return the stage that words tell with those that follow: "agreed to explore" is proposed."""
    if stage == _FULLY_DONE and sentence[last - 1].lemma in _MET:
        # "Exceeded the annual goal of": what was met is no longer proposed.
        ahead = range(last, min(last + _GOVERNED, len(sentence)))
        goal = next((k for k in ahead if sentence[k].form in _GOALS), None)
        if goal is not None:
            return stage, goal + 1
    at, joints = last, []
    while at < len(sentence) and sentence[at].form in _JOINTS:
        joints.append(sentence[at].form)
        at += 1
    following, length = (
        lexicon.graded_at("stages", sentence, at) if at < len(sentence) else (None, 1)
    )
    if following is None:
        return stage, last
    is_first = "to" not in (sentence[last - 1].form, *joints[:1])
    if stage == _BEGUN and following == 1:
        is_first = False  # "launched a procedure for", "opened negotiations on"
    return (stage if is_first else min(stage, following)), at + length


def _event(  # noqa: PLR0913 - where it stands, and what it is
    sentence: Sequence[Token], n: int, last: int, stage: int, lexicon: Lexicon, wide: int = 0
) -> _Event:
    # What was done to it stands before a passive: "an accord by which … was signed".
    is_passive = n > 0 and sentence[n - 1].form in _TO_BE_DONE
    far = wide or (_BEFORE_PASSIVE if is_passive else _BEFORE)
    before = _telling(sentence[max(0, n - far) : n], lexicon)
    after = _telling(sentence[last : last + (wide or _AFTER)], lexicon)
    start, end = sentence[n].start, sentence[last - 1].end
    around = [*before, *after]
    names = frozenset(lexicon.matter_of(t.form) for t in around if t.text[:1].isupper())
    matter = frozenset(lexicon.matter_of(t.form) for t in around)
    forms = {t.form for t in sentence[max(0, n - far) : last + (wide or _AFTER)]}
    ordinals = forms.intersection(_ORDINALS)
    return _Event(stage, start, end, matter, names, ordinals=frozenset(ordinals))


def _telling(tokens: Sequence[Token], lexicon: Lexicon) -> list[Token]:
    """Return the words that say of what something is: neither pale, nor of those who speak.

    "European Union" and "United States" are said of every matter of theirs.
    """
    speakers = {
        id(t)
        for t, following in pairwise(tokens)
        if t.text[:1].isupper()
        and following.text[:1].isupper()
        and following.form in lexicon.subjects
    }
    return [
        t
        for t in tokens
        if t.is_word
        and id(t) not in speakers
        and not lexicon.is_pale(t.form)
        and t.form not in lexicon.subjects
    ]


def _tensed(tokens: Sequence[Token], others: Sequence[Token], lexicon: Lexicon) -> list[_Event]:
    """Return what is said with a verb that the other text has too, here done and there not yet."""
    return [
        _event(sentence, n, n + 1, stage, lexicon)
        for sentence in sentences_of(tokens)
        for n, token in enumerate(sentence)
        if (stage := _tense(sentence, n, lexicon) or _narrated(sentence, n, lexicon))
        and _is_other(token, stage, others, lexicon)
    ]


def _aspects(tokens: Sequence[Token], lexicon: Lexicon) -> list[_Event]:
    """Return what sentences say with whatever verb: that it will be, is, or has been done."""
    return [
        _event(sentence, n, n + length, stage, lexicon, wide=_LONG_SENTENCE)._replace(
            is_aspect=True,
            is_planned=sentence[n].form in _WILL,
            goes_on=any(t.form.startswith(_GOING_ON) for t in sentence[n : n + length + 1]),
        )
        for sentence in sentences_of(tokens)
        for n in range(len(sentence))
        for stage, length in [_aspect(sentence, n, lexicon.subjects)]
        if stage
    ]


def _aspect(sentence: Sequence[Token], n: int, subjects: frozenset[str]) -> tuple[int, int]:
    """Return the stage that the form of a verb at a place tells, and its words; 0 for none."""
    form, at, who = sentence[n].form, n + 1, n - 1
    while at < len(sentence) and sentence[at].form in _BETWEEN:
        at += 1
    while who > 0 and sentence[who].form in _BETWEEN:
        who -= 1
    following = sentence[at].form if at < len(sentence) else ""
    is_doer = who >= 0 and (sentence[who].form in subjects or sentence[who].text[:1].isupper())
    if not is_doer or not following or _OVER & {t.form for t in sentence[:n]}:
        return 0, 1
    if form in _WILL:
        return _BEGUN if following.startswith("continu") else 1, at + 1 - n
    if sentence[n].lemma in _PLANNED and following == "to":
        is_going_on = _form_at(sentence, at + 1).startswith(_GOING_ON)
        return _BEGUN if is_going_on else 1, at + 1 - n
    if form in _BEING and following.endswith("ing") and following not in _NO_DOING:
        return _BEGUN, at + 1 - n
    if form in _HAVING and (following.endswith("ed") or following in _DONE):
        return _FULLY_DONE, at + 1 - n
    is_going_on = form.startswith("continu") and following == "to"
    return (_BEGUN, at + 1 - n) if is_going_on else (0, 1)


def _is_other(token: Token, stage: int, others: Sequence[Token], lexicon: Lexicon) -> bool:
    return any(
        t.lemma == token.lemma
        and (_tense(others, n, lexicon) or _narrated(others, n, lexicon)) not in {0, stage}
        for n, t in enumerate(others)
    )


def _narrated(sentence: Sequence[Token], n: int, lexicon: Lexicon) -> int:
    """Return 4 where those who act did something: "one year ago, both states elevated their ties".

    Whoever "supported" or "noted" something did nothing yet.
    """
    who = n - 1
    while who > 0 and sentence[who].form in _BETWEEN:
        who -= 1
    if who < 0 or not sentence[n].form.endswith("ed") or lexicon.verbs_from(sentence[n].form):
        return 0
    is_doer = sentence[who].form in lexicon.subjects or sentence[who].text[:1].isupper()
    return _FULLY_DONE if is_doer and sentence[who].is_word else 0


def _is_doing(tokens: Sequence[Token], n: int, lexicon: Lexicon) -> bool:
    """Whether those who act are at a deed: "we are opening it", not "prices are easing"."""
    is_doer = n > 1 and tokens[n - 2].form in lexicon.subjects
    return is_doer and not tokens[n].form.startswith(_GOING_ON)


def _tense(tokens: Sequence[Token], n: int, lexicon: Lexicon) -> int:
    """Return 4 for what has been done, 3 for what is being done, 1 for what is to be, else 0."""
    form = tokens[n].form
    before = [t.form for t in tokens[max(0, n - 3) : n]]
    if len(form) <= _LEAST_STEM:
        return 0
    is_infinitive = form.endswith("en") and bool(before) and before[-1] in _OPEN  # "strengthen"
    if form.endswith(("ed", "en")) and not is_infinitive:
        return 4 if _HAVING & {*before} else 1 if _OPEN & {*before} and "be" in before else 0
    if form.endswith("ing") and before and before[-1] in _BEING:
        return _BEGUN if _is_doing(tokens, n, lexicon) else 0
    if form.endswith("ing"):
        if n and tokens[n - 1].lemma in _WISHING:
            return 1  # "requires opening the port"
        return int(not before or before[-1] in _BEFORE_GERUND or not tokens[n - 1].is_word)
    is_going_on = len(before) > 1 and before[-2].startswith("continu")
    return 1 if before and before[-1] in _OPEN and not is_going_on else 0


def _parts(edited: Edited) -> Iterator[tuple[int, Finding]]:
    """Yield where one part took the place of another: the second section of the first."""
    old, new = map(_numbered, edited.tokens)
    for part in sorted(old.keys() & new.keys()):
        (was, older), (now, newer) = old[part], new[part]
        if was == now or not any(map(meets, (older, newer), edited.changed)):
            continue
        stages = (Stage.BEGUN, Stage.DONE) if was < now else (Stage.DONE, Stage.BEGUN)
        words = edited.words((older.start, older.end), (newer.start, newer.end))
        change = StageChange(*stages)
        yield (
            newer.start,
            Finding(FindingKind.STEP, (), (), *words, Confidence.LIKELY, stages=change),
        )


def _numbered(tokens: Sequence[Token]) -> dict[str, tuple[int, _Event]]:
    return {
        after.form: (_ORDINALS.index(token.form), _Event(0, token.start, after.end, frozenset()))
        for token, after in pairwise(tokens)
        if token.form in _ORDINALS and after.form in _PARTS
    }
