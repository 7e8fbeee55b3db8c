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
from comparator.wording.translation import speaking
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


@pytest.mark.parametrize(("spoken", "told"), [("ru", "1\u00a0320 слов"), ("zh", "1,320词")])
def test_a_report_in_another_language_counts_as_the_texts_do(spoken: str, told: str) -> None:
    """In Russian a space stands within a number; in Chinese heads of two tables are one word."""
    words = "They note the trade in nets and the mending of roofs. " * 120
    old, new = (
        declaration(key, [(P, [end, words])])
        for key, end in (("2018-arden", "They met."), ("2020-bruck", "They did not meet."))
    )
    pair = collation(old, new, [link(old.passages[:1], new.passages[:1])])
    made = edition((old, new), [pair])
    with speaking(spoken):
        made_of = site_pages([made], "1.0", language=spoken)
        files = {name: make() for name, make in made_of.items()}
        found = verify(published(files, {}), [Evidence(made)], {})
    assert told in files["pacts/pairs/2018-arden--2020-bruck.html"].decode()
    assert [fault for fault in found if fault.kind == "claims"] == []


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
_TOLD = r'data-passage="[^"]*"[^<>]*>([^<]{12,})<'


def at(
    pattern: str, said: str | Callable[[random.Random, str], str | None], *, anywhere: bool = False
) -> Change:
    """Return what says something else where the first group of a pattern is.

    Args:
        pattern: Has one group; where it is found several times one place is drawn by lot.
        said: What stands there then, or what makes it from what stood; None changes nothing.
        anywhere: Also outside of the main part of a page.
    """
    places = re.compile(pattern, re.DOTALL)

    def change(lot: random.Random, text: str) -> str | None:
        found = [*places.finditer(text, 0 if anywhere else max(text.find("<main"), 0))]
        place = lot.choice(found) if found else None
        if place is None:
            return None
        told = said if isinstance(said, str) else said(lot, place[1])
        return None if told is None else text[: place.start(1)] + told + text[place.end(1) :]

    return change


def either(*changes: Change) -> Change:
    """Return one of several changes, drawn by lot."""
    return lambda lot, text: lot.choice(changes)(lot, text)


def another_word(lot: random.Random, told: str) -> str | None:
    words = [*_LONG_WORD.finditer(told)]
    word = lot.choice(words) if words else None
    return told[: word.start()] + word[0][::-1] + "x" + told[word.end() :] if word else None


def word_left_out(lot: random.Random, told: str) -> str | None:
    words = [*re.finditer(r"\w+ ", told)]
    word = lot.choice(words) if words else None
    return told[: word.start()] + told[word.end() :] if word else None


def without_tags(_: random.Random, told: str) -> str:
    return re.sub("<.*?>", "", told)


def one_of(*others: str) -> Callable[[random.Random, str], str]:
    """Return what puts another of some words there, "{}" standing for those that stood."""
    return lambda lot, told: lot.choice([o for o in others if o != told]).replace("{}", told)


def one_more(_: random.Random, told: str) -> str:
    return str(int(told) + 1)


_ROW = r'<th scope="row"><a href="[^"]*declarations/[^"]*">[^<]*</a></th><td>'
_OURS = r'<p class="ours asof">[^<]*'
_NAMES = "Sarnoval|Halmgard|Brannik|Dorvesh|Ilmezar|Wessendal"
# By kind; fifty of each are made, in turn.
CHANGES: dict[str, dict[str, Change]] = {
    "words": {
        "another word": at(_TOLD, another_word),
        "a word left out": at(_TOLD, word_left_out),
        "a passage left out": at(
            r'(<span id="[^"]*"[^>]*data-passage="[^"]*"[^>]*>[^<]*</span>)', ""
        ),
        "a word in one column": at(
            r'<div class="merge"(?:(?!</div>).)*?<p class="(?!at)[^>]*><span>([^<]{20,})<',
            another_word,
        ),
        # Where all that follows is new, the passage may be marked as a whole.
        "new words as if they had stood": at(
            r'data-side="right"[^>]*>[^<]*(<ins>[^<]{8,}</ins>)', without_tags
        ),
    },
    "links": {
        "a dead link": at(r'<a [^>]*href="([^"]+)"', one_of("{}-9")),
        "another paragraph": at(
            r'href="[^"]*#(?:left-|right-)?p(\d+\.\d+)"[^>]*>(?:\d+ )?¶\1<', "1.1"
        ),
        "out of the report": at(r'<a [^>]*href="([^"]+)"', "https://example.org/"),
    },
    "quotations": {
        "a quotation": at(r">“([^<”]{12,})”<", another_word),
        "an excerpt": at(r'data-of="[^"]*">(“?[^<]{12,})<', another_word),
    },
    "claims": {
        "another claim": at(r'data-claim="(\w+)"', one_of("new", "back", "first", "gone")),
        "another year": at(r'data-years="\d+(\d)"', lambda _, told: str((int(told) + 1) % 10)),
        "nothing claimed": at(r'( data-claim="\w+" data-years="[^"]*") data-first=', ""),
        "a finding of another kind": either(
            at(r'data-finding="[^"]*" data-kind="(\w+)" data-refs', one_of("stronger", "weaker")),
            at(r'data-finding="[^"]*" data-kind="\w+" data-refs="([^"]*)"', "none#p1.1"),
        ),
        "another reason": at(r"<details><summary><b>[^<]*</b>.*?<p>([^<]{20,}?)\.", another_word),
        "cut words as if they stood": at(r'data-kind="cut">.*?(<del>[^<]+</del>)', without_tags),
    },
    "showing": {
        "hidden": at(
            r'<(?:span|div class="row)[^>]*data-passage="[^"]*"[^>]*(>)',
            one_of(" hidden>", " inert>", ' style="display:none">', ' aria-hidden="true">'),
        ),
        "wrapped": at(_TOLD, one_of('<bdo dir="rtl">{}</bdo>', "<span hidden>{}</span>")),
        "another language": at(r'<span [^>]*data-passage="[^"]*"(>)', ' lang="fr">'),
        "another year above": at(r"<(?:title|h1)>[^<]*\b20(\d\d)\b", "31", anywhere=True),
        "another paragraph in a title": at(r'title="[^":]*paragraph (\d+)"', "99"),
        "a text of another year": at(rf">(?:{_NAMES}) (20\d\d)<", "2013"),
        "words of a link": at(r'declarations/[^"]+#p[\d.]+"[^<>]*>20\d\d ¶([\d.]+)', "99"),
        # What an older text alone has is struck.
        "struck": at(
            r'<span (?![^<>]*data-side="left")[^<>]*data-passage="[^"]*"[^<>]*>([^<]{12,})<',
            one_of("<s>{}</s>"),
        ),
    },
    "own words": {
        "a word put in": at(rf"{_OURS}?[a-z]{{3,}} ()(?=[a-z])", "hardly "),
        "a sentence": at(
            rf"{_OURS}()(?=</p>)",
            one_of(
                " None of the other texts of these years says so.",
                " Careful people might doubt all this.",
            ),
        ),
        "a label": at(r' aria-label="[^"]*?([a-z]{4,})', "zebra", anywhere=True),
        "a policy": at(
            r"script-src (&#39;self&#39;)",
            lambda lot, told: f"{told} https://{lot.randrange(10**6)}.example",
            anywhere=True,
        ),
    },
    "figures": {
        "words of a text": at(rf"{_ROW}(\d+)</td>", one_more),
        "a share": at(r"<td>(\d+)\u00a0%</td>", one_more),
        "words of a theme": either(
            at(r'title="\d+: [^"]*">(\d+)</a></td>', one_more),
            at(r'title="\d+: (\d+)', one_more),
        ),
        "sentences of a pair": at(r'#show=\w+">(\d+)', one_more),
        "at the head of a pair": either(
            at(r'aria-label="Words: (\d+)', one_of("9{}")),
            at(r"<b>(\d+) words</b>", one_of("9{}")),
        ),
        "since another year": at(r'class="since"[^>]*>[^<]*since (20\d\d)', "2017"),
        # One of a text that says nothing on the matter may be left out.
        "a row left out": at(
            rf"</tr>\s*(<tr>{_ROW}[1-9][\d,]*</td><td>[^–](?:(?!</?tr>).)*</tr>)", ""
        ),
    },
}


# One a page: what follows on it is not read as the form any more.
FORMS: dict[str, Change] = {
    "another class": at(
        r'<(?:section|table|svg|article) class="([a-z ]+)"', one_of("row", "note", "{}x")
    ),
    "an attribute gone": at(
        r'<(?!ins|del|s |td)[a-z0-9]+[^<>]*?( (?!class)[a-z-]+="[^"<>]*")', "", anywhere=True
    ),
    "another label": at(r"<(?:button|legend)[^<>]*>([^<]+)<", "Search"),
    "another head": at(r'<th scope="col"[^<>]*>([^<]+)<', "Parting"),
    "an element gone": at(r"(<(h2|small|label|dt|button)[^<>]*>[^<>]*</\2>)", ""),
    "an element twice": at(r"<(?:div|p)[^<>]*>()", "<hr>"),
    "a passage without a name": at(r'data-side="left"( data-passage="[^"]*")', ""),
    "a link of the frame gone": at(
        r'<nav aria-label="Report"><a .*?</a>(<a [^<>]*>[^<>]*</a>)', "", anywhere=True
    ),
    "a note gone": at(r'(<p class="ours[^<>]*">\* [^<]*</p>)', "", anywhere=True),
    "more findings": at(r'<option value="stronger">[^<(]*\((\d+)\)', one_more),
    "a narrow cell": at(r'<td( colspan="\d") class="said', ""),
    "a row of the map": at(r'<rect class="(?:kept|new|dropped)" x="\d+" y="([1-9][\d.]*)"', "3"),
    "a line of the map": at(r'<path class="near" d="M11 [\d.]+C40 ([1-9][\d.]*)', "3"),
    "a point of a life": at(r'<path class="dot" d="M\d+ 14zm(\d+)', "3"),
    "a year of a life": at(r'<text class="(on|off)" x', one_of("on", "off")),
    "a part of a chart": at(r'<path class="m-new" d="M\d+ [\d.]+h\d+v([\d.]+)', "3"),
    "a bar of a strip": at(r'<path class="b" d="M[\d.]+ 18\.0v-([\d.]+)', "3"),
    "a band": at(r'class="r-reworded" d="M[\d.]+ [\d.]+C[\d.]+ [\d.]+ [\d.]+ ([\d.]+)', "3"),
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
    files = dict(specimen_files)
    made: list[tuple[str, int, str]] = []
    for kind, by_name in CHANGES.items():
        changes = [*by_name.items()]
        for n in range(50):
            turn = n % len(changes)  # where there is no more place for one change, the next is made
            for name, change in (*changes[turn:], *changes[:turn]):
                if found := altered(files, lot, change, seen):
                    path, data = found
                    made.append((path, first_line(files[path], data), f"{kind}: {name}"))
                    files[path] = data
                    break
    faults = verify(published(files, inputs), [evidence], inputs)
    assert len(made) == 350
    assert [m for m in made if not is_told(faults, *m[:2])] == []


def test_whatever_leaves_the_form_of_a_page_is_found(
    specimen_files: Mapping[str, bytes], evidence: Evidence, inputs: Mapping[str, bytes]
) -> None:
    lot = random.Random(20261129)  # noqa: S311 - no secret hangs on it
    files, full = dict(specimen_files), Counter[str]()
    made: list[tuple[str, int, str]] = []
    for name, change in reversed(FORMS.items()):  # those with few places first
        for _ in range(6):
            found = altered(files, lot, change, full)
            if found is None:
                break  # no page is left that has such a place
            path, data = found
            made.append((path, first_line(files[path], data), name))
            full[path], files[path] = _MOST_IN_A_FILE, data
    assert {name for _, _, name in made} == FORMS.keys()
    faults = verify(published(files, inputs), [evidence], inputs)
    told = {(f.path, line) for f in faults for line in range(f.line, 2000)}  # where it begins
    assert [m for m in made if m[:2] not in told] == []
    others = verify(published(files, inputs), [evidence], inputs, is_of_this_version=False)
    assert len(others) < len(faults)  # forms of another version are not known


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
