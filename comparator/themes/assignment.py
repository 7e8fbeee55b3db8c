"""Which themes each passage of a declaration is filed under."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from comparator.model import Block, BlockKind, Declaration, Passage, ThemeScore, ThemeSet
from comparator.themes.evidence import Evidence, evidence_of
from comparator.themes.lexicon import lexicon

LEAST = 1.2
SHARE = 0.5
NAMED_SHARE = 0.25
MOST = 3
SUPPORT = 0.5
FROM_HEADING = 0.4
FROM_LEAD_IN = 0.7
FROM_BEFORE = 0.35
FROM_REFERRED = 0.6
FROM_NEXT = 0.4
CLEAR = 1.6
_REFERENCES = {
    "en": re.compile(
        r"(?:they|this|these|those|it|its|their|such|to this end|in (?:this|these|that)|"
        r"on this|at the same time|for (?:this|these))\b",
        re.IGNORECASE,
    ),
    "ru": re.compile(r"(?:они|это|эти|этот|эта|в этом|в этой|в этих|такие|такой)\b", re.IGNORECASE),
    "de": re.compile(r"(?:sie|dies\w*|hierzu|dazu|dabei|in diesem)\b", re.IGNORECASE),
    "zh": re.compile(r"为此|他们|这|该|此"),
}
Found = Mapping[int, Evidence]


def assign_themes(declaration: Declaration, themes: ThemeSet) -> Declaration:
    """Return a declaration whose passages have their themes, clearest first."""
    return _Assignment(declaration, themes).declaration()


class _Assignment:
    """One way through a declaration, which remembers what was said before."""

    def __init__(self, declaration: Declaration, themes: ThemeSet) -> None:
        self._source = declaration
        self._ids = themes.ids
        self._lexicon = lexicon(themes, declaration.language)
        self._reference = _REFERENCES.get(declaration.language.split("-")[0])
        self._heading: Found = {}
        self._lead_in: Found = {}

    def declaration(self) -> Declaration:
        return replace(self._source, blocks=tuple(map(self._block, self._source.blocks)))

    def _block(self, block: Block) -> Block:
        if block.kind.is_formal or block.level == 1:
            return block
        own = [evidence_of(passage.text, self._lexicon) for passage in block.passages]
        if block.kind is BlockKind.HEADING:
            self._heading = _merge([*own])
        chosen: list[Found] = []
        for index, passage in enumerate(block.passages):
            before = chosen[-1] if chosen else {}
            following = own[index + 1] if index + 1 < len(own) else {}
            chosen.append(self._choose(passage, own[index], before, following))
        if block.kind is not BlockKind.ITEM:
            self._lead_in = chosen[-1] if chosen else {}
        passages = zip(block.passages, chosen, strict=True)
        return replace(
            block, passages=tuple(replace(p, themes=self._scores(found)) for p, found in passages)
        )

    def _choose(self, passage: Passage, own: Found, before: Found, following: Found) -> Found:
        refers = bool(self._reference and self._reference.match(passage.text))
        if passage.kind is BlockKind.ITEM and passage.lead_in:
            own = _merge([own, _scaled(self._lead_in, FROM_LEAD_IN)])
        context = _merge(
            [
                _scaled(before, FROM_REFERRED if refers else FROM_BEFORE),
                _scaled(self._heading, FROM_HEADING),
            ]
        )
        best = max((found.score for found in own.values() if found.is_firm), default=0.0)
        if best >= CLEAR:
            supported = {t: _supported(e, context.get(t)) for t, e in own.items() if e.is_firm}
            return _keep(supported)
        if not before and not own:
            context = _merge([context, _scaled(following, FROM_NEXT)])
        return _keep(_merge([own, context])) or _weak(_merge([own, context]))

    def _scores(self, found: Found) -> tuple[ThemeScore, ...]:
        ordered = sorted(found.values(), key=lambda e: (-e.score, e.theme))
        return tuple(ThemeScore(self._ids[e.theme], e.score, e.words) for e in ordered)


def _keep(found: Found) -> Found:
    """Return what is clear enough, by itself and beside the clearest."""
    best = max((e.score for e in found.values()), default=0.0)
    kept = [
        e
        for e in found.values()
        if e.score >= max(LEAST, best * (NAMED_SHARE if e.is_named else SHARE))
    ]
    kept.sort(key=lambda e: (not e.is_named, -e.score, e.theme))
    return {e.theme: e for e in kept[:MOST]}


def _weak(found: Found) -> Found:
    """Return the clearest theme alone, for a passage in which nothing is clear."""
    best = min(found.values(), key=lambda e: (-e.score, e.theme), default=None)
    return {best.theme: best} if best else {}


def _supported(own: Evidence, context: Evidence | None) -> Evidence:
    """Return evidence with what the context adds, at most as much as there is already."""
    if context is None:
        return own
    support = min(context.score, own.score * SUPPORT)
    return _sum(own, replace(context, score=support))


def _scaled(found: Found, factor: float) -> Found:
    return {
        theme: replace(e, score=round(e.score * factor, 4), is_named=False) for theme, e in found.items()
    }


def _merge(sources: Iterable[Found]) -> Found:
    merged: dict[int, Evidence] = {}
    for source in sources:
        for theme, evidence in source.items():
            merged[theme] = _sum(merged[theme], evidence) if theme in merged else evidence
    return merged


def _sum(first: Evidence, second: Evidence) -> Evidence:
    return Evidence(
        first.theme,
        round(first.score + second.score, 4),
        tuple(dict.fromkeys(first.words + second.words)),
        first.is_named or second.is_named,
        first.is_firm or second.is_firm,
    )
