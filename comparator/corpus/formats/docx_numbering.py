"""What a word processor counts by itself: the numbers before paragraphs of a DOCX.

    <w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr>     a paragraph or its style
    numId 3 → abstractNum → level 1: lowerLetter, "(%2)", from 1     numbering.xml

A file does not hold these numbers, but a reader sees them, and they belong to the text. As in HTML
and Markdown the outermost level that counts paragraphs gives these their numbers; what stands below
it are items, and items within items.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.etree.ElementTree import Element

from comparator.corpus.formats.docx_package import W
from comparator.corpus.formats.docx_styles import Styles, first_number, is_on, value_of
from comparator.corpus.formats.headings import are_sentences, are_titles
from comparator.corpus.formats.list_numerals import numbered

_MOST_LEVELS = 9
_WIDE_ENDS = ("、", "．", "）", "，", "。", "：")  # they have their space within them
_NO_LIST = "0"  # what takes a paragraph out of the list of its style


class Mark(NamedTuple):
    """What stands before a paragraph.

    Attributes:
        text: Its number, what is set around it included; "" of a bullet.
        depth: How many items the item that it marks stands in; None of a paragraph's number.
    """

    text: str
    depth: int | None


class _Place(NamedTuple):
    list_id: str
    depth: int


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    text: str
    start: int
    restarts_behind: int | None  # how many of the levels above begin it anew; None: all of them
    is_legal: bool  # shows all numbers in figures
    suffix: str  # what stands between the number and the text
    style: str  # whose paragraphs have it


@dataclass(frozen=True, slots=True)
class _List:
    """One use of a definition of lists: uses of one definition are counted on."""

    definition: str
    levels: dict[int, _Level]
    starts: dict[int, int]  # levels that begin anew with this use, and with what


class _Outermost(NamedTuple):
    depth: int
    is_bullet: bool


@dataclass(slots=True)
class Numbering:
    """The lists of a document, counted paragraph by paragraph."""

    lists: dict[str, _List]
    styles: Styles
    _outermost: dict[str, _Outermost] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[_Place] = field(default_factory=set)

    def mark(self, paragraph: Element) -> Mark | None:
        """Return what stands before a paragraph, None where nothing does, and count it."""
        position = self._position(paragraph)
        if position is None or position.list_id == _NO_LIST:
            return None
        found = self.lists.get(position.list_id)
        level = None if found is None else found.levels.get(position.depth)
        if found is None or level is None or level.form == "bullet":
            return Mark("", max(0, self._depth(position)))
        counts = self._count(position, found, level)

        def number(match: re.Match[str]) -> str:
            return self._shown(found, int(match[1]) - 1, counts, level.is_legal)

        shown = re.sub(r"%(\d)", number, level.text)
        depth = self._depth(position)
        return Mark(shown + level.suffix, depth if depth >= 0 else None) if shown.strip() else None

    def learn_levels(self, paragraphs: Iterable[tuple[Element, str]]) -> None:
        """Learn which level of each list is its outermost one, from all of its paragraphs.

        Args:
            paragraphs: Those of the document with their words, without its headings.
        """
        told: dict[str, dict[int, list[tuple[str, bool]]]] = {}
        for paragraph, words in paragraphs:
            position = self._position(paragraph)
            found = self.lists.get(position.list_id) if position and words else None
            if position and found:
                level = found.levels.get(position.depth)
                is_bullet = level is None or level.form == "bullet"
                of_list = told.setdefault(found.definition, {})
                of_list.setdefault(position.depth, []).append((words, is_bullet))
        for definition, by_depth in told.items():
            depths = sorted(by_depth)
            texts = [[words for words, _ in by_depth[depth]] for depth in depths]
            # "1. Energy" above "1.1 The Parties share …" is the heading of a section.
            heads = len(depths) > 1 and are_titles(texts[0]) and are_sentences(texts[1])
            outermost = depths[1] if heads else depths[0]
            self._outermost[definition] = _Outermost(outermost, by_depth[outermost][0][1])

    def _depth(self, position: _Place) -> int:
        """Return how many items one stands in; less than 0 of the number of a paragraph."""
        found = self.lists.get(position.list_id)
        if found is None:
            return position.depth
        top = self._outermost.get(found.definition, _Outermost(0, is_bullet=False))
        return position.depth - top.depth - (not top.is_bullet)

    def _position(self, paragraph: Element) -> _Place | None:
        own = paragraph.find(f"{W}pPr/{W}numPr")
        chain = [
            (style, properties)
            for style, element in self.styles.chain(self.styles.of_paragraph(paragraph))
            if (properties := element.find(f"{W}pPr/{W}numPr")) is not None
        ]
        named = [("", own)] if own is not None else []
        by_list = [
            (style, list_id)
            for style, properties in (*named, *chain)
            if (list_id := value_of(properties, "numId")) is not None
        ]
        if not by_list:
            return None
        style, list_id = by_list[0]
        depth = first_number(value_of(properties, "ilvl") for _, properties in (*named, *chain))
        if depth is None and style and list_id in self.lists:
            # A style leaves it to the list which level is its own.
            names = {style, *(name for name, _ in chain)}
            levels = self.lists[list_id].levels.items()
            depth = next((d for d, level in levels if level.style in names), None)
        return _Place(list_id, min(depth or 0, _MOST_LEVELS - 1))

    def _count(self, position: _Place, found: _List, level: _Level) -> dict[int, int]:
        depth = position.depth
        counts = self._counts.setdefault(found.definition, {})
        if position not in self._begun and depth in found.starts:
            counts[depth] = found.starts[depth]
        elif depth in counts:
            counts[depth] += 1
        else:
            counts[depth] = found.starts.get(depth, level.start)
        self._begun.add(position)
        for below in [d for d in counts if d > depth]:
            behind = found.levels[below].restarts_behind if below in found.levels else None
            if behind is None or depth < behind:
                del counts[below]
        for above in range(depth):
            # A level that no paragraph has had yet shows what it would begin with.
            if above in found.levels:
                counts.setdefault(above, found.levels[above].start)
        return counts

    def _shown(self, found: _List, depth: int, counts: dict[int, int], is_legal: bool) -> str:
        level = found.levels.get(depth)
        if level is None or depth not in counts or level.form == "none":
            return ""
        form = "decimal" if is_legal and level.form != "decimalZero" else level.form
        if form.isdecimal():  # "001, 002, 003, ...": so many digits
            return f"{counts[depth]:0{len(form)}}"
        return numbered(counts[depth], form, self.styles.language)


def numbering_of(root: Element, styles: Styles) -> Numbering:
    """Return the lists of a document from its numbering.xml and its styles."""
    definitions = {a.get(f"{W}abstractNumId", ""): a for a in root.iter(f"{W}abstractNum")}
    uses = {num.get(f"{W}numId", ""): num for num in root.iter(f"{W}num")}
    lists: dict[str, _List] = {}
    for list_id, num in uses.items():
        name = _definition(num, definitions, uses, styles)
        if name not in definitions:
            continue
        levels = _levels(definitions[name])
        starts: dict[int, int] = {}
        for over in num.iter(f"{W}lvlOverride"):
            levels |= _levels(over)
            depth = first_number([over.get(f"{W}ilvl")]) or 0
            start = first_number([value_of(over, "startOverride")])
            if start is not None:
                starts[depth] = start
        lists[list_id] = _List(name, levels, starts)
    return Numbering(lists, styles)


def _definition(
    num: Element, definitions: dict[str, Element], uses: dict[str, Element], styles: Styles
) -> str:
    """Return the name of the definition of a list; it may be that of a style's list."""
    name = value_of(num, "abstractNumId") or ""
    link = value_of(definitions.get(name), "numStyleLink")
    if link:
        style = styles.by_id.get(link)
        used = uses.get(value_of(style, "pPr/numPr/numId") or "")
        name = value_of(used, "abstractNumId") or name
    return name


def _levels(parent: Element) -> dict[int, _Level]:
    found: dict[int, _Level] = {}
    for level in parent.iter(f"{W}lvl"):
        depth = first_number([level.get(f"{W}ilvl")]) or 0
        text = value_of(level, "lvlText") or ""
        has_space = value_of(level, "suff") != "nothing" and not text.endswith(_WIDE_ENDS)
        is_hidden = is_on(value_of(level, "rPr/vanish"))
        if depth < _MOST_LEVELS:
            found[depth] = _Level(
                form=_form(level),
                text="" if is_hidden else text,
                start=first_number([value_of(level, "start"), "1"]) or 0,
                restarts_behind=first_number([value_of(level, "lvlRestart")]),
                is_legal=is_on(value_of(level, "isLgl")),
                suffix=" " if has_space else "",
                style=value_of(level, "pStyle") or "",
            )
    return found


def _form(level: Element) -> str:
    """Return the form of a level's numbers; newer forms stand in a choice of their own."""
    form = next(level.iter(f"{W}numFmt"), None)
    if form is None:
        return "decimal"
    if form.get(f"{W}val") == "custom":
        sample = form.get(f"{W}format", "").split(",", maxsplit=1)[0].strip()
        return sample if sample.isdecimal() else "decimal"
    return form.get(f"{W}val", "decimal")
