"""Where Chinese words begin, for whoever has the extra `chinese`; without it, at each character."""

import re
from functools import cache
from typing import Any

from comparator.language.scripts import HAN, KANA

_RUN = re.compile(f"[{HAN}]{{2,}}")
_KANA = re.compile(f"[{KANA}]")


def inside_words(text: str) -> frozenset[int]:
    """Return the offsets at which a Chinese word goes on; none without the extra.

    Between two words of a compound (无核|武器) none goes on.
    """
    library = _library()
    if library is None or _KANA.search(text):
        return frozenset()
    inside: set[int] = set()
    for run in _RUN.finditer(text):
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


@cache
def _library() -> Any:
    try:
        import rjieba
    except ImportError:
        return None
    return rjieba
