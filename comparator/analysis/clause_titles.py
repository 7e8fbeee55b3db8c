"""What a reader calls a clause: a whole noun phrase of its own, and since when these words stand.

Every title is made of words of the newest wording, cut only where a noun phrase may begin or end:

    They consider it important to expand cooperation in the field of | animal health and plant
    quarantine | between the competent authorities.

The year beside a title is the first in which *its words* stand; what the thread said on the matter
before is named beside it, in the words of then.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from comparator.language.codes import base_language
from comparator.language.frame_words import is_frame
from comparator.language.key_phrases import telling_phrase
from comparator.language.knowledge import function_words
from comparator.language.months import month_names
from comparator.language.spellings import spelling_form
from comparator.language.stems import stem
from comparator.language.synonyms import meaning_of
from comparator.language.words import is_word, tokens

_MOST_WORDS = 8
_SHARED = 0.3
_LINKING = frozenset("of and for on in against between with the a an or".split())
"""Words that may stand inside a noun phrase, never at its edges."""
_VERBS = frozenset(
    "accept achieve adapt address adhere adopt advance advocate affirm agree aim allow apply "
    "appreciate approve ask assess assist attach base become believe bring build call carry "
    "commend comply condemn conduct confirm consider contain continue contribute convene "
    "cooperate coordinate counter create decide declare deem deepen demonstrate determine "
    "develop discuss elaborate eliminate emphasise emphasize enable encourage endorse enhance "
    "ensure establish evolve exert expand expect express extend facilitate favour fight "
    "follow form formulate foster give guide have help highlight hold identify implement "
    "improve include increase inform intend intensify interact introduce invite involve join "
    "keep lay lead maintain make manage meet observe oppose pay play praise prevent proceed "
    "promote propose protect provide pursue reach reaffirm realise recall recognise reduce "
    "regard reinforce reiterate reject relate remain render request resolve respect respond "
    "reveal safeguard say see seek serve share sign speak stand step stimulate streamline "
    "strengthen stress strive study submit suggest support tackle take thank underline "
    "undermine underscore undertake unite unlock upgrade uphold urge use utilise view want "
    "welcome wish work".split()
)
"""Verbs of which declarations are made: no phrase has one in it."""
_IS_NOUN_TOO = frozenset(
    "aim build call demand fight form help interest lead play request respect share stand "
    "step study support use view work".split()
)
_BREAKS = frozenset(
    "about alia all also although among any are as at be been began being both brought built by "
    "can could did do does done drawn due each either every from further furthermore gave given "
    "had has have he held her herein hereinafter his however including inter into is it its itself "
    "jointly kept laid led less made may met more most must no not noting other our out paid "
    "regarding same set shall she should some such taken than that their there therefore "
    "therein thereof thereto they this those through throughout thus to together took toward "
    "towards under until up upon via was we well were when where whereas which while who "
    "whose will within without would".split()
)
_NEVER_LAST = frozenset("able aware necessary possible ready relevant responsible".split())
_BEFORE_VERBS = frozenset("to will shall may must can they we should would could".split())
_PUNCTUATION = re.compile(r"[^\w\s’'‘-]")


@dataclass(frozen=True, slots=True)
class ClauseTitle:
    """What a clause is called.

    Attributes:
        words: A whole noun phrase of its newest wording.
        since: Id of the first text of the thread in which these words stand.
        before: Id of the first text that spoke of the matter in other words, or None.
        before_words: What that text called it, or "".
    """

    words: str
    since: str
    before: str | None = None
    before_words: str = ""


def title_of(
    wordings: Sequence[tuple[str, str]], rarity: Mapping[str, float], language: str
) -> ClauseTitle:
    """Return what a clause is called.

    Args:
        wordings: The id of each text that says it, oldest first, and its wording.
        rarity: How rare each word is in the series.
        language: Of the texts.
    """
    title = noun_phrase(wordings[-1][1], rarity, language)
    told = _stems(title, language)
    since = wordings[-1][0]
    for text, wording in reversed(wordings):
        if not told <= _stems(wording, language):
            break
        since = text
    first, oldest = wordings[0]
    if first == since:
        return ClauseTitle(title, since)
    # What both say is no contrast: "on this matter before: a peace process".
    newest = {token.lower() for token in tokens(wordings[-1][1])}
    said = {token.lower() for token in tokens(oldest)} & rarity.keys()
    contrast = {w: rarity[w] * (_SHARED if w in newest else 1.0) for w in said}
    return ClauseTitle(title, since, first, noun_phrase(oldest, contrast, language))


def noun_phrase(text: str, rarity: Mapping[str, float], language: str) -> str:
    """Return the noun phrase of a text that tells it best from others.

    In languages whose phrases are not known here, the rarest few words that stand together.
    """
    if base_language(language) != "en":
        return telling_phrase(text, rarity)
    best, best_weight = "", 0.0
    for phrase in _phrases(text):
        weight = _weight(phrase, rarity)
        if weight > best_weight + 1e-9:
            best, best_weight = " ".join("".join(phrase).split()), weight
    return best or telling_phrase(text, rarity)


def noun_phrases(
    text: str, rarity: Mapping[str, float], language: str
) -> Iterator[tuple[float, str]]:
    """Yield the noun phrases of a text, with how well each tells it from others.

    In languages whose phrases are not known here, only the best words that stand together.
    """
    if base_language(language) != "en":
        yield 1.0, telling_phrase(text, rarity)
        return
    for phrase in _phrases(text):
        yield _weight(phrase, rarity), " ".join("".join(phrase).split())


def _weight(phrase: Sequence[str], rarity: Mapping[str, float]) -> float:
    told = [t for t in phrase if is_word(t) and t.casefold() not in function_words()]
    # A phrase is made of two words of matter at least; what frames a clause adds little.
    weights = [
        rarity.get(t.lower(), 0.0) * (0.3 if _is_framing(t) else 1.0) for t in dict.fromkeys(told)
    ]
    return sum(weights) * (0.5 if len(told) < 2 else 1.0)


@cache
def _is_framing(word: str) -> bool:
    return is_frame(stem(meaning_of(spelling_form(word) or word), "en"))


def _phrases(text: str) -> Iterator[list[str]]:
    """Yield the noun phrases of a text and those within them, as tokens."""
    run: list[str] = []
    is_verb_next = False
    for token in tokens(text):
        low = token.casefold()
        if token.isspace():
            if run:
                run.append(token)
            continue
        if _ends_phrase(token, low) or is_verb_next:
            yield from _within(run)
            run = []
        else:
            run.append(token)
        # "to develop", "will fully use", "they speak": what follows is a verb, known or not.
        is_verb_next = low in _BEFORE_VERBS or (is_verb_next and low.endswith("ly"))
    yield from _within(run)


def _ends_phrase(token: str, low: str) -> bool:
    if _PUNCTUATION.match(token) or low in _BREAKS or low in month_names("en"):
        return True
    if low in function_words():
        return low not in _LINKING
    if low[0].isdigit():
        return low.isdigit()
    # A capital within a sentence begins a name: "Programme on Combating Drugs".
    return token.islower() and _is_verb(low)


@cache
def _is_verb(low: str) -> bool:
    if low in _IS_NOUN_TOO:
        return False
    forms = {low}
    for ending, instead in (("ies", "y"), ("es", ""), ("es", "e"), ("s", ""), ("ied", "y"),
                            ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e")):  # fmt: skip
        if low.endswith(ending):
            stem_of = low[: -len(ending)]
            forms |= {stem_of + instead}
            if len(stem_of) > 2 and stem_of[-1] == stem_of[-2]:
                forms.add(stem_of[:-1])
    return bool(forms & _VERBS) and not (low + "s" in _IS_NOUN_TOO or low[:-1] in _IS_NOUN_TOO)


def _within(run: Sequence[str]) -> Iterator[list[str]]:
    """Yield a run of words and its parts between linking words, none with a stub at its edges."""
    run = _trimmed(run)
    if not run:
        return
    opens = [0] + [n + 1 for n, t in enumerate(run) if t.casefold() in _LINKING]
    closes = [len(run)] + [n for n, t in enumerate(run) if t.casefold() in _LINKING]
    for start in opens:
        for end in closes:
            part = _trimmed(run[start:end])
            if part and sum(map(is_word, part)) <= _MOST_WORDS:
                yield list(part)


def _trimmed(run: Sequence[str]) -> Sequence[str]:
    """Return words without spaces, linking words, adverbs and stubs of verbs at the edges."""
    start, end = 0, len(run)
    while start < end and (not is_word(run[start]) or _is_edge(run[start], is_first=True)):
        start += 1
    while end > start and (not is_word(run[end - 1]) or _is_edge(run[end - 1], is_first=False)):
        end -= 1
    return run[start:end]


def _is_edge(token: str, *, is_first: bool) -> bool:
    low = token.casefold()
    if low in _LINKING or low in function_words() or low.endswith("ly"):
        return True
    if is_first:
        return low.endswith("ing") and token.islower()
    return low in _NEVER_LAST or (low.endswith(("ed", "ing")) and token.islower())


def _stems(text: str, language: str) -> frozenset[str]:
    return frozenset(
        stem(meaning_of(spelling_form(t) or t), language)
        for t in tokens(text)
        if is_word(t) and t.casefold() not in function_words()
    )
