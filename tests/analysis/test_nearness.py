"""What comes near in its words is found by an index as by holding all passages against all."""

from itertools import permutations
from math import sqrt

from comparator.analysis.matter import matter_of
from comparator.analysis.nearness import LEAST_STEMS, NEAR_NEW, Nearness
from comparator.model import Edition


def test_whatever_is_much_alike_comes_near(specimen_edition: Edition) -> None:
    matter, text = matter_of(specimen_edition.series), specimen_edition.series.passages_by_id()
    near = Nearness(matter, text)
    long = {ref: stems for ref, stems in matter.stems.items() if len(stems) >= LEAST_STEMS}
    total = {ref: sum(matter.worth[stem] for stem in stems) for ref, stems in long.items()}
    alike = {
        (ref, other)
        for ref, other in permutations(long, 2)
        if text[ref].declaration != text[other].declaration
        and sum(matter.worth[stem] for stem in long[ref] & long[other])
        > (NEAR_NEW[0] + 1e-6) * sqrt(total[ref] * total[other])
    }
    found = {(ref, beside.passage) for ref in long for beside in near.of(ref)}
    assert len(alike) > 100
    assert alike <= found
