"""What is written in several ways and is one: "AI" and "artificial intelligence"."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from comparator.analysis.names.gazetteer import Gazetteer, gazetteer_of
from comparator.language.abbreviations import explanations, written_out
from comparator.language.codes import base_language
from comparator.language.knowledge import language
from comparator.language.substance import substance
from comparator.model import Series

Writings = tuple[str, ...]


def writings_of(series: Series) -> tuple[Writings, ...]:
    """Return the groups of writings of one thing of which some text of a series has one.

    Abbreviations that texts explain, always as one thing, with what they stand for; bodies and
    states by all their names; ways to write "per cent". Whoever asks for one asks for all.
    """
    codes = sorted({base_language(d.language) for d in series.declarations})
    percent = ({*language(code).percent, "%"} for code in codes)
    groups = (*_explained(series), *_named(series), *percent)
    return tuple(tuple(sorted(group)) for group in _joined(groups) if len(group) > 1)


def _joined(groups: Iterable[set[str]]) -> list[set[str]]:
    """Return groups of which no two have a writing in common."""
    found: list[set[str]] = []
    for group in groups:
        apart, whole = [], set(group)
        for other in found:
            if whole & other:
                whole |= other
            else:
                apart.append(other)
        found = [*apart, whole]
    return sorted(found, key=sorted)


def _explained(series: Series) -> Iterator[set[str]]:
    """Yield abbreviations with their names, but what stands for one name here, for one there."""
    every = explanations(p.text for d in series.declarations for p in d.passages)
    names = {
        short: [name.removesuffix("’s").removesuffix("'s") for name in found]
        for short, found in every.items()
        # A long row of words is no name.
        if all(short[0].casefold() == name[0].casefold() for name in found)
        and all(len(name.split()) <= 2 * len(short) for name in found)
    }
    for short, found in sorted(names.items()):
        if is_one_name(found):
            one, many = short.removesuffix("s"), f"{short.removesuffix('s')}s"
            yield {short, *found, *({one} & names.keys()), *({many} & names.keys())}


def is_one_name(names: Iterable[str]) -> bool:
    """Whether names by which texts explain one abbreviation are of one thing."""
    matters = [substance(written_out(name, {"UN": "United Nations"}), "en") for name in names]
    fewest = min(matters, key=len)
    return all(fewest <= matter for matter in matters)


def _named(series: Series) -> Iterator[set[str]]:
    """Yield the bodies and states that texts name, each by all its names in their languages."""
    written = {d.language for d in series.declarations}
    codes = {base_language(code) for code in written}
    bodies = [
        row for code in sorted(codes & series.names.keys()) for row in series.names[code].bodies
    ]
    for code in sorted(written):
        names = gazetteer_of(series.names, code)
        texts = [p.text for d in series.declarations if d.language == code for p in d.passages]
        known: defaultdict[str, set[str]] = defaultdict(set)
        for key, writings in bodies:
            known[key].update(writings)
        for writing, key in names.country_patterns(code)[1].items():
            known[key].add(writing)
        yield from _seen(texts, names, known)


def _seen(
    texts: Sequence[str], names: Gazetteer, known: Mapping[str, set[str]]
) -> Iterator[set[str]]:
    said: defaultdict[str, set[str]] = defaultdict(set)
    for text in texts:
        for name in (*names.organisations(text), *names.countries(text)):
            said[name.key].add(" ".join(text[name.start : name.end].split()))
    whole = "\n".join(texts)
    for key, seen in sorted(said.items()):
        # A name that stands here for another is not asked for: "SAR" of Hong Kong is not Syria's.
        unseen = {writing for writing in known.get(key, set()) - seen if writing not in whole}
        # "The Kyrgyz side" speaks for a state and is no name of it.
        yield {each for each in seen | unseen if not each.rsplit(" ", maxsplit=1)[-1].islower()}
