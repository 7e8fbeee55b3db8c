"""Which language lines are in, and what of a text is in another language than the rest."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby

_SCRIPTS = {
    "zh": re.compile("[\u3400-\u4dbf\u4e00-\u9fff]"),
    "ja": re.compile("[\u3040-\u30ff]"),
    "ko": re.compile("[\uac00-\ud7af]"),
    "ru": re.compile("[\u0400-\u04ff]"),
    "ar": re.compile("[\u0600-\u06ff]"),
    "hi": re.compile("[\u0900-\u097f]"),
}
# Words that hardly a line does without, and that the others do not have.
_FUNCTION_WORDS = {
    "en": "the of and to in that is for with their by on as will be this have which from",
    "fr": "le la les des et du une dans que qui pour sur au aux est par leur ont avec",
    "de": "der die das und den des dem mit für auf eine einer sich von zu im ist zur sie",
    "es": "el los las y del que una por con para se su sus al como más este entre",
    "it": "il gli di e della che dei per una con nel delle alla sono le i degli",
    "pt": "o os e do da dos das que em uma para com no na ao pelos não seus",
}
_BY_WORD: dict[str, list[str]] = {}
for _language, _words in _FUNCTION_WORDS.items():
    for _word in _words.split():
        _BY_WORD.setdefault(_word, []).append(_language)
_WORD = re.compile(r"[^\W\d_]+")
_FEW = 2  # letters or words that prove nothing
# A foreign run this long is another text, not a name or a quotation.
_LEAST_LINES = 4
_LEAST_WORDS = 30


def language_of(text: str) -> str | None:
    """Return the language of a text by its script and its function words, None if unclear."""
    letters = sum(len(word) for word in _WORD.findall(text))
    scripts = {language: len(found.findall(text)) for language, found in _SCRIPTS.items()}
    best = max(scripts, key=lambda language: scripts[language])
    # Japanese has Chinese characters beside its own.
    if best == "zh" and scripts["ja"] * 5 > scripts["zh"]:
        best = "ja"
    if scripts[best] > _FEW and scripts[best] * 2 > letters:
        return best
    votes: Counter[str] = Counter()
    for word in _WORD.findall(text.lower()):
        votes.update(_BY_WORD.get(word, ()))
    ranked = votes.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0] if ranked[0][1] > _FEW else None


def main_language(text: str) -> str | None:
    """Return the language that most characters of a text are in, or None."""
    counts: Counter[str] = Counter()
    for language, line in _labelled(text.split("\n")):
        if language is not None:
            counts[language] += len(line)
    return counts.most_common(1)[0][0] if counts else None


def only_in(text: str, language: str) -> tuple[str, tuple[str, ...]]:
    """Return the lines of a text in a language, and a sentence on each run left out.

    A short foreign run (a name, a quotation) stays.
    """
    labelled = _labelled(text.split("\n"))
    wanted = language.split("-", maxsplit=1)[0]
    if wanted not in {*_SCRIPTS, *_FUNCTION_WORDS}:
        return text, ()
    kept: list[str] = []
    notes: list[str] = []
    for is_foreign, group in groupby(
        labelled, key=lambda line: line[0] is not None and line[0] != wanted
    ):
        lines = [line for _, line in group]
        words = " ".join(lines).split()
        filled = sum(1 for line in lines if line.strip())
        is_large = filled >= _LEAST_LINES and (
            len(words) >= _LEAST_WORDS or len("".join(words)) >= _LEAST_WORDS * 4
        )
        if is_foreign and is_large:
            notes.append(
                f"Left out {filled} lines ({len(words)} words) that are not in the language"
                f" {wanted!r}, from “{_excerpt(words[:6])}” to “{_excerpt(words[-6:])}”."
            )
            kept.append("")
        else:
            kept += lines
    return ("\n".join(kept), tuple(notes)) if notes else (text, ())


def _excerpt(words: Sequence[str]) -> str:
    return " ".join(words)[:120]


def _labelled(lines: Sequence[str]) -> list[tuple[str | None, str]]:
    """Return each line with its language; lines that do not tell take that around them."""
    labels = [_language_near(lines, index) for index in range(len(lines))]
    # Names and offices first: then a page number stands between two lines that tell.
    for fills_words in (True, False):
        before: str | None = None
        known = iter([*(label for label in labels if label is not None), None])
        following = next(known)
        for index, label in enumerate(labels):
            if label is not None:
                before, following = label, next(known)
            elif bool(_WORD.search(lines[index])) is fills_words:
                labels[index] = _between(before, following, fills_words)
    return list(zip(labels, lines, strict=True))


def _between(before: str | None, following: str | None, has_words: bool) -> str | None:
    if before is not None and following in {before, None}:
        return before
    # Names and offices in Latin letters tell no language, but they are not Russian either.
    latin = (label for label in (before, following) if label in _FUNCTION_WORDS)
    return next(latin, None) if has_words else None


def _language_near(lines: Sequence[str], index: int) -> str | None:
    """Return the language of a line, judged with its neighbours where it tells little."""
    line = lines[index]
    if not _WORD.search(line):
        return None
    if _has_own_script(line):
        return language_of(line)
    near = lines[max(0, index - 2) : index + 3]
    return language_of(" ".join(line for line in near if not _has_own_script(line)))


def _has_own_script(line: str) -> bool:
    return any(len(found.findall(line)) > _FEW for found in _SCRIPTS.values())
