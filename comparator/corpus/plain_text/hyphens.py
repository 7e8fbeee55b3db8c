"""Lines joined to a paragraph, and words that a line end cuts in two mended."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from comparator.corpus.plain_text.page_furniture import Drop, Line
from comparator.language.scripts import IDEOGRAPHS

_HYPHENS = "-‐\u00ad"
_CUT = re.compile(rf"([^\W_]+(?:[-‐'’][^\W_]+)*)[{_HYPHENS}]$")
_REST = re.compile(r"[^\W_]+(?:[-‐'’][^\W_]+)*")
_WORD = re.compile(r"[^\W_]+(?:[-‐'’][^\W_]+)*")
# With their punctuation and full-width forms.
_IDEOGRAPH = re.compile(f"[{IDEOGRAPHS}\u3000-\u303f\uff00-\uffef]")
_JOINT = re.compile(r"[^\s][–—/]$")
_KEEPS_HYPHEN = re.compile(
    "all|anti|co|counter|cross|de|ex|extra|far|full|half|high|ill|inter|intra|large|long|low|"
    "medium|mid|mini|multi|near|neo|non|one|over|pan|people|post|pre|pro|pseudo|quasi|re|right|"
    "self|semi|short|small|socio|sub|supra|trans|two|three|ultra|under|well|wide|"
    "контр|вице|экс|пресс|обще"
)
# What cannot be a word of its own: the rest of "coopera-tion".
_FRAGMENT = re.compile(
    r"(?:[a-z]{0,2}[st]ions?|[a-z]{0,2}ments?|ness|(?:al|il|iv)?it(?:y|ies)|t?ives?|tional(?:ly)?|"
    r"[a-z]?ing|t?ed|[tr]?ers?|[dt]?ence|[dt]?ance|isms?|ists?|[a-z]?[ai]bl[ey]|ally|cally|"
    r"[а-я]?(?:ци[яийю]|ни[ейяю]|нов|ность|ности|ного|ные|ных|ств[оа]|ск[ио][йхе])|"
    r"[a-z]?(?:ung|ungen|keit|heit|lich|liche[nr]?|schaft))"
)
_RARE_CUTS = 0.04  # of the lines: compounds alone come to less
_FEW_CUTS = 4
# Longer runs of letters are no words, and looking for their ends would take very long.
_LONGEST_WORD = 100


class Vocabulary:
    """How a document itself writes words, and whether it breaks words at line ends at all."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._counts: Counter[str] = Counter()
        cuts: list[tuple[str, str]] = []
        is_cut = False
        for line, following in zip(lines, (*lines[1:], ""), strict=False):
            found = _WORD.findall(line.lower())
            before, after = _CUT.search(line[-_LONGEST_WORD:]), _REST.match(following)
            # Halves of words are no words.
            self._counts.update(found[int(is_cut) : -1 if before else None])
            is_cut = bool(before and after)
            if before and after and _is_joinable(before[1], after[0]):
                cuts.append((before[1], after[0]))
        # A hyphen at a line end is mostly a compound's own, unless this text breaks words.
        self._breaks_words = len(cuts) > max(_FEW_CUTS, len(lines) * _RARE_CUTS) or any(
            _FRAGMENT.fullmatch(after) for _, after in cuts
        )

    def keeps_hyphen(self, before: str, after: str) -> bool:
        """Whether "before-" and "after" are a compound, not one word."""
        if not _is_joinable(before, after) or not self._breaks_words:
            return True  # 2022-2024, Cholpon-Ata
        compound = self._counts[f"{before}-{after}".lower()]
        word = self._counts[f"{before}{after}".lower()]
        if compound or word:
            return compound >= word
        if _FRAGMENT.fullmatch(after):
            return False
        last, first = re.split("[-‐]", before.lower())[-1], re.split("[-‐]", after.lower())[0]
        return (
            last != before.lower()
            or bool(_KEEPS_HYPHEN.fullmatch(last))
            or bool(self._counts[last] and self._counts[first])
            # информационно-коммуникационный
            or (last.endswith("о") and len(last) > 4)
        )


def _is_joinable(before: str, after: str) -> bool:
    return before[-1:].isalpha() and after[:1].islower()


def join_lines(
    lines: Sequence[Line], vocabulary: Vocabulary
) -> tuple[str, tuple[Drop, ...], tuple[str, ...]]:
    """Return a paragraph, the hyphens that it lost, and a sentence on each mended word."""
    text = lines[0].text
    drops: list[Drop] = []
    notes: list[str] = []
    for before, line in pairwise(lines):
        cut = _CUT.search(text[-_LONGEST_WORD:])
        rest = _REST.match(line.text)
        if cut and rest:
            keeps = text[-1] != "\u00ad" and vocabulary.keeps_hyphen(cut[1], rest[0])
            if not keeps:
                drops.append(Drop(before.end - 1, before.end))
                text = text[:-1]
            word = f"{cut[0] if keeps else cut[1]}{rest[0]}"
            how = "the hyphen is kept" if keeps else "the hyphen is dropped"
            notes.append(f"Joined “{cut[0]}” and “{rest[0]}” to “{word}”: {how}.")
            text += line.text
        elif _IDEOGRAPH.match(text[-1]) and _IDEOGRAPH.match(line.text):
            text += line.text
        elif _JOINT.search(text):
            text += line.text
            notes.append(f"Joined “{text.split()[-1]}” without a space.")
        else:
            text += f" {line.text}"
    return text, tuple(drops), tuple(notes)
