"""From the bytes of a document to its text: HTML, PDF, DOCX and plain text."""

from comparator.corpus.documents.forms import Form, form_of
from comparator.corpus.documents.texts import DocumentText, read_document
from comparator.corpus.documents.unreadable import UnreadableError

__all__ = ["DocumentText", "Form", "UnreadableError", "form_of", "read_document"]
