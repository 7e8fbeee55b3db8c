"""A brief as text, Markdown, a page of HTML, and JSON: the same lines in each."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from comparator.analysis.brief import brief_of
from comparator.analysis.brief_sections import Brief, BriefLine, Chapter, Quote
from comparator.analysis.names.gazetteer import gazetteer_of
from comparator.analysis.telling_part import telling_part
from comparator.exports.json import json_bytes
from comparator.language.plain_text import in_markdown, one_line, printable
from comparator.model import Edition, Series
from comparator.model.passage_ids import text_of
from comparator.report.parts.newest_changes import balance_of
from comparator.report.rendering.markdown import disarmed
from comparator.wording.finding_rules import (
    condition_in_words,
    country_in_words,
    kind_and_rule,
)
from comparator.wording.formatting import (
    MISSING,
    counting,
    excerpt,
    listed,
    missing_note,
    number,
    plural,
    quoted,
    told,
)
from comparator.wording.labels import labels
from comparator.wording.translation import language, msg, say, speaking

if TYPE_CHECKING:
    from comparator.report.rendering.assets import Inlined

SCHEMA = "comparator/brief/1"
MOST = 5
"""Lines of a chapter that are told where not all are asked for."""
_MOST_WORDS = 30
# What was put in is told for its end, too, not only for where it begins.
_MOST_WORDS_PUT_IN = 45
_PLAIN_SPACES = str.maketrans("\u00a0\u202f", "  ")
_HEADINGS = {
    Chapter.NEW: msg("New: no declaration before said it"),
    Chapter.NEAR: msg("In new words: compare earlier sentences"),
    Chapter.BACK: msg("Back after a silence"),
    Chapter.STEPS: msg("A step further"),
    Chapter.WITHIN: msg("New within sentences that stood"),
    Chapter.PERHAPS_NEW: msg("Perhaps new: no earlier sentence is linked"),
    Chapter.LONGEST: msg("Gone: said more than once"),
    Chapter.GONE: msg("Gone: said by the one before"),
    Chapter.GONE_NEAR: msg("Gone in these words: compare later sentences"),
    Chapter.PERHAPS_GONE: msg("Perhaps gone: no later sentence is linked"),
    Chapter.CUT: msg("Cut from sentences that stand"),
    Chapter.CONDITIONS: msg("Conditions that came or went"),
    Chapter.REWORDED: msg("Stronger, weaker, hedged, by fewer"),
    Chapter.REPLACED: msg("In other words"),
    Chapter.NUMBERS: msg("Numbers and dates that changed"),
    Chapter.MEMBERS: msg("Members and partners"),
    Chapter.BORN: msg("Phrases that were born"),
    Chapter.DIED: msg("Phrases that died"),
    Chapter.RETURNED: msg("Phrases that returned"),
}


CLAIMS = {
    Chapter.NEW: "new",
    Chapter.BACK: "back",
    Chapter.GONE: "gone",
    Chapter.LONGEST: "gone",
}
"""What the lines of a chapter claim, as pages mark it; the others claim nothing of time."""
_HEADS = {
    **dict.fromkeys((Chapter.GONE_NEAR, Chapter.REPLACED), 0),
    **dict.fromkeys((Chapter.PERHAPS_NEW, Chapter.PERHAPS_GONE), 3),
}
"""How many lines are told of a chapter where not all are asked for, if not as many as of others:
none of places to look, which are often wrong ones, and of what is mostly said in other words
without meaning more; few of what is linked to none, if nothing more is sure."""


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
    told: BriefLine


@dataclass(frozen=True, slots=True)
class Section:
    """Lines of one kind.

    Attributes:
        heading: What they are about.
        chapter: The same for programs.
        total: How many there are, told or not.
    """

    heading: str
    lines: tuple[Line, ...]
    chapter: Chapter
    total: int


@dataclass(frozen=True, slots=True)
class BriefView:
    """A brief in words, ready to be set."""

    title: str
    sentences: tuple[str, ...]
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class BriefPage:
    """A brief in words with the style sheet of its page."""

    brief: BriefView
    sheet: "Inlined"


def export_brief(
    series: Series, brief: Brief, form: str, ui_language: str = "en", most: int | None = MOST
) -> bytes:
    """Return a brief in a form: md, html, json or text."""
    with speaking(ui_language), counting(d.language for d in series.declarations):
        view = brief_view(series, brief, most)
        if form == "json":
            document = _document(series, brief, view)
            return json_bytes(document)
        if form == "html":
            from comparator.report.rendering.assets import inlined
            from comparator.report.rendering.templates import render

            return render("brief", BriefPage(view, inlined("brief.css")))
        return _as_text(view, form)


def _document(series: Series, brief: Brief, view: BriefView) -> dict[str, object]:
    return {
        "schema": SCHEMA,
        "series": series.id,
        "declaration": brief.declaration,
        "before": brief.before,
        "title": view.title,
        "sentences": list(view.sentences),
        "sections": [
            {
                "chapter": str(section.chapter),
                "heading": section.heading,
                "total": section.total,
                "lines": [_line_of_document(section.chapter, line) for line in section.lines],
            }
            for section in view.sections
        ],
    }


def _line_of_document(chapter: Chapter, line: Line) -> dict[str, object]:
    told = line.told
    sides = {
        name: {"passage": quote.passage, "words": quote.words} if quote else None
        for name, quote in (("old", told.old), ("new", told.new))
    }
    return {
        **sides,
        "claim": CLAIMS.get(chapter),
        "near": told.near or None,
        "since": told.since or None,
        "said": told.said,
        "count": told.count,
        "turn": str(told.turn) if told.turn else None,
        "finding": str(told.finding.kind) if told.finding else None,
        "remark": line.tail.strip(" –\u00a0"),
    }


def _as_text(view: BriefView, form: str) -> bytes:
    shown: Callable[[str], str] = in_markdown if form == "md" else str
    heading = ("# ", "## ") if form == "md" else ("", "")
    lines = [heading[0] + shown(view.title), ""]
    for sentence in view.sentences:
        lines += [shown(_spaced(sentence)), ""]
    for section in view.sections:
        lines += [heading[1] + shown(section.heading), ""]
        for line in section.lines:
            lines.append(f"- {_quoted(line, shown)}")
        lines.append("")
    return ("\n".join(printable(line) for line in lines).rstrip("\n") + "\n").encode()


def brief_outline(edition: Edition, declaration_id: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the brief of a declaration for a forge's comment: lines, each with those under it.

    The first declaration has none.
    """
    if edition.series.declarations[0].id == declaration_id:
        return ()
    view = brief_view(edition.series, brief_of(edition, declaration_id))
    return (
        *((disarmed(_spaced(sentence)), ()) for sentence in view.sentences),
        *(
            (disarmed(section.heading), tuple(_quoted(line, disarmed) for line in section.lines))
            for section in view.sections
        ),
    )


def _quoted(line: Line, shown: Callable[[str], str]) -> str:
    """Return a line of a brief, its words as `shown` shows them."""
    parts = (
        f"{part.lead}{quoted(shown(part.words), part.language)} ({part.passage})"
        for part in line.parts
    )
    return "".join(parts) + shown(_spaced(line.tail))


def _spaced(text: str) -> str:
    """Return a sentence of ours for plain text, where spaces that hold words together are odd."""
    return text.translate(_PLAIN_SPACES)


def brief_view(series: Series, brief: Brief, most: int | None = MOST) -> BriefView:
    """Return a brief in words, with so many lines of each chapter, or all."""
    name = labels(series.declarations, series)
    return BriefView(
        say(
            "%(newer)s against %(older)s",
            newer=name[brief.declaration],
            older=name[brief.before],
        ),
        tuple(_sentences(series, brief, name)),
        tuple(
            Section(
                _heading(chapter, len(shown), len(lines)),
                tuple(_line(series, chapter, line, name) for line in shown),
                chapter,
                len(lines),
            )
            for chapter, lines in brief.chapters
            for shown in (lines if most is None else lines[: _HEADS.get(chapter, most)],)
        ),
    )


def _sentences(series: Series, brief: Brief, name: dict[str, str]) -> Iterator[str]:
    before = name[brief.before]
    lengths = (brief.words_before, brief.words)
    yield "".join(
        s.text for s in balance_of(brief.measure, lengths, before, hands_differ=brief.hands_differ)
    )
    if brief.measure.added and brief.earlier > 1:
        yield told(
            brief.never_before,
            "At least %(count)s word stands in sentences that none of the %(earlier)s before had.",
            "At least %(count)s words stand in sentences that none of the %(earlier)s before had.",
            msg("Of no sentence is it sure that none of the %(earlier)s before had it."),
            earlier=plural(brief.earlier, "declaration"),
        )
    if note := missing_note(series):
        yield note
    turns = brief.themes
    if turns.new:
        yield say("New as themes: %(themes)s.", themes=_themes(series, turns.new))
    if turns.back:
        yield say("Back as themes: %(themes)s.", themes=_themes(series, turns.back))
    if turns.gone:
        yield say("Gone as themes: %(themes)s.", themes=_themes(series, turns.gone))


def _themes(series: Series, themes: Sequence[tuple[str, int]]) -> str:
    return listed(
        say(
            "%(theme)s (%(words)s)",
            theme=series.themes[t].label_in(language()),
            words=plural(n, "word"),
        )
        for t, n in themes
    )


def _heading(chapter: Chapter, shown: int, total: int) -> str:
    heading = say(_HEADINGS[chapter])
    if shown == total:
        return heading
    return say(
        "%(heading)s (%(shown)s of %(total)s)",
        heading=heading,
        shown=number(shown),
        total=number(total),
    )


def _line(series: Series, chapter: Chapter, line: BriefLine, name: dict[str, str]) -> Line:
    parts = []
    for quote, lead in ((line.old, ""), (line.new, " → " if line.old else "")):
        if quote is not None:
            parts.append(_part(series, chapter, quote, lead))
    return Line(tuple(parts), _tail(chapter, line, _marked(series, line, name)), line)


def _marked(series: Series, line: BriefLine, name: dict[str, str]) -> dict[str, str]:
    """Return names, that of the text since which something is said marked where years miss."""
    quote = line.new or line.old
    own = text_of(quote.passage) if quote else ""
    if not line.since or not series.missing_years(line.since, own):
        return name
    return name | {line.since: name[line.since] + MISSING}


def _part(series: Series, chapter: Chapter, quote: Quote, lead: str) -> Part:
    declaration, line = series[text_of(quote.passage)], one_line(quote.words)
    # Words that were put in are quoted from the first on; of a sentence what tells most.
    if chapter is Chapter.WITHIN:
        words = excerpt(line, _MOST_WORDS_PUT_IN)
    else:
        words = telling_part(line, gazetteer_of(series.names, declaration.language), _MOST_WORDS)
    return Part(lead, words, quote.passage, declaration.language)


def _tail(chapter: Chapter, line: BriefLine, name: dict[str, str]) -> str:
    remark = _remark(chapter, line, name)
    told = say(" – %(remark)s", remark=remark) if remark else ""
    return told + "".join(dict.fromkeys(filter(None, map(_whom, (line.old, line.new)))))


def _whom(quote: Quote | None) -> str:
    """Return whom the "they" of a quotation stands for, in words of the text."""
    if quote is None or not quote.they:
        return ""
    return say("; they: %(who)s", who=quoted(quote.they, quote.language))


def rule_of_line(chapter: Chapter, line: BriefLine) -> str:
    """Return by which rule a line is told, or "" where it is told for its weight."""
    if line.finding:
        return kind_and_rule(line.finding)
    if chapter is Chapter.MEMBERS:
        return country_in_words(is_new=line.new is not None)
    return ""


def _remark(chapter: Chapter, line: BriefLine, name: dict[str, str]) -> str:
    if rule := rule_of_line(chapter, line):
        return rule
    if line.turn:
        return condition_in_words(line.turn)
    if chapter in {Chapter.BORN, Chapter.REPLACED, Chapter.STEPS}:
        return ""
    if chapter is Chapter.WITHIN:
        return plural(line.count, "new word")
    if chapter in {Chapter.DIED, Chapter.RETURNED}:
        declarations = plural(line.count, "declaration")
        sentence = msg("said in %(declarations)s, the first: %(name)s")
        return say(sentence, declarations=declarations, name=name[line.since])
    return _remark_on_a_clause(chapter, line, name)


def _remark_on_a_clause(chapter: Chapter, line: BriefLine, name: dict[str, str]) -> str:
    words = plural(line.count, "word")
    told = ""
    if line.near:
        return say("%(words)s; compare %(passage)s", words=words, passage=line.near)
    if chapter is Chapter.NEAR:
        told = msg("%(words)s; compare %(name)s")
    elif chapter is Chapter.BACK:
        told = msg("%(words)s, last said in %(name)s")
    elif line.said > 1:
        told = msg("%(words)s, said since %(name)s, %(count)s declarations in a row")
    elif chapter is Chapter.GONE and line.since:
        told = msg("%(words)s; its matter perhaps since %(name)s")
    elif chapter is Chapter.LONGEST:
        told = msg("%(words)s, had come back after a silence since %(name)s")
    if not told:
        return words
    return say(told, words=words, name=name[line.since], count=number(line.said))
