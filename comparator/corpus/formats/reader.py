"""The text of a document, whatever its form."""

from collections.abc import Callable
from dataclasses import dataclass, field

from comparator.corpus.formats.detection import Form, UnreadableError, decoded, form_of

HtmlReader = Callable[[str], "DocumentText"]


@dataclass(frozen=True, slots=True)
class DocumentText:
    """A text that was taken from a document, and what the document says of it.

    Attributes:
        text: Paragraphs apart by empty lines, or lines as they are in a plain text; `# ` and `## `
            mark headings (a line of the document that begins so is shielded), `- ` marks items.
        form: What it was taken from.
        title: What the document calls itself, or "".
        facts: What else it states, by name: "date", "place", "rendering", "source".
        notes: A sentence on each thing that was left out or changed.
    """

    text: str
    form: Form
    title: str = ""
    facts: dict[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    @property
    def has_marks(self) -> bool:
        """Whether its reader marked headings: a plain text has none."""
        return self.form is not Form.TEXT


def read_document(
    data: bytes,
    read_html: HtmlReader,
    media_type: str = "",
    charset: str = "",
    name: str = "",
) -> DocumentText:
    """Return the text of a document.

    Args:
        data: Its bytes.
        read_html: What takes the text from a page, given its source.
        media_type: What the site says it is, or "".
        charset: What the site says it is written in, or "".
        name: Name of the file or path of the address, or "".

    Raises:
        UnreadableError: It has no text that can be read.
    """
    form = form_of(data, media_type, name)
    notes: tuple[str, ...] = ()
    if "html" in media_type and form in {Form.PDF, Form.DOCX}:
        notes = (f"It came as {media_type}, but is a {form.upper()}.",)
    if form is Form.UNKNOWN:
        raise UnreadableError("it is neither HTML nor PDF, DOCX or text")
    if form is Form.HTML:
        source, note = decoded(data, charset)
        found = read_html(source)
        extra = (note,) if note else ()
        return DocumentText(found.text, form, found.title, found.facts, (*extra, *found.notes))
    if form is Form.PDF:
        from comparator.corpus.formats.pdf import pdf_text

        text, more = pdf_text(data)
    elif form is Form.DOCX:
        from comparator.corpus.formats.docx import docx_text

        text, more = docx_text(data)
    else:
        text, note = decoded(data, charset)
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        more = (note,) if note else ()
    return DocumentText(text, form, notes=(*notes, *more))
