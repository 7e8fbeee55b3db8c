"""The wordings of a clause in columns: every word once, told by program and by eye."""

import pytest

from comparator.analysis.synopses import Synopses
from comparator.model import Edition
from comparator.report import render_site
from comparator.report.outputs.synopsis import export_synopsis
from tests.page_reader import read
from tests.small_editions import three_years


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return render_site([three_years()], "1.0")


def test_each_passage_is_spelled_by_the_cells_that_name_it(
    specimen_edition: Edition, specimen_files: dict[str, bytes]
) -> None:
    series = specimen_edition.series
    texts = [*series.declarations, *(w.text for w in series.witnesses)]
    text = {p.id: p.text for t in texts for p in t.passages}
    pages = [name for name in specimen_files if "/clauses/" in name]
    assert len(pages) > 5
    witnesses = 0
    for name in pages:
        found: dict[str, str] = {}
        for element in read(specimen_files[name]).having(data_passage="*"):
            assert "data-chrome" not in element.attributes
            for ref in element.attributes["data-passage"].split():
                found[ref] = found.get(ref, "") + element.text
        assert len(found) > 2, name
        assert found == {ref: text[ref] for ref in found}, name
        witnesses += any("." in ref.partition("#")[0] for ref in found)
    assert witnesses


def test_a_split_clause_names_each_of_its_passages(files: dict[str, bytes]) -> None:
    page = read(files["pacts/clauses/2018-arden-p3.1.html"])
    named = [e.attributes["data-passage"] for e in page.having(data_passage="*")]
    assert {"2021-corin#p2.1", "2021-corin#p3.2"} <= {ref for n in named for ref in n.split()}


def test_any_column_is_a_base_and_the_newest_is_to_begin_with(files: dict[str, bytes]) -> None:
    page = read(files["pacts/clauses/2018-arden-p3.1.html"])
    bases = page.having(name="b")
    assert [b.attributes["id"] for b in bases] == ["b1", "b2", "b3"]
    assert ["checked" in b.attributes for b in bases] == [False, False, True]
    begin, other, *_ = page.having(data_alike="*")
    assert (begin.attributes["data-alike"], begin.text) == ("1", "They ask for ")
    assert (other.attributes["data-alike"], other.text) == ("2 3", "They demand ")


def test_a_clause_in_the_same_words_in_all_texts_has_no_columns() -> None:
    edition = three_years()
    made = Synopses(edition)
    assert [t.id for t in edition.threads if made.has(t)] == ["2018-arden#p3.1"]
    same = made.of_passage("2020-bruck#p2.1")
    assert same is not None
    assert [len(column.stations) for column in same.columns] == [3]
    assert made.of_passage("2020-bruck#p3.2") is None


@pytest.mark.parametrize("form", ["text", "md", "json", "html"])
def test_a_synopsis_leaves_in_each_form(form: str) -> None:
    edition = three_years()
    synopsis = Synopses(edition).of_passage("2021-corin#p3.2")
    assert synopsis is not None
    data = export_synopsis(edition, synopsis, form).decode()
    for word in ("ask", "demand", "fish", "2020"):
        assert word in data
