"""The error for a document whose text cannot be had."""


class UnreadableError(Exception):
    """A document that cannot be read; its text says why, as a clause without a full stop."""
