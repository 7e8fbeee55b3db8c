"""Two states of one series, as a reviewer asks: what does this change do?"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from comparator.model import (
    Collation,
    Declaration,
    Edition,
    Link,
    Passage,
    Relation,
    Series,
    Theme,
    Variant,
)


@dataclass(frozen=True, slots=True)
class Correction:
    """A declaration that is in both states, with another text or other facts.

    Attributes:
        declaration: Its id.
        facts: Which facts differ: name, old value, new value.
        changes: The links whose wording differs, with their word edits, in the new order.
        dropped: Passages that the new state has no longer.
        added: Passages that only the new state has.
        moved: Number of passages that only changed their place.
    """

    declaration: str
    facts: tuple[tuple[str, str, str], ...]
    changes: tuple[tuple[Link[str], Variant], ...]
    dropped: tuple[Passage, ...]
    added: tuple[Passage, ...]
    moved: int

    @property
    def is_of_text(self) -> bool:
        """Whether any word of the text differs, or its order."""
        return bool(self.changes or self.dropped or self.added or self.moved)


@dataclass(frozen=True, slots=True)
class TermChange:
    """What changed about a theme.

    Attributes:
        theme: Its id.
        change: "new", "gone" or "changed".
        added: Terms that the new state has: the kind of term and the term.
        removed: Terms that it has no longer.
    """

    theme: str
    change: str
    added: tuple[tuple[str, str], ...] = ()
    removed: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Refiling:
    """A passage that is under other themes than before, its ids from the clearest."""

    passage: Passage
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LinkChange:
    """A link between neighbours that only one state has.

    Attributes:
        left: Older passages; as the new state has them where it has them.
        right: Newer passages.
        relation: What became of the passage.
        is_new: Whether the new state has it; else it was lost.
    """

    left: tuple[str, ...]
    right: tuple[str, ...]
    relation: Relation
    is_new: bool


@dataclass(frozen=True, slots=True)
class Revision:
    """All that differs between two states of a series.

    Attributes:
        series: The series in its new state, or in its old one where it is gone.
        before: Its edition of neighbours in the old state, or None where it was not there.
        after: The same in the new state, or None where it is gone.
        facts: Which facts of the series differ: name, old value, new value.
        arrived: Declarations that are new, in order.
        left: Declarations that are gone, in order.
        corrections: Declarations that changed, in order.
        terms: Themes that changed, in the order of the new theme set.
        refilings: Passages that changed their themes, in order.
        links: Links that changed, in order.
    """

    series: Series
    before: Edition | None
    after: Edition | None
    facts: tuple[tuple[str, str, str], ...] = ()
    arrived: tuple[Declaration, ...] = ()
    left: tuple[Declaration, ...] = ()
    corrections: tuple[Correction, ...] = ()
    terms: tuple[TermChange, ...] = ()
    refilings: tuple[Refiling, ...] = ()
    links: tuple[LinkChange, ...] = ()


Collate = Callable[[Declaration, Declaration], Collation]


def revision_of(before: Edition, after: Edition, collate: Collate) -> Revision:
    """Return what differs between two editions of a series, both with all its neighbours.

    Args:
        before: The old state.
        after: The new state.
        collate: Gives the links and word edits of two texts of a declaration.
    """
    old, new = ({d.id: d for d in e.series.declarations} for e in (before, after))
    both = [d for d in new if d in old]
    texts = {d: collate(old[d], new[d]) for d in both if old[d].blocks != new[d].blocks}
    here = _successors(texts)
    corrections = (_correction(old[d], new[d], texts.get(d)) for d in both)
    return Revision(
        after.series,
        before,
        after,
        (
            *_facts(before.series, after.series, ("title", "description")),
            *_witness_facts(before.series, after.series),
        ),
        tuple(d for key, d in new.items() if key not in old),
        tuple(d for key, d in old.items() if key not in new),
        tuple(c for c in corrections if c.facts or c.is_of_text),
        tuple(_terms(before.series, after.series)),
        tuple(_refilings(old, new, here)),
        tuple(_links(before, after, here)),
    )


def _successors(texts: Mapping[str, Collation]) -> Callable[[str], str | None]:
    """Return what tells for a passage of the old state which one it is in the new one."""
    mapped: dict[str, dict[str, str]] = {
        declaration: {
            k.left[0]: k.right[0] for k in collation.links if len(k.left) == len(k.right) == 1
        }
        for declaration, collation in texts.items()
    }

    def here(ref: str) -> str | None:
        changed = mapped.get(ref.partition("#")[0])
        return ref if changed is None else changed.get(ref)

    return here


def _correction(old: Declaration, new: Declaration, texts: Collation | None) -> Correction:
    names = ("title", "date", "place", "language", "rendering", "note", "sources")
    facts = tuple(_facts(old, new, names))
    if texts is None:
        return Correction(new.id, facts, (), (), (), 0)
    # The collation of two texts of one name leaves these out: their ids are the same.
    went_on = {ref for link in texts.links for ref in link.left}
    came_from = {ref for link in texts.links for ref in link.right}
    return Correction(
        new.id,
        facts,
        tuple(
            (link, variant)
            for link, variant in zip(texts.links, texts.variants, strict=True)
            if any(sign for sign, _ in variant.edits)
        ),
        tuple(p for p in old.passages if p.id not in went_on),
        tuple(p for p in new.passages if p.id not in came_from),
        sum(link.moved for link in texts.links),
    )


def _facts(old: object, new: object, names: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    for name in names:
        older, newer = getattr(old, name), getattr(new, name)
        if older != newer:
            yield name, _told(older), _told(newer)


def _witness_facts(old: Series, new: Series) -> Iterator[tuple[str, str, str]]:
    """Yield the witnesses that came, went or have another text or other facts."""
    older, newer = ({w.text.id: w.text for w in series.witnesses} for series in (old, new))
    for text_id in dict.fromkeys((*older, *newer)):
        was, now = older.get(text_id), newer.get(text_id)
        if was and now and was != now:
            yield f"witness {text_id}", "as it was", "with other words or facts"
        elif not (was and now):
            states = ("there", "not there") if was else ("not there", "there")
            yield f"witness {text_id}", *states


def _told(fact: object) -> str:
    if not isinstance(fact, tuple):
        return str(fact)
    parts = (("url", "description", "publisher", "retrieved", "sha256"), fact)
    return "; ".join(
        ", ".join(str(getattr(s, n)) for n in parts[0] if getattr(s, n)) for s in parts[1]
    )


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
        )


def _listed(theme: Theme | None) -> dict[tuple[str, str], None]:
    """Return the terms of a theme with their language and kind, in order."""
    found: dict[tuple[str, str], None] = {}
    for language, terms in (theme.terms if theme else {}).items():
        for kind in ("names", "words", "hints", "never"):
            found.update({(f"{language} {kind}", term): None for term in getattr(terms, kind)})
    return found


def _refilings(
    old: Mapping[str, Declaration],
    new: Mapping[str, Declaration],
    here: Callable[[str], str | None],
) -> Iterator[Refiling]:
    for declaration, text in new.items():
        if declaration not in old:
            continue
        before = {here(p.id): p for p in old[declaration].passages}
        for passage in text.passages:
            if passage.id not in before:
                continue
            was = tuple(score.theme for score in before[passage.id].themes)
            now = tuple(score.theme for score in passage.themes)
            if set(was) != set(now):
                yield Refiling(passage, was, now)


def _links(
    before: Edition, after: Edition, here: Callable[[str], str | None]
) -> Iterator[LinkChange]:
    """Yield the links that differ in pairs that both states have."""
    old = {(c.left, c.right): c for c in before.collations}
    for collation in after.collations:
        former = old.get((collation.left, collation.right))
        if former is None:
            continue
        was = {_key(k, here): k for k in former.links}
        now = {_key(k, lambda ref: ref): k for k in collation.links}
        for key, link in now.items():
            if key not in was:
                yield LinkChange(link.left, link.right, link.relation, is_new=True)
        for key, link in was.items():
            # A passage that is gone takes its links with it: nothing to say of those.
            if key not in now and None not in {*key[0], *key[1]}:
                left, right = (tuple(ref for ref in side if ref) for side in key)
                yield LinkChange(left, right, link.relation, is_new=False)


_Key = tuple[tuple[str | None, ...], tuple[str | None, ...]]


def _key(link: Link[str], here: Callable[[str], str | None]) -> _Key:
    return tuple(map(here, link.left)), tuple(map(here, link.right))
