"""The rounds of a draft on the road: a text still worked on, held against its series."""

from dataclasses import replace
from typing import TYPE_CHECKING

from comparator.jobs import Workshop
from comparator.model import Declaration, Edition, Series
from comparator.pipeline import CollatingDesk, pair_of, prepared, weights_of

if TYPE_CHECKING:
    from comparator.model.precedents import Precedents
    from comparator.model.rounds import DraftRound, Row


def edition_of_draft(
    series: Series, draft: Declaration, workshop: Workshop | None = None
) -> tuple[Edition, "Precedents"]:
    """Return a series with a draft as its last text, and what it agreed before of each clause.

    Args:
        series: Its declarations, with passages and themes; at least one of the draft's kind.
        draft: As it was read; its id is of no text of the series.
        workshop: Where the work is done; here and now where None.
    """
    from comparator.analysis.history import History
    from comparator.analysis.precedents import precedents_of, texts_to_collate
    from comparator.model.reach import within_reach

    draft = prepared(series.themes, draft)
    whole = replace(series, declarations=(*series.declarations, draft))
    # What words are worth the series says: a draft that is worked on has its pairs made anew only.
    desk = CollatingDesk(whole, workshop or Workshop(), weighing=series)
    links = desk.collations([(*key, False) for key in within_reach(whole)])
    history = History(whole, links)
    asked = texts_to_collate(history, draft.id, draft.passages)
    varied = desk.collations([(text, draft.id, True) for text in asked])
    collations, learned = desk.understood(varied)
    known = {*map(pair_of, collations)}
    others = tuple(c for c in links if pair_of(c) not in known)
    edition = Edition(whole, collations, (), links=others, habits=learned)
    return edition, precedents_of(edition, draft.id, history)


def rounds_of_draft(
    series: Series,
    before: Declaration,
    made: "tuple[Edition, Precedents]",
    workshop: Workshop | None = None,
) -> "tuple[Row, ...]":
    """Return the clauses of two rounds of a draft and what was last agreed of each, in columns.

    Args:
        series: As for `edition_of_draft`.
        before: The round before the draft, as it was read.
        made: What `edition_of_draft` gave of the series and the draft.
        workshop: Where the work is done; here and now where None.
    """
    from comparator.alignment import collate
    from comparator.analysis.rounds import rows_of
    from comparator.diff import vary

    rounds = (edition_of_draft(series, before, workshop), made)
    (older, was), (newer, found) = ((e.series[found.draft], found) for e, found in rounds)
    collation = vary(collate(older, newer, weights_of(series)), older, newer)
    return rows_of(collation, (older, was), (newer, found))


def texts_before(series: Series, draft: Declaration, kind: str = "") -> Series:
    """Return the texts that a draft is held against: before it, in its language, of one kind.

    Args:
        series: Its declarations.
        draft: A text that may be one of them, or bear the id of one.
        kind: Of which kind; of the draft's own where "", or of that of the last text before it.
    """
    from comparator.language.codes import base_language
    from comparator.model import UNDATED

    ids = [d.id for d in series.declarations]
    before = series.declarations
    if draft.id in ids:
        before = before[: ids.index(draft.id)]
    elif draft.date != UNDATED:
        before = tuple(d for d in before if d.date <= draft.date)
    kinds = {d.kind for d in before}
    own = kind or (draft.kind if draft.kind in kinds else before[-1].kind if before else "")
    spoken = base_language(draft.language)
    kept = tuple(d for d in before if d.kind == own and base_language(d.language) == spoken)
    return replace(series, declarations=kept, witnesses=())


def round_before(series: Series, draft: Declaration) -> Declaration | None:
    """Return the round before a draft of a series: of what was adopted between there is none."""
    ids = [each.id for each in series.drafts]
    if draft.id not in ids or draft.id == ids[0]:
        return None
    before = series.drafts[ids.index(draft.id) - 1]
    is_adopted = any(before.date <= d.date < draft.date for d in series.declarations)
    return None if is_adopted else before


def draft_round(
    series: Series,
    draft: Declaration,
    before: Declaration | None,
    workshop: Workshop | None = None,
) -> "tuple[Edition, DraftRound]":
    """Return a draft against its series and its round before, and the series with it.

    Args:
        series: The texts it is held against, of one kind; see `texts_before`.
        draft: As it was read.
        before: The round before, as it was read, if there is one.
        workshop: Where the work is done; here and now where None.
    """
    from comparator.analysis.rounds import answers_in, rounds_of
    from comparator.model.rounds import DraftRound

    kind = series.declarations[-1].kind
    edition, found = edition_of_draft(series, replace(draft, kind=kind), workshop)
    rows: tuple[Row, ...] = ()
    if before is not None:
        before = replace(before, kind=kind)
        rows = rounds_of_draft(series, before, (edition, found), workshop)
    was, now = ([b.text for b in text.blocks] if text else [] for text in (before, draft))
    return edition, DraftRound(
        text=edition.series[draft.id],
        against=tuple(d.id for d in series.declarations),
        found=found,
        before=before,
        rounds=rounds_of(was, now, answers_in(rows)),
        rows=rows,
    )


def with_drafts(edition: Edition, workshop: Workshop | None = None) -> Edition:
    """Return an edition with the rounds of its drafts that have a text to be held against."""
    series, rounds = edition.series, []
    for draft in series.drafts:
        before = texts_before(series, draft)
        if before.declarations:
            rounds.append(draft_round(before, draft, round_before(series, draft), workshop)[1])
    return replace(edition, drafts=tuple(rounds))
