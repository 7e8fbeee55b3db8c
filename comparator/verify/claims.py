"""Every claim in time, and every finding, is what follows from the texts."""

import re
from collections.abc import Iterator

from comparator.language.controls import with_visible_controls
from comparator.verify.evidence import Evidence, Told
from comparator.verify.page_reader import Element
from comparator.verify.published import Fault, Sheet
from comparator.wording.finding_rules import KINDS, reason_in_words, rule_in_words
from comparator.wording.translation import say

_YEAR = re.compile(r"\d{4}(?:-\d\d)*")


def faults_of_claims(sheet: Sheet, known: Evidence) -> Iterator[Fault]:
    """Yield the claims of a sheet that the texts do not bear out, and those not made."""
    for element in sheet.root.having("data-claim"):
        yield from _unborne(sheet, element, known)
    if sheet.room == "declarations":
        yield from _unclaimed(sheet, known)
    for element in sheet.root.having("data-finding"):
        yield from _unfound(sheet, element, known)
    if sheet.room == "pairs" and not sheet.part:
        yield from _untold(sheet, known)
        yield from _one_sided_untold(sheet, known)


def _unborne(sheet: Sheet, element: Element, known: Evidence) -> Iterator[Fault]:
    """Yield that what an element claims of a passage does not follow."""
    attributes = element.attributes
    if attributes["data-claim"] == "only":
        yield from _unborne_one_sided(sheet, element, known)
        return
    ref = attributes.get("data-passage") or attributes.get("data-of", "")
    claim = Told(attributes["data-claim"], attributes.get("data-years", ""))
    if ref not in known.passage or claim not in known.told(ref):
        said = f"{claim.kind} {claim.of}".strip()
        yield sheet.fault(element, "claims", f"{ref or 'nothing'} is not {said}.")


def _unborne_one_sided(sheet: Sheet, element: Element, known: Evidence) -> Iterator[Fault]:
    """Yield that a passage did not change in one language only."""
    ref, code = element.attributes.get("data-of", ""), element.attributes.get("data-in", "")
    left, _, right = sheet.name.partition("--")
    # On other pages stand passages of several pairs.
    told = [known.only.get((left, right), {})] if sheet.room == "pairs" else known.only.values()
    if not any(only.get(ref) == code for only in told):
        yield sheet.fault(element, "claims", f"{ref or 'nothing'} did not change in {code} only.")


def _one_sided_untold(sheet: Sheet, known: Evidence) -> Iterator[Fault]:
    """Yield that a row of a pair does not say in which language alone it changed."""
    left, _, right = sheet.name.partition("--")
    only = known.only.get((left, right), {})
    for row in sheet.root.all() if only else ():
        if "row" not in row.classes():
            continue
        there = {e.attributes["data-passage"] for e in row.having("data-passage")}
        told = {e.attributes.get("data-in") for e in row.having("data-claim")}
        for ref in sorted(there & only.keys()):
            if only[ref] not in told:
                yield sheet.fault(row, "claims", f"that {ref} changed in one language is not said.")


def _unclaimed(sheet: Sheet, known: Evidence) -> Iterator[Fault]:
    """Yield the passages of a declaration of which its page should claim something."""
    for element in sheet.root.having("data-passage"):
        ref = element.attributes["data-passage"]
        own = known.told(ref)[0] if ref in known.passage else Told()
        if own.kind and element.attributes.get("data-claim") != own.kind:
            yield sheet.fault(element, "claims", f"that {ref} is {own.kind} {own.of} is not said.")
        if own.kind == "first":
            years = _YEAR.findall(element.attributes.get("data-first", ""))
            if own.of[:4] not in {y[:4] for y in years[:1]}:
                yield sheet.fault(element, "claims", f"{ref} was first said in {own.of}.")


def _unfound(sheet: Sheet, element: Element, known: Evidence) -> Iterator[Fault]:
    """Yield that an element shows a finding that is none, or in other words."""
    name, kind = element.attributes["data-finding"], element.attributes.get("data-kind", "")
    finding = known.finding.get(name)
    if finding is None:
        yield from _unborne_news(sheet, element, name, kind, known)
        return
    if kind not in {str(finding.kind), "changed"}:
        yield sheet.fault(element, "claims", f"{name} is not {kind}.")
    refs = element.attributes.get("data-refs")
    if refs is not None and refs.split() != [*finding.right, *finding.left]:
        yield sheet.fault(element, "claims", f"{name} is not of {refs}.")
    told = " ".join(element.text().split())
    wanted = [w for w in (finding.left_words, finding.right_words) if w and kind != "changed"]
    if kind != "changed":
        wanted.append(say(KINDS[finding.kind]))
    if kind == "changed":
        wanted.append(rule_in_words(finding))
    elif refs is not None:
        wanted.append(reason_in_words(finding))
    for words in wanted:
        if " ".join(with_visible_controls(words).split()) not in told:
            yield sheet.fault(element, "claims", f"{name} is not told by “{words}”.")


def _unborne_news(
    sheet: Sheet, element: Element, name: str, kind: str, known: Evidence
) -> Iterator[Fault]:
    """Yield that a line of news is none."""
    ref = next((e.attributes["data-of"] for e in element.having("data-of")), "")
    claims = {told.kind for told in known.told(ref)} if ref in known.passage else set()
    if kind in {"new", "back", "gone"} and ref and kind not in claims:
        yield sheet.fault(element, "claims", f"{ref} is not {kind}.")
    elif kind == "cut" and ref in known.passage and not _is_cut(element, ref, known):
        yield sheet.fault(element, "claims", f"what is struck of {ref} was not cut.")
    elif not name.startswith(f"{kind}-{ref.replace('#', '-')}"):
        yield sheet.fault(element, "claims", f"{name} is not of {ref}.")


def _is_cut(element: Element, ref: str, known: Evidence) -> bool:
    """Whether struck words stand in a passage, and nowhere in the newest text of its kind."""
    newest = known.history.newest(known.passage[ref].declaration)
    texts = [p.text for p in known.passage.values() if p.declaration == newest]
    there = {" ".join(text.casefold().split()) for text in texts}
    struck = [" ".join(e.text().casefold().split()) for e in element.all() if e.tag == "del"]
    return bool(struck) and not any(words in text for words in struck for text in there)


def _untold(sheet: Sheet, known: Evidence) -> Iterator[Fault]:
    """Yield the findings of a pair that its page does not show."""
    left, _, right = sheet.name.partition("--")
    collation = known.collation.get((left, right))
    shown = {e.attributes["data-finding"] for e in sheet.root.having("data-finding")}
    for finding in collation.findings if collation else ():
        if finding.id not in shown:
            yield sheet.fault(None, "claims", f"{finding.id} is found and not shown.")
