"""Words and phrases of a series that may tell a matter.

What tells a matter comes in places: a sentence that says it has neighbours that say it too. What
frames any sentence ("attach importance") is spread evenly, and so gives itself away in every
language. Of an English text only nouns and phrases of nouns are asked: "slowed" tells no matter;
so, where the extra tells its words, of a Chinese one.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from comparator.language.chinese import noun_spans
from comparator.language.codes import base_language
from comparator.language.frame_words import general_stems, is_frame
from comparator.language.knowledge import function_words, named_patterns, named_words
from comparator.language.months import month_names
from comparator.language.noun_heads import nouns_by_company
from comparator.language.noun_phrases import noun_phrases
from comparator.language.offices import office_stems
from comparator.language.stems import stem
from comparator.model import Passage
from comparator.themes.units import Unit, units_of
from comparator.themes.word_forms import form_of

# A shorter word is hardly ever a matter; abbreviations are told by their capitals.
SHORTEST = 4
LEAST_PASSAGES = 3
# … of a series with more than so many; two are enough in a small one.
SMALL = 300
# A term in more of the passages than this tells them apart no more …
MOST_SHARE = 0.1
# … but a series on a few matters has words for them everywhere: phrases of nouns may be in so many,
MOST_SHARE_OF_PHRASES = 0.35
# and words, if the passage behind one that has them has them so much more often than any other.
LEAST_CLUMP = 0.05
# Other words than nouns: in so many passages, and so much more often beside themselves.
SHARE_OF_VERBS = 0.05
CLUMP_OF_VERBS = 0.25
# A term is found beside itself so many times as often as by chance.
LEAST_BURST = 2.5
# A shorter term that hardly ever stands without a longer one says no more than that.
SAME = 0.75
MOST = 400
# What ties phrases together or only measures, and is no function word and no frame.
_CONNECTIVES = frozenset((*named_words("connectives"), *named_words("nouns_of_no_matter")))
_LONGEST = {"zh": 4, "ja": 4}
_LONGEST_ELSEWHERE = 2

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word or a phrase.

    Attributes:
        written: Its commonest form.
        places: Numbers of the passages it stands in.
        weight: How telling it is.
    """

    written: str
    positions: frozenset[int]
    weight: float


def candidates(passages: Sequence[Passage], languages: Mapping[str, str]) -> list[Candidate]:
    """Return the terms that may tell a matter, most telling first."""
    positions: dict[Key, set[int]] = defaultdict(set)
    forms: dict[Key, Counter[str]] = defaultdict(Counter)
    nouns: set[Key] = set()
    general: set[Key] = set()
    heads = nouns_by_company(
        p.text for p in passages if base_language(languages[p.declaration]) == "en"
    )
    for number, passage in enumerate(passages):
        language = languages[passage.declaration]
        phrases = _noun_terms(passage.text) if base_language(language) == "en" else None
        for key, written in terms_of(passage.text, language):
            words = _plain(written)
            if phrases is not None and words in phrases and words[-1] in heads:
                nouns.add(key)
            elif phrases is not None and len(key) > 1:
                continue
            if len(key) == 1 and _is_general(written, language):
                general.add(key)
            positions[key].add(number)
            forms[key][written] += 1
    neighbours = [a.declaration == b.declaration for a, b in pairwise(passages)]
    beside = {
        key: sum(n + 1 in at for n in at if n < len(neighbours) and neighbours[n])
        for key, at in positions.items()
    }
    is_english = any(base_language(code) == "en" for code in languages.values())
    common = _common(positions, beside, len(passages), nouns if is_english else None)
    found = []
    for key in _without_parts({key: at for key, at in common.items() if key not in general}):
        at = common[key]
        burst = (beside[key] + 0.1) * len(passages) / len(at) ** 2
        if burst >= LEAST_BURST or (len(key) > 1 and beside[key]) or len(at) > _most(len(passages)):
            weight = len(at) * math.log(1 + burst)
            found.append(Candidate(_commonest(forms[key]), frozenset(at), round(weight, 6)))
    found.sort(key=lambda c: (-c.weight, c.written))
    return found[:MOST]


@lru_cache(maxsize=65536)
def _is_general(word: str, language: str) -> bool:
    """Whether a word of its own tells no matter: "everyone", "know", "President", "ours"."""
    code = base_language(language)
    root = stem(word.casefold(), code)
    if root in general_stems(code) or root in office_stems(code):
        return True
    return form_of(word, language) in _small_forms(language)


@cache
def _small_forms(language: str) -> frozenset[str]:
    return frozenset(form_of(word, language) for word in function_words())


def _most(passages: int) -> float:
    return max(2 * _least(passages), MOST_SHARE * passages)


def _least(passages: int) -> int:
    return LEAST_PASSAGES if passages > SMALL else 2


def _common(
    positions: Mapping[Key, set[int]],
    beside: Mapping[Key, int],
    passages: int,
    nouns: Set[Key] | None,
) -> dict[Key, set[int]]:
    """Return the terms that are neither rare nor in so many passages that they tell none apart."""
    most = _most(passages)
    most_of_phrases = max(most, MOST_SHARE_OF_PHRASES * passages)

    def may_be_matter(key: Key) -> bool:
        count = len(positions[key])
        share = count / passages
        clump = (beside[key] / count - share) / (1 - share) if share < 1 else 0.0
        if nouns is not None and key not in nouns:
            # "Voting for the action were …": a verb may tell a matter that comes in one place.
            return clump >= CLUMP_OF_VERBS and SHARE_OF_VERBS <= share <= MOST_SHARE_OF_PHRASES
        is_telling = (nouns is not None and len(key) > 1) or clump >= LEAST_CLUMP
        return _least(passages) <= count <= (most_of_phrases if is_telling else most)

    # "Council encouraged": a phrase with what every other passage has frames a sentence, too.
    often = most_of_phrases if nouns else 2 * most
    frames = {key[0] for key, at in positions.items() if len(key) == 1 and len(at) > often}
    return {
        key: at for key, at in positions.items() if may_be_matter(key) and frames.isdisjoint(key)
    }


def _noun_terms(text: str) -> frozenset[tuple[str, ...]]:
    """Return the last words of the noun phrases of an English text, and any two in a row of one."""
    found: set[tuple[str, ...]] = set()
    for phrase in noun_phrases(text):
        words = [part for token in phrase for part in _plain(token)]
        found.add(tuple(words[-1:]))
        found.update(pairwise(words))
    return frozenset(found)


def _plain(written: str) -> tuple[str, ...]:
    return tuple(unit.word.casefold() for unit in units_of(written))


def terms_of(text: str, language: str) -> Iterator[tuple[Key, str]]:
    """Yield the words and phrases of a text that may be terms, each with its form."""
    code = base_language(language)
    nouns = noun_spans(text) if code == "zh" else None
    if nouns is not None:
        for start, end in nouns:
            written = text[start:end]
            if written in _CONNECTIVES:
                continue
            yield tuple(form_of(character, language) for character in written), written
        return
    longest = _LONGEST.get(code, _LONGEST_ELSEWHERE)
    run: list[Unit] = []
    for unit in (*units_of(text), None):
        if unit is not None and unit.joined and run and _may_stand(unit.word, code):
            run.append(unit)
            continue
        yield from _phrases(run, text, language, longest)
        run = [unit] if unit is not None and _may_stand(unit.word, code) else []


def _phrases(
    run: Sequence[Unit], text: str, language: str, longest: int
) -> Iterator[tuple[Key, str]]:
    shortest = 2 if longest > _LONGEST_ELSEWHERE else 1
    forms = [form_of(unit.word, language) for unit in run]
    for first in range(len(run)):
        for last in range(first + shortest - 1, min(first + longest, len(run))):
            written = " ".join(text[run[first].start : run[last].end].split())
            yield tuple(forms[first : last + 1]), written


def _may_stand(word: str, code: str) -> bool:
    """Whether a word may be part of a term."""
    plain = word.casefold()
    if plain in function_words() or plain in _CONNECTIVES or not word.isalpha():
        return False
    if code in _LONGEST:
        return True
    is_long = len(word) >= SHORTEST or (word.isupper() and len(word) > 1)
    root = stem(plain, code)
    if not is_long or is_frame(root) or root in _months(code):
        return False
    return _verbs(code).search(plain) is None


@cache
def _months(code: str) -> frozenset[str]:
    return frozenset(stem(name, code) for name in month_names(code))


@cache
def _verbs(code: str) -> re.Pattern[str]:
    """Return what finds a verb by its ending, in a language where endings tell it."""
    return re.compile("|".join(named_patterns("finite_verbs", code)) or "(?!)")


def _without_parts(positions: Mapping[Key, set[int]]) -> list[Key]:
    """Return the terms without those that are hardly more than a part of a longer one."""
    parts: set[Key] = set()
    for key, at in positions.items():
        for size in range(1, len(key)):
            for first in range(len(key) - size + 1):
                part = key[first : first + size]
                if part in positions and len(at) >= SAME * len(positions[part]):
                    parts.add(part)
    return sorted(key for key in positions if key not in parts)


def _commonest(forms: Counter[str]) -> str:
    """Return the commonest form; where there is one in small letters, that."""
    small = {written: n for written, n in forms.items() if written == written.lower()}
    return min(small or forms, key=lambda written: (-forms[written], written))
