"""Names in lists: who joined and left those that stand together, known to the gazetteer or not.

    Anjara, Corvia and Kasuba      Anjara, Corvia, Kasuba and Pellan      Pellan came

A list that is no longer there says nothing of those it named: the passage stopped listing them. So
where three or more states or bodies are gone and no other stands: what is said is said in general.
"""

import re
from collections.abc import Iterator, Sequence

from comparator.analysis.names.mentions import Mention
from comparator.language.knowledge import alternatives
from comparator.model import FindingKind

_WORD = r"[A-Z][\w’'-]*"
_NAME = rf"(?:the\s)?(?:St\.\s)?{_WORD}(?:\s(?:of|for)(?:\sthe)?\s{_WORD}|\s{_WORD}){{0,6}}"
_LISTED = re.compile(rf"{_NAME}(?:,\s{_NAME})*(?:,?\sand\s{_NAME})")
_PARTS = re.compile(r",?\sand\s|,\s")
_GAP = re.compile(
    rf"[,;、\s]*(?:{alternatives('between_listed')})?\s*(?:the\s)?(?:[A-Z][a-z]+\sof\s)?$"
)
_LEAST = 3
_FAR = 24


def listed_names(text: str) -> list[tuple[Mention, ...]]:
    """Return the lists of names of a text, each name with its place."""
    found = []
    for m in _LISTED.finditer(text):
        at, names = m.start(), []
        for part in _PARTS.split(m[0]):
            start = text.index(part, at)
            at = start + len(part)
            bare = part.removeprefix("the ")
            start += len(part) - len(bare)
            names.append(Mention(FindingKind.ACTOR, bare.casefold(), start, at, "name"))
        found.append(tuple(names))
    return found


def list_changes(text: str, other: str) -> Iterator[Mention]:
    """Yield the names of a text's lists that another lacks, where it has others of the same list.

    Either list has three names at least: "trade and Transport" is none.
    """
    sizes = {m.key: len(names) for names in listed_names(other) for m in names}
    for names in listed_names(text):
        folded = other.casefold()
        stay = [m for m in names if m.key in folded]
        longest = max([len(names), *(sizes.get(m.key, 0) for m in stay)])
        if stay and longest >= _LEAST:
            yield from (m for m in names if m not in stay)


def no_longer_listed(
    text: str, named: Sequence[Mention], missing: Sequence[Mention]
) -> frozenset[Mention]:
    """Return the names of lists that went as a whole: three or more side by side."""
    gone: set[Mention] = set()
    actors = sorted((m for m in named if m.kind is FindingKind.ACTOR), key=lambda m: m.start)
    run: list[Mention] = []
    keys = {m.key for m in missing}
    for m in (*actors, None):
        is_next = m is not None and bool(run) and _is_gap(text[run[-1].end : m.start])
        if not is_next:
            if len(run) >= _LEAST and all(each.key in keys for each in run):
                gone |= set(run)
            run = []
        if m is not None:
            run.append(m)
    if len({m.key for m in actors}) >= _LEAST and all(m.key in keys for m in actors):
        gone |= set(actors)
    return frozenset(gone)


def _is_gap(between: str) -> bool:
    return len(between) <= _FAR and _GAP.match(between) is not None
