"""What the newest declaration says that the one before did not, in true sentences by rule."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from comparator.model import Link, Passage, Relation, Variant
from comparator.report.addresses import Place, pair_page, side_anchor, theme_page
from comparator.report.lookup import Lookup, Pair
from comparator.report.marks import Run, is_far, runs_in_line
from comparator.report.phrasing import counted, excerpt, plural

_MOST = 4
_LEAST_POINTS = 1.0
_MOST_WORDS_MARKED = 70


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a sentence; `href` is "" where it is no link."""

    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """A passage worth reading first: its words, where they stand, and why it is here."""

    kind: str
    runs: tuple[Run, ...]
    number: str
    href: str
    remark: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """Findings of one kind."""

    heading: str
    language: str
    findings: tuple[Finding, ...]


def newest_pair(lookup: Lookup) -> Pair | None:
    """Return the newest declaration and the one before, if the edition has that pair."""
    if len(lookup.declarations) < 2:
        return None
    older, newer = lookup.declarations[-2:]
    return lookup.pair.get((older.id, newer.id))


def balance(lookup: Lookup, pair: Pair, place: Place) -> tuple[Segment, ...]:
    """Return in a sentence or two what became of the words."""
    m = lookup.measure[pair.left, pair.right]
    href = place.to(pair_page(lookup.series.id, pair.left, pair.right))
    total = lookup.length[pair.right]
    return (
        Segment(f"Of its {plural(total, 'word')}, "),
        Segment(counted(m.kept, "stands as it stood", "stand as they stood"), href),
        Segment(", "),
        Segment(counted(m.reworded_to, "is", "are") + " in reworded passages", href),
        Segment(" and "),
        Segment(counted(m.added, "is", "are") + " in new ones", href),
        Segment("; of the "),
        Segment(f"{plural(lookup.length[pair.left], 'word')} of {lookup.name[pair.left]}, "),
        Segment(counted(m.dropped, "was", "were") + " dropped", href),
        Segment("."),
    )


def theme_shifts(lookup: Lookup, pair: Pair, place: Place) -> tuple[Segment, ...]:
    """Return which themes have a larger and a smaller share of the words than before."""

    def share(theme: str, declaration: str) -> float:
        words = lookup.theme_words[declaration].get(theme, 0)
        return 100 * words / (lookup.length[declaration] or 1)

    shares = {t: (share(t, pair.left), share(t, pair.right)) for t in lookup.theme_label}
    changes = sorted((new - old, theme) for theme, (old, new) in shares.items())
    gains = [theme for points, theme in reversed(changes) if points >= _LEAST_POINTS][:3]
    losses = [theme for points, theme in changes if points <= -_LEAST_POINTS][:3]
    segments: list[Segment] = []
    smaller = "a smaller one to " if gains else "A smaller share of the words goes to "
    for words, items in (("A larger share of the words goes to ", gains), (smaller, losses)):
        if items:
            segments.append(Segment("; " + words if segments else words))
            segments += _enumerated(
                Segment(
                    f"{lookup.theme_label[theme]} "
                    f"({shares[theme][0]:.0f} % → {shares[theme][1]:.0f} %)",
                    place.to(theme_page(lookup.series.id, theme)),
                )
                for theme in items
            )
    return (*segments, Segment(".")) if segments else ()


def _enumerated(items: Iterable[Segment]) -> Iterator[Segment]:
    """Yield items as in running text."""
    every = list(items)
    for n, item in enumerate(every):
        if n:
            yield Segment(" and " if n == len(every) - 1 else ", ")
        yield item


def chapters(lookup: Lookup, pair: Pair, place: Place) -> tuple[Chapter, ...]:
    """Return the findings on the newest pair, by kind."""
    teller = _Teller(lookup, pair, place)
    old = lookup.declaration[pair.left].language
    new = lookup.declaration[pair.right].language
    found = (
        Chapter("New", new, tuple(teller.new())),
        Chapter("Back", new, tuple(teller.back())),
        Chapter("Gone", old, tuple(teller.gone())),
        Chapter("Reworded", new, tuple(teller.reworded())),
    )
    return tuple(chapter for chapter in found if chapter.findings)


class _Teller:
    """Chooses what to tell of a pair."""

    def __init__(self, lookup: Lookup, pair: Pair, place: Place) -> None:
        self._lookup, self._pair = lookup, pair
        self._page = pair_page(lookup.series.id, pair.left, pair.right)
        self._place = place
        self._language = lookup.declaration[pair.right].language

    def new(self) -> Iterator[Finding]:
        """Yield the longest passages that no declaration had before."""
        alone = [p for p in self._alone("right") if not self._is_back(p)]
        alone.sort(key=lambda p: -self._lookup.words[p.id])
        for p in alone[:_MOST]:
            yield self._finding("new", "right", p, plural(self._lookup.words[p.id], "word"))

    def back(self) -> Iterator[Finding]:
        """Yield passages that were silent for a time."""
        back = [p for p in self._alone("right") if self._is_back(p)]
        back.sort(key=lambda p: -self._lookup.words[p.id])
        for p in back[:_MOST]:
            before = self._lookup.standing[p.id].before or ""
            yield self._finding("back", "right", p, f"last said in {self._lookup.tag[before]}")

    def gone(self) -> Iterator[Finding]:
        """Yield the dropped passages that had stood longest."""
        alone = [(self._since(p), p) for p in self._alone("left")]
        place = self._lookup.place
        alone.sort(key=lambda pair: (place[pair[0]], -self._lookup.words[pair[1].id]))
        for since, p in alone[:_MOST]:
            tag = self._lookup.tag[since]
            once = since == p.declaration
            remark = f"first said in {tag}" if once else f"had stood since {tag}"
            yield self._finding("gone", "left", p, remark)

    def reworded(self) -> Iterator[Finding]:
        """Yield the longest-standing clauses that changed a little."""
        found: list[tuple[int, float, Passage, Link[str], Variant]] = []
        for link, variant in zip(self._pair.links, self._pair.variants, strict=True):
            p = self._lookup.passage[link.right[0]]
            if self._is_telling(link, variant):
                since = self._lookup.place[self._since(p)]
                found.append((since, -link.similarity, p, link, variant))
        found.sort(key=lambda entry: entry[:2])
        for since, _, p, _, variant in found[:_MOST]:
            runs = runs_in_line(variant, [p.text], self._language)[0]
            tag = self._lookup.tag[self._lookup.declarations[since].id]
            yield self._finding("reworded", "right", p, f"said since {tag}", runs)

    def _is_telling(self, link: Link[str], variant: Variant) -> bool:
        is_plain = link.relation is Relation.REWORDED and not link.tentative
        is_light = all(sign == 0 or n in variant.light for n, (sign, _) in enumerate(variant.edits))
        p = self._lookup.passage[link.right[0]]
        is_short = self._lookup.words[p.id] <= _MOST_WORDS_MARKED
        return is_plain and is_short and p.kind.is_prose and not is_light and not is_far(variant)

    def _alone(self, side: str) -> list[Passage]:
        declaration = self._pair.left if side == "left" else self._pair.right
        return [
            p
            for p in self._lookup.passages_of[declaration]
            if p.kind.is_prose and (side, p.id) not in self._pair.link_of
        ]

    def _since(self, p: Passage) -> str:
        standing = self._lookup.standing.get(p.id)
        return standing.since if standing else p.declaration

    def _is_back(self, p: Passage) -> bool:
        standing = self._lookup.standing.get(p.id)
        return bool(standing and standing.is_return and standing.since == p.declaration)

    def _finding(
        self, kind: str, side: str, p: Passage, remark: str, runs: tuple[Run, ...] = ()
    ) -> Finding:
        return Finding(
            kind,
            runs or (Run(f"“{excerpt(p.text)}”"),),
            f"¶{p.block}.{p.ordinal}",
            self._place.to(self._page, side_anchor(side, p.id)),
            remark,
        )
