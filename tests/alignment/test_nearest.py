"""What is new is told beside the nearest thing that was dropped."""

from pathlib import Path

from comparator.alignment import collate, nearest_unlinked
from comparator.corpus.series.declarations import parse_declaration
from comparator.model import Collation, Declaration, Link, Relation
from comparator.segmentation import segment

KEPT = "The Member States will build railways through the mountains of the south."
OLD = (
    "With the sealing of the Memorandum of Entry of the Republic of Irvania the League came nearer"
    " to this aim."
)
NEW = "They set store by the sealing of the Memorandum of Entry of Belmark."
FAR = "Farmers receive drought forecasts in their own languages."


def declared(key: str, *paragraphs: str) -> Declaration:
    facts = f'+++\ntitle = "T"\ndate = {key}-05-04\n[[source]]\ndescription = "x"\n+++\n\n'
    return segment(parse_declaration(Path(f"{key}.md"), facts + "\n\n".join(paragraphs), key))


def test_a_new_passage_is_compared_with_the_nearest_that_was_dropped() -> None:
    older, newer = declared("2001", KEPT, OLD), declared("2002", KEPT, NEW, FAR)
    (one, old), (other, new, far) = ([p.id for p in d.passages] for d in (older, newer))
    kept = Link((one,), (other,), Relation.KEPT)
    collation = Collation("2001", "2002", (kept,), dropped=(old,), added=(new, far))
    (nearest,) = nearest_unlinked(older, newer, collation)
    assert (nearest.left, nearest.right) == (old, new)
    assert 0.0 < nearest.similarity < 1.0


def test_where_nothing_was_dropped_there_is_nothing_to_compare() -> None:
    older, newer = declared("2001", KEPT), declared("2002", KEPT, NEW)
    assert nearest_unlinked(older, newer, collate(older, newer)) == ()
