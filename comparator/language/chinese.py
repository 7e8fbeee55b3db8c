"""Chinese: where words begin, and one form for traditional and simplified characters.

Words are those of the extra `chinese`; without it each character is one. Which of the two a report
was made with, `segmenter` says: its edits differ.
"""

import re
from functools import cache
from importlib import metadata
from typing import Any

from comparator.language.knowledge import language
from comparator.language.scripts import HAN, KANA

_RUN = re.compile(f"[{HAN}]{{2,}}")
_NOUNS = frozenset({"j", "l", "i"})  # short forms, set phrases
_NOUN_OF_A_VERB = "vn"
_KANA = re.compile(f"[{KANA}]")


def simplified(text: str) -> str:
    """Return a text with simplified characters, one for each of its own."""
    return text if text.isascii() else text.translate(_simplified())


@cache
def _simplified() -> dict[int, str]:
    pairs = "".join(language("zh").traditional.split())
    return {ord(pairs[n]): pairs[n + 1] for n in range(0, len(pairs), 2)}


def segmenter() -> str:
    """Return what tells Chinese words apart here, with its version; "" where it is not there."""
    return installed_segmenter() if _library() is not None else ""


def installed_segmenter() -> str:
    """Return the same of what is installed, though it may not load: to load it takes 33 MB."""
    try:
        return f"rjieba {metadata.version('rjieba')}"
    except metadata.PackageNotFoundError:
        return ""


def inside_words(text: str) -> frozenset[int]:
    """Return the offsets at which a Chinese word goes on; none without the extra.

    Between two words of a compound (无核|武器) none goes on.
    """
    # The library is large: a text without Chinese does not wait for it.
    runs = [] if text.isascii() else [*_RUN.finditer(simplified(text))]
    if not runs or _KANA.search(text) or (library := _library()) is None:
        return frozenset()
    inside: set[int] = set()
    for run in runs:
        start = run.start()
        for word in library.cut(run[0]):
            inside.update(
                start + n for n in range(1, len(word)) if not _is_joint(library, word[:n], word[n:])
            )
            start += len(word)
    return frozenset(inside)


def _is_joint(library: Any, before: str, after: str) -> bool:
    is_long = min(len(before), len(after)) > 1
    return is_long and library.has_word(before) and library.has_word(after)


def noun_spans(text: str) -> list[tuple[int, int]] | None:
    """Return where nouns of two characters and more stand, and any two in a row.

    None without the extra, which alone tells them.
    """
    library = _library()
    if library is None or _KANA.search(text):
        return None
    spans: list[tuple[int, int]] = []
    for run in _RUN.finditer(simplified(text)):
        start, before = run.start(), run.start()
        for word, kind in library.tag(run[0]):
            end = start + len(word)
            # Verbs that are nouns too ("发展") end phrases, and tell no matter alone.
            is_noun = kind[:1] == "n" or kind in _NOUNS
            if is_noun and len(word) > 1:
                spans.append((start, end))
            if before < start and (is_noun or kind == _NOUN_OF_A_VERB):
                spans.append((before, end))
            before = start if is_noun else end
            start = end
    return spans


@cache
def _library() -> Any:
    try:
        import rjieba
    except ImportError:
        return None
    return rjieba
