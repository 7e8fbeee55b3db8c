"""Which themes each passage of a declaration is filed under.

First what the passage says itself; then, where that is little or nothing, what stands around it:
its lead-in, the sentence before in its paragraph, its heading.

    The member states speak highly of the Anti-Terrorist Structure.     terrorism
    They believe that it has a considerable potential.                  terrorism, inherited
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from comparator.language.scripts import IDEOGRAPHS
from comparator.model import Block, BlockKind, Declaration, Passage, ThemeScore, ThemeSet
from comparator.themes.evidence import Evidence, evidence_of
from comparator.themes.lexicon import lexicon
from comparator.themes.references import opens_with_reference, points_back

Found = Mapping[int, Evidence]

# Like those of evidence.py these lie on a plain: half or twice as much of any of them moves F1 by
# less than one and a half points, but for LEAST (three points if doubled).
# A theme is kept beside a clearer one from this score on: less than one word in a main clause.
LEAST = 1.2
# … and from this share of the clearest theme's score; with 40 or 60 % F1 loses a point.
SHARE = 0.5
# A name settles the matter alone, but a passage with four names in it need not be about all.
NAMED_SHARE = 0.35
# However much there is of the clearest theme, another needs no more beside it than beside this.
CEILING = 7.0
# "Most have one, few have three": a fourth theme gains nothing.
MOST = 3
# A passage that has a firm word of its own needs nobody's help: its context then only adds to
# what it says itself, by at most this share.
SUPPORT = 0.5
# Hints and mentions in passing need each other's company, or that of what stands around them.
HINTED = 1.1
# What the context is worth beside the passage's own words.
FROM_LEAD_IN = 0.7
FROM_REFERRED = 0.6
FROM_HEADING = 0.4
FROM_BEFORE = 0.35
# What a heading is worth fades with every passage under it.
FADING = 0.9
# Fainter than this, nothing is worth filing. Of speeches half as much gives one passage in sixteen
# more a theme, three of five of them a wrong one; of declarations it changes nothing. With 0.72, of
# 339 sentences of 14 texts 15 are misplaced instead of 20 and 10 without a theme instead of 6.
FLOOR = 0.6
# Each two Chinese characters side by side.
_PAIR = re.compile(f"(?=([{IDEOGRAPHS}]{{2}}))")


def assign_themes(declaration: Declaration, themes: ThemeSet) -> Declaration:
    """Return a declaration whose passages have their themes, clearest first.

    The title, separators, dates and signatures have none.
    """
    if not themes.themes:  # as where two files are compared
        return _without_themes(declaration)
    return _Reader(declaration, themes).read()


def _without_themes(declaration: Declaration) -> Declaration:
    blocks = (
        replace(block, passages=tuple(replace(p, themes=()) for p in block.passages))
        for block in declaration.blocks
    )
    return replace(declaration, blocks=tuple(blocks))


class _Reader:
    """Reads a declaration from its beginning to its end and remembers what was said before."""

    def __init__(self, declaration: Declaration, themes: ThemeSet) -> None:
        self._declaration = declaration
        self._ids = themes.ids
        self._lexicon = lexicon(themes, declaration.language)
        self._heading: Found = {}
        self._since_heading = 0
        self._lead_in: Found = {}
        self._last: Found = {}

    def read(self) -> Declaration:
        blocks = tuple(self._block(block) for block in self._declaration.blocks)
        return replace(self._declaration, blocks=blocks)

    def _block(self, block: Block) -> Block:
        is_title = block.is_title
        if is_title or block.kind.is_formal or not block.passages:
            return replace(
                block, passages=tuple(replace(passage, themes=()) for passage in block.passages)
            )
        own = [evidence_of(passage.text, self._lexicon) for passage in block.passages]
        is_heading = block.kind is BlockKind.HEADING
        if is_heading:
            self._heading, self._last = {}, {}
        chosen: list[Found] = []
        for index, passage in enumerate(block.passages):
            goes_on = index > 0 and _goes_on(block.passages[index - 1].text, passage.text)
            chosen.append(self._choose(passage, own[index], chosen[-1] if goes_on else {}))
            self._last = chosen[-1]
            self._since_heading += 1
        if is_heading:
            self._heading, self._since_heading = _merged(chosen), 0
        if block.kind is not BlockKind.ITEM:
            self._lead_in = chosen[-1]
        themed = zip(block.passages, chosen, strict=True)
        return replace(
            block, passages=tuple(replace(p, themes=self._scores(found)) for p, found in themed)
        )

    def _choose(self, passage: Passage, own: Found, before: Found) -> Found:
        """Return what a passage is about: by its own words, else by what stands around it."""
        firm = {theme: evidence for theme, evidence in own.items() if evidence.is_firm}
        context = self._context(passage, before)
        is_named = any(evidence.is_named for evidence in own.values())
        leans = not is_named and points_back(passage.text, self._declaration.language)
        if firm and not leans:
            return _clear_ones({t: _supported(e, context.get(t)) for t, e in firm.items()})
        own = {t: e for t, e in own.items() if e.score >= HINTED or t in context or e.is_firm}
        return _clear_ones(_merged([own, context]))

    def _context(self, passage: Passage, before: Found) -> Found:
        """Return what stands around a passage and may speak for it."""
        language = self._declaration.language
        if points_back(passage.text, language):
            # The paragraph before may be the one that is meant: "... in this area."
            return _scaled(before or self._last, FROM_REFERRED, "neighbour")
        is_referring = opens_with_reference(passage.text, language)
        fading = FADING**self._since_heading
        is_item = passage.kind is BlockKind.ITEM and passage.lead_in
        return _merged(
            [
                _scaled(self._lead_in if is_item else {}, FROM_LEAD_IN, "lead-in"),
                _scaled(before, FROM_REFERRED if is_referring else FROM_BEFORE, "neighbour"),
                _scaled(self._heading, FROM_HEADING * fading, "heading"),
            ]
        )

    def _scores(self, found: Found) -> tuple[ThemeScore, ...]:
        ordered = sorted(found.values(), key=_clearest_first)
        return tuple(ThemeScore(self._ids[e.theme], e.score, e.words, e.origin) for e in ordered)


def _goes_on(before: str, text: str) -> bool:
    """Whether a sentence may go on with the matter of the one before it in its paragraph.

    In Chinese nothing else shows it than a word of both: of figures and deeds in a row each
    sentence has a matter of its own.
    """
    pairs = set(_PAIR.findall(text))
    return not pairs or not pairs.isdisjoint(_PAIR.findall(before))


def _clear_ones(found: Found) -> Found:
    """Return what is clear enough by itself and beside the clearest; if nothing is, the best."""
    if not found:
        return {}
    ordered = sorted(found.values(), key=_clearest_first)
    best = ordered[0].score
    high = min(best, CEILING)
    kept = [
        evidence
        for evidence in sorted(ordered, key=lambda e: not e.is_named)
        if evidence.score >= max(LEAST, high * (NAMED_SHARE if evidence.is_named else SHARE))
    ]
    alone = ordered[:1] if best >= FLOOR else []
    return {evidence.theme: evidence for evidence in kept[:MOST] or alone}


def _clearest_first(evidence: Evidence) -> tuple[float, int]:
    # Of equals the one that comes first in the theme set, so that the order is always the same.
    return (-evidence.score, evidence.theme)


def _supported(own: Evidence, context: Evidence | None) -> Evidence:
    if context is None:
        return own
    return _sum(own, replace(context, score=min(context.score, own.score * SUPPORT)))


def _scaled(found: Found, factor: float, origin: str) -> Found:
    """Return the evidence of a context, which names nothing for the passage at hand."""
    return {
        theme: replace(
            evidence, score=round(evidence.score * factor, 4), is_named=False, origin=origin
        )
        for theme, evidence in found.items()
    }


def _merged(sources: Iterable[Found]) -> Found:
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
        first.origin and second.origin and first.origin,
    )
