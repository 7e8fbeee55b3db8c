"""Read: from files to declarations. The only package that opens input files."""

from comparator.corpus.checks import Finding, findings_of_series, mend
from comparator.corpus.importing.known import Record
from comparator.corpus.importing.records import read_record
from comparator.corpus.importing.write import add_record
from comparator.corpus.series.answer_key import Answers, read_answers
from comparator.corpus.series.declarations import read_declaration, write_declaration
from comparator.corpus.series.series import (
    declaration_files,
    find_series,
    read_series,
    series_inputs,
)
from comparator.corpus.series.theme_sets import read_theme_set
from comparator.resources.bundled import bundled_declarations, bundled_templates

__all__ = [
    "Answers",
    "Finding",
    "Record",
    "add_record",
    "bundled_declarations",
    "bundled_templates",
    "declaration_files",
    "find_series",
    "findings_of_series",
    "mend",
    "read_answers",
    "read_declaration",
    "read_record",
    "read_series",
    "read_theme_set",
    "series_inputs",
    "write_declaration",
]
