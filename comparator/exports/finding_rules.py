"""Why something is a finding, in English, as files for other programs have it."""

from comparator.model import (
    Direction,
    Finding,
    FindingKind,
    GradeChange,
    Restriction,
    Role,
    Stage,
    Turn,
    VerbChange,
    VerbUse,
)


def english_rule(finding: Finding) -> str:  # noqa: PLR0911 - one return a kind
    """Return the rule of a finding, the same words as the English report has."""
    if finding.verbs:
        return _of_verbs(finding.verbs, finding.kind)
    if finding.grades:
        return _of_grades(finding.grades)
    if finding.restriction:
        return _of_restriction(finding.restriction)
    if finding.stages:
        return f"{_STAGES[finding.stages.old]} → {_STAGES[finding.stages.new]}"
    if finding.rates:
        return f"{finding.rates.old} → {finding.rates.new}"
    if finding.role is not Role.NAMED:
        what = "who say it" if finding.role is Role.SPEAKER else "who are against it"
        return f"{'joined' if finding.turn is Turn.CAME else 'left'} those {what}"
    if finding.kind is FindingKind.HEDGE:
        return f"a way out {finding.turn}"
    return f"{finding.kind} {finding.turn}"


_STAGES = {
    Stage.PROPOSED: "proposed",
    Stage.DECIDED: "decided",
    Stage.BEGUN: "begun or in force",
    Stage.DONE: "done or under review",
}


_DIRECTIONS = {
    Direction.STATEMENT: "a statement",
    Direction.OPINION: "an opinion",
    Direction.SUPPORT: "support",
    Direction.DEMAND: "a demand",
    Direction.COMMITMENT: "a commitment",
    Direction.CONCERN: "concern",
}


def _of_verbs(verbs: VerbChange, kind: FindingKind) -> str:
    if not verbs.old.is_same_but_for_force(verbs.new):
        return f"{_verb(verbs.old)} → {_verb(verbs.new)}"
    return f"{_verb(verbs.new)}, with {'more' if kind is FindingKind.STRONGER else 'less'} force"


def _verb(use: VerbUse) -> str:
    judged = f" … {use.judgement}" if use.judgement else ""
    negation = "not " if use.is_negated else ""
    return f"{negation}{use.phrase}{judged} ({_DIRECTIONS[use.direction]}, strength {use.rank})"


def _of_grades(grades: GradeChange) -> str:
    if grades.old and grades.new:
        return f"“{grades.old}” → “{grades.new}”"
    return f"“{grades.new}” came" if grades.new else f"“{grades.old}” went"


def _of_restriction(only: Restriction) -> str:
    is_new = only.turn is Turn.CAME
    if only.is_of_speakers:
        return f"“{only.words}” {'came to' if is_new else 'went from'} those who speak"
    return f"“{only.words}” {'came: not all' if is_new else 'went: all'} are meant"
