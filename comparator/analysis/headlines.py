"""A headline's words: of a long sentence the deed that has what is new in it, and who does it.

    The Member States, noting the importance of rivers, | agreed to declare 2024 as the Year of
    Quiet Rivers | in order to …

The words go on from the verb (or from whoever does it, where that is not simply those who speak)
to a place where a reader draws breath. Nothing that limits what is said may be cut from either
end: "not", "if", "unless"; and nothing is taken from a vote or from those who voted against.
"""

import re
from collections.abc import Iterator, Sequence

from comparator.analysis.commitments import LEAST_RANK, actor_from
from comparator.analysis.names.quantities import numbers
from comparator.analysis.operatives.operatives import Operative, operatives
from comparator.analysis.operatives.verb_lexicon import Lexicon
from comparator.analysis.telling_part import NUMBERING
from comparator.language.knowledge import alternatives, function_words, named_words
from comparator.language.sentences import sentence_spans
from comparator.language.words import count_words, is_word, tokens
from comparator.model import Direction, Finding

_MOST_WORDS = 12
_LEAST_WORDS, _SLACK = 4, 2
_MOST_NEW, _MOST_OLD, _MOST_OF_BOTH, _LEAST_TELLING = 8, 4, 13, 2
"""Words of a headline that were put for others, of those, of both, and that say of what it is."""
_LIMITING = frozenset(named_words("limiting"))
_AIM, _FINITE = frozenset(named_words("before_aims")), frozenset(named_words("finite")) | {"will"}
_ADJOINING = "|".join((*named_words("adjoining"), *named_words("before_aims")))
_BOUNDARY = re.compile(rf"[,;:，；：](?!\d)|\s[(–—]|\s(?=(?:{_ADJOINING})\s|[a-z]+ing\s)")
_SMALL = function_words() | {"member", "members", "two", "three", "both"}
_NEVER_LAST = _SMALL | frozenset(named_words("never_last"))
_NEXT = 3
_PAIRS = (("(", ")"), ("“", "”"), ("[", "]"), ("«", "»"))
_VOTE = re.compile(alternatives("voting"))
_EDGES = ",;:—–，；：、。. "


def promise_of(text: str, lexicon: Lexicon) -> str:
    """Return the words of a text that say what its speakers bind themselves to, or ""."""
    whole = " ".join(text.split())
    for o in operatives(whole, lexicon):
        is_bound = o.direction is Direction.COMMITMENT and o.rank >= LEAST_RANK
        if is_bound and not o.is_subordinate:
            told = _deed_at(whole, (o.start, o.end), lexicon, _MOST_WORDS)
            if told:
                return told
    return ""


def deed_with(text: str, phrase: str, lexicon: Lexicon, most: int = _MOST_WORDS) -> str:
    """Return the words of a text that say who does what with a phrase of it, or "".

    With "…" where the sentence goes on.

    Args:
        text: It.
        phrase: Words of it that are to be among them.
        lexicon: The verbs of its language.
        most: So many words at most.
    """
    whole = " ".join(text.split())
    # Of words that stand twice nobody knows which are meant: "will monitor … and will provide".
    if whole.count(phrase) != 1:
        return ""
    at = whole.index(phrase)
    return _deed_at(whole, (at, at + len(phrase)), lexicon, most)


def _deed_at(whole: str, place: tuple[int, int], lexicon: Lexicon, most: int) -> str:
    """Return the words of the sentence around a place that say who does what with it, or ""."""
    for begin, end in sentence_spans(whole, lexicon.language):
        if begin <= place[0] < end:
            numbering = NUMBERING.match(whole[begin:end])
            start = begin + (len(numbering[0]) if numbering else 0)
            sentence = whole[start:end].rstrip(_EDGES)
            within = (place[0] - start, place[1] - start)
            return "" if _VOTE.search(sentence) else _deed(sentence, within, lexicon, most)
    return ""


def _deed(sentence: str, place: tuple[int, int], lexicon: Lexicon, most: int) -> str:
    for start, may_leave_aim in _starts(sentence, place[0], lexicon):
        stop = _stop(sentence, (start, place[1]), most, may_leave_aim=may_leave_aim)
        if stop:
            more = " …" if stop < len(sentence) else ""
            return ("… " if start else "") + sentence[start:stop].rstrip(_EDGES) + more
    return ""


def _starts(sentence: str, at: int, lexicon: Lexicon) -> Iterator[tuple[int, bool]]:
    """Yield where a deed begins whose words may reach a place, the nearest first.

    With whether its aim may be left out ("to identify …"), which of a demand is the deed. A
    sentence of which nobody speaks as its doer is told from its beginning.
    """
    for o in reversed(operatives(sentence, lexicon)):
        if o.start <= at and not o.is_subordinate:
            start = _start(sentence, o, lexicon)
            if start is not None and _LIMITING.isdisjoint(_words(sentence[:start])):
                yield start, o.direction is not Direction.DEMAND
    before = _words(sentence[:at])
    if before and before[0] not in _LIMITING and not _FINITE.isdisjoint(before):
        yield 0, False


def _start(sentence: str, o: Operative, lexicon: Lexicon) -> int | None:
    """Return where a deed begins: with its verb, or with who does it; None where that is far."""
    actor = actor_from(sentence, 0, o, lexicon.language)
    who, between = _words(sentence[actor : o.subject_end]), sentence[o.subject_end : o.start]
    is_known = o.subject_end > o.subject and lexicon.subjects | _SMALL >= set(who)
    is_apart = not between.strip() or between.startswith(",")
    if is_known and is_apart and not o.scope and not o.is_negated:
        return o.start
    return actor if who and "," not in between else None


def _stop(sentence: str, span: tuple[int, int], most: int, *, may_leave_aim: bool) -> int:
    """Return where words end that go on from one place beyond another; 0 where that is far.

    Best is where the sentence ends or a mark stands, else before words that may be left out.
    """
    best = fair = 0
    start, end = span
    if start >= end:
        return 0
    for at in (*_boundaries(sentence, end), len(sentence)):
        # Nobody leaves out the last word or two of a sentence.
        room = most + (_SLACK if at == len(sentence) else 0)
        if not _LEAST_WORDS <= count_words(sentence[start:at]) <= room:
            continue
        following = _words(sentence[at:])[:_NEXT]
        is_mark = not following or not is_word(sentence[at:].strip()[0])
        if _LIMITING & {*following[:1]} or not _is_balanced(sentence[start:at]):
            continue
        if is_mark:
            best = at
        elif _words(sentence[start:at])[-1] in _NEVER_LAST or (
            following[0] in _AIM and not may_leave_aim
        ):
            continue
        elif not any(word[0].isupper() for word in sentence[at:].split()[:_NEXT]):
            fair = at
    return best or fair


def _boundaries(sentence: str, end: int) -> Iterator[int]:
    """Yield where words may end behind a place: before marks, and before words of another kind."""
    for found in _BOUNDARY.finditer(sentence, end):
        yield found.start()


def _words(text: str) -> list[str]:
    return [token.casefold() for token in tokens(text) if is_word(token)]


def _is_balanced(words: str) -> bool:
    return all(words.count(a) == words.count(b) for a, b in _PAIRS)


def contrast_of(
    finding: Finding, text: str, language: str, lexicon: Lexicon | None
) -> tuple[str, str] | None:
    """Return what a newer text has and what the older had instead, where one sees of what it is.

    Args:
        finding: The words that were put for others.
        text: The newer passage.
        language: Of the older one.
        lexicon: The verbs of the newer one's language.
    """
    if not finding.left_words or not finding.right_words:
        return None
    before = _only_in(finding.left_words, finding.right_words, language)
    if set(_telling_words(before)) <= set(_telling_words(finding.right_words)):
        return None
    told = _new_in(finding.right_words, finding.left_words)
    if len({word for word in _telling_words(told) if word.isalpha()}) < _LEAST_TELLING:
        told = deed_with(text, finding.right_words, lexicon, _MOST_NEW) if lexicon else ""
    if not told or len(f"{told} {before}".split()) > _MOST_OF_BOTH:
        return None
    return told, before


def _new_in(words: str, old: str) -> str:
    """Return words that were put for others; of many the first, and where they become new."""
    parts, stood = words.split(), {*old.split()}
    if len(parts) <= _MOST_NEW:
        return words
    first = next((n for n, part in enumerate(parts) if part not in stood), 0)
    if first < _MOST_NEW:
        return f"{_up_to_small(parts[:_MOST_NEW], first)} …"
    behind = _up_to_small(parts[first : first + _MOST_OLD], 0)
    return f"{_up_to_small(parts[:_MOST_OLD], 0)} … {behind}"


def _up_to_small(parts: Sequence[str], least: int) -> str:
    """Return the words before the last small one behind a place, where there is one."""
    small = function_words()
    ends = [n for n, part in enumerate(parts) if part in small and parts[n - 1] not in small]
    return " ".join(parts[: next((n for n in reversed(ends) if n > least + 1), len(parts))])


def _telling_words(words: str) -> list[str]:
    small = function_words()
    return [word for word in _words(words) if word not in small]


def _only_in(old: str, new: str, language: str) -> str:
    """Return the words of an older text for which a newer has others.

    Where most of them stand in the newer as well, the first of those that do not. All where the
    newer has no other word: “condemn” is not said instead of “strongly”. An amount is whole: no
    longer “1 to 2 percent”, not “2”.
    """
    parts, others = old.split(), new.split()
    ahead = next((n for n, (a, b) in enumerate(zip(parts, others, strict=False)) if a != b), 0)
    mine, theirs = _words(old), _words(new)
    if 2 * sum(t in theirs for t in mine) < len(mine) or {*theirs} <= {*mine}:
        return _first_of(" ".join(parts[ahead:]), _MOST_NEW)
    found: list[str] = []
    for token in tokens(old):
        if is_word(token) and token.casefold() in theirs:
            if found:
                break
        elif found or is_word(token):
            found.append(token)
    words = "".join(found).strip()
    if words and not any(map(str.isalpha, words)):
        return _amount(words, old, language)
    return _first_of(words or old, _MOST_NEW)


def _amount(words: str, text: str, language: str) -> str:
    """Return the whole amount of which a text has words; "by 25 points to 4 per cent" is none."""
    found = re.search(rf"(?<![\w.,/-]){re.escape(words)}(?![\w/-])", text)
    at = found.start() if found else text.index(words)
    spans = [(q.start, q.end) for q in numbers(text, language) if q.start <= at < q.end]
    whole = next((text[start:end] for start, end in spans), words)
    if len(whole.split()) <= _MOST_OLD:
        return whole
    return _up_to_small(text[at:].split()[:_MOST_OLD], 0)


def _first_of(words: str, most: int) -> str:
    """Return the first words of some, with "…" where there are more."""
    parts = words.split()
    return words if len(parts) <= most else f"{' '.join(parts[:most])} …"
