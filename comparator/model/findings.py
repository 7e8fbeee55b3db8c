"""Findings: what a change of wording means, as a kind with what it was told by."""

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from comparator.model.passage_ids import text_of
from comparator.model.verbs import Direction


class FindingKind(StrEnum):
    """What has happened to a clause."""

    STRONGER = "stronger"
    WEAKER = "weaker"
    TURNED = "turned"
    STEP = "step"
    RATE = "rate"
    HEDGE = "hedge"
    FEWER = "fewer"
    NUMBER = "number"
    DATE = "date"
    ACTOR = "actor"
    PLACE = "place"
    DOCUMENT = "document"

    @property
    def is_shift(self) -> bool:
        """Whether it is about the strength of what is said, not about what is named."""
        return self in _SHIFTS


_SHIFTS = frozenset(
    {
        FindingKind.STRONGER,
        FindingKind.WEAKER,
        FindingKind.TURNED,
        FindingKind.STEP,
        FindingKind.RATE,
        FindingKind.HEDGE,
        FindingKind.FEWER,
    }
)


class Turn(StrEnum):
    """Which sides have words for what is found."""

    CAME = "came"
    WENT = "went"
    CHANGED = "changed"


class Role(StrEnum):
    """As what an actor is named who came or went."""

    NAMED = "named"
    SPEAKER = "speaker"  # among those who say it
    OPPONENT = "opponent"  # among those who are against it


@dataclass(frozen=True, slots=True)
class VerbUse:
    """A verb of the scale, as a clause uses it.

    Attributes:
        phrase: The scale's phrase.
        direction: What it does with its matter.
        rank: Step on the scale, what is said of need and necessity included.
        judgement: The word that says what an opinion holds its matter for, or "".
        is_negated: Whether "not" or the like stands with it.
    """

    phrase: str
    direction: Direction
    rank: int
    judgement: str = ""
    is_negated: bool = False

    def is_same_but_for_force(self, other: "VerbUse") -> bool:
        """Whether both say the same but for adverbs."""
        return (self.phrase, self.judgement, self.is_negated) == (
            other.phrase,
            other.judgement,
            other.is_negated,
        )


@dataclass(frozen=True, slots=True)
class VerbChange:
    """What a verb became; `steps` on the scale lie between the two, 0 where they turned."""

    old: VerbUse
    new: VerbUse
    steps: int = 0


class Stage(StrEnum):
    """How far along the way something is."""

    PROPOSED = "proposed"
    DECIDED = "decided"
    BEGUN = "begun"
    DONE = "done"


class Move(StrEnum):
    """What is done with a rate."""

    LOWERED = "lowered"
    KEPT = "kept"
    RAISED = "raised"


@dataclass(frozen=True, slots=True)
class GradeChange:
    """Words that say how much or how bindingly, without a verb of the scale; "" for none."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class StageChange:
    """How far along the way something was and is."""

    old: Stage
    new: Stage


@dataclass(frozen=True, slots=True)
class RateChange:
    """What was done with a rate, and what is."""

    old: Move
    new: Move


class Confidence(StrEnum):
    """How likely a careful reader agrees; see docs/method.md for how often one did."""

    SURE = "sure"
    LIKELY = "likely"
    DOUBTFUL = "doubtful"

    def less(self, steps: int = 1) -> "Confidence":
        """Return what it is so many steps down, or the least there is."""
        ranked = list(Confidence)
        return ranked[min(ranked.index(self) + steps, len(ranked) - 1)]


@dataclass(frozen=True, slots=True)
class Restriction:
    """Words that say that not all are spoken of came or went.

    Attributes:
        words: As the scale has them: "interested".
        is_of_speakers: Whether they are of those who speak, or of those who are meant.
        turn: Whether they came or went.
    """

    words: str
    is_of_speakers: bool
    turn: Turn


@dataclass(frozen=True, slots=True)
class Finding:
    """That linked passages differ in strength, or in what they name.

    Attributes:
        kind: What has happened.
        left: Ids of the older passages, those of the link it was found in; () until it is tied.
        right: Ids of the newer passages.
        left_words: The very words of the older text, or "" where something came.
        right_words: The very words of the newer text, or "" where something went.
        confidence: How likely a careful reader agrees.
        verbs: What a verb became, where the finding is of verbs.
        restriction: What came or went that says who speaks or is meant, where it is of that.
        role: Of an actor who came or went.
        grades: What words of degree or of obligation became, where it is of these.
        stages: How far along the way something was and is, of a step.
        rates: What was done with a rate and is, of a rate.
        stance: What was taken a stand on that came or went beside what stands, by its verb.
        is_minor: Whether it is folded: it only tells when and where single events are, who voted,
            what the other text names elsewhere, or is doubtful.
    """

    kind: FindingKind
    left: tuple[str, ...]
    right: tuple[str, ...]
    left_words: str
    right_words: str
    confidence: Confidence
    verbs: VerbChange | None = None
    restriction: Restriction | None = None
    role: Role = Role.NAMED
    grades: GradeChange | None = None
    stages: StageChange | None = None
    rates: RateChange | None = None
    stance: VerbUse | None = None
    is_minor: bool = False

    def __post_init__(self) -> None:
        if not self.left_words and not self.right_words:
            raise ValueError("a finding quotes words of at least one side")

    @property
    def turn(self) -> Turn:
        """Whether what it quotes came, went or changed."""
        if self.left_words and self.right_words:
            return Turn.CHANGED
        return Turn.WENT if self.left_words else Turn.CAME

    @property
    def steps(self) -> int:
        """How many steps of the scale lie between two verbs; 0 where none are weighed."""
        return self.verbs.steps if self.verbs else 0

    @property
    def id(self) -> str:
        """Its permanent name: "stronger-2019-bishkek--2020-moscow-p3.1-1a2b3c4d".

        Made of what it says and of nothing else: its kind, the two declarations, the first of
        the newer passages, and eight digits that stand for all its passages and words. No other
        finding, argument or confidence changes it.
        """
        older, newer = text_of(self.left[0]), self.right[0].replace("#", "-")
        # The separators stand in no id and in no word of a finding.
        told = ["\x1e".join(self.left), "\x1e".join(self.right), self.left_words, self.right_words]
        digest = sha256("\x1f".join(told).encode()).hexdigest()[:8]
        return f"{self.kind}-{older}--{newer}-{digest}"
