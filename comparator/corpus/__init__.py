"""Read: from files to declarations. The only package that opens input files."""

from comparator.corpus.additions import add_record
from comparator.corpus.answers import Answers, read_answers
from comparator.corpus.declarations import read_declaration, write_declaration
from comparator.corpus.faults import faults_of_series
from comparator.corpus.folders import bundled_declarations, bundled_templates
from comparator.corpus.records import Record, read_record
from comparator.corpus.series import declaration_files, find_series, read_series, series_inputs
from comparator.corpus.theme_sets import read_theme_set

__all__ = [
    "Answers",
    "Record",
    "add_record",
    "bundled_declarations",
    "bundled_templates",
    "declaration_files",
    "faults_of_series",
    "find_series",
    "read_answers",
    "read_declaration",
    "read_record",
    "read_series",
    "read_theme_set",
    "series_inputs",
    "write_declaration",
]
