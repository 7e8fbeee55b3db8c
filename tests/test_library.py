"""The library's front door, as the README shows it."""

import doctest
import subprocess
import sys
from pathlib import Path

import pytest

import comparator
from comparator.model import Relation


def test_a_series_loads_segmented_and_themed(specimen: Path) -> None:
    series = comparator.load(specimen)
    assert [d.date.year for d in series.declarations] == [2018, 2019, 2020, 2022, 2023, 2024]
    assert all(d.passages for d in series.declarations)
    assert any(p.themes for p in series.declarations[0].passages)


def test_passages_rebuild_their_blocks(specimen: Path, root: Path) -> None:
    for folder in (specimen, root / "declarations" / "sco"):
        for declaration in comparator.load(folder).declarations:
            for block in declaration.blocks:
                rest = list(block.text)
                for passage in block.passages:
                    assert block.text[passage.start : passage.end] == passage.text
                    rest[passage.start : passage.end] = " " * len(passage.text)
                assert not "".join(rest).strip()


def test_two_declarations_collate(specimen: Path) -> None:
    series = comparator.load(specimen)
    left, right = series["2019-halmgard"], series["2020-brannik"]
    collation = comparator.collate(left, right)
    linked = [ref for link in collation.links for ref in link.right]
    assert sorted([*linked, *collation.added]) == sorted(p.id for p in right.passages)
    assert len(collation.variants) == len(collation.links)


def test_swapping_two_declarations_swaps_the_collation(specimen: Path) -> None:
    series = comparator.load(specimen)
    left, right = series["2020-brannik"], series["2022-dorvesh"]
    there, back = comparator.collate(left, right), comparator.collate(right, left)
    assert (there.dropped, there.added) == (back.added, back.dropped)
    turn = {Relation.SPLIT: Relation.MERGED, Relation.MERGED: Relation.SPLIT}
    assert {(k.left, k.right, k.relation, k.moved, k.similarity) for k in there.links} == {
        (k.right, k.left, turn.get(k.relation, k.relation), k.moved, k.similarity)
        for k in back.links
    }


def test_a_declaration_against_itself_is_all_kept(specimen: Path) -> None:
    declaration = comparator.load(specimen)["2023-ilmezar"]
    collation = comparator.collate(declaration, declaration)
    assert len(collation.links) == len(declaration.passages)
    assert {link.relation for link in collation.links} == {Relation.KEPT}
    assert not any(link.moved for link in collation.links)


def test_the_example_of_the_readme() -> None:
    old, new = ["We note trade.", "We condemn war."], ["We condemn all war.", "We note trade."]
    links = comparator.align(old, new)
    assert {(link.left, link.right) for link in links} == {((0,), (1,)), ((1,), (0,))}
    assert comparator.word_diff("rose by 15 per cent", "rose by 20 per cent") == [
        (0, "rose by "),
        (-1, "15 per cent"),
        (1, "20 per cent"),
    ]


def test_the_examples_of_the_docs_print_what_they_say(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pandas")
    monkeypatch.chdir(root)
    result = doctest.testfile(str(root / "docs" / "library.md"), module_relative=False)
    assert result.attempted > 15
    assert not result.failed


def test_importing_it_imports_no_stage() -> None:
    code = "import sys, comparator; print(*(n for n in sys.modules if n.startswith('comparator')))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(run.stdout.split()) == {"comparator", "comparator.late", "comparator.version"}
