"""What the search page searches: every passage, exactly as it stands."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparator.report import render_site
from comparator.report.edition_index import Lookup
from comparator.report.pages.search import search_script
from comparator.report.rendering.assets import data_script
from tests.small_editions import P, declaration, edition, three_years


def value_of(script: bytes) -> dict[str, object]:
    name, _, value = script.decode().removesuffix(";\n").partition("=")
    assert name.startswith("window.")
    found: dict[str, object] = json.loads(value)
    return found


@given(st.text())
def test_a_data_script_keeps_its_data_and_ends_no_element(text: str) -> None:
    script = data_script("x", {"text": text})
    assert value_of(script) == {"text": text}
    assert b"<" not in script
    assert "\u2028" not in script.decode()


def test_every_passage_is_there_once_with_its_place() -> None:
    made = three_years()
    found = value_of(search_script(Lookup(made)))["passages"]
    wished = [
        [n, p.key, f"¶{p.block}.{p.ordinal}", p.text]
        for n, d in enumerate(made.series.declarations)
        for p in d.passages
    ]
    assert found == wished


@pytest.mark.parametrize(
    ("language", "text", "forms"),
    [
        ("en", "They note. It notes.", ["note", "notes"]),
        ("ru", "Стороны приветствуют диалог о диалоге.", ["диалог", "диалоге"]),
    ],
)
def test_words_of_one_stem_are_found_together(language: str, text: str, forms: list[str]) -> None:
    one = replace(declaration("2018-arden", [(P, [text])]), language=language)
    found = value_of(search_script(Lookup(edition([one]))))["forms"]
    assert isinstance(found, list)
    assert forms in found


def test_the_data_does_not_depend_on_the_order_of_sets() -> None:
    files = [render_site([three_years()], "1.0")["pacts/search-data.js"] for _ in range(2)]
    assert files[0] == files[1]


def test_characters_of_the_other_script_come_with_chinese_texts_only() -> None:
    made = declaration("2020-a", [(P, ["各方支持聯合國。"])])
    chinese = replace(made, language="zh")
    pairs = value_of(search_script(Lookup(edition([chinese]))))["traditional"]
    assert isinstance(pairs, str)
    folds = dict(zip(pairs[::2], pairs[1::2], strict=True))
    assert "".join(folds.get(c, c) for c in "聯合國") == "联合国"
    assert value_of(search_script(Lookup(three_years())))["traditional"] == ""
