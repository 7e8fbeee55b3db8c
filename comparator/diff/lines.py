"""A text as the differ sees it: its words and marks, and the white space before each."""

from dataclasses import dataclass
from functools import lru_cache

from comparator.text.comparable import typographic_form
from comparator.text.spellings import spelling_form
from comparator.text.words import is_word, tokens

# What ties words together and says nothing of its own; an equal run of nothing else between
# two edits is an island.
FUNCTION_WORDS = frozenset(
    "a an and are as at be been but by can for from had has have he her his i if in into is it its "
    "may no nor not of on or our she so such than that the their them then there these they this "
    "those to was we were which who will with would you your "
    "и в во на с со к ко по о об от до за из у для не ни а но как что это их его её "
    "der die das den dem des ein eine einer eines einem einen und oder in im an am auf für mit von "
    "zu zum zur bei als auch ist sind wird werden sich dass "
    "的 和 在 与 及 是 了 为 对 以".split()
)


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
    return form in FUNCTION_WORDS or not is_word(form)
