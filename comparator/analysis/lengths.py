"""How long texts may be for all to be asked of them: of two books it is not."""

from comparator.model import Declaration, Passage

MOST_FOR_FINDINGS = 1_500_000  # characters of two texts
MOST_OF_PASSAGE = 20_000
"""Characters: each edit is held against all of its passage, so a longer one costs the square."""


def may_have_findings(older: Declaration, newer: Declaration) -> bool:
    """Whether two texts are short enough to ask what their edits mean."""
    return sum(len(b.text) for d in (older, newer) for b in d.blocks) <= MOST_FOR_FINDINGS


def is_asked(passage: Passage) -> bool:
    """Whether a passage is short enough to ask what its edits mean."""
    return len(passage.text) <= MOST_OF_PASSAGE
