"""Read: from files to declarations. The only package that opens input files."""

from comparator.corpus.declarations import read_declaration, write_declaration
from comparator.corpus.folders import bundled_declarations, bundled_templates
from comparator.corpus.series import read_series
from comparator.corpus.theme_sets import read_theme_set

__all__ = [
    "bundled_declarations",
    "bundled_templates",
    "read_declaration",
    "read_series",
    "read_theme_set",
    "write_declaration",
]
