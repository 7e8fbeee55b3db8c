"""From Markdown to paragraphs, as it would be shown: marks go, words and written numbers stay."""

import html
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from comparator.corpus.plain_text.heading_marks import shielded
from comparator.corpus.plain_text.times_widths import RAISED_DIGITS
from comparator.language.dates import is_date_line

if TYPE_CHECKING:
    from markdown_it.token import Token

_NOTE_MARK = re.compile(r"\[\^(\d{1,2})\](:?)")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_UNSEEN = re.compile(r"<(script|style|head)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)\b[^<>]*>|<[!?][^<>]*>", re.IGNORECASE)
# These part no words: what stands on either side may be one word.
_WITHIN_A_LINE = frozenset(
    "a abbr b bdi bdo big cite code del em font i ins kbd mark q s small span strong sub sup tt u "
    "wbr".split()
)
_MARKS_OF_TAGS = {"h1": "# ", **{f"h{n}": "## " for n in range(2, 7)}, "li": "- "}
_DROPPED = {"image": "pictures", "html_inline": "HTML tags", "html_block": "pieces of HTML"}


def markdown_text(source: str) -> tuple[str, tuple[str, ...]]:
    """Return Markdown as a text with empty lines between paragraphs, and what was changed.

    Headings begin with `# ` or `## ` and items with `- `, as in the texts of web pages; the
    numbers of ordered lists are those that the source has.
    """
    from markdown_it import MarkdownIt

    # Four spaces are an indent in a declaration, not code.
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("code")
    tokens = parser.parse(source)
    walk = _Walk(shown=_numbers_shown(tokens))
    for place, token in enumerate(tokens):
        walk.take(token, place)
    notes = [f"Left out {count} {what}." for what, count in walk.dropped.items()]
    if walk.shown:
        notes.append(f"Counted on {len(walk.shown)} numbers of lists that repeat the same number.")
    notes += [f"Kept words that the file strikes out: “{words}”." for words in walk.struck]
    if walk.marks:
        notes.append(f"Read {walk.marks} marks of Markdown (stress, links and the like) as marks.")
    return "\n\n".join(walk.parts), tuple(notes)


@dataclass(slots=True)
class _Walk:
    shown: dict[int, int] = field(default_factory=dict)
    parts: list[str] = field(default_factory=list)
    dropped: Counter[str] = field(default_factory=Counter)
    marks: int = 0
    struck: list[str] = field(default_factory=list)
    _mark: str = ""
    _heading: str = ""
    _row: list[str] | None = None

    def take(self, token: "Token", place: int) -> None:
        """Take in the token at a place; only those with text and those before a text matter."""
        if token.type == "heading_open":
            self._heading = "# " if token.tag == "h1" else "## "
        elif token.type == "list_item_open":
            number = self.shown.get(place, token.info)
            self._mark = f"{number}{token.markup} " if token.info else "- "
        elif token.type == "hr":
            self.parts.append("***")
        elif token.type in {"tr_open", "tr_close"}:
            self._take_row(token)
        elif token.type == "inline" and self._row is not None:
            self._row.append("".join(self._inline(token.children or [])))
        elif token.type == "inline":
            if not self._mark and _is_all_bold(token.children or []):
                self._heading = self._heading or "## "
            self._add("".join(self._inline(token.children or [])))
        elif token.type == "fence":
            self._add(token.content)
        elif token.type == "html_block":
            self.dropped[_DROPPED["html_block"]] += 1
            for mark, text in _parts_of_html(token.content):
                self._mark, self._heading = ("- ", "") if mark == "- " else (self._mark, mark)
                self._add(text)

    def _take_row(self, token: "Token") -> None:
        """Begin the row of a table or end it: a paragraph with a line for each cell."""
        if token.type == "tr_open":
            self._row = []
        else:
            row, self._row = self._row or [], None
            self._add("\n".join(row))

    def _add(self, text: str) -> None:
        text, count = _NOTE_MARK.subn(lambda m: m[1].translate(RAISED_DIGITS), text)
        self.marks += count
        lines = [" ".join(line.split()) for line in text.split("\n")]
        words = "\n".join(line for line in lines if line)
        if words:
            # A heading is one line; a paragraph in bold type alone is one, too.
            shown = words.replace("\n", " ") if self._heading else words
            marks = f"{self._mark}{self._heading}"
            self.parts.append(f"{marks}{shown}" if marks else shielded(shown))
            self._mark = ""
        self._heading = ""

    def _inline(self, tokens: "list[Token]") -> Iterator[str]:
        is_struck = False
        for token in tokens:
            if token.type in {"s_open", "s_close"}:
                is_struck = token.type == "s_open"
                self.struck += [""] if is_struck else []
            elif is_struck and token.content:
                self.struck[-1] += token.content
            if token.type in {"text", "code_inline"}:
                yield token.content
            elif token.type == "softbreak":
                yield " "
            elif token.type == "hardbreak":
                yield "\n"
            elif token.type == "html_inline":
                self.dropped[_DROPPED["html_inline"]] += 1
                yield "\n" if _BREAK.fullmatch(token.content) else ""
            elif token.type == "image":
                self.dropped[_DROPPED["image"]] += 1
            elif token.type.endswith("_open"):
                self.marks += 1


def _without_comments(source: str) -> str:
    """Return HTML with a space in the place of each comment; one that never ends is none."""
    kept: list[str] = []
    at = 0
    while (start := source.find("<!--", at)) >= 0 and (end := source.find("-->", start + 2)) >= 0:
        kept += (source[at:start], " ")
        at = end + 3
    return "".join((*kept, source[at:]))


def _is_all_bold(tokens: "list[Token]") -> bool:
    """Whether a paragraph is nothing but words in bold type that make no sentence and no date."""
    shown = [t for t in tokens if t.type != "text" or t.content.strip()]
    if [t.type for t in shown] != ["strong_open", "text", "strong_close"]:
        return False
    words = shown[1].content.strip()
    return not words.endswith((".", ":", ";", ",")) and not is_date_line(words)


def _numbers_shown(tokens: "Sequence[Token]") -> dict[int, int]:
    """Return what is shown for items of lists that are all written with the same number.

    Whoever writes 1. 1. 1. leaves the counting to Markdown. Keys are places among the tokens.
    """
    shown: dict[int, int] = {}
    lists: list[list[int]] = []
    for place, token in enumerate(tokens):
        if token.type == "ordered_list_open":
            lists.append([])
        elif token.type == "list_item_open" and token.info:
            lists[-1].append(place)
        elif token.type == "ordered_list_close":
            items = lists.pop()
            if len({tokens[item].info for item in items}) == 1 < len(items):
                first = int(tokens[items[0]].info)
                shown |= {item: first + n for n, item in enumerate(items) if n}
    return shown


def _parts_of_html(source: str) -> Iterator[tuple[str, str]]:
    """Yield the paragraphs of a piece of HTML, each behind its mark of a heading or an item."""
    text = _BREAK.sub("\n", " ".join(_UNSEEN.sub(" ", _without_comments(source)).split()))
    mark, words, end = "", "", 0
    for tag in _TAG.finditer(text):
        words, end = words + text[end : tag.start()], tag.end()
        name = (tag[2] or "").lower()
        if name in _WITHIN_A_LINE:
            continue
        if words.strip():
            yield mark, html.unescape(words)
            mark = ""
        mark, words = "" if tag[1] else _MARKS_OF_TAGS.get(name, mark), ""
    if (words + text[end:]).strip():
        yield mark, html.unescape(words + text[end:])
