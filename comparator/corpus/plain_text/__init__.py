"""Paragraphs out of plain text: lines joined, hyphens mended, page furniture left out."""
