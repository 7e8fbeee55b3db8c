"""Words of several scripts in plain Latin letters, so that names and cognates can be compared.

This is no standard of transliteration: what sounds alike is made alike ("Dushanbe", "Душанбе";
"convention", "конвенция"), for that is all that is asked of it.
"""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from comparator.language.words import words

_CYRILLIC = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєўґқғңөүұһәҷҳӣӯ",
        "a b v g d e e j z i i k l m n o p r s t u f h ts ch sh sh  i  e u a "
        "i i e u g k g n o u u h a j h i u".split(" "),
        strict=True,
    )
)
_ARABIC = dict(
    zip(
        "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءأإآؤئپچژگ",
        "a b t s j h h d z r z s sh s d t z a g f k k l m n h u i a a a a a a u i p ch j g".split(),
        strict=True,
    )
)
_LETTERS = str.maketrans(_CYRILLIC | _ARABIC)
# What several spellings have for one sound.
_SOUNDS = (
    ("sch", "sh"), ("tch", "ch"), ("kh", "h"), ("zh", "j"), ("dj", "j"), ("ph", "f"), ("qu", "k"),
    ("ck", "k"), ("th", "t"), ("tion", "tsi"), ("ch", "c"), ("x", "ks"), ("q", "k"), ("c", "k"),
    ("w", "v"), ("y", "i"), ("z", "s"),
)  # fmt: skip
_SHORTEST = 4  # letters of a word that is compared
_ALIKE = 0.66
_ENDING = 1  # so many letters more than the shorter word has are compared


@lru_cache(maxsize=65536)
def romanised(word: str) -> str:
    """Return a word in small Latin letters, as it sounds; "" where its script has no letters."""
    plain = unicodedata.normalize("NFKD", word.casefold().translate(_LETTERS))
    plain = "".join(c for c in plain if "a" <= c <= "z")
    for spelling, sound in _SOUNDS:
        plain = plain.replace(spelling, sound)
    return "".join(c for n, c in enumerate(plain) if n == 0 or plain[n - 1] != c)


@lru_cache(maxsize=65536)
def sounds_of(text: str) -> tuple[str, ...]:
    """Return the words of a text that can be compared, each once, as they sound."""
    found = (romanised(word) for word in words(text))
    return tuple(dict.fromkeys(sound for sound in found if len(sound) >= _SHORTEST))


def sound_alike(one: str, other: str) -> float:
    """Return how alike two words sound, from 0 to 1: Dice of their pairs of letters.

    Endings are of the language, not of the word: what the longer one has beyond is left out.
    """
    reach = min(len(one), len(other)) + _ENDING
    mine, theirs = (set(pairwise(word[:reach])) for word in (one, other))
    return 2 * len(mine & theirs) / ((len(mine) + len(theirs)) or 1)


def cognates(left: Iterable[str], right: Iterable[str]) -> dict[str, str]:
    """Return for each word of the right the one of the left it sounds most like, if it does.

    Args:
        left: Words as they sound.
        right: Words as they sound; compared with those that begin with the same letter.
    """
    by_initial: dict[str, list[str]] = {}
    for word in sorted(set(left)):
        by_initial.setdefault(word[0], []).append(word)
    found = {}
    for word in sorted(set(right)):
        likes = [(sound_alike(one, word), one) for one in by_initial.get(word[0], ())]
        best, one = max(likes, default=(0.0, ""))
        if best >= _ALIKE:
            found[word] = one
    return found
