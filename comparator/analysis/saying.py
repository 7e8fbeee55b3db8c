"""Which passages of a series have some words as they are: looked up, not gone through."""

from bisect import bisect_right
from collections.abc import Callable, Iterable
from itertools import accumulate

from comparator.model import Passage


class Saying:
    """Which passages have some words as they are, found by their longest stretch without a space.

    The stretches of all texts are a hundredth of their letters.
    """

    def __init__(self, passages: Iterable[Passage], form: Callable[[str], str] = str) -> None:
        """Index passages in some form."""
        self._passages = tuple((p, form(p.text)) for p in passages)
        self._places: dict[str, list[int]] = {}
        for n, (_, text) in enumerate(self._passages):
            for stretch in set(text.split(" ")):
                self._places.setdefault(stretch, []).append(n)
        self._stretches = [*self._places]
        # To look words up in all at once is much quicker than in each.
        self._all = " ".join(self._stretches)
        self._starts = [*accumulate((len(s) + 1 for s in self._stretches), initial=0)]
        self._found: dict[str, tuple[Passage, ...]] = {}

    def passages(self, words: str) -> tuple[Passage, ...]:
        """Return the passages that have some words as they are, in order."""
        if words not in self._found:
            places = sorted(self._with_stretch(max(words.split(" "), key=len)))
            texts = (self._passages[n] for n in places)
            self._found[words] = tuple(p for p, text in texts if words in text)
        return self._found[words]

    def _with_stretch(self, letters: str) -> set[int]:
        found: set[int] = set()
        at = self._all.find(letters)
        while at >= 0:
            n = bisect_right(self._starts, at) - 1
            found.update(self._places[self._stretches[n]])
            at = self._all.find(letters, self._starts[n + 1])
        return found
