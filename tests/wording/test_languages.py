"""A report in Russian or Chinese speaks no English of ours, and says which words are whose."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache
from html.parser import HTMLParser

import pytest

from comparator.analysis.brief import brief_of
from comparator.corpus import bundled_templates
from comparator.model import (
    Confidence,
    Direction,
    Edition,
    Finding,
    FindingKind,
    Restriction,
    Role,
    ThemeSet,
    Turn,
    VerbChange,
    VerbUse,
)
from comparator.report import render_site, site_pages
from comparator.report.edition_index import Lookup
from comparator.report.outputs.brief import export_brief
from comparator.wording.finding_rules import country_in_words, english_rule, kind_and_rule
from comparator.wording.translation import LANGUAGES, speaking
from tests.made_once import Once
from tests.page_reader import VOID

OTHERS = [code for code in LANGUAGES if code != "en"]
# Names: of this program, of formats and of kinds of files; they are the same in every language.
NAMES = {"comparator", "Markdown", "HTML", "TEI", "BibTeX", "Comparator", "build", "pairs", "all"}
SPOKEN = ("title", "aria-label", "placeholder", "alt", "content")
# Other data are what scripts say and style sheets show.
KEYS = {
    *("data-passage", "data-of", "data-side", "data-finding", "data-themes", "data-choice"),
    *("data-pairs", "data-picker-theme", "data-search", "data-citations", "data-key"),
    *("data-kind", "data-refs", "data-found", "data-claim", "data-in"),
}
LATIN = re.compile(r"[A-Za-z]{2,}")
UNSAID = {"script", "style", "code"}
FORCES = (FindingKind.STRONGER, FindingKind.WEAKER, FindingKind.TURNED)


@dataclass
class Ear(HTMLParser):
    """Hears what a page says in the language it says it speaks."""

    page: str
    heard: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[tuple[str, str, bool]] = []
        self.spoken = ""
        self.feed(self.page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        language, is_said = self._open[-1][1:] if self._open else ("", True)
        language = given.get("lang", language)
        self.spoken = self.spoken or language
        # A copy of a text, or a text; our own words within one say which language they are in.
        is_said = is_said and tag not in UNSAID and not {"data-passage", "data-of"} & set(given)
        if tag not in VOID:
            self._open.append((tag, language, is_said))
        if tag == "meta" and given.get("name") != "description":
            return
        for name, value in given.items():
            if name in SPOKEN or (name.startswith("data-") and name not in KEYS):
                self._hear(value, language)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1][2]:
            self._hear(data, self._open[-1][1])

    def _hear(self, text: str, language: str) -> None:
        if language == self.spoken and text.strip():
            self.heard.append(" ".join(text.split()))


@pytest.fixture(scope="module")
def fiction(specimen_edition: Edition) -> Edition:
    return specimen_edition


@pytest.fixture(scope="module")
def sites(fiction: Edition, once: Once) -> Callable[[str], dict[str, bytes]]:
    """Give the report in a language, made once."""
    return cache(
        lambda code: once(code, lambda: render_site([fiction], "1.0", language=code)),
    )


@pytest.fixture(scope="module")
def told(fiction: Edition) -> re.Pattern[str]:
    """What the series' own files say, in whatever language the report speaks."""
    lookup = Lookup(fiction)
    series = fiction.series
    said = {series.title, series.description, *lookup.name.values(), *lookup.theme_label.values()}
    for d in (*series.declarations, *(w.text for w in series.witnesses)):
        said |= {d.title, d.title.rstrip("."), d.note, d.place, d.id}
        for s in d.sources:
            said |= {s.url or "", s.description or "", s.publisher or ""}
        # Words that tell a theme are quoted from the passages.
        said |= {word for p in d.passages for score in p.themes for word in score.evidence}
    said |= {w.name for w in series.witnesses}
    # Verbs of the scale are quoted from it, in the language of the texts.
    for c in (*fiction.collations, *fiction.witnesses):
        rules = [english_rule(f) for f in c.findings]
        said |= {verb for rule in rules for verb in re.findall(r"([a-z …]+) \(", rule)}
    longest = sorted((" ".join(text.split()) for text in said if text), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest)))


def english_in(text: str, told: re.Pattern[str]) -> list[str]:
    # BibTeX and placeholders of scripts have their words in braces or before an equals sign.
    text = re.sub(r"\{\w+\}|@misc\{.*|sha256 \w+|https?://\S+|[“«][^”»]*[”»]", " ", text)
    text = told.sub(" ", text)
    return [word for word in LATIN.findall(text) if word not in NAMES]


@pytest.mark.parametrize("code", OTHERS)
def test_no_page_says_anything_in_english(
    code: str, sites: Callable[[str], dict[str, bytes]], told: re.Pattern[str]
) -> None:
    site = sites(code)
    pages = {path: data.decode() for path, data in site.items() if path.endswith(".html")}
    for path, data in site.items():
        if "/pairs/" in path and path.endswith(".js"):
            parts = json.loads(f"[{data.decode().partition('(')[2].rpartition(')')[0]}]")[1]
            pages |= {f"{path} {theme}": f'<p lang="{code}">{p}</p>' for theme, p in parts.items()}
    kinds = {path.split("/")[-2] for path in pages if path.count("/") > 1}
    assert kinds == {"themes", "pairs", "declarations", "witnesses", "clauses"}
    found: dict[str, str] = {}
    for path, page in pages.items():
        ear = Ear(page)
        assert ear.spoken == code, path
        assert ear.heard, path
        for text in ear.heard:
            if english_in(text, told):
                found.setdefault(text, path)
    assert found == {}


@pytest.mark.parametrize("code", OTHERS)
def test_themes_are_called_what_their_series_calls_them_in_that_language(
    code: str, fiction: Edition, sites: Callable[[str], dict[str, bytes]]
) -> None:
    themes = fiction.series.themes.themes
    assert all(set(OTHERS) <= set(theme.labels) for theme in themes)
    site = sites(code)
    on_the_map = re.findall(
        r'<th scope="row"><a[^>]*>([^<]+)', site["specimen/index.html"].decode()
    )
    assert len(set(on_the_map) & {theme.labels[code] for theme in themes}) > 20
    for theme in themes:
        label = theme.labels[code]
        assert label != theme.label
        if page := site.get(f"specimen/themes/{theme.id}.html"):
            assert f"<h1>{label}</h1>" in page.decode()


@pytest.mark.parametrize("code", OTHERS)
def test_a_label_that_is_in_no_other_language_is_shown_and_says_which_it_is_in(
    code: str, fiction: Edition
) -> None:
    plain, *others = (replace(theme, labels={}) for theme in fiction.series.themes.themes)
    others = [replace(t, labels=fiction.series.themes[t.id].labels) for t in others]
    series = replace(fiction.series, themes=ThemeSet((plain, *others)))
    front = site_pages((replace(fiction, series=series),), "1.0", {}, code)[
        "specimen/index.html"
    ]().decode()
    assert f' lang="en">{plain.label}</a></th>' in front
    assert f">{others[0].labels[code]}</a></th>" in front
    assert f' lang="en">{others[0].labels[code]}' not in front


@pytest.mark.parametrize("code", OTHERS)
def test_the_menus_own_words_are_translated(
    code: str, sites: Callable[[str], dict[str, bytes]], told: re.Pattern[str]
) -> None:
    site = sites(code)
    script = site["specimen/citations.js"].decode()
    words = json.loads(script.partition("=")[2].rstrip(";\n"))["words"]
    assert {text for text in words.values() if english_in(text, told)} == set()


@pytest.mark.parametrize("code", OTHERS)
@pytest.mark.parametrize("form", ["html", "md"])
def test_a_brief_says_nothing_in_english(
    code: str, form: str, fiction: Edition, told: re.Pattern[str]
) -> None:
    for declaration in fiction.series.declarations[1:]:
        brief = export_brief(fiction.series, brief_of(fiction, declaration.id), form, code).decode()
        if form == "html":
            heard = Ear(brief).heard
        else:
            heard = [re.sub(r"\([\w\\-]+#[\w.\\]+\)", " ", line) for line in brief.splitlines()]
        for line in heard:
            # A rule quotes verbs, in the language they are in, each with its step on the scale.
            own = re.sub(r"[a-z …]+(?= ?[(（][\w ]+[)）])|\w+-[\w-]+#p[\d.]+", " ", line)
            assert english_in(own.replace("\\", ""), told) == [], line


@pytest.mark.parametrize("code", OTHERS)
def test_every_rule_of_a_finding_is_translated(code: str, fiction: Edition) -> None:
    found = {f for c in fiction.collations for f in c.findings}
    sides = ("a#p1.1",), ("b#p1.1",)
    urge = VerbUse("urge", Direction.DEMAND, 9)
    for turn in Turn:
        words = "1" * (turn is not Turn.CAME), "2" * (turn is not Turn.WENT)
        found |= {
            Finding(kind, *sides, *words, Confidence.SURE)
            for kind in FindingKind
            if not kind.is_shift
        }
        if turn is Turn.CHANGED:
            continue
        found.add(Finding(FindingKind.HEDGE, *sides, *words, Confidence.SURE))
        found |= {
            Finding(FindingKind.ACTOR, *sides, *words, Confidence.SURE, role=role) for role in Role
        }
        only = [Restriction("some", is_of_speakers=of, turn=turn) for of in (True, False)]
        found |= {
            Finding(FindingKind.FEWER, *sides, *words, Confidence.SURE, restriction=o) for o in only
        }
    for other in (urge, replace(urge, is_negated=True)):
        verbs = VerbChange(urge, other)
        found |= {Finding(kind, *sides, "1", "2", Confidence.SURE, verbs) for kind in FORCES}
    for direction in Direction:
        verbs = VerbChange(urge, VerbUse("urge so", direction, 5))
        found.add(Finding(FindingKind.WEAKER, *sides, "1", "2", Confidence.SURE, verbs))
    with speaking(code):
        for rule in [
            *map(kind_and_rule, found),
            *(country_in_words(is_new=n) for n in (True, False)),
        ]:
            said = re.sub(r"[a-z …]+(?= ?[(（][\w ]+[)）])|[“«][^”»]*[”»]", " ", rule)
            assert not LATIN.search(said.replace("urge", "")), (rule, said)


def test_scripts_have_no_words_of_their_own() -> None:
    """What they say stands in the page, in its language."""
    for path in sorted((bundled_templates() / "assets").glob("*.js")):
        code = re.sub(r"(?m)/\*.*?\*/|(?<![:\"'])//.*$", "", path.read_text("utf-8"), flags=re.S)
        code = code.replace('"use strict"', "")
        said = re.findall(r"""["'`][^"'`\n]*\b[A-Z][a-z]+(?: [a-z]+)+[^"'`\n]*["'`]""", code)
        said += re.findall(r"""textContent = ["'`][^"'`\n]*[A-Za-z]{2,}[^"'`\n{}]*["'`]""", code)
        assert said == [], path.name
