"""Reading records and adding them to a series."""

import datetime
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from comparator.corpus import add_record, read_declaration, read_record, write_declaration
from comparator.corpus.series.witnesses import texts_by_role
from comparator.errors import InputError
from comparator.language.dates import find_date, is_date_line
from comparator.model import BlockKind, Rendering

PLAIN = """Harbour Declaration of the Coastal States

Unofficial translation

The coastal states met in Harbour on 4 May 2001 and declare the following.

They will build quays.
"""


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_a_plain_text_tells_what_it_is_and_every_guess_is_noted(tmp_path: Path) -> None:
    record = read_record(write(tmp_path / "2001-harbour.txt", PLAIN))
    found = record.declaration
    assert found.id == "2001-harbour"
    assert found.title == "Harbour Declaration of the Coastal States"
    assert (found.date, found.place, found.language) == (date(2001, 5, 4), "Harbour", "en")
    assert found.rendering is Rendering.UNOFFICIAL
    assert found.sources[0].description == "The file 2001-harbour.txt"
    assert [block.kind for block in found.blocks][:2] == [BlockKind.HEADING, BlockKind.PARAGRAPH]
    for word in ("title", "language", "date", "place", "unofficial translation"):
        assert any(word in note for note in record.notes), word


def test_what_stands_right_under_the_title_is_a_paragraph(tmp_path: Path) -> None:
    text = PLAIN.replace("States\n", "States\n4 May, 2001 - 15:15\n", 1) + "\n" + "They sing. " * 30
    record = read_record(write(tmp_path / "a.txt", text))
    assert [block.text for block in record.declaration.blocks][:2] == [
        "Harbour Declaration of the Coastal States",
        "4 May, 2001 - 15:15",
    ]
    assert [block.number for block in record.declaration.blocks] == [1, 2, 3, 4, 5, 6]


def test_what_is_given_goes_before_what_the_file_says(tmp_path: Path) -> None:
    record = read_record(
        write(tmp_path / "a.txt", PLAIN),
        declaration_id="2002-quay",
        title="Quay Declaration",
        date="2002-01-31",
        place="Quay",
        language="en-GB",
        source_url="https://quay.example/2002",
        rendering="official",
    )
    found = record.declaration
    assert (found.id, found.title, found.date) == (
        "2002-quay",
        "Quay Declaration",
        date(2002, 1, 31),
    )
    assert (found.place, found.language) == ("Quay", "en-GB")
    assert found.rendering is Rendering.OFFICIAL
    assert found.sources[0].url == "https://quay.example/2002"
    assert found.sources[0].publisher == "quay.example"
    assert record.notes == ()


def test_a_json_record_keeps_its_sources(tmp_path: Path) -> None:
    facts = {
        "text": "The states met.\n\nThey ate fish.",
        "title": "Harbour Declaration",
        "date": "2001-05-04",
        "language": "en",
        "place_of_signing": "Harbour",
        "url": "https://harbour.example/text.html",
        "pdf_url": "https://harbour.example/text.pdf",
        "_fetched_at": "2020-02-03T10:07:21.413951+00:00",
    }
    path = write(tmp_path / "2001-harbour.json", json.dumps(facts))
    found = read_record(path).declaration
    assert [source.url for source in found.sources] == [facts["url"], facts["pdf_url"]]
    assert found.sources[0].retrieved == date(2020, 2, 3)
    assert found.sources[0].sha256 is not None
    assert found.place == "Harbour"
    assert [block.text for block in found.blocks] == ["The states met.", "They ate fish."]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("title: Fish", "Fish"),
        ("title: Fish and nets  # a comment", "Fish and nets"),
        ('title: "Fish: a \\"statement\\""', 'Fish: a "statement"'),
        ("title: 'Fish''s day'", "Fish's day"),
        ("title: >\n  Fish\n  and nets", "Fish and nets"),
        ("description: |\n  of no use\ntitle: Fish", "Fish"),
    ],
)
def test_front_matter_of_other_tools_is_read(tmp_path: Path, line: str, title: str) -> None:
    path = write(tmp_path / "a.md", f"---\n# facts\n{line}\n\ndate: 2001-05-04 \n---\n\nA text.\n")
    assert read_record(path).declaration.title == title


def test_marks_of_markdown_are_not_shown_and_its_words_are(tmp_path: Path) -> None:
    body = (
        "# The *Harbour* Statement\n\nWe ~~will~~ **shall** [meet](https://e.example/a).\n\n"
        "1. One:\n   - a lamp;\n2. Two.\n\n\\# is a sign.\n\n```\n# is a line of code\n```\n"
    )
    path = write(tmp_path / "2001-harbour.md", f"---\ndate: 2001-05-04\n---\n{body}")
    record = read_record(path)
    assert [(b.kind, b.text) for b in record.declaration.blocks] == [
        (BlockKind.HEADING, "The Harbour Statement"),
        (BlockKind.PARAGRAPH, "We shall meet."),
        (BlockKind.PARAGRAPH, "1. One:"),
        (BlockKind.ITEM, "a lamp;"),
        (BlockKind.PARAGRAPH, "2. Two."),
        (BlockKind.PARAGRAPH, "# is a sign."),
        (BlockKind.PARAGRAPH, "# is a line of code"),
    ]
    assert "Left out words that the file strikes out: “will”." in record.notes


def test_html_in_markdown_is_read_as_it_is_shown(tmp_path: Path) -> None:
    body = (
        "<h2>Trade</h2>\n<p>1.&nbsp;One &amp; the\n  same.</p>\n<p>2. The 9<sup>th</sup> round"
        "<br>was held.</p>\n<ul><li>a lamp;</li><li>a <b>net</b>.</li></ul>\n"
        "<script>alert('no')</script><!-- nor this -->\n\nThe end.\n"
    )
    path = write(tmp_path / "2001-harbour.md", f"---\ntitle: T\ndate: 2001-05-04\n---\n{body}")
    assert [(b.kind, b.text) for b in read_record(path).declaration.blocks] == [
        (BlockKind.HEADING, "Trade"),
        (BlockKind.PARAGRAPH, "1. One & the same."),
        (BlockKind.PARAGRAPH, "2. The 9th round was held."),
        (BlockKind.ITEM, "a lamp;"),
        (BlockKind.ITEM, "a net."),
        (BlockKind.PARAGRAPH, "The end."),
    ]


def test_numbers_left_to_markdown_are_counted_and_written_ones_stay(tmp_path: Path) -> None:
    body = "1. One.\n\n1. Two.\n\n1. Three.\n\n## Then\n\n4. Four.\n6. Six.\n"
    path = write(tmp_path / "2001-harbour.md", f"---\ntitle: T\ndate: 2001-05-04\n---\n{body}")
    record = read_record(path)
    texts = [block.text for block in record.declaration.blocks]
    assert texts == ["1. One.", "2. Two.", "3. Three.", "Then", "4. Four.", "6. Six."]
    assert "Counted on 2 numbers of lists that repeat the same number." in record.notes


def test_a_row_of_a_table_is_one_paragraph(tmp_path: Path) -> None:
    body = "We agree on goals.\n\n| State | Goal |\n|---|---|\n| Ardmark | 20 *per cent* |\n"
    path = write(tmp_path / "2001-harbour.md", f"---\ntitle: T\ndate: 2001-05-04\n---\n{body}")
    texts = [block.text for block in read_record(path).declaration.blocks]
    assert texts == ["We agree on goals.", "State\nGoal", "Ardmark\n20 per cent"]


def test_toml_in_front_by_another_tool_tells_facts(tmp_path: Path) -> None:
    front = (
        "+++\ntitle = 'Harbour'\ndate = 2001-05-04T09:00:00Z\ndraft = false\n[params]\na = 1\n+++\n"
    )
    path = write(tmp_path / "2001-harbour.md", f"{front}\n**We** agree.\n")
    record = read_record(path)
    assert record.declaration.title == "Harbour"
    assert record.declaration.date == datetime.date(2001, 5, 4)
    assert [block.text for block in record.declaration.blocks] == ["We agree."]
    assert record.notes[0].endswith("under other keys: a, draft.")


def test_a_declaration_with_a_key_too_many_is_none_of_another_tool(tmp_path: Path) -> None:
    front = '+++\ntitle = "T"\ndate = 2001-05-04\ndraft = 1\n[[source]]\ndescription = "x"\n+++\n'
    with pytest.raises(InputError, match="'draft' is not known here"):
        read_record(write(tmp_path / "2001-harbour.md", f"{front}\nWe agree.\n"))


def test_a_long_name_is_shortened_and_noted(tmp_path: Path) -> None:
    path = write(tmp_path / f"2001-{'harbour-' * 12}end.txt", PLAIN)
    record = read_record(path)
    assert len(record.declaration.id) <= 80
    assert record.notes[0].startswith("Shortened the file's name")


def test_adding_again_changes_nothing(tmp_path: Path) -> None:
    record = read_record(write(tmp_path / "2001-harbour.txt", PLAIN))
    series = tmp_path / "series"
    series.mkdir()
    path = add_record(record, series)
    before = path.read_bytes(), path.stat().st_mtime_ns
    assert add_record(record, series) == path
    again = read_record(path)
    assert add_record(again, series) == path
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert write_declaration(read_declaration(path), record.guesses).encode() == before[0]
    assert [p.name for p in series.iterdir()] == ["2001-harbour.md"]


def test_another_text_is_overwritten_only_when_told(tmp_path: Path) -> None:
    record = read_record(write(tmp_path / "2001-harbour.txt", PLAIN))
    path = add_record(record, tmp_path)
    other = read_record(write(tmp_path / "2001-harbour.txt", PLAIN + "\nAnd nets.\n"))
    with pytest.raises(InputError, match="there is another text with this id"):
        add_record(other, tmp_path)
    assert "And nets." not in path.read_text(encoding="utf-8")
    add_record(other, tmp_path, overwrite=True)
    assert "And nets." in path.read_text(encoding="utf-8")


def test_a_missing_series_is_an_error(tmp_path: Path) -> None:
    record = read_record(write(tmp_path / "2001-harbour.txt", PLAIN))
    with pytest.raises(InputError, match="there is no such folder"):
        add_record(record, tmp_path / "none")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    body=st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0")),
    title=st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0"), min_size=1),
)
def test_what_can_be_read_can_be_added_and_read_back(tmp_path: Path, body: str, title: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"text": body, "title": title, "date": "2001-05-04"}))
    try:
        record = read_record(path, language="en")
    except InputError:
        return
    written = add_record(record, tmp_path, overwrite=True)
    found = read_declaration(written)
    wanted = record.declaration
    assert [(b.kind, b.text) for b in found.blocks] == [(b.kind, b.text) for b in wanted.blocks]
    assert found.title == wanted.title


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("on 4 May 2001 in", date(2001, 5, 4)),
        ("on 3-4 May, 2001", date(2001, 5, 4)),
        ("on May 4, 2001", date(2001, 5, 4)),
        ("4th of nothing, 4th May 2001", date(2001, 5, 4)),
        ("4 мая 2001 года", date(2001, 5, 4)),
        ("4. Mai 2001", date(2001, 5, 4)),
        ("2001年5月4日", date(2001, 5, 4)),
        ("2001-05-04", date(2001, 5, 4)),
        ("31 February 2001, then 1 March 2001", date(2001, 3, 1)),
        ("the 14 members of 2001", None),
    ],
)
def test_dates_are_found_as_declarations_write_them(text: str, day: date | None) -> None:
    found = find_date(text)
    assert (found[0] if found else None) == day


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("Harbour, 4 May 2001", True),
        ("4 May 2001", True),
        ("г. Гавань, 4 мая 2001 года", True),
        ("They met in Harbour on 4 May 2001 and ate fish.", False),
        ("adopted the statement, signed the treaty and left, 4 May 2001", False),
        ("Harbour", False),
    ],
)
def test_date_lines_are_told_from_prose(line: str, is_one: bool) -> None:
    assert is_date_line(line) is is_one


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("湖国宣言\n\n各国元首于2021年9月8日在苍山举行会议，声明如下：\n\n一、各方合作。", "苍山"),
        ("湖国宣言\n\n各国元首声明如下：\n\n一、各方合作。\n\n2021年9月8日于苍山", "苍山"),
        ("湖国宣言\n\n各国元首于2021年9月8日在线上举行会议，声明如下：\n\n一、各方合作。", ""),
    ],
)
def test_a_chinese_text_tells_where_it_was_done(tmp_path: Path, text: str, place: str) -> None:
    path = tmp_path / "x.txt"
    path.write_text(text, "utf-8")
    found = read_record(path).declaration
    assert (found.place, found.date) == (place, date(2021, 9, 8))


def test_the_comma_of_an_arabic_date_line_is_no_part_of_its_place(tmp_path: Path) -> None:
    text = "إعلان الموانئ\n\nالقاهرة، 14 أيار/مايو 2023\n\nتدعو الدول إلى تعزيز التجارة."
    found = read_record(write(tmp_path / "vow.txt", text)).declaration
    assert (found.place, found.date) == ("القاهرة", date(2023, 5, 14))


def test_a_day_with_a_place_is_no_title(tmp_path: Path) -> None:
    path = tmp_path / "harbour-meeting.txt"
    path.write_text("20 May 2023, Hiroshima\n\nToday we met, and are glad of it.", "utf-8")
    assert read_record(path).declaration.title == "Harbour meeting"


def test_a_title_goes_on_below_its_first_word(tmp_path: Path) -> None:
    head = "ОБРАЩЕНИЕ\nглав государств Озёр\nк народам\n(распространено 4 мая 2001 года)"
    text = f"{head}\n\n{'Народы Озёр отмечают день моря и благодарят рыбаков. ' * 4}"
    found = read_record(write(tmp_path / "vow.txt", text)).declaration
    assert found.title == "ОБРАЩЕНИЕ глав государств Озёр к народам"
    assert found.blocks[1].text == "(распространено 4 мая 2001 года)"


def test_a_day_of_another_year_than_the_name_tells_is_not_taken(tmp_path: Path) -> None:
    text = "Vow of the Reef\n\nOn 4 May 1941 the storm came. We remember, and met on 6 June 2011."
    assert read_record(write(tmp_path / "2011-vow.txt", text)).declaration.date == date(2011, 6, 6)
    found = read_record(write(tmp_path / "2012-vow.txt", text)).declaration
    assert (found.year, found.order.year) == ("", 2012)
    dated = replace(found, id="2010-vow", date=date(2010, 5, 4))
    assert texts_by_role([found, dated], {})[0] == (dated, found)
    assert read_record(write(tmp_path / "vow.txt", text)).declaration.date == date(1941, 5, 4)


def test_front_matter_tells_facts_in_the_language_of_who_wrote_it(tmp_path: Path) -> None:
    heads = {
        "es": "titulo: Acta\nfechaPublicacion: 2020-05-04\nlugar: Riga\nfuente: https://x.org/a",
        "ru": "название: Акт\nдата: 4 мая 2020 года\nместо: Рига\nисточник: https://x.org/a",
        "zh": "标题: 公报\n发布日期: 2020年5月4日\n地点: 里加\n来源: https://x.org/a",
    }
    for code, head in heads.items():
        path = tmp_path / f"{code}.md"
        path.write_text(f"---\n{head}\n---\nWe met and agreed.\n", encoding="utf-8")
        found = read_record(path).declaration
        assert (found.date.isoformat(), found.sources[0].url) == ("2020-05-04", "https://x.org/a")
        assert found.title in {"Acta", "Акт", "公报"}
        assert found.place in {"Riga", "Рига", "里加"}


def test_facts_may_stand_in_front_without_a_frame(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("Title: Acta\nDate: 2020-05-04\nTags: ports,\n  trade\n\nWe met.\n")
    found = read_record(path).declaration
    assert (found.title, found.date.isoformat()) == ("Acta", "2020-05-04")
    assert [block.text for block in found.blocks] == ["We met."]
    path.write_text("Title: Acta\nWe met and agreed.\n\nWe met.\n")
    assert "agreed" in read_record(path).declaration.blocks[0].text


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Statement by the Board | Media Releases | Bank", "Statement by the Board"),
        ("Harbours | Ports | Quays", "Harbours | Ports | Quays"),
        ("Statement | a long tale of what the Board has said", ""),
    ],
)
def test_the_site_behind_a_title_is_none_of_it(tmp_path: Path, written: str, title: str) -> None:
    text = f"# {written}\n\nThe Board met in Oslo and left the rate as it was.\n"
    found = read_record(write(tmp_path / "page.md", text))
    assert found.declaration.title == (title or written)
    assert found.declaration.blocks[0].text == found.declaration.title
    assert any("Left out the site" in note for note in found.notes) is (title not in ("", written))
