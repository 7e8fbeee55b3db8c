"""Whatever is read does no harm, and whatever two texts are, their report has it whole, as letters.

The pages are read by html5lib, which knows nothing of ours and tells each fault of their HTML.
"""

import random
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.drawn_files import DRAWN, drawn_series
from benchmarks.fuzz import NAMES, changed
from benchmarks.fuzzed_readers import READERS, seeds
from comparator.corpus.checks import findings_of_series
from comparator.corpus.series.series import examine_series
from comparator.model import Block, BlockKind, Declaration, Rendering, Series, Source, ThemeSet
from comparator.pipeline import make_edition, prepare
from comparator.report import render_site

_HTML = "{http://www.w3.org/1999/xhtml}"
_NASTY = st.sampled_from(
    ["</p>", "<script>", "]]>", "-->", "&lt;", "&#0;", '"><b>', "{{ x }}", "%s", "\u202e", "\u2028"]
)
_LETTERS = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=12)
_WORDS = st.lists(_NASTY | _LETTERS | st.sampled_from("We will meet. the 1. a) ;".split()))
_TEXTS = st.lists(_WORDS.map(" ".join).map(str.strip).filter(bool), min_size=1, max_size=4)


@pytest.mark.parametrize("name", NAMES)
def test_a_reader_only_reads_or_refuses(name: str) -> None:
    """Ten inputs each, as `make fuzz` makes them by the million."""
    chance, kept = random.Random(7), seeds(name, 4_000)  # noqa: S311
    for _ in range(10):
        READERS[name][0](changed(chance.choice(kept), kept, chance))


@pytest.mark.parametrize("name", DRAWN)
def test_a_reader_only_reads_or_refuses_what_is_drawn_by_its_grammar(name: str) -> None:
    for seed in range(10):
        READERS[name][0](DRAWN[name](random.Random(seed)))  # noqa: S311


def test_whatever_files_a_series_has_are_read_or_told_of(tmp_path: Path) -> None:
    """Seed 126 had a source that was a moment in time, at which `check` ended."""
    for seed in (126, *range(10)):
        drawn_series(random.Random(seed), tmp_path)  # noqa: S311
        reading, found = examine_series(tmp_path), findings_of_series(tmp_path)
        assert (reading.series is None) == bool(reading.faults)
        assert found or reading.series is not None


def _declaration(year: int, title: str, texts: list[str]) -> Declaration:
    blocks = tuple(Block(n, BlockKind.PARAGRAPH, text) for n, text in enumerate(texts, 1))
    source = Source("https://e.org/?a=1&b=%22", title)
    day = date(year, 5, 1)
    return Declaration(
        id=f"{year}-x",
        title=title,
        date=day,
        place=title,
        language="en",
        rendering=Rendering.UNKNOWN,
        note=title,
        sources=(source,),
        blocks=blocks,
    )


@pytest.mark.proof
@settings(max_examples=25)
@given(_TEXTS, _TEXTS, _WORDS.map(" ".join).map(str.strip).filter(bool))
def test_a_report_has_every_word_as_letters(one: list[str], two: list[str], title: str) -> None:
    import html5lib

    texts = (_declaration(2001, title, one), _declaration(2002, title, two))
    files = render_site([make_edition(prepare(Series("s", title, "", texts, ThemeSet())))], "1.0")
    for path, data in files.items():
        if not path.endswith(".html"):
            continue
        parser = html5lib.HTMLParser()
        tree = parser.parse(data.decode())
        assert parser.errors == [], path
        for script in tree.iter(f"{_HTML}script"):
            assert script.get("src") or script.get("type") == "application/json", path
        for text, made in zip((one, two), texts, strict=True):
            if path == f"s/declarations/{made.id}.html":
                shown = "".join("".join(tree.itertext()).split())
                assert all("".join(each.split()) in shown for each in text), path
