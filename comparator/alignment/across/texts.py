"""Two texts as units, and their beads as passages."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from types import MappingProxyType

from comparator.alignment.across.figures import figures_of, own_number_of
from comparator.alignment.across.program import Bead, Scale, Unit, beads_of, beads_within, scale_of
from comparator.alignment.across.romanised import cognates, sounds_of
from comparator.language.scripts import is_ideograph
from comparator.language.stems import stem
from comparator.language.words import words
from comparator.model import BlockKind, Declaration, Facing, Parallel

NamesOf = Callable[[str, str], Iterable[str]]
"""Whom and what a text names, by keys that all languages share; its language is given as well."""
Text = Sequence[tuple[str, BlockKind]]
"""Paragraphs, or sentences, with what they are."""


NO_CLAUSES: Mapping[str, frozenset[str]] = MappingProxyType({})


def no_names(_text: str, _language: str) -> Iterable[str]:
    """Name nobody."""
    return ()


def align_across(
    left: Declaration,
    right: Declaration,
    names: NamesOf = no_names,
    clauses: Mapping[str, frozenset[str]] = NO_CLAUSES,
) -> Parallel:
    """Return which paragraphs of two texts in two languages, and which of their passages, face.

    Args:
        left: A segmented declaration.
        right: A witness of it, segmented as well.
        names: Tells whom a text names.
        clauses: Of a passage, by its id, the clauses it has of another year, in which it is known
            what answers what; from `clauses_across`.
    """
    languages = left.language, right.language
    blocks = [[(b.text, b.kind) for b in text.blocks] for text in (left, right)]
    units = units_of(blocks[0], blocks[1], languages, names)
    known = [
        [_all_of(clauses.get(p.id) for p in b.passages) for b in t.blocks] for t in (left, right)
    ]
    beads = beads_of(*map(_with_clauses, units, known))
    passages = [[(p.text, p.kind) for p in text.passages] for text in (left, right)]
    units = units_of(passages[0], passages[1], languages, names)
    known = [[clauses.get(p.id, frozenset()) for p in t.passages] for t in (left, right)]
    scale = scale_of(*map(_with_clauses, units, known))
    return Parallel(left.id, right.id, tuple(_rows(left, right, beads, scale)))


def _with_clauses(units: Iterable[Unit], known: Iterable[frozenset[str]]) -> list[Unit]:
    return [replace(u, keys=u.keys | own) for u, own in zip(units, known, strict=True)]


def _all_of(several: Iterable[frozenset[str] | None]) -> frozenset[str]:
    return frozenset().union(*filter(None, several))


def _rows(
    left: Declaration, right: Declaration, beads: Iterable[Bead], scale: Scale
) -> Iterator[Facing]:
    """Yield the paragraphs that face one another, each with its passages that do."""
    ids = [[p.id for p in text.passages] for text in (left, right)]
    done = [0, 0]
    for bead in beads:
        reach = []
        for n, (text, numbers) in enumerate(((left, bead.left), (right, bead.right))):
            count = sum(len(text.blocks[number].passages) for number in numbers)
            reach.append(range(done[n], done[n] + count))
            done[n] += count
        is_firm = bead.is_firm and bead.elsewhere is None
        other = right if bead.left else left
        yield Facing(
            tuple(ids[0][n] for n in reach[0]),
            tuple(ids[1][n] for n in reach[1]),
            is_firm,
            tuple(_parts(ids, is_firm, beads_within(scale, reach[0], reach[1]))),
            ()
            if bead.elsewhere is None
            else tuple(p.id for p in other.blocks[bead.elsewhere].passages),
        )


def _parts(ids: Sequence[Sequence[str]], is_firm: bool, beads: Sequence[Bead]) -> Iterator[Facing]:
    """Yield the passages of two paragraphs that face one another.

    In paragraphs that do so firmly, and have as many sentences, their order tells enough.
    """
    in_step = all(len(b.left) == len(b.right) == 1 for b in beads)
    for bead in beads:
        yield Facing(
            tuple(ids[0][n] for n in bead.left),
            tuple(ids[1][n] for n in bead.right),
            is_firm and (in_step or bead.is_firm),
        )


def units_of(
    left: Text, right: Text, languages: tuple[str, str], names: NamesOf = no_names
) -> tuple[list[Unit], list[Unit]]:
    """Return two texts as units."""
    sounds = [[sounds_of(text) for text, _ in side] for side in (left, right)]
    known = cognates(*((sound for own in side for sound in own) for side in sounds))
    return (
        [
            _unit(text, kind, languages[0], names, own)
            for (text, kind), own in zip(left, sounds[0], strict=True)
        ],
        [
            _unit(text, kind, languages[1], names, [known[s] for s in own if s in known])
            for (text, kind), own in zip(right, sounds[1], strict=True)
        ],
    )


def _unit(text: str, kind: BlockKind, language: str, names: NamesOf, sounds: Iterable[str]) -> Unit:
    keys = {*figures_of(text, language), *names(text, language)}
    keys |= {f"c{sound}" for sound in sounds}
    if number := own_number_of(text):
        keys.add(f"o{number}")
    return Unit(
        length=len(text),
        # What is a list in one language may be a row of paragraphs in the other.
        kind="" if kind.is_prose else str(kind),
        keys=frozenset(keys),
        words=frozenset(_words(text, language)),
    )


def _words(text: str, language: str) -> Iterator[str]:
    """Yield the words of a text by their stems; of what has no spaces, each two characters."""
    for word in words(text):
        if word.isalpha() and not is_ideograph(word[0]):
            yield stem(word, language)
    plain = [c if is_ideograph(c) else " " for c in text]
    yield from (a + b for a, b in pairwise(plain) if " " not in (a, b))
