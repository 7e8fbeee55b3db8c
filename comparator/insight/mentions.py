"""Mentions: numbers, dates, actors, places and documents; what came, went and changed.

A mention went only if nothing on the other side of the link names the same: "Russia's" stands for
"the Russian Federation", "Resolution No. 2231" for "Resolution 2231".
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from comparator.insight.documents import documents, is_one_title, is_same_document
from comparator.insight.gazetteer import countries, is_alluded_to, organisations, places
from comparator.insight.lexicon import Lexicon
from comparator.insight.quantities import dates, numbers, spelled_numbers
from comparator.model import Declaration, FindingKind, Variant
from comparator.text.sentences import own_number


class Mention(NamedTuple):
    """That a text names something: what, under which key, and where.

    `unit` is what a number counts or a kind of date: only alike ones change into each other.
    `is_small` marks numbers in words: they change, but come and go with the sentence.
    """

    kind: FindingKind
    key: str
    start: int
    end: int
    unit: str = ""
    is_small: bool = False


@dataclass(frozen=True, slots=True)
class MentionChange:
    """What came, went or changed in a variant, before it is tied to passages."""

    kind: FindingKind
    left_words: str
    right_words: str
    rule: str
    confidence: float


_USUAL_SHARE = 0.2
_SURE, _FAIR = 0.9, 0.8
_NARROW_EDIT, _WIDE_EDIT = 6, 14
"""Words of an edit in which numbers and names can be said to have been put for one another."""
_COUNTED = frozenset({FindingKind.NUMBER, FindingKind.DATE})
_SAME_BODY = re.compile(r"\b(?:the|this) [Oo]rgani[sz]ation\b")
_VOTE = re.compile(r"\b(?:[Vv]oting|[Vv]oted)\b")
_PERSON = re.compile(r"\b[A-Z][a-z]+(?: [A-Z]\.)*(?: [A-Z][a-z]+(?:-[A-Z][a-z]+)?){1,2}\b")
_OFFICES = frozenset(
    "Vice Chairman Chair Chairwoman Committee Federal Reserve Bank Board Governor".split()
)
# "U.S. economic performance": a quality of what is spoken of, no actor.
_ATTRIBUTE = re.compile(
    r"(?:U\.S\.|US|UK) (?!(?:and|or|to|in|of|for|on|with|at|by|as|is|has|was)\b)[a-z]"
)
_LIST = re.compile(r"(?:[,\s]+|and\b|the\b|of\b|[A-Z][\w’'-]*)*")
_NO_SPEAKER = re.compile(r"\b(?:by|of|with|for|from|in|to|on|between|among)(?: the)? $")
_FIRST_WORD = re.compile(r"[a-z]+")


# A passage is read again for each pair of its declaration.
@lru_cache(maxsize=16384)
def mentions(text: str, language: str) -> tuple[Mention, ...]:
    """Return what a text names, by kinds and in order."""
    found: list[Mention] = []
    named = [Mention(FindingKind.DOCUMENT, d.key, d.start, d.end) for d in documents(text)]
    dated = [Mention(FindingKind.DATE, d.key, d.start, d.end, d.unit) for d in dates(text)]
    taken = [(m.start, m.end) for m in (*named, *dated)]
    taken.append((0, len(own_number(text))))
    counted = [Mention(FindingKind.NUMBER, n.key, n.start, n.end, n.unit) for n in numbers(text)]
    counted += [
        Mention(FindingKind.NUMBER, n.key, n.start, n.end, n.unit, is_small=True)
        for n in spelled_numbers(text)
    ]
    found += named + [m for m in dated if not _meets(m, [(d.start, d.end) for d in named])]
    found += [m for m in counted if not _meets(m, taken)]
    people = _people(text)
    lands = [
        Mention(FindingKind.ACTOR, *name, "country")
        for name in countries(text, language)
        if not _ATTRIBUTE.match(text, name.start)
    ]
    bodies = [Mention(FindingKind.ACTOR, *name, "body") for name in organisations(text)]
    found += people + lands + [b for b in bodies if not _meets(b, _spans(people))]
    held = _spans([*lands, *bodies])
    towns = [Mention(FindingKind.PLACE, *name) for name in places(text)]
    found += [m for m in towns if not _meets(m, held)]
    return tuple(found)


def _people(text: str) -> list[Mention]:
    """Return the persons in a record of votes."""
    if not _VOTE.search(text):
        return []
    found = []
    for m in _PERSON.finditer(text):
        names = m[0].split()
        if not _OFFICES & set(names):
            # With or without a middle initial it is the same person.
            key = f"{names[0]} {names[-1]}"
            found.append(Mention(FindingKind.ACTOR, key, m.start(), m.end(), "person"))
    return found


def usual_actors(declarations: Iterable[Declaration]) -> frozenset[str]:
    """Return the actors that are named everywhere, as those who speak are.

    Their coming and going says nothing.
    """
    passages = [(p, d.language) for d in declarations for p in d.passages if p.kind.is_prose]
    counts: Counter[str] = Counter()
    for passage, language in passages:
        names = (*countries(passage.text, language), *organisations(passage.text))
        counts.update({name.key for name in names})
    return frozenset(key for key, n in counts.items() if n > _USUAL_SHARE * len(passages) + 2)


def mention_changes(
    variant: Variant,
    language: str,
    lexicon: Lexicon | None,
    usual: frozenset[str],
    around: tuple["Surroundings", "Surroundings"] | None = None,
) -> tuple[MentionChange, ...]:
    """Return what a variant's texts name differently, in the order of the newer text.

    Args:
        variant: The word edits.
        language: Of both texts.
        lexicon: Verbs by which those who speak are known; None where there is no scale.
        usual: Actors whose coming and going says nothing.
        around: What stands around the older and around the newer text.
    """
    texts = left, right = variant.left, variant.right
    old = [m for m in mentions(left, language) if m.key not in usual]
    new = [m for m in mentions(right, language) if m.key not in usual]
    pairs = _replaced(variant, old, new)
    old = [m for m in old if m not in {pair[0] for pair in pairs}]
    new = [m for m in new if m not in {pair[1] for pair in pairs}]
    went = _once(_one_sided(old, new, left, right))
    came = _once(_one_sided(new, old, right, left))
    later = _replaced(variant, went, came, is_wide=True)
    pairs += later
    went = [m for m in went if m not in {pair[0] for pair in later}]
    came = [m for m in came if m not in {pair[1] for pair in later}]
    reordered = list(_reordered(texts, went, came))
    pairs += reordered
    found = [
        (
            newer.start,
            MentionChange(
                older.kind,
                left[older.start : older.end],
                right[newer.start : newer.end],
                f"{older.kind} changed",
                _FAIR if (older, newer) in reordered else _SURE,
            ),
        )
        for older, newer in dict.fromkeys(pairs)
    ]
    at = _Places(variant)
    for m in _unsaid(went, left, lexicon, around[1] if around else None, pairs, 0):
        rule = _rule(m, left, lexicon, "left", "went")
        found.append((at(m.start), MentionChange(m.kind, left[m.start : m.end], "", rule, _FAIR)))
    for m in _unsaid(came, right, lexicon, around[0] if around else None, pairs, 1):
        rule = _rule(m, right, lexicon, "joined", "came")
        found.append((m.start, MentionChange(m.kind, "", right[m.start : m.end], rule, _FAIR)))
    return tuple(change for _, change in sorted(found, key=lambda entry: entry[0]))


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around the passages of one side of a link.

    Attributes:
        paragraphs: The paragraphs they stand in, the passages included.
        documents: Keys of the documents that the declaration names anywhere.
    """

    paragraphs: str
    documents: frozenset[str]


def surroundings_of(
    declaration: Declaration, refs: Iterable[str], named: frozenset[str]
) -> Surroundings:
    """Return what stands around some passages of a declaration that names some documents."""
    chosen = set(refs)
    paragraphs = [
        block.text for block in declaration.blocks if chosen & {p.id for p in block.passages}
    ]
    return Surroundings(" ".join(paragraphs), named)


def named_documents(declaration: Declaration) -> frozenset[str]:
    """Return the keys of all documents that a declaration names."""
    return frozenset(d.key for p in declaration.passages for d in documents(p.text))


def _one_sided(
    found: Sequence[Mention], others: Sequence[Mention], text: str, other: str
) -> list[Mention]:
    keys = {(m.kind, m.key) for m in others}
    return [
        m for m in found if (m.kind, m.key) not in keys and not _is_said(m, others, text, other)
    ]


def _unsaid(  # noqa: PLR0913 - one side of a link and the other
    found: Sequence[Mention],
    text: str,
    lexicon: Lexicon | None,
    other: Surroundings | None,
    pairs: Sequence[tuple[Mention, Mention]],
    side: int,
) -> Iterator[Mention]:
    """Yield what the paragraphs of the other side do not name either.

    "Its capabilities" speaks of whom the sentence before has named, and a document that only
    moved to another paragraph neither came nor went.
    """
    changed = {(pair[side].kind, pair[side].key) for pair in pairs}
    for m in found:
        if m.is_small or (m.kind, m.key) in changed:
            continue
        if other is not None and _is_named(m, text, lexicon, other):
            continue
        yield m


def _is_named(m: Mention, text: str, lexicon: Lexicon | None, other: Surroundings) -> bool:
    if m.kind is FindingKind.DOCUMENT:
        return any(is_one_title(m.key, key) for key in other.documents)
    if m.kind not in {FindingKind.ACTOR, FindingKind.PLACE} or _speaks(m, text, lexicon):
        return False
    if m.unit == "country":
        is_named = m.key in {name.key for name in countries(other.paragraphs, "en")}
    elif m.unit == "body":
        is_named = m.key in {name.key for name in organisations(other.paragraphs)}
    else:
        is_named = m.key in {name.key for name in places(other.paragraphs)}
    return is_named or text[m.start : m.end] in other.paragraphs


def _spans(found: Iterable[Mention]) -> list[tuple[int, int]]:
    return [(m.start, m.end) for m in found]


def _meets(mention: Mention, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start < mention.end and end > mention.start for start, end in spans)


def _once(found: Sequence[Mention]) -> list[Mention]:
    """Return each thing's first mention."""
    return list({(m.kind, m.key): m for m in reversed(found)}.values())[::-1]


def _is_said(mention: Mention, others: Sequence[Mention], text: str, other: str) -> bool:
    """Whether the other side says the same in another way."""
    words = text[mention.start : mention.end]
    if mention.kind is FindingKind.DOCUMENT:
        named = [o.key for o in others if o.kind is FindingKind.DOCUMENT]
        return is_same_document(mention.key, other, named)
    if mention.kind is FindingKind.DATE:
        # "2018" stands inside "12 October 2018", and either says the year.
        return any(
            o.kind is FindingKind.DATE and (o.key in mention.key or mention.key in o.key)
            for o in others
        )
    if mention.unit == "country":
        return words in other or is_alluded_to(mention.key, other, "en")
    if mention.unit == "body":
        # "the UN" is named with "the UN General Assembly".
        is_part = any(o.unit == "body" and mention.key in o.key for o in others)
        return is_part or words in other or bool(_SAME_BODY.search(other))
    if mention.kind is FindingKind.NUMBER:
        return bool(re.search(rf"(?<![\w.,]){re.escape(words)}(?![\w.,]\w)", other))
    return words in other


def _replaced(
    variant: Variant,
    old: Sequence[Mention],
    new: Sequence[Mention],
    *,
    is_wide: bool = False,
) -> list[tuple[Mention, Mention]]:
    """Return what stands in one another's place: alike, and in edits side by side.

    Where a whole sentence was rewritten its numbers are others, not changed ones: only those
    that are new to the other side (`is_wide`) may then answer each other.
    """
    pairs: list[tuple[Mention, Mention]] = []
    for before, after in _replacements(variant):
        texts = variant.left[slice(*before)], variant.right[slice(*after)]
        longest = max(len(text.split()) for text in texts)
        if longest > (_WIDE_EDIT if is_wide else _NARROW_EDIT):
            continue
        for kind, unit in dict.fromkeys((m.kind, m.unit) for m in old if _meets(m, [before])):
            # A list of voters and a list of bodies have no places in which one follows another.
            if unit in {"body", "person"} or (not is_wide and kind not in _COUNTED):
                continue
            gone = [m for m in old if (m.kind, m.unit) == (kind, unit) and _meets(m, [before])]
            here = [m for m in new if (m.kind, m.unit) == (kind, unit) and _meets(m, [after])]
            # Several for several: none can be said to have become another.
            if len(gone) == 1 == len(here) and gone[0].key != here[0].key:
                pairs.append((gone[0], here[0]))
    return _each_once(pairs)


def _each_once(pairs: Iterable[tuple[Mention, Mention]]) -> list[tuple[Mention, Mention]]:
    """Return the pairs in which both are in no pair before."""
    taken: set[tuple[int, Mention]] = set()
    kept = []
    for older, newer in dict.fromkeys(pairs):
        if not {(0, older), (1, newer)} & taken:
            taken |= {(0, older), (1, newer)}
            kept.append((older, newer))
    return kept


def _reordered(
    texts: tuple[str, str], went: Sequence[Mention], came: Sequence[Mention]
) -> Iterator[tuple[Mention, Mention]]:
    """Yield numbers and dates that answer each other in a sentence put in other words.

    They are the only ones of their unit on either side; before years the same word stands, before
    days, which are those of an event, the same two.
    """
    for older in went:
        alike = [m for m in went if (m.kind, m.unit) == (older.kind, older.unit)]
        rivals = [m for m in came if (m.kind, m.unit) == (older.kind, older.unit)]
        if older.kind not in _COUNTED or len(alike) != 1 or len(rivals) != 1:
            continue
        count = {FindingKind.NUMBER: 0}.get(older.kind, 2 if older.unit == "day" else 1)
        old, new = (
            text[: m.start].split()[-count:] if count else []
            for text, m in zip(texts, (older, rivals[0]), strict=True)
        )
        if old == new:
            yield older, rivals[0]


def _replacements(variant: Variant) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Yield the spans of words that were put in each other's place."""
    at_left = at_right = 0
    for n, (sign, text) in enumerate(variant.edits):
        following = variant.edits[n + 1] if n + 1 < len(variant.edits) else (0, "")
        if sign == -1 and following[0] == 1:
            yield (
                (at_left, at_left + len(text)),
                (at_right, at_right + len(following[1])),
            )
        at_left += len(text) * (sign <= 0)
        at_right += len(text) * (sign >= 0)


class _Places:
    """Where in the newer text a place of the older one would stand."""

    def __init__(self, variant: Variant) -> None:
        self._edits = variant.edits

    def __call__(self, offset: int) -> int:
        at_left = at_right = 0
        for sign, text in self._edits:
            if sign <= 0:
                if at_left + len(text) > offset:
                    return at_right + (offset - at_left if sign == 0 else 0)
                at_left += len(text)
            if sign >= 0:
                at_right += len(text)
        return at_right


def _rule(
    mention: Mention, text: str, lexicon: Lexicon | None, as_speaker: str, as_named: str
) -> str:
    if mention.kind is FindingKind.ACTOR and _speaks(mention, text, lexicon):
        return f"{as_speaker} those who say it"
    return f"{mention.kind} {as_named}"


def _speaks(mention: Mention, text: str, lexicon: Lexicon | None) -> bool:
    """Whether a name stands in the list of those whose verb follows, or of those who voted."""
    if mention.unit == "person":
        return True
    if lexicon is None or mention.unit != "country":
        return False
    if _NO_SPEAKER.search(text[: mention.start]):
        return False  # "held by the Russian Federation, and intend to hold it"
    names = _LIST.match(text, mention.end)
    word = _FIRST_WORD.match(text, names.end() if names else mention.end)
    if word is None or not lexicon.verbs_from(word[0]):
        return False
    return word[0] not in lexicon.ambiguous or word[0] in lexicon.plain_forms
