"""Two wordings of one passage as every rule of shifts reads them."""

from collections.abc import Sequence
from typing import NamedTuple, Self

from comparator.analysis.edits import Span, touched
from comparator.analysis.operatives.tokens import Token
from comparator.analysis.operatives.verb_lexicon import Lexicon
from comparator.analysis.operatives.verb_matches import tokens_of
from comparator.model import Variant


class Edited(NamedTuple):
    """The older and the newer wording, their tokens, and what the edits of either side changed.

    Light edits are left out of what changed; the lexicon is that of the language of both.
    """

    variant: Variant
    lexicon: Lexicon
    texts: tuple[str, str]
    tokens: tuple[list[Token], list[Token]]
    changed: tuple[Sequence[Span], Sequence[Span]]

    @classmethod
    def of(cls, variant: Variant, lexicon: Lexicon) -> Self:
        """Read a variant's two texts."""
        left, right = variant.left, variant.right
        tokens = tokens_of(left, lexicon), tokens_of(right, lexicon)
        changed = touched(variant, -1), touched(variant, 1)
        return cls(variant, lexicon, (left, right), tokens, changed)

    def words(self, older: Span, newer: Span) -> tuple[str, str]:
        """Return the words of a stretch of the older text and of one of the newer."""
        return self.texts[0][slice(*older)], self.texts[1][slice(*newer)]
