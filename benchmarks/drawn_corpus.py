"""A large corpus of resolutions drawn by lot, with its lineage known.

    python -m benchmarks.drawn_corpus FOLDER [SEED] [TEXTS] [RATES]

Families of texts are renewed over the years, fork and merge. From one text to the next clauses are
kept, reworded, dropped and new at rates that are given; clauses that are everywhere and openings
of clauses are shared by all, some clauses are taken from texts of other families. Words are
invented, few of them frequent and most seldom, each family with a matter of its own. The same
seed gives the same files.
"""

import random
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path

from benchmarks.drawn_series import FRAME, OPENINGS, SYLLABLES

_FIRST_YEAR, _YEARS = 1966, 40
_CLAUSES, _STOCK, _STOCK_CLAUSES = 24, 3, 60
_WORDS = (18, 50)  # of a clause
_ROOT, _FORK, _MERGE = 0.12, 0.1, 0.06  # of the texts of a year
_BORROWED = 0.03  # of the new clauses
_RUN = 4.3  # words of an edit, as in docs/method.md


@dataclass(frozen=True, slots=True)
class Rates:
    """How a text becomes the next one.

    Attributes:
        kept: Share of the clauses of a text that stand in the next one as they are.
        reworded: Share of them that stand there in other words.
        similarity: Of the reworded, the share of words that stays, in ten steps from the least.
        vocabulary: How many words there are beside those of grammar.
    """

    kept: float
    reworded: float
    similarity: tuple[float, ...]
    vocabulary: int = 20_000


# Between SCO 2019, 2020, 2022 and 2023: 568 older passages, of which 10 are kept, 253 have a link
# of another kind, 297 none; deciles of the similarity of these links.
SCO = Rates(0.02, 0.46, (0.3, 0.38, 0.46, 0.52, 0.55, 0.59, 0.66, 0.7, 0.75, 0.82, 0.95))
STEADY = Rates(0.5, 0.3, (0.5, 0.6, 0.66, 0.7, 0.74, 0.78, 0.82, 0.86, 0.9, 0.93, 0.97))
FEW_WORDS = Rates(0.3, 0.4, STEADY.similarity, 300)
RATES: Mapping[str, Rates] = {"sco": SCO, "steady": STEADY, "few-words": FEW_WORDS}


@dataclass(slots=True)
class Clause:
    """A clause: its words, and the passage that it was taken from, or ""."""

    words: list[str]
    ancestor: str = ""


@dataclass(slots=True)
class Text:
    """A text of the corpus: its id, its clauses and the words of its family's matter."""

    id: str
    clauses: list[Clause]
    matter: Sequence[str]


@dataclass(slots=True)
class Truth:
    """What descends from what: ids of texts with those of their parents, passages likewise."""

    parents: dict[str, set[str]] = field(default_factory=dict)
    passages: dict[str, str] = field(default_factory=dict)


class _Authors:
    def __init__(self, seed: int, rates: Rates) -> None:
        self.lot = random.Random(seed)  # noqa: S311 - no secret hangs on it
        self._rates = rates
        parts = list(dict.fromkeys(SYLLABLES))
        self._words = ["".join(self.lot.choices(parts, k=3)) for _ in range(rates.vocabulary)]
        self._odds = list(accumulate(1 / (rank + 5) for rank in range(len(self._words))))
        matter = self.lot.choices(self._words[:2000], k=120)
        self._stock = [self._new(matter).words for _ in range(_STOCK_CLAUSES)]

    def matter(self) -> list[str]:
        """Return the words of a family's matter, the frequent ones often."""
        own = self.lot.choices(self._words, k=80)
        return [word for rank, word in enumerate(own) for _ in range(1 + 20 // (rank + 2))]

    def _word(self, matter: Sequence[str]) -> str:
        chance = self.lot.random()
        if chance < 0.45:
            return self.lot.choice(FRAME)
        if chance < 0.7:
            return self.lot.choice(matter)
        return self.lot.choices(self._words, cum_weights=self._odds)[0]

    def _new(self, matter: Sequence[str]) -> Clause:
        words = self.lot.choice(OPENINGS).split()
        length = self.lot.randint(*_WORDS)
        return Clause([*words, *(self._word(matter) for _ in range(length - len(words)))])

    def _reworded(self, words: Sequence[str], matter: Sequence[str]) -> list[str]:
        """Return words of which a run is replaced, dropped or put in until enough are changed."""
        steps = self._rates.similarity
        step = self.lot.randrange(len(steps) - 1)
        stays = self.lot.uniform(steps[step], steps[step + 1])
        changed, told = 0, list(words)
        while changed < (1 - stays) * len(words):
            run = min(1 + int(self.lot.expovariate(1 / (_RUN - 1))), 12)
            sort = self.lot.random() * (1 if len(told) > _WORDS[0] else 0.8)  # none ends as nothing
            at = self.lot.randrange(max(1, len(told) - run + 1))
            fresh = [self._word(matter) for _ in range(run)] if sort < 0.8 else []
            told[at : at + (run if not 0.6 < sort < 0.8 else 0)] = fresh
            changed += run
        return told

    def first(self, text_id: str) -> Text:
        """Return the first text of a family."""
        matter = self.matter()
        clauses = [self._new(matter) for _ in range(self._length())]
        return self._with_stock(Text(text_id, clauses, matter))

    def _length(self) -> int:
        return self.lot.randint(_CLAUSES // 2, 3 * _CLAUSES // 2)

    def next(self, text_id: str, parents: Sequence[Text], others: Sequence[Text]) -> Text:
        """Return a text that descends from others."""
        every = [word for parent in parents for word in parent.matter]
        matter = every if len(parents) == 1 else self.lot.choices(every, k=150)
        clauses: list[Clause] = []
        for parent in parents:
            for number, clause in enumerate(parent.clauses, start=1):
                chance = self.lot.random() * len(parents) ** 0.5  # of two parents less each
                ref = f"{parent.id}#p{number}.1"
                if chance < self._rates.kept:
                    clauses.append(Clause(clause.words, ref))
                elif chance < self._rates.kept + self._rates.reworded:
                    clauses.append(Clause(self._reworded(clause.words, parent.matter), ref))
        for _ in range(max(2, self._length() - len(clauses))):
            fresh = self._new(matter)
            if others and self.lot.random() < _BORROWED:
                other = self.lot.choice(others)
                number = self.lot.randrange(len(other.clauses))
                ref = f"{other.id}#p{number + 1}.1"
                fresh = Clause(self._reworded(other.clauses[number].words, matter), ref)
            clauses.insert(self.lot.randint(0, len(clauses)), fresh)
        return self._with_stock(Text(text_id, clauses, matter), parents)

    def _with_stock(self, text: Text, parents: Sequence[Text] = ()) -> Text:
        """Put in clauses that are everywhere; those of a parent are taken from there."""
        said = {tuple(clause.words) for clause in text.clauses}
        theirs = {
            tuple(clause.words): f"{parent.id}#p{number}.1"
            for parent in parents
            for number, clause in enumerate(parent.clauses, start=1)
        }
        for words in self.lot.sample(self._stock, _STOCK):
            if tuple(words) not in said:
                clause = Clause(words, theirs.get(tuple(words), ""))
                text.clauses.insert(self.lot.randint(0, len(text.clauses)), clause)
        return text


def draw_corpus(folder: Path, seed: int = 1, texts: int = 2000, rates: Rates = SCO) -> Truth:
    """Write a corpus into a folder and return its lineage."""
    folder.mkdir(parents=True)
    authors, truth = _Authors(seed, rates), Truth()
    lot, tips = authors.lot, list[Text]()
    a_year = -(-texts // _YEARS)
    for number in range(texts):
        year, place = _FIRST_YEAR + number // a_year, number % a_year
        if place == 0:
            last, tips = tips, []
            lot.shuffle(last)
            ready = list(last)
        text_id = f"{year}-{place + 1:03}"
        chance = lot.random()
        count = 0 if chance < _ROOT or not ready else 2 if chance < _ROOT + _MERGE else 1
        parents = [ready.pop() for _ in range(min(count, len(ready)))]
        text = authors.next(text_id, parents, last) if parents else authors.first(text_id)
        if parents and lot.random() < _FORK:
            ready.insert(0, parents[0])
        tips.append(text)
        if place == a_year - 1:
            tips += ready  # renewed in a later year
        _write(folder, text, f"{year}-{1 + place % 12:02}-{1 + place // 12 % 28:02}")
        truth.parents[text_id] = {parent.id for parent in parents}
        for place_in_text, clause in enumerate(text.clauses, start=1):
            if clause.ancestor:
                truth.passages[f"{text_id}#p{place_in_text}.1"] = clause.ancestor
    return truth


def _write(folder: Path, text: Text, day: str) -> None:
    body = "\n\n".join(" ".join(clause.words) + "." for clause in text.clauses)
    head = f'+++\ntitle = "Resolution {text.id}"\ndate = {day}\nplace = "Here"\nlanguage = "en"\n'
    head += 'rendering = "fictional"\n[[source]]\ndescription = "Drawn by lot"\n+++\n\n'
    (folder / f"{text.id}.md").write_text(f"{head}{body}\n", "utf-8", newline="")


if __name__ == "__main__":
    _, where, seed, texts, *chosen = [*sys.argv, *("1", "2000")[len(sys.argv) - 2 :]]
    draw_corpus(Path(where), int(seed), int(texts), RATES[chosen[0]] if chosen else SCO)
