"""Export: from an edition to files that other tools open; nothing is written here.

A format is one module with a function `write(selection)`, and one row of `FORMATS`.
"""

from comparator.exports.formats import FORMATS, export
from comparator.exports.selection import Selection

__all__ = ["FORMATS", "Selection", "export"]
