"""What a word processor counts by itself: the numbers before paragraphs of a DOCX.

    <w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr>     a paragraph or its style
    numId 3 → abstractNum → level 1: lowerLetter, "(%2)", from 1     numbering.xml

A file does not hold these numbers, but a reader sees them, and they belong to the text.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from comparator.corpus.formats.list_numerals import counted

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BULLET = "-"
_STYLES = {
    "lowerLetter": "a",
    "upperLetter": "A",
    "lowerRoman": "i",
    "upperRoman": "I",
}
_UNSEEN = {"none"}
_MOST_LEVELS = 9


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    text: str
    start: int


@dataclass(slots=True)
class Numbering:
    """The lists of a document, counted paragraph by paragraph.

    Attributes:
        levels: How each level of a list is counted, by the list's number and the level.
        styles: The list's number and the level that paragraphs of a style have.
        definitions: By what a list is counted: lists that share a definition are counted on.
    """

    levels: dict[tuple[str, int], _Level] = field(default_factory=dict)
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)
    definitions: dict[str, str] = field(default_factory=dict)
    _counts: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def mark(self, paragraph: Element) -> str:
        """Return what stands before a paragraph: a number, `BULLET`, or "" where nothing does."""
        place = _place(paragraph.find(f"{W}pPr/{W}numPr"))
        if place is None:
            style = paragraph.find(f"{W}pPr/{W}pStyle")
            place = self.styles.get("" if style is None else style.get(f"{W}val", ""))
        if place is None or place[0] == "0":  # list 0: taken out of the list of its style
            return ""
        level = self.levels.get(place)
        if level is None or level.form == "bullet":
            return BULLET
        return self._counted(place, level)

    def _counted(self, place: tuple[str, int], level: _Level) -> str:
        name, depth = place
        counts = self._counts[self.definitions.get(name, name)]
        del counts[depth + 1 :]
        while len(counts) < depth:
            above = self.levels.get((name, len(counts)))
            counts.append(above.start if above else 1)
        if len(counts) == depth:
            counts.append(level.start)
        else:
            counts[depth] += 1
        if level.form in _UNSEEN:
            return ""
        return re.sub(
            r"%(\d)", lambda found: self._shown(name, int(found[1]) - 1, counts), level.text
        )

    def _shown(self, name: str, depth: int, counts: list[int]) -> str:
        level = self.levels.get((name, depth))
        if level is None or not 0 <= depth < len(counts):
            return ""
        return counted(counts[depth], _STYLES.get(level.form, "1"), repeats=True)


def numbering_of(lists: Element, styles: Element) -> Numbering:
    """Return the lists of a document from its numbering.xml and styles.xml."""
    made = Numbering()
    abstract = {a.get(f"{W}abstractNumId", ""): a for a in lists.iter(f"{W}abstractNum")}
    for num in lists.iter(f"{W}num"):
        name = num.get(f"{W}numId", "")
        found = num.find(f"{W}abstractNumId")
        key = "" if found is None else found.get(f"{W}val", "")
        starts = {
            _number(over.get(f"{W}ilvl")): _number(start.get(f"{W}val"))
            for over in num.iter(f"{W}lvlOverride")
            for start in over.iter(f"{W}startOverride")
        }
        # A list that begins anew is counted by itself.
        made.definitions[name] = name if starts else key
        if key in abstract:
            made.levels.update(_levels(name, abstract[key], starts))
    for style in styles.iter(f"{W}style"):
        place = _place(style.find(f"{W}pPr/{W}numPr"))
        if place is not None:
            made.styles[style.get(f"{W}styleId", "")] = place
    return made


def _levels(name: str, abstract: Element, starts: dict[int, int]) -> dict[tuple[str, int], _Level]:
    found = {}
    for level in abstract.iter(f"{W}lvl"):
        depth = _number(level.get(f"{W}ilvl"))
        facts = {
            fact: "" if (e := level.find(f"{W}{fact}")) is None else e.get(f"{W}val", "")
            for fact in ("numFmt", "lvlText", "start")
        }
        start = starts.get(depth, _number(facts["start"] or "1"))
        if depth < _MOST_LEVELS:
            found[name, depth] = _Level(facts["numFmt"], facts["lvlText"], start)
    return found


def _place(properties: Element | None) -> tuple[str, int] | None:
    if properties is None:
        return None
    name, depth = properties.find(f"{W}numId"), properties.find(f"{W}ilvl")
    if name is None:
        return None
    return name.get(f"{W}val", ""), 0 if depth is None else _number(depth.get(f"{W}val"))


def _number(text: str | None) -> int:
    return int(text) if text and re.fullmatch(r"\d{1,4}", text) else 0
