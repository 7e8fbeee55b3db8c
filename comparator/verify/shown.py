"""Whether what stands on a page is seen: nothing hides, strikes or turns round words of a text."""

import re
from collections.abc import Iterator, Mapping

from comparator.verify.evidence import Evidence
from comparator.verify.page_reader import Element
from comparator.verify.published import Fault, Sheet
from comparator.verify.words import is_ours
from comparator.wording.translation import language

_HIDING = ("hidden", "inert", "style", "aria-hidden", "popover", "dir")
_MANNERS = frozenset({"light", "shifted", "whole"})  # of words that went or came
_UNSEEN = "vh"  # the class of what only a screen reader has
_HELD = ("data-passage", "data-of")
# Within words of a text; on one side of a pair those that went or came are marked besides.
_INLINE = frozenset("a abbr b em i mark small span strong sub sup wbr br u".split())
_MARKS: Mapping[str, frozenset[str]] = {
    "left": frozenset({"del", "s"}),
    "right": frozenset({"ins"}),
    "": frozenset({"ins", "del", "s"}),
}
PLACE = re.compile(r"declarations/([^/]+)\.html(?:#p([\d.]+))?$")
# To a passage of the page itself, that of a second witness.
_HERE = re.compile(r"#(?:left|right)-p(\d+(?:\.\d+)?)")
_LAST_NUMBER = re.compile(r"(\d+(?:\.\d+)?)$")
_NUMBER = re.compile(r"[^\d:]*(\d+(?:\.\d+)?)")
_YEAR = re.compile(r"(?<![\d.,])(?:1[89]|20)\d\d(?![\d,]|\.\d)")


def faults_of_showing(sheet: Sheet, known: Evidence) -> Iterator[Fault]:
    """Yield the words of texts that nobody sees as such, and names of texts that none has."""
    for name in _HELD:
        for element in sheet.root.having(name):
            if not is_ours(element):
                yield from _unseen(sheet, element)
                yield from _mistaken(sheet, element, known)
    yield from _misnamed(sheet, known)


def _unseen(sheet: Sheet, element: Element) -> Iterator[Fault]:
    """Yield that an element, or one around it, hides words of a text."""
    for around in element.around():
        for name in _HIDING:
            if name in around.attributes:
                yield sheet.fault(element, "words", f"{name} hides words of a text.")
        if _UNSEEN in around.classes():
            yield sheet.fault(element, "words", "words of a text are for the ear only.")


def _mistaken(sheet: Sheet, element: Element, known: Evidence) -> Iterator[Fault]:
    """Yield the elements within words of a text that change what is seen of them."""
    side = element.attributes.get("data-side", "")
    is_plain = side not in _MARKS or sheet.room == "declarations"
    allowed = _INLINE if is_plain else _INLINE | _MARKS[side]
    stack = [child for child in element.children if isinstance(child, Element)]
    while stack:
        inner = stack.pop()
        if is_ours(inner):
            continue
        if inner.tag not in allowed or any(name in inner.attributes for name in _HIDING):
            yield sheet.fault(element, "words", f"<{inner.tag}> changes how a text is seen.")
        stack += [child for child in inner.children if isinstance(child, Element)]
    ref = (element.attributes.get("data-passage") or element.attributes["data-of"]).split()[0]
    text = known.text.get(ref.partition("#")[0])
    spoken = _language_of(element)
    is_said_of_it = {"data-of", "data-claim"} <= element.attributes.keys()  # in words of the page
    if text is not None and spoken not in {"", text.language} and not is_said_of_it:
        yield sheet.fault(element, "words", f"{ref} is not in {spoken}.")


def _language_of(element: Element) -> str:
    """Return the language that an element is said to be in, "" where a part does not say."""
    told = (around.attributes.get("lang") for around in element.around())
    return next((code for code in told if code is not None), "")


def _misnamed(sheet: Sheet, known: Evidence) -> Iterator[Fault]:
    """Yield what names, in a title, a label or a heading, a year or a text that is none here."""
    for element in sheet.root.all():
        told = [element.attributes.get(name, "") for name in ("title", "aria-label")]
        if element.tag in {"title", "h1", "h2", "h3", "h4", "desc"}:
            told.append(element.text())
        is_named = element.tag == "h1" and sheet.room in {"declarations", "themes"}
        if is_named and element.text() not in known.titles:
            yield sheet.fault(element, "claims", "it is the page of another matter.")
        for words in filter(None, told):
            for year in _YEAR.findall(words):
                if year not in known.years:
                    yield sheet.fault(element, "claims", f"no text is of {year}, or speaks of it.")
            for name in known.like_names.findall(words):
                if name not in known.titles:
                    yield sheet.fault(element, "claims", f"no text is called {name}.")
        yield from _misset(sheet, element, known)
        yield from _misnamed_beside(sheet, element, known)
        if element.tag == "a":
            for words in (element.attributes.get("title", ""), element.text()):
                yield from _misled(sheet, element, words, known)


def _misset(sheet: Sheet, element: Element, known: Evidence) -> Iterator[Fault]:
    """Yield that words look as if they had gone or come otherwise, or were of another kind."""
    is_edit = element.is_of_text and element.tag in {"ins", "del", "s"}
    if is_edit and not _MANNERS.issuperset(element.classes()):
        yield sheet.fault(element, "words", "words did not go or come so.")
    side = next(element.having("data-side"), None) if element.tag == "p" else None
    ref = side.attributes.get("data-passage", "") if side else ""
    if ref in known.passage:
        kind = known.passage[ref].kind.value
        # The title of a text is a heading.
        if element.classes() not in ([kind], ["title"] if kind == "heading" else [kind]):
            yield sheet.fault(element, "words", f"{ref} is a {kind}.")


def _misnamed_beside(sheet: Sheet, element: Element, known: Evidence) -> Iterator[Fault]:
    """Yield what words of the page itself name and no text is called; a text may name it."""
    own = " ".join(child for child in element.children if isinstance(child, str))
    named = known.like_names.findall(own)
    if named and not element.is_of_text:
        for name in named:
            if name not in known.titles and name not in known.words:
                yield sheet.fault(element, "claims", f"no text is called {name}.")
    spoken = element.attributes.get("lang", "")
    if spoken and spoken not in known.languages | {language()}:
        yield sheet.fault(element, "words", f"no text is in {spoken}.")


def _misled(sheet: Sheet, link: Element, words: str, known: Evidence) -> Iterator[Fault]:
    """Yield that words of a link, such as "Arden 2019, paragraph 7", name another place."""
    if (here := _HERE.fullmatch(link.attributes.get("href", ""))) is not None:
        told = _LAST_NUMBER.search(words)
        if told and told[1] not in {here[1], here[1].partition(".")[0]}:
            yield sheet.fault(link, "links", f"it does not lead to {told[1]}.")
        return
    place = PLACE.search(link.attributes.get("href", ""))
    names = (*known.name.values(), *known.tag.values())
    name = max((n for n in names if words.startswith(n)), key=len, default="")
    if place is None or not name:
        return
    number = _NUMBER.fullmatch(words, len(name))
    if name in known.tag.values() and not words[len(name) :].lstrip().startswith("¶"):
        return  # a year alone may begin anything
    if name not in {known.name.get(place[1]), known.tag.get(place[1])}:
        yield sheet.fault(link, "links", f"it does not lead to {name}.")
    elif number and place[2] and number[1] not in {place[2], place[2].partition(".")[0]}:
        yield sheet.fault(link, "links", f"it does not lead to {number[1]}.")
