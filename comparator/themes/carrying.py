"""Themes that a passage keeps from its other years: carried over firm links."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from comparator.model import Collation, Declaration, Passage, ThemeScore, ThemeSet
from comparator.themes.assignment import MOST
from comparator.themes.evidence import evidence_of
from comparator.themes.lexicon import Lexicon, lexicon

LINK = "link"
"""The origin of a theme that was carried; its evidence is the passage's own words."""


def carry_themes(
    declarations: Sequence[Declaration], collations: Iterable[Collation], themes: ThemeSet
) -> tuple[Declaration, ...]:
    """Return declarations whose passages also have the themes of the passages they answer.

    A theme is carried over a link that is not tentative, either way, from a passage that has it
    by its own words to one that has any word of it too. What was carried is not carried on, so
    the order of the collations does not matter, and to carry twice is to carry once.

    Args:
        declarations: With passages and themes.
        collations: Links between them; those of other declarations are left alone.
        themes: The theme set they were filed under.
    """
    passages = {p.id: p for declaration in declarations for p in declaration.passages}
    offered = _offered(passages, collations)
    return tuple(_with_carried(declaration, offered, themes) for declaration in declarations)


def _offered(
    passages: Mapping[str, Passage], collations: Iterable[Collation]
) -> dict[str, set[str]]:
    """Return by passage the themes of those that it answers or that answer it."""
    offered: dict[str, set[str]] = defaultdict(set)
    for collation in collations:
        for link in collation.links:
            if link.tentative:
                continue
            for here, there in ((link.left, link.right), (link.right, link.left)):
                own = {s.theme for i in there if i in passages for s in _own(passages[i])}
                for passage_id in here:
                    offered[passage_id] |= own
    return offered


def _own(passage: Passage) -> Iterable[ThemeScore]:
    return (score for score in passage.themes if not score.origin)


def _with_carried(
    declaration: Declaration, offered: Mapping[str, set[str]], themes: ThemeSet
) -> Declaration:
    terms = lexicon(themes, declaration.language)
    blocks = tuple(
        replace(
            block,
            passages=tuple(
                _carried(p, offered.get(p.id, set()), terms, themes.ids) for p in block.passages
            ),
        )
        for block in declaration.blocks
    )
    return replace(declaration, blocks=blocks)


def _carried(passage: Passage, offered: set[str], terms: Lexicon, ids: tuple[str, ...]) -> Passage:
    """Return a passage with the themes offered to it for which it has a word, clearest first."""
    wanting = offered - {score.theme for score in passage.themes}
    if not wanting or not passage.kind.is_prose:
        return passage
    found = evidence_of(passage.text, terms).values()
    carried = [
        ThemeScore(ids[e.theme], e.score, e.words, LINK) for e in found if ids[e.theme] in wanting
    ]
    carried.sort(key=lambda score: (-score.score, ids.index(score.theme)))
    # What stood there only for its surroundings gives way to words of the passage's own.
    kept = [s for s in passage.themes if not carried or s.origin not in {"heading", "neighbour"}]
    return replace(passage, themes=tuple([*kept, *carried][:MOST]))
