"""What of a passage can answer another passage: stems in a row, and pieces of words."""

from dataclasses import dataclass
from functools import lru_cache

from comparator.language.detection import language_of
from comparator.language.frame_words import is_frame
from comparator.language.normal_forms import kept_form
from comparator.language.spellings import spelling_form
from comparator.language.stems import stem
from comparator.language.synonyms import meaning_of
from comparator.language.words import words

_LONGEST_ROW = 3
_PIECE_LENGTHS = (4, 5)


@dataclass(frozen=True, slots=True)
class Features:
    """The features of a passage, each once.

    Attributes:
        stems: Its words without their endings.
        rows: Stems and rows of two and three stems, such as "central asia".
        pieces: Runs of characters of the words of the matter; they find words that share a
            root but no stem.
    """

    stems: frozenset[str]
    rows: frozenset[str]
    pieces: frozenset[str]


@lru_cache(maxsize=65536)
def features_of(text: str) -> Features:
    """Return the features of a passage; its own number is none."""
    form = kept_form(text)
    language = language_of(form, enough=1) or "en"
    all_words = words(form)
    stems = [stem(meaning_of(spelling_form(word)), language) for word in all_words]
    rows = frozenset(
        [
            " ".join(stems[start : start + length])
            for length in range(1, _LONGEST_ROW + 1)
            for start in range(len(stems) - length + 1)
        ]
    )
    matter = [w for w, s in zip(all_words, stems, strict=True) if not is_frame(s)]
    line = f" {' '.join(matter)} "
    pieces = frozenset(
        [
            line[start : start + length]
            for length in _PIECE_LENGTHS
            for start in range(len(line) - length + 1)
        ]
    )
    return Features(frozenset(stems), rows, pieces)
