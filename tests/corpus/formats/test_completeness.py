"""Nothing is lost in silence: what a reader misses is told, by a count that knows no reader."""

import io
import zipfile

import pytest

from comparator.corpus.formats.completeness import stretches_of_docx, untold, untold_of_html
from comparator.corpus.formats.web_page import read_html

WORDS = "The Parties to the Northern Accord met in Oslo and reviewed the work of last year."


def page(inside: str) -> str:
    return f"<main><h1>Accord</h1><p>{WORDS}</p>{inside}<p>The lamps are lit at dusk.</p></main>"


@pytest.mark.parametrize(
    "inside",
    [
        "<div>" * 300 + "<p>The harbour is deep.</p>" + "</div>" * 300,
        "".join(f"<p><b>Harbour {n} is deep.</p>" for n in range(300)),
        f"<p data-x='{'x' * 11_000_000}'>The harbour is deep.</p>",
        f"<p {' '.join(f'a{n}=1' for n in range(20_000))}>The harbour is deep.</p>",
        f"<svg><text>The harbour is {'d' * 3}</text></svg><p>The harbour is deep.</p>",
    ],
    ids=["nested", "open", "attribute", "attributes", "drawing"],
)
def test_odd_pages_lose_nothing(inside: str) -> None:
    found = read_html(page(inside))
    assert "is deep." in found.text
    assert "The lamps are lit at dusk." in found.text
    assert ("ddd" in inside) == any("within drawings" in note for note in found.notes)


def test_a_page_may_name_neither_head_nor_body() -> None:
    found = read_html(f"<!doctype html><meta charset=utf-8><title>Name</title>{page('')}")
    assert found.blocks[0].text == "Accord"
    assert "Name" not in found.text
    assert found.notes == ()


def test_what_a_parser_loses_is_told() -> None:
    deep = "<div>" * 5000 + "<p>The harbour is deep.</p>" + "</div>" * 5000
    found = read_html(page(deep))
    assert "is deep." in found.text or any("The harbour is deep." in note for note in found.notes)


@pytest.mark.parametrize(
    "swallowing", ["<script>", "<style>", "<title>", "<!--", "<p title='", "<noscript>", "<iframe>"]
)
def test_what_a_tag_without_an_end_swallows_is_told(swallowing: str) -> None:
    found = read_html(page(swallowing))
    assert WORDS in found.text
    shown = "The lamps are lit at dusk." in found.text
    assert shown != any("The lamps are lit at dusk." in note for note in found.notes)


@pytest.mark.parametrize("address", ["lamps@example.org", "www.example.org"])
def test_an_address_that_is_read_as_a_tag_is_told(address: str) -> None:
    found = read_html(page(f"<p>Ask the keeper <{address}> for a lamp.</p>"))
    assert address in found.text or any(address in note for note in found.notes)


def test_the_end_of_a_head_may_be_left_out() -> None:
    assert untold_of_html("<head><title>Name</title><p>Two piers.", ())
    assert not untold_of_html("<html><head><script>x</script><title>Name</title>", ())


def test_what_is_twice_in_a_source_and_once_in_the_blocks_is_lost() -> None:
    assert untold(["One harbour.", "One harbour."], ["One harbour."])
    assert untold(["One harbour.", "One harbour."], ["One harbour."], is_counted=False) == ()
    assert untold(["inter-", "national 10⁶"], ["1. international 106"]) == ()
    (told,) = untold(["One harbour.", "Two piers."], ["One harbour."])
    assert "9 characters" in told
    assert "“Two piers.”" in told


def test_the_words_of_a_docx_are_gathered_without_its_tree() -> None:

    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        body = "<w:p><w:r><w:t>Lamps &amp;</w:t><w:tab/><w:t>piers</w:t></w:r></w:p><w:p/>"
        body += "<w:p><w:ruby><w:rt><w:r><w:t>above</w:t></w:r></w:rt></w:ruby></w:p>"
        archive.writestr("word/odd7.xml", f"<w:document><w:body>{body}</w:body></w:document>")
        archive.writestr("docProps/app.xml", "<x:t>no words</x:t>")
    assert [text for text in stretches_of_docx(packed.getvalue()) if text] == ["Lamps & piers"]


def test_a_part_that_cannot_be_unpacked_is_none() -> None:
    """The reader has not asked for it; the archive says it lies before its own beginning."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("word/odd.xml", "<w:document/>")
    data = packed.getvalue()
    at = data.rindex(b"PK\x05\x06") + 16
    assert stretches_of_docx(data[:at] + b"\xff\x01\0\0" + data[at + 4 :]) == []


def test_terms_stand_with_what_explains_them() -> None:
    terms = (
        "<dl><dt>Harbour</dt><dd><p>Where ships may shelter.</p><p>It is deep.</p></dd>"
        "<div><dt>Lamp</dt><dt>Light</dt><dd>What burns on a pier.</dd></div></dl>"
    )
    assert [block.text for block in read_html(page(terms)).blocks][2:-1] == [
        "Harbour\nWhere ships may shelter.",
        "It is deep.",
        "Lamp\nLight\nWhat burns on a pier.",
    ]
