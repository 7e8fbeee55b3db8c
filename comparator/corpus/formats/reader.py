"""The text of a document, whatever its form."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise

from comparator.corpus.formats.bounds import read_in_bounds
from comparator.corpus.formats.detection import Form, UnreadableError, decoded, form_of
from comparator.corpus.formats.front_matter import lines_head, split_head
from comparator.corpus.formats.records import facts_of_head, read_json
from comparator.corpus.plain_text.hyphens import NO_WORDS
from comparator.corpus.plain_text.page_furniture import are_pages, split_lines
from comparator.model import Block

# What nothing but Markdown has: stress, headings, escaped signs.
_MARKS = re.compile(r"\*\*\S|^#{1,6} \S|\\[-.#*_>\[]|\]\(", re.MULTILINE)
_HEADINGS = re.compile(r"^#{2,6} \w", re.MULTILINE)
_ENDED = re.compile(r"[.!?…:;。！？：；][\"'”’»)\]]*$")
_MOSTLY = 0.7  # of the paragraphs; of a PDF's pages hardly half end with a sentence

HtmlReader = Callable[[str], "DocumentText"]


@dataclass(frozen=True, slots=True)
class DocumentText:
    """A text that was taken from a document, and what the document says of it.

    Attributes:
        form: What it was taken from.
        blocks: The headings, paragraphs and items that the document has, without numbers yet; () of
            a plain text, which has lines.
        lines: A plain text as it is; "" of all else.
        title: What the document calls itself, or "".
        facts: What else it states, by name: "date", "place", "rendering", "url", "kind", …
        notes: A sentence on each thing that was left out or changed.
        is_record: Whether the facts were written down for this very text, as in a record or in
            front matter: then they go before what the text says. A page's own date may be another.
    """

    form: Form
    blocks: tuple[Block, ...] = ()
    lines: str = ""
    title: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    is_record: bool = False

    @property
    def text(self) -> str:
        """All of its words, empty lines between blocks."""
        return "\n\n".join(block.text for block in self.blocks) or self.lines


def read_document(  # noqa: PLR0913 - what a site and a user say of some bytes, one by one
    data: bytes,
    read_html: HtmlReader,
    media_type: str = "",
    charset: str = "",
    name: str = "",
    language: str = "",
    words: Mapping[str, int] = NO_WORDS,
) -> DocumentText:
    """Return the text of a document.

    Args:
        data: Its bytes.
        read_html: What takes the text from a page, given its source.
        media_type: What the site says it is, or "".
        charset: What the site says it is written in, or "".
        name: Name of the file or path of the address, or "".
        language: In which it is known to be, or "": old charsets are told by it.
        words: How often its series has which words, for hyphens at line ends.

    Raises:
        UnreadableError: It has no text that can be read.
    """
    form = form_of(data, media_type, name)
    if form is Form.UNKNOWN:
        raise UnreadableError("it is neither HTML nor PDF, DOCX or text")
    if form in {Form.PDF, Form.DOCX}:
        return _read_packed(data, form, media_type, words)
    source, note = decoded(data, charset, language)
    source = source.replace("\r\n", "\n").replace("\r", "\n")
    if form is Form.HTML:
        found = read_html(source)
    elif "\0" in source:
        raise UnreadableError("there is a NUL byte in it: it is no text")
    elif form is Form.JSON and split_head(source) is None:
        text, facts, notes = read_json(source)
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        found = DocumentText(form, lines=text, facts=facts, notes=notes, is_record=True)
    else:
        found = _read_text(source, form, name)
    return replace(found, notes=((note,) if note else ()) + found.notes)


def _read_packed(
    data: bytes, form: Form, media_type: str, words: Mapping[str, int]
) -> DocumentText:
    if form is Form.PDF:
        from comparator.corpus.formats.pdf import pdf_blocks

        blocks, more = read_in_bounds(lambda: pdf_blocks(data, words))
    else:
        from comparator.corpus.formats.docx import docx_blocks

        blocks, more = read_in_bounds(lambda: docx_blocks(data))
    is_odd = "html" in media_type
    notes = (f"It came as {media_type}, but is a {form.upper()}.",) if is_odd else ()
    return DocumentText(form, blocks, notes=(*notes, *more))


def _read_text(source: str, form: Form, name: str) -> DocumentText:
    """Return a plain text or Markdown, with the facts in front of it."""
    head = split_head(source)
    if head is None and form is Form.MARKDOWN:
        head = lines_head(source)
    text = source if head is None else head.text
    facts, notes = ({}, ()) if head is None else facts_of_head(head)
    # Front matter comes from Markdown, and so do two headings of it, whatever the file is called.
    is_markdown = (
        form is Form.MARKDOWN
        or (head is not None and not name.lower().endswith(".txt"))
        or len(_HEADINGS.findall(text)) > 1
    )
    if is_markdown and not _is_of_pdf(text):
        from comparator.corpus.formats.markdown import markdown_blocks

        blocks, more = markdown_blocks(text)
        return DocumentText(
            Form.MARKDOWN, blocks, facts=facts, notes=(*notes, *more), is_record=head is not None
        )
    return DocumentText(Form.TEXT, lines=text, facts=facts, notes=notes, is_record=head is not None)


def _is_of_pdf(text: str) -> bool:
    """Whether a text has the lines of a PDF's pages, though its file is named as Markdown.

    Long paragraphs with hard line breaks look alike; but each ends with its last sentence.
    """
    lines = split_lines(text)
    if not are_pages(lines) or _MARKS.search(text):
        return False
    last = [line.text for line, after in pairwise(lines) if line.chunk != after.chunk]
    ended = sum(1 for line in last if _ENDED.search(line))
    return ended < len(last) * _MOSTLY
