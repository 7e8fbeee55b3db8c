"""How a term is found in a text."""

import pytest

from comparator.model import Terms
from comparator.themes import assign_themes
from tests.small_declarations import declare, filed, theme_set


def evidence(text: str, terms: Terms, language: str = "en") -> tuple[str, ...]:
    """Return the words in a text that speak for a theme with these terms."""
    declaration = assign_themes(declare(text, language=language), theme_set(language, theme=terms))
    return tuple(w for p in declaration.passages for s in p.themes for w in s.evidence)


@pytest.mark.parametrize(
    ("term", "text", "found"),
    [
        # Case and inflected forms.
        ("summit", "SUMMITS were held", "SUMMITS"),
        ("energy strategy", "the Energy Strategies of all", "Energy Strategies"),
        ("organisation", "two organizations met", "organizations"),
        ("defense", "ministers of defence met", "defence"),
        ("neighbourliness", "good-neighborliness is dear to them", "neighborliness"),
        ("programme", "the program goes on", "program"),
        ("combat", "combatting it, combating it", "combatting"),
        # Capitals match capitals, with the endings that abbreviations take.
        ("AI", "the use of AI is new", "AI"),
        ("ICT", "the use of ICTs is new", "ICTs"),
        ("UN", "the UN’s role is old", "UN’s"),
        # Any ending.
        ("terror*", "they met counterterrorism and terrorists", "terrorists"),
        # Hyphenated words match by their parts.
        ("terrorism", "counter-terrorism work", "terrorism"),
        ("counter-terrorism", "counter terrorism work", "counter terrorism"),
        ("counter terrorism", "counter-terrorism work", "counter-terrorism"),
        # A phrase goes on across white space, quotation marks and dashes …
        ("Contact Group", "the Contact\n Group met", "Contact\n Group"),
        ("Belt and Road", "the “Belt and Road” of all", "Belt and Road"),
        ("Belt Road", "the “Belt” “Road” of all", "Belt” “Road"),
        ("SCO-Afghanistan", "the SCO – Afghanistan group", "SCO – Afghanistan"),
    ],
)
def test_a_term_is_found(term: str, text: str, found: str) -> None:
    assert evidence(text, Terms(names=(term,)))[:1] == (found,)


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("AI", "they aid, and ai is a sloth"),
        ("WHO", "those who came"),
        ("IT", "It is so, and it was"),
        ("terror*", "they met an error"),
        ("energy", "energetic people"),
        # … but not across a comma, a bracket or the words of others.
        ("mutual settlement", "mutual, settlement of all"),
        ("mutual settlement", "mutual (settlement) of all"),
        ("mutual settlement", "mutual and settlement of all"),
        ("university", "universal rules"),
    ],
)
def test_a_term_is_not_found(term: str, text: str) -> None:
    assert evidence(text, Terms(names=(term,))) == ()


def test_the_words_of_a_never_phrase_prove_nothing_where_they_stand_together() -> None:
    terms = Terms(names=("energy",), never=("nuclear energy",))
    assert evidence("the use of nuclear energy", terms) == ()
    assert evidence("nuclear energy and clean energy", terms) == ("energy",)


def test_a_longer_term_beats_a_never_phrase_inside_it() -> None:
    terms = Terms(names=("nuclear energy plant",), hints=("energy",), never=("nuclear energy",))
    assert evidence("a nuclear energy plant", terms) == ("nuclear energy plant",)


def test_the_longest_of_overlapping_terms_counts_alone() -> None:
    one = Terms(names=("energy",))
    two = Terms(names=("energy", "renewable energy", "energy source"))
    text = "renewable energy sources matter"
    assert evidence(text, two) == ("renewable energy",)
    scores = [
        assign_themes(declare(text), theme_set(theme=terms)).passages[0].themes[0].score
        for terms in (Terms(names=("renewable energy",)), two)
    ]
    assert scores[0] == scores[1]
    assert evidence(text, one) == ("energy",)


def test_terms_of_one_theme_do_not_hide_those_of_another() -> None:
    themes = theme_set(weapons=Terms(names=("nuclear energy",)), energy=Terms(names=("energy",)))
    found = filed(assign_themes(declare("on nuclear energy"), themes))
    assert sorted(found[0]) == ["energy", "weapons"]


def test_a_repeated_term_proves_less_than_two_terms() -> None:
    terms = Terms(words=("rail", "road"))
    once, again, both = (
        assign_themes(declare(text), theme_set(t=terms)).passages[0].themes[0].score
        for text in ("Of rail and much.", "Of rail and rail.", "Of rail and road.")
    )
    assert once < again < both


def test_russian_words_match_by_their_stems() -> None:
    terms = Terms(names=("энергетика", "борьба с терроризмом"))
    assert evidence("в области энергетики", terms, "ru") == ("энергетики",)
    assert evidence("о борьбе с терроризмом", terms, "ru") == ("борьбе с терроризмом",)


def test_chinese_terms_match_anywhere() -> None:
    terms = Terms(names=("恐怖主义",))
    assert evidence("成员国支持打击恐怖主义的斗争。", terms, "zh") == ("恐怖主义",)
    assert evidence("成员国支持能源合作。", terms, "zh") == ()


def test_a_language_without_a_stemmer_matches_whole_words() -> None:
    assert evidence("Munozara o energiya.", Terms(names=("Energiya",)), "uz") == ("energiya",)


def test_a_variety_of_a_language_has_the_terms_of_the_language() -> None:
    declaration = declare("On energy.", language="en-GB")
    assert filed(assign_themes(declaration, theme_set("en", e=Terms(names=("energy",))))) == [["e"]]


def test_without_terms_in_its_language_a_text_has_no_themes() -> None:
    themes = theme_set("ru", e=Terms(names=("энергетика",)))
    assert filed(assign_themes(declare("On energy."), themes)) == [[]]
