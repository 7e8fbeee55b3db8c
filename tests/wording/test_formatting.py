"""Our own voice: names and labels that nobody can mistake."""

from dataclasses import replace
from datetime import date

from comparator.language.key_phrases import telling_phrase, word_set
from comparator.language.substance import rarities
from comparator.model import UNDATED, Confidence, Finding, FindingKind, Move, RateChange
from comparator.wording.finding_rules import rule_in_words
from comparator.wording.formatting import (
    counting,
    excerpt,
    in_words,
    listed,
    naming_missing,
    plural,
    tags,
    years_without,
)
from comparator.wording.labels import labels
from comparator.wording.translation import speaking
from tests.small_editions import P, declaration


def test_labels_are_as_short_as_they_can_be() -> None:
    a = declaration("2018-arden", [(P, ["One."])])
    b = declaration("2019-bruck", [(P, ["One."])])
    assert list(tags([a, b]).values()) == ["2018", "2019"]
    twice = [a, replace(b, date=date(2018, 9, 1))]
    assert list(tags(twice).values()) == ["2018-07", "2018-09"]
    same_day = [a, replace(b, date=a.date)]
    assert list(tags(same_day).values()) == ["2018-07-04 (1)", "2018-07-04 (2)"]


def test_names_tell_declarations_apart() -> None:
    a = declaration("2018-arden", [(P, ["One."])])
    b = replace(declaration("2018-arden-2", [(P, ["One."])]), date=date(2018, 9, 1))
    a, b = (replace(d, title="What the Heads of the States of the Lakes Said") for d in (a, b))
    assert list(labels([a, b]).values()) == ["Text of 4 July 2018", "Text of 1 September 2018"]
    statements = [replace(d, place="", title="Joint Statement") for d in (a, b)]
    days = ["Statement of 4 July 2018", "Statement of 1 September 2018"]
    assert list(labels(statements).values()) == days
    far = replace(statements[1], date=date(2019, 9, 1))
    assert list(labels([a, far]).values()) == ["Arden 2018", "Joint Statement 2019"]
    long = replace(far, title="Joint Statement of the Heads of the States of the Lakes")
    assert list(labels([a, long]).values()) == ["Arden 2018", "Statement of 1 September 2019"]
    undated = replace(long, date=UNDATED, title="Please, everybody, have a seat beside the lake.")
    assert labels([a, undated])[undated.id] == "Please, everybody, have a seat…"


def test_places_are_called_as_the_language_spoken_does() -> None:
    d = replace(declaration("2018-arden", [(P, ["One."])]), place="New Delhi")
    with speaking("ru"):
        assert list(labels([d]).values()) == ["Нью-Дели 2018"]


def test_numbers_and_lists_read_as_sentences() -> None:
    assert plural(1, "word") == "1 word"
    assert plural(2557, "word") == "2,557 words"
    assert in_words(3, "version") == "three versions"
    assert listed(["a", "b", "c"]) == "a, b and c"


def test_years_without_a_text_are_named() -> None:
    assert years_without((*range(2008, 2019), 2021)) == "2008 to 2018 and 2021"
    assert years_without((2021,)) == "2021"
    assert naming_missing("first said in 2019", (2021,)) == (
        "first said in 2019 (no text of 2021 is here)"
    )
    assert naming_missing("first said in 2019", ()) == "first said in 2019"


def test_an_excerpt_ends_between_words() -> None:
    assert excerpt("one two, three", 2) == "one two …"
    assert excerpt("one two", 2) == "one two"


def test_a_clause_is_called_by_its_rarest_words() -> None:
    common = "The member states note the importance of peace."
    text = "The member states note the importance of gauge-changing stations."
    phrase = telling_phrase(text, rarities(map(word_set, [common, common, text])))
    assert "gauge-changing stations" in phrase
    assert phrase in text


def test_chinese_texts_are_counted_by_characters() -> None:
    with counting(["zh", "zh-Hant"]):
        assert plural(2, "word") == "2 characters"
        with speaking("zh"):
            assert plural(1200, "word") == "1,200字"
    with counting(["en", "zh"]):
        assert plural(2, "word") == "2 words"


def test_a_rate_that_is_raised_again_says_what_is_another() -> None:
    change = RateChange(Move.RAISED, Move.RAISED)
    finding = Finding(FindingKind.RATE, (), (), "5 %", "6 %", Confidence.SURE, rates=change)
    assert rule_in_words(finding) == "raised, another value"
