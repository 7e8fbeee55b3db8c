"""What came and went within passages that stand: words that a rewording put in or took out.

A year that brings no new passage may still say much that is new, inside the old ones, and leave
out of them what no other passage says.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from comparator.analysis.measures import count_matter, is_only_of
from comparator.analysis.names.cited_documents import documents
from comparator.analysis.names.gazetteer import Gazetteer, with_names_as
from comparator.analysis.news_weight import decisions
from comparator.analysis.said_before import SaidBefore, says_it_again, telling_pairs
from comparator.diff.cuts import Side, edits_of_side
from comparator.language.knowledge import words_of_all
from comparator.language.substance import substance
from comparator.language.words import count_words, each_token, is_word
from comparator.model import Collation, Declaration, Link, Relation, Variant

_LEAST_TELLING_PAIRS = 3
_MOST_HEARD = 0.5
_MOST_CUT = 0.5
_LEAST_MATTER, _BEGINNING = 2, 5
# An admission, or a document that none named before, is news in few words, most of them heard.
_LEAST_TO_DECIDE = 2
_LEAST_OF_A_NAME = 2
# Old words between two edits of one passage that a quotation of both may bridge.
_MOST_BRIDGED = 8
# At its edges these only tie an insertion to what stands beside it.
_SIGN = re.compile(r"\s?[%‰]")
_JOINTS = words_of_all("joints")


@dataclass(frozen=True, slots=True, kw_only=True)
class EditedWords:
    """Words that one edit put into a passage, or took out of one.

    Attributes:
        passage: Id of the passage that has them: the newer one, or what they were cut from.
        start: Where they begin in its text.
        words: The very words, from the first that tells something to the last.
        count: How many words that is.
        through: Where in the text the next such edits end that lie only a few words further on,
            or these words themselves.
        count_through: How many words are edited so up to there.
        unheard: How many pairs of neighbouring telling words none of the other texts has: how
            much of it is new to the series, or gone from it.
    """

    passage: str
    start: int
    words: str
    count: int
    through: int
    count_through: int
    unheard: int


def insertions(
    collation: Collation, newer: Declaration, said: SaidBefore, texts: int, gazetteer: Gazetteer
) -> tuple[EditedWords, ...]:
    """Return what rewordings put in that is new to the series, the most new first.

    What is left out: what says hardly more than a word or two, and what earlier declarations
    said in much the same words elsewhere.

    Args:
        collation: With its variants.
        newer: The declaration on its right.
        said: What the series says.
        texts: How many of its texts are before the newer one, that on the left included.
        gazetteer: The names of the series: what decides or names a document is told for less.
    """
    return _edited(collation, newer, (said, texts), gazetteer, "right")


def cuts(
    collation: Collation, older: Declaration, newer: Declaration, gazetteer: Gazetteer
) -> tuple[EditedWords, ...]:
    """Return what rewordings took out that the newer text has nowhere, the most first.

    As `insertions` of the reverse: `passage` is the older one. Where most of a passage went, or it
    is not sure that it stands, nothing was cut from it; and where different hands rendered the
    two, words that name no document are likely said in others.
    """
    sure = {ref for link in collation.links if not link.tentative for ref in link.left}
    most = {p.id: _MOST_CUT * count_words(p.text) for p in older.passages if p.id in sure}
    said = SaidBefore((newer,), gazetteer)
    found = _edited(collation, older, (said, 1), gazetteer, "left")
    return tuple(cut for cut in found if cut.count <= most.get(cut.passage, 0))


def _edited(
    collation: Collation,
    own: Declaration,
    others: tuple[SaidBefore, int],
    gazetteer: Gazetteer,
    side: Side,
) -> tuple[EditedWords, ...]:
    said, texts = others
    judge = _Judge(said, texts, own.language, gazetteer, side)
    answer = {ref: _sides(v, side)[1] for k, v in _by_link(collation) for ref in _ends(k, side)}
    edited: dict[str, list[tuple[int, str]]] = {}
    for passage, at, text in _only_of(collation, own, side):
        edited.setdefault(passage, []).append((at, text))
    whole = {p.id: p.text for p in own.passages}
    found = []
    for passage, edits in edited.items():
        for n, (at, text) in enumerate(edits):
            is_named = judge.names_a_document(text, answer[passage])
            decided = decisions(text) - decisions(answer[passage])
            if not is_named and (
                (collation.hands_differ and side == "left")
                or not judge.brings_matter(text, answer[passage], decided)
            ):
                continue
            least = 1 if is_named else _LEAST_TO_DECIDE if decided else None
            core = _Core.of(text, own.language)
            # "WPS), through partnership": what stands in brackets went with its name.
            if side == "left" and ")" in core.words.split("(")[0]:
                continue
            unheard = sum(not said.has_pair(pair, texts) for pair in core.pairs)
            if _is_told(unheard, len(core.pairs), least):
                reach = _reach(whole[passage], edits[n:])
                found.append(_edited_words(passage, at, core, unheard, reach))
    # Sorting is stable: equals stay in reading order.
    return tuple(sorted(found, key=lambda i: -i.unheard))


@dataclass(frozen=True, slots=True)
class _Judge:
    """Tells whether words that only a side has are news against so many other texts."""

    said: SaidBefore
    texts: int
    language: str
    gazetteer: Gazetteer
    side: Side

    def names_a_document(self, text: str, answer: str) -> bool:
        """Whether they name a document that neither the other texts nor the answer name."""
        return any(
            not self.said.names_document(d.key, text[d.start : d.end], self.texts, self.language)
            and _is_other_document(d.key, answer)
            for d in documents(text, self.gazetteer)
        )

    def brings_matter(self, text: str, answer: str, decided: frozenset[str]) -> bool:
        """Whether they are no other way of saying the answer, nor what another text says."""
        own = _without_shared_states(text, answer, self.gazetteer)
        matter = _matter_brought(own, answer, self.language)
        # A decision is news unless another text decides that.
        if not matter or self.said.has_matter(matter, _MOST_HEARD, decided, self.texts):
            return False
        # What is said somewhere, in pieces, was put in other words.
        is_more = self.side == "left" or says_it_again(text, self.language)
        least = _LEAST_MATTER if is_more else 0 if decided else 1
        return self.said.lacking(matter, self.texts) >= least


def _without_shared_states(text: str, other: str, gazetteer: Gazetteer) -> str:
    """Return words without the states that another wording names, in whatever form."""
    there = {name.key for name in gazetteer.countries(other)}
    shared = (name for name in gazetteer.countries(text) if name.key in there)
    bare = with_names_as(text, shared, lambda _: " ")
    return bare.replace(" 's ", " ").replace(" ’s ", " ")


def _matter_brought(text: str, other: str, language: str) -> frozenset[str]:
    """Return the matter of words that are no other way of saying the other wording; else none."""
    matter = substance(text, language)
    # "Destruction" and "destroying" begin alike.
    there = {found[:_BEGINNING] for found in substance(other, language)}
    new = [found for found in matter if found[:_BEGINNING] not in there]
    is_brought = len(new) >= _LEAST_MATTER and len(new) >= _MOST_HEARD * len(matter)
    return matter if is_brought else frozenset()


def _is_other_document(key: str, older: str) -> bool:
    """Whether a document is no other rendering's name of one that the older words name."""
    said = older.casefold()
    return sum(word not in said for word in key.split()) >= _LEAST_OF_A_NAME


def new_words(collation: Collation, newer: Declaration) -> dict[str, int]:
    """Return how many words of each newer passage the older declaration does not have in it.

    All of a passage that was added; of the others what edits put in. Where different hands
    rendered the two, of these only what brings matter.
    """
    added = set(collation.added)
    counts = {
        p.id: count_words(p.text) for p in newer.passages if p.id in added and p.kind.is_prose
    }
    left = {ref: v.left for k, v in _by_link(collation) for ref in k.right}
    for passage, _, words in _only_of(collation, newer, "right"):
        count = count_words(words)
        if collation.hands_differ:
            count = count_matter(words, left[passage], newer.language)
        counts[passage] = counts.get(passage, 0) + count
    return counts


def _by_link(collation: Collation) -> Iterator[tuple[Link[str], Variant]]:
    return zip(collation.links, collation.variants, strict=True)


def _only_of(collation: Collation, own: Declaration, side: Side) -> Iterator[tuple[str, int, str]]:
    """Yield the passage, the place and the text of each edit that only a side has, in order."""
    passages = {p.id: p for p in own.passages}
    for link, variant in _by_link(collation):
        if link.relation is Relation.KEPT:
            continue
        refs = _ends(link, side)
        texts = [passages[ref].text for ref in refs]
        for ref, pieces in zip(refs, edits_of_side(variant, texts, side), strict=True):
            at = 0
            for n, _, text in pieces:
                if is_only_of(variant, n, side) and passages[ref].kind.is_prose:
                    yield ref, at, text
                at += len(text)


def _ends(link: Link[str], side: Side) -> tuple[str, ...]:
    return link.right if side == "right" else link.left


def _sides(variant: Variant, side: Side) -> tuple[str, str]:
    """Return the wording of a side, and the other."""
    both = variant.left, variant.right
    return both[::-1] if side == "right" else both


def core_of(text: str) -> tuple[int, int]:
    """Return where the words of an edit begin and end without marks and joints at its edges."""
    found = [(at, token) for at, token in _placed(text) if is_word(token)]
    core = [n for n, (_, token) in enumerate(found) if token.casefold() not in _JOINTS]
    if not core:
        return 0, 0
    last, token = found[core[-1]]
    end = last + len(token)
    if token[-1].isdigit() and (sign := _SIGN.match(text, end)):
        end = sign.end()  # "2.8 %" is one amount
    # What begins a sentence is no joint: "By that time sun and wind" is not "time sun and wind".
    first = 0 if found[0][1][0].isupper() else core[0]
    return found[first][0], end


def _placed(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for token in each_token(text):
        yield at, token
        at += len(token)


def _reach(text: str, edits: Sequence[tuple[int, str]]) -> tuple[int, int]:
    """Return where the last of some edits of a passage ends that lie close, and their words."""
    (at, first), *others = edits
    end, count = at + len(first), 0
    for start, words in others:
        if count_words(text[end:start]) > _MOST_BRIDGED:
            break
        end, count = start + (core_of(words)[1] or len(words)), count + count_words(words)
    return end, count


@dataclass(frozen=True, slots=True)
class _Core:
    """The words of an edit without marks and joints at its edges, and its telling pairs."""

    start: int
    end: int
    words: str
    pairs: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, text: str, language: str) -> "_Core":
        start, end = core_of(text)
        return cls(start, end, text[start:end], telling_pairs(text[start:end], language))


def _is_told(unheard: int, pairs: int, least: int | None) -> bool:
    """Whether so many pairs of so many are enough; less will do where a least number is named."""
    is_much = unheard >= _LEAST_TELLING_PAIRS and unheard >= _MOST_HEARD * pairs
    return is_much or (least is not None and unheard >= least)


def _edited_words(
    passage: str, at: int, core: _Core, unheard: int, reach: tuple[int, int]
) -> EditedWords:
    count = count_words(core.words)
    through, more = reach if reach[1] else (at + core.end, 0)
    return EditedWords(
        passage=passage,
        start=at + core.start,
        words=core.words,
        count=count,
        through=through,
        count_through=count + more,
        unheard=unheard,
    )
