"""A report of Chinese texts says what told their words apart."""

import pytest

from comparator.app.build import chinese_words
from comparator.jobs import tool_digest
from comparator.language import chinese
from comparator.model import Edition, Series, ThemeSet
from tests.small_declarations import declare


def _edition(text: str, language: str) -> Edition:
    series = Series("here", "Here", "", (declare(text, language=language),), ThemeSet())
    return Edition(series, (), ())


def test_what_is_missing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chinese, "_library", lambda: None)
    assert chinese_words([_edition("各方加强合作。", "zh")]) == {"chinese_words": "each character"}


def test_other_languages_do_not_ask() -> None:
    assert chinese_words([_edition("They met.", "en")]) == {}


def test_what_has_no_chinese_loads_no_chinese_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def never() -> None:
        raise AssertionError("33 MB of words were loaded")

    monkeypatch.setattr(chinese, "_library", never)
    for text in ("They met.", "Стороны встретились — и договорились.", "“One” あ"):
        assert chinese.inside_words(text) == frozenset()
    tool_digest.__wrapped__()
