"""What came and went within passages that stand: words that a rewording put in or took out.

A year that brings no new passage may still say much that is new, inside the old ones, and leave
out of them what no other passage says.
"""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from comparator.analysis.measures import count_matter, is_only_of
from comparator.analysis.names.cited_documents import documents
from comparator.analysis.names.gazetteer import Gazetteer
from comparator.analysis.news_weight import decisions
from comparator.analysis.phrases.trace import words_of
from comparator.diff.cuts import Side, edits_of_side
from comparator.language.knowledge import function_words, words_of_all
from comparator.language.months import month_names
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
_JOINTS = words_of_all("joints")
_Pair = tuple[str, str]


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
    collation: Collation, newer: Declaration, earlier: Sequence[Declaration], gazetteer: Gazetteer
) -> tuple[EditedWords, ...]:
    """Return what rewordings put in that is new to the series, the most new first.

    What is left out: what says hardly more than a word or two, and what earlier declarations
    said in much the same words elsewhere.

    Args:
        collation: With its variants.
        newer: The declaration on its right.
        earlier: All that came before it, that on the left of the collation included.
        gazetteer: The names of the series: what decides or names a document is told for less.
    """
    return _edited(collation, newer, earlier, gazetteer, "right")


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
    found = _edited(collation, older, (newer,), gazetteer, "left")
    return tuple(cut for cut in found if cut.count <= most.get(cut.passage, 0))


def _edited(
    collation: Collation,
    own: Declaration,
    others: Sequence[Declaration],
    gazetteer: Gazetteer,
    side: Side,
) -> tuple[EditedWords, ...]:
    every = [(p.text, d.language) for d in others for p in d.passages]
    heard = {pair for text, language in every for pair in _pairs(text, language)}
    cited = {document.key for text, _ in every for document in documents(text, gazetteer)}
    said = [(substance(text, language), decisions(text)) for text, language in every]
    answer = {ref: _sides(v, side)[1] for k, v in _by_link(collation) for ref in _ends(k, side)}
    edited: dict[str, list[tuple[int, str]]] = {}
    for passage, at, text in _only_of(collation, own, side):
        edited.setdefault(passage, []).append((at, text))
    texts = {p.id: p.text for p in own.passages}
    found = []
    for passage, edits in edited.items():
        for n, (at, text) in enumerate(edits):
            reach = _reach(texts[passage], edits[n:])
            named = {document.key for document in documents(text, gazetteer)} - cited
            decided = decisions(text) - decisions(answer[passage])
            is_named = any(_is_other_document(key, answer[passage]) for key in named)
            least = 1 if is_named else _LEAST_TO_DECIDE if decided else None
            # A decision is news unless another text decides that.
            rivals = [matter for matter, decides in said if decided <= decides]
            if not is_named and collation.hands_differ and side == "left":
                continue
            matter = substance(
                _without_shared_states(text, answer[passage], gazetteer), own.language
            )
            if not is_named and not _brings_matter(matter, answer[passage], rivals, own.language):
                continue
            if edited_words := _judged(passage, at, text, own.language, heard, reach, least):
                found.append(edited_words)
    # Sorting is stable: equals stay in reading order.
    return tuple(sorted(found, key=lambda i: -i.unheard))


def _without_shared_states(text: str, other: str, gazetteer: Gazetteer) -> str:
    """Return words without the states that another wording names, in whatever form."""
    there = {name.key for name in gazetteer.countries(other)}
    parts, at = [], 0
    for name in (name for name in gazetteer.countries(text) if name.key in there):
        parts.append(text[at : name.start])
        at = name.end
    return " ".join((*parts, text[at:])).replace(" 's ", " ").replace(" ’s ", " ")


def _brings_matter(
    matter: frozenset[str], other: str, said: Iterable[frozenset[str]], language: str
) -> bool:
    """Whether words are no other way of saying what the other wording, or a passage, says."""
    # "Destruction" and "destroying" begin alike.
    there = {found[:_BEGINNING] for found in substance(other, language)}
    new = [found for found in matter if found[:_BEGINNING] not in there]
    if len(new) < _LEAST_MATTER or len(new) < _MOST_HEARD * len(matter):
        return False
    return not any(len(matter & other) > _MOST_HEARD * len(matter) for other in said)


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
    # What begins a sentence is no joint: "By that time sun and wind" is not "time sun and wind".
    first = 0 if found[0][1][0].isupper() else core[0]
    return found[first][0], last + len(token)


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


def _judged(  # noqa: PLR0913 - the place of an edit, and what it is held against
    passage: str,
    at: int,
    text: str,
    language: str,
    heard: set[_Pair],
    reach: tuple[int, int],
    least: int | None,
) -> EditedWords | None:
    start, end = core_of(text)
    words = text[start:end]
    pairs = _pairs(words, language)
    unheard = sum(pair not in heard for pair in pairs)
    is_told = unheard >= _LEAST_TELLING_PAIRS and unheard >= _MOST_HEARD * len(pairs)
    if not is_told and (least is None or unheard < least):
        return None
    count = count_words(words)
    through, more = reach if reach[1] else (at + end, 0)
    return EditedWords(
        passage=passage,
        start=at + start,
        words=words,
        count=count,
        through=through,
        count_through=count + more,
        unheard=unheard,
    )


@lru_cache(maxsize=16384)
def _pairs(text: str, language: str) -> tuple[_Pair, ...]:
    """Return each telling word with the next, as stems, so that inflection makes nothing new.

    Days and other figures tell nothing here: each declaration has its own.
    """
    pale = function_words() | month_names("en")
    telling = [
        w.stem
        for w in words_of(text, language)
        if w.form not in pale and not any(character.isdigit() for character in w.form)
    ]
    return tuple(itertools.pairwise(telling))
