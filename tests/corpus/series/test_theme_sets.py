"""Which themes a series has: its own, those it builds on, or the general ones."""

from pathlib import Path

import pytest

from comparator.corpus import read_series, read_theme_set
from comparator.corpus.series.theme_sets import general_themes
from comparator.model import ThemeSet

TEXT = """+++
title = "Harbour Declaration"
date = 2001-05-04
language = "{language}"
[[source]]
description = "An invented text"
+++

# Harbour Declaration

The members met.
"""


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    folder = tmp_path / "harbour"
    folder.mkdir()
    (folder / "series.toml").write_text('title = "Harbour"\n', encoding="utf-8")
    (folder / "2001-harbour.md").write_text(TEXT.format(language="en"), encoding="utf-8")
    return folder


def test_a_series_without_a_file_of_themes_has_the_general_ones(harbour: Path) -> None:
    assert read_series(harbour).themes == general_themes()


def test_general_themes_without_a_word_in_the_language_are_none(harbour: Path) -> None:
    (harbour / "2001-harbour.md").write_text(TEXT.format(language="ja"), encoding="utf-8")
    assert read_series(harbour).themes == ThemeSet()


def test_a_file_of_themes_may_build_on_the_general_ones(harbour: Path) -> None:
    path = harbour / "themes.toml"
    path.write_text(
        'base = "general"\nwithout = ["oceans"]\n[[theme]]\nid = "fish"\nlabel = "Fish"\n',
        encoding="utf-8",
    )
    ids = read_theme_set(path).ids
    assert set(ids) == set(general_themes().ids) - {"oceans"} | {"fish"}


def test_themes_can_be_given_in_the_place_of_the_file(harbour: Path) -> None:
    (harbour / "themes.toml").write_text("", encoding="utf-8")
    assert read_series(harbour, ThemeSet()).themes == ThemeSet()
