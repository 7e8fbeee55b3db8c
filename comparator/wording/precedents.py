"""What was agreed before of a clause of a draft, in words."""

from collections.abc import Iterator, Mapping

from comparator.language.plain_text import one_line
from comparator.model import Finding
from comparator.model.passage_ids import mark_of, text_of
from comparator.model.precedents import Clause, LeftOut, Precedents, Verdict
from comparator.model.rounds import Bracket, Closed, DraftRound, Outcome
from comparator.wording.finding_rules import confidence_in_words, kind_and_rule
from comparator.wording.formatting import number, plural, quoted
from comparator.wording.translation import msg, say

VERDICTS = {
    Verdict.AGREED: msg("Agreed, word for word"),
    Verdict.CHANGED: msg("Agreed, with changes"),
    Verdict.SHIFTED: msg("Stronger or weaker than last agreed"),
    Verdict.NEAR: msg("New in these words, near what was agreed"),
    Verdict.NEW: msg("New"),
}
"""Each verdict as a heading, in the order in which readers see them."""


def places(passages: tuple[str, ...]) -> str:
    """Return where passages stand."""
    return say(", ").join(map(mark_of, passages))


def verdict_in_words(clause: Clause) -> str:
    """Return what was agreed of a clause, in a few words."""
    return say(VERDICTS[clause.verdict])


def precedent_in_words(clause: Clause, names: Mapping[str, str]) -> Iterator[str]:
    """Yield the sentences on what was agreed before of a clause."""
    if clause.same_in:
        first, last = names[clause.same_in[0]], names[clause.same_in[-1]]
        if len(clause.same_in) == 1:
            yield say("In these words in one text: %(name)s.", name=last)
        else:
            yield say(
                "In these words in %(texts)s, first %(first)s, last %(last)s.",
                texts=plural(len(clause.same_in), "text"),
                first=first,
                last=last,
            )
    elif clause.near:
        told = (
            say("%(name)s, %(place)s", name=names[text_of(ref)], place=mark_of(ref))
            for ref in clause.near
        )
        sentence = msg("No text is known to say it; compare %(places)s.")
        if clause.verdict is Verdict.NEW:
            sentence = msg("Nothing like it was agreed; nearest, and still far: %(places)s.")
        yield say(sentence, places=say("; ").join(told))
    if clause.last and (not clause.same_in or clause.is_last_in_other_words):
        yield _last(clause, names)
    if clause.first and not clause.same_in and clause.last and clause.first != clause.last.text:
        yield say("Said since %(name)s.", name=names[clause.first])


def _last(clause: Clause, names: Mapping[str, str]) -> str:
    assert clause.last  # noqa: S101 - asked for only where there is one
    sentence = msg("Last agreed in %(name)s, %(places)s.")
    if clause.is_last_in_other_words:
        sentence = msg("Last agreed in other words: %(name)s, %(places)s.")
    elif not clause.last.is_sure:
        sentence = msg("Likely last agreed in %(name)s, %(places)s.")
    elif clause.last.variant.is_light:
        sentence = msg("Last agreed in %(name)s, %(places)s; only letters and points differ.")
    return say(sentence, name=names[clause.last.text], places=places(clause.last.passages))


def finding_in_words(finding: Finding, language: str) -> str:
    """Return a finding as a line: what it is, by what words, and how sure it is."""
    sides = (finding.left_words, finding.right_words)
    words = " → ".join(quoted(side, language) for side in sides if side)
    return say(
        "%(rule)s: %(words)s (%(sureness)s)",
        rule=kind_and_rule(finding),
        words=words,
        sureness=confidence_in_words(finding.confidence),
    )


def left_out_in_words(left: LeftOut) -> str:
    """Return what is said of what a draft leaves out, or ""."""
    if not left.near:
        return ""
    return say("compare %(place)s of the draft", place=mark_of(left.near))


def counts_in_words(found: Precedents) -> str:
    """Return what was agreed before of a draft, in figures."""
    return say("; ").join(
        say(
            "%(verdict)s: %(clauses)s",
            verdict=say(heading),
            clauses=plural(len(found.of(verdict)), "clause"),
        )
        for verdict, heading in VERDICTS.items()
    )


_OUTCOMES = {
    Outcome.KEPT: msg("Closed, kept: %(words)s"),
    Outcome.CHOSEN: msg("Closed, chosen: %(words)s"),
    Outcome.DROPPED: msg("Closed, dropped: %(words)s"),
}


def brackets_in_words(made: DraftRound) -> Iterator[str]:
    """Yield the sentences on what a draft leaves open; none of one that leaves nothing open."""
    rounds = made.rounds
    if rounds.now or rounds.before:
        yield say(
            "%(brackets)s open, %(nested)s of them within others, %(options)s with options.",
            brackets=plural(len(rounds.now), "bracket"),
            nested=number(sum(b.depth > 1 for b in rounds.now)),
            options=number(sum(bool(b.options) for b in rounds.now)),
        )
    if made.before and (rounds.now or rounds.before):
        yield say(
            "Since the round before %(closed)s closed and %(opened)s opened.",
            closed=number(len(rounds.closed)),
            opened=number(len(rounds.opened)),
        )


def changed_brackets_in_words(made: DraftRound) -> Iterator[str]:
    """Yield a line on each bracket that closed or opened since the round before."""
    if made.before:
        spoken = made.text.language
        yield from (closed_in_words(closed, spoken) for closed in made.rounds.closed)
        yield from (opened_in_words(bracket, spoken) for bracket in made.rounds.opened)


def closed_in_words(closed: Closed, language: str) -> str:
    """Return what became of a bracket that closed."""
    words = closed.words or closed.bracket.words
    return say(_OUTCOMES[closed.outcome], words=quoted(one_line(words), language))


def opened_in_words(bracket: Bracket, language: str) -> str:
    """Return that a bracket opened, and who asked for it."""
    words = quoted(one_line(bracket.words), language)
    if bracket.by:
        return say("Opened by %(who)s: %(words)s", who=one_line(bracket.by), words=words)
    return say("Opened: %(words)s", words=words)
