"""Texts that look the same are the same; -3 is not 3, and 10⁶ is not 106."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparator.language.normal_forms import kept_form, reading_form, visible_form

ANY = st.text(max_size=60)
# Letters that come in several spellings, numbers of paragraphs, signs.
PIECES = st.sampled_from(
    ["é", "Hội nghị", "1. ", "(a) ", "й", "각", "ガ", "a\u0323\u0302", "−3", " - ", "“", "क़", " ",
     "Article 3. ", "第三条 ", "ｱﾞ", "\u1e9b\u0323", "\u0335", "Ǆ", "ß"]
)  # fmt: skip
TEXTS = st.lists(st.one_of(PIECES, st.characters(codec="utf-8"))).map("".join)


@given(text=st.one_of(ANY, TEXTS))
def test_canonical_equivalents_are_kept(text: str) -> None:
    forms = {kept_form(unicodedata.normalize(form, text)) for form in ("NFC", "NFD")}
    assert forms == {kept_form(text)}


@given(
    text=TEXTS, place=st.integers(min_value=0), unseen=st.sampled_from("\u200b\u2060\ufeff\u00ad")
)
def test_what_has_no_width_leaves_a_text_as_it_is(text: str, place: int, unseen: str) -> None:
    # Between a letter and its mark a reader would see it: the mark moves.
    at = place % (len(text) + 1)
    if at < len(text) and unicodedata.combining(text[at]):
        return
    assert kept_form(text[:at] + unseen + text[at:]) == kept_form(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Côte d’Ivoire", "Co\u0302te d’Ivoire", id="canonical"),
        pytest.param("co\u2011operative Minis\u200bters", "co-operative Ministers", id="no width"),
        pytest.param("アジア２０２４年ＡＰＥＣ", "ｱｼﾞｱ2024年APEC", id="width"),
        pytest.param("（能源）；", "(能源);", id="width of marks"),
        pytest.param("a\u200db", "ab", id="a joiner that joins nothing"),
        pytest.param("ﬁnance", "finance", id="ligature"),
        pytest.param("ﻣﺪﻳﻨﺔ", "مدينة", id="letters as they join"),
    ],
)
def test_what_looks_the_same_is_the_same(one: str, other: str) -> None:
    assert kept_form(one) == kept_form(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("10⁶ trees", "106 trees", id="a power"),
        pytest.param("½ of it", "12 of it", id="a fraction"),
        pytest.param("is −3 degrees", "is 3 degrees", id="a sign"),
        pytest.param("agree – 3 states", "agree −3 states", id="a dash is no sign"),
        pytest.param("क्\u200dष", "क्ष", id="a joiner that shows"),
        pytest.param("👨\u200d👩", "👨👩", id="one family or two people"),
    ],
)
def test_what_looks_different_is_different(one: str, other: str) -> None:
    assert kept_form(one) != kept_form(other)
    assert visible_form(one) != visible_form(other) or "–" in one


@pytest.mark.parametrize(
    ("tokens", "form"),
    [
        ("1,000 1\u202f000 1'000 1000 １，０００ ١٠٠٠ ١٬٠٠٠", "1000"),
        ("1.000.000 1,000,000", "1000000"),
        ("1,234.5 1\u00a0234.5 1234.5", "1234.5"),
        ("… ... ⋯ ……", "…"),
        ("- -- — ‑ –", "-"),
        ("ещё еще", "еще"),
        ("。 . ． ।", "."),
        ("-3 −3", "⁻3"),
        ("1.5", "1.5"),
        ("㎡ m²", "m²"),
        ("㎞ ㏎ km", "km"),
        ("℃ °C", "°c"),
    ],
)
def test_what_says_the_same_has_one_form(tokens: str, form: str) -> None:
    assert {reading_form(token) for token in tokens.split(" ")} == {form}
