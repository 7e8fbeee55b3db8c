"""A brief as text, Markdown, and a page of HTML."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from comparator.insight.brief import Brief, BriefLine, Chapter, Quote, brief_of
from comparator.model import Edition, Series
from comparator.report.markdown import disarmed
from comparator.report.phrasing import counted, excerpt, listed, names, plural
from comparator.text.plain import in_markdown, one_line, printable

_MOST_WORDS = 30
_HEADINGS = {
    Chapter.NEW: "New: no declaration before said it",
    Chapter.BACK: "Back after a silence",
    Chapter.LONGEST: "Gone: the longest-standing",
    Chapter.DROPPED: "Gone: said once",
    Chapter.REWORDED: "Stronger, weaker, hedged, by fewer",
    Chapter.NUMBERS: "Numbers and dates that changed",
    Chapter.MEMBERS: "Members and partners",
    Chapter.BORN: "Phrases that were born",
    Chapter.DIED: "Phrases that died",
    Chapter.RETURNED: "Phrases that returned",
}


@dataclass(frozen=True, slots=True)
class Part:
    """Words that are quoted, what stands before them, and where they stand."""

    lead: str
    words: str
    passage: str
    language: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a brief: quotations, and a remark behind them."""

    parts: tuple[Part, ...]
    tail: str


@dataclass(frozen=True, slots=True)
class Section:
    """Lines of one kind."""

    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class BriefView:
    """A brief in words, ready to be set."""

    title: str
    sentences: tuple[str, ...]
    sections: tuple[Section, ...]


def export_brief(series: Series, brief: Brief, form: str) -> bytes:
    """Return a brief in a form: md, html or text."""
    view = brief_view(series, brief)
    if form == "html":
        from comparator.report.rendering import render

        return render("brief", view)
    say: Callable[[str], str] = in_markdown if form == "md" else str
    heading = ("# ", "## ") if form == "md" else ("", "")
    lines = [heading[0] + say(view.title), ""]
    for sentence in view.sentences:
        lines += [say(sentence), ""]
    for section in view.sections:
        lines += [heading[1] + say(section.heading), ""]
        for line in section.lines:
            lines.append(f"- {_quoted(line, say)}")
        lines.append("")
    return ("\n".join(printable(line) for line in lines).rstrip("\n") + "\n").encode()


def brief_sentences(edition: Edition, declaration_id: str) -> tuple[str, ...]:
    """Return the brief of a declaration as lines for a forge's comment; () for the first."""
    if edition.series.declarations[0].id == declaration_id:
        return ()
    view = brief_view(edition.series, brief_of(edition, declaration_id))
    lines = [disarmed(sentence) for sentence in view.sentences]
    for section in view.sections:
        lines += (
            f"{disarmed(section.heading)}: {_quoted(line, disarmed)}" for line in section.lines
        )
    return tuple(lines)


def _quoted(line: Line, say: Callable[[str], str]) -> str:
    """Return a line of a brief, its words as `say` shows them."""
    parts = (f"{part.lead}“{say(part.words)}” ({part.passage})" for part in line.parts)
    return "".join(parts) + say(line.tail)


def brief_view(series: Series, brief: Brief) -> BriefView:
    """Return a brief in words."""
    name = names(series.declarations)
    totals = dict(brief.totals)
    return BriefView(
        f"{name[brief.declaration]} against {name[brief.before]}",
        tuple(_sentences(series, brief, name)),
        tuple(
            Section(
                _heading(chapter, len(lines), totals[chapter]),
                tuple(_line(series, chapter, line, name) for line in lines),
            )
            for chapter, lines in brief.chapters
        ),
    )


def _sentences(series: Series, brief: Brief, name: dict[str, str]) -> Iterator[str]:
    m = brief.measure
    yield (
        f"Of its {plural(brief.words, 'word')}, "
        f"{counted(m.kept, 'stands as it stood', 'stand as they stood')} in {name[brief.before]}, "
        f"{counted(m.reworded_to, 'is', 'are')} in reworded passages and "
        f"{counted(m.added, 'is', 'are')} in new ones ({_share(m.added, brief.words)}); "
        f"{counted(brief.never_before, 'is', 'are')} in passages that none of the "
        f"{plural(brief.earlier, 'declaration')} before had."
    )
    yield (
        f"{plural(m.dropped, 'word')} of {name[brief.before]} "
        f"{'was' if m.dropped == 1 else 'were'} dropped."
    )
    for themes, verb in (
        (brief.new_themes, "New as themes"),
        (brief.gone_themes, "Gone as themes"),
    ):
        if themes:
            items = (f"{series.themes[t].label} ({plural(n, 'word')})" for t, n in themes)
            yield f"{verb}: {listed(items)}."


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f} %" if whole else "none"


def _heading(chapter: Chapter, shown: int, total: int) -> str:
    of_all = f" ({shown} of {total})" if shown < total else ""
    return _HEADINGS[chapter] + of_all


def _line(series: Series, chapter: Chapter, line: BriefLine, name: dict[str, str]) -> Line:
    parts = []
    for quote, lead in ((line.old, ""), (line.new, " → " if line.old else "")):
        if quote is not None:
            parts.append(_part(series, quote, lead))
    return Line(tuple(parts), _tail(chapter, line, name))


def _part(series: Series, quote: Quote, lead: str) -> Part:
    declaration = series[quote.passage.rsplit("#", maxsplit=1)[0]]
    words = excerpt(one_line(quote.words), _MOST_WORDS)
    return Part(lead, words, quote.passage, declaration.language)


def _tail(chapter: Chapter, line: BriefLine, name: dict[str, str]) -> str:
    if line.rule:
        return f" – {line.rule}"
    if chapter in {Chapter.BORN, Chapter.DIED, Chapter.RETURNED}:
        if chapter is Chapter.BORN:
            return ""
        return f" – said in {plural(line.count, 'declaration')}, first in {name[line.since]}"
    words = plural(line.count, "word")
    if chapter is Chapter.BACK:
        return f" – {words}, last said in {name[line.since]}"
    if line.said > 1:
        return f" – {words}, said since {name[line.since]}, {line.said} declarations in a row"
    return f" – {words}"
