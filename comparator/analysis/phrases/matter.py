"""The matter of a phrase where its words do not stand: what the one history knows of it.

Words are first where they are first; what they speak of may have been said long before, in others.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from comparator.analysis.history import History, Saying, Sureness
from comparator.analysis.phrases.trace import Nearness, Trace


@dataclass(frozen=True, slots=True)
class Matter:
    """What other texts say of the matter of a phrase, in other words.

    Attributes:
        before: The texts before the first that says the words, oldest first.
        near: Where there is none, the earlier passage that comes near the first one, or "".
        after: The texts after the last that says the words, oldest first.
    """

    before: tuple[Saying, ...] = ()
    near: str = ""
    after: tuple[Saying, ...] = ()


def matter_of(trace: Trace, history: History) -> Matter:
    """Return what is said of the matter of a phrase before its words, and after them."""
    if trace.first is None or trace.last is None:
        return Matter()
    first, last = (_saying_it(trace, text) for text in (trace.first, trace.last))
    order = [text for text, _ in trace.years]
    before = _joined(order, (said for ref in first for said in history[ref].before))
    after = _joined(order, (said for ref in last for said in history[ref].after))
    near = "" if before else next(filter(None, map(history.compared, first)), "")
    return Matter(before, near, after)


def _saying_it(trace: Trace, text: str) -> list[str]:
    """Return the passages of a text that say a phrase exactly."""
    found = dict(trace.years)[text]
    return [*dict.fromkeys(o.passage for o in found if o.nearness is Nearness.EXACT)]


def _joined(order: Sequence[str], sayings: Iterable[Saying]) -> tuple[Saying, ...]:
    """Return what several passages are known to have been said as, a text once."""
    by_text: dict[str, list[Saying]] = {}
    for saying in sayings:
        by_text.setdefault(saying.declaration, []).append(saying)
    return tuple(_one(text, by_text[text]) for text in order if text in by_text)


def _one(text: str, found: Sequence[Saying]) -> Saying:
    refs = tuple(dict.fromkeys(ref for saying in found for ref in saying.passages))
    is_sure = any(saying.sureness is Sureness.SURE for saying in found)
    return Saying(text, refs, Sureness.SURE if is_sure else Sureness.LIKELY)
