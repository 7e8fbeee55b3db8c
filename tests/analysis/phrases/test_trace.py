"""The lives of phrases, held against a slow and obvious count."""

import dataclasses
import itertools
import re
from datetime import date

import pytest

from comparator.analysis.brief import brief_of
from comparator.analysis.brief_sections import Chapter
from comparator.analysis.phrases.lives import Fate, phrase_lives
from comparator.analysis.phrases.trace import Nearness, trace_phrase
from comparator.model import (
    Block,
    BlockKind,
    Declaration,
    Edition,
    Rendering,
    Series,
    Source,
    ThemeSet,
)
from comparator.segmentation import segment

SPECIMEN = "declarations/specimen"


@pytest.fixture
def edition(specimen_neighbours: Edition) -> Edition:
    return specimen_neighbours


@pytest.fixture
def series(edition: Edition) -> Series:
    return edition.series


def has(series: Series, declaration: str, words: str) -> bool:
    """Whether a declaration says words, by plain search."""
    pattern = re.compile(
        r"\W+".join(re.escape(w) for w in re.findall(r"\w+", words)), re.IGNORECASE
    )
    return any(pattern.search(p.text) for p in series[declaration].passages if p.kind.is_prose)


@pytest.mark.parametrize("phrase", ["Member States", "Development Fund", "security and stability"])
def test_exact_counts_are_those_of_a_plain_search(series: Series, phrase: str) -> None:
    trace = trace_phrase(series, phrase)
    for d in series.declarations:
        plain = sum(
            len(
                re.findall(rf"(?<![\w-]){phrase}(?![\w-])", " ".join(p.text.split()), re.IGNORECASE)
            )
            for p in d.passages
        )
        assert trace.count(d.id) == plain


def test_occurrences_are_the_words_of_their_passages(series: Series) -> None:
    text = {p.id: p.text for d in series.declarations for p in d.passages}
    trace = trace_phrase(series, "Development Fund")
    found = [o for _, occurrences in trace.years for o in occurrences]
    assert found
    for o in found:
        words = text[o.passage][o.start : o.end]
        assert words == words.strip()
        assert (words.casefold() == "development fund") == (o.nearness is Nearness.EXACT)


def test_a_phrase_without_words_cannot_be_traced(series: Series) -> None:
    with pytest.raises(ValueError, match="no words"):
        trace_phrase(series, " – ")


def test_fates_are_what_a_plain_search_says(series: Series) -> None:
    ids = [d.id for d in series.declarations]
    newest, before = ids[-1], ids[-2]
    lives = phrase_lives(series, newest, 20)
    assert all(lives.values())
    for fate, found in lives.items():
        for life in found:
            assert 3 <= len(re.findall(r"[\w’'-]+", life.words)) <= 8
            assert has(series, newest, life.words) == (fate is not Fate.DIED)
            assert has(series, before, life.words) == (fate is Fate.DIED)
            assert any(has(series, d, life.words) for d in ids[:-2]) or fate is not Fate.RETURNED
            if fate is Fate.BORN:
                assert not any(has(series, d, life.words) for d in ids[:-1])


def test_phrases_of_one_fate_share_no_word_of_the_text(series: Series) -> None:
    for found in phrase_lives(series, series.declarations[-1].id, 30).values():
        spans = sorted((life.passage, life.start, life.start + len(life.words)) for life in found)
        for one, other in itertools.pairwise(spans):
            assert one[0] != other[0] or one[2] <= other[1]


def test_a_brief_quotes_and_counts_what_is_there(series: Series, edition: Edition) -> None:
    text = {p.id: p.text for d in series.declarations for p in d.passages}
    brief = brief_of(edition, series.declarations[-1].id)
    assert brief.measure.kept + brief.measure.reworded_to + brief.measure.added == brief.words
    assert brief.never_before <= brief.measure.added
    for _, lines in brief.chapters:
        for line in lines:
            assert line.old or line.new
            for quote in (line.old, line.new):
                assert quote is None or quote.words in text[quote.passage]
    chapters = dict(brief.chapters)
    assert {Chapter.NEW, Chapter.WITHIN, Chapter.LONGEST, Chapter.NUMBERS} <= set(chapters)


def test_the_first_declaration_has_no_brief(series: Series, edition: Edition) -> None:
    with pytest.raises(ValueError, match="first"):
        brief_of(edition, series.declarations[0].id)


def series_of(language: str, *texts: str) -> Series:
    source = Source(description="An invented text")
    declarations = []
    for year, text in enumerate(texts, 2001):
        key = f"{year}-a"
        block = Block(1, BlockKind.PARAGRAPH, text)
        declarations.append(
            segment(
                Declaration(
                    key, key, date(year, 6, 1), "", language, Rendering.FICTIONAL, "", (source,),
                    (block,),
                )
            )
        )  # fmt: skip
    return Series("invented", "Invented", "", tuple(declarations), ThemeSet())


@pytest.mark.parametrize(
    ("language", "phrase", "text", "nearness"),
    [
        ("en", "three evils", "They fight the Three Evils of the sea.", "exact"),
        ("en", "three evils", "They fight every one of three evil storms.", "inflected"),
        ("en", "spirit of Shanghai", "The Shanghai way of spirit lives.", "reordered"),
        ("en", "three evils", "They fight the three old evils of the sea.", "apart"),
        ("en", "storms, reefs and pirates", "They fight storms, reefs and pirates.", "exact"),
        ("en", "storms reefs", "They fight storms, reefs and pirates.", ""),
        ("en", "storms, reefs", "They fight storms reefs.", "apart"),
        ("ru", "три силы зла", "Стороны осуждают три силы зла.", "exact"),
        ("ru", "шанхайский дух", "В основе лежит верность шанхайскому духу.", "inflected"),
        ("ru", "взаимное доверие", "Доверие было взаимным.", "reordered"),
        ("ru", "взаимное доверие", "Они ценят взаимное и прочное доверие.", "apart"),
        ("zh", "三股势力", "各方共同打击三股势力。", "exact"),
        ("zh", "上海精神", "成员国弘扬“上海精神”。", "exact"),
        ("zh", "上海精神", "成员国在北京会晤。", ""),
    ],
)
def test_near_forms_are_told_from_exact_ones(
    language: str, phrase: str, text: str, nearness: str
) -> None:
    ((_, found),) = trace_phrase(series_of(language, text), phrase).years
    assert [str(o.nearness) for o in found] == ([nearness] if nearness else [])


def test_what_a_signature_still_says_did_not_die() -> None:
    series = series_of("en", "The Grand Harbour Council met.", "Snow fell on the quay today.")
    text = series.declarations[1]
    signed = Block(2, BlockKind.SIGNATURE, "For the Grand Harbour Council")
    signing = segment(dataclasses.replace(text, blocks=(*text.blocks, signed)))
    assert phrase_lives(series, "2002-a")[Fate.DIED]
    both = dataclasses.replace(series, declarations=(series.declarations[0], signing))
    died = [life.words for life in phrase_lives(both, "2002-a")[Fate.DIED]]
    assert "Grand Harbour Council" not in died


@pytest.mark.parametrize(
    ("language", "new", "born", "cut"),
    [
        # In a language with cases a preposition is quoted with its noun,
        (
            "ru",
            "Спрос растет, в том числе на рынке лодок и весел.",
            "в том числе на рынке",
            "том ч",
        ),
        # no name of two words in capitals is parted,
        (
            "ru",
            "Совет принял план. Тихий Банк Берега исходит из плана лодок.",
            "Тихий Банк",
            "Банк",
        ),
        # no number from what it counts,
        ("zh", "惠及3000多万贫困婴幼儿家庭。", "", "多万"),
        # and Chinese phrases are whole words.
        ("zh", "设立灯塔纪念日活动方案。", "设立灯塔纪念日活动方案", "立灯塔"),
    ],
)
def test_a_phrase_begins_and_ends_where_a_reader_would(
    language: str, new: str, born: str, cut: str
) -> None:
    series = series_of(language, "Они вышли в море." if language == "ru" else "各方会晤。", new)
    found = [life.words for life in phrase_lives(series, "2002-a", None)[Fate.BORN]]
    assert any(words.startswith(born) for words in found) or not born
    assert not any(words.startswith(cut) for words in found)


def test_a_month_is_no_wording() -> None:
    series = series_of("en", "The Harbour Council met in June.", "The Harbour Council met in July.")
    lives = phrase_lives(series, "2002-a")
    assert not [life.words for found in lives.values() for life in found if "Ju" in life.words]


def test_a_phrase_of_any_matter_has_no_life() -> None:
    series = series_of("en", "We met.", "We will deliver on our common commitments. We met.")
    assert not phrase_lives(series, "2002-a")[Fate.BORN]


def test_a_phrase_has_both_ends_of_what_it_quotes() -> None:
    new = "They adopted the Harbour “Charter of the Quiet Tides” for lamps."
    lives = phrase_lives(series_of("en", "Snow fell today.", new), "2002-a", None)
    assert lives[Fate.BORN]
    for life in lives[Fate.BORN]:
        assert life.words.count("“") == life.words.count("”")


def test_a_hyphen_makes_no_phrase_new_or_dead() -> None:
    old = "They ask for harbour-related dredging licences."
    new = "They ask, again, for harbour related dredging licences."
    lives = phrase_lives(series_of("en", old, new), "2002-a")
    assert not lives[Fate.DIED]
    assert not lives[Fate.BORN]


def test_what_is_said_in_another_order_is_neither_born_nor_dead() -> None:
    old = "They ask for unimpeded humanitarian access."
    new = "They ask for access, humanitarian and unimpeded, to the harbour and the lighthouse."
    lives = phrase_lives(series_of("en", old, new), "2002-a")
    assert not lives[Fate.DIED]
    assert [life.words for life in lives[Fate.BORN]] == ["harbour and the lighthouse"]
