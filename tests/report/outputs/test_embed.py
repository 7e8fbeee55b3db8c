"""Embeds: the words as they stand, and nothing that could reach the page around them."""

from dataclasses import replace
from html.parser import HTMLParser

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from comparator.cli.main import cli
from comparator.errors import InputError
from comparator.model import Edition, Source
from comparator.report.outputs.embed_page import render_embed
from comparator.report.outputs.embed_target import Target, target_of
from tests.page_reader import Page, read
from tests.small_editions import H, P, collation, declaration, edition, three_years

HOSTILE = """<script>alert(1)</script> "quotes" 'single' &amp; {{ 7*7 }}"""
TARGETS = [
    ("2018-arden#p2.1", "They note the pipeline."),
    ("2018-arden#p2", "They note the pipeline. They will meet."),
    ("2020-bruck--2021-corin#right-p2.1", "They demand lower duties on grain."),
    ("t-2018-arden-p3.1", "They demand lower duties on grain."),
    ("new-2020-bruck-p3.2", "Snow fell."),
    ("reworded-2020-bruck-p3.1", "They demand lower duties on grain and fish."),
    ("within-2020-bruck-p3.1", "They demand lower duties on grain and fish."),
]


class Quotes(HTMLParser):
    """The texts of the quotations, without what is spoken only and what went."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.found: list[str] = []
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        if tag == "blockquote":
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "blockquote" in self.open and "span" not in self.open and "del" not in self.open:
            self.found[-1] += data


def embedded(edition: Edition, address: str) -> str:
    target = target_of(address)
    assert target
    return render_embed(edition, target).decode()


@pytest.mark.parametrize(("address", "words"), TARGETS)
def test_an_embed_spells_its_words(address: str, words: str) -> None:
    found = Quotes(embedded(three_years(), address)).found
    # In one line a space is set between a word that went and one that came.
    assert any(words in " ".join(quote.split()) for quote in found), found


@pytest.mark.parametrize("address", [address for address, _ in TARGETS])
def test_an_embed_reaches_nothing_around_it(address: str) -> None:
    page: Page = read(embedded(three_years(), address).encode())
    allowed = {"figure", "p", "blockquote", "ins", "del", "span", "figcaption", "a"}
    assert {e.tag for e in page.elements} <= allowed
    assert {name for e in page.elements for name in e.attributes} <= {"lang", "style", "href"}
    assert all("url(" not in e.attributes.get("style", "") for e in page.elements)
    assert page.elements[0].tag == "figure"


def test_a_thread_shows_each_wording_once_newest_first() -> None:
    source = embedded(three_years(), "t-2018-arden-p3.1")
    found = Quotes(source).found
    assert len(found) == 3
    assert found[0].startswith("They demand lower duties on grain. ")
    assert found[-1] == "They ask for lower duties on grain and fish."


def test_years_that_say_the_same_are_one_wording() -> None:
    source = embedded(three_years(), "t-2018-arden-p2.2")
    assert Quotes(source).found == ["They will meet."]
    assert "the same in" in source


def test_a_side_loses_no_word_to_a_light_change() -> None:
    old = declaration("2018-arden", [(P, ["The Member States met in the City of Arden."])])
    new = declaration("2019-bruck", [(P, ["The member states met in the city of Arden."])])
    from tests.small_editions import link

    pair = collation(old, new, [link(old.passages, new.passages)])
    source = embedded(edition((old, new), [pair]), "2018-arden--2019-bruck#left-p1.1")
    assert Quotes(source).found == [old.passages[0].text, new.passages[0].text]


def test_hostile_words_stay_words() -> None:
    source = Source(url="javascript:alert(1)", description=HOSTILE)
    made = declaration("2018-arden", [(H, [HOSTILE]), (P, [HOSTILE])], title=HOSTILE, source=source)
    hostile = edition([replace(made, place=HOSTILE)], title=HOSTILE)
    text = embedded(hostile, "2018-arden#p2.1")
    assert Quotes(text).found == [HOSTILE]
    assert "<script" not in text
    assert "href" not in text


KEYS = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True)
PLACES = st.from_regex(r"p[1-9][0-9]{0,3}\.[1-9][0-9]?", fullmatch=True)


@given(KEYS, KEYS, PLACES)
def test_every_address_of_the_report_is_understood(left: str, right: str, key: str) -> None:
    pages = ("", "https://example.org/report/x/declarations/", "file:///tmp/x/")
    for before in pages:
        ending = ".html" if before else ""
        assert target_of(f"{before}{left}{ending}#{key}") == Target(
            kind="passage", declaration=left, key=key
        )
        pair = f"{before}{left}--{right}{ending}#right-{key}"
        assert target_of(pair) == Target(
            kind="pair", declaration=right, key=key, other=left, side="right"
        )
        pair = f"{before}{left}--{right}{ending}#left-{key}"
        assert target_of(pair) == Target(
            kind="pair", declaration=left, key=key, other=right, side="left"
        )
    assert target_of(f"x.html#t-{left}-{key}") == Target(kind="thread", declaration=left, key=key)
    assert target_of(f"gone-{left}-{key}") == Target(kind="finding", declaration=left, key=key)
    assert target_of(f"split-{left}-{key}") == Target(kind="turn", declaration=left, key=key)
    name = f"number-{left}--{right}-{key}-0123abcd"
    assert target_of(f"{left}--{right}.html#{name}") == Target(
        kind="finding", declaration=right, key=key, other=left, name=name
    )


@given(st.text())
def test_anything_else_is_no_address_or_one_of_these(text: str) -> None:
    target = target_of(text)
    assert target is None or target.kind in {"passage", "pair", "thread", "finding", "turn"}


@pytest.mark.parametrize(
    "address", ["2018-arden#p99.1", "t-2018-arden-p99.1", "2018-arden--2021-corin#right-p99.1"]
)
def test_what_is_not_there_is_said(address: str) -> None:
    with pytest.raises(InputError, match="there is no"):
        embedded(three_years(), address)


@pytest.mark.parametrize(
    ("address", "problem"),
    [
        ("nonsense", "points at nothing"),
        ("2018-nowhere#p1.1", "no declaration"),
        ("2018-sarnoval#p999.1", "no passage"),
        ("2018-sarnoval--2011-nowhere#left-p1.1", "no declaration"),
        ("2024-wessendal.third#p1", "no declaration"),
        ("2024-wessendal--third#right-p1.1", "no declaration"),
    ],
)
def test_the_command_says_what_is_wrong(address: str, problem: str) -> None:
    run = CliRunner().invoke(cli, ["embed", address])
    assert isinstance(run.exception, InputError)
    assert problem in str(run.exception)


@pytest.mark.parametrize(
    "address",
    ["2024-wessendal.second#p1.1", "specimen/witnesses/2024-wessendal--second.html#right-p1.1",
     "2024-wessendal--second#left-p1.1", "2024-wessendal--2024-wessendal.second#right-p1.1"],
)  # fmt: skip
def test_the_command_shows_passages_of_witnesses(address: str) -> None:
    run = CliRunner().invoke(cli, ["embed", address])
    assert run.exit_code == 0, run.output
    of_witness = "Declaration of Wessendal, Adopted by the Leaders"
    assert of_witness in run.output
    # A pair shows the declaration's own title beside it.
    assert run.output.count("<blockquote") == (2 if "--" in address else 1)


def test_the_command_writes_a_file(tmp_path_factory: pytest.TempPathFactory) -> None:
    out = tmp_path_factory.mktemp("embed") / "row.html"
    address = "2018-sarnoval--2019-halmgard#right-p2.1"
    run = CliRunner().invoke(cli, ["embed", address, "--out", str(out)])
    assert run.exit_code == 0, run.output
    assert out.read_text("utf-8").startswith("<figure")
