"""What only may be so, or seems so, and what is so.

    growth appears to have picked up     growth has picked up          stronger
    the use of it adds to resistance     the use of it may add to it   weaker

Both are told by one verb, which stands once in either text,
with words of likelihood before it or with none.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from comparator.analysis.edits import meets
from comparator.analysis.operatives.edited import Edited
from comparator.analysis.operatives.tokens import Token
from comparator.analysis.operatives.verb_lexicon import Lexicon
from comparator.language.knowledge import named_words
from comparator.model import Confidence, Finding, FindingKind, GradeChange

_SO = 4
"""The step of what is so: no word of likelihood stands before it."""
_NEAR, _AROUND = 4, 10  # words
_LEAST_COMMON = 2
_LEAST_STEM = 3
_AUXILIARIES = frozenset(named_words("auxiliaries"))
_FINITE = frozenset(named_words("finite"))
_UNLIKE = frozenset(named_words("unlike"))
_BEFORE_NOUN = frozenset(named_words("before_nouns_of_likelihood"))
_WHO = frozenset(named_words("who"))
_AGENTS = frozenset(named_words("before_agents"))
_PRONOUNS = frozenset(named_words("pronouns_of_subjects"))


class _Said(NamedTuple):
    """A verb that stands once, how likely it is said to be, and where the words for that stand."""

    step: int
    start: int
    end: int
    first: int
    last: int
    around: frozenset[str]
    who: str = ""


def likelihood_shifts(edited: Edited) -> Iterator[tuple[int, Finding]]:
    """Yield where something is said to be so that only might be, or the other way round."""
    lexicon, sides = edited.lexicon, edited.tokens
    if lexicon.language != "en":
        return
    hedged = [_hedged(tokens, lexicon) for tokens in sides]
    for n, (here, there) in enumerate(((0, 1), (1, 0))):
        for lemma, may_be in hedged[here].items():
            is_so = _plain(sides[there], lemma, lexicon)
            if may_be is None or is_so is None or lemma in hedged[there]:
                continue
            if not meets(may_be, edited.changed[here]) or not _is_one(may_be, is_so):
                continue
            older, newer = (may_be, is_so) if n == 0 else (is_so, may_be)
            kind = FindingKind.STRONGER if n == 0 else FindingKind.WEAKER
            words = edited.words((older.first, older.last), (newer.first, newer.last))
            hedge = edited.texts[here][may_be.start : may_be.end]
            graded = GradeChange(hedge, "") if n == 0 else GradeChange("", hedge)
            yield newer.first, Finding(kind, (), (), *words, Confidence.LIKELY, grades=graded)


def _is_one(a: _Said, b: _Said) -> bool:
    # "The loss suffered", "any loss it may have suffered".
    is_other = a.who != b.who and bool({a.who, b.who} & _PRONOUNS)
    is_other |= bool({a.who, b.who} & _WHO)  # "whoever may change it"
    return not is_other and len(a.around & b.around) >= _LEAST_COMMON


def _hedged(tokens: Sequence[Token], lexicon: Lexicon) -> dict[str, _Said | None]:
    """Return the verbs behind words of likelihood; None for one that has several."""
    found: dict[str, _Said | None] = {}
    for n in range(len(tokens)):
        step, length = lexicon.graded_at("likelihood", tokens, n)
        if step is None or tokens[n].text == "May":
            continue
        at = n + length
        while at < len(tokens) and (
            tokens[at].form in _AUXILIARIES or tokens[at].form.endswith("ly")
        ):
            at += 1
        is_verb = at < len(tokens) and at - n - length < _NEAR and tokens[at].is_word
        if is_verb and not lexicon.is_pale(tokens[at].form):
            lemma = tokens[at].lemma
            said = _said(tokens, n, at, lexicon)
            span = said._replace(step=step, end=tokens[n + length - 1].end)
            found[lemma] = None if lemma in found else span
    return found


def _plain(tokens: Sequence[Token], lemma: str, lexicon: Lexicon) -> _Said | None:
    """Return the one place where a verb is said of what is so, if there is one."""
    positions = [n for n, t in enumerate(tokens) if t.lemma == lemma and len(lemma) >= _LEAST_STEM]
    if len(positions) != 1:
        return None
    [n] = positions
    before = [t.form for t in tokens[max(0, n - _NEAR) : n]]
    is_past = tokens[n].form.endswith("ed") and not _AGENTS & {
        t.form for t in tokens[n + 1 : n + 2]
    }
    is_finite = bool(_FINITE & {*before[-2:]}) or tokens[n].form.endswith("s") or is_past
    is_noun = bool(before) and before[-1] in _BEFORE_NOUN
    if not is_finite or is_noun or _UNLIKE & {*before}:
        return None
    first = n
    while first and tokens[first - 1].form in _FINITE:
        first -= 1  # "has picked"
    return _said(tokens, first, n, lexicon)


def _said(tokens: Sequence[Token], n: int, at: int, lexicon: Lexicon) -> _Said:
    around = (*tokens[max(0, n - _AROUND) : n], *tokens[at + 1 : at + 1 + _AROUND])
    stems = frozenset(t.lemma for t in around if t.is_word and not lexicon.is_pale(t.form))
    who = tokens[n - 1].form if n else ""
    return _Said(_SO, tokens[n].start, tokens[at].end, tokens[n].start, tokens[at].end, stems, who)
