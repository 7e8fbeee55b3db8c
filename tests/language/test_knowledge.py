"""What is known of languages: the files are whole, and the doors to them open."""

import ast
import re
import tomllib
from dataclasses import fields
from importlib.resources import files
from pathlib import Path

import pytest
from babel import Locale

import comparator
from comparator.language.codes import base_language
from comparator.language.dates import find_date
from comparator.language.knowledge import (
    Language,
    function_words,
    known_languages,
    language,
    words_of_all,
)
from comparator.language.months import month_name, month_names, month_numbers
from comparator.language.offices import begins_with_office, count_offices
from comparator.language.scripts import is_ideograph


@pytest.mark.parametrize("code", known_languages())
def test_a_file_has_only_what_a_language_has(code: str) -> None:
    text = files("comparator.language").joinpath("data", f"{code}.toml").read_text("utf-8")
    table = tomllib.loads(text)
    assert table.keys() <= {field.name for field in fields(Language)}
    for field in fields(Language):
        assert type(getattr(language(code), field.name)) is type(getattr(Language(), field.name))


def test_a_country_changes_nothing() -> None:
    assert base_language("en-GB") == base_language("EN") == "en"
    assert language("zh-Hant") is language("zh")
    assert "the" in function_words("en-GB")


def test_words_of_one_language_are_not_those_of_another() -> None:
    assert "и" not in function_words("en")
    assert {"the", "и", "der", "的"} <= function_words()
    assert language("tlh") == Language()


def test_no_series_stands_among_the_words_of_a_language() -> None:
    for kind in ("function_words", "pale_words", "clause_words", "frame_words"):
        assert not {"sco", "шос"} & words_of_all(kind)


def test_months_have_their_names_in_every_language() -> None:
    assert month_name(1) == "January"
    assert len(month_names("ru")) > 12  # as they stand alone, and in a date
    numbers = month_numbers()
    assert [numbers[name] for name in ("sept", "märz", "января", "январе", "août", "mayo")] == [
        *(9, 3, 1, 1, 8, 5)
    ]
    assert "out" not in numbers  # October in Portuguese


@pytest.mark.parametrize("code", [c for c in known_languages() if language(c).months])
def test_full_names_of_months_are_those_of_the_locale(code: str) -> None:
    months = Locale.parse(code).months
    for number, names in enumerate(language(code).months, 1):
        written = {months[form]["wide"][number].casefold() for form in ("format", "stand-alone")}
        assert written == set(names.split(" | "))
    assert len(language(code).months) == 12


@pytest.mark.parametrize(
    "text", ["5 July 2022", "5. Juli 2022", "5 июля 2022", "5 de julio de 2022", "5 juillet 2022"]
)
def test_dates_are_read_in_every_language(text: str) -> None:
    found = find_date(text)
    assert found is not None
    assert found[0].isoformat() == "2022-07-05"


def test_offices_are_known_at_the_start_of_a_line_and_within() -> None:
    assert begins_with_office("Acting President of the Republic")
    assert begins_with_office("总统")
    assert not begins_with_office("Presidential palace")
    assert count_offices("Ada Brown, Prime Minister, and Ben Tide, Chancellor") == 2
    assert count_offices("For Norland: Ada Brown") == 1
    assert count_offices("Return to text") == 0


def test_ideographs_are_words_of_their_own() -> None:
    assert all(map(is_ideograph, "安ア\U00020000"))
    assert not any(map(is_ideograph, "a한я، "))


def test_what_is_known_of_languages_has_one_home() -> None:
    """Codes are taken apart, and ideographs are counted out, nowhere else."""
    elsewhere = re.compile(r"""(?:split|partition)\(["']-["']|u4e00|u9fff|\[一-""")
    home = Path(comparator.__file__).parent
    found = [
        path.relative_to(home).as_posix()
        for path in home.rglob("*.py")
        if path.parent.name != "language" and elsewhere.search(path.read_text("utf-8"))
    ]
    assert found == []


def test_every_list_and_pattern_is_asked_for_by_its_name_and_none_is_misspelt() -> None:
    kinds = ("lists", "patterns", "pairs")
    there: dict[str, set[str]] = {
        kind: {name for code in known_languages() for name in getattr(language(code), kind)}
        for kind in kinds
    }
    source = "\n".join(
        path.read_text("utf-8") for path in Path(comparator.__path__[0]).rglob("*.py")
    )
    asked = {
        "lists": r"named_words\(\s*[\"'](\w+)",
        "patterns": r"(?:alternatives|whole_words|_patterns)\(\s*[\"'](\w+)",
        "pairs": r"(?:named_pairs|_rules)\(\s*[\"'](\w+)",
    }
    assert {kind: set(re.findall(call, source)) for kind, call in asked.items()} == there


# Names that programs give to styles, figures and single letters are no words of texts.
_NO_WORDS_OF_TEXTS = {
    "corpus/checks/characters.py",
    "corpus/formats/charsets.py",
    "corpus/formats/docx.py",
    "corpus/formats/docx_contents.py",
    "corpus/formats/list_numerals.py",
    "corpus/plain_text/times_widths.py",
    "corpus/formats/lone_numbers.py",
    "alignment/across/figures.py",
    "alignment/across/romanised.py",
    "analysis/names/gazetteer.py",
}


def test_words_of_languages_stand_in_their_files_and_not_in_code() -> None:
    """Told by words that are not written in Latin letters, which code has for nothing else."""
    word = re.compile("[а-яё]{3}|[\u0620-\u064a]{3}|[\u4e00-\u9fff]{2}")
    letters = re.compile(r"\[[^\]]*\]")  # of which one is meant
    home = Path(comparator.__path__[0])
    found = []
    for path in sorted(home.rglob("*.py")):
        name = path.relative_to(home).as_posix()
        if name.startswith("language/") or name in _NO_WORDS_OF_TEXTS:
            continue
        tree = ast.parse(path.read_text("utf-8"))
        told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        found += [
            (name, node.lineno, node.value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
            if id(node) not in told and word.search(letters.sub("", node.value))
        ]
    assert found == []
