"""Sentences and clauses: titled cases, and the laws that hold for any text."""

import re
from pathlib import Path

import pytest
import regex
from hypothesis import example, given
from hypothesis import strategies as st

from comparator.language.sentences import sentence_spans
from comparator.language.words import tokens
from comparator.segmentation import segment_text

CASES = Path(__file__).with_name("sentences.txt")
LANGUAGES = ["en", "ru", "de", "zh", "ar", "en-GB"]


def read_cases() -> list[tuple[str, str, list[str]]]:
    """Return title, language and passages of each case."""
    cases: list[tuple[str, str, list[str]]] = []
    for line in CASES.read_text(encoding="utf-8").split("\n"):
        if found := re.fullmatch(r"= (.*?)(?: \[(\w+)\])?", line):
            cases.append((found[1], found[2] or "en", []))
        elif line and not line.startswith("#"):
            cases[-1][2].append(line)
    return cases


@pytest.mark.parametrize(
    ("language", "passages"), [pytest.param(c[1], c[2], id=c[0]) for c in read_cases()]
)
def test_paragraphs_are_cut_as_a_reader_would(language: str, passages: list[str]) -> None:
    text = ("" if language in {"zh", "ja"} else " ").join(passages)
    assert list(segment_text(text, language)) == passages


def test_a_missing_space_of_the_source_hides_no_sentence() -> None:
    text = "They note the plan.The rest is silence."
    assert segment_text(text, "en") == ("They note the plan.", "The rest is silence.")


# Mixed scripts, odd white space, marks that combine, and all that may end a sentence.
PIECES = st.sampled_from(
    [". ", "! ", "? ", "; ", ": ", ", ", "\u00a0", "\u2003", "\u200b", "\t", "\n", "\u2028",
     "The states", "noting", "guided by", "U.S.", "St. ", "No. 5", "12. ", "(", ")", "“", "”",
     "Мир", " г. ", "и т.д. ", "各国。", "سلام؟ ", "e\u0301", "\u0301", "a\u0308", "\u00ad", "🐟"]
)  # fmt: skip
TEXTS = st.lists(st.one_of(PIECES, st.characters(codec="utf-8"))).map("".join)


@given(text=TEXTS, language=st.sampled_from(LANGUAGES))
@example(text="x\u2003 M\u2003.I 4", language="en")  # made the library panic
@example(text="Noting a, noting b, noting c, noting d, declare:", language="en")
def test_sentences_and_the_white_space_between_them_rebuild_the_text(
    text: str, language: str
) -> None:
    """No character is lost, doubled or moved."""
    position = 0
    for start, end in sentence_spans(text, language):
        assert text[position:start].strip() == ""
        assert text[start:end].strip() == text[start:end] != ""
        position = end
    assert text[position:].strip() == ""


@given(text=TEXTS)
def test_tokens_joined_are_the_text(text: str) -> None:
    assert "".join(tokens(text)) == text


@given(text=TEXTS)
@example(text="मंत्रियों ने शांति की")
@example(text="ที่ดี กำ 👨‍👩‍👧 1️⃣ が ́")
def test_no_token_ends_inside_what_a_reader_takes_for_one_character(text: str) -> None:
    ends = {found.end() for found in regex.finditer(r"\X", text)}
    position = 0
    for token in tokens(text):
        position += len(token)
        assert position in ends or token.isspace()  # white space is shared out freely
