"""Reservations: ways out that came or went, and words that say that not all are meant."""

import re
from collections.abc import Iterator, Sequence

from comparator.analysis.edits import share_kept
from comparator.analysis.operatives.edited import Edited
from comparator.analysis.operatives.operatives import Operative
from comparator.analysis.operatives.tokens import Token
from comparator.analysis.operatives.verb_lexicon import Lexicon
from comparator.language.knowledge import alternatives, named_words, words_of_all
from comparator.language.stems import stem
from comparator.model import (
    Confidence,
    Direction,
    Finding,
    FindingKind,
    GradeChange,
    Restriction,
    Turn,
)

_SHORT_EDIT = 4
_LEAST_KEPT = 0.5
_CLAUSE = re.compile(r"[^,;:.。，；]*")
_WIDER = re.compile(alternatives("wider"))
_BINDING = frozenset({Direction.DEMAND, Direction.COMMITMENT, Direction.CONCERN})
_SOON = frozenset(stem(word, "en") for word in named_words("soon"))
_VERBS = words_of_all("verbs")
_OPEN = frozenset(named_words("not_binding"))
_READY = re.compile(alternatives("ready"))
_NONE = re.compile(alternatives("no_reservation"))
_HEADING = re.compile(alternatives("heading_reservation"))
_AT_HEAD = re.compile(r"(?:^|[,;:(.—–]|\band)\s*$")
_BEFORE_PLACES = frozenset(named_words("before_places"))
_MOST_OF_ITS_OWN = 1  # telling words


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
    # In quite other words it may be of something else: "and adopting measures as necessary".
    stands = share_kept(edited.variant) >= _LEAST_KEPT
    text = right if has else left
    for start, end in edited.changed[has]:
        for hedge in lexicon.hedges:
            if _tail(hedge) in known:
                continue
            at = text.find(hedge, max(0, start - len(hedge)), end + len(hedge))
            if at < 0 or not (at < end and at + len(hedge) > start):
                continue
            is_alone = _is_alone(text[start:end], max(0, at - start), hedge, lexicon)
            if not is_alone or not _is_reservation(text, at, hedge):
                continue
            quote = edited.texts[has][at : at + len(hedge)]
            sides = ("", quote) if has else (quote, "")
            sure = Confidence.LIKELY if stands else Confidence.DOUBTFUL
            yield (at if has else start), Finding(FindingKind.HEDGE, (), (), *sides, sure)
            return


def _is_reservation(text: str, at: int, hedge: str) -> bool:
    """Whether words that may be a reservation are one where they stand."""
    if _NONE.match(text, at + len(hedge)):
        return False  # "as required by section 4"
    if _HEADING.match(hedge) and not _AT_HEAD.search(text, 0, at):
        return False  # "information subject to other rights"
    return not _READY.search(text, 0, at)  # "we stand ready to respond as needed"


def no_ways_out(edited: Edited) -> Iterator[tuple[int, Finding]]:
    """Yield where words came or went that leave no way out: "without exception"."""
    lexicon, folded = edited.lexicon, [*map(_folded, edited.texts)]
    known = [{a for a in lexicon.absolutes if a in text} for text in folded]
    if bool(known[0]) == bool(known[1]):
        return  # none, or one for another
    side = int(bool(known[1]))
    for start, end in edited.changed[side]:
        for words in known[side]:
            at = folded[side].find(words, start, end)
            if at < 0 or len(folded[side][start:end].split()) > len(words.split()) + _SHORT_EDIT:
                continue
            is_place = _BEFORE_PLACES & {*folded[side][at + len(words) :].split(maxsplit=1)[:1]}
            if is_place or _is_said(words, edited.tokens[1 - side], lexicon):
                continue
            quote = edited.texts[side][at : at + len(words)]
            sides = ("", quote) if side else (quote, "")
            kind = FindingKind.STRONGER if side else FindingKind.WEAKER
            graded = GradeChange(*sides)
            yield (
                (at if side else start),
                Finding(kind, (), (), *sides, Confidence.LIKELY, grades=graded),
            )
            return


def _is_said(words: str, others: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether another text says it in other words: "strictly", "strict"; "as soon as possible"."""
    stems = {token.lemma for token in others}
    own = {lexicon.lemma(word) for word in words.split() if not lexicon.is_light(word)}
    return bool(own & stems or (own & _SOON and stems & _SOON))


def wider_or_narrower(
    edited: Edited, operative: Sequence[Operative]
) -> Iterator[tuple[int, Finding]]:
    """Yield where what is asked, promised or opposed is put more widely: "develop or acquire"."""
    if not any(o.direction in _BINDING for o in operative):
        return
    places = [0, 0]
    for sign, text in edited.variant.edits:
        words = text.strip() if sign and _WIDER.fullmatch(text) else ""
        before = edited.texts[sign > 0][: places[sign > 0]].split()
        if words and before and before[-1].casefold() in _VERBS and not _OPEN & {*before[-4:]}:
            sides = ("", words) if sign > 0 else (words, "")
            kind = FindingKind.STRONGER if sign > 0 else FindingKind.WEAKER
            graded = GradeChange(*sides)
            yield places[1], Finding(kind, (), (), *sides, Confidence.LIKELY, grades=graded)
        for side in (0, 1):
            places[side] += len(text) if sign in {0, (-1, 1)[side]} else 0


def _is_alone(edit: str, at: int, hedge: str, lexicon: Lexicon) -> bool:
    """Whether an edit brings little but a hedge and what the hedge itself says.

    Where a whole clause came or went, its hedge is not what changed, nor is it of "and adopting new
    measures as necessary". "Provided that all agree" goes on to the next mark, and says nothing but
    on what condition.
    """
    own = [word for word in edit[:at].split() if not lexicon.is_pale(word.strip(",;:."))]
    if len(own) > _MOST_OF_ITS_OWN and not lexicon.is_unspaced:
        return False
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
