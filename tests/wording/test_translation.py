"""The report in other languages: nothing is left unsaid, and what is counted reads right."""

import re
from datetime import date

import pytest

from comparator.corpus import bundled_templates
from comparator.report import render_site
from comparator.wording.extraction import Message, messages, renew
from comparator.wording.formatting import (
    day,
    listed,
    number,
    percent,
    plural,
    running,
    tenths,
    told,
)
from comparator.wording.translation import (
    LANGUAGES,
    catalogue,
    language,
    msg,
    say,
    speaking,
    translated,
)
from tests.page_reader import read
from tests.small_editions import three_years

OTHERS = [code for code in LANGUAGES if code != "en"]
PLACEHOLDER = re.compile(r"%\(\w+\)s")


def forms_of(code: str, message: Message) -> list[str]:
    found = catalogue(code).get(message.one)
    assert found is not None, f"{code} lacks {message.one!r}, said in {message.where}"
    assert not found.fuzzy
    string = found.string
    return [string] if isinstance(string, str) else list(string or ())


@pytest.mark.parametrize("code", OTHERS)
def test_every_sentence_is_translated(code: str) -> None:
    """Run `python -m comparator.wording.extraction`, then fill in what is empty."""
    plurals = catalogue(code).num_plurals
    for message in messages():
        forms = forms_of(code, message)
        assert len(forms) == (plurals if message.several else 1), message
        assert all(forms), f"{code}: {message.one!r}, said in {message.where}"


@pytest.mark.parametrize("code", OTHERS)
def test_a_translation_fills_in_the_same_and_links_as_much(code: str) -> None:
    for message in messages():
        wished = sorted(PLACEHOLDER.findall(message.one))
        for form in forms_of(code, message):
            assert sorted(PLACEHOLDER.findall(form)) == wished, message
            assert form.count("[") == message.one.count("["), message
            assert not re.search(r"[<&]|%(?!\()", form), "templates take it for HTML"


@pytest.mark.parametrize("code", OTHERS)
def test_catalogues_are_as_renewed(code: str) -> None:
    path = bundled_templates() / "locales" / f"{code}.po"
    assert path.read_bytes() == renew(code), "run python -m comparator.wording.extraction"


@pytest.mark.parametrize(
    ("code", "counts"),
    [
        ("en", ["0 words", "1 word", "2 words", "1,234 words"]),
        ("ru", ["0 слов", "1 слово", "2 слова", "5 слов", "21 слово", "1\u00a0234 слова"]),
        ("zh", ["0词", "1词", "1,234词"]),
    ],
)
def test_what_is_counted_reads_right(code: str, counts: list[str]) -> None:
    with speaking(code):
        for text in counts:
            count = int(re.sub(r"[,\u00a0]|\D+$", "", text))
            assert plural(count, "word") == text


def test_numbers_and_dates_have_the_readers_form() -> None:
    when = date(2024, 7, 4)
    said = []
    for code in LANGUAGES:
        with speaking(code):
            said.append((day(when), number(12345), percent(0.126), listed(["a", "b", "c"])))
    assert said == [
        ("4 July 2024", "12,345", "13\u00a0%", "a, b and c"),
        ("4 июля 2024\u202fг.", "12\u00a0345", "13\u00a0%", "a, b и c"),
        ("2024年7月4日", "12,345", "13%", "a、b和c"),
    ]


def test_a_clause_is_said_for_none_for_one_and_for_many() -> None:
    said = []
    for code in LANGUAGES:
        with speaking(code):
            counts = (0, 1, 21, 1200)
            clauses = [
                told(n, "%(count)s is new", "%(count)s are new", "none is new") for n in counts
            ]
            said.append((*clauses, running(("a.", "b.")), tenths(1234.56)))
    assert said == [
        ("none is new", "1 is new", "21 are new", "1,200 are new", "a. b.", "1234.6"),
        (
            *("новых нет", "новых\u00a0—\u00a01", "новых\u00a0—\u00a021"),
            *("новых\u00a0—\u00a01\u00a0200", "a. b.", "1\u00a0234,6"),
        ),
        ("无新增", "新增1处", "新增21处", "新增1,200处", "a.b.", "1,234.6"),
    ]


def test_what_is_spoken_ends_with_its_block() -> None:
    with speaking("ru"):
        assert language() == "ru"
        assert say("Share") == "Поделиться"
    assert (language(), translated("Share"), msg("Share")) == ("en", "Share", "Share")
    with pytest.raises(ValueError, match="does not speak"), speaking("xx"):
        pass


@pytest.mark.parametrize("code", OTHERS)
def test_only_our_own_words_are_translated(code: str) -> None:
    """The passages are what they were, and pages say which language they are in."""
    english = render_site([three_years()], "1.0")
    other = render_site([three_years()], "1.0", language=code)
    assert sorted(other) == sorted(english)
    for name in ("index.html", "pacts/index.html", "pacts/search.html", "pacts/method.html"):
        pages = read(english[name]), read(other[name])
        assert [p.elements[0].attributes["lang"] for p in pages] == ["en", code]
        kept = [[e.text for e in p.having(data_of="*")] for p in pages]
        assert kept[0] == kept[1]
    data = "pacts/search-data.js"
    texts = [re.findall(r'\[\d+,"p[^\]]*\]', files[data].decode()) for files in (english, other)]
    assert texts[0]
    assert texts[0] == texts[1]
    assert language() == "en"


def test_a_point_that_ends_a_word_ends_the_sentence_too() -> None:
    with speaking("ru"):
        assert say("%(name)s: %(count)s.", name="9 мая 2023 г.", count="2024 г.") == (
            "9 мая 2023 г.: 2024 г."
        )
    assert say("Made for %(who)s.", who="the U.S.") == "Made for the U.S."


def test_words_from_right_to_left_take_no_figure_of_ours_among_them() -> None:
    told = say("%(name)s: %(words)s", name="تونس 2024", words="1 word")
    assert told == "\u2068تونس 2024\u2069: 1 word"
    assert say("%(name)s: %(words)s", name="Arden 2024", words="1 word") == "Arden 2024: 1 word"
