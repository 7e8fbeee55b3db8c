"""How far the tool agrees with an answer key."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from comparator.model import Edition, Link, Relation, Ruling, RulingKind
from comparator.model.passage_ids import text_of


@dataclass(frozen=True, slots=True)
class Agreement:
    """Found, true and common things, counted.

    Attributes:
        found: How many the tool has.
        true: How many the key has.
        both: How many both have.
    """

    found: int
    true: int
    both: int

    @property
    def precision(self) -> float:
        """Share of what was found that is true; 1 where nothing was found."""
        return self.both / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Share of what is true that was found; 1 where nothing is true."""
        return self.both / self.true if self.true else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.found + self.true
        return 2 * self.both / total if total else 1.0


def agree(found: Iterable[object], true: Iterable[object]) -> Agreement:
    """Return how far two sets agree."""
    ours, theirs = set(found), set(true)
    return Agreement(len(ours), len(theirs), len(ours & theirs))


Links = Mapping[tuple[str, str], tuple[Link[str], ...]]


def link_agreements(found: Links, true: Links) -> dict[str, Agreement]:
    """Return how far links agree, as pairs of passages; "relations" asks for these as well."""
    ours, theirs = list(_pairs(found, true)), list(_pairs(true, true))
    chosen: dict[str, Callable[[Link[str]], bool]] = {
        "links": lambda link: True,
        "kept links": lambda link: link.relation is Relation.KEPT,
        "splits and merges": lambda link: len(link.left) + len(link.right) > 2,
        "moved links": lambda link: link.moved,
    }
    rows = {
        name: agree(
            (pair for pair, link in ours if choose(link)),
            (pair for pair, link in theirs if choose(link)),
        )
        for name, choose in chosen.items()
    }
    rows["relations"] = agree(
        ((pair, link.relation) for pair, link in ours),
        ((pair, link.relation) for pair, link in theirs),
    )
    return rows


def _pairs(links: Links, chosen: Links) -> Iterator[tuple[tuple[str, str], Link[str]]]:
    """Yield each two passages that are linked, with their link."""
    for declarations in chosen:
        for link in links.get(declarations, ()):
            for left in link.left:
                for right in link.right:
                    yield (left, right), link


def theme_agreement(edition: Edition, true: Mapping[str, frozenset[str]]) -> Agreement:
    """Return how far the themes agree, as pairs of passage and theme."""
    found = (
        (passage.id, score.theme)
        for declaration in edition.series.declarations
        for passage in declaration.passages
        for score in passage.themes
    )
    return agree(found, ((passage, theme) for passage, themes in true.items() for theme in themes))


def return_agreement(edition: Edition, true: Iterable[tuple[str, str]]) -> Agreement:
    """Return how many of the clauses that came back stand in one thread with what they were."""
    thread = {ref: n for n, t in enumerate(edition.threads) for _, refs in t for ref in refs}
    pairs = list(true)
    both = sum(thread.get(old) == thread.get(new) for old, new in pairs)
    return Agreement(both, len(pairs), both)


def agreement_by_hand(edition: Edition, rulings: Iterable[Ruling]) -> Agreement:
    """Return how far an edition that knows no rulings links passages as rulings have them.

    Of each two texts that a ruling is about: what is one clause is to be linked, what is apart
    is not.
    """
    links = {(c.left, c.right): c.links for c in (*edition.collations, *edition.links)}
    found = {pair for pair, _ in _pairs(links, links)}
    true: set[tuple[str, str]] = set()
    false: set[tuple[str, str]] = set()
    order = {text: n for n, text in enumerate(edition.series.text_ids)}
    for ruling in rulings:
        if ruling.kind.is_of_links:
            refs = sorted(ruling.passages, key=lambda ref: order[text_of(ref)])
            pairs = {(a, b) for a, b in combinations(refs, 2) if text_of(a) != text_of(b)}
            (true if ruling.kind is RulingKind.CLAUSE else false).update(pairs)
    return agree(found & (true | false), true)


def agreements(
    edition: Edition,
    links: Links,
    themes: Mapping[str, frozenset[str]],
    returns: Iterable[tuple[str, str]],
) -> dict[str, Agreement]:
    """Return all figures by name."""
    rows = link_agreements(_links_of(edition), links)
    rows["returns"] = return_agreement(edition, returns)
    rows["themes"] = theme_agreement(edition, themes)
    return rows


@dataclass(frozen=True, slots=True)
class PairAgreement:
    """How far the links of two texts agree with a key, and where they do not.

    Attributes:
        left: Id of the older text.
        right: Id of the newer one.
        figures: Links as pairs of passages, counted.
        missing: What the key links and the tool does not.
        surplus: What the tool links and the key does not.
    """

    left: str
    right: str
    figures: Agreement
    missing: tuple[tuple[str, str], ...]
    surplus: tuple[tuple[str, str], ...]


def pair_agreements(edition: Edition, links: Links) -> Iterator[PairAgreement]:
    """Yield for each two texts of a key how far the links agree."""
    found = _links_of(edition)
    place = {ref: n for n, ref in enumerate(edition.series.passages_by_id())}
    for pair in links:
        ours, theirs = (
            {linked for linked, _ in _pairs(each, {pair: ()})} for each in (found, links)
        )
        missing, surplus = (
            tuple(sorted(some, key=lambda both: [place.get(ref, 0) for ref in both]))
            for some in (theirs - ours, ours - theirs)
        )
        yield PairAgreement(*pair, agree(ours, theirs), missing, surplus)


def _links_of(edition: Edition) -> Links:
    return {(c.left, c.right): c.links for c in edition.collations}
