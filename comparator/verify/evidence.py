"""What a series itself says, to hold its published pages against."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from itertools import accumulate

from comparator.alignment.moves import moves_of
from comparator.analysis.history import Claim, History
from comparator.analysis.measures import count_passages, measure_pair, words_that_count
from comparator.analysis.one_sided import languages_of_passages, one_sided
from comparator.analysis.profiles import Profiles, profiles
from comparator.diff.likeness import is_far
from comparator.language.controls import with_visible_controls
from comparator.model import Collation, Declaration, Edition, Finding, Passage, Variant
from comparator.wording.formatting import day, number, percent, percent_of, tags
from comparator.wording.labels import labels
from comparator.wording.translation import language

_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")


@dataclass(frozen=True, slots=True)
class Told:
    """What may be claimed of a passage in time.

    Attributes:
        kind: "new", "back", "first", or "gone" of one no later text has; "" for nothing.
        of: The label of the text it speaks of, such as "2019"; "" for nothing.
    """

    kind: str = ""
    of: str = ""


@dataclass(frozen=True, slots=True)
class PairFigures:
    """What may be counted of two texts.

    Attributes:
        shown: How many sentences a page of them shows as "new", "gone" and "changed".
        counts: All counts of their words and sentences, as they are written, without spaces.
        shares: All shares of their words, as they are written, without spaces.
    """

    shown: Mapping[str, int]
    counts: frozenset[str]
    shares: frozenset[str]


class Evidence:
    """A series with all that follows from its texts. It knows nothing of pages."""

    def __init__(self, edition: Edition) -> None:
        """Index it; labels are those of the language spoken now."""
        self.edition = edition
        self.id = edition.series.id
        drafts = (made.text for made in edition.drafts)
        texts = (*edition.series.declarations, *(w.text for w in edition.series.witnesses), *drafts)
        self.text: Mapping[str, Declaration] = {text.id: _as_shown(text) for text in texts}
        self.passage: Mapping[str, Passage] = {
            p.id: p for d in self.text.values() for p in d.passages
        }
        self.tag = tags(edition.series.declarations)
        self.name = labels(edition.series.declarations, edition.series)

    @cached_property
    def history(self) -> History:
        """What all texts know of each passage."""
        return History.of(self.edition)

    @cached_property
    def profiles(self) -> Profiles:
        """How many words each text gives to each theme, and what they are."""
        return profiles(self.edition)

    def share(self, text: str, theme: str) -> str:
        """Return the share of a text that is of a theme."""
        whole = self.profiles[text, None].words
        return percent(self.profiles[text, theme].words / whole) if whole else "–"

    @cached_property
    def pair_figures(self) -> Mapping[tuple[str, str], PairFigures]:
        """What may be counted of two texts, by their ids."""
        words = {p.id: words_that_count(p) for p in self.passage.values()}
        return {pair: self._figures(c, words) for pair, c in self.collation.items()}

    def _figures(self, pair: Collation, words: Mapping[str, int]) -> PairFigures:
        older, newer = (self.text[side].passages for side in (pair.left, pair.right))
        measure = measure_pair(pair, words, self.text[pair.right].language)
        of_words = {*asdict(measure).values(), measure.new, measure.new_in_substance}
        moves = moves_of(pair.links, [p.id for p in older], [p.id for p in newer])
        counts = count_passages(pair.links, older, newer, moves)
        wholes = [sum(words[p.id] for p in side) for side in (older, newer)]
        parts = [n / whole for n in of_words for whole in wholes if whole]
        shares = (share(part) for part in parts for share in (percent, percent_of))
        return PairFigures(
            {"new": counts.added, "gone": counts.dropped, "changed": counts.reworded},
            frozenset(map(written, (*of_words, *wholes, *asdict(counts).values()))),
            frozenset("".join(share.split()) for share in shares),
        )

    @cached_property
    def words(self) -> str:
        """All words of all texts, with one space between any two."""
        return "\n".join(_spaced(b.text) for d in self.text.values() for b in d.blocks)

    @cached_property
    def place(self) -> Mapping[str, int]:
        """Which passage of its text each is, counted from 0."""
        return {p.id: n for d in self.text.values() for n, p in enumerate(d.passages)}

    @cached_property
    def languages(self) -> frozenset[str]:
        """The languages of its texts."""
        return frozenset(text.language for text in self.text.values())

    @cached_property
    def years(self) -> frozenset[str]:
        """The years that its texts are of, or speak of."""
        dates = (str(d.date.year) for d in self.text.values())
        return frozenset((*dates, *_YEAR.findall("\n".join((self.words, *self.titles)))))

    @cached_property
    def like_names(self) -> re.Pattern[str]:
        """What looks like the name of a text that ends with its year, such as "Arden 2019"."""
        stems = {n[:-4] for n in self.name.values() if n[:-5].strip() and _YEAR.fullmatch(n[-4:])}
        each = "|".join(map(re.escape, sorted(stems, key=len, reverse=True)))
        return re.compile(rf"\b(?:{each})\d{{4}}\b" if each else r"(?!)")

    @cached_property
    def named(self) -> re.Pattern[str]:
        """What a text is called: its name, its year or its day."""
        days = (day(d.date) for d in self.text.values())
        names = {*self.name.values(), *self.tag.values(), *days} - {""}
        return re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))) or r"(?!)")

    @cached_property
    def titles(self) -> frozenset[str]:
        """What its texts and its themes are called in the language spoken."""
        witnesses = ((self.name[w.declaration], w.name) for w in self.edition.series.witnesses)
        titles = [text.title for text in self.text.values()]
        return frozenset(
            (
                *titles,
                *map(_spaced, titles),
                *self.name.values(),
                *(f"{name} ({witness})" for name, witness in witnesses),
                *(theme.label_in(language()) for theme in self.edition.series.themes.themes),
            )
        )

    @cached_property
    def thread(self) -> Mapping[str, Sequence[str]]:
        """What the texts that say a clause are called, by the name of its thread on a page."""
        threads = self.edition.threads
        return {
            "t-" + t.id.replace("#", "-"): [self.tag[text] for text, refs in t if refs]
            for t in threads
        }

    @cached_property
    def collation(self) -> dict[tuple[str, str], Collation]:
        """The collations that have word edits, by their two texts."""
        return {(c.left, c.right): c for c in (*self.edition.collations, *self.edition.witnesses)}

    @cached_property
    def only(self) -> dict[tuple[str, str], dict[str, str]]:
        """Of two declarations: in which language alone a passage changed, by its id."""
        found = one_sided(self.edition)
        return {pair: languages_of_passages(changes) for pair, changes in found.items()}

    @cached_property
    def changed(self) -> "Mapping[tuple[str, str], Mapping[str, str]]":
        """Of two texts, by their ids: of each passage what was edited.

        Of links with few words in common nothing is: marks would hide more than they show.
        """
        return {pair: self._changed(collation) for pair, collation in self.collation.items()}

    def _changed(self, collation: Collation) -> dict[str, str]:
        found: dict[str, str] = {}
        for link, variant in zip(collation.links, collation.variants, strict=True):
            for sign, refs in ((-1, link.left), (1, link.right)):
                texts = [self.passage[ref].text for ref in refs]
                if not is_far(variant):
                    found |= zip(refs, _edited(variant, sign, texts), strict=True)
        return found

    @cached_property
    def finding(self) -> dict[str, Finding]:
        """Findings by their permanent name."""
        return {f.id: f for c in self.collation.values() for f in c.findings}

    def told(self, ref: str) -> tuple[Told, ...]:
        """Return what may be claimed of a passage: in its own text, and against later ones."""
        passage = self.passage[ref]
        if not passage.kind.is_prose or passage.declaration not in self.tag:
            return (Told(),)
        own = self._told_before(passage)
        if self.history.is_said_last(ref):
            return own, Told("gone", self.tag[passage.declaration])
        return (own,)

    def _told_before(self, passage: Passage) -> Told:
        standing = self.history.standing(passage.id)
        match self.history.claim(passage.id):
            case Claim.NEW:
                return Told("new", self.tag[passage.declaration])
            case Claim.BACK:
                return Told("back", self.tag[standing.earlier[-1]])
            case Claim.STOOD if standing.first != passage.declaration and standing.is_first_known:
                return Told("first", self.tag[standing.first])
        return Told()


def written(count: int) -> str:
    """Return a number as it is written, without spaces."""
    return "".join(number(count).split())


def _edited(variant: Variant, sign: int, texts: Sequence[str]) -> Iterator[str]:
    """Yield what is edited in each of the passages of a side, joined by spaces as they are."""
    own = [(edit, text) for edit, text in variant.edits if edit in {0, sign}]
    ends = [*accumulate(len(text) for _, text in own)]
    start = 0
    for passage in texts:
        last = start + len(passage)
        yield with_visible_controls(
            "".join(
                text[max(start - end + len(text), 0) : max(last - end + len(text), 0)]
                for (edit, text), end in zip(own, ends, strict=True)
                if edit == sign
            )
        )
        start = last + 1


def _as_shown(text: Declaration) -> Declaration:
    """Return a text as a page can show it: each character that steers as a sign."""
    return replace(
        text,
        title=with_visible_controls(text.title),
        blocks=tuple(
            replace(
                block,
                text=with_visible_controls(block.text),
                passages=tuple(
                    replace(p, text=with_visible_controls(p.text)) for p in block.passages
                ),
            )
            for block in text.blocks
        ),
    )


def _spaced(text: str) -> str:
    return " ".join(text.split())
