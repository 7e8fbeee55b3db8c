"""Words that say how much and how bindingly, in clauses whose verb is on no scale.

    quarrels should be settled      quarrels must be settled   stronger: “should” → “must”
    the risks are nearly balanced   the risks are balanced     stronger: “nearly” went

Two such words are set against each other where they stand at the same word, and that word stands
once in either text.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from comparator.analysis.edits import Span, meets, share_kept
from comparator.analysis.operatives.edited import Edited
from comparator.analysis.operatives.tokens import Token
from comparator.analysis.operatives.verb_lexicon import Lexicon
from comparator.language.knowledge import named_words
from comparator.language.stems import stem
from comparator.model import Confidence, Finding, FindingKind, GradeChange

_WIDE, _NEAR = 10, 3  # words
_LEAST_COMMON = 2
_ENOUGH_COMMON, _LEAST_SHARE = 4, 0.4
_LEAST_KEPT, _MOST_KEPT = 0.2, 0.75
_NO_HEADS = frozenset(named_words("no_heads"))
_NO_DEGREE_ACROSS = frozenset(named_words("no_degree_across"))
COMPARED = frozenset(named_words("compared"))
"""Before these a word says how much more, not how much: "grew marginally faster"."""
_BEFORE_PLACES = frozenset(named_words("before_places"))
_MAY, _MUST = 1, 3
"""Steps of what may be and of what must be."""
_ONLY = frozenset(named_words("only"))
_INTO_NOTHING = frozenset(named_words("into_nothing"))
_LONGEST = 4  # characters
_PARTS = re.compile(r"\w+")  # of "legally-binding"
_RIVAL = 0.5
_NEAR_REVERSAL = 5  # words
_REVERSING = frozenset(stem(word, "en") for word in named_words("reversing"))
_NOT_MERELY = frozenset(named_words("not_merely"))
_GOING_ON = named_words("going_on")
_BEING = frozenset(named_words("forms_of_be"))
_AFTER_PREDICATE = frozenset(named_words("after_predicates"))
_STANDARDS = frozenset(named_words("standards"))
_PALE_HEADS = frozenset(named_words("pale_heads"))
_BREADTHS = frozenset(named_words("breadths"))
"""These say rather of how many a thing is said than how much."""
COMPARING = frozenset(named_words("comparing"))
_AS_MODIFIED = 2
"""Steps of a word of degree: between them lies the same with another before it."""


class _Use(NamedTuple):
    """A graded word, its step and place, and the word it stands at.

    `start` and `end` are those of the graded word, or of none; `first` and `last` take in the word
    it stands at.
    """

    step: int
    start: int
    end: int
    first: int
    last: int
    before: str = ""
    after: tuple[str, ...] = ()
    around: frozenset[str] = frozenset()
    is_negated: bool = False
    ahead: frozenset[str] = frozenset()


def grade_shifts(
    edited: Edited, weighed: tuple[Sequence[Span], Sequence[Span]]
) -> Iterator[tuple[int, Finding]]:
    """Yield where a clause binds more or less, or says more or less of the same, by such words."""
    (old, new), lexicon = edited.tokens, edited.lexicon
    pairs = [
        (*pair, Confidence.LIKELY)
        for scale in ("modals", "evidence")
        for pair in _binding(old, new, lexicon, scale)
        # "The data indicate that growth slowed", "that prices rose": of each another thing.
        if scale == "modals" or len(pair[0].ahead & pair[1].ahead) >= _LEAST_COMMON
    ]
    # In other words a degree is no change of its own.
    stands = share_kept(edited.variant) >= _LEAST_KEPT
    is_modal = any(a.step != b.step for a, b, _ in pairs)
    pairs += [
        (a, b, Confidence.LIKELY)
        for scale in lexicon.ladders
        for a, b in _binding(old, new, lexicon, scale)
        if _is_near(a, b)
    ]
    pairs += [
        (*pair, Confidence.LIKELY if _is_all(pair, edited) else Confidence.DOUBTFUL)
        for pair in (_degrees(old, new, lexicon) if stands else ())
        if not (lies_in(pair[0][3:5], weighed[0]) or lies_in(pair[1][3:5], weighed[1]))
        # "Will be needed", "may be needed to some extent": the second is told by the first.
        and not (is_modal and min(pair[0].step, pair[1].step) < 0)
    ]
    for older, newer, confidence in pairs:
        is_touched = any(map(meets, (older, newer), edited.changed))
        is_turned = older.is_negated != newer.is_negated
        if (older.step == newer.step and not is_turned) or not is_touched:
            continue
        kind = FindingKind.STRONGER if newer.step > older.step else FindingKind.WEAKER
        kind = FindingKind.TURNED if is_turned else kind
        words = edited.words((older.first, older.last), (newer.first, newer.last))
        graded = GradeChange(*edited.words((older.start, older.end), (newer.start, newer.end)))
        yield newer.first, Finding(kind, (), (), *words, confidence, grades=graded)


def _is_all(pair: tuple[_Use, _Use], edited: Edited) -> bool:
    """Whether a word of degree is all that changed around it: "a return", "a lasting return"."""
    words = [edited.texts[side][use.start : use.end] for side, use in enumerate(pair)]
    if share_kept(edited.variant) < _MOST_KEPT or _BREADTHS & {*words}:
        return False
    return all(
        edited.texts[side][start:end].strip(" ,") in words[side]
        for side, use in enumerate(pair)
        for start, end in edited.changed[side]
        if start <= max(use.last, use.end) + 1 and end + 1 >= min(use.first, use.start)
    )


def lies_in(here: Span, spans: Sequence[Span]) -> bool:
    """Whether a stretch of a text shares a character with any of some others."""
    return any(start < here[1] and end > here[0] for start, end in spans)


def _binding(
    old: Sequence[Token], new: Sequence[Token], lexicon: Lexicon, scale: str
) -> Iterator[tuple[_Use, _Use]]:
    """Yield modals that answer each other, or what shows something, those that share most first."""
    uses = _binding_uses(old, lexicon, scale), _binding_uses(new, lexicon, scale)
    scored = sorted(
        (-_common(a, b), i + j, abs(i - j), i, j)
        for i, a in enumerate(uses[0])
        for j, b in enumerate(uses[1])
        if _common(a, b)
    )
    taken: set[tuple[int, int]] = set()
    for common, *_, i, j in scored:
        if not taken & {(0, i), (1, j)}:
            taken |= {(0, i), (1, j)}
            if not _has_rival(uses, scored, (i, j), _RIVAL * common):
                yield uses[0][i], uses[1][j]


def _has_rival(
    uses: tuple[Sequence[_Use], Sequence[_Use]],
    scored: Sequence[tuple[int, int, int, int, int]],
    chosen: tuple[int, int],
    least: float,
) -> bool:
    """Whether a modal of the same step answers one of two nearly as well."""
    return any(
        common <= least and uses[0][i].step == uses[1][j].step
        for common, *_, i, j in scored
        if (i == chosen[0]) != (j == chosen[1])
    )


def _common(a: _Use, b: _Use) -> int:
    """Return how much stands around both of two modals, 0 where it is too little."""
    heads = bool({*a.after} & {*b.after}) + bool(a.before and a.before == b.before)
    around, fewest = len(a.around & b.around), min(len(a.around), len(b.around))
    is_much = around >= _ENOUGH_COMMON and around >= _LEAST_SHARE * fewest
    return heads * _WIDE + around if is_much or (heads and around >= _LEAST_COMMON) else 0


def _binding_uses(tokens: Sequence[Token], lexicon: Lexicon, scale: str) -> list[_Use]:
    found = []
    for n in range(len(tokens)):
        step, length = lexicon.graded_at(scale, tokens, n)
        if step is None:
            continue
        is_negated = scale == "modals" and _is_negated(tokens, n + length, lexicon)
        if scale == "modals" and step == _MAY:
            # "May not be used" and "may be used only by" bind as "must not" does.
            is_bound = is_negated or any(
                t.form in _ONLY for t in tokens[n : n + length + _NEAR + 1]
            )
            step = _MUST if is_bound else step
        here = tokens[n].start, tokens[n + length - 1 + is_negated].end
        is_aside = is_reversed(tokens, n, lexicon) or _goes_on(tokens, n, n + length)
        is_aside |= any(t.form in _BEFORE_PLACES for t in tokens[n + length : n + length + 1])
        if scale in lexicon.ladders and is_aside:
            continue
        before = _telling(tokens[max(0, n - _WIDE) : n], lexicon)
        after = _telling(tokens[n + length : n + length + _WIDE], lexicon)
        found.append(
            _Use(
                step,
                *here,
                *here,
                before[-1].lemma if before else "",
                tuple(t.lemma for t in after[: 2 if scale in lexicon.ladders else 1]),
                frozenset(t.lemma for t in (*before, *after)),
                is_negated,
                frozenset(t.lemma for t in after),
            )
        )
    return found


def _is_negated(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether what may or must be is negated by the word at a place, which is not "not only"."""
    forms = [t.form for t in tokens[at : at + 2]]
    if forms[:1] and forms[0] in _INTO_NOTHING:
        forms = forms[1:]  # "shall in no event"
    return bool(forms) and forms[0] in lexicon.negations and forms[-1] not in _NOT_MERELY


def is_reversed(
    tokens: Sequence[Token], n: int, lexicon: Lexicon, but: frozenset[str] = frozenset()
) -> bool:
    """Whether more of what is said at a place is less of what is meant: "avoid serious harm".

    `but` has stems of words that do not turn it.
    """
    for token in reversed(tokens[max(0, n - _NEAR_REVERSAL) : n]):
        if not token.is_word or token.form in lexicon.joins:
            return False
        if token.form in lexicon.negations or token.lemma in _REVERSING - but:
            return True
    return False


def _goes_on(tokens: Sequence[Token], n: int, at: int) -> bool:
    """Whether it is only said that something goes on, and then what: "continue to promote"."""
    following = tokens[at].form if at < len(tokens) else ""
    is_verb = following == "to" or following.endswith("ing")
    return is_verb and tokens[n].form.startswith(_GOING_ON)


def _is_near(a: _Use, b: _Use) -> bool:
    """Whether two words stand at the same word, and enough else around both is the same."""
    return bool({*a.after} & {*b.after}) and len(a.around & b.around) >= _LEAST_COMMON


def _telling(tokens: Sequence[Token], lexicon: Lexicon) -> list[Token]:
    return [t for t in tokens if t.is_word and not lexicon.is_pale(t.form)]


def _degrees(
    old: Sequence[Token], new: Sequence[Token], lexicon: Lexicon
) -> Iterator[tuple[_Use, _Use]]:
    """Yield words of degree at the same word of both texts; at one of them there may be none."""
    here, there = _by_head(old, lexicon), _by_head(new, lexicon)
    for head, a in here.items():
        b = there.get(head)
        if a is None or b is None or not (a.end > a.start or b.end > b.start):
            continue
        if _is_elsewise(old, a, lexicon) or _is_elsewise(new, b, lexicon):
            continue
        if _is_bare(a):
            is_moved = _is_put_elsewhere(new, b, old, lexicon)
        else:
            is_moved = _is_bare(b) and _is_put_elsewhere(old, a, new, lexicon)
        if not is_moved:
            yield a, b


def _is_put_elsewhere(
    own: Sequence[Token], use: _Use, others: Sequence[Token], lexicon: Lexicon
) -> bool:
    """Whether another text has a word of degree as well, in another place, form or rendering.

    "Effective verification", "a verification mechanism of greater effectiveness"; "efficient".
    """
    words = [t.lemma for t in own if use.start <= t.start < use.end]
    if not words or use.step <= 0:
        return False
    if {lexicon.lemma(part) for t in others for part in _PARTS.findall(t.form)}.issuperset(words):
        return True
    known = {t.lemma for t in own}
    return any(
        others[n].lemma not in known
        and lexicon.graded_at("degrees", others, n)[0] == use.step // _AS_MODIFIED
        for n in range(len(others))
    )


def _is_elsewise(tokens: Sequence[Token], use: _Use, lexicon: Lexicon) -> bool:
    """Whether more of it is less, or it is more than something else: "tighter than in Oslo"."""
    at = next(n for n, token in enumerate(tokens) if token.end > use.first)
    said = tokens[at : at + _NEAR]
    behind = tokens[at : at + _WIDE + _NEAR]
    is_compared = any(t.form in COMPARING for t in said) and use.end > use.start
    return is_reversed(tokens, at, lexicon) or (
        is_compared and any(t.form in _STANDARDS for t in behind)
    )


def _by_head(tokens: Sequence[Token], lexicon: Lexicon) -> Mapping[str, _Use | None]:
    """Return the words that stand once with their words of degree; None where they stand twice."""
    found: dict[str, _Use | None] = {}
    for n, token in enumerate(tokens):
        is_head = not lexicon.is_pale(token.form) or token.form in _PALE_HEADS
        if token.is_word and is_head and token.form not in _NO_HEADS:
            use = _degree_of(tokens, n, lexicon)
            # "More effective" says less of an effect than it seems.
            head = token.form.removesuffix("s")
            found[head] = None if head in found else use
    for head, use in _predicates(tokens, lexicon):
        # "Trade is vital": the same word with none before it says nothing beside that.
        found[head] = None if head in found and not _is_bare(found[head]) else use
    return found


def _is_bare(use: _Use | None) -> bool:
    return use is not None and use.start == use.end


def _predicates(tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[tuple[str, _Use]]:
    """Yield what something is said to be in a word of degree: "dredging is vital to the port"."""
    for n in range(2, len(tokens)):
        step, _ = _degree_at(tokens, n, lexicon)
        following = tokens[n + 1] if n + 1 < len(tokens) else None
        is_last = following is None or not following.is_word or following.form in _AFTER_PREDICATE
        be = next((k for k in (n - 1, n - 2) if tokens[k].form in _BEING), 0)
        heads = _telling(tokens[max(0, be - _NEAR) : be], lexicon)
        if step is None or not is_last or not heads or is_reversed(tokens, n, lexicon):
            continue
        first = heads[-1].start
        yield (
            heads[-1].form.removesuffix("s"),
            _Use(step, tokens[n].start, tokens[n].end, first, tokens[n].end),
        )


def _degree_at(tokens: Sequence[Token], n: int, lexicon: Lexicon) -> tuple[int | None, int]:
    """Return the step of a word of degree, with that of one before it, and where both begin."""
    step, _ = lexicon.graded_at("degrees", tokens, n)
    if step is None:
        return None, n
    step *= _AS_MODIFIED
    # "Considerably more active" is more than "somewhat more active".
    at = n - 1 - (n > 1 and tokens[n - 1].form in COMPARING)
    more = lexicon.graded_at("degrees", tokens, at)[0] if n else None
    if more is None or tokens[at].form in COMPARING:
        return step, n
    return step + (1 if (more > 0) == (step > 0) else -1), at


def _degree_of(tokens: Sequence[Token], n: int, lexicon: Lexicon) -> _Use:
    """Return how much is said of a word: by what stands before it, or close behind it."""
    token = tokens[n]
    if lexicon.is_unspaced:
        return _degree_of_unspaced(tokens, n, lexicon)
    for at in range(n - 1, max(-1, n - _NEAR), -1):
        if not tokens[at].form[0].isalpha():
            break
        step, first = _degree_at(tokens, at, lexicon)
        if step is not None:
            return _Use(step, tokens[first].start, tokens[at].end, tokens[first].start, token.end)
        if tokens[at].form in _NO_DEGREE_ACROSS or not lexicon.is_pale(tokens[at].form):
            break
    # "Will decline only gradually" is a gradual decline.
    n += n + 2 < len(tokens) and tokens[n + 1].form == "only" and tokens[n + 2].form.endswith("ly")
    is_compared = n + 2 < len(tokens) and tokens[n + 2].form in COMPARED | _BEFORE_PLACES
    if n + 1 < len(tokens) and tokens[n + 1].form.endswith("ly") and not is_compared:
        step, _ = lexicon.graded_at("degrees", tokens, n + 1)
        if step is not None:
            step *= _AS_MODIFIED
            end = tokens[n + 1].end
            return _Use(step, tokens[n + 1].start, end, token.start, end)
    return _Use(0, token.start, token.start, token.start, token.end)


def _degree_of_unspaced(tokens: Sequence[Token], n: int, lexicon: Lexicon) -> _Use:
    """Return how much is said of the word that begins with a character, by what ends before it."""
    token = tokens[n]
    for length in range(min(_LONGEST, n), 0, -1):
        first, last = tokens[n - length], tokens[n - 1]
        step, width = lexicon.graded_at("degrees", tokens, n - length)
        if step is not None and width == length:
            return _Use(_AS_MODIFIED * step, first.start, last.end, first.start, token.end)
    return _Use(0, token.start, token.start, token.start, token.end)
