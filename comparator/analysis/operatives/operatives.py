"""Operatives: the verbs by which those who speak say what they say, and of what.

    The member states | note        | the holding of the marathons | and | favour | holding them …
    subject             operative     matter                               operative  matter

An operative is taken only where its subject stands before it, where it is joined to one that is, or
where a participle opens its clause: "measures that support trade" says nothing of the speakers.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from comparator.analysis.operatives.speakers import is_subject, tie_of
from comparator.analysis.operatives.tokens import Token
from comparator.analysis.operatives.verb_lexicon import Lexicon
from comparator.analysis.operatives.verb_matches import (
    Match,
    is_between,
    match_at,
    sentences_of,
    tokens_of,
    with_inner,
)
from comparator.model import Direction


@dataclass(frozen=True, slots=True, kw_only=True)
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
        is_lasting: Whether a word says that it goes on, which is as good as a strong one or none.
        scope: Words that say that only some speak, or "".
        matter: Stems of the content words of what it speaks of, in order.
        subject: Where those who speak begin in the text, or `start`.
        subject_end: Where their name ends, or `start`.
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
    is_lasting: bool
    scope: str
    matter: tuple[str, ...]
    subject: int
    subject_end: int


_COMMAS = frozenset(",，、")
_MATTER_WORDS = 40
_RAISED, _WITH_ADVERB = frozenset({4, 7, 9}), frozenset({4, 5, 7, 9, 10})
"""Steps of concern above which the same with an adverb stands, and those that have it."""


# A passage is read again for each pair of its declaration.
@lru_cache(maxsize=16384)
def operatives(text: str, lexicon: Lexicon) -> tuple[Operative, ...]:
    """Return the operatives of a text, in order."""
    found: list[Operative] = []
    for sentence in sentences_of(tokens_of(text, lexicon)):
        found += _of_sentence(sentence, lexicon)
    return tuple(found)


def _of_sentence(tokens: list[Token], lexicon: Lexicon) -> list[Operative]:
    found: list[tuple[int, Match, bool, int | None]] = []
    subject: int | None = None
    n = 0
    while n < len(tokens):
        token = tokens[n]
        match = match_at(tokens, n, lexicon) if token.is_word else None
        # "The member state states": the second is a verb; in "главы государств" it is none.
        is_verb = match is not None and subject is not None and subject == n - 1
        if lexicon.names_speakers(tokens, n) and not is_verb and is_subject(tokens, n):
            subject = n
            n += 1
            continue
        if match is None:
            n += 1
            continue
        kind = tie_of(tokens, n, match, subject, bool(found), lexicon)
        if kind is None:
            n += 1
            continue
        match = with_inner(tokens, n, match, lexicon)
        found.append((n, match, kind == "participle", subject))
        n += match.length
    ends = [*(each[0] for each in found[1:]), len(tokens)][: len(found)]
    return [_operative(tokens, each, end, lexicon) for each, end in zip(found, ends, strict=True)]


@dataclass(slots=True)
class _Reading:
    """What a clause comes to, while what stands around its verb is weighed.

    Attributes:
        direction: What it does with its matter.
        rank: Step on the scale.
        force: Words that make it stronger less those that make it weaker: -1, 0 or 1.
        last: Where its words end.
        is_judged: Whether it says what its matter is held for.
        judgement: The word that says so of an opinion, or "".
    """

    direction: Direction
    rank: int
    force: int
    last: int
    is_judged: bool = False
    judgement: str = ""


def _operative(
    tokens: list[Token], found: tuple[int, Match, bool, int | None], end: int, lexicon: Lexicon
) -> Operative:
    n, match, is_subordinate, subject = found
    first, behind = _with_adverbs(tokens, found, end, lexicon)
    around = (*tokens[first:n], *tokens[n + 1 : behind])
    while first < n and tokens[first].form in lexicon.weightless:
        first += 1
    force = _force(match, around, lexicon)
    reading = _Reading(match.direction, match.rank, force, n + match.length)
    _weigh_concern(reading)
    _weigh_statement(reading, tokens, n, end, lexicon)
    if reading.direction is Direction.OPINION:
        _weigh_opinion(reading, tokens, end, lexicon)
    last = reading.last
    scope, subject_at = _scope(tokens, subject, lexicon)
    matter = _matter(tokens, (n, max(n + match.length, behind), end), subject, lexicon)
    return Operative(
        start=tokens[first].start,
        end=tokens[last - 1].end,
        verb=match.verb,
        direction=reading.direction,
        rank=reading.rank,
        force=reading.force,
        is_negated=_is_negated(match, around, lexicon),
        is_promised=match.is_promised or match.direction is Direction.COMMITMENT,
        is_subordinate=is_subordinate,
        is_judged=reading.is_judged,
        judgement=reading.judgement,
        is_event=any(map(lexicon.is_event, matter[:1])),
        is_fact=any(t.form in lexicon.that for t in tokens[last - 1 : last + 1]),
        is_lasting=match.is_lasting or any(t.form in lexicon.lasting for t in around),
        scope="" if is_subordinate else scope,
        matter=matter[:_MATTER_WORDS],
        subject=tokens[first].start if subject_at is None else subject_at,
        subject_end=tokens[first].start if subject is None else tokens[subject].end,
    )


def _is_negated(match: Match, around: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether "not" or the like stands with a verb, and not in its own phrase: "not tolerate"."""
    own = sum(word in lexicon.negations for word in match.verb.split())
    return (sum(token.form in lexicon.negations for token in around) - own) % 2 == 1


def _with_adverbs(
    tokens: list[Token], found: tuple[int, Match, bool, int | None], end: int, lexicon: Lexicon
) -> tuple[int, int]:
    """Return where a verb begins and ends with the adverbs before and behind it."""
    n, match, _, subject = found
    first, last = n, n + match.length
    while first > 0 and is_between(tokens[first - 1], lexicon) and first - 1 != subject:
        first -= 1
    # "Condemn unequivocally" is "unequivocally condemn".
    return first, last + (last < end and _is_adverb(tokens[last], lexicon))


def _force(match: Match, around: Sequence[Token], lexicon: Lexicon) -> int:
    force = match.force
    for token in around:
        force += (token.form in lexicon.raising) - (token.form in lexicon.lowering)
    if match.verb.split()[0] in lexicon.raising:
        force = min(force, 0)  # the step of "strong opposition" is that of "strongly oppose"
    # "Our full and strong support" is no more than "our strong support".
    return max(-1, min(1, force))


def _weigh_concern(reading: _Reading) -> None:
    if reading.direction is Direction.CONCERN and reading.force > 0:
        # Their steps are those of "be deeply concerned", "strongly oppose", "strongly condemn".
        reading.force *= reading.rank not in _WITH_ADVERB
        reading.rank += reading.rank in _RAISED


def _weigh_statement(
    reading: _Reading, tokens: list[Token], n: int, end: int, lexicon: Lexicon
) -> None:
    """Weigh what a statement says of need and importance."""
    last, is_statement = reading.last, reading.direction is Direction.STATEMENT
    # Where no spaces stand between words, "the importance of" ends its clause.
    far, near = (end, end) if lexicon.is_unspaced else (last, min(end, last + 5))
    if is_statement and lexicon.has_need(tokens[last : max(far, last + 4)]):
        reading.rank += 2
    # "the importance of" stands behind its verb or is a part of it: "attach importance to".
    reading.is_judged = lexicon.has_weight(tokens[n : max(far, last + 5)])
    if reading.is_judged and is_statement:
        behind_weight = _end_of_weight(tokens, last, near, lexicon)
        # "The fundamental importance of" is more than its importance.
        said = any(t.form in lexicon.raising for t in tokens[last:behind_weight])
        reading.force = max(reading.force, int(said))
        reading.last = max(last, behind_weight)


def _matter(
    tokens: list[Token], positions: tuple[int, int, int], subject: int | None, lexicon: Lexicon
) -> tuple[str, ...]:
    """Return the stems of what is spoken of behind the verb, and between a subject and it."""
    verb, behind, end = positions
    about = tokens[behind:end]
    if subject is not None and tokens[subject + 1].form in lexicon.fronting:
        about = tokens[subject + 2 : verb] + about
    return tuple(
        lexicon.matter_of(t.form) for t in about if t.is_word and not lexicon.is_light(t.form)
    )


def _end_of_weight(tokens: list[Token], at: int, end: int, lexicon: Lexicon) -> int:
    """Return where "the importance of" and the like ends behind a statement, or `at`."""
    for n in range(at, end):
        if lexicon.ends_weight(tokens[at : n + 1]):
            return n + 1
    return at


def _is_adverb(token: Token, lexicon: Lexicon) -> bool:
    return token.form.endswith("ly") and token.form in lexicon.raising


def _weigh_opinion(reading: _Reading, tokens: list[Token], end: int, lexicon: Lexicon) -> None:
    """Weigh what an opinion holds its matter for; its words are part of it if they are near."""
    at = reading.last
    for n in range(at, end):
        if (tokens[n].form in lexicon.that and n < at + 4) or tokens[n].text in _COMMAS:
            return
        verb, length = lexicon.judgement_at(tokens, n)
        if verb is None:
            continue
        is_near = n < at + 5 or lexicon.is_unspaced
        is_named = any(t.form in {"as", "be"} for t in tokens[max(at, n - 5) : n])
        if is_near or is_named or verb.direction is Direction.CONCERN:
            reading.is_judged, reading.judgement = True, verb.phrase
            reading.direction, reading.rank = verb.direction, verb.rank
            reading.last = n + length if n < at + 5 else at
            return


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
