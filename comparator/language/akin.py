"""Words by which two passages may speak of one matter, whatever their strength."""

from functools import cache

from comparator.language.frame_words import frame_stems
from comparator.language.knowledge import language
from comparator.language.stems import stem
from comparator.language.synonyms import meaning_of


@cache
def _rows() -> dict[str, str]:
    rows = [[stem(meaning_of(word), "en") for word in row.split()] for row in language("en").akin]
    return {each: row[0] for row in rows for each in row if each not in frame_stems()}


def kin_of(stem: str) -> str:
    """Return the stem that stands for an English one and for those it is akin to."""
    return _rows().get(stem, stem)
