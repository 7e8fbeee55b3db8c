"""Findings as readers see them: a line in plain words, with its rule and an address of its own."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from comparator.model import Finding, FindingKind
from comparator.report.addresses import Page, side_anchor
from comparator.report.edition_index import Lookup
from comparator.wording.finding_rules import KINDS, reason_in_words
from comparator.wording.formatting import number, quoted
from comparator.wording.translation import say

_OPEN_YEARS = 2
_MOST_LINES = 5
"""Older findings than the open ones stand in a line each if they are no more; if they are, all
but the newest are counted."""
_ORDER = {kind: n for n, kind in enumerate(KINDS)}

Stations = Sequence[tuple[str, tuple[str, ...]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingView:
    """A finding.

    Attributes:
        id: Its permanent name, and its anchor.
        kind: Its kind, for filters; `head` is the word for it.
        head: What has happened, in a word.
        old: The older words in quotation marks, or "".
        new: The newer words, or "".
        verb: "came" or "went" where one side has no words, else "".
        old_language: Language of the older words; `new_language` of the newer.
        refs: Ids of its passages, the newer first.
        reason: Why it is one, and how likely a careful reader agrees.
        href: Where it stands on the page of its pair; "" where there is none.
        is_minor: Whether it is folded with the others that tell when and where events are.
    """

    id: str
    kind: str
    head: str
    old: str
    new: str
    verb: str
    old_language: str
    new_language: str
    refs: str
    reason: str
    href: str
    is_minor: bool


@dataclass(frozen=True, slots=True)
class YearOfFindings:
    """What is found between two wordings of a clause; `tag` is the newer year."""

    tag: str
    findings: tuple[FindingView, ...]


@dataclass(frozen=True, slots=True)
class CountOfFindings:
    """How many findings of which kinds there are between two wordings, and in which row of them."""

    tag: str
    kinds: str
    href: str
    count: int


@dataclass(frozen=True, slots=True)
class KindCount:
    """How many findings are of a kind."""

    kind: str
    label: str
    count: int


def finding_view(lookup: Lookup, finding: Finding, here: Page) -> FindingView:
    """Return the view of a finding on a page."""
    older, newer = (
        lookup.declaration[lookup.passage[refs[0]].declaration]
        for refs in (finding.left, finding.right)
    )
    old, new = finding.left_words, finding.right_words
    verb = "" if old and new else say("went") if old else say("came")
    return FindingView(
        id=finding.id,
        kind=str(finding.kind),
        head=say(KINDS[finding.kind]),
        old=quoted(old, older.language) if old else "",
        new=quoted(new, newer.language) if new else "",
        verb=verb,
        old_language=older.language,
        new_language=newer.language,
        refs=" ".join((*finding.right, *finding.left)),
        reason=reason_in_words(finding),
        href=here.to(lookup.page_of_pair(older.id, newer.id), finding.id),
        is_minor=finding.is_minor,
    )


def _views(lookup: Lookup, found: Iterable[Finding], here: Page) -> tuple[FindingView, ...]:
    """Return the views of what is found in one here, what is folded last."""
    views = [finding_view(lookup, finding, here) for finding in _ordered(found)]
    return tuple(sorted(views, key=lambda view: view.is_minor))


def told(lookup: Lookup, finding: Finding) -> str:
    """Return a finding as a line of text, such as "stronger: “notes” → “welcomes”"."""
    view = finding_view(lookup, finding, Page(""))  # a line of text leads nowhere
    words = " → ".join(filter(None, (view.old, view.new)))
    return f"{view.head}: {words} {view.verb}".strip()


def findings_by_passage(
    lookup: Lookup, left: str, right: str, here: Page
) -> dict[str, tuple[FindingView, ...]]:
    """Return the findings of a pair by the first of their newer passages."""
    collation = lookup.collations.get((left, right))
    found: dict[str, list[Finding]] = {}
    for finding in collation.findings if collation else ():
        found.setdefault(finding.right[0], []).append(finding)
    return {ref: _views(lookup, findings, here) for ref, findings in found.items()}


Told = tuple[tuple[YearOfFindings, ...], tuple[YearOfFindings, ...], tuple[CountOfFindings, ...]]


def told_shorter_with_age(lookup: Lookup, stations: Stations, here: Page) -> Told:
    """Return what is found between the wordings of a clause, newest first.

    The years whose findings are seen at once; older ones, whose findings stand in a line each; and
    where there are many of these, the years by the number of their findings.
    """
    found = [
        (lookup.tag[newer], findings)
        for (older, old), (newer, new) in reversed(list(pairwise(stations)))
        if (findings := lookup.excerpts.findings(older, newer, old, new))
    ]
    is_long = sum(len(findings) for _, findings in found[_OPEN_YEARS:]) > _MOST_LINES
    in_full = found[:1] if is_long else found
    years = tuple(YearOfFindings(tag, _views(lookup, of, here)) for tag, of in in_full)
    counted = tuple(_count(lookup, tag, of, here) for tag, of in found[len(in_full) :])
    return years[:_OPEN_YEARS], years[_OPEN_YEARS:], counted


def _count(lookup: Lookup, tag: str, findings: Sequence[Finding], here: Page) -> CountOfFindings:
    older, newer = (lookup.passage[refs[0]] for refs in (findings[0].left, findings[0].right))
    row = lookup.page_of_pair(older.declaration, newer.declaration), side_anchor("right", newer.id)
    counts = kind_counts(finding_view(lookup, finding, here) for finding in findings)
    told = [c.label if c.count == 1 else f"{c.label} ({number(c.count)})" for c in counts]
    return CountOfFindings(tag, say(", ").join(told), here.to(*row), len(findings))


def kind_counts(views: Iterable[FindingView]) -> tuple[KindCount, ...]:
    """Return how many findings there are of each kind, in the order of kinds."""
    ordered = sorted(views, key=lambda view: _ORDER[FindingKind(view.kind)])
    return tuple(
        KindCount(kind, say(KINDS[FindingKind(kind)]), sum(1 for _ in run))
        for kind, run in groupby(ordered, key=lambda view: view.kind)
    )


def _ordered(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings by kind; those of one kind in the order of the text."""
    return sorted(findings, key=lambda finding: _ORDER[finding.kind])
