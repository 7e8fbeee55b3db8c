"""From the bytes of a document to its text: HTML, PDF, DOCX and plain text."""

from comparator.corpus.formats.detection import Form, UnreadableError, form_of
from comparator.corpus.formats.reader import DocumentText, read_document

__all__ = ["DocumentText", "Form", "UnreadableError", "form_of", "read_document"]
