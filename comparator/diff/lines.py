"""A text as the differ sees it: its words and marks, and the white space before each."""

from dataclasses import dataclass
from functools import lru_cache

from comparator.language.knowledge import function_words
from comparator.language.normal_forms import typographic_form
from comparator.language.spellings import spelling_form
from comparator.language.words import is_word, tokens


@dataclass(frozen=True, slots=True)
class Line:
    """Words and punctuation marks of a text.

    Attributes:
        tokens: The words and marks as written.
        forms: The same without what typesetters change (capitals, quotation marks, dashes) and
            with one spelling for each word.
        spaces: The white space before each token; one more, for what is left at the end.
    """

    tokens: tuple[str, ...]
    forms: tuple[str, ...]
    spaces: tuple[str, ...]

    def text(self, start: int, end: int) -> str:
        """Return the tokens from `start` to `end` with the spaces between them."""
        if start >= end:
            return ""
        parts = [self.tokens[start]]
        for n in range(start + 1, end):
            parts += (self.spaces[n], self.tokens[n])
        return "".join(parts)


def line_of(text: str) -> Line:
    """Return a text as a line; spaces and tokens in turn are the text."""
    words: list[str] = []
    spaces = [""]
    for token in tokens(text):
        if token.isspace():
            spaces[-1] += token
        else:
            words.append(token)
            spaces.append("")
    return Line(tuple(words), tuple(form_of(word) for word in words), tuple(spaces))


@lru_cache(maxsize=65536)
def form_of(token: str) -> str:
    """Return the form in which a token is compared: one for all spellings of a word."""
    return spelling_form(typographic_form(token)) or token


@lru_cache(maxsize=65536)
def is_island_word(form: str) -> bool:
    """Whether a token alone holds nothing: a function word or a punctuation mark."""
    return form in function_words() or not is_word(form)
