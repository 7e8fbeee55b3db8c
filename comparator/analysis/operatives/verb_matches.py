"""Words of a text, and the verbs of a scale that stand among them."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from comparator.analysis.operatives.tokens import Token
from comparator.analysis.operatives.verb_lexicon import Lexicon
from comparator.language.chinese import simplified
from comparator.language.knowledge import named_words
from comparator.language.stems import stem
from comparator.language.words import cut
from comparator.model import Direction

_LEAST_PROMISE, _PROMISE = 6, 8
_LONGEST_ASIDE = 12
_MOST_UNKNOWN = 1
_MOST_INSIDE = 2  # "agreed in principle to"
_CARRYING_ONES_OWN = frozenset(stem(word, "en") for word in named_words("carrying_ones_own"))
"""What these bring has to be said to be of those who speak: "note their concern"."""
_ARTICLES = frozenset(named_words("articles"))
_ENDS = frozenset(".!?;。！？；")
_APOSTROPHES = frozenset("'’")


class Match(NamedTuple):
    """A verb of the scale in a text: how many tokens it takes, and what it does how strongly.

    `is_bare` marks a participle that opens a clause: "convinced that", for "being convinced that";
    `is_lasting` that an adjective says that it goes on: "our consistent support".
    """

    length: int
    verb: str
    direction: Direction
    rank: int
    force: int
    is_promised: bool = False
    is_bare: bool = False
    is_lasting: bool = False


def tokens_of(text: str, lexicon: Lexicon) -> list[Token]:
    """Return the words and marks of a text, white space left out."""
    return [*_tokens_of(text, lexicon)]


# Each rule reads both wordings of a link.
@lru_cache(maxsize=1024)
def _tokens_of(text: str, lexicon: Lexicon) -> tuple[Token, ...]:
    tokens: list[Token] = []
    at = 0
    for piece in cut(text):
        if not piece.isspace():
            form = simplified(piece.casefold().replace("ё", "е"))
            tokens.append(Token(piece, form, lexicon.lemma(form), at, at + len(piece)))
        at += len(piece)
    return tuple(tokens)


def sentences_of(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Yield the tokens of each sentence."""
    sentence: list[Token] = []
    for n, token in enumerate(tokens):
        sentence.append(token)
        # The first full stop of "ROK-U.S.-Japan" ends nothing.
        is_inside = token.text == "." and n + 1 < len(tokens) and tokens[n + 1].start == token.end
        if token.text in _ENDS and not is_inside:
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def match_at(tokens: list[Token], n: int, lexicon: Lexicon) -> Match | None:
    """Return the longest verb of the scale that begins at `n`."""
    best: Match | None = None
    for phrase, verb in lexicon.verbs_from(tokens[n].form):
        length = _length(tokens, n, phrase, lexicon)
        if length and (best is None or length > best.length):
            best = Match(length, verb.phrase, verb.direction, verb.rank, 0)
    for phrase, verb in lexicon.bare_from(tokens[n].form):
        length = _length(tokens, n, phrase, lexicon)
        if length and (best is None or length > best.length):
            best = Match(length, verb.phrase, verb.direction, verb.rank, 0, is_bare=True)
    if tokens[n].lemma in lexicon.carriers:
        carried = _carried(tokens, n, lexicon)
        if carried is not None and (best is None or carried.length >= best.length):
            return carried
    if best is None and lexicon.is_future(tokens[n].form):
        return Match(1, "will", Direction.COMMITMENT, _PROMISE, 0)
    return best


def _length(tokens: list[Token], n: int, phrase: tuple[str, ...], lexicon: Lexicon) -> int:
    """Return how many tokens a phrase takes from `n` on, where its first word stands; else 0."""
    at = n + 1
    for lemma in phrase[1:]:
        if at < len(tokens) and tokens[at].text == ",":
            at = _behind_aside(tokens, at)
        for token in tokens[at : at + _MOST_INSIDE]:
            if token.lemma == lemma or token.form not in lexicon.inside:
                break
            at += 1
        if at >= len(tokens) or tokens[at].lemma != lemma:
            return 0
        at += 1
    return at - n


def _behind_aside(tokens: list[Token], at: int) -> int:
    """Return where a phrase goes on behind what stands between commas: "commit, at home, to"."""
    ends = range(at + 1, min(at + _LONGEST_ASIDE, len(tokens)))
    return next((n + 1 for n in ends if tokens[n].text == ","), at)


def _carried(tokens: list[Token], n: int, lexicon: Lexicon) -> Match | None:
    """Return what a carrier at `n` brings: "reaffirm their firm commitment"."""
    force, is_lasting, unknown = 0, False, 0
    is_told = bool(_ARTICLES & {t.form for t in tokens[n + 1 : n + 2]})
    if is_told and tokens[n].lemma in _CARRYING_ONES_OWN:
        return None  # "noted the plans of others"
    for at in range(n + 1, min(n + 7, len(tokens))):
        token = tokens[at]
        # "Reaffirm the United States’ commitment": whose it is changes nothing.
        if token.text[:1].isupper() or (
            token.text in _APOSTROPHES and tokens[at - 1].text[:1].isupper()
        ):
            continue
        if not token.is_word:
            return None
        nouns = [
            (length, noun)
            for phrase, noun in lexicon.nouns_from(token.lemma, token.form)
            if (length := _length(tokens, at, phrase, lexicon))
        ]
        if nouns:
            # Arabic sets its adjectives behind: "قلقها البالغ".
            length, noun = max(nouns, key=lambda found: found[0])
            match = Match(at + length - n, noun.phrase, noun.direction, noun.rank, force)
            return match._replace(is_lasting=is_lasting)
        force += token.form in lexicon.raising
        is_lasting |= token.form in lexicon.lasting
        # "our consistent and unwavering support"
        is_joint = token.form in lexicon.joins and at > n + 1
        if not is_joint and not lexicon.may_stand_before_noun(token.form):
            # "their heartfelt wholly unreserved support": few adjectives are in a list.
            unknown += 1
            if unknown > _MOST_UNKNOWN or lexicon.language != "en" or lexicon.is_pale(token.form):
                return None
    return None


def with_inner(tokens: list[Token], n: int, match: Match, lexicon: Lexicon) -> Match:
    """Return "will continue to support" as what it is: support.

    A promise to go on doing what a weaker tense says is done already is no stronger.
    """
    is_modal = tokens[n].form in lexicon.futures
    if not is_modal and match.direction is not Direction.COMMITMENT:
        return match
    at = n + (1 if is_modal else match.length)
    while at < len(tokens) and is_between(tokens[at], lexicon):
        at += 1
    if at < len(tokens) and (length := lexicon.tentative_at(tokens, at)):
        length += at - n
        rank = min(match.rank, _LEAST_PROMISE)
        return Match(length, "explore", Direction.COMMITMENT, rank, 0, is_promised=True)
    inner = match_at(tokens, at, lexicon) if at < len(tokens) else None
    if inner is None or inner.direction is Direction.OPINION:
        return match
    # "Will work to end" is as good as "will end".
    is_work = is_modal and inner.verb.startswith("work ")
    is_weaker = inner.direction is Direction.COMMITMENT and inner.rank < match.rank and not is_work
    if not is_weaker and (not is_modal or inner.direction is Direction.COMMITMENT):
        return match  # "will endeavour to" says less than "will", and no more than "endeavour to"
    return inner._replace(length=at - n + inner.length, is_promised=True)


def is_between(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word may stand between those who speak and their verb."""
    return token.form in lexicon.between
