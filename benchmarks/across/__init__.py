"""Texts of two languages: how many paragraphs find their translation."""
