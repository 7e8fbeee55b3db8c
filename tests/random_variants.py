"""Variants that no differ would make, to hold its readers to."""

from hypothesis import strategies as st

from comparator.model import Variant

CHARACTERS = st.text("ab ", min_size=1, max_size=5)


@st.composite
def cut_variants(draw: st.DrawFn) -> tuple[Variant, list[str], list[str]]:
    """Draw two lists of texts with edits that are cut anywhere, also inside the joints."""
    old = draw(st.lists(CHARACTERS, min_size=1, max_size=4))
    new = draw(st.lists(CHARACTERS, min_size=1, max_size=4))
    left, right = " ".join(old), " ".join(new)
    edits: list[tuple[int, str]] = []
    while left or right:
        equal = 0
        while left[equal : equal + 1] == right[equal : equal + 1] != "":
            equal += 1
        if equal and draw(st.booleans()):
            n = draw(st.integers(1, equal))
            edits.append((0, left[:n]))
            left, right = left[n:], right[n:]
        elif left and (not right or draw(st.booleans())):
            n = draw(st.integers(1, len(left)))
            edits.append((-1, left[:n]))
            left = left[n:]
        else:
            n = draw(st.integers(1, len(right)))
            edits.append((1, right[:n]))
            right = right[n:]
    return Variant(tuple(edits)), old, new
