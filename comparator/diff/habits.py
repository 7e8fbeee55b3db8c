"""Whose change it is: the states', or that of the hand that rendered the text anew.

Many declarations are translated, and every year by others. Then no passage stands as it stood, and
most edits are a translator's: "common" for "joint", "create" for "form". Where a pair of texts
shows that different hands made it, edits between expressions that stand for each other are light.
Which expressions those are comes from a table, and from the series: what flips to and fro between
its texts, with no clause the worse for it, is a habit.

    2019  The Member States call on all parties …
    2020  The Member States urge all parties …
    2022  The member states call on all parties …
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import combinations

from comparator.language.knowledge import function_words, words_of_all
from comparator.language.spellings import spelling_form
from comparator.language.stems import stem
from comparator.language.words import count_words, words
from comparator.model import Collation, Declaration, HabitTables, Relation, Variant

_LONGEST = 3
"""Words of an expression; what is longer is a formula of its own, and may mean a thing."""
_LEAST_LINKS = 8
_LEAST_WORDS = 8
_MOST_KEPT = 0.1
_LEAST_SWAPS = 0.06
"""Of the clauses: five SCO pairs have 8 to 17 %, texts negotiated in English none."""
_LEAST_SWAPPED = 3
_LEAST_CLAUSES = 3
_LEAST_CLAUSES_ONE_WAY = 4
_TELLING = words_of_all("permitting_words")
_EDGES = function_words() - _TELLING

Pair = tuple[str, str]
"""Two expressions that stand for each other, as `expression` gives them, the lesser first."""


@dataclass(frozen=True, slots=True)
class Habits:
    """What the hands that render the texts of a series use one for the other.

    Attributes:
        same: Pairs by language, in order.
        learned: Those of them that no table had and the series taught, by language, in words.
    """

    same: Mapping[str, tuple[Pair, ...]] = field(default_factory=dict)
    learned: Mapping[str, tuple[Pair, ...]] = field(default_factory=dict)


def habits_of(tables: HabitTables) -> Habits:
    """Return the habits that tables hold."""
    same: dict[str, tuple[Pair, ...]] = {}
    for language, table in sorted(tables.items()):
        rows = ([expression(each, language) for each in row] for row in table.rows)
        pairs = (pair for row in rows for pair in combinations(row, 2))
        same[language] = tuple(sorted({pair_of(a, b) for a, b in pairs if a and b and a != b}))
    return Habits(same)


def with_learned(known: Habits, learned: Iterable[tuple[str, str, str]]) -> Habits:
    """Return what is known and what a series taught before: language, one, the other."""
    same = {language: {*pairs} for language, pairs in known.same.items()}
    for language, one, other in learned:
        pair = pair_of(expression(one, language), expression(other, language))
        same.setdefault(language, set()).add(pair)
    return Habits({language: tuple(sorted(pairs)) for language, pairs in sorted(same.items())})


@lru_cache(maxsize=65536)
def expression(text: str, language: str) -> str:
    """Return the form in which expressions are compared, or "" for what can be no habit.

    Stems, one spelling, no function words at its edges. Names, numbers and words that permit,
    deny or except are no habit of anyone.
    """
    found = _core(text)
    if not 0 < len(found) <= _LONGEST:
        return ""
    if any(w.casefold() in _TELLING or w[0].isdigit() or not w.islower() for w in found):
        return ""
    return " ".join(stem(spelling_form(word) or word, language) for word in found)


def _core(text: str) -> list[str]:
    """Return the words of a text without function words at its edges."""
    found = words(text)
    while found and found[0].casefold() in _EDGES:
        del found[0]
    while found and found[-1].casefold() in _EDGES:
        del found[-1]
    return found


def swaps(variant: Variant, language: str) -> Iterator[tuple[int, int, str, str]]:
    """Yield where one expression took another's place: both edits' indices and expressions."""
    passed_over = {*variant.light, *(n for pair in variant.shifted for n in pair)}
    for n, (sign, old) in enumerate(variant.edits[:-1]):
        other, new = variant.edits[n + 1]
        if (sign, other) != (-1, 1) or not passed_over.isdisjoint((n, n + 1)):
            continue
        one, two = expression(old, language), expression(new, language)
        if one and two and one != two:
            yield n, n + 1, one, two


def hands_differ(
    collation: Collation, left: Declaration, right: Declaration, known: Habits
) -> bool:
    """Whether two texts of one language were rendered by different hands.

    Hardly a sentence stands as it stood, and a good part of the clauses that answer each other
    swap expressions that mean the same: a text negotiated in its own language keeps its sentences,
    and what it changes it means.
    """
    if left.language != right.language:
        return False
    prose = {
        p.id: count_words(p.text) for d in (left, right) for p in d.passages if p.kind.is_prose
    }
    same = frozenset(known.same.get(right.language, ()))
    kept = swapped = total = 0
    for link, variant in zip(collation.links, collation.variants, strict=True):
        if min((prose.get(ref, 0) for ref in (*link.left, *link.right)), default=0) < _LEAST_WORDS:
            continue
        total += 1
        if link.relation is Relation.KEPT:
            kept += 1
        elif any(pair_of(a, b) in same for *_, a, b in swaps(variant, right.language)):
            swapped += 1
    least = max(_LEAST_SWAPPED, _LEAST_SWAPS * total)
    return total >= _LEAST_LINKS and kept <= _MOST_KEPT * total and swapped >= least


def learn_habits(
    collations: Iterable[Collation], clause_of: Mapping[str, str], language: str, known: Habits
) -> Habits:
    """Return what is known and what a series teaches.

    Two expressions stand for each other if each took the other's place, in three clauses at
    least, or one the other's in four. A single clause proves nothing: states do change their mind.

    Args:
        collations: Of texts in one language by different hands, with their variants.
        clause_of: The thread of each passage: a clause counts once in all pairs.
        language: Of the texts.
        known: Expressions that stand for each other anyway.
    """
    ways: dict[Pair, dict[bool, set[str]]] = defaultdict(lambda: defaultdict(set))
    said: dict[str, str] = {}
    for collation in collations:
        for link, variant in zip(collation.links, collation.variants, strict=True):
            clause = clause_of.get(link.right[0], link.right[0])
            for old_at, new_at, old, new in swaps(variant, language):
                ways[pair_of(old, new)][old < new].add(clause)
                for at, form in ((old_at, old), (new_at, new)):
                    said.setdefault(form, " ".join(_core(variant.edits[at][1])))
    there, learned = set(known.same.get(language, ())), []
    for pair, by_way in sorted(ways.items()):
        clauses = by_way[True] | by_way[False]
        is_to_and_fro = bool(by_way[True] and by_way[False])
        least = _LEAST_CLAUSES if is_to_and_fro else _LEAST_CLAUSES_ONE_WAY
        if len(clauses) >= least and pair not in there:
            learned.append(pair)
    return Habits(
        {**known.same, language: tuple(sorted({*there, *learned}))},
        {**known.learned, language: tuple((said[one], said[other]) for one, other in learned)},
    )


def habits_used(collation: Collation, language: str, habits: Habits) -> tuple[Pair, ...]:
    """Return the pairs of a table by which the edits of a collation are light, in order."""
    same = frozenset(habits.same.get(language, ()))
    found = {pair_of(a, b) for v in collation.variants for *_, a, b in swaps(v, language)}
    return tuple(sorted(found & same))


def lightened(
    collation: Collation, left: Declaration, right: Declaration, known: Habits, every: Habits
) -> Collation:
    """Return a collation whose edits are light where two hands say one thing in two ways.

    Two hands are told by what is `known`; light is that, and what the series taught.
    """
    if not hands_differ(collation, left, right, known):
        return collation
    return lighten(collation, right.language, habits_used(collation, right.language, every))


def lighten(collation: Collation, language: str, same: Collection[Pair]) -> Collation:
    """Return a collation in which edits between expressions that mean the same are light."""
    variants = tuple(_lightened(v, language, same) for v in collation.variants)
    return replace(collation, variants=variants, hands_differ=True)


def _lightened(variant: Variant, language: str, same: Collection[Pair]) -> Variant:
    found = {
        n
        for old_at, new_at, old, new in swaps(variant, language)
        if pair_of(old, new) in same
        for n in (old_at, new_at)
    }
    return replace(variant, light=tuple(sorted({*variant.light, *found}))) if found else variant


def pair_of(one: str, other: str) -> Pair:
    """Return two expressions in their order."""
    return (one, other) if one < other else (other, one)
