"""Operatives: the verbs by which those who speak say what they say, and of what.

    The member states | note        | the holding of the marathons | and | favour | holding them …
    subject             operative     matter                               operative  matter

An operative is taken only where its subject stands before it, where it is joined to one that is, or
where a participle opens its clause: "measures that support trade" says nothing of the speakers.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from comparator.insight.lexicon import Lexicon
from comparator.model import Direction
from comparator.text.words import each_token, is_word


class Token(NamedTuple):
    """A word or mark of a text; `lemma` is its stem, or that of the verb it is a form of."""

    text: str
    form: str
    lemma: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """Whether it has letters or digits."""
        return is_word(self.text)


@dataclass(frozen=True, slots=True)
class Operative:
    """What is done in a clause, how strongly, by whom and with what.

    Attributes:
        start: Where its first word begins in the text.
        end: Where its last word ends.
        verb: The scale's phrase.
        direction: What it does with its matter.
        rank: Step on the scale, what it says of need and necessity included.
        force: Words that make it stronger less those that make it weaker.
        is_negated: Whether "not" or the like stands with it.
        is_promised: Whether "will" stands before it.
        is_subordinate: Whether it is a participle beside the main verb.
        is_judged: Whether it says what its matter is held for: "consider it necessary", "note
            the importance".
        judgement: The word that says what an opinion holds its matter for, or "".
        is_event: Whether it speaks of something that has happened: "the signing of".
        is_fact: Whether what follows is a clause: "note that".
        scope: Words that say that only some speak, or "".
        matter: Stems of the content words of what it speaks of, in order.
        subject: Where those who speak begin in the text, or `start`.
    """

    start: int
    end: int
    verb: str
    direction: Direction
    rank: int
    force: int
    is_negated: bool
    is_promised: bool
    is_subordinate: bool
    is_judged: bool
    judgement: str
    is_event: bool
    is_fact: bool
    scope: str
    matter: tuple[str, ...]
    subject: int


class _Match(NamedTuple):
    length: int
    verb: str
    direction: Direction
    rank: int
    force: int
    is_promised: bool = False


_ENDS = frozenset(".!?;。！？；")
_COMMAS = frozenset(",，、")
_SHORT_OPENING = 8
_FAR = 45
_NEAR_BEFORE = 6
_MATTER_WORDS = 40
_DETERMINERS = frozenset(
    "the a an their its our all that it this these those any such each every his her further on "
    "for upon in to with".split()
)
_NOT_A_SUBJECT_BEFORE = frozenset("between among amongst with for by in to from against".split())


# A passage is read again for each pair of its declaration.
@lru_cache(maxsize=16384)
def operatives(text: str, lexicon: Lexicon) -> tuple[Operative, ...]:
    """Return the operatives of a text, in order."""
    found: list[Operative] = []
    for sentence in _sentences(_tokens(text, lexicon)):
        found += _of_sentence(sentence, lexicon)
    return tuple(found)


def _tokens(text: str, lexicon: Lexicon) -> list[Token]:
    tokens: list[Token] = []
    at = 0
    for piece in each_token(text):
        if not piece.isspace():
            form = piece.casefold().replace("ё", "е")
            tokens.append(Token(piece, form, lexicon.lemma(form), at, at + len(piece)))
        at += len(piece)
    return tokens


def _sentences(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    sentence: list[Token] = []
    for token in tokens:
        sentence.append(token)
        if token.text in _ENDS:
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def _of_sentence(tokens: list[Token], lexicon: Lexicon) -> list[Operative]:
    places: list[tuple[int, _Match, bool, int | None]] = []
    subject: int | None = None
    n = 0
    while n < len(tokens):
        token = tokens[n]
        match = _match(tokens, n, lexicon) if token.is_word else None
        # "The member state states": the second is a verb; in "главы государств" it is none.
        is_verb = match is not None and subject is not None and subject == n - 1
        if token.form in lexicon.subjects and not is_verb and _is_subject(tokens, n):
            subject = n
            n += 1
            continue
        if match is None:
            n += 1
            continue
        kind = _place(tokens, n, match, subject, bool(places), lexicon)
        if kind is None:
            n += 1
            continue
        match = _with_inner(tokens, n, match, lexicon)
        places.append((n, match, kind == "participle", subject))
        n += match.length
    ends = [*(place[0] for place in places[1:]), len(tokens)][: len(places)]
    return [
        _operative(tokens, place, end, lexicon) for place, end in zip(places, ends, strict=True)
    ]


def _is_subject(tokens: list[Token], n: int) -> bool:
    """Whether a word that may name the speakers stands where a subject stands."""
    for before in reversed(tokens[max(0, n - _NEAR_BEFORE) : n]):
        if not before.is_word:
            return True
        if before.form in _NOT_A_SUBJECT_BEFORE:
            return False
    return True


def _match(tokens: list[Token], n: int, lexicon: Lexicon) -> _Match | None:
    """Return the longest verb of the scale that begins at `n`."""
    best: _Match | None = None
    for phrase, verb in lexicon.verbs_from(tokens[n].form):
        length = _length(tokens, n, phrase, lexicon)
        if length and (best is None or length > best.length):
            best = _Match(length, verb.phrase, verb.direction, verb.rank, 0)
    if tokens[n].lemma in lexicon.carriers:
        carried = _carried(tokens, n, lexicon)
        if carried is not None and (best is None or carried.length >= best.length):
            return carried
    return best


def _length(tokens: list[Token], n: int, phrase: tuple[str, ...], lexicon: Lexicon) -> int:
    """Return how many tokens a phrase takes from `n` on, where its first word stands; else 0."""
    at = n + 1
    for lemma in phrase[1:]:
        if (
            at < len(tokens)
            and tokens[at].lemma != lemma
            and _may_stand_inside(tokens[at], lexicon)
        ):
            at += 1
        if at >= len(tokens) or tokens[at].lemma != lemma:
            return 0
        at += 1
    return at - n


def _may_stand_inside(token: Token, lexicon: Lexicon) -> bool:
    return token.form in lexicon.skipped or token.form in lexicon.raising


def _carried(tokens: list[Token], n: int, lexicon: Lexicon) -> _Match | None:
    """Return what a carrier at `n` brings: "reaffirm their firm commitment"."""
    force = 0
    for at in range(n + 1, min(n + 6, len(tokens))):
        token = tokens[at]
        if not token.is_word:
            return None
        for phrase, noun in lexicon.nouns_from(token.lemma):
            length = _length(tokens, at, phrase, lexicon)
            if length:
                return _Match(at + length - n, noun.phrase, noun.direction, noun.rank, force)
        force += token.form in lexicon.raising
        if token.form not in lexicon.before_nouns and token.form not in lexicon.raising:
            return None
    return None


def _place(  # noqa: PLR0911, PLR0913 - one return a rule
    tokens: list[Token],
    n: int,
    match: _Match,
    subject: int | None,
    has_one: bool,
    lexicon: Lexicon,
) -> str | None:
    """Return how an operative at `n` is tied to its speakers, or None if it is not."""
    is_participle = lexicon.is_participle(tokens[n].form)
    if n and tokens[n - 1].form == "to" and (n < 2 or not tokens[n - 2].form.startswith("continu")):
        return None  # an infinitive says what others may do
    back = n - 1
    if is_participle and back >= 0 and tokens[back].lemma == lexicon.being:
        is_participle = False  # "are looking forward to"
        back -= 1
    while back >= 0 and tokens[back].is_word and _is_between(tokens[back], lexicon):
        if back == subject:
            break
        back -= 1
    if back == subject and subject is not None:
        return None if is_participle else "main"
    if back < 0 or _is_opening(tokens, back, has_one, subject):
        return "participle" if is_participle or lexicon.is_resolving(tokens[n].form) else None
    before = tokens[back].form
    if before in lexicon.joins or tokens[back].text in _COMMAS:
        if is_participle:
            return "participle"
        if not _is_finite(tokens, n, match, lexicon):
            return None
        is_tied = has_one or (subject is not None and n - subject < _FAR)
        return "main" if is_tied else None
    if _follows_a_name(tokens, n) and _is_finite_form(tokens, n, lexicon):
        return "main"
    if subject is not None and not has_one and n - subject < _FAR // 2 and not is_participle:
        after = tokens[n + 1].form if n + 1 < len(tokens) else ""
        is_clear = match.length > 1 or after not in {"of", "for", ""}
        is_tied = tokens[subject + 1].form in lexicon.fronting | {"that"}
        return "main" if is_clear and is_tied else None
    return None


def _follows_a_name(tokens: list[Token], n: int) -> bool:
    """Whether the speakers are countries: "Kazakhstan and Uzbekistan note"."""
    before, token = tokens[n - 1].text, tokens[n].text
    return n > 1 and before[:1].isupper() and before[1:].islower() and token[:1].islower()


def _is_finite_form(tokens: list[Token], n: int, lexicon: Lexicon) -> bool:
    """Whether a verb has the form that several speakers have: "note", not "noted"."""
    after = tokens[n + 1].form if n + 1 < len(tokens) else ""
    return tokens[n].form in lexicon.plain_forms and after not in {"of", "for", "and", "", ",", "."}


def _is_between(token: Token, lexicon: Lexicon) -> bool:
    return (
        token.form in lexicon.skipped
        or token.form in lexicon.raising
        or token.form in lexicon.lowering
        or token.form in lexicon.negations
    )


def _is_opening(tokens: list[Token], back: int, has_one: bool, subject: int | None) -> bool:
    """Whether all before is a number or a short adjunct: "In this context,"."""
    if has_one or subject is not None:
        return False
    words = [t for t in tokens[: back + 1] if t.is_word]
    return not words or (tokens[back].text in _COMMAS and len(words) <= _SHORT_OPENING)


def _is_finite(tokens: list[Token], n: int, match: _Match, lexicon: Lexicon) -> bool:
    """Whether a word that may be a noun is a verb here."""
    if tokens[n].form not in lexicon.ambiguous or match.length > 1:
        return True
    after = tokens[n + 1] if n + 1 < len(tokens) else None
    return after is not None and after.form in _DETERMINERS - {"for", "in", "to", "with", "on"}


def _with_inner(tokens: list[Token], n: int, match: _Match, lexicon: Lexicon) -> _Match:
    """Return "will continue to support" as what it is: support.

    A promise to go on doing what a weaker tense says is done already is no stronger.
    """
    if tokens[n].form not in lexicon.modals:
        return match
    at = n + 1
    while at < len(tokens) and _is_between(tokens[at], lexicon):
        at += 1
    inner = _match(tokens, at, lexicon) if at < len(tokens) else None
    if inner is None or inner.direction in {Direction.COMMITMENT, Direction.OPINION}:
        return match
    return inner._replace(length=at - n + inner.length, is_promised=True)


def _operative(
    tokens: list[Token], place: tuple[int, _Match, bool, int | None], end: int, lexicon: Lexicon
) -> Operative:
    n, match, is_subordinate, subject = place
    last = n + match.length
    first = n
    force, is_negated = match.force, False
    while first > 0 and _is_between(tokens[first - 1], lexicon) and first - 1 != subject:
        first -= 1
    for token in (*tokens[first:n], *tokens[n + 1 : last]):
        force += (token.form in lexicon.raising) - (token.form in lexicon.lowering)
        is_negated ^= token.form in lexicon.negations
    while first < n and tokens[first].form in lexicon.weightless:
        first += 1
    rank, direction, judgement = match.rank, match.direction, ""
    if direction is Direction.STATEMENT and any(
        t.form in lexicon.needs for t in tokens[last : last + 4]
    ):
        rank += 2
    is_judged = any(t.form in lexicon.weights for t in tokens[last : last + 5])
    if direction is Direction.OPINION:
        judged = _judgement(tokens, last, end, lexicon)
        if judged is not None:
            is_judged = True
            last, direction, rank, judgement = judged
    scope, subject_at = _scope(tokens, subject, lexicon)
    about = tokens[n + match.length : end]
    if subject is not None and tokens[subject + 1].form in lexicon.fronting:
        about = tokens[subject + 2 : n] + about
    matter = tuple(
        lexicon.matter_of(t.form) for t in about if t.is_word and not lexicon.is_light(t.form)
    )
    return Operative(
        tokens[first].start,
        tokens[last - 1].end,
        match.verb,
        direction,
        rank,
        force,
        is_negated,
        match.is_promised or match.direction is Direction.COMMITMENT,
        is_subordinate,
        is_judged,
        judgement,
        any(map(lexicon.is_event, matter[:1])),
        any(t.form in lexicon.that for t in tokens[last - 1 : last + 1]),
        "" if is_subordinate else scope,
        matter[:_MATTER_WORDS],
        tokens[first].start if subject_at is None else subject_at,
    )


def _judgement(
    tokens: list[Token], at: int, end: int, lexicon: Lexicon
) -> tuple[int, Direction, int, str] | None:
    """Return what an opinion holds its matter for, and where its words end if they are near."""
    for n in range(at, end):
        if (tokens[n].form in lexicon.that and n < at + 4) or tokens[n].text in _COMMAS:
            return None
        verb = lexicon.judgements.get(tokens[n].form)
        if verb is None:
            continue
        is_near = n < at + 5
        is_named = any(t.form in {"as", "be"} for t in tokens[max(at, n - 5) : n])
        if is_near or is_named or verb.direction is Direction.CONCERN:
            return n + 1 if is_near else at, verb.direction, verb.rank, verb.phrase
    return None


def _scope(tokens: list[Token], subject: int | None, lexicon: Lexicon) -> tuple[str, int | None]:
    """Return the words that say that not all speak, and where the subject begins."""
    if subject is None:
        return "", None
    first = subject
    while first > 0 and subject - first < 6 and tokens[first - 1].is_word:
        first -= 1
    forms = [t.form for t in tokens[first:subject]]
    for phrase in lexicon.fewer:
        for k in range(len(forms) - len(phrase) + 1):
            if tuple(forms[k : k + len(phrase)]) == phrase:
                return " ".join(phrase), tokens[first + k].start
    return "", tokens[first].start
