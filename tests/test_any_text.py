"""Whatever is read does no harm, and whatever two texts are, their report has it whole, as letters.

The pages are read by html5lib, which knows nothing of ours and tells each fault of their HTML.
"""

import random
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.fuzz import NAMES, changed
from benchmarks.fuzzed_readers import READERS, seeds
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
