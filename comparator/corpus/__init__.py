"""Read: from files to declarations. The only package that opens input files."""

from typing import TYPE_CHECKING

from comparator.late import names_from

if TYPE_CHECKING:
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

__getattr__ = names_from(
    __name__,
    {
        "Answers": "comparator.corpus.series.answer_key",
        "Finding": "comparator.corpus.checks",
        "Record": "comparator.corpus.importing.known",
        "add_record": "comparator.corpus.importing.write",
        "bundled_declarations": "comparator.resources.bundled",
        "bundled_templates": "comparator.resources.bundled",
        "declaration_files": "comparator.corpus.series.series",
        "find_series": "comparator.corpus.series.series",
        "findings_of_series": "comparator.corpus.checks",
        "mend": "comparator.corpus.checks",
        "read_answers": "comparator.corpus.series.answer_key",
        "read_declaration": "comparator.corpus.series.declarations",
        "read_record": "comparator.corpus.importing.records",
        "read_series": "comparator.corpus.series.series",
        "read_theme_set": "comparator.corpus.series.theme_sets",
        "series_inputs": "comparator.corpus.series.series",
        "write_declaration": "comparator.corpus.series.declarations",
    },
)
