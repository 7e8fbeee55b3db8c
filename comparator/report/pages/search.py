"""The search page, and the script that holds what it searches: every passage of a series."""

from collections import defaultdict
from dataclasses import dataclass

from comparator.analysis.names.writings import writings_of
from comparator.diff.lines import form_of
from comparator.language.codes import base_language
from comparator.language.knowledge import alternatives, named_patterns
from comparator.language.knowledge import language as known_of
from comparator.language.spellings import spellings_of
from comparator.language.stems import stem
from comparator.language.words import is_word, tokens
from comparator.model.passage_ids import mark_of
from comparator.report.addresses import (
    SEARCH_SCRIPT,
    Page,
    declaration_page,
    passage_anchor,
    search_data,
    series_page,
)
from comparator.report.edition_index import Lookup, gaps
from comparator.report.parts.frame import Frame, NavItem, series_frame
from comparator.report.rendering.assets import data_script
from comparator.wording.formatting import plural, years_without
from comparator.wording.translation import say


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchView:
    """What the template of a search page takes."""

    frame: Frame
    script: str
    data: str
    scope: str
    declarations: tuple[NavItem, ...]


def series_page_view(lookup: Lookup, version: str) -> SearchView:
    """Return the view of the search page of a series."""
    here = Page(series_page(lookup.series.id, "search"))
    passages = plural(len(lookup.passage), "sentence")
    return SearchView(
        frame=series_frame(here, lookup.series, say("Search"), version, "Search"),
        script=here.to(SEARCH_SCRIPT),
        data=here.to(search_data(lookup.series.id)),
        scope=say("Searches every word of all declarations here: %(passages)s.", passages=passages),
        declarations=tuple(
            NavItem(lookup.name[d.id], here.to(declaration_page(lookup.series.id, d.id)))
            for d in reversed(lookup.declarations)
        ),
    )


def search_script(lookup: Lookup) -> bytes:
    """Return the script that holds the passages of a series, oldest declaration first.

    Its value: `declarations` with tag, name, address, language, and the years without a text
    before each (`gap`); `passages` as [number of declaration, anchor, "¶" number, text];
    `forms`, groups of words of one stem, and `spellings`, of one word, in lower case;
    `traditional`, Chinese characters of the other script, each before the one that stands for it;
    `writings` of one thing, a group each; `small` words of titles, and a pattern of what `papers`
    are called, which translators tie with one of them or another; rows of `endings` of one word.
    """
    here = Page(series_page(lookup.series.id, "search"))
    number = lookup.position
    declarations = [
        {
            "tag": lookup.tag[d.id],
            "name": lookup.name[d.id],
            "href": here.to(declaration_page(lookup.series.id, d.id)),
            "language": d.language,
            "gap": say("no text here: %(years)s", years=years_without(gap)) if gap else "",
        }
        for gap, d in zip(gaps(lookup), lookup.declarations, strict=True)
    ]
    passages = [
        [number[p.declaration], passage_anchor(p.id), mark_of(p.id), p.text]
        for p in lookup.passage.values()
    ]
    forms, spellings = _forms(lookup)
    codes = sorted({base_language(d.language) for d in lookup.declarations})
    value = {
        "declarations": declarations,
        "passages": passages,
        "forms": forms,
        "spellings": spellings,
        "traditional": _traditional(lookup),
        "writings": writings_of(lookup.series),
        "small": named_patterns("small_in_titles", *codes),
        "papers": alternatives("papers_and_bodies", *codes),
        "endings": [row.split("|") for row in named_patterns("endings_of_forms", *codes)],
    }
    return data_script("comparatorPassages", value)


def _traditional(lookup: Lookup) -> str:
    """Return the characters that are one with others; "" where no text here is Chinese."""
    is_chinese = any(base_language(d.language) == "zh" for d in lookup.declarations)
    return "".join(known_of("zh").traditional.split()) if is_chinese else ""


def _forms(lookup: Lookup) -> tuple[list[list[str]], list[list[str]]]:
    """Return the words of the series that have a stem in common, and the spellings of each.

    With spellings that no text here has: a reader may ask in them. Of a word with no other form,
    or no other spelling, there is no group.
    """
    stems: dict[tuple[str, str], set[str]] = defaultdict(set)
    spellings: set[tuple[str, ...]] = set()
    for d in lookup.declarations:
        language = base_language(d.language)
        for word in {t.lower() for p in d.passages for t in tokens(p.text) if is_word(t)}:
            written = spellings_of(word) if language == "en" else {word}
            stems[language, stem(form_of(word), language)] |= {word, *written}
            spellings.add(tuple(sorted(written)))
    forms = [sorted(words) for _, words in sorted(stems.items()) if len(words) > 1]
    return forms, [list(words) for words in sorted(spellings) if len(words) > 1]
