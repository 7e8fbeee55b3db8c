"""From Markdown to paragraphs, as it would be shown: marks go, words and written numbers stay."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from comparator.corpus.dates import is_date_line
from comparator.corpus.raised import RAISED_DIGITS
from comparator.corpus.shields import shielded

if TYPE_CHECKING:
    from markdown_it.token import Token

_NOTE_MARK = re.compile(r"\[\^(\d{1,2})\](:?)")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]+>")
_DROPPED = {"image": "pictures", "html_inline": "HTML tags", "html_block": "pieces of HTML"}


def markdown_text(source: str) -> tuple[str, tuple[str, ...]]:
    """Return Markdown as a text with empty lines between paragraphs, and what was changed.

    Headings begin with `# ` or `## ` and items with `- `, as in the texts of web pages; the
    numbers of ordered lists are those that the source has.
    """
    from markdown_it import MarkdownIt

    # Four spaces are an indent in a declaration, not code.
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("code")
    walk = _Walk()
    for token in parser.parse(source):
        walk.take(token)
    notes = [f"Left out {count} {what}." for what, count in walk.dropped.items()]
    notes += [f"Kept words that the file strikes out: “{words}”." for words in walk.struck]
    if walk.marks:
        notes.append(f"Read {walk.marks} marks of Markdown (stress, links and the like) as marks.")
    return "\n\n".join(walk.parts), tuple(notes)


@dataclass(slots=True)
class _Walk:
    parts: list[str] = field(default_factory=list)
    dropped: Counter[str] = field(default_factory=Counter)
    marks: int = 0
    struck: list[str] = field(default_factory=list)
    _mark: str = ""
    _heading: str = ""

    def take(self, token: "Token") -> None:
        """Take in a token; only those with text and those before a text matter."""
        if token.type == "heading_open":
            self._heading = "# " if token.tag == "h1" else "## "
        elif token.type == "list_item_open":
            self._mark = f"{token.info}{token.markup} " if token.info else "- "
        elif token.type == "hr":
            self.parts.append("***")
        elif token.type == "inline":
            if not self._mark and _is_all_bold(token.children or []):
                self._heading = self._heading or "## "
            self._add("".join(self._inline(token.children or [])))
        elif token.type == "fence":
            self._add(token.content)
        elif token.type == "html_block":
            self.dropped[_DROPPED["html_block"]] += 1
            shown = _without_comments(_BREAK.sub("\n", token.content))
            self._add(_TAG.sub(" ", shown))

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


def _without_comments(html: str) -> str:
    """Return HTML with a space in the place of each comment; one that never ends is none."""
    kept: list[str] = []
    at = 0
    while (start := html.find("<!--", at)) >= 0 and (end := html.find("-->", start + 2)) >= 0:
        kept += (html[at:start], " ")
        at = end + 3
    return "".join((*kept, html[at:]))


def _is_all_bold(tokens: "list[Token]") -> bool:
    """Whether a paragraph is nothing but words in bold type that make no sentence and no date."""
    shown = [t for t in tokens if t.type != "text" or t.content.strip()]
    if [t.type for t in shown] != ["strong_open", "text", "strong_close"]:
        return False
    words = shown[1].content.strip()
    return not words.endswith((".", ":", ";", ",")) and not is_date_line(words)
