"""Every quotation stands where it is said to stand."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from comparator.verify.evidence import Evidence
from comparator.verify.page_reader import Element
from comparator.verify.published import Fault, Sheet, passage_at
from comparator.verify.words import is_deleted, is_ours
from comparator.wording.translation import language, sentences

_QUOTED = re.compile(r"“([^”]+)”|«([^»]+)»")
_MARKS = "“”«»„‟「」『』\"' \u2068\u2069"
_GAP = re.compile(r"\s*…\s*")


def faults_of_quotations(sheet: Sheet, known: Evidence) -> Iterator[Fault]:
    """Yield the quotations on a sheet that no text has, or not the passage they are of."""
    for element in sheet.root.having("data-of"):
        ref = element.attributes["data-of"]
        passage = known.passage.get(ref)
        if passage is None:
            yield sheet.fault(element, "quotations", f"there is no passage {ref}.")
        elif (
            "data-claim" not in element.attributes or "lang" in element.attributes
        ) and not _stands(
            element.text(is_ours if _is_of_a_cut(element) else is_deleted), passage.text
        ):
            told = " ".join(element.text(is_ours).split())
            yield sheet.fault(element, "quotations", f"{ref} does not say {told}.")
    yield from _commitments(sheet, known)
    yield from faults_of_headlines(sheet, [known])


def faults_of_headlines(sheet: Sheet, known: Sequence[Evidence]) -> Iterator[Fault]:
    """Yield what a sheet puts in quotation marks and no text says.

    Args:
        sheet: The page.
        known: What is known of each series of which it may speak.
    """
    for told, element in _quoted(sheet.root):
        is_said = any(told in each.titles or _stands(told, each.words) for each in known)
        is_series = any(told == each.edition.series.title_in(language()) for each in known)
        if not (is_said or is_series or told in _own()):
            yield sheet.fault(element, "quotations", f"no text says “{told}”.")


def _is_of_a_cut(element: Element) -> bool:
    """Whether the struck words of an element are of the passage that it quotes."""
    kind = element.parent.attributes.get("data-kind") if element.parent else ""
    came = (inner for inner in element.all() if inner.tag == "ins")
    return kind == "cut" or (kind == "changed" and next(came, None) is None)


@cache
def _own() -> str:
    """Return all sentences of the tool: what these put in quotation marks is no quotation."""
    return "\n".join(sentences())


def _quoted(root: Element) -> Iterator[tuple[str, Element]]:
    """Yield what stands in quotation marks in words of the page, and where."""
    for element in root.all():
        if element.tag in {"script", "style"} or element.is_of_text:
            continue
        own = "".join(c if isinstance(c, str) else "\0" for c in element.children)
        for found in _QUOTED.finditer(own):
            if "\0" not in found[0]:
                yield " ".join((found[1] or found[2]).split()), element


def _commitments(sheet: Sheet, known: Evidence) -> Iterator[Fault]:
    """Yield the rows of the table of commitments whose words their passage has not."""
    if sheet.name != "commitments" or sheet.room:
        return
    for row in sheet.root.all():
        ref = _place_of(row) if row.tag == "tr" else ""
        if ref not in known.passage:
            continue
        for cell in row.children:
            if isinstance(cell, Element) and {"verb", "deed"} & {*cell.classes()}:
                told = cell.text(is_ours)
                if not _stands(told, known.passage[ref].text):
                    problem = f"{ref} does not say {' '.join(told.split())}."
                    yield sheet.fault(cell, "quotations", problem)


def _place_of(row: Element) -> str:
    """Return the passage that the last link of a row leads to, or ""."""
    links = [e.attributes["href"] for e in row.having("href")]
    return passage_at(links[-1]) if links else ""


@cache
def _spaced(text: str) -> str:
    """Return a text of the series with one space between any two words; each is asked often."""
    return " ".join(text.split())


def _stands(told: str, text: str) -> bool:
    """Whether a text has words in their order; "…" stands for what is left out."""
    source, at = _spaced(text), 0
    for piece in _pieces(told):
        at = source.find(piece, at)
        if at < 0:
            return False
        at += len(piece)
    return True


def _pieces(told: str) -> Sequence[str]:
    return [p for part in _GAP.split(" ".join(told.split())) if (p := part.strip(_MARKS))]
