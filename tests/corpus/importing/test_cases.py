"""Files as people have them come in as a reader of them would see them: heads, marks, pages."""

from datetime import date
from pathlib import Path

import pytest

from comparator.corpus import read_record
from comparator.corpus.importing.known import Record

CASES = Path(__file__).resolve().parents[2] / "cases"
DAY = "2024-05-01"
SHORT = {"heading": "#", "paragraph": "p", "separator": "***"}


def seen(record: Record) -> list[str]:
    """Return what a reader sees of each block: its kind, the depth of items, its words."""
    shown = []
    for block in record.declaration.blocks:
        kind = SHORT.get(str(block.kind), f"{'  ' * block.level}-")
        shown.append(f"{kind} {block.text}")
    return shown


def imported(case: str, name: str = "in.html") -> Record:
    path = CASES / case / name
    return read_record(path, "2024-oslo", "Oslo Statement", DAY, "Oslo")


def test_a_head_of_yaml_is_read_as_yaml() -> None:
    record = read_record(CASES / "md-yaml" / "in.md", "2024-oslo")
    found = record.declaration
    assert found.title == "The Ministers’ Joint Statement: “The Spirit of Oslo” Édition"
    assert found.date == date(2024, 5, 1)
    assert found.sources[0].url == (
        "https://example.org/a-very-long-address-that-a-dumper-folds/over-two-lines/"
    )
    assert seen(record) == [
        "p 1. We met to renew our commitment to open ports.",
        "p 2. We agree to meet again.",
    ]
    assert "Left out what the front matter says under other keys: tags." in record.notes
    assert not record.guesses


def test_lines_of_nothing_but_spaces_part_paragraphs_and_an_end_mark_is_told() -> None:
    record = read_record(CASES / "md-nbsp-line" / "in.md", "2024-oslo")
    assert seen(record) == [
        "p 1. We met to renew our commitment to open ports.",
        "p 2. Together we agree to lower the duties.",
        "p 3. Our aims call for deeds.",
    ]
    assert "Left out the mark at the end of the text: “###”." in record.notes


def test_lines_in_bold_type_are_headings_and_items_stand_in_items() -> None:
    record = read_record(CASES / "md-bold-heading" / "in.md", "2024-oslo")
    assert seen(record) == [
        "# Opening",
        "p 1. We, the Ministers, met in Oslo for our yearly meeting, more united than before, to"
        " set the course for open ports.",
        "# We will:",
        "- keep the ports open;",
        "- lower the duties:",
        "  - on grain,",
        "  - on salt; and",
        "- meet again",
        "p as the annex says.",
        "# Harbours",
        "p We spoke of harbours.",
        "# Space",
        "p We spoke of space.",
    ]


@pytest.mark.parametrize(
    ("case", "tail"),
    [
        ("html-details", ["# Annex", "p The annex lists all ports.", "p They note the report."]),
        ("html-end-shortlist", ["- open ports;", "- lower tariffs;", "- share weather data;",
                                "- meet in Riga."]),
        ("html-grid", ["p (a) open all ports of the region to ships in distress;",
                       "p (b) lower the tariffs on grain and on fish by one half."]),
        ("html-insdel", ["p The Parties will meet in Riga."]),
        ("html-nested", ["p 1. The Parties will:", "- a. open ports;", "- b. open roads.",
                         "p 2. They note the report."]),
        ("html-normdiv", ["p 1. The Parties will open all ports of the region to ships in "
                          "distress.",
                          "p 2. The Parties will lower the tariffs on grain and on fish."]),
        ("html-q", ["p The Parties recall the “spirit of Oslo” and the UN rules."]),
        ("html-tdnum2", ["p (a) to open all ports of the region to ships in distress;",
                         "p (b) to lower the tariffs on grain and on fish by one half."]),
        ("html-unclosed", ["p They will share data.", "- Ports are open.", "- Roads are open.",
                           "p They note the report."]),
    ],
)  # fmt: skip
def test_a_page_is_read_to_its_end(case: str, tail: list[str]) -> None:
    record = imported(case)
    assert seen(record)[0] == "# Oslo Statement"
    assert seen(record)[-len(tail) :] == tail
    assert not any("in no paragraph" in note for note in record.notes)


def test_short_lines_at_the_head_of_a_page_are_read() -> None:
    assert seen(imported("html-start-short"))[:3] == [
        "# OSLO STATEMENT", "p of the Northern Accord", "p (adopted 1 May 2024)",
    ]  # fmt: skip


def test_what_a_page_strikes_out_is_left_out_and_quoted() -> None:
    notes = imported("html-insdel").notes
    assert "Left out words that the page strikes out: “shall”, “in Quito”, “soon”." in notes


def test_what_is_hidden_at_the_end_of_a_text_is_told_with_it(tmp_path: Path) -> None:
    words = "They call on every state of the region to keep its harbours open to ships in distress."
    path = tmp_path / "a.html"
    path.write_text(
        f"<html><body><nav><a href=/>Home</a><p hidden>Menu</p></nav><main><p>{words}</p>"
        "<p hidden>Secret.</p></main><footer>A site</footer></body></html>"
    )
    assert "Left out what the page hides: “Secret.”." in read_record(path, date=DAY).notes


def test_a_place_is_taken_only_where_the_text_says_so() -> None:
    folder = CASES / "place-guess"
    assert read_record(folder / "a.txt", "a", date=DAY).declaration.place == ""
    told = read_record(folder / "b.txt", "b", date=DAY)
    assert told.declaration.place == "Lulea"
    assert "met today in Lulea" in told.guesses["place"]


@pytest.mark.parametrize(
    "sentence",
    [
        "We recall what was agreed when they met in Quito on trade.",
        "The treaty signed in Geneva, on fish, holds.",
        "The Agreement adopted at Paris on 12 December 2015 holds.",
        "The conference held in Madrid on 3 March 1998 showed the way.",
        "We met in Spring, as always.",
        "The Ministers will meet in Nairobi, in a year.",
        "Annex, 2 pages.",
    ],
)
def test_no_place_is_taken_of_another_meeting(tmp_path: Path, sentence: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"Joint Statement\n\n{sentence}\n\nThe Paris Agreement binds us.\n", "utf-8")
    assert read_record(path, date=DAY).declaration.place == ""


def test_a_chinese_text_in_an_old_charset_is_read_with_its_language_or_without() -> None:
    path = CASES / "txt-gbk2" / "in.txt"
    for language in ("zh", None):
        record = read_record(path, "a", "T", DAY, "Oslo", language)
        assert record.declaration.language == "zh"
        assert record.declaration.blocks[0].text == "北京宣言"
        assert not any("not in the language" in note for note in record.notes)
