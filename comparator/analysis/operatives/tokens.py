"""A word of a sentence, as verbs are looked for in it."""

from typing import NamedTuple

from comparator.language.words import is_word


class Token(NamedTuple):
    """A word or mark of a text; `lemma` is its stem, or that of the verb it is a form of."""

    text: str
    form: str
    lemma: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """Whether it has letters or digits."""
        return is_word(self.text)
