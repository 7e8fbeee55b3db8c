"""Whether the words of a page that are no text's are the tool's own, in the order it has them.

All sentences of the tool are known; where one has room for a name, a number or words of a text,
anything of that kind may stand. What is weighed is each word with the next: a word put in, left
out or changed makes a pair that no sentence has.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from itertools import pairwise

from babel.dates import get_day_names, get_month_names

from comparator.language.scripts import HAN
from comparator.verify.evidence import Evidence
from comparator.verify.published import Fault, Sheet
from comparator.wording.finding_rules import reason_in_words, rule_in_words
from comparator.wording.formatting import day, in_words, language_name, rendering
from comparator.wording.translation import language, sentences

_ROOM = "\0"  # where a sentence has room, begins or ends
# Chinese has no spaces: there each character is weighed with the next.
_WORD = re.compile(rf"\0|[{HAN}]|(?:(?![{HAN}])\w)+(?:[’'-](?:(?![{HAN}])\w)+)*")
_HOLE = re.compile(r"%\(\w+\)s|%\w|\{\w*\}|<[^>]*>|“[^”]*”|«[^»]*»")
_QUOTED = re.compile(
    r"“[^”]*”|«[^»]*»|“[^”]*$|^[^“]*”|«[^»]*$|^[^«]*»|#\S+|^\s*@\w+\{.*", re.DOTALL
)
_ENDED = re.compile(r"(?<=[.!?])\s")
_APART = re.compile(r"[·→↔:;,()\[\]…—–=≈*|]+|(?<=[.!?])\s|(?<!\S)¶?\d[\d.]*(?=\s)")
_SAID = ("aria-label", "title", "alt", "placeholder", "data-head", "data-light", "data-dark")
_CODE = frozenset({"script", "style", "code", "pre", "kbd", "textarea"})
_MOST_COUNTED = 13
_FORMATS = frozenset({"BibTeX", "CSL", "sha256"})


@cache
def _pairs() -> frozenset[tuple[str, str]]:
    """Return each word of the tool's sentences with the next."""
    told = [_HOLE.sub(_ROOM, sentence) for sentence in sentences()]
    apart = (_ENDED.sub(f" {_ROOM} ", each) for each in told)
    return frozenset(pair for each in (*told, *apart) for pair in _in_turn(each))


@cache
def _edges() -> tuple[frozenset[str], frozenset[str]]:
    """Return the words before which, and behind which, a sentence has room."""
    pairs = _pairs()
    return frozenset(b for a, b in pairs if a == _ROOM), frozenset(
        a for a, b in pairs if b == _ROOM
    )


def _in_turn(told: str) -> Iterator[tuple[str, str]]:
    words = [_ROOM, *_WORD.findall(told.casefold()), _ROOM]
    return pairwise(words)


class OwnWords:
    """What a report of a series may say in words of its own."""

    def __init__(self, known: Evidence, files: str) -> None:
        """Gather what may stand where a sentence has room; `files` are the words of all files."""
        self._known, self._files = known, " ".join(files.split())

    @cached_property
    def _values(self) -> frozenset[str]:
        """What may stand in a sentence as a whole."""
        series, known = self._known.edition.series, self._known
        told = {*known.titles, *known.tag.values(), *(n[:-5] for n in known.name.values())}
        told |= {*_FORMATS, *_calendar()}
        told |= {series.title_in(language()), series.description_in(language())}
        counts = [in_words(n, "", " ").strip() for n in range(_MOST_COUNTED)]
        told |= {*counts, *(count.capitalize() for count in counts)}
        told |= {language_name(code) for code in known.languages}
        told |= {witness.name for witness in series.witnesses}
        for finding in known.finding.values():
            told |= {rule_in_words(finding), reason_in_words(finding)}
        for theme in series.themes.themes:
            told |= {theme.label_in(language()), theme.description}
        for text in known.text.values():
            told |= {text.place, text.note, rendering(text.rendering), day(text.date)}
            for source in text.sources:
                told |= {source.description or "", source.publisher or "", source.url or ""}
        return frozenset(" ".join(each.split()) for each in told if each)

    @cached_property
    def _within(self) -> frozenset[tuple[str, str]]:
        """Each word of what may stand there with the next."""
        apart = (_ENDED.sub(f" {_ROOM} ", told) for told in self._values)
        return frozenset(pair for told in (*self._values, *apart) for pair in _in_turn(told))

    @cached_property
    def _ends(self) -> tuple[frozenset[str], frozenset[str]]:
        firsts = frozenset(b for a, b in self._within if a == _ROOM)
        return firsts, frozenset(a for a, b in self._within if b == _ROOM)

    @cached_property
    def _all(self) -> str:
        return "\n".join((self._known.words, self._files, *sorted(self._values)))

    def unsaid(self, told: str) -> str:
        """Return two words of a page that no sentence of the tool has so, or ""."""
        line = " ".join(told.split())
        for pair in _in_turn(_ENDED.sub(f" {_ROOM} ", _QUOTED.sub(f" {_ROOM} ", line))):
            if not self._may_follow(*pair) and not self._is_value(line, pair):
                return " ".join(pair).replace(_ROOM, "").strip()
        return ""

    def _may_follow(self, before: str, after: str) -> bool:
        if (before, after) in _pairs() or (before, after) in self._within:
            return True
        begins, ends = _edges()
        firsts, lasts = self._ends
        return (before == _ROOM or before in ends or before in lasts or before[0].isdigit()) and (
            after == _ROOM or after in begins or after in firsts or after[0].isdigit()
        )

    def _is_value(self, line: str, pair: tuple[str, str]) -> bool:
        """Whether the pieces of a line that have two words are words of a text, or a value."""
        if line in self._all:
            return True
        pieces = [piece.strip() for piece in _APART.split(line)]
        words = {word for word in pair if word != _ROOM}
        own = [p for p in pieces if words & {*_WORD.findall(p.casefold())}]
        return bool(own) and all(piece.strip("“”«».") in self._all for piece in own)


def _calendar() -> Iterable[str]:
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            yield from get_month_names(width, context, language()).values()
            yield from get_day_names(width, context, language()).values()


def faults_of_own_words(sheet: Sheet, known: Sequence[OwnWords]) -> Iterator[Fault]:
    """Yield words of the page itself, in its text or for the ear, that the tool does not say so.

    Args:
        sheet: The page.
        known: What a report of each series that it may speak of may say.
    """
    for element in sheet.root.all():
        if element.tag in _CODE:
            continue
        told = [element.attributes[name] for name in _SAID if name in element.attributes]
        if not element.is_of_text or "data-chrome" in element.attributes:
            told += [child for child in element.children if isinstance(child, str)]
        for words in told:
            unsaid = [own.unsaid(words) for own in known]
            if unsaid and all(unsaid):
                yield sheet.fault(element, "claims", f"nothing here is said so: {unsaid[0]}.")
