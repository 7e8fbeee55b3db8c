"""Whatever is changed in a published report is found: words, links, quotations, claims, bytes."""

import random
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import pairwise

import pytest

from comparator.app.build import Order, read_inputs
from comparator.model import Edition, Thread
from comparator.pipeline import measure
from comparator.report import manifest_of, site_pages, sums_of
from comparator.verify import Evidence, Fault, verify
from tests.conftest import ROOT
from tests.small_editions import P, collation, declaration, edition, link

_SPECIMEN = ROOT / "declarations" / "specimen"
_LONG_WORD = re.compile(r"[A-Za-z]{5,}")
_MOST_IN_A_FILE = 8


@pytest.fixture(scope="module")
def inputs() -> dict[str, bytes]:
    return read_inputs(Order((_SPECIMEN,)))


@pytest.fixture(scope="module")
def evidence(specimen_edition: Edition) -> Evidence:
    return Evidence(specimen_edition)


def published(files: Mapping[str, bytes], inputs: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return a report with a manifest that is right for it."""
    manifest = manifest_of(files, inputs, "1.0", {"pairs": "auto"})
    whole = {**files, "manifest.json": manifest}
    return {**whole, "SHA256SUMS": sums_of(whole)}


def test_a_report_as_it_was_built_has_no_fault(
    specimen_files: Mapping[str, bytes], evidence: Evidence, inputs: Mapping[str, bytes]
) -> None:
    assert verify(published(specimen_files, inputs), [evidence], inputs) == ()


def test_a_chinese_row_in_one_column_has_no_fault() -> None:
    """Between its words stands no space, but one between what went and what came."""
    old, new = (
        replace(declaration(key, [(P, [text])]), language="zh")
        for key, text in (
            ("2018-arden", "各方支持建设从湖区到海边的铁路。"),
            ("2020-bruck", "各方欢迎建设从湖区到海边的铁路。"),
        )
    )
    pair = collation(old, new, [link(old.passages, new.passages)])
    made = edition((old, new), [pair])
    files = {name: make() for name, make in site_pages([made], "1.0").items()}
    assert b'class="merge"' in files["pacts/pairs/2018-arden--2020-bruck.html"]
    found = verify(published(files, {}), [Evidence(made)], {})
    assert [fault for fault in found if "column" in fault.problem] == []


def test_versions_on_a_clause_s_own_page_have_no_fault_and_are_held_to_the_text() -> None:
    """Those beyond the columns have marks: what went is no word of the passage."""
    nouns = ("dam", "pipe", "port", "road", "bank", "mine", "mill", "farm")
    texts = [
        declaration(f"{2010 + n}-arden", [(P, [(f"They welcome the {noun} of Arden.", "trade")])])
        for n, noun in enumerate(nouns)
    ]
    pairs = [
        measure(collation(a, b, [link(a.passages, b.passages)]), a, b) for a, b in pairwise(texts)
    ]
    thread = Thread("2010-arden#p1.1", tuple((d.id, (d.passages[0].id,)) for d in texts))
    made = edition(texts, pairs, [thread])
    files = {name: make() for name, make in site_pages([made], "1.0").items()}
    clause = "pacts/clauses/2010-arden-p1.1.html"

    def told_of(page: bytes) -> list[Fault]:
        changed = published({**files, clause: page}, {})
        return [f for f in verify(changed, [Evidence(made)], {}) if f.path == clause]

    assert told_of(files[clause]) == []
    # The last such word stands in the list of older versions.
    assert told_of(b"dike".join(files[clause].rsplit(b"pipe", 1)))


Change = Callable[[random.Random, str], str | None]
"""Changes a page in one place; None where it has no such place."""


def drawn(lot: random.Random, pattern: str, text: str) -> re.Match[str] | None:
    """Return a place in the main part of a page, drawn by lot."""
    start = text.find("<main")
    found = [m for m in re.finditer(pattern, text) if m.start() > start]
    return lot.choice(found) if found else None


def put(text: str, place: re.Match[str], group: int, said: str) -> str:
    """Return a page that says something else in the group of a place."""
    return text[: place.start(group)] + said + text[place.end(group) :]


def another_word(lot: random.Random, text: str, start: int, end: int) -> str | None:
    """Change a word between two places."""
    words = [*_LONG_WORD.finditer(text, start, end)]
    if not words:
        return None
    word = lot.choice(words)
    return text[: word.start()] + word[0][::-1] + "x" + text[word.end() :]


def word(lot: random.Random, text: str) -> str | None:
    """Change a word of a text."""
    place = drawn(lot, r'data-passage="[^"]*"[^>]*>([^<]{12,})<', text)
    return another_word(lot, text, *place.span(1)) if place else None


def word_left_out(lot: random.Random, text: str) -> str | None:
    """Leave out a word of a text."""
    place = drawn(lot, r'data-passage="[^"]*"[^>]*>([^<]{12,})<', text)
    words = [*re.finditer(r"\w+ ", text[slice(*place.span(1))])] if place else []
    if not words or place is None:
        return None
    gone = lot.choice(words)
    return text[: place.start(1) + gone.start()] + text[place.start(1) + gone.end() :]


def passage_left_out(lot: random.Random, text: str) -> str | None:
    """Leave out a passage as a whole."""
    place = drawn(lot, r'<span id="[^"]*"[^>]*data-passage="[^"]*"[^>]*>[^<]*</span>', text)
    return put(text, place, 0, "") if place else None


def word_in_one_column(lot: random.Random, text: str) -> str | None:
    """Change a word where both texts are in one column."""
    place = drawn(lot, r'<div class="merge".*?</div>', text)
    if place is None:
        return None
    inner = drawn(lot, r"<p class=\"(?!at)[^>]*><span>([^<]{20,})<", "<main" + place[0])
    if inner is None:
        return None
    start = place.start() - len("<main")
    return another_word(lot, text, start + inner.start(1), start + inner.end(1))


def mark_taken_off(lot: random.Random, text: str) -> str | None:
    """Show new words as if they had stood."""
    place = drawn(lot, r'(data-side="right"[^>]*>[^<]*)<ins>([^<]{8,})</ins>', text)
    # Where all that follows is new, the passage may be marked as a whole.
    return put(text, place, 0, place[1] + place[2]) if place else None


def dead_link(lot: random.Random, text: str) -> str | None:
    """Let a link lead nowhere."""
    place = drawn(lot, r'<a [^>]*href="([^"]+)"', text)
    return put(text, place, 1, place[1] + "-9") if place else None


def wrong_paragraph(lot: random.Random, text: str) -> str | None:
    """Let a link that names a paragraph lead to another."""
    place = drawn(lot, r'href="[^"]*#(?:left-|right-)?p(\d+\.\d+)"[^>]*>(?:\d+ )?¶\1<', text)
    return put(text, place, 1, "1.1") if place else None


def foreign_address(lot: random.Random, text: str) -> str | None:
    """Let a link lead out of the report."""
    place = drawn(lot, r'<a [^>]*href="([^"]+)"', text)
    return put(text, place, 1, "https://example.org/") if place else None


def quotation(lot: random.Random, text: str) -> str | None:
    """Change a word of a quotation."""
    place = drawn(lot, r">“([^<”]{12,})”<", text)
    return another_word(lot, text, *place.span(1)) if place else None


def excerpt(lot: random.Random, text: str) -> str | None:
    """Change a word of an excerpt."""
    place = drawn(lot, r'data-of="[^"]*">(“?[^<]{12,})<', text)
    return another_word(lot, text, *place.span(1)) if place else None


def claim(lot: random.Random, text: str) -> str | None:
    """Claim something else of a passage."""
    place = drawn(lot, r'data-claim="(\w+)"', text)
    if place is None:
        return None
    others = sorted({"new", "back", "first", "gone"} - {place[1]})
    return put(text, place, 1, lot.choice(others))


def year(lot: random.Random, text: str) -> str | None:
    """Date a claim otherwise."""
    place = drawn(lot, r'data-years="\d+(\d)"', text)
    if place is None:
        return None
    return put(text, place, 1, str((int(place[1]) + 1) % 10))


def claim_left_out(lot: random.Random, text: str) -> str | None:
    """Claim nothing of a passage of a declaration."""
    place = drawn(lot, r' data-claim="\w+" data-years="[^"]*" data-first=', text)
    return put(text, place, 0, " data-first=") if place else None


def finding(lot: random.Random, text: str) -> str | None:
    """Say that a finding is of another kind, or of another passage."""
    place = drawn(lot, r'data-finding="[^"]*" data-kind="(\w+)" data-refs="([^"]*)"', text)
    if place is None:
        return None
    other = "weaker" if place[1] == "stronger" else "stronger"
    n, said = lot.choice([(1, other), (2, "none#p1.1")])
    return put(text, place, n, said)


def cut_not_struck(lot: random.Random, text: str) -> str | None:
    """Show words that were cut from a sentence as if they stood."""
    place = drawn(lot, r'data-kind="cut">.*?(<del>([^<]+)</del>)', text)
    return put(text, place, 1, place[2]) if place else None


def rule(lot: random.Random, text: str) -> str | None:
    """Give another reason for a finding."""
    place = drawn(lot, r"<details><summary><b>[^<]*</b>.*?<p>([^<]{20,}?)\.", text)
    return another_word(lot, text, *place.span(1)) if place else None


def hidden(lot: random.Random, text: str) -> str | None:
    """Hide a passage, or a row with what is in it."""
    place = drawn(lot, r'<(?:span|div class="row)[^>]*data-passage="[^"]*"[^>]*(>)', text)
    how = lot.choice(("hidden", "inert", 'style="display:none"', 'aria-hidden="true"'))
    return put(text, place, 1, f" {how}>") if place else None


def wrapped(lot: random.Random, text: str) -> str | None:
    """Strike words of a text, turn them round, or hide them."""
    place = drawn(lot, r'data-passage="[^"]*"[^>]*>([^<]{12,})<', text)
    start, end = lot.choice(
        (("<s>", "</s>"), ('<bdo dir="rtl">', "</bdo>"), ("<span hidden>", "</span>"))
    )
    if place is None or (start == "<s>" and 'data-side="left"' in place[0]):
        return None  # what an older text alone has is struck
    return put(text, place, 1, f"{start}{place[1]}{end}")


def other_language(lot: random.Random, text: str) -> str | None:
    """Say that a passage is in another language."""
    place = drawn(lot, r'<span [^>]*data-passage="[^"]*"(>)', text)
    return put(text, place, 1, ' lang="fr">') if place else None


def heading(lot: random.Random, text: str) -> str | None:
    """Call a page by another year, in its heading or in the title of its window."""
    places = [*re.finditer(r"<(?:title|h1)>[^<]*\b20(\d\d)\b", text)]
    place = lot.choice(places) if places else None
    return put(text, place, 1, "31") if place else None


def title_of_link(lot: random.Random, text: str) -> str | None:
    """Let the title of a link name another paragraph."""
    place = drawn(lot, r'title="[^":]*paragraph (\d+)"', text)
    return put(text, place, 1, "99") if place else None


def name_beside(lot: random.Random, text: str) -> str | None:
    """Let a text be called by another year, in a label or a head of a table."""
    names = "Sarnoval|Halmgard|Brannik|Dorvesh|Ilmezar|Wessendal"
    place = drawn(lot, rf">(?:{names}) (20\d\d)<", text)
    return put(text, place, 1, "2013") if place else None


def words_of_link(lot: random.Random, text: str) -> str | None:
    """Let the words of a link name another paragraph."""
    place = drawn(lot, r'declarations/[^"]+#p[\d.]+"[^<>]*>20\d\d ¶([\d.]+)', text)
    return put(text, place, 1, "99") if place else None


def struck(lot: random.Random, text: str) -> str | None:
    """Strike words that stand."""
    place = drawn(lot, r'data-passage="[^"]*"[^<>]*>([^<]{12,})<', text)
    return put(text, place, 1, f"<s>{place[1]}</s>") if place else None


def added(lot: random.Random, text: str) -> str | None:
    """Put a word into one of the page's own sentences."""
    place = drawn(lot, r'<p class="ours asof">[^<]*?[a-z]{3,} (?=[a-z])', text)
    return put(text, place, 0, f"{place[0]}hardly ") if place else None


def sentence(lot: random.Random, text: str) -> str | None:
    """Put a sentence behind those of the page."""
    place = drawn(lot, r'<p class="ours asof">[^<]*(?=</p>)', text)
    said = lot.choice(
        (
            " None of the other texts of these years says so.",
            " Careful people might doubt all this.",
        )
    )
    return put(text, place, 0, place[0] + said) if place else None


def label(lot: random.Random, text: str) -> str | None:
    """Change a word that is for the ear."""
    places = [*re.finditer(r' aria-label="[^"]*?([a-z]{4,})', text)]
    place = lot.choice(places) if places else None
    return put(text, place, 1, "zebra") if place else None


def policy(lot: random.Random, text: str) -> str | None:
    """Let one page allow what no other does."""
    place = re.search(r"script-src (&#39;self&#39;)", text)
    more = f" https://{lot.randrange(10**6)}.example"
    return put(text, place, 1, place[1] + more) if place else None


def more(lot: random.Random, text: str, pattern: str) -> str | None:
    """Count one more in a place that is drawn."""
    place = drawn(lot, pattern, text)
    return put(text, place, 1, str(int(place[1]) + 1)) if place else None


def words_of_row(lot: random.Random, text: str) -> str | None:
    """Give a text more words, in a table."""
    row = r'<th scope="row"><a href="[^"]*declarations/[^"]*">[^<]*</a></th><td>'
    return more(lot, text, rf"{row}(\d+)</td>")


def share_of_row(lot: random.Random, text: str) -> str | None:
    """Let more of a text be new, in a table."""
    return more(lot, text, r"<td>(\d+)\u00a0%</td>")


def words_of_theme(lot: random.Random, text: str) -> str | None:
    """Give a theme more words on the map of themes, or a larger share."""
    return more(lot, text, lot.choice((r'title="\d+: [^"]*">(\d+)</a></td>', r'title="\d+: (\d+)')))


def sentences_of_pair(lot: random.Random, text: str) -> str | None:
    """Count more sentences in a link to those of a pair."""
    return more(lot, text, r'#show=\w+">(\d+)')


def head_of_pair(lot: random.Random, text: str) -> str | None:
    """Count more words at the head of a pair, for the ear or the eye."""
    labels = r'aria-label="Words: (\d+)', r"<b>(\d+) words</b>"
    place = drawn(lot, lot.choice(labels), text)
    return put(text, place, 1, f"9{place[1]}") if place else None


def since(lot: random.Random, text: str) -> str | None:
    """Let a passage stand since another year, beside it."""
    place = drawn(lot, r'class="since"[^>]*>[^<]*since (20\d\d)', text)
    return put(text, place, 1, "2017") if place else None


def row_left_out(lot: random.Random, text: str) -> str | None:
    """Leave out a text in a table."""
    row = r'<tr><th scope="row"><a href="[^"]*declarations/[^"]*">[^<]*</a></th><td>[1-9]'
    place = drawn(lot, rf"</tr>\s*({row}(?:(?!</?tr>).)*</tr>)", text)
    return put(text, place, 1, "") if place else None


CHANGES: dict[str, tuple[Change, ...]] = {
    "words": (word, word_left_out, passage_left_out, word_in_one_column, mark_taken_off),
    "links": (dead_link, wrong_paragraph, foreign_address),
    "quotations": (quotation, excerpt),
    "claims": (claim, year, claim_left_out, finding, rule, cut_not_struck),
    "showing": (
        *(hidden, wrapped, other_language, heading, title_of_link),
        *(name_beside, words_of_link, struck),
    ),
    "own words": (added, sentence, label, policy),
    "figures": (
        *(words_of_row, share_of_row, words_of_theme, sentences_of_pair),
        *(head_of_pair, since, row_left_out),
    ),
}


def altered(
    files: Mapping[str, bytes], lot: random.Random, change: Change, seen: Counter[str]
) -> tuple[str, bytes] | None:
    """Return a page with a change in a place drawn by lot, if there is any."""
    pages = [p for p in sorted(files) if p.endswith(".html") and seen[p] < _MOST_IN_A_FILE]
    lot.shuffle(pages)
    for path in pages:
        text = change(lot, files[path].decode())
        if text is not None and text.encode() != files[path]:
            seen[path] += 1
            return path, text.encode()
    return None


def is_told(faults: tuple[Fault, ...], path: str, line: int) -> bool:
    return any(f.path == path and f.line in {0, line} for f in faults)


def first_line(old: bytes, new: bytes) -> int:
    """Return the line in which two pages begin to differ."""
    pairs = zip(old.splitlines(), new.splitlines(), strict=False)
    return next(n for n, (a, b) in enumerate(pairs, start=1) if a != b)


def test_three_hundred_and_fifty_changes_are_all_found(
    specimen_files: Mapping[str, bytes], evidence: Evidence, inputs: Mapping[str, bytes]
) -> None:
    """The manifest speaks of the changed files: their hashes give nothing away."""
    lot, seen = random.Random(20261128), Counter[str]()  # noqa: S311 - no secret hangs on it
    files, made = dict(specimen_files), []
    for changes in CHANGES.values():
        for n in range(50):
            turn = n % len(changes)  # where there is no more place for one change, the next is made
            for change in (*changes[turn:], *changes[:turn]):
                if found := altered(files, lot, change, seen):
                    path, data = found
                    made.append((path, first_line(files[path], data), change.__name__))
                    files[path] = data
                    break
    faults = verify(published(files, inputs), [evidence], inputs)
    assert len(made) == 350
    assert [m for m in made if not is_told(faults, *m[:2])] == []


def test_a_changed_byte_is_found_by_its_hash(
    specimen_files: Mapping[str, bytes], inputs: Mapping[str, bytes]
) -> None:
    whole = published({p: d for p, d in specimen_files.items() if p.startswith("assets/")}, inputs)
    assert verify(whole, [], inputs) == ()
    for path, data in sorted(whole.items()):
        changed = {**whole, path: data[:-2] + bytes([data[-2] ^ 1]) + data[-1:]}
        assert any(f.kind == "bytes" for f in verify(changed, [], inputs)), path
    for path in sorted(whole):
        assert verify({p: d for p, d in whole.items() if p != path}, [], inputs), path
    assert verify({**whole, "more.txt": b""}, [], inputs)
    assert verify(whole, [], {**inputs, "specimen/2024.md": b""})
