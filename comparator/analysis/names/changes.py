"""What came, went and changed by name between two texts.

A mention went only if nothing on the other side of the link names the same: "Russia's" stands for
"the Russian Federation", "Resolution No. 2231" for "Resolution 2231".
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from comparator.analysis.edits import meets
from comparator.analysis.names.cited_documents import (
    documents,
    initials_of,
    is_one_title,
    is_same_document,
    kind_by_initials,
)
from comparator.analysis.names.gazetteer import Gazetteer, is_alluded_to
from comparator.analysis.names.listed import list_changes, listed_names, no_longer_listed
from comparator.analysis.names.mentions import (
    VOTERS,
    Mention,
    are_of_votes,
    mentions,
    spans_of,
)
from comparator.analysis.names.replacements import reordered, replaced
from comparator.analysis.operatives.verb_lexicon import Lexicon
from comparator.language.knowledge import alternatives, named_words, whole_words
from comparator.language.scripts import HAN
from comparator.model import Confidence, Declaration, Finding, FindingKind, Role, Variant

_SURE, _FAIR = Confidence.SURE, Confidence.LIKELY
_SAME_BODY = re.compile(alternatives("own_body"))
_LIST = re.compile(r"(?:[,、\s]+|and\b|the\b|of\b|и\b|和|[A-ZА-ЯЁ][\w’'-]*)*+")
_NO_SPEAKER = re.compile(alternatives("no_speaker"))
_DEADLINE = re.compile(alternatives("deadline"))
_GOAL = re.compile(alternatives("goal"))
_AT = re.compile(alternatives("somewhere"), re.IGNORECASE)
_EVENT = re.compile(whole_words("event"), re.IGNORECASE)
_TURNS = re.compile(alternatives("of_turns") or "(?!)")
_GUESTS = re.compile(alternatives("of_guests") or "(?!)")
_HOSTS_BEHIND = re.compile(alternatives("turns_behind_names") or "(?!)")
_HOSTED_BEFORE = re.compile(alternatives("turns_before_names") or "(?!)")
_IN_CITY = re.compile(alternatives("states_behind_cities") or "(?!)")
_ADDRESS = re.compile(alternatives("in_an_address") or "(?!)")
_WIDE = 40  # characters
_STATE_IN_NAME = re.compile(alternatives("states_in_names") or "(?!)")
_MANY = 5
_FAR = 120  # characters
_POINTING = alternatives("named_before")
_OLD_VALUE = re.compile(alternatives("old_values") or "(?!)")
_NAMES = frozenset({FindingKind.ACTOR, FindingKind.PLACE})
_LONG_LIST = 3
_LEAST_INITIALS = 3
_UNTIL = re.compile(alternatives("between_years_of_a_span") or "(?!)")
_IN_NAME = re.compile(r"\s[A-Z][a-z]+\b")
_ATTRIBUTE = re.compile(r"\s([a-z]{4,}\s[a-z]{4,})")
_WEIGHTY = re.compile(f"[%$€£¥]|{alternatives('weighty')}", re.IGNORECASE)
_PERIOD = re.compile(r"\bfrom\s[^,;.]{4,30}\sto\s$")
_BETWEEN_NAMES = "、， " + "".join(named_words("joins_of_lists"))
_FIRST_WORD = re.compile(rf"[a-zа-яё]+|[{HAN}]")


def mention_changes(
    variant: Variant,
    names: Gazetteer,
    lexicon: Lexicon | None,
    usual: frozenset[str],
    around: tuple["Surroundings", "Surroundings"] | None = None,
) -> tuple[Finding, ...]:
    """Return what a variant's texts name differently, untied, in the order of the newer text.

    Args:
        variant: The word edits.
        names: What both texts are searched for.
        lexicon: Verbs by which those who speak are known; None where there is no scale.
        usual: Actors whose coming and going says nothing.
        around: What stands around the older and around the newer text.
    """
    texts = variant.left, variant.right
    known = _Known(names, lexicon)
    old, new = ([m for m in mentions(text, names) if m.key not in usual] for text in texts)
    old, new, pairs = _unpaired(old, new, variant)
    dropped, added, later = _unanswered(old, new, variant, names.language)
    rearranged = [*reordered(texts, dropped, added)]
    pairs += later + rearranged
    found = [
        (pair[1].start, _instead(pair, texts, _FAIR if pair in rearranged else _SURE))
        for pair in dict.fromkeys(pairs)
    ]
    at = _Places(variant)
    for side, (named, alone) in enumerate(((old, dropped), (new, added))):
        text, other = texts[side], around[1 - side] if around else None
        actors = other.actors if other else frozenset[str]()
        gone = [m for m in alone if not _is_left_out(m, text, texts[1 - side])]
        unsaid = _unsaid(gone, text, known, other, pairs, side)
        told = [(m, actors) for m in _spans_joined(unsaid, text)]
        told += [
            (m, frozenset())
            for m in list_changes(text, texts[1 - side])
            if not meets(m, spans_of(named))
        ]
        found += [
            (m.start if side else at(m.start), _one_side(m, text, known, there, is_new=bool(side)))
            for m, there in told
        ]
    changes = [change for _, change in sorted(found, key=lambda entry: entry[0])]
    return tuple(_folded(change, changes, texts, known) for change in changes)


def _folded(
    change: Finding, told: Sequence[Finding], texts: tuple[str, str], known: "_Known"
) -> Finding:
    """Return a change of names, as a small one where every text has it anew.

    So who chairs and hosts, who is thanked for taking part, three names of a list or more, and in
    records of votes all but who votes: the reasons are those of whoever is against it this time.
    """
    if change.role is Role.NAMED and are_of_votes(texts):
        return replace(change, is_minor=True)
    if change.kind not in _NAMES or change.role is not Role.NAMED:
        return replace(change, is_minor=change.is_minor or _is_unnamed(change, texts, known))
    names = [f for f in told if f.kind in _NAMES and f.role is Role.NAMED and not f.is_minor]
    is_swap = bool(change.left_words and change.right_words)
    is_turn = is_swap and all(map(_TURNS.search, texts))
    is_minor = is_turn or len(names) >= _LONG_LIST or are_of_guests(texts)
    return replace(change, is_minor=True) if is_minor else change


def _is_unnamed(change: Finding, texts: tuple[str, str], known: "_Known") -> bool:
    """Whether those who spoke by name speak as "we", or "the Presidents", in the other text."""
    if change.role is not Role.SPEAKER or bool(change.left_words) == bool(change.right_words):
        return False
    other = texts[1] if change.left_words else texts[0]
    return not any(_role(m, other, known) is Role.SPEAKER for m in mentions(other, known.names))


def are_of_guests(texts: tuple[str, str]) -> bool:
    """Whether both wordings thank or greet those who took part."""
    return all(map(_GUESTS.search, texts))


def _unanswered(
    old: list[Mention], new: list[Mention], variant: Variant, language: str
) -> tuple[list[Mention], list[Mention], list[tuple[Mention, Mention]]]:
    """Return what one side alone names, once each, and the pairs that show on a wider look."""
    left, right = variant.left, variant.right
    dropped = _once(_one_sided(old, new, (left, right), language))
    added = _once(_one_sided(new, old, (right, left), language))
    held = no_longer_listed(left, old, dropped), no_longer_listed(right, new, added)
    dropped, added = (
        [m for m in dropped if m not in held[0]],
        [m for m in added if m not in held[1]],
    )
    return _unpaired(dropped, added, variant, is_wide=True)


def _instead(pair: tuple[Mention, Mention], texts: tuple[str, str], sure: Confidence) -> Finding:
    """Return that the newer text names one thing where the older named another."""
    (older, newer), (left, right) = pair, texts
    words = left[older.start : older.end], right[newer.start : newer.end]
    is_old = bool(
        _OLD_VALUE.search(left[: older.start]) and _OLD_VALUE.search(right[: newer.start])
    )
    is_minor = older.unit == "ordinal" or is_old or all(map(_is_of_event, pair, texts))
    return Finding(older.kind, (), (), *words, sure, is_minor=is_minor)


def _unpaired(
    old: list[Mention], new: list[Mention], variant: Variant, is_wide: bool = False
) -> tuple[list[Mention], list[Mention], list[tuple[Mention, Mention]]]:
    """Return the mentions of both sides that none replaced, and those that one did, in pairs."""
    pairs = replaced(variant, old, new, is_wide=is_wide)
    older, newer = {pair[0] for pair in pairs}, {pair[1] for pair in pairs}
    return [m for m in old if m not in older], [m for m in new if m not in newer], pairs


class _Known(NamedTuple):
    """What texts are read with: names, and verbs by which those who speak are known."""

    names: Gazetteer
    lexicon: Lexicon | None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around the passages of one side of a link.

    Attributes:
        paragraphs: The paragraphs they stand in, the passages included.
        documents: Keys of the documents that the declaration names anywhere.
        names: What is sought in them, in the language of the declaration.
        actors: Keys of the actors and places that it names anywhere.
    """

    paragraphs: str
    documents: frozenset[str]
    names: Gazetteer
    actors: frozenset[str] = frozenset()


def paragraphs_by_passage(declaration: Declaration) -> dict[str, tuple[int, str]]:
    """Return the place and the text of the paragraph that each passage stands in."""
    return {p.id: (n, b.text) for n, b in enumerate(declaration.blocks) for p in b.passages}


def surroundings_of(
    paragraphs: Mapping[str, tuple[int, str]],
    documents_: frozenset[str],
    actors: frozenset[str],
    names: Gazetteer,
    refs: Iterable[str],
) -> Surroundings:
    """Return what stands around some passages of a declaration that names documents and actors."""
    told = sorted({paragraphs[ref] for ref in refs})
    return Surroundings(" ".join(text for _, text in told), documents_, names, actors)


def named_documents(declaration: Declaration, names: Gazetteer) -> frozenset[str]:
    """Return the keys of all documents that a declaration names."""
    return frozenset(d.key for p in declaration.passages for d in documents(p.text, names))


def _one_sided(
    found: Sequence[Mention], others: Sequence[Mention], texts: tuple[str, str], language: str
) -> list[Mention]:
    keys = {(m.kind, m.key) for m in others}
    return [
        m
        for m in found
        if (m.kind, m.key) not in keys
        # Whoever stands in both texts may have voted for it once and against it once.
        and (m.unit in VOTERS or not _is_said(m, others, texts, language))
    ]


def _unsaid(  # noqa: PLR0913 - one side of a link and the other
    found: Sequence[Mention],
    text: str,
    known: "_Known",
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
        if other is not None and _is_named(m, text, known, other):
            continue
        yield m


def _spans_joined(found: Iterable[Mention], text: str) -> list[Mention]:
    """Return mentions in which two dates of one span are one: "by 2020 through to 2025"."""
    joined: list[Mention] = []
    for m in found:
        last = joined[-1] if joined else m
        is_span = FindingKind.DATE is m.kind is last.kind and _UNTIL.fullmatch(
            text, last.end, m.start
        )
        if is_span:
            joined[-1] = last._replace(end=m.end)
        else:
            joined.append(m)
    return joined


def _is_named(m: Mention, text: str, known: "_Known", other: Surroundings) -> bool:
    if m.kind is FindingKind.DOCUMENT:
        return any(is_one_title(m.key, key) for key in other.documents)
    if m.kind not in {FindingKind.ACTOR, FindingKind.PLACE} or _speaks(m, text, known):
        return False
    if m.unit == "country":
        is_named = m.key in {name.key for name in other.names.countries(other.paragraphs)}
    elif m.unit == "body":
        is_named = m.key in {name.key for name in other.names.organisations(other.paragraphs)}
    else:
        is_named = m.key in {name.key for name in other.names.places(other.paragraphs)}
    return is_named or text[m.start : m.end] in other.paragraphs


def _once(found: Sequence[Mention]) -> list[Mention]:
    """Return each thing's first mention."""
    return list({(m.kind, m.key): m for m in reversed(found)}.values())[::-1]


def _is_said(
    mention: Mention, others: Sequence[Mention], texts: tuple[str, str], language: str
) -> bool:
    """Whether the other side says the same in another way; `texts` are its own and the other."""
    text, other = texts
    words = text[mention.start : mention.end]
    if mention.kind is FindingKind.DOCUMENT:
        kind, initials = kind_by_initials(words, text), initials_of(words)
        named = [o.key for o in others if o.kind is FindingKind.DOCUMENT]
        is_short = any(
            re.search(rf"\b{initials[:k]}\b", other)
            for k in range(_LEAST_INITIALS, len(initials) + 1)
        )
        is_kind = bool(kind and kind in other) or _is_dated_alike(words, others, texts)
        is_pointed = _is_pointed_at(words, other)
        return (
            is_short
            or is_kind
            or is_pointed
            or is_same_document(mention.key, other, named, language)
        )
    if mention.kind is FindingKind.DATE:
        # "2018" stands inside "12 October 2018", and either says the year, as a title does.
        is_dated = any(
            o.kind is FindingKind.DATE and (o.key in mention.key or mention.key in o.key)
            for o in others
        )
        return is_dated or re.search(rf"(?<!\d){re.escape(words)}(?!\d)", other) is not None
    if mention.unit == "country":
        return words in other or is_alluded_to(mention.key, other, language)
    if mention.unit == "body":
        # "the UN" is named with "the UN General Assembly".
        is_part = any(o.unit == "body" and mention.key in o.key for o in others)
        return is_part or words in other or bool(_SAME_BODY.search(other))
    if mention.kind is FindingKind.NUMBER:
        # "100 students", "one hundred of them"
        value = mention.key.split()[0]
        is_counted = len(value) > 1 and any(o.key.split()[:1] == [value] for o in others)
        # "4.5 %" is not said by "4.0–4.5 %".
        pattern = rf"(?<![\w.,–-]){re.escape(words)}(?![\w.,]\w)"
        return is_counted or bool(re.search(pattern, other))
    return words in other


def _is_pointed_at(words: str, other: str) -> bool:
    """Whether the other side has a short title's last word alone: "this Agreement"."""
    *first, kind = words.split()
    return len(first) == 1 and bool(re.search(rf"\b(?i:{_POINTING})\s{re.escape(kind)}\b", other))


def _is_dated_alike(words: str, others: Sequence[Mention], texts: tuple[str, str]) -> bool:
    """Whether the other side tells of a document of this kind and day: "the concept of 2 May".

    A day that stands in the title, "2 May 2018 Plan", is that of one paper, whatever its kind.
    """
    text, other = texts
    days = [other[o.start : o.end] for o in others if o.kind is FindingKind.DATE]
    kind = words.split(maxsplit=1)[0].casefold()
    is_kind = re.search(rf"\b{re.escape(kind)}\b", other) is not None
    return any(
        " " in day and day in text and (is_kind or words.startswith(day.split(maxsplit=1)[1]))
        for day in days
    )


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


def _one_side(
    m: Mention, text: str, known: "_Known", elsewhere: frozenset[str], *, is_new: bool
) -> Finding:
    """Return that what a text names came or went.

    Who is named in a list, or is among those who speak, joined or left it, though the other text
    names them `elsewhere`; of others that says little.
    """
    words = text[m.start : m.end]
    sides = ("", words) if is_new else (words, "")
    role = _role(m, text, known)
    is_known = m.key in elsewhere and role is Role.NAMED and not _is_listed(m, text)
    # "The G7 Partnership for Growth" speaks of a paper or a plan.
    is_of_name = m.unit == "body" and _IN_NAME.match(text, m.end) is not None
    is_of_name |= m.unit == "country" and _is_in_name(m, text)
    is_listed = m.kind is FindingKind.PLACE or m.unit == "name"
    is_of_name |= is_listed and _is_in_long_list(m, text)
    is_anew = _is_of_event(m, text) or _is_host(m, text)
    is_minor = is_known or is_of_name or is_anew or _is_bare_number(m, text)
    return Finding(m.kind, (), (), *sides, _FAIR, role=role, is_minor=is_minor)


def _is_listed(m: Mention, text: str) -> bool:
    return any(name.start <= m.start < name.end for names in listed_names(text) for name in names)


def _is_host(m: Mention, text: str) -> bool:
    """Whether it is the host or in the chair, or where a meeting was, or in an address."""
    if m.kind not in _NAMES or m.unit in VOTERS:
        return False
    if _ADDRESS.search(text, max(0, m.start - _WIDE), m.end + _WIDE):
        return True
    before = text[: m.start]
    is_place = _IN_CITY.search(before) and _EVENT.search(text)
    return bool(is_place or _HOSTS_BEHIND.match(text, m.end) or _HOSTED_BEFORE.search(before))


def _is_in_name(m: Mention, text: str) -> bool:
    """Whether what looks like a state is a part of the name of a body."""
    return _STATE_IN_NAME.search(text, max(0, m.start - _FAR), m.start) is not None


def _is_in_long_list(m: Mention, text: str) -> bool:
    """Whether a place is one of so many that one more or less is no news."""
    lists = [
        names for names in listed_names(text) if any(n.start <= m.start < n.end for n in names)
    ]
    return any(len(names) > _MANY for names in lists)


def _is_left_out(m: Mention, text: str, other: str) -> bool:
    """Whether the other text names what a number is of without it: "the 2 % target range"."""
    of = _ATTRIBUTE.match(text, m.end) if m.kind is FindingKind.NUMBER else None
    return of is not None and re.search(rf"\b{of[1]}\b", other) is not None


def _is_bare_number(m: Mention, text: str) -> bool:
    """Whether it counts something that nothing stands against: no money, share or large number."""
    words = text[m.start : m.end]
    is_session = m.unit == "ordinal"
    return m.kind is FindingKind.NUMBER and (is_session or not _WEIGHTY.search(words))


def _is_of_event(m: Mention, text: str) -> bool:
    """Whether it tells when or where a single event is, or who voted: every text has these anew.

    A day by which something is to be done is none, nor who voted against.
    """
    if m.kind is FindingKind.DATE:
        before = text[: m.start]
        is_goal = _DEADLINE.search(before) or _GOAL.match(text, m.end)
        return is_goal is None or bool(_PERIOD.search(before))
    if m.kind is FindingKind.PLACE:
        is_aside = text[: m.start].endswith("(")
        return is_aside or bool(_AT.search(text[: m.start]) and _EVENT.search(text))
    return m.unit == "person"


def _role(mention: Mention, text: str, known: "_Known") -> Role:
    if mention.unit == "dissenter":
        return Role.OPPONENT
    if mention.kind is FindingKind.ACTOR and _speaks(mention, text, known):
        return Role.SPEAKER
    return Role.NAMED


def _speaks(mention: Mention, text: str, known: "_Known") -> bool:
    """Whether a name stands in the list of those whose verb follows, or of those who voted."""
    if mention.unit in VOTERS:
        return True
    lexicon = known.lexicon
    if lexicon is None or mention.unit != "country":
        return False
    if _NO_SPEAKER.search(text[: mention.start]):
        return False  # "held by the Russian Federation, and intend to hold it"
    # Where names have no capitals to know them by, the list is read with the gazetteer.
    unspaced = lexicon.is_unspaced
    at = _end_of_names(text, mention.end, known.names) if unspaced else mention.end
    names = _LIST.match(text, at)
    at = names.end() if names else mention.end
    word = _FIRST_WORD.match(text, at)
    verbs = lexicon.verbs_from(word[0]) if word else ()
    if word is None or not verbs:
        return False
    if lexicon.is_unspaced:
        return any(text.startswith(verb.phrase, at) for _, verb in verbs)
    return word[0] not in lexicon.ambiguous or word[0] in lexicon.plain_forms


def _end_of_names(text: str, at: int, names: Gazetteer) -> int:
    """Return where a list of countries ends."""
    for name in names.countries(text):
        if name.start >= at and not text[at : name.start].strip(_BETWEEN_NAMES):
            at = name.end
    return at
