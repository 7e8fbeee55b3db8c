"""Themes from nothing: what a series without themes might be filed under.

Headings first, where there are any: who wrote the text has sorted it. Then terms that go
together: those that stand in the same and in neighbouring passages are joined, nearest first.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from comparator.language.codes import base_language
from comparator.language.scripts import is_ideograph
from comparator.model import BlockKind, Declaration, Passage, Terms, Theme, ThemeSet
from comparator.themes.assignment import assign_themes
from comparator.themes.candidate_terms import Candidate, Key, candidates, terms_of

MOST_THEMES = 50
MOST_TERMS = 10
# Two groups of terms are one matter if their terms are as near as this on average.
NEAR = 0.17
# A group in more of the passages than this, and than so many, is no matter any more …
WIDEST = 0.2
SMALLEST_WIDE = 12
# … unless it was as wide before, but for so much.
GROWTH = 1.15
_NEVER = -1e9
# Of more passages than so many only some stretches are read, evenly spread …
MOST_PASSAGES = 12_000
# … each as long as this: what is a matter comes in places.
_STRETCH = 100
# A term belongs to a heading if so much of what it tells stands under it …
UNDER = 0.5
# a word of the heading itself already if so much …
OWN = 0.4
# … and headings are asked only where so many passages stand under one.
HEADED = 0.5
LEAST_PASSAGES = 2
LONGEST_ABBREVIATION = 6
_NUMBERING = re.compile(r"^(?:[IVXLC]+|\d+|[A-Za-z])(?:(?:\.\d+)+\.?|[.)])\s+")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A theme that a series might have.

    Attributes:
        theme: With a label in words of the text, and its terms.
        passages: Ids of the passages it would catch.
        is_heading: Whether it has its name from a heading.
    """

    theme: Theme
    passages: tuple[str, ...]
    is_heading: bool


@dataclass(frozen=True, slots=True)
class _Group:
    label: str
    terms: tuple[str, ...]
    is_heading: bool = False


def propose_themes(declarations: Sequence[Declaration]) -> tuple[Proposal, ...]:
    """Return themes that the texts themselves suggest, those with most passages first."""
    passages = _read_of([p for d in declarations for p in d.passages if p.kind.is_prose])
    languages = {d.id: d.language for d in declarations}
    terms = candidates(passages, languages)
    headings = _headings(declarations)
    headed = sum(p.id in headings for p in passages)
    groups: list[_Group] = []
    if passages and headed >= HEADED * len(passages):
        groups = _by_headings(passages, headings, languages, terms)
    used = {term for group in groups for term in group.terms}
    left = [term for term in terms if term.written not in used]
    groups += _by_company(left, passages)
    return _proposals(groups, declarations)


def are_read_in_part(declarations: Iterable[Declaration]) -> bool:
    """Whether texts are so long that only some stretches of them suggest themes."""
    return sum(p.kind.is_prose for d in declarations for p in d.passages) > MOST_PASSAGES


def _read_of(passages: Sequence[Passage]) -> Sequence[Passage]:
    """Return the passages that are read: all, or every so many stretches."""
    every = -(-len(passages) // MOST_PASSAGES)
    return (
        [p for n, p in enumerate(passages) if n // _STRETCH % every == 0] if every > 1 else passages
    )


def _headings(declarations: Iterable[Declaration]) -> dict[str, str]:
    """Return by passage the heading it stands under."""
    found: dict[str, str] = {}
    for declaration in declarations:
        heading = ""
        for block in declaration.blocks:
            if block.kind is BlockKind.HEADING:
                heading = " ".join(block.text.split()) if block.level != 1 else ""
            elif heading:
                found.update((p.id, heading) for p in block.passages)
    return found


def _by_headings(
    passages: Sequence[Passage],
    headings: Mapping[str, str],
    languages: Mapping[str, str],
    terms: Sequence[Candidate],
) -> list[_Group]:
    """Return a group for each heading; headings with the same words are one."""
    positions: dict[frozenset[str], set[int]] = defaultdict(set)
    labels: dict[frozenset[str], str] = {}
    own: dict[frozenset[str], dict[Key, str]] = {}
    said: dict[frozenset[str], set[Key]] = defaultdict(set)
    for number, passage in enumerate(passages):
        if heading := headings.get(passage.id):
            words = list(terms_of(heading, languages[passage.declaration]))
            key = frozenset(form for forms, _ in words for form in forms)
            if key:
                said[key].update(
                    f for f, _ in terms_of(passage.text, languages[passage.declaration])
                )
                positions[key].add(number)
                labels.setdefault(key, heading)
                own.setdefault(key, dict(words))
    known = {t.written.casefold(): t.positions for t in terms}
    groups = []
    for key, under in positions.items():
        telling = [
            t.written
            for t in terms
            if len(t.positions & under) >= max(LEAST_PASSAGES, UNDER * len(t.positions))
        ]
        # A heading that the text under it takes up nowhere ("Part II") says nothing.
        if said[key] & own[key].keys():
            taken_up = [
                word
                for word in own[key].values()
                if (at := known.get(word.casefold()))
                and (" " in word or _is_of(key, at, positions))
            ]
            label = _as_label(labels[key])
            groups.append(_Group(label, _distinct([label, *taken_up, *telling]), is_heading=True))
    return groups


def _is_of(
    words: frozenset[str], at: frozenset[int], under: Mapping[frozenset[str], set[int]]
) -> bool:
    """Whether a lone word of a heading tells its matter: it stands mostly under it or its like.

    "Energy, Climate and Environment": an environment for peace is of another matter.
    """
    alike = set().union(*(there for other, there in under.items() if other & words))
    return len(at & alike) >= OWN * len(at)


def _by_company(terms: Sequence[Candidate], passages: Sequence[Passage]) -> list[_Group]:
    """Return groups of terms that stand together, by average linkage."""
    if not terms:
        return []
    near = _nearness(terms, passages)
    members = [[n] for n in range(len(terms))]
    sums = near.copy()
    sizes = np.ones(len(terms))
    alive = np.ones(len(terms), dtype=bool)
    reach = [set(term.positions) for term in terms]
    widest = max(SMALLEST_WIDE, WIDEST * len(passages))
    while alive.sum() > 1:
        mean = sums / np.outer(sizes, sizes)
        mean[~alive] = -1
        mean[:, ~alive] = -1
        np.fill_diagonal(mean, -1)
        # Of equals the first, so that the order is always the same.
        first, second = divmod(int(np.argmax(np.round(mean, 9))), len(terms))
        if mean[first, second] < NEAR:
            break
        together = reach[first] | reach[second]
        if len(together) > max(widest, GROWTH * max(len(reach[first]), len(reach[second]))):
            sums[first, second] = sums[second, first] = _NEVER
            continue
        reach[first] = together
        members[first] += members[second]
        sums[first] += sums[second]
        sums[:, first] += sums[:, second]
        sizes[first] += sizes[second]
        alive[second] = False
    groups = []
    for number in np.flatnonzero(alive):
        group = sorted((terms[n] for n in members[number]), key=lambda t: (-t.weight, t.written))
        if len(reach[number]) >= LEAST_PASSAGES:
            both = _apart([t.written for t in group])[:2]
            label = ("、" if any(map(is_ideograph, both[0])) else ", ").join(both)
            groups.append(_Group(_as_label(label), _distinct(t.written for t in group)))
    return groups


def _nearness(terms: Sequence[Candidate], passages: Sequence[Passage]) -> NDArray[np.float64]:
    """Return how near terms stand to each other: the cosine of where they are and are close."""
    there = np.zeros((len(terms), len(passages)))
    for number, term in enumerate(terms):
        there[number, sorted(term.positions)] = 2
    close = there.copy()
    for position in range(len(passages) - 1):
        if passages[position].declaration == passages[position + 1].declaration:
            close[:, position] += there[:, position + 1] / 2
            close[:, position + 1] += there[:, position] / 2
    # Whole numbers up to here, so that sums are the same on every machine.
    products = close @ close.T
    lengths = np.sqrt(np.diag(products))
    return np.asarray(products / np.outer(lengths, lengths))


def _apart(terms: Sequence[str]) -> list[str]:
    """Return the first term and those that have no word in common with it."""
    words = set(terms[0].casefold().split())
    return [terms[0], *(t for t in terms[1:] if words.isdisjoint(t.casefold().split()))]


def _distinct(terms: Iterable[str]) -> tuple[str, ...]:
    """Return the first terms; those that differ in capitals only once."""
    return tuple({term.casefold(): term for term in reversed(tuple(terms))}.values())[::-1][
        :MOST_TERMS
    ]


def _as_label(words: str) -> str:
    label = _NUMBERING.sub("", words).strip(" .:;")
    return label.capitalize() if label.isupper() else label[:1].upper() + label[1:]


def _proposals(
    groups: Sequence[_Group], declarations: Sequence[Declaration]
) -> tuple[Proposal, ...]:
    """Return the groups as themes with what they catch, without those that catch too little."""
    languages = sorted({base_language(d.language) for d in declarations})
    named = [
        Theme(f"theme-{n}", group.label, dict.fromkeys(languages, _terms(group)))
        for n, group in enumerate(groups, start=1)
    ]
    caught = _caught(declarations, ThemeSet(tuple(named)))
    ranked = sorted(
        zip(named, groups, strict=True), key=lambda p: (not p[1].is_heading, -len(caught[p[0].id]))
    )
    kept = [pair for pair in ranked if len(caught[pair[0].id]) >= LEAST_PASSAGES][:MOST_THEMES]
    caught = _caught(declarations, ThemeSet(tuple(theme for theme, _ in kept)))
    return tuple(
        Proposal(replace(theme, id=f"theme-{n}"), tuple(caught[theme.id]), group.is_heading)
        for n, (theme, group) in enumerate(kept, start=1)
    )


def _terms(group: _Group) -> Terms:
    """Return phrases and abbreviations as names: they are hardly ever about anything else."""
    names = tuple(t for t in group.terms if " " in t or _is_abbreviation(t))
    return Terms(names, tuple(t for t in group.terms if t not in names))


def _is_abbreviation(term: str) -> bool:
    return term.isupper() and term.isascii() and len(term) <= LONGEST_ABBREVIATION


def _caught(declarations: Iterable[Declaration], themes: ThemeSet) -> dict[str, list[str]]:
    caught: dict[str, list[str]] = {theme: [] for theme in themes.ids}
    for declaration in declarations:
        for passage in assign_themes(declaration, themes).passages:
            for score in passage.themes if passage.kind.is_prose else ():
                caught[score.theme].append(passage.id)
    return caught
