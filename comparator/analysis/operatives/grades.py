"""Words that say how much and how bindingly, in clauses whose verb is on no scale.

    quarrels should be settled      quarrels must be settled   stronger: “should” → “must”
    the risks are nearly balanced   the risks are balanced     stronger: “nearly” went

Two such words are set against each other where they stand at the same word, and that word stands
once in either text.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from comparator.analysis.edits import Span, meets
from comparator.analysis.operatives.edited import Edited
from comparator.analysis.operatives.tokens import Token
from comparator.analysis.operatives.verb_lexicon import Lexicon
from comparator.language.knowledge import named_words
from comparator.model import Confidence, Finding, FindingKind, GradeChange, Variant

_WIDE, _NEAR = 10, 3  # words
_LEAST_COMMON = 2
_ENOUGH_COMMON, _LEAST_SHARE = 4, 0.4
_LEAST_KEPT = 0.5
_NO_HEADS = frozenset(named_words("no_heads"))
_NO_DEGREE_ACROSS = frozenset(named_words("no_degree_across"))
COMPARED = frozenset(named_words("compared"))
"""Before these a word says how much more, not how much: "grew marginally faster"."""
_LONGEST = 4  # characters
_RIVAL = 0.5


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
    after: str = ""
    around: frozenset[str] = frozenset()


def grade_shifts(
    edited: Edited, weighed: tuple[Sequence[Span], Sequence[Span]]
) -> Iterator[tuple[int, Finding]]:
    """Yield where a clause binds more or less, or says more or less of the same, by such words."""
    (old, new), lexicon = edited.tokens, edited.lexicon
    pairs = [
        (*pair, Confidence.LIKELY)
        for scale in ("modals", "evidence")
        for pair in _binding(old, new, lexicon, scale)
    ]
    is_modal = any(a.step != b.step for a, b, _ in pairs)
    pairs += [
        (*pair, Confidence.DOUBTFUL)
        for pair in (_degrees(old, new, lexicon) if _stands(edited.variant) else ())
        if not (_lies_in(pair[0], weighed[0]) or _lies_in(pair[1], weighed[1]))
        # "Will be needed", "may be needed to some extent": the second is told by the first.
        and not (is_modal and min(pair[0].step, pair[1].step) < 0)
    ]
    for older, newer, confidence in pairs:
        is_touched = any(map(meets, (older, newer), edited.changed))
        if older.step == newer.step or not is_touched:
            continue
        kind = FindingKind.STRONGER if newer.step > older.step else FindingKind.WEAKER
        words = edited.words((older.first, older.last), (newer.first, newer.last))
        graded = GradeChange(*edited.words((older.start, older.end), (newer.start, newer.end)))
        yield newer.first, Finding(kind, (), (), *words, confidence, grades=graded)


def _stands(variant: Variant) -> bool:
    """Whether most of the shorter text stands: in other words a degree is no change of its own."""
    kept = sum(len(text.split()) for sign, text in variant.edits if sign == 0)
    return kept >= _LEAST_KEPT * min(len(variant.left.split()), len(variant.right.split()))


def _lies_in(use: _Use, spans: Sequence[Span]) -> bool:
    return any(start < use.last and end > use.first for start, end in spans)


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
    heads = bool(a.after and a.after == b.after) + bool(a.before and a.before == b.before)
    around, fewest = len(a.around & b.around), min(len(a.around), len(b.around))
    is_much = around >= _ENOUGH_COMMON and around >= _LEAST_SHARE * fewest
    return heads * _WIDE + around if is_much or (heads and around >= _LEAST_COMMON) else 0


def _binding_uses(tokens: Sequence[Token], lexicon: Lexicon, scale: str) -> list[_Use]:
    found = []
    for n in range(len(tokens)):
        step, length = lexicon.graded_at(scale, tokens, n)
        if step is None:
            continue
        here = tokens[n].start, tokens[n + length - 1].end
        before = _telling(tokens[max(0, n - _WIDE) : n], lexicon)
        after = _telling(tokens[n + length : n + length + _WIDE], lexicon)
        found.append(
            _Use(
                step,
                *here,
                *here,
                before[-1].lemma if before else "",
                after[0].lemma if after else "",
                frozenset(t.lemma for t in (*before, *after)),
            )
        )
    return found


def _telling(tokens: Sequence[Token], lexicon: Lexicon) -> list[Token]:
    return [t for t in tokens if t.is_word and not lexicon.is_pale(t.form)]


def _degrees(
    old: Sequence[Token], new: Sequence[Token], lexicon: Lexicon
) -> Iterator[tuple[_Use, _Use]]:
    """Yield words of degree at the same word of both texts; at one of them there may be none."""
    here, there = _by_head(old, lexicon), _by_head(new, lexicon)
    for head, a in here.items():
        b = there.get(head)
        if a is not None and b is not None and (a.end > a.start or b.end > b.start):
            yield a, b


def _by_head(tokens: Sequence[Token], lexicon: Lexicon) -> Mapping[str, _Use | None]:
    """Return the words that stand once with their words of degree; None where they stand twice."""
    found: dict[str, _Use | None] = {}
    for n, token in enumerate(tokens):
        if token.is_word and not lexicon.is_pale(token.form) and token.form not in _NO_HEADS:
            use = _degree_of(tokens, n, lexicon)
            # "More effective" says less of an effect than it seems.
            head = token.form.removesuffix("s")
            found[head] = None if head in found else use
    return found


def _degree_of(tokens: Sequence[Token], n: int, lexicon: Lexicon) -> _Use:
    """Return how much is said of a word: by what stands before it, or close behind it."""
    token = tokens[n]
    if lexicon.is_unspaced:
        return _degree_of_unspaced(tokens, n, lexicon)
    for at in range(n - 1, max(-1, n - _NEAR), -1):
        if not tokens[at].form[0].isalpha():
            break
        step, _ = lexicon.graded_at("degrees", tokens, at)
        if step is not None:
            return _Use(step, tokens[at].start, tokens[at].end, tokens[at].start, token.end)
        if tokens[at].form in _NO_DEGREE_ACROSS or not lexicon.is_pale(tokens[at].form):
            break
    # "Will decline only gradually" is a gradual decline.
    n += n + 2 < len(tokens) and tokens[n + 1].form == "only" and tokens[n + 2].form.endswith("ly")
    is_compared = n + 2 < len(tokens) and tokens[n + 2].form in COMPARED
    if n + 1 < len(tokens) and tokens[n + 1].form.endswith("ly") and not is_compared:
        step, _ = lexicon.graded_at("degrees", tokens, n + 1)
        if step is not None:
            return _Use(
                step, tokens[n + 1].start, tokens[n + 1].end, token.start, tokens[n + 1].end
            )
    return _Use(0, token.start, token.start, token.start, token.end)


def _degree_of_unspaced(tokens: Sequence[Token], n: int, lexicon: Lexicon) -> _Use:
    """Return how much is said of the word that begins with a character, by what ends before it."""
    token = tokens[n]
    for length in range(min(_LONGEST, n), 0, -1):
        first, last = tokens[n - length], tokens[n - 1]
        step, width = lexicon.graded_at("degrees", tokens, n - length)
        if step is not None and width == length:
            return _Use(step, first.start, last.end, first.start, token.end)
    return _Use(0, token.start, token.start, token.start, token.end)
