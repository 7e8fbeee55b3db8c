"""Where the words of a PDF stand on its pages, and what that says of paragraphs.

    characters → lines → furniture dropped → columns in reading order → paragraphs → text

Positions tell what a text alone cannot: a number in the margin is no heading, a wider gap or an
indent begins a paragraph, and two columns are read one after the other.
"""

from comparator.corpus.pdf_layout.text import blocks_of_pages

__all__ = ["blocks_of_pages"]
