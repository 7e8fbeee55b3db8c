"""What only the other declarations of a series tell: overlap, shortness, shared sources."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from math import log
from statistics import median

from comparator.corpus.checks.diagnostics import Finding
from comparator.corpus.checks.source_file import Sheet
from comparator.corpus.series.text_ids import split_text_id
from comparator.language.scripts import IDEOGRAPHS

_SHINGLE = 4  # words
_MOST_SHARED = 0.99  # what is said again every year may be almost the same
_SHORTEST = 15  # words of any declaration
_SHORTEST_SHARE = 0.12  # of the series' median
_EVEN = 0.25  # what declarations of one kind differ by; codes of law differ by more
_ENOUGH = 3  # texts that have a median
# In Chinese and Japanese each character counts, as it does in the report.
_WORD = re.compile(rf"[{IDEOGRAPHS}]|[^\W_{IDEOGRAPHS}]+")


def series_wide(sheets: Sequence[Sheet]) -> Iterator[Finding]:
    """Yield what is odd beside the rest of the series."""
    yield from _short(sheets)
    yield from _overlaps(sheets)
    yield from _shared_sources(sheets)


def _words(sheet: Sheet) -> list[str]:
    return [w for block in sheet.blocks for w in _WORD.findall(block.text.casefold())]


def _short(sheets: Sequence[Sheet]) -> Iterator[Finding]:
    counts = [len(_words(sheet)) for sheet in sheets]
    usual = median(counts) if len(counts) >= _ENOUGH else 0
    least = usual * _SHORTEST_SHARE ** max(1.0, _unevenness(counts) / _EVEN)
    # Of a series of short texts a short one is nothing to wonder at.
    least = max(least, min(usual * _SHORTEST_SHARE, _SHORTEST)) if usual else _SHORTEST
    for sheet, count in zip(sheets, counts, strict=True):
        if sheet.blocks and count < least:
            yield sheet.at(
                "C411", sheet.body_line, f"The text has only {count} words"
                + (f"; {usual:.0f} are usual in this series." if usual else "."),
                "See whether all of it came.",
            )  # fmt: skip


def _unevenness(counts: Sequence[int]) -> float:
    """Return by which power of e a text of a series is longer or shorter than its median."""
    logs = [log(count) for count in counts if count]
    middle = median(logs) if logs else 0.0
    return median(abs(one - middle) for one in logs) if logs else 0.0


def _overlaps(sheets: Sequence[Sheet]) -> Iterator[Finding]:
    shingles = [_shingles(_words(sheet)) for sheet in sheets]
    for (one, a), (other, b) in combinations(zip(sheets, shingles, strict=True), 2):
        # The share is of the longer text: a short one may be quoted whole.
        most = max(len(a), len(b))
        if _are_kin(one, other):
            continue
        if not most or min(len(a), len(b)) < most * _MOST_SHARED:
            continue
        share = len(a & b) / most
        if share > _MOST_SHARED:
            yield other.at(
                "C501", other.body_line,
                f"{share * 100:.0f} per cent of the text are in {one.path.name}, too.",
                "See whether one text was added twice, or under a wrong name.",
            )  # fmt: skip


def _shingles(words: Sequence[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(words[n : n + _SHINGLE]) for n in range(len(words) - _SHINGLE + 1))


def _shared_sources(sheets: Sequence[Sheet]) -> Iterator[Finding]:
    seen: dict[str, Sheet] = {}
    for sheet in sheets:
        for source in sheet.sources:
            for key in ("url", "sha256"):
                value = str(source.get(key) or "")
                first = seen.setdefault(value, sheet) if value else sheet
                if not _are_kin(first, sheet):
                    line = next((n for n, text in enumerate(sheet.lines, 1) if value in text), 1)
                    yield sheet.at(
                        "C502", line, f"{first.path.name} names the same {key}.",
                        "Correct the one that was copied.",
                    )  # fmt: skip


def _are_kin(one: Sheet, other: Sheet) -> bool:
    """Whether two files are texts of one declaration, and so alike by nature."""
    return split_text_id(one.path.stem)[0] == split_text_id(other.path.stem)[0]
