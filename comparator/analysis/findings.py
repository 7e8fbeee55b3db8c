"""Findings of a collation: shifts of strength, and what came and went by name."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache, partial

from comparator.analysis.edits import share_kept
from comparator.analysis.lengths import is_asked
from comparator.analysis.names.changes import (
    Surroundings,
    are_of_guests,
    mention_changes,
    named_documents,
    paragraphs_by_passage,
    surroundings_of,
)
from comparator.analysis.names.cited_documents import are_of_other_documents
from comparator.analysis.names.gazetteer import Gazetteer, gazetteer_of
from comparator.analysis.names.mentions import are_of_votes, named_actors, usual_actors
from comparator.analysis.operatives.shifts import shifts
from comparator.analysis.operatives.verb_lexicon import Lexicon, lexicon_of
from comparator.analysis.operatives.verb_matches import tokens_of
from comparator.language.codes import base_language
from comparator.model import (
    Collation,
    Confidence,
    Declaration,
    Finding,
    FindingKind,
    Link,
    NameTables,
    Passage,
    Relation,
    Ruling,
    RulingKind,
    Turn,
    Variant,
    VerbScales,
)

_LEAST_KEPT = 0.15
_MOST_HEARD = 0.6


def findings_of(
    collation: Collation,
    left: Declaration,
    right: Declaration,
    scales: VerbScales,
    tables: NameTables,
) -> tuple[Finding, ...]:
    """Return what the variants of a collation mean, in the order of its links.

    Findings come from links only, never from a free comparison; those of tentative links and of
    splits and merges with less confidence.
    """
    passages = {p.id: p for d in (left, right) for p in d.passages}
    lexicon = _lexicon(left, right, scales)
    usual = usual_actors((left, right), tables)
    names = gazetteer_of(tables, left.language), gazetteer_of(tables, right.language)
    around = [
        partial(
            surroundings_of,
            paragraphs_by_passage(d),
            named_documents(d, own),
            named_actors(d, own),
            own,
        )
        for d, own in zip((left, right), names, strict=True)
    ]
    found = [
        finding
        for link, variant in zip(collation.links, collation.variants, strict=True)
        if link.relation is not Relation.KEPT and _states(link, passages)
        for finding in _of_link(
            link,
            variant,
            lexicon,
            names[1],
            usual,
            (around[0](link.left), around[1](link.right)),
        )
    ]
    # The same words twice in one passage are one finding: its id would be the same.
    once: dict[str, Finding] = {}
    for finding in found:
        if not (finding.stance and lexicon and _is_elsewhere(finding, (left, right), lexicon)):
            once.setdefault(finding.id, finding)
    return tuple(once.values())


def _is_elsewhere(
    finding: Finding, texts: tuple[Declaration, Declaration], lexicon: Lexicon
) -> bool:
    """Whether some passage of the other text speaks of what a stance is taken on."""
    there = texts[finding.turn is Turn.WENT]
    matter = _matter(finding.left_words or finding.right_words, lexicon)
    own = {*finding.left, *finding.right}
    return any(
        len(matter & _matter(p.text, lexicon)) >= _MOST_HEARD * len(matter)
        for p in there.passages
        if p.id not in own
    )


@lru_cache(maxsize=4096)
def _matter(text: str, lexicon: Lexicon) -> frozenset[str]:
    """Return what stands for the words of a text that tell a matter."""
    tokens = tokens_of(text, lexicon)
    return frozenset(
        lexicon.matter_of(t.form) for t in tokens if t.is_word and not lexicon.is_pale(t.form)
    )


def _lexicon(left: Declaration, right: Declaration, scales: VerbScales) -> Lexicon | None:
    languages = {base_language(d.language) for d in (left, right)}
    language = base_language(right.language)
    if len(languages) > 1 or language not in scales:
        return None  # verbs of two languages have no common scale
    return lexicon_of(scales[language], language)


def _states(link: Link[str], passages: dict[str, Passage]) -> bool:
    both = [passages[ref] for ref in (*link.left, *link.right)]
    return all(passage.kind.is_prose and is_asked(passage) for passage in both)


def _of_link(  # noqa: PLR0913 - what a link has, and what its declarations share
    link: Link[str],
    variant: Variant,
    lexicon: Lexicon | None,
    names: Gazetteer,
    usual: frozenset[str],
    around: tuple[Surroundings, Surroundings],
) -> Iterator[Finding]:
    # What joins several passages, or is not sure itself, says less surely what changed in it.
    # Where hardly a word stands, what the two wordings name and do may be apart.
    is_apart = share_kept(variant) < _LEAST_KEPT
    less = link.tentative + (len(link.left) + len(link.right) > 2) + is_apart
    for found in _of_variant(variant, link.tentative, lexicon, names, usual, around):
        confidence = found.confidence.less(less)
        # What may well be wrong is folded as well: fewer findings, and right ones.
        is_minor = found.is_minor or confidence is Confidence.DOUBTFUL
        tied = replace(found, left=link.left, right=link.right, confidence=confidence)
        yield replace(tied, is_minor=is_minor)


# Most clauses of a series stand as they stood when one of its words is written anew.
@lru_cache(maxsize=16384)
def _of_variant(  # noqa: PLR0913 - the same, hashable
    variant: Variant,
    is_tentative: bool,
    lexicon: Lexicon | None,
    names: Gazetteer,
    usual: frozenset[str],
    around: tuple[Surroundings, Surroundings],
) -> tuple[Finding, ...]:
    """Return what a variant means, not yet tied to passages."""
    if variant.is_light:
        return ()
    found: list[Finding] = []
    if lexicon is not None:
        texts = variant.left, variant.right
        # Who votes against it another time has reasons of their own.
        is_small = are_of_guests(texts) or are_of_votes(texts)
        # Another agreement is another matter.
        is_small |= are_of_other_documents(*texts, names)
        told = shifts(variant, lexicon, is_sure=not is_tentative)
        found += [replace(f, is_minor=f.is_minor or is_small) for f in told]
    rates = [f for f in found if f.kind is FindingKind.RATE]
    for change in mention_changes(variant, names, lexicon, usual, around):
        # The value of a rate is told with the rate.
        is_told = change.kind is FindingKind.NUMBER and any(
            change.left_words in rate.left_words and change.right_words in rate.right_words
            for rate in rates
        )
        found.append(replace(change, is_minor=True) if is_told else change)
    return tuple(found)


def without_ruled_out(collation: Collation, rulings: Iterable[Ruling]) -> Collation:
    """Return a collation without the findings that an editor found wrong."""
    wrong = [(r.finding, {*r.passages}) for r in rulings if r.kind is RulingKind.FINDING]
    kept = tuple(
        f
        for f in collation.findings
        if not any(f.kind is kind and {*f.left, *f.right} <= refs for kind, refs in wrong)
    )
    return replace(collation, findings=kept)
