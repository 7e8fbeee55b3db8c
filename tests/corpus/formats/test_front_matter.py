"""Heads of other tools: facts as they are written, and no head stops the text behind it."""

from pathlib import Path
from textwrap import dedent

import pytest

from comparator.corpus import read_record
from comparator.corpus.formats.front_matter import lines_head, split_head
from comparator.corpus.formats.records import facts_of_head, told_facts


def head(yaml: str) -> dict[str, str]:
    found = split_head(f"---\n{dedent(yaml)}---\nWe met.\n")
    assert found is not None
    assert found.text == "We met.\n"
    return dict(found.facts)


@pytest.mark.parametrize(
    ("yaml", "title"),
    [
        ("title: FOMC statement\n", "FOMC statement"),
        ('title: "A: b\\_c \\xC9 \\u2019"\n', "A: b\u00a0c É ’"),
        ("title: 'It''s'\n", "It's"),
        ("title: >\n  on two\n  lines\n", "on two lines\n"),
        ("title: |-\n  as\n  it is\n", "as\nit is"),
        ("title: one that is\n  folded\n", "one that is folded"),
        ("title: [one, two]\n", "one\ntwo"),
        ("title: a # remark\n", "a"),
        ("title: 2024-05-01\n", "2024-05-01"),
        ("title: ~\n", ""),
        (f"title: {'9' * 5000}\n", "9" * 2000),
    ],
    ids=range(11),
)
def test_values_are_what_yaml_says_as_they_are_written(yaml: str, title: str) -> None:
    assert head(yaml)["title"] == title


def test_a_json_object_before_a_text_is_a_head() -> None:
    found = split_head('{\n  "title": "T {1}",\n  "tags": [{}]\n}\n\nWe met.\n')
    assert found is not None
    assert (found.facts, found.others, found.text) == (
        {"title": "T {1}"},
        ("tags",),
        "\n\nWe met.\n",
    )
    assert split_head('{"text": "We met."}\n') is None
    assert split_head("{We} met.\n") is None


@pytest.mark.parametrize(
    "head",
    [
        '+++\ntitle = "T"\nx = 1\n[extra]\nlink = "https://e.org"\ntitle = "U"\n+++\n',
        "---\nparams:\n  link: https://e.org\n  title: U\ntitle: T\nx: 1\n---\n",
        '{"params": {"link": "https://e.org", "title": "U"}, "title": "T", "x": 1}\n',
    ],
    ids=["toml", "yaml", "json"],
)
def test_what_a_site_adds_under_a_key_of_its_own_is_read(head: str) -> None:
    found = split_head(f"{head}\nWe met.\n")
    assert found is not None
    assert told_facts(found.facts)[0] == {"title": "T", "url": "https://e.org"}


@pytest.mark.parametrize(
    "head",
    [
        "---\ntitle: T\nsources:\n  - label: A site\n    link: https://e.org\n  - link: https://f.org\n---\n",
        '{"title": "T", "source": {"name": "A site", "url": "https://e.org"}}\n',
    ],
    ids=["yaml", "json"],
)
def test_the_address_of_the_first_of_several_sources_is_taken(head: str) -> None:
    found = split_head(f"{head}\nWe met.\n")
    assert found is not None
    assert told_facts(found.facts)[0] == {"title": "T", "url": "https://e.org"}


def test_the_title_block_of_pandoc_is_a_head() -> None:
    found = lines_head("% A Vow\n  of Riga\n% The Chair\n% 4 May 2024\n\nWe met.\n")
    assert found is not None
    assert (found.facts, found.text) == (
        {"title": "A Vow of Riga", "author": "The Chair", "date": "4 May 2024"},
        "\nWe met.\n",
    )
    assert lines_head("% name: A\n% folder: b\n% def: c\n% def: d\n\nWe met.\n") is None


@pytest.mark.parametrize("key", ["publishDate", "publish_date", "Publish-Date"])
def test_a_key_is_one_however_its_words_are_joined(key: str) -> None:
    assert told_facts({key: "2024-05-01", "x_y": ""}) == ({"date": "2024-05-01"}, ("x_y",))


@pytest.mark.parametrize(
    ("yaml", "facts"),
    [
        ("title: A: b\ndate: 2024-05-01\n", {"title": "A: b", "date": "2024-05-01"}),
        ('title: "open\ndate: 2024-05-01\n', {"date": "2024-05-01"}),
        ("title: x\n- y\n", {"title": "x"}),
        ("x: " + "[" * 5000 + "\ntitle: T\n", {"title": "T"}),
        ("x: \x01\ntitle: T\n", {"x": "\x01", "title": "T"}),
    ],
    ids=["colon", "quote", "list", "deep", "control"],
)
def test_a_broken_head_is_told_and_what_is_plain_in_it_is_taken(
    yaml: str, facts: dict[str, str]
) -> None:
    found = split_head(f"---\n{yaml}---\nWe met.\n")
    assert found is not None
    assert (found.facts, found.text) == (facts, "We met.\n")
    assert found.notes[0].startswith("The front matter is no YAML")


def test_a_broken_head_of_toml_stops_no_text_but_the_fault_of_our_own_is_told() -> None:
    found = split_head('+++\ntitle = "Bylaws"\ntype: page\ndraft = no\n+++\nWe met.\n')
    assert found is not None
    assert (found.facts, found.text) == (
        {"title": "Bylaws", "type": "page", "draft": "no"},
        "We met.\n",
    )
    assert found.notes[0].startswith("The front matter is no TOML: Expected '='")
    assert split_head('+++\ntitle = "Vow\n[[source]]\nurl = "x"\n+++\nWe met.\n') is None


def test_what_a_site_would_fill_in_is_no_fact() -> None:
    found = split_head('---\ntitle: "{{ title }}"\ndate: 2024-05-01\n---\nWe met.\n')
    assert found is not None
    facts, notes = facts_of_head(found)
    assert facts == {"date": "2024-05-01"}
    assert notes == ("Left out what the front matter says under other keys: title.",)


def test_what_names_itself_is_not_unfolded() -> None:
    lines = ["a: &a [x, x]"] + [
        f"{b}: &{b} [*{a}, *{a}]" for a, b in zip("abcdef", "bcdefg", strict=True)
    ]
    found = split_head("\n".join(["---", *lines, "title: T", "---", "We met."]))
    assert found is not None
    assert found.facts == {"a": "x\nx", "title": "T"}
    assert set(found.others) == set("bcdefg")


@pytest.mark.parametrize("text", ["---\nThey met.\n---\nThey parted.\n", "--- \n", "We met.\n"])
def test_lines_that_part_paragraphs_are_no_head(text: str) -> None:
    assert split_head(text) is None


def test_a_head_that_nothing_closes_ends_at_an_empty_line() -> None:
    found = split_head("---\ntitle: T\n\nWe met.\n")
    assert found is not None
    assert (found.facts, found.text) == ({"title": "T"}, "We met.\n")
    assert "is not closed" in found.notes[0]


@pytest.mark.parametrize(
    ("told", "facts", "others"),
    [
        ({"link": "https://a.example/b", "published": "x"},
         {"url": "https://a.example/b", "date": "x"}, ()),
        ({"canonical": "https://a.example/b", "source_url": "https://c.example/"},
         {"url": "https://c.example/"}, ()),
        ({"url": "javascript:alert(1)", "Type": "Communiqué", "source": "The office"},
         {"kind": "Communiqué"}, ("url", "source")),
        ({"published_time": "2024-05-02", "date": "2024-05-01"}, {"date": "2024-05-01"}, ()),
        ({"place": "", "location": "Oslo"}, {"place": "Oslo"}, ()),
        ({"place": ""}, {"place": ""}, ()),
        ({"tags": "a", "author": "b"}, {}, ("tags", "author")),
    ],
)  # fmt: skip
def test_facts_have_many_names(
    told: dict[str, str], facts: dict[str, str], others: tuple[str, ...]
) -> None:
    assert told_facts(told) == (facts, others)


def test_what_a_head_states_badly_is_told_and_found_out_otherwise(tmp_path: Path) -> None:
    path = tmp_path / "statement.md"
    path.write_text(
        "---\ntitle: Oslo Statement\ndate: last week\nlanguage: English\nrendering: fine\n"
        "type: communique\nlink: /2024/05\n---\n\nWe met in Oslo, on 1 May 2024.\n",
        encoding="utf-8",
    )
    record = read_record(path)
    found = record.declaration
    assert (str(found.date), found.language, found.kind) == ("2024-05-01", "en", "communique")
    assert (str(found.rendering), found.sources[0].url) == ("unknown", None)
    told = [note for note in record.notes if note.startswith("Left out the")]
    assert [note.split(",")[0] for note in told] == [
        "Left out the language that the file states",
        "Left out the date that the file states",
        "Left out the rendering that the file states",
    ]
    assert set(record.guesses) == {"date", "place"}
