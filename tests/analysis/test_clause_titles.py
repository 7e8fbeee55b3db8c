"""Titles of clauses are whole noun phrases, and their year is that of their words."""

import pytest

from comparator.analysis.clause_titles import noun_phrase, title_of
from comparator.language.key_phrases import word_set
from comparator.language.substance import rarities

CASES = {
    "The Parties consider it important to expand cooperation in the field of animal health.": (
        "animal health"
    ),
    "They call for the prompt formation of an inclusive government in Arden.": (
        "inclusive government in Arden"
    ),
    "They will continue to fully use the Joint Fund for Mountain Rivers set up on 4 July 2023.": (
        "Joint Fund for Mountain Rivers"
    ),
    "They note the draft Programme on Combating Drugs adopted by the ministers.": (
        "Programme on Combating Drugs"
    ),
    "They intend to reveal the investment potential of small towns.": (
        "investment potential of small towns"
    ),
}


@pytest.mark.parametrize("text", CASES)
def test_a_title_is_a_whole_noun_phrase(text: str) -> None:
    assert CASES[text] in noun_phrase(text, rarities(map(word_set, [*CASES, text])), "en")


@pytest.mark.parametrize("text", CASES)
def test_no_title_ends_in_a_stub(text: str) -> None:
    words = noun_phrase(text, rarities(map(word_set, CASES)), "en").split()
    assert words[0].lower() not in {"the", "of", "to", "will", "expand"}
    assert words[-1].lower() not in {"of", "the", "on", "in", "set", "adopted", "july"}


@pytest.mark.parametrize(
    ("passages", "language"),
    [
        (("Fighting Violent Extremism and Organized Crime", "Anti-corruption"), "en"),
        (("Укрепление мира", "Борьба с коррупцией"), "ru"),
        (("加强反恐合作", "打击腐败行为"), "zh"),
    ],
)
def test_a_title_stands_in_one_passage(passages: tuple[str, str], language: str) -> None:
    rarity = rarities(map(word_set, [*passages, "We support trade."]))
    title = noun_phrase("\n\n".join(passages), rarity, language)
    assert any(title in passage for passage in passages), title


def test_a_title_is_dated_by_its_own_words() -> None:
    wordings = [
        ("2019", "They support a peace process led by the people of Arden."),
        ("2022", "They support an inclusive government in Arden."),
        ("2023", "They call for an inclusive government in Arden."),
    ]
    title = title_of(wordings, rarities(word_set(text) for _, text in wordings), "en")
    assert "inclusive government" in title.words
    assert (title.since, title.before) == ("2022", "2019")
    assert "peace process" in title.before_words


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("They are not trying to harm Arden or thwart its development.", "en"),
        ("They ask that at least half of it be spent.", "en"),
        ("Стороны выступили в качестве посредников на переговорах о мире в горах.", "ru"),
    ],
)
def test_what_is_surely_no_whole_phrase_is_no_title(text: str, language: str) -> None:
    title = noun_phrase(text, rarities(map(word_set, [text])), language)
    assert title not in {"Arden or thwart", "least half", "качестве посредников"}
    assert text.startswith(title.rstrip("…")) or title in {"Arden", "development"}


def test_a_title_that_stood_from_the_beginning_has_nothing_before_it() -> None:
    wordings = [("2019", "They note the gas pipeline."), ("2020", "They support the gas pipeline.")]
    title = title_of(wordings, rarities(word_set(text) for _, text in wordings), "en")
    assert (title.words, title.since, title.before) == ("gas pipeline", "2019", None)


def test_a_language_whose_phrases_are_not_known_keeps_its_rarest_words() -> None:
    text = "Стороны поддерживают строительство газопровода."
    assert noun_phrase(text, rarities([word_set(text)]), "ru") in text


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("It is a task of the harbour towns.", "task of the harbour towns"),
        ("They praise women and girls of all ages.", "women and girls of all ages"),
        ("They are ready.", "They are ready"),
    ],
)
def test_a_lone_noun_is_named_with_the_words_it_stands_with(text: str, title: str) -> None:
    lone = {"task": 5.0, "ages": 5.0, "ready": 5.0}
    assert noun_phrase(text, lone, "en") == title


@pytest.mark.parametrize(
    ("text", "rare", "title"),
    [
        # 和 is "and", and part of "peace"; 对 is "towards", and part of "dialogue".
        (
            "各方认为，通过包容性的和平进程尽快解决山谷局势十分重要。",
            ("和平", "进程", "山谷"),
            "通过包容性的和平进程尽快解决山谷局势十分重要",
        ),
        ("各方主张，通过对话解决争端。", ("对话", "争端"), "通过对话解决争端"),
        # An adjective of such an ending depends on no noun before it.
        (
            "Стороны считают одним из важнейших факторов стабильности скорейшее урегулирование.",
            ("скорейшее", "урегулирование", "стабильности"),
            "скорейшее урегулирование",
        ),
    ],
)
def test_a_title_begins_and_ends_with_whole_words_of_one_phrase(
    text: str, rare: tuple[str, ...], title: str
) -> None:
    language = "ru" if "Стороны" in text else "zh"
    assert noun_phrase(text, dict.fromkeys(rare, 1.0), language) == title


@pytest.mark.parametrize(
    ("text", "language", "title"),
    [
        (
            "成员国主张通过对话和谈判，在相互尊重和互利共赢的基础上进一步加强各领域的睦邻友好合作关系与协调。",
            "zh",
            "在相互尊重和互利共赢的基础上进一步加强各领域的…",
        ),
        (
            "Wir begrüßen die großen Fortschritte bei der Umsetzung des neuen Plans am Fluss.",
            "de",
            "Wir begrüßen die großen Fortschritte…",
        ),
    ],
)
def test_where_phrases_are_not_known_a_title_is_no_fragment(
    text: str, language: str, title: str
) -> None:
    rarity = rarities(map(word_set, [text])) | {"umsetzung": 9.0, "睦邻": 9.0}
    assert noun_phrase(text, rarity, language) == title
