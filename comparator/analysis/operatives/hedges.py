"""Reservations: ways out that came or went, and words that say that not all are meant."""

import re
from collections.abc import Iterator, Sequence

from comparator.analysis.operatives.edited import Edited
from comparator.analysis.operatives.operatives import Operative
from comparator.analysis.operatives.verb_lexicon import Lexicon
from comparator.language.knowledge import alternatives
from comparator.model import Confidence, Finding, FindingKind, Restriction, Turn

_SHORT_EDIT = 4
_CLAUSE = re.compile(r"[^,;:.。，；]*")
_READY = re.compile(alternatives("ready"))


def fewer_meant(
    edited: Edited, sides: tuple[Sequence[Operative], Sequence[Operative]]
) -> Iterator[tuple[int, Finding]]:
    """Yield where "interested" came before those a clause is about, not those who speak."""
    if any(o.scope for side in sides for o in side):
        return
    lexicon, (left, right) = edited.lexicon, edited.texts
    for side, text, other in ((1, right, left), (-1, left, right)):
        for start, end in edited.changed[side > 0]:
            if len(text[start:end].split()) > _SHORT_EDIT:
                continue  # a clause of other words is not the old one with fewer speakers
            for phrase in lexicon.fewer:
                words = " ".join(phrase)
                at = text.casefold().find(words, start, end)
                if at < 0 or _is_scoped(other, lexicon) or not _is_of_speakers(text[at:], lexicon):
                    continue
                quote = " ".join(text[at:].split()[: len(phrase) + 3]).rstrip(".,;:")
                turn = Turn.CAME if side > 0 else Turn.WENT
                only = Restriction(words, is_of_speakers=False, turn=turn)
                if side > 0:
                    found = Finding(
                        FindingKind.FEWER, (), (), "", quote, Confidence.LIKELY, restriction=only
                    )
                else:
                    found = Finding(
                        FindingKind.STRONGER, (), (), quote, "", Confidence.LIKELY, restriction=only
                    )
                yield (at if side > 0 else start), found


def _is_scoped(text: str, lexicon: Lexicon) -> bool:
    """Whether a text says already that not all are meant."""
    folded = text.casefold()
    return "concerned" in folded or any(" ".join(words) in folded for words in lexicon.fewer)


def _is_of_speakers(text: str, lexicon: Lexicon) -> bool:
    following = [word.strip(".,;:()").casefold() for word in text.split()[1:4]]
    return any(word in lexicon.subjects for word in following)


def ways_out(edited: Edited) -> Iterator[tuple[int, Finding]]:
    """Yield the ways out that came and went."""
    lexicon, (left, right) = edited.lexicon, map(_folded, edited.texts)
    had = {_tail(hedge) for hedge in lexicon.hedges if _tail(hedge) in left}
    there = {_tail(hedge) for hedge in lexicon.hedges if _tail(hedge) in right}
    has = there > had
    if not (has or had > there):
        return  # none, the same, or one for another
    known = had if has else there
    text = right if has else left
    for start, end in edited.changed[has]:
        for hedge in lexicon.hedges:
            if _tail(hedge) in known:
                continue
            at = text.find(hedge, max(0, start - len(hedge)), end + len(hedge))
            if at < 0 or not (at < end and at + len(hedge) > start):
                continue
            if not _is_alone(text[start:end], max(0, at - start), hedge):
                continue
            if _READY.search(text, 0, at):
                continue  # "we stand ready to respond as needed"
            quote = edited.texts[has][at : at + len(hedge)]
            sides = ("", quote) if has else (quote, "")
            yield (
                (at if has else start),
                Finding(FindingKind.HEDGE, (), (), *sides, Confidence.LIKELY),
            )
            return


def _is_alone(edit: str, at: int, hedge: str) -> bool:
    """Whether an edit brings little but a hedge and what the hedge itself says.

    Where a whole clause came or went, its hedge is not what changed. "Provided that all agree"
    goes on to the next mark, and says nothing but on what condition.
    """
    if len(edit.split()) <= len(hedge.split()) + _SHORT_EDIT:
        return True
    before = edit[:at]
    condition = _CLAUSE.match(edit, at)
    after = edit[condition.end() :] if condition else ""
    return max(len(before.split()), len(after.split())) <= _SHORT_EDIT


def _tail(hedge: str) -> str:
    """Return the words that a hedge keeps when it is put in other words."""
    words = hedge.split()
    return " ".join(words[-2:]) if len(words) > 3 else hedge


def _folded(text: str) -> str:
    """Return a text in small letters, letter by letter, so that places stay."""
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
