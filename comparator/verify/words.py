"""Every word of a text once, in its place, as in the source."""

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator

from comparator.model import Collation, Declaration
from comparator.verify.evidence import Evidence
from comparator.verify.page_reader import Element
from comparator.verify.published import Fault, Sheet, passage_at

_WORD = re.compile(r"\w+")
_RUN = re.compile(r"¶\d+\.(\d{1,4})–(\d{1,4})")
_PAIR = re.compile(r"(.+?)--(.+)-(?:left|right)-p[\d.]+$")


def is_ours(element: Element) -> bool:
    """Whether an element holds words of the page, not of a text."""
    return "data-chrome" in element.attributes


def is_deleted(element: Element) -> bool:
    """Whether an element holds words of ours, or of an older text."""
    return is_ours(element) or element.tag in {"del", "s"}


def faults_of_words(sheet: Sheet, known: Evidence) -> Iterator[Fault]:
    """Yield where a sheet does not say what the texts say.

    Wherever a passage is shown it is shown whole; the page of a declaration has all of them in
    order, that of a pair those of both sides; a theme's page has, or leads to, all that is of it.
    """
    yield from _inexact(sheet, known)
    if sheet.room == "declarations":
        yield from _missing(sheet, sheet.root.having("data-passage"), sheet.name, known)
    elif sheet.room in {"pairs", "witnesses"} and sheet.name != "any":
        pair = texts_of(sheet)
        sides = [*sheet.root.having("data-side")]
        yield from _missing_on_sides(sheet, sides, pair, known)
        yield from _mismarked(sheet, sides, pair, known)
        yield from _untrue_copies(sheet, _rows(sheet), pair, known)
    elif sheet.room == "themes":
        yield from _faults_of_theme(sheet, known)


def _inexact(sheet: Sheet, known: Evidence) -> Iterator[Fault]:
    """Yield the passages that are not shown as they stand."""
    pieces: dict[str, list[str]] = defaultdict(list)
    for element in sheet.root.having("data-passage"):
        refs = element.attributes["data-passage"].split()
        for ref in refs:
            if ref not in known.passage:
                yield sheet.fault(element, "words", f"there is no passage {ref}.")
            elif sheet.room == "clauses":
                pieces[ref].append(element.text(is_deleted))
            else:
                yield from _unlike_source(sheet, element, known.passage[ref].text)
    for ref, told in pieces.items():
        if "".join("".join(told).split()) != "".join(known.passage[ref].text.split()):
            yield sheet.fault(None, "words", f"{ref} is not as it stands.")


def _unlike_source(sheet: Sheet, element: Element, source: str) -> Iterator[Fault]:
    """Yield that an element has other words than the passage it names; older ones may stand by."""
    has_sides = "data-side" in element.attributes
    shown = [element.text(is_ours if has_sides else is_deleted)]
    if source not in shown:
        yield sheet.fault(
            element, "words", f"{element.attributes['data-passage']} is not as it stands."
        )


def _missing(
    sheet: Sheet, elements: Iterable[Element], text: str, known: Evidence
) -> Iterator[Fault]:
    """Yield that passages of a text are not all there once, in order."""
    if text not in known.text:
        yield sheet.fault(None, "words", f"there is no text {text}.")
        return
    wanted = [p.id for p in known.text[text].passages]
    found = [element.attributes["data-passage"] for element in elements]
    if found != wanted:
        lacking = ", ".join(list((Counter(wanted) - Counter(found)).elements())[:3])
        surplus = ", ".join(list((Counter(found) - Counter(wanted)).elements())[:3])
        what = "; ".join(
            (
                *([f"not there: {lacking}"] if lacking else []),
                *([f"too many: {surplus}"] if surplus else []),
                *([] if lacking or surplus else ["not in order"]),
            )
        )
        yield sheet.fault(None, "words", f"the passages of {text} are not all there once: {what}.")


def texts_of(sheet: Sheet) -> tuple[str, str]:
    """Return the ids of the two texts that the address of a sheet names."""
    left, _, right = sheet.name.partition("--")
    return left, f"{left}.{right}" if sheet.room == "witnesses" else right


def _missing_on_sides(
    sheet: Sheet, sides: Iterable[Element], pair: tuple[str, str], known: Evidence
) -> Iterator[Fault]:
    """Yield that one of two texts is not all there on its side."""
    by_side = defaultdict(list)
    for element in sides:
        by_side[element.attributes["data-side"]].append(element)
    for side, text in zip(("left", "right"), pair, strict=True):
        yield from _missing(sheet, by_side[side], text, known)


def _mismarked(
    sheet: Sheet, sides: Iterable[Element], pair: tuple[str, str], known: Evidence
) -> Iterator[Fault]:
    """Yield the passages in which other words are marked than those that changed.

    Where few words survive none is marked: those that both have may be in bold. Of two texts
    whose edits nobody asked for, which are set only when picked, nothing is known.
    """
    if pair not in known.changed:
        return
    changed = known.changed[pair]
    for element in sides:
        edits = [e for e in element.all() if e.tag in {"ins", "del", "s"}]
        marked = "".join(e.text() for e in edits if "whole" not in e.classes())
        wanted = changed.get(element.attributes["data-passage"], "")
        if "".join(marked.split()) != "".join(wanted.split()):
            ref = element.attributes["data-passage"]
            yield sheet.fault(element, "words", f"in {ref} other words are marked than changed.")


def _words_of(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text))


def _rows(sheet: Sheet) -> Iterator[Element]:
    return (element for element in sheet.root.all() if "row" in element.classes())


def _untrue_copies(
    sheet: Sheet, rows: Iterable[Element], pair: tuple[str, str], known: Evidence
) -> Iterator[Fault]:
    """Yield where the rows of a pair say it otherwise in one column, or in place of a move."""
    older, newer = (known.text.get(text) for text in pair)
    if older is None or newer is None:
        return
    said = [{_words_of(p.text) for p in text.passages} for text in (older, newer)]
    struck = _struck(older, known.collation.get((older.id, newer.id)))
    for row in rows:
        right = [e for e in row.having("data-side") if e.attributes["data-side"] == "right"]
        for element in row.all():
            if "there" in element.classes() and _words_of(element.text()) not in said[0] | said[1]:
                yield sheet.fault(element, "words", "a passage that moved is not as it stands.")
            elif "merge" in element.classes():
                own = tuple(w for e in right for w in _words_of(e.text(is_ours)))
                if _words_of(element.text(_is_not_newer)) != own:
                    yield sheet.fault(element, "words", "in one column it does not say the same.")
                yield from _untrue_deletions(sheet, element, said[0], struck)


def _struck(older: Declaration, collation: Collation | None) -> str:
    """Return the words of an older text, as they follow each other in it and in its links."""
    text = {p.id: " ".join(p.text.split()) for p in older.passages}
    links = [" ".join(map(text.__getitem__, n.left)) for n in collation.links] if collation else ()
    return "\n".join((" ".join(text.values()), *links))


def _untrue_deletions(
    sheet: Sheet, merge: Element, said: Container[tuple[str, ...]], struck: str
) -> Iterator[Fault]:
    """Yield the older words in a column that the older text has not."""
    for element in merge.all():
        if element.tag == "del" and " ".join(element.text().split()) not in struck:
            yield sheet.fault(
                element, "words", "in one column words are struck that stood nowhere."
            )
        elif "was" in element.classes() and _words_of(element.text()) not in said:
            yield sheet.fault(
                element, "words", "in one column an older passage is not as it stood."
            )


def _is_not_newer(element: Element) -> bool:
    """Whether an element in a column holds no words of the newer text.

    Nor is a space between words that went and words that came, which parts what is one word to
    those who count by white space: Chinese.
    """
    is_space = is_ours(element) and not element.text().strip()
    return is_space or element.tag == "del" or bool({"was", "at", "cross"} & {*element.classes()})


def _passages_at(link: Element) -> Iterator[str]:
    """Yield the passages that a link leads to: of a run of neighbours, "¶7.1–2", each."""
    first = passage_at(link.attributes["href"])
    yield first
    if run := _RUN.search(link.text()):
        block = first.rpartition(".")[0]
        yield from (f"{block}.{n}" for n in range(int(run[1]) + 1, int(run[2]) + 1))


def _faults_of_theme(sheet: Sheet, known: Evidence) -> Iterator[Fault]:
    """Yield the passages of a theme that its page lacks, as a whole and in each pair on it."""
    shown = {e.attributes["data-passage"] for e in sheet.root.having("data-passage")}
    for element in sheet.root.having("href"):
        shown.update(_passages_at(element))
    texts = [d.id for d in known.edition.series.declarations]
    yield from () if sheet.part else _missing_of_theme(sheet, shown, texts, known)
    pairs: dict[tuple[str, str], list[Element]] = defaultdict(list)
    for row in _rows(sheet):
        side = next(row.having("data-side"), None)
        found = _PAIR.match(side.attributes.get("id", "")) if side else None
        if found is None:
            yield sheet.fault(row, "words", "of which texts this row is cannot be told.")
        else:
            pairs[found[1], found[2]].append(row)
    for pair, rows in pairs.items():
        sides = [element for row in rows for element in row.having("data-side")]
        own = {e.attributes["data-passage"] for e in sides}
        yield from _missing_of_theme(sheet, own, [t for t in texts if t in pair], known)
        yield from _out_of_order(sheet, sides, known)
        yield from _mismarked(sheet, sides, pair, known)
        yield from _untrue_copies(sheet, rows, pair, known)


def _out_of_order(sheet: Sheet, sides: Iterable[Element], known: Evidence) -> Iterator[Fault]:
    """Yield that the passages of a newer text do not follow each other as they do in it."""
    newer = [e for e in sides if e.attributes["data-side"] == "right"]
    places = [known.place[e.attributes["data-passage"]] for e in newer]
    for element, before, after in zip(newer[1:], places, places[1:], strict=False):
        if after < before:
            yield sheet.fault(element, "words", "it does not stand where it does in its text.")


def _missing_of_theme(
    sheet: Sheet, shown: Container[str], texts: Iterable[str], known: Evidence
) -> Iterator[Fault]:
    """Yield the passages of some texts that are of the sheet's theme and not there."""
    for text in texts:
        for p in known.text[text].passages:
            if any(score.theme == sheet.name for score in p.themes) and p.id not in shown:
                yield sheet.fault(None, "words", f"{p.id} is of this theme and not there.")
