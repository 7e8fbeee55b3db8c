"""Real records, where they are at hand: every word is kept, and paragraphs are what they were.

The records are no part of the project; without them these tests are skipped.
"""

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest

from comparator.corpus import add_record, read_record
from comparator.model import BlockKind, Declaration

SHARED = Path(__file__).resolve().parents[4] / "shared" / "series"
RECORDS = sorted((SHARED / "sco").glob("*.json"))
STATEMENTS = sorted((SHARED / "fomc").glob("*.md"))

pytestmark = pytest.mark.skipif(not RECORDS, reason=f"the records in {SHARED} are not here")

# Counted by reading: paragraphs, headings below the title, signatures, words joined.
COUNTS = {
    "2019-bishkek": (103, 6, 8, 6),
    "2020-moscow": (133, 6, 8, 7),
    "2022-samarkand": (147, 0, 8, 9),
    "2023-new-delhi": (53, 0, 8, 6),
}
# Of 2020 a paragraph has lost its mark; that of 2023 ends with its day.
ODD = {"2020-moscow": 1, "2023-new-delhi": 1}


def prose(declaration: Declaration) -> list[str]:
    return [b.text for b in declaration.blocks if b.kind is BlockKind.PARAGRAPH]


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_every_character_of_the_english_text_is_kept(path: Path) -> None:
    source = json.loads(path.read_text(encoding="utf-8"))["text"]
    english = source.split("Приложение № 4")[0]
    lines = [line for line in english.split("\n") if not line.strip().isdigit()]
    kept = "".join("".join(b.text.split()) for b in read_record(path).declaration.blocks)
    assert kept == "".join("".join(lines).split())


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_paragraphs_are_what_reading_them_shows(path: Path) -> None:
    record = read_record(path)
    texts = prose(record.declaration)
    kinds = [block.kind for block in record.declaration.blocks]
    signed = [t for t in texts if t.startswith(("President", "Prime Minister", "Acting"))]
    joined = [note for note in record.notes if note.startswith("Joined")]
    found = (len(texts), kinds.count(BlockKind.HEADING) - 1, len(signed), len(joined))
    assert found == COUNTS[path.stem]
    # Prose begins with a capital and ends with a mark, but for these.
    odd = [t for t in texts[: texts.index(signed[0])] if t[0].islower() or t[-1] not in ".:”"]
    assert len(odd) == ODD.get(path.stem, 0), odd


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_no_sentence_is_cut_by_a_paragraph_end(path: Path) -> None:
    for before, after in pairwise(prose(read_record(path).declaration)):
        assert not before.endswith((",", " the", " of", " and"))
        assert not after[:1].islower()


def test_the_russian_annex_is_left_out_and_noted() -> None:
    record = read_record(SHARED / "sco" / "2019-bishkek.json")
    assert any("Left out 691 lines" in note for note in record.notes)
    assert not any("Приложение" in block.text for block in record.declaration.blocks)
    russian = read_record(SHARED / "sco" / "2019-bishkek.json", language="ru").declaration
    assert "Бишкекская декларация" in russian.blocks[0].text
    assert not any("Member States" in block.text for block in russian.blocks)


def test_every_statement_is_read_and_added(tmp_path: Path) -> None:
    assert STATEMENTS
    for path in STATEMENTS:
        record = read_record(path)
        assert add_record(record, tmp_path) == add_record(record, tmp_path)
        body = path.read_text(encoding="utf-8").split("---\n", 2)[2]
        kept = "".join("".join(b.text.split()) for b in record.declaration.blocks)
        assert kept == "".join(body.split())
    assert len(list(tmp_path.iterdir())) == len(STATEMENTS)


# Counted by reading: headings, items, numbered paragraphs.
COMMUNIQUES = {
    "2021-06-13-carbis-bay-g7-summit-communique": (9, 38, 70),
    "2023-05-20-g7-hiroshima-leaders-communique": (25, 36, 64),
    "2024-06-14-g7-leaders-statement-8": (32, 18, 0),
}


@pytest.mark.parametrize("name", COMMUNIQUES)
def test_a_communique_that_a_crawler_left_comes_in_as_its_page_shows_it(name: str) -> None:
    found = read_record(SHARED / "g7" / f"{name}.md").declaration
    kinds = [block.kind for block in found.blocks]
    counted = [b for b in found.blocks if re.match(r"\d{1,2}\. ", b.text)]
    assert COMMUNIQUES[name] == (
        kinds.count(BlockKind.HEADING), kinds.count(BlockKind.ITEM), len(counted)
    )  # fmt: skip
    assert found.title.isprintable()
    assert found.title.upper().endswith("COMMUNIQUÉ")
    assert str(found.sources[0].url).startswith("https://bidenwhitehouse.archives.gov/")
    assert not any(mark in b.text for b in found.blocks for mark in ("**", "\\", "##", "\u00a0"))
    inside = [b.text for b in found.blocks if re.search(r"[.;:] \d{1,2}\. [A-Z]", b.text)]
    assert inside == []
