"""What an address of the report points at: a passage, the life of a clause, a pair, a finding."""

import posixpath
import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from comparator.model import FindingKind

_KEY = r"p\d+(?:\.\d+)?"
_THREAD = re.compile(rf"t-(.+)-({_KEY})")
_TOLD = (
    "new",
    "near",
    "step",
    "back",
    "within",
    "gone",
    "cut",
    "condition",
    "reworded",
    "standing",
)
_TURNS = ("returned", "split", "merged")
_FINDING = re.compile(rf"({'|'.join((*_TOLD, *_TURNS))})-(.+)-({_KEY})")
_FOUND = re.compile(rf"(?:{'|'.join(FindingKind)})-(.+)--(.+)-({_KEY})-[0-9a-f]{{8}}")
_SIDE = re.compile(rf"(left|right)-({_KEY})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What is to be embedded.

    Attributes:
        kind: "passage", "thread", "pair", "finding" or "turn": where a clause was split or
            merged, or returned.
        declaration: Id of the declaration of the passage that names it; of a thread, the first.
        key: The passage within it, such as "p14.2"; "p14" is the whole block.
        other: Of a pair, or of what is found in one: the declaration on the other side; else "".
        side: Of a pair: the side of the passage.
        name: Of what is found in a pair: its permanent name; else "".
    """

    kind: str
    declaration: str
    key: str
    other: str = ""
    side: str = ""
    name: str = ""


def target_of(address: str) -> Target | None:
    """Return what an address of a page, or the end of one, points at; None if it is none.

    Passages: "2007-bishkek#p14.2"; threads: "t-2007-bishkek-p14.2"; pairs:
    "2019-bishkek--2020-moscow#right-p3.1"; findings: "new-2020-moscow-p3.1" and
    "stronger-2019-bishkek--2020-moscow-p3.1-1a2b3c4d". A whole address that was copied from the
    browser will do.
    """
    page, fragment = _parts(address)
    if found := _THREAD.fullmatch(fragment):
        return Target(kind="thread", declaration=found[1], key=found[2])
    if found := _FOUND.fullmatch(fragment):
        return Target(
            kind="finding", declaration=found[2], key=found[3], other=found[1], name=fragment
        )
    if found := _FINDING.fullmatch(fragment):
        kind = "finding" if found[1] in _TOLD else "turn"
        return Target(kind=kind, declaration=found[2], key=found[3])
    return _of_text(page, fragment)


def _of_text(page: str, fragment: str) -> Target | None:
    """Return the passage, or the row of a pair, that an anchor on a page names."""
    left, between, right = page.partition("--")
    if between and (found := _SIDE.fullmatch(fragment)):
        own, other = (left, right) if found[1] == "left" else (right, left)
        return Target(kind="pair", declaration=own, key=found[2], other=other, side=found[1])
    if page and not between and re.fullmatch(_KEY, fragment):
        return Target(kind="passage", declaration=page, key=fragment)
    return None


def _parts(address: str) -> tuple[str, str]:
    """Return the name of the page, without folders and ending, and the anchor on it."""
    address = address.strip()
    if "#" not in address:
        return "", unquote(address)
    before, fragment = address.rsplit("#", 1)
    name = posixpath.basename(urlsplit(before).path)
    return unquote(name).removesuffix(".html"), unquote(fragment)
