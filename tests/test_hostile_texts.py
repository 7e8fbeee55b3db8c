"""Texts without an end to their words, spaces or marks are read in a moment, and in one go."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import process_time

import pytest

from comparator.analysis.names.cited_documents import documents
from comparator.analysis.names.gazetteer import gazetteer_of
from comparator.corpus.checks import findings_of_series
from comparator.corpus.checks.dictionary import lexicon_of
from comparator.corpus.formats.detection import decoded
from comparator.corpus.formats.front_matter import split_head
from comparator.corpus.formats.html import html_blocks, page_blocks, parse
from comparator.corpus.formats.markdown import markdown_blocks
from comparator.corpus.importing.guesses import guess_place, guess_title
from comparator.corpus.plain_text.page_furniture import page_number
from comparator.corpus.series.name_tables import NAMES
from comparator.diff import word_diff
from comparator.exports.csv_tables import safe_cell
from comparator.model import Block, BlockKind
from comparator.segmentation.formalities import block_kinds

NAMES_OF_ENGLISH = gazetteer_of(NAMES.bundled, "en")
DAY = date(2024, 5, 1)
LENGTH = 40_000
MOST = 2.0
"""Seconds: what looks again from each character takes from five seconds to hours."""


def blocks(text: str) -> list[Block]:
    return [Block(1, BlockKind.PARAGRAPH, text)]


def with_more(text: str) -> str:
    return f"{text[: len(text) // 2]}x{text[len(text) // 2 :]}y"


READ: dict[str, tuple[Callable[[str], object], str]] = {
    "a title of hyphens": (lambda text: documents(text, NAMES_OF_ENGLISH), "A-"),
    "a place of hyphens": (lambda text: guess_place("", blocks(text), DAY), "A-"),
    "a date line of commas": (lambda text: block_kinds(blocks(text)), "A,"),
    "a cell of spaces": (safe_cell, " "),
    "comments without an end": (markdown_blocks, "<!--"),
    "stress without an end": (markdown_blocks, "**a "),
    "lists within lists": (markdown_blocks, "- "),
    "notes without a text": (markdown_blocks, "[^a]: "),
    "a head of brackets": (lambda text: split_head(f"---\na: {text}\n---\nb"), "["),
    "a head of names": (lambda text: split_head(f"---\na: &a [b]\n{text}\n---\nb"), "c: [*a,*a]\n"),
    "a page without an end": (lambda text: page_blocks(parse(text)), "<div><p>a"),
    "a place that was met in": (
        lambda text: guess_place("", blocks(text), DAY),
        "met in A B held C ",
    ),
    "a line of dashes": (page_number, "- "),
    "a list without an end": (lambda text: html_blocks(parse(f"<ol>{text}</ol>")), "<li>a</li>"),
    "the same words again": (lambda text: word_diff(text, with_more(text)), "a "),
    "styles before each country": (NAMES_OF_ENGLISH.countries, "the Republic of Chile of "),
}


@pytest.mark.parametrize("name", READ)
def test_reading_takes_no_longer_than_it_must(name: str) -> None:
    read, unit = READ[name]
    start = process_time()
    read(unit * (LENGTH // len(unit)) + "!")
    assert process_time() - start < MOST


@pytest.mark.parametrize("unit", ["a", "a-", " ", "1 a ", "facebook/", "(", "http:", "й"])
def test_checking_takes_no_longer_than_it_must(unit: str, tmp_path: Path) -> None:
    (tmp_path / "series.toml").write_text('title = "Long"\n', encoding="utf-8")
    facts = 'title = "Long"\ndate = 2019-05-04\nlanguage = "en"\n[[source]]\ndescription = "Us."\n'
    text = f"They met. {unit * (LENGTH // len(unit))} end."
    (tmp_path / "2019-long.md").write_text(f"+++\n{facts}+++\n\n{text}\n", encoding="utf-8")
    lexicon_of((), "en")  # reading the dictionary takes its time, once
    start = process_time()
    list(findings_of_series(tmp_path))
    assert process_time() - start < MOST


@pytest.mark.parametrize("kind", [BlockKind.PARAGRAPH, BlockKind.HEADING])
def test_a_word_without_an_end_is_no_title(kind: BlockKind) -> None:
    assert guess_title([Block(1, kind, "a" * 900)]) is not None
    assert guess_title([Block(1, kind, "a" * 5_000)]) is None


def test_a_file_that_is_cut_amid_a_character_is_read_in_its_charset() -> None:
    text = "成员国支持世界贸易组织的工作，并欢迎新的条约。"
    read, note = decoded(text.encode()[:-1])
    assert read == f"{text[:-1]}\ufffd"
    assert "cut off" in note
    # One letter of an old charset at the end is no damage.
    assert decoded("They met in a café".encode("cp1252"))[0] == "They met in a café"
