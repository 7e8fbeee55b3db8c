"""What differs between two states of a series: each stage's results are held against the old."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from comparator.analysis.revisions import (
    Correction,
    Fact,
    FindingChange,
    LinkChange,
    NewNeighbours,
    Refiling,
    Revision,
    TermChange,
)
from comparator.model import Collation, Declaration, Edition, Finding, Link, Series, Theme
from comparator.model.passage_ids import key_of, text_of

Collate = Callable[[Declaration, Declaration], Collation]
_FACTS = ("title", "date", "place", "language", "rendering", "note", "sources")
_SOURCE = ("url", "description", "publisher", "retrieved", "sha256", "snapshot")


@dataclass(frozen=True, slots=True)
class _States:
    """The texts of two states, and what of the old became what of the new.

    Attributes:
        old: Declarations and witnesses of the old state by their ids; `new` likewise.
        names: Ids that texts of both states have in the old one, with those they have now.
        texts: How the two states answer one another, of those whose words differ; by new ids.
        passages: Of each of `texts`, the old passages with the new one each became.
    """

    old: Mapping[str, Declaration]
    new: Mapping[str, Declaration]
    names: Mapping[str, str]
    texts: Mapping[str, Collation]
    passages: Mapping[str, Mapping[str, str]]

    def here(self, ref: str) -> str | None:
        """Return the id that a passage of the old state has in the new one, if it is there."""
        declaration, key = text_of(ref), key_of(ref)
        name = self.names.get(declaration)
        if name is None:
            return None
        return self.passages[name].get(ref) if name in self.passages else f"{name}#{key}"

    def all_here(self, refs: tuple[str, ...]) -> tuple[str | None, ...]:
        return tuple(map(self.here, refs))


def revision_of(before: Edition, after: Edition, collate: Collate) -> Revision:
    """Return what differs between two editions of a series, both with all its neighbours."""
    states = _states(before.series, after.series, collate)
    corrections = (_correction(states, old, new) for old, new in states.names.items())
    new = [text for key, text in states.new.items() if key not in states.names.values()]
    gone = [text for key, text in states.old.items() if key not in states.names]
    witnesses = {w.text.id for s in (before.series, after.series) for w in s.witnesses}
    return Revision(
        series=after.series,
        before=before,
        after=after,
        facts=tuple(_series_facts(before.series, after.series)),
        new=tuple(d for d in new if d.id not in witnesses),
        gone=tuple(d for d in gone if d.id not in witnesses),
        new_witnesses=tuple(d for d in new if d.id in witnesses),
        gone_witnesses=tuple(d for d in gone if d.id in witnesses),
        corrections=tuple(c for c in corrections if c.facts or c.is_of_text or c.is_renamed),
        terms=tuple(_terms(before.series, after.series)),
        refilings=tuple(_refilings(states, after.series)),
        links=tuple(_links(before, after, states)),
        findings=tuple(_findings(before, after, states)),
        neighbours=tuple(_neighbours(before.series, after.series, states)),
    )


def _states(before: Series, after: Series, collate: Collate) -> _States:
    old, new = (
        {text_id: series.text(text_id) for text_id in series.text_ids} for series in (before, after)
    )
    names = {name: name for name in old if name in new}
    # A file that was renamed: the very words that are gone from one id are new under another.
    gone = {_words(text): name for name, text in old.items() if name not in names}
    for name, text in new.items():
        if name not in names.values() and (former := gone.pop(_words(text), None)):
            names[former] = name
    names = {name: names[name] for name in old if name in names}
    texts = {
        name: collate(old[former], new[name])
        for former, name in names.items()
        if _words(old[former]) != _words(new[name])
    }
    passages = {
        name: {k.left[0]: k.right[0] for k in text.links if len(k.left) == len(k.right) == 1}
        for name, text in texts.items()
    }
    return _States(old, new, names, texts, passages)


def _words(text: Declaration) -> tuple[tuple[str, str], ...]:
    """Return what a text says, apart from its facts and from what the stages found in it."""
    return tuple((str(block.kind), block.text) for block in text.blocks)


def _correction(states: _States, former: str, name: str) -> Correction:
    old, new = states.old[former], states.new[name]
    facts = tuple(_facts(old, new, _FACTS))
    texts = states.texts.get(name)
    if texts is None:
        return Correction(name, former, facts)
    # The collation of two texts of one name leaves these out: their ids are the same.
    went_on = {ref for link in texts.links for ref in link.left}
    came_from = {ref for link in texts.links for ref in link.right}
    return Correction(
        name,
        former,
        facts,
        changes=tuple(
            (link, variant)
            for link, variant in zip(texts.links, texts.variants, strict=True)
            if any(sign for sign, _ in variant.edits)
        ),
        dropped=tuple(p for p in old.passages if p.id not in went_on),
        added=tuple(p for p in new.passages if p.id not in came_from),
        moved=tuple(link for link in texts.links if link.moved),
        readdressed=sum(key_of(a) != key_of(b) for a, b in states.passages[name].items()),
    )


def _facts(old: object, new: object, names: tuple[str, ...]) -> Iterator[Fact]:
    for name in names:
        older, newer = getattr(old, name), getattr(new, name)
        if older != newer:
            yield name, _told(older), _told(newer)


def _series_facts(old: Series, new: Series) -> Iterator[Fact]:
    yield from _facts(old, new, ("title", "description"))
    older, newer = old.themes.ids, new.themes.ids
    if older != newer and sorted(older) == sorted(newer):
        yield "order of themes", ", ".join(older), ", ".join(newer)
    for language in dict.fromkeys((*old.verbs, *new.verbs)):
        if old.verbs.get(language) != new.verbs.get(language):
            was, now = (_steps(series, language) for series in (old, new))
            # Words that only go with verbs may differ, too: then no step does.
            dropped, added = ([s for s in was if s not in now], [s for s in now if s not in was])
            yield f"scale of verbs ({language})", ", ".join(dropped), ", ".join(added)


def _steps(series: Series, language: str) -> tuple[str, ...]:
    scale = series.verbs.get(language)
    verbs = scale.verbs if scale else ()
    return tuple(f"{verb.phrase} ({verb.direction} {verb.rank})" for verb in verbs)


def _told(fact: object) -> str:
    if fact is None:
        return ""
    if not isinstance(fact, tuple):
        return str(fact)
    sources = ([getattr(source, name) for name in _SOURCE] for source in fact)
    return "; ".join(", ".join(str(value) for value in source if value) for source in sources)


def _terms(old: Series, new: Series) -> Iterator[TermChange]:
    older = {theme.id: theme for theme in old.themes.themes}
    newer = {theme.id: theme for theme in new.themes.themes}
    for theme_id in {**newer, **older}:
        was, now = older.get(theme_id), newer.get(theme_id)
        if was == now:
            continue
        before, after = _listed(was), _listed(now)
        yield TermChange(
            theme_id,
            "new" if was is None else "gone" if now is None else "changed",
            tuple(term for term in after if term not in before),
            tuple(term for term in before if term not in after),
            tuple(_facts(was, now, ("label", "parent", "description"))) if was and now else (),
        )


def _listed(theme: Theme | None) -> dict[tuple[str, str], None]:
    """Return the terms of a theme with their language and kind, in order."""
    found: dict[tuple[str, str], None] = {}
    for language, terms in (theme.terms if theme else {}).items():
        for kind in ("names", "words", "hints", "never"):
            found.update({(f"{language} {kind}", term): None for term in getattr(terms, kind)})
    return found


def _refilings(states: _States, after: Series) -> Iterator[Refiling]:
    former = {new: old for old, new in states.names.items()}
    for text in after.declarations:
        if text.id not in former:
            continue
        before = {states.here(p.id): p for p in states.old[former[text.id]].passages}
        for passage in text.passages:
            if passage.id not in before:
                continue
            was = tuple(score.theme for score in before[passage.id].themes)
            now = tuple(score.theme for score in passage.themes)
            if set(was) != set(now):
                yield Refiling(passage, was, now)


def _pairs(
    before: Edition, after: Edition, states: _States
) -> Iterator[tuple[Collation, Collation]]:
    """Yield the collations of neighbours that both states have."""
    old = {(states.names.get(c.left), states.names.get(c.right)): c for c in before.collations}
    for collation in after.collations:
        former = old.get((collation.left, collation.right))
        if former is not None:
            yield former, collation


def _links(before: Edition, after: Edition, states: _States) -> Iterator[LinkChange]:
    """Yield the links that differ in pairs that both states have."""
    for former, collation in _pairs(before, after, states):
        was = {_key(link, states): link for link in former.links}
        now = {(link.left, link.right): link for link in collation.links}
        for link in now.values():
            if (link.left, link.right) not in was:
                yield LinkChange(link.left, link.right, link.relation, is_new=True)
        for key, link in was.items():
            # A passage that is gone takes its links with it: nothing to say of those.
            if key not in now and None not in {*key[0], *key[1]}:
                left, right = (tuple(ref for ref in side if ref) for side in key)
                yield LinkChange(left, right, link.relation, is_new=False)


def _key(link: Link[str], states: _States) -> tuple[tuple[str | None, ...], ...]:
    return states.all_here(link.left), states.all_here(link.right)


def _findings(before: Edition, after: Edition, states: _States) -> Iterator[FindingChange]:
    """Yield the findings that differ in pairs that both states have.

    One that says the same of the same passages has not changed if further passages are linked.
    """
    for former, collation in _pairs(before, after, states):
        was = [(f, states.all_here(f.left), states.all_here(f.right)) for f in former.findings]
        now = [(f, f.left, f.right) for f in collation.findings]
        for finding, left, right in now:
            if not any(_says((finding, left, right), other) for other in was):
                yield FindingChange(finding, is_new=True)
        for found in was:
            if not any(_says(found, other) for other in now):
                yield FindingChange(found[0], is_new=False)


_Found = tuple[Finding, tuple[str | None, ...], tuple[str | None, ...]]


def _says(one: _Found, other: _Found) -> bool:
    """Whether two findings say the same, of passages that both have."""
    (a, left, right), (b, older, newer) = one, other
    return (
        (a.kind, a.left_words, a.right_words) == (b.kind, b.left_words, b.right_words)
        and not set(left).isdisjoint(older)
        and not set(right).isdisjoint(newer)
    )


def _neighbours(old: Series, new: Series, states: _States) -> Iterator[NewNeighbours]:
    was = {right.id: left.id for left, right in old.neighbours()}
    now = {right.id: left.id for left, right in new.neighbours()}
    for former, name in states.names.items():
        if all(d.id != name for d in new.declarations):
            continue
        before, after = was.get(former), now.get(name)
        if before != after and (before is None or states.names.get(before) != after):
            yield NewNeighbours(name, before, after)
