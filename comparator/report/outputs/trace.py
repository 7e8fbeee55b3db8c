"""The life of a phrase as text, Markdown and JSON."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence

from comparator.analysis.history import Claim, History, Saying, Sureness
from comparator.analysis.phrases.lives import Fate, PhraseLife
from comparator.analysis.phrases.matter import Matter, matter_of
from comparator.analysis.phrases.trace import Nearness, Occurrence, Trace
from comparator.exports.json import json_bytes
from comparator.language.plain_text import in_markdown, one_line, printable
from comparator.model import UNDATED, Declaration, Series
from comparator.wording.formatting import day, naming_missing, plural

SCHEMA = "comparator/trace/1"
_AROUND = 60


def export_trace(series: Series, trace: Trace, history: History, form: str) -> bytes:
    """Return a trace in a form: text, md or json; with what the series says of its matter."""
    write = {"text": _as_text, "md": _as_markdown, "json": _as_json}[form]
    return (write(series, trace, matter_of(trace, history)).rstrip("\n") + "\n").encode()


def export_lives(
    history: History,
    series: Series,
    declaration_id: str,
    lives: Mapping[Fate, tuple[PhraseLife, ...]],
    form: str,
) -> bytes:
    """Return the phrases born, died and returned in a declaration: text, md or json.

    Each with what the history of the series says of the passage that has it.
    """
    claimed = [
        (life, _claim(history, life, declaration_id)) for found in lives.values() for life in found
    ]
    if form == "json":
        document = {
            "schema": "comparator/phrases/1",
            "series": series.id,
            "declaration": declaration_id,
            "phrases": [_life_as_json(life, claim) for life, claim in claimed],
        }
        return json_bytes(document)
    is_text = form == "text"
    written: Callable[[str], str] = str if is_text else in_markdown
    lines = [("" if is_text else "# ") + written(f"Phrases of {series[declaration_id].title}"), ""]
    for fate, found in lives.items():
        lines += [("" if is_text else "## ") + fate.capitalize(), ""]
        for life, claim in claimed:
            if life.fate is fate:
                first, count = life.said_in[0], plural(len(life.said_in), "declaration")
                said = f"said in {count}, first {first}"
                years = series.missing_years(first, declaration_id)
                told = f"{life.passage}; {naming_missing(said, years)}; {_CLAIMS[claim]}"
                lines.append(f"- “{written(one_line(life.words))}” ({told})")
        lines += [] if found else ["- none"]
        lines.append("")
    if not lives:
        lines.append("None is told: other hands rendered this text than the one before.")
    return ("\n".join(printable(line) for line in lines).rstrip("\n") + "\n").encode()


def _life_as_json(life: PhraseLife, claim: str) -> dict[str, object]:
    return {
        "fate": str(life.fate),
        "words": life.words,
        "passage": life.passage,
        "start": life.start,
        "count": life.count,
        "said_in": list(life.said_in),
        "claim": claim,
    }


_CLAIMS = {
    "new": "its passage is new",
    "back": "its passage is back",
    "near": "an earlier passage comes near",
    "said": "its clause had been said before",
    "first": "its text is the first",
    "gone": "its passage is gone",
    "near after": "a later passage comes near",
    "words gone": "its words are gone",
    "said again": "its clause is said again",
}


def _claim(history: History, life: PhraseLife, newer: str) -> str:
    """Return what is known of the passage of a phrase: a key of `_CLAIMS`."""
    ref = life.passage
    if life.fate is Fate.DIED:
        if history.is_gone(ref, newer):
            return "gone"
        if history.is_said_again(ref, newer):
            return "said again"
        return "near after" if history.nearest_after(ref, newer) else "words gone"
    told = {Claim.COMPARE: "near", Claim.STOOD: "said"}
    claim = history.claim(ref)
    return told.get(claim, str(claim))


def _as_json(series: Series, trace: Trace, matter: Matter) -> str:
    text = series.words_by_id()
    document = {
        "schema": SCHEMA,
        "series": series.id,
        "phrase": trace.phrase,
        "first": trace.first,
        "last": trace.last,
        "missing_years": list(_missing(series, trace)),
        "matter": {
            "before": _sayings(matter.before),
            "near": matter.near,
            "after": _sayings(matter.after),
        },
        "declarations": [
            {
                "id": d.id,
                "title": d.title,
                "date": None if d.date == UNDATED else d.date.isoformat(),
                "count": trace.count(d.id),
                "near": len(found) - trace.count(d.id),
                "occurrences": [
                    {
                        "passage": o.passage,
                        "start": o.start,
                        "end": o.end,
                        "nearness": str(o.nearness),
                        "words": text[o.passage][o.start : o.end],
                    }
                    for o in found
                ],
            }
            for d, found in _years(series, trace)
        ],
        "passages": {o.passage: text[o.passage] for _, found in trace.years for o in found},
    }
    return json.dumps(document, ensure_ascii=False, indent=1)


def _sayings(found: Sequence[Saying]) -> list[dict[str, object]]:
    return [
        {"declaration": s.declaration, "passages": list(s.passages), "sureness": str(s.sureness)}
        for s in found
    ]


def _as_text(series: Series, trace: Trace, matter: Matter) -> str:
    width = max(len(d.id) for d in series.declarations)
    lines = [f"“{trace.phrase}”", summary(series, trace), *_of_matter(matter), ""]
    lines.append(f"{'':{width}}  exact  near")
    for d, found in _years(series, trace):
        count = trace.count(d.id)
        lines.append(f"{d.id:{width}}  {count or '–':>5}  {len(found) - count or '–':>4}")
    text = series.words_by_id()
    for heading, is_wanted in _PARTS:
        chosen = [o for _, found in trace.years for o in found if is_wanted(o)]
        if chosen:
            lines += ["", heading]
        for o in chosen:
            note = "" if o.nearness is Nearness.EXACT else f" ({o.nearness})"
            lines += [f"  {o.passage}{note}", f"    {_context(text[o.passage], o, '[{}]', str)}"]
    return "\n".join(printable(line) for line in lines)


def _as_markdown(series: Series, trace: Trace, matter: Matter) -> str:
    lines = [f"# “{in_markdown(trace.phrase)}”", ""]
    lines += [in_markdown(" ".join([summary(series, trace), *_of_matter(matter)])), ""]
    lines += ["| declaration | exact | near |", "| --- | ---: | ---: |"]
    for d, found in _years(series, trace):
        count = trace.count(d.id)
        lines.append(f"| {d.id} | {count} | {len(found) - count} |")
    text = series.words_by_id()
    for heading, is_wanted in _PARTS:
        chosen = [o for _, found in trace.years for o in found if is_wanted(o)]
        if chosen:
            lines += ["", f"## {heading}", ""]
        for o in chosen:
            note = "" if o.nearness is Nearness.EXACT else f", {o.nearness}"
            context = _context(text[o.passage], o, "**{}**", in_markdown)
            lines.append(f"- {context} ({o.passage}{note})")
    return "\n".join(printable(line) for line in lines)


_PARTS: tuple[tuple[str, Callable[[Occurrence], bool]], ...] = (
    ("Exactly", lambda o: o.nearness is Nearness.EXACT),
    ("Nearly", lambda o: o.nearness is not Nearness.EXACT),
)


def _years(series: Series, trace: Trace) -> Iterator[tuple[Declaration, tuple[Occurrence, ...]]]:
    for ref, found in trace.years:
        yield series[ref], found


def summary(series: Series, trace: Trace) -> str:
    """Return in a sentence how often and from when to when a phrase is said."""
    if trace.first is None or trace.last is None:
        return "No declaration says it in these words."
    total = sum(trace.count(ref) for ref, _ in trace.years)
    saying = sum(bool(trace.count(ref)) for ref, _ in trace.years)
    first, last = series[trace.first], series[trace.last]
    told = (
        f"Said {plural(total, 'time')} in {saying} of {plural(len(trace.years), 'declaration')}: "
        f"first in {first.id} ({day(first.date)}), last in {last.id} ({day(last.date)})"
    )
    return naming_missing(told, _missing(series, trace)) + "."


def _missing(series: Series, trace: Trace) -> tuple[int, ...]:
    """Return the years without a text that may have said a phrase first, between, or last."""
    if trace.first is None or trace.last is None:
        return ()
    newest = series.line(trace.last)[-1].id
    return tuple(
        dict.fromkeys(
            (*series.all_missing_years(trace.last), *series.missing_years(trace.last, newest))
        )
    )


def _of_matter(matter: Matter) -> Iterator[str]:
    """Yield what is said of the matter of a phrase in other words, a sentence each."""
    if matter.before:
        yield f"Before, in other words: {_places(matter.before)}."
    elif matter.near:
        yield f"Before, near it: {matter.near}."
    if matter.after:
        yield f"After, in other words: {_places(matter.after)}."


def _places(found: Sequence[Saying]) -> str:
    return ", ".join(
        " ".join(said.passages) + (" (likely)" if said.sureness is Sureness.LIKELY else "")
        for said in found
    )


def _context(text: str, o: Occurrence, mark: str, written: Callable[[str], str]) -> str:
    """Return the words of an occurrence, marked, with some of what stands around them."""
    before, after = text[: o.start], text[o.end :]
    if len(before) > _AROUND:
        before = "… " + before[-_AROUND:].partition(" ")[2]
    if len(after) > _AROUND:
        after = after[:_AROUND].rpartition(" ")[0] + " …"
    words = mark.format(written(text[o.start : o.end]))
    return one_line(f"{written(before)}{words}{written(after)}")
