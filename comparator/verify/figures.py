"""Numbers of tables, lines and links are those that follow from the texts, or stand beside them."""

import re
from collections.abc import Callable, Iterator, Mapping

from comparator.analysis.profiles import Profile
from comparator.verify.evidence import Evidence, written
from comparator.verify.page_reader import Element
from comparator.verify.published import Fault, Sheet
from comparator.verify.shown import PLACE
from comparator.verify.words import texts_of
from comparator.wording.formatting import number, percent, tenths
from comparator.wording.translation import language, say

_LEAST_ROWS = 8
"""Texts of which a table of a long series speaks at least, the newest of them."""
_THEME = re.compile(r"(?:^|/)themes/([^/#]+)\.html(?:#|$)")
_PAIR = re.compile(r"(?:^|/)pairs/([^/#]+)--([^/#]+)\.html(?:#show=(\w+))?$")
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_FIGURE = re.compile(r"\d[\d.,\u00a0\u202f]*%?")


def _share(profile: Profile, words: int) -> str:
    share = profile.share(words)
    return "–" if share is None else percent(share)


_COLUMNS: Mapping[str, Callable[[Profile], str]] = {
    "Words": lambda p: number(p.words),
    "Kept": lambda p: _share(p, p.kept),
    "word for word": lambda p: _share(p, p.kept),
    "Surviving": lambda p: _share(p, p.surviving),
    "Reworded": lambda p: _share(p, p.reworded),
    "in reworded sentences": lambda p: _share(p, p.surviving + p.reworded),
    "New": lambda p: _share(p, p.new),
    "new": lambda p: _share(p, p.new),
    "Words dropped": lambda p: number(p.dropped) if p.has_before else "–",
    "Average age, years": lambda p: "–" if p.age_years is None else tenths(p.age_years),
}


def faults_of_figures(sheet: Sheet, known: Evidence) -> Iterator[Fault]:
    """Yield the numbers of a sheet that are others than those of the texts."""
    for element in sheet.root.all():
        if element.tag == "table":
            yield from _mistold_rows(sheet, element, known)
        elif element.tag == "a":
            yield from _mistold_link(sheet, element, known)
    if sheet.room in {"pairs", "witnesses"} and not sheet.part:
        yield from _mistold_shares(sheet, known)
    if sheet.room == "declarations":
        yield from _misdated_claims(sheet)


def _figures(told: str, known: Evidence) -> list[str]:
    """Return the numbers in some words, a share with its sign; what names a text has none."""
    own = _YEAR.sub("", known.named.sub("", told))
    found = (each.strip(".,\u00a0\u202f") for each in _FIGURE.findall(own))
    return [re.sub(r"[\u00a0\u202f]", "", each) for each in found if each]


def _mistold_link(sheet: Sheet, link: Element, known: Evidence) -> Iterator[Fault]:
    """Yield that a link to a pair counts otherwise than the links of its texts do."""
    pair = _PAIR.search(link.attributes.get("href", ""))
    figures = known.pair_figures.get((pair[1], pair[2])) if pair else None
    if pair is None or figures is None or link.is_of_text:
        return
    for told in _figures(link.text(), known):
        shown = figures.shown.get(pair[3])
        wanted = {written(shown)} if shown is not None else figures.counts | figures.shares
        if told not in wanted:
            yield sheet.fault(link, "claims", f"{told} is no count of what it leads to.")


def _mistold_shares(sheet: Sheet, known: Evidence) -> Iterator[Fault]:
    """Yield the numbers at the head of a pair that are none of its words or sentences."""
    if (figures := known.pair_figures.get(texts_of(sheet))) is None:
        return
    for element in sheet.root.all():
        if {"share", "share-key", "lede"} & {*element.classes()}:
            told = (element.attributes.get("aria-label", ""), element.text())
            for figure in (figure for words in told for figure in _figures(words, known)):
                # How much of a witness differs is a share of the words of both.
                is_of_both = sheet.room == "witnesses" and figure.endswith("%")
                if not is_of_both and figure not in figures.counts | figures.shares:
                    yield sheet.fault(element, "claims", f"{figure} is no count of this pair.")


def _misdated_claims(sheet: Sheet) -> Iterator[Fault]:
    """Yield the links beside a passage to what became of it that name another year than it does."""
    for link in sheet.root.having("href"):
        if "since" not in link.classes():
            continue
        row = next(a for a in link.around() if a.parent is None or [*a.having("data-passage")])
        beside = " ".join(
            passage.attributes.get(name, "")
            for passage in row.having("data-passage")
            for name in ("data-years", "data-first")
        )
        for year in _YEAR.findall(link.text()):
            if year not in beside:
                yield sheet.fault(link, "claims", f"nothing beside it is of {year}.")


def _mistold_rows(sheet: Sheet, table: Element, known: Evidence) -> Iterator[Fault]:
    """Yield the cells that say other than follows of their row and column, and rows that lack."""
    rows = [cells for e in table.all() if e.tag == "tr" and (cells := e.cells())]
    heads, theme = rows[0] if rows else [], _theme_of_table(sheet, table, known)
    columns = {say(name): tell for name, tell in _COLUMNS.items()}
    tells = [columns.get(" ".join(head.text().split())) for head in heads]
    seen = []
    for cells in rows[1:]:
        text, of_row = _led_to(PLACE, cells[0]), _led_to(_THEME, cells[0])
        seen.append(text)
        for head, tell, cell in zip(heads, tells, cells, strict=False):
            of = text or _led_to(PLACE, head)
            profile = known.profiles.get((of, theme if text else of_row or None))
            if profile and tell and text:
                yield from _unlike(sheet, cell, cell.text(), tell(profile))
            elif profile and of_row and _led_to(PLACE, cell):
                yield from _unlike(sheet, cell, cell.text(), number(profile.words))
                share = known.share(of, of_row)
                title = next((e.attributes["title"] for e in cell.having("title")), "")
                if _figures(title, known) != _figures(share, known):
                    yield sheet.fault(cell, "claims", f"{title} is not {share}.")
    if any(seen) and sum(map(bool, tells)) > 1:
        kinds = {known.text[text].kind for text in seen if text in known.text}
        own = (text for text in known.tag if known.text[text].kind in kinds)
        speaking = [text for text in own if known.profiles[text, theme].words]
        # Of a long series a page may tell the newest alone.
        newest = max(len(speaking) - _LEAST_ROWS, 0)
        first = min(next((n for n, text in enumerate(speaking) if text in seen), 0), newest)
        for text in {*speaking[first:]} - {*seen}:
            yield sheet.fault(None, "claims", f"a table has no row of {text}.")
        if seen != [text for text in known.tag if text in seen]:
            yield sheet.fault(table, "claims", "its rows are not in order.")


def _unlike(sheet: Sheet, element: Element, told: str, wanted: str) -> Iterator[Fault]:
    """Yield that an element does not tell what it should."""
    told, wanted = " ".join(told.split()), " ".join(wanted.split())
    if told != wanted:
        yield sheet.fault(element, "claims", f"{told} is not {wanted}.")


def _led_to(places: re.Pattern[str], element: Element) -> str:
    """Return to what, of some kind, the first link within an element leads, or ""."""
    link = next(element.having("href"), None)
    found = places.search(link.attributes["href"]) if link else None
    return found[1] if found else ""


def _theme_of_table(sheet: Sheet, table: Element, known: Evidence) -> str | None:
    """Return the theme that a page is of, or that stands above a table."""
    if sheet.room == "themes":
        return sheet.name
    above = (a.children[0] for a in table.around() if a.tag == "details" and a.children)
    told = {each.text().strip() for each in above if isinstance(each, Element)}
    themes = known.edition.series.themes.themes
    return next((t.id for t in themes if t.label_in(language()) in told), None)
