"""What a noun holds as pandas data frames: the tables of the exports, with their kinds."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from comparator.analysis.brief_sections import Brief
from comparator.analysis.phrases.trace import Trace
from comparator.exports.tables import Cell, Kind, Table, tables_of
from comparator.model import UNDATED, Collation, Declaration, Edition, Series, ThemeSet
from comparator.report.outputs.brief import rule_of_line
from comparator.wording.translation import speaking

if TYPE_CHECKING:
    from pandas import DataFrame

    Frames = dict[str, DataFrame]

_KINDS: dict[Kind, str] = {"text": "string", "integer": "Int64", "real": "float64", "flag": "bool"}
_OF_DECLARATIONS = ("declarations", "sources", "blocks", "passages", "passage_themes")
_OF_PAIRS = ("links", "edits", "findings")
_OF_EDITIONS = ("word_years", *_OF_PAIRS, "witness_links", "facings", "one_sided")
_Column = tuple[str, Kind]


def frames_of_series(series: Series) -> "Frames":
    """Return the texts of a series and the themes of their passages."""
    return {
        name: frame
        for name, frame in frames_of_edition(Edition(series, (), ())).items()
        if name not in _OF_EDITIONS
    }


def frames_of_declaration(declaration: Declaration) -> "Frames":
    """Return the text of a declaration."""
    series = Series("", "", "", (declaration,), ThemeSet())
    return _frames(Edition(series, (), ()), _OF_DECLARATIONS)


def frames_of_collation(collation: Collation, texts: tuple[Declaration, ...]) -> "Frames":
    """Return links, word edits and findings; the passages too where the texts are known."""
    edition = Edition(Series("", "", "", texts, ThemeSet()), (collation,), ())
    return _frames(edition, (*(("passages",) if texts else ()), *_OF_PAIRS))


def frames_of_edition(edition: Edition) -> "Frames":
    """Return all tables of an edition."""
    return {table.name: _frame(table.columns, table.rows) for table in tables_of(edition)}


def frames_of_trace(trace: Trace, series: Series) -> "Frames":
    """Return the years with their counts, and every occurrence."""
    text = series.words_by_id()
    years: list[tuple[Cell, ...]] = []
    found: list[tuple[Cell, ...]] = []
    for ref, occurrences in trace.years:
        exact = trace.count(ref)
        when = series[ref].date
        day = "" if when == UNDATED else when.isoformat()
        years.append((ref, day, exact, len(occurrences) - exact))
        for o in occurrences:
            words = text[o.passage][o.start : o.end]
            found.append((ref, o.passage, o.start, o.end, str(o.nearness), words))
    return {
        "years": _frame(
            (("declaration", "text"), ("date", "date"), ("exact", "integer"), ("near", "integer")),
            years,
        ),
        "occurrences": _frame(
            (
                ("declaration", "text"),
                ("passage", "text"),
                ("start", "integer"),
                ("end", "integer"),
                ("nearness", "text"),
                ("words", "text"),
            ),
            found,
        ),
    }


def frames_of_brief(brief: Brief) -> "Frames":
    """Return the lines of a brief."""
    columns: tuple[_Column, ...] = (
        ("chapter", "text"),
        ("old_passage", "text"),
        ("old_words", "text"),
        ("new_passage", "text"),
        ("new_words", "text"),
        ("rule", "text"),
        ("since", "text"),
        ("count", "integer"),
    )
    rows: list[tuple[Cell, ...]] = []
    with speaking("en"):
        for chapter, lines in brief.chapters:
            for line in lines:
                sides = [
                    (q.passage, q.words) if q is not None else (None, None)
                    for q in (line.old, line.new)
                ]
                rule = rule_of_line(chapter, line)
                rows.append((str(chapter), *sides[0], *sides[1], rule, line.since, line.count))
    return {"lines": _frame(columns, rows)}


def _frames(edition: Edition, names: Sequence[str]) -> "Frames":
    tables: dict[str, Table] = {table.name: table for table in tables_of(edition)}
    return {name: _frame(tables[name].columns, tables[name].rows) for name in names}


def _frame(columns: Sequence[_Column], rows: Sequence[tuple[Cell, ...]]) -> "DataFrame":
    try:
        import pandas as pd
    except ModuleNotFoundError as error:
        if error.name != "pandas":
            raise
        raise ModuleNotFoundError(
            "to_pandas needs the package pandas, which is not installed. "
            "Install it with: pip install 'declaration-comparator[pandas]'.",
            name="pandas",
        ) from error
    series = {}
    for n, (name, kind) in enumerate(columns):
        cells = [row[n] for row in rows]
        if kind == "date":
            # Declarations may be older than nanoseconds reach; an undated one has "".
            dates = pd.Series([cell or None for cell in cells], dtype="object")
            series[name] = pd.to_datetime(dates, format="%Y-%m-%d").astype("datetime64[s]")
        else:
            series[name] = pd.Series(cells, dtype=_KINDS[kind])
    return pd.DataFrame(series, columns=[name for name, _ in columns])
