"""A series of declarations drawn by lot: as long and as alike as those of a real body.

    python -m benchmarks.drawn_series FOLDER [SEED] [DECLARATIONS] [WORDS]

Of invented words, and of the terms of the general themes, so that passages have themes. From one
text to the next clauses stay, are reworded, move, go and come, about as often as between summit
declarations of neighbouring years. The same seed gives the same files.
"""

import random
import sys
from collections.abc import Sequence
from pathlib import Path

from comparator.corpus.series.theme_sets import general_themes

SYLLABLES = "ba ce di fo gu la me ni po ru sa te vi zo bra cre dri flo gru pla ste tri".split()
FRAME = (
    "the of and to in for with on by as that their its will be a is are has from at this which "
    "between under within their all other"
).split()
OPENINGS = (
    "The Member States note the importance of",
    "The Member States reaffirm their commitment to",
    "The Heads of State call for",
    "The Parties consider it necessary to strengthen",
    "They welcome",
    "The Member States support",
    "The Heads of State emphasise",
    "The Member States condemn",
)
_WORDS_OF_CLAUSE = 66
_STAYS, _REWORDED, _MOVES, _CHANGED_WORDS = 0.3, 0.4, 0.1, 0.2


class _Author:
    """Draws sentences: frequent words often, most words seldom."""

    def __init__(self, seed: int) -> None:
        self.lot = random.Random(seed)  # noqa: S311 - no secret hangs on it
        self._words = ["".join(self.lot.choices(SYLLABLES, k=3)) for _ in range(4000)]
        self._odds = [1 / (rank + 20) for rank in range(len(self._words))]
        self._terms = [
            term.rstrip("*")
            for theme in general_themes().themes
            for term in (*theme.terms["en"].names, *theme.terms["en"].words)
        ]

    def word(self) -> str:
        """Return a word, or a term of a theme."""
        chance = self.lot.random()
        if chance < 0.45:
            return self.lot.choice(FRAME)
        if chance < 0.47:
            return self.lot.choice(self._terms)
        return self.lot.choices(self._words, self._odds)[0]

    def clause(self) -> list[str]:
        """Return the words of a clause of one to four sentences."""
        words: list[str] = []
        length = self.lot.randint(_WORDS_OF_CLAUSE // 2, 3 * _WORDS_OF_CLAUSE // 2)
        while len(words) < length:
            words += self.lot.choice(OPENINGS).split()
            words += [self.word() for _ in range(self.lot.randint(12, 30))]
            words[-1] += "."
        return words

    def reworded(self, clause: Sequence[str]) -> list[str]:
        """Return a clause with some of its words changed."""
        return [
            word if word.endswith(".") or self.lot.random() > _CHANGED_WORDS else self.word()
            for word in clause
        ]

    def next_text(self, clauses: Sequence[list[str]]) -> list[list[str]]:
        """Return the clauses of the next declaration, as many as before."""
        told: list[list[str]] = []
        for clause in clauses:
            chance = self.lot.random()
            if chance < _STAYS:
                told.append(clause)
            elif chance < _STAYS + _REWORDED:
                told.append(self.reworded(clause))
            else:
                told.append(self.clause())
            if self.lot.random() < _MOVES:
                told.insert(self.lot.randrange(len(told)), told.pop())
        return told


def draw_series(
    folder: Path, seed: int = 1, declarations: int = 26, words: int = 7300
) -> list[Path]:
    """Write a series into a folder and return its texts, oldest first."""
    folder.mkdir(parents=True)
    (folder / "series.toml").write_text(
        'title = "A series drawn by lot"\n[defaults]\nlanguage = "en"\nrendering = "fictional"\n',
        "utf-8",
    )
    author = _Author(seed)
    clauses = [author.clause() for _ in range(words // _WORDS_OF_CLAUSE)]
    paths = []
    for year in range(2001, 2001 + declarations):
        head = f'+++\ntitle = "Declaration of {year}"\ndate = {year}-06-15\nplace = "Here"\n'
        head += '[[source]]\ndescription = "Drawn by lot"\n+++\n\n'
        body = "\n\n".join(" ".join(clause) for clause in clauses)
        paths.append(folder / f"{year}-here.md")
        paths[-1].write_text(f"{head}{body}\n", "utf-8", newline="")
        clauses = author.next_text(clauses)
    return paths


if __name__ == "__main__":
    draw_series(Path(sys.argv[1]), *map(int, sys.argv[2:]))
