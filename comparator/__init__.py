"""comparator: shows how the wording of declarations moves from year to year."""

__version__ = "0.1.0"
