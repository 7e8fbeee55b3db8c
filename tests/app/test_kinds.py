"""A report of one kind of document only."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from comparator.app.build import Order, absent_from
from comparator.corpus.series.declarations import write_declaration
from comparator.errors import InputError
from comparator.model import BlockKind
from comparator.pipeline import load
from tests.small_editions import declaration


@pytest.fixture
def board(tmp_path: Path) -> Path:
    """A series of three statements with a text of another kind between them."""
    folder = tmp_path / "board"
    folder.mkdir()
    (folder / "series.toml").write_text('title = "Board"\n', encoding="utf-8")
    for month, kind in enumerate(("statement", "statement", "goals", "statement"), 1):
        made = declaration(f"2020-{month}", [(BlockKind.PARAGRAPH, ("We keep the duty.",))])
        made = replace(made, date=date(2020, month, 1), kind=kind)
        (folder / f"{made.id}.md").write_bytes(write_declaration(made).encode())
    (folder / "catalogue.toml").write_text(
        "".join(
            f'[[declaration]]\nid = "2020-{n}"\ntitle = "T"\ndate = 2020-0{n}-01\nkind = "{kind}"\n'
            for n, kind in ((3, "communique"), (5, "statement"))
        ),
        encoding="utf-8",
    )
    return folder


def test_only_texts_of_the_kind_are_loaded(board: Path) -> None:
    assert len(load(board).declarations) == 4
    narrowed = load(board, kind="statement")
    assert [d.id for d in narrowed.declarations] == ["2020-1", "2020-2", "2020-4"]
    assert [(a.id, b.id) for a, b in narrowed.neighbours()][-1] == ("2020-2", "2020-4")


def test_what_a_catalogue_misses_is_of_the_kind(board: Path) -> None:
    narrowed = load(board, kind="statement")
    assert [a.date.month for a in absent_from(board, narrowed, "statement")] == [5]
    assert [a.date.month for a in absent_from(board, narrowed)] == [3, 5]


def test_a_kind_that_is_not_there_is_named_with_those_that_are(board: Path) -> None:
    with pytest.raises(InputError, match="no declaration is of the kind 'treaty'") as caught:
        load(board, kind="treaty")
    assert "goals, statement" in str(caught.value)


def test_a_manifest_says_of_which_kind_its_report_is() -> None:
    assert Order((), kind="goals").options["kind"] == "goals"
    assert "kind" not in Order(()).options
