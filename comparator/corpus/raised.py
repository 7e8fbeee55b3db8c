"""Raised digits: the numbers of notes, as characters of their own."""

RAISED_DIGITS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
"""For `str.translate`: plain digits to raised ones."""
