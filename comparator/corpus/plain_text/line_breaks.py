"""Where paragraphs begin among lines that nothing sets apart.

    space and strengthening mutually          <- the next word did not fit: no paragraph ends
    beneficial relations in Eurasia.          <- "The" would have fitted: a paragraph ends
    The member states intend to further       <- a first line may be indented: its room is less

Three kinds of evidence are weighed for all lines at once (Viterbi): the room that is left on a
line, the marks and letters on both sides of its end, and how paragraphs open in this document
as against sentences inside them. Costs are negative logarithms of probabilities, estimated by
eye on the declarations of 2019 to 2023.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from comparator.corpus.plain_text.times_widths import printed_width

_TERMINAL = re.compile(r"(?:[.!?…。！？]|\*)[\"'”’»)\]]*\d{0,2}$")
_HALF = re.compile(r"[:;：；][\"'”’»)\]]*$")
_COMMAS = (",", "，", "、")
_NUMBERED = re.compile(r"\(?(?:\d{1,3}|[ivxlcIVXLC]{1,6}|[a-z])[.)]\s+\S")
_SENTENCE = re.compile(r"[.!?][\"'”’»)]*\s+(?=[^\W\d_]\w+ \w)")
_WORD = re.compile(r"[\w’'-]+")
_OPENER = re.compile(r"[\s\"'“”‘’„«»(\[]*")

_FULL_LAST_LINE = 3.9  # that a paragraph ends here and fills its last line
_SENTENCE_AT_LINE_END = 3.2  # that a sentence ends with the line, and the paragraph goes on
_SHORT_LAST_LINE = 1.6  # that a paragraph ends here, as its last line is short
_NO_TERMINAL = 5.0  # that a paragraph ends without a mark
_AFTER_COLON = 1.5
_AFTER_COMMA = 10.0
_LOWER_CASE = 6.0  # that a paragraph begins with a small letter
_NUMBER = 3.0  # that a line inside a paragraph looks like a numbered one
_CAP = 10.0  # no single measure of room outweighs all else
_FEWEST = 8  # lines that prove something
_SMOOTHING = 0.02


@dataclass(frozen=True, slots=True)
class Room:
    """How much fits on the lines of a text.

    Attributes:
        measure: Width of a text.
        full: Room on a line.
        first: Room on the first line of a paragraph.
        slack: By how much widths are off, as a share of the room.
        trust: Share of the lines that keep to it, 0 to 1.
    """

    measure: Callable[[str], int]
    full: float
    first: float
    slack: float
    trust: float


@dataclass(slots=True)
class Openings:
    """How paragraphs open, and how sentences inside them do."""

    at_start: Counter[str] = field(default_factory=Counter)
    inside: Counter[str] = field(default_factory=Counter)

    def open(self, text: str) -> None:
        """Take in the first line of a paragraph."""
        self.at_start.update(("", *_keys(text)))

    def hold(self, line: str) -> None:
        """Take in the sentences that begin inside a line."""
        for mark in _SENTENCE.finditer(line):
            # Too near the end of the line for its first words to be known.
            if len(keys := _keys(line[mark.end() :])) > 1 and line[mark.end()].isupper():
                self.inside.update(("", *keys))

    def evidence(self, text: str) -> float:
        """Return how much more often a text's first words open paragraphs (logarithm)."""
        for key in reversed(_keys(text)):
            if self.at_start[key] + self.inside[key] >= 2:
                start = self.at_start[key] / max(1, self.at_start[""])
                inside = self.inside[key] / max(1, self.inside[""])
                return math.log((start + _SMOOTHING) / (inside + _SMOOTHING))
        return 0.0


def _keys(text: str) -> tuple[str, ...]:
    found = [word.lower() for word in _WORD.findall(text[:80])[:3]]
    keys = [" ".join(found[:n]) for n in range(1, len(found) + 1)]
    # "Underlining the importance of …, the member states …": any such verb tells.
    if len(found) > 1 and found[0].endswith("ing"):
        keys.insert(0, f"-ing {found[1]}")
    return tuple(keys)


def paragraph_starts(lines: Sequence[str]) -> list[bool]:
    """Return for each line of a text whether it begins a paragraph."""
    if not lines:
        return []
    room = _room(lines)
    if room is None:
        # Hardly a line begins in mid-sentence: each is a paragraph.
        return [True] * len(lines)
    starts = _decode(lines, room, Openings())
    for _ in range(2):
        room = _with_indent(lines, starts, room)
        starts = _decode(lines, room, _openings(lines, starts, room))
    return starts


def _room(lines: Sequence[str]) -> Room | None:
    """Return the room that explains best why lines end in mid-sentence where they do."""
    inner = [(a, b) for a, b in pairwise(lines) if _is_inner(a, b)]
    if len(inner) * 5 < len(lines):
        return None
    rooms = [_fit(inner, measure) for measure in (printed_width, len)]
    return max(rooms, key=lambda room: room.trust)


def _is_inner(line: str, following: str) -> bool:
    """Whether the end of a line is surely inside a paragraph."""
    return starts_small(following) and not _TERMINAL.search(line) and not _HALF.search(line)


def _fit(inner: Sequence[tuple[str, str]], measure: Callable[[str], int]) -> Room:
    spans = [(measure(line), _overflow(line, following, measure)) for line, following in inner]
    full, kept = _most_agreed(spans)
    off = sorted(max(0.0, width - full, full - over) / full for width, over in spans)
    slack = max(0.004, off[int(len(off) * 0.8)])
    return Room(measure, full, full, slack, kept / len(spans))


def _overflow(line: str, following: str, measure: Callable[[str], int]) -> int:
    """Return the width that a line would have with the next line's first word on it."""
    word = following.split(maxsplit=1)[0]
    # A word may be cut at its hyphens.
    word = re.split(r"(?<=\w[-–])", word, maxsplit=1)[0]
    joint = "" if line.endswith("-") else " "
    return measure(line + joint + word)


def _most_agreed(spans: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Return the room that most lines keep to: they fit, and with one word more do not."""
    best = (0, 0)
    for room in sorted({width for width, _ in spans}):
        agreed = sum(1 for width, over in spans if width <= room < over)
        if agreed > best[1]:
            best = (room, agreed)
    return best


def _with_indent(lines: Sequence[str], starts: Sequence[bool], room: Room) -> Room:
    """Return the room with that of first lines, if they are indented."""
    spans = [
        (room.measure(line), _overflow(line, following, room.measure))
        for line, following, is_start in zip(lines, lines[1:], starts, strict=False)
        if is_start and _is_inner(line, following)
    ]
    if len(spans) < _FEWEST:
        return room
    first, agreed = _most_agreed(spans)
    in_full = sum(1 for width, over in spans if width <= room.full < over)
    is_indented = first < room.full * 0.985 and agreed > in_full * 1.15
    return Room(
        room.measure, room.full, first if is_indented else room.full, room.slack, room.trust
    )


def _openings(lines: Sequence[str], starts: Sequence[bool], room: Room) -> Openings:
    """Return how paragraphs open, learned where a short line before leaves no doubt."""
    found = Openings()
    for index, line in enumerate(lines):
        is_sure = index == 0 or (
            _overflow(lines[index - 1], line, room.measure) < room.first * (1 - 2 * room.slack)
        )
        if starts[index] and is_sure:
            found.open(line)
        found.hold(line)
    return found


def _decode(lines: Sequence[str], room: Room, openings: Openings) -> list[bool]:
    """Return the cheapest answer to which lines begin a paragraph."""
    # Cost of all lines so far if this one goes on with a paragraph, and if it begins one.
    costs = (math.inf, 0.0)
    cheapest_before: list[tuple[int, int]] = []
    for line, following in pairwise(lines):
        goes_on, begins = _text_costs(line, following, openings)
        ways = [
            (cost + goes_on + stay, cost + begins + end)
            for cost, available in zip(costs, (room.full, room.first), strict=True)
            for stay, end in [_room_costs(line, following, room, available)]
        ]
        before = (int(ways[1][0] < ways[0][0]), int(ways[1][1] < ways[0][1]))
        cheapest_before.append(before)
        costs = (ways[before[0]][0], ways[before[1]][1])
    state = int(costs[1] < costs[0])
    states = [state]
    for before in reversed(cheapest_before):
        state = before[state]
        states.append(state)
    return [bool(state) for state in reversed(states)]


def _room_costs(line: str, following: str, room: Room, available: float) -> tuple[float, float]:
    """Return what the room on a line says against going on, and against ending here."""
    width = room.measure(line)
    over = _overflow(line, following, room.measure)
    too_wide = _penalty((width - available) / available, room)
    if over <= available:
        return too_wide + _penalty(
            (available - over) / available, room
        ), too_wide + _SHORT_LAST_LINE
    return too_wide, too_wide + _FULL_LAST_LINE


def _penalty(excess: float, room: Room) -> float:
    return room.trust * min(_CAP, max(0.0, excess) / room.slack)


def _text_costs(line: str, following: str, openings: Openings) -> tuple[float, float]:
    """Return what marks and letters say against going on, and against ending here."""
    stays = ends = 0.0
    if _TERMINAL.search(line):
        if not starts_small(following):
            stays += _SENTENCE_AT_LINE_END
            ends -= max(-3.0, min(3.0, openings.evidence(following)))
    elif _HALF.search(line):
        ends += _AFTER_COLON
    else:
        ends += _AFTER_COMMA if line.endswith(_COMMAS) else _NO_TERMINAL
    if starts_small(following) and not _HALF.search(line):
        ends += _LOWER_CASE
    if _NUMBERED.match(following) and not starts_small(following):
        stays += _NUMBER
    return stays, ends


def starts_small(text: str) -> bool:
    """Whether a text begins with a small letter."""
    opener = _OPENER.match(text)
    return text[opener.end() if opener else 0 :][:1].islower()
