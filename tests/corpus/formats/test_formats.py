"""Documents of all forms give their text, and bad ones say what is wrong with them."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparator.corpus import add_record, read_record
from comparator.corpus.formats import (
    DocumentText,
    Form,
    UnreadableError,
    form_of,
    read_document,
    web_page,
)
from comparator.corpus.formats.detection import decoded
from comparator.corpus.formats.html import blocks_of_page, html_blocks, parse
from comparator.corpus.formats.list_numerals import counted, numbered
from comparator.corpus.formats.web_page import read_html
from comparator.corpus.series.declarations import read_declaration
from comparator.corpus.series.markup import format_blocks
from comparator.model import BlockKind
from tests.fake_sites import paragraphs, pdf_of, wrapped

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx_of(body: str, name: str = "word/document.xml", head: str = "", **parts: str) -> bytes:
    """Return a DOCX whose body is this XML; `parts` are other files of it, by their names."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, f"{head}<w:document {_W}><w:body>{body}</w:body></w:document>")
        for part, xml in parts.items():
            archive.writestr(f"word/{part}.xml", f"<w:{part} {_W}>{xml}</w:{part}>")
    return data.getvalue()


def word_paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def blocks_of(source: str) -> str:
    return format_blocks(blocks_of_page(html_blocks(parse(source)))[0]).strip()


def shown(document: DocumentText) -> str:
    return format_blocks(document.blocks).strip()


def read(
    data: bytes, media_type: str = "", charset: str = "", name: str = "", language: str = ""
) -> DocumentText:
    return read_document(data, read_html, media_type, charset, name, language)


def test_a_docx_gives_headings_items_and_paragraphs() -> None:
    data = docx_of(
        word_paragraph("The Title", '<w:pStyle w:val="Title"/>')
        + word_paragraph("Energy", '<w:pStyle w:val="Heading1"/>')
        + "<w:p><w:r><w:t>We sup</w:t></w:r><w:r><w:t>port lamps.</w:t></w:r></w:p>"
        + word_paragraph("and boats;", '<w:numPr><w:numId w:val="1"/></w:numPr>')
        + "<w:p><w:del><w:r><w:delText>struck</w:delText></w:r></w:del></w:p>"
    )
    document = read(data)
    assert document.form is Form.DOCX
    assert shown(document) == "# The Title\n\n## Energy\n\nWe support lamps.\n\n- and boats;"
    assert document.notes == ("Left out what the file marks as deleted: “struck”.",)


def level(depth: int, form: str, text: str) -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


LISTS = (
    '<w:abstractNum w:abstractNumId="7">'
    + level(0, "decimal", "%1.")
    + level(1, "lowerLetter", "(%2)")
    + level(2, "upperRoman", "%1.%3")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="8">'
    + level(0, "bullet", "o")
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="5"/></w:lvlOverride></w:num>'
)
STYLES = (
    '<w:style w:styleId="Counted"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
)


def test_a_docx_says_the_numbers_that_it_counts() -> None:
    def listed(text: str, name: int, depth: int = 0) -> str:
        place = f'<w:ilvl w:val="{depth}"/><w:numId w:val="{name}"/>'
        return word_paragraph(text, f"<w:numPr>{place}</w:numPr>")

    body = (
        listed("lamps", 1) + listed("oil", 1, 1) + listed("wicks", 1, 1) + listed("boats", 1)
        + listed("oars", 1, 1) + listed("ash", 1, 2) + listed("a dot", 2) + listed("anew", 3)
        + word_paragraph("by style", '<w:pStyle w:val="Counted"/>')
        + word_paragraph(
            "not counted",
            '<w:pStyle w:val="Counted"/><w:numPr><w:numId w:val="0"/></w:numPr>',
        )
    )  # fmt: skip
    document = read(docx_of(body, numbering=LISTS, styles=STYLES))
    assert shown(document).split("\n\n") == [
        "1. lamps", "- (a) oil", "- (b) wicks", "2. boats", "- (a) oars", "  - 2.I ash", "- a dot",
        "5. anew", "6. by style", "not counted",
    ]  # fmt: skip
    assert "Wrote out the numbers of 8 paragraphs, which the file counts." in document.notes


@pytest.mark.parametrize(
    ("number", "on_a_page", "in_a_file"),
    [(1, "a", "a"), (26, "z", "z"), (28, "ab", "bb"), (53, "ba", "aaa"), (703, "aaa", "a" * 28)],
)
def test_letters_go_on_behind_z(number: int, on_a_page: str, in_a_file: str) -> None:
    assert counted(number, "a") == on_a_page
    assert numbered(number, "upperLetter") == in_a_file.upper()


def test_an_empty_paragraph_of_a_docx_is_counted_and_a_deleted_one_is_not() -> None:
    def listed(run: str, more: str = "") -> str:
        place = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
        return f"<w:p><w:pPr>{place}{more}</w:pPr>{run}</w:p>"

    gone = "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
    body = (
        listed("<w:r><w:t>lamps</w:t></w:r>")
        + listed("")
        + listed(gone, "<w:rPr><w:del/></w:rPr>")
        + listed("<w:r><w:t>boats</w:t></w:r>")
    )
    assert read(docx_of(body, numbering=LISTS)).text == "1. lamps\n\n3. boats"


def test_words_of_a_docx_are_read_once() -> None:
    """A text box, drawn in two ways, stands in a paragraph; what was moved stands twice."""
    box = f"<w:txbxContent>{word_paragraph('A box.')}</w:txbxContent>"
    compatible = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    ways = f"<m:Choice>{box}</m:Choice><m:Fallback>{box}</m:Fallback>"
    moved = "<w:r><w:t>We keep oil.</w:t></w:r>"
    body = (
        f"<w:p><w:moveFrom>{moved}</w:moveFrom></w:p>"
        f'<w:p><w:r><w:t>We keep lamps.</w:t></w:r><w:r><m:AlternateContent xmlns:m="{compatible}">'
        f"{ways}</m:AlternateContent></w:r></w:p><w:p><w:moveTo>{moved}</w:moveTo></w:p>"
    )
    assert read(docx_of(body)).text == "We keep lamps.\n\nA box.\n\nWe keep oil."


def test_a_footnote_of_a_docx_stands_behind_its_paragraph() -> None:
    body = (
        "<w:p><w:r><w:t>We keep lamps</w:t></w:r><w:r><w:footnoteReference w:id='4'/></w:r>"
        "<w:r><w:t>.</w:t></w:r></w:p>" + word_paragraph("And boats.")
    )
    note = "<w:footnote w:id='4'>" + word_paragraph("As in 1998.") + "</w:footnote>"
    document = read(docx_of(body, footnotes=note))
    assert document.text == "We keep lamps¹.\n\n¹ As in 1998.\n\nAnd boats."
    assert document.notes == ("Set 1 footnotes behind the paragraphs that call them.",)


def test_marks_that_word_writes_into_a_page_are_marks() -> None:
    ignored = "<span style='mso-list:Ignore'>{}<span>&nbsp;&nbsp;</span></span>"
    page = "".join(
        f"<p class=MsoListParagraph>{ignored.format(mark)}{text}</p>"
        for mark, text in (("·", "lamps;"), ("o", "boats;"), ("1.", "oars."), ("(a)", "ash."))
    )
    assert blocks_of(page).split("\n\n") == ["- lamps;", "- boats;", "1. oars.", "(a) ash."]


def test_the_date_of_a_page_is_no_line_of_its_text(tmp_path: Path) -> None:
    inner = "".join(f"<p>{p}</p>" for p in paragraphs())
    path = tmp_path / "2019-lowhaven.html"
    path.write_text(
        "<html><body><article><h1>Lowhaven Declaration</h1>"
        f"<div><time>Saturday, 11 May 2019</time></div>{inner}<p>Lowhaven, 4 May 2019</p>"
        "</article></body></html>",
        encoding="utf-8",
    )
    record = read_record(path)
    wanted = ["Lowhaven Declaration", *paragraphs(), "Lowhaven, 4 May 2019"]
    assert [block.text for block in record.declaration.blocks] == wanted
    assert any("the page's own date" in note and "11 May" in note for note in record.notes)
    assert (str(record.declaration.date), record.declaration.place) == ("2019-05-04", "Lowhaven")


def test_the_day_of_a_text_is_that_of_its_date_line(tmp_path: Path) -> None:
    path = tmp_path / "2019-lowhaven.txt"
    lines = ["Lowhaven Declaration", "The Charter of 12 May 1998 holds.", "Lowhaven, 4 May 2019"]
    path.write_text("\n\n".join(lines), encoding="utf-8")
    assert str(read_record(path).declaration.date) == "2019-05-04"


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (docx_of("")[:40], "damaged"),
        (docx_of("", name="other.xml"), "no DOCX"),
        (docx_of("<w:p/>"), "no text"),
        (docx_of("<w:p>"), "damaged"),
        (docx_of("", head='<!DOCTYPE x [<!ENTITY a "b">]>'), "what no DOCX holds"),
        (docx_of(" " * 70_000_000), "too much"),
        (b"%PDF-1.7 but nothing else", "the PDF cannot be read"),
        (pdf_of([[]]), "only pictures"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "neither"),
    ],
    # A name must not hold the bytes: a packed file has the time in it.
    ids=("cut", "no document", "empty", "open", "entity", "bomb", "pdf", "pictures", "png"),
)
def test_bad_documents_are_named(data: bytes, problem: str) -> None:
    with pytest.raises(UnreadableError, match=problem):
        read(data)


def test_a_pdf_gives_its_words_across_pages() -> None:
    texts = paragraphs()
    lines = wrapped(texts)
    document = read(pdf_of([lines[:30], lines[30:]]), media_type="text/html")
    assert document.text.split() == " ".join(texts).split()
    assert document.text.count("\n\n") == pytest.approx(len(texts) - 1, abs=3)
    assert document.notes == ("It came as text/html, but is a PDF.",)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>one<br>two<p>three", "one\ntwo\n\nthree"),
        ("<div>one<br><br>two</div>", "one\n\ntwo"),
        ("<div>one<br>&nbsp;<br>two</div>", "one\n\ntwo"),
        ("<h1>A <i>b</i></h1><h3>C</h3>x", "# A b\n\n## C\n\nx"),
        ("<ul><li>a<li><p>b</p><p>c</p></ul>", "- a\n\n- b\n\nc"),
        ("<ol type=i start=4><li>a<li value=9>b</ol>", "iv. a\n\nix. b"),
        ("<ol type=A><li>a</li></ol>", "A. a"),
        ("<ol reversed><li>b<li>a</ol>", "2. b\n\n1. a"),
        ("<table><tr><td>1.<td>Ports<tr><td><td>(a)<td>in Riga</table>", "1. Ports\n\n(a) in Riga"),
        (
            "<table><tr><td>一、<td>各方同意<tr><td>（二）<td>开放港口</table>",
            "一、各方同意\n\n（二）开放港口",
        ),
        ("<ol type=a start=26><li>a<li>b<li>c</ol>", "z. a\n\naa. b\n\nab. c"),
        ("a<script>b</script><style>c</style><p hidden>d</p><nav>e</nav>f", "a\n\nf"),
        ("<p style='display: none'>a</p><p>b", "b"),
        ("<p>co\u00adopera\u200btion", "cooperation"),
        ("<pre>a\nb</pre>", "a\nb"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a\n\nb"),
        (
            "<table><caption>Shares<tr><th>Party<th>Share<tr><td>Norland<td>40 per cent</table>",
            "Shares\n\nParty\nShare\n\nNorland\n40 per cent",
        ),
        (
            "<table><tr><td>a<td><table><tr><td>b<td>c<tr><td>d<td>e</table></table>",
            "a\n\nb\n\nc\n\nd\n\ne",
        ),
        ("a <b>b</b>c", "a bc"),
        ("<div><span>1.</span><span>They meet.</span></div>", "1. They meet."),
        ("<p><span>一、</span><span>各方同意。</span>", "一、各方同意。"),
        ("<p><b>A</b>ll meet<sup>1,2</sup> here<sup>[3]</sup>.", "All meet¹,² here³."),
        ("<p>&lt;script&gt; &amp;amp; 5 &#8211; 6", "<script> &amp; 5 – 6"),
    ],
)
def test_html_reads_as_a_browser_shows_it(source: str, text: str) -> None:
    assert blocks_of(f"<html><body>{source}</body></html>") == text


@pytest.mark.parametrize("last", ["They part.", "各方互道珍重。"])
def test_the_last_article_is_of_the_text_however_short_it_is(last: str) -> None:
    """Each article stands in an element of its own, and behind them the page's own words."""
    articles = "".join(
        f"<section><h2>Article {n}</h2><p>The Parties keep pass number {n} open in summer and in"
        " winter for everyone who comes in peace.</p></section>"
        for n in range(1, 8)
    )
    page = (
        f"<body><h1>Treaty of the Passes</h1>{articles}<section><h2>Article 8</h2><p>{last}</p>"
        "</section><div><p>Visit us.</p></div></body>"
    )
    text = shown(read(page.encode(), media_type="text/html"))
    assert text.endswith(f"Article 8\n\n{last}")
    assert text.startswith("# Treaty of the Passes")


def test_a_chinese_page_is_read_by_its_characters() -> None:
    articles = "".join(
        f"<article><h2>第{n}条</h2><p>各方保持第{n}号山口全年开放,欢迎一切友好来客。</p></article>"
        for n in "一二三四五六"
    )
    last = "<article><h2>第七条</h2><p>本宣言自今日生效。</p></article>"
    page = f"<body><h1>山口宣言</h1>{articles}{last}"
    text = shown(read(page.encode(), media_type="text/html"))
    assert text.endswith("第七条\n\n本宣言自今日生效。")


@given(st.text(st.characters(exclude_characters="\0")))
def test_any_text_survives_as_html(text: str) -> None:
    """No page makes the reader fall over, and no word of a paragraph is lost."""
    import html

    read(f"<html><p>{text}</p>".encode("utf-8", "replace"), media_type="text/html")
    words = "".join(c if c.isalnum() and ord(c) < 0x2000 else " " for c in text).split()
    shown = blocks_of(f"<html><body><p>x {html.escape(' '.join(words))}</p></body></html>")
    assert shown.split() == ["x", *words]


@given(st.binary(max_size=300), st.sampled_from(["", "utf-8", "iso-8859-1", "gb2312", "no-such"]))
def test_any_bytes_have_a_text_or_a_reason(data: bytes, charset: str) -> None:
    try:
        text = read(data, charset=charset).text
    except UnreadableError:
        return
    assert isinstance(text, str)


@pytest.mark.parametrize(
    ("data", "charset", "text"),
    [
        ("Łódź".encode(), "iso-8859-1", "Łódź"),
        ("a – b".encode("cp1252"), "iso-8859-1", "a – b"),
        ("上海".encode("gb18030"), "gb2312", "上海"),
        ('<meta charset="windows-1251">Шанхай'.encode("cp1251"), "", "Шанхай"),
        ("Шанхай".encode("utf-16"), "", "Шанхай"),
        ("Ä".encode("cp1252"), "", "Ä"),
        ("上海".encode("big5"), "utf-8", "\ufffd"),
    ],
)
def test_charsets_are_seen_through(data: bytes, charset: str, text: str) -> None:
    assert text in decoded(data, charset)[0]


def test_a_page_nested_without_end_is_read() -> None:
    read(b"<html>" + b"<div><p><b>" * 50_000 + b"deep")


def test_the_form_is_told_by_the_bytes() -> None:
    assert form_of(b"%PDF-1.4", "text/html") is Form.PDF
    assert form_of(b"<!DOCTYPE html>", "application/pdf") is Form.HTML
    assert form_of(b"plain words", "application/pdf", "a.pdf") is Form.TEXT


ODD = (
    "# 5 is the number of the fund that the members spoke of.",
    "## 12 and ## 13 are numbers, too, and nobody reads them as headings.",
    "\\# is how the scribe wrote it, and so it stays for all to see.",
    "\\- is a dash that somebody shielded before the text came here.",
    "+++ stood over the text of the old gazette, without a meaning.",
    "#hashtag is a word of the people, not of the members of the League.",
)


@pytest.mark.parametrize("form", ["html", "docx", "txt"])
def test_a_line_that_looks_marked_is_text_in_every_form(form: str, tmp_path: Path) -> None:
    """It comes out of the declaration file as it went into the document."""
    title = "Lowhaven Declaration of the League"
    lines = ["The members of the League met on 4 May 2019.", *ODD, "They parted as friends."]
    path = tmp_path / f"2019-lowhaven.{form}"
    if form == "html":
        inner = "".join(f"<p>{line}</p>" for line in lines)
        path.write_text(f"<html><body><h1>{title}</h1>{inner}</body></html>", encoding="utf-8")
    elif form == "docx":
        inner = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
        head = f'<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>{title}</w:t></w:r></w:p>'
        path.write_bytes(docx_of(head + inner))
    else:
        path.write_text("\n\n".join([title, *lines]), encoding="utf-8")
    record = read_record(path)
    series = tmp_path / "series"
    series.mkdir()
    written = read_declaration(add_record(record, series))
    assert [block.text for block in written.blocks] == [title, *lines]
    assert {block.kind for block in written.blocks[1:]} == {BlockKind.PARAGRAPH}


def test_notes_behind_the_text_of_a_page_belong_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    said = "The coastal states keep the old lighthouses, as their ancestors did long ago."
    page = (
        f"<body><div><h1>Declaration</h1><p>{said}<sup>1</sup></p></div>"
        f"<div><div><p>[1] Since 1901.</p></div></div><div><p>Imprint</p></div></body>"
    )
    page = page.replace("<sup>1</sup>", " [1]")
    monkeypatch.setattr(web_page, "_main_text", lambda *_: [f"{said} [1]"])
    assert [block.text for block in read_html(page).blocks][-2:] == [
        f"{said} [1]",
        "[1] Since 1901.",
    ]


def test_of_a_page_with_very_many_blocks_all_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web_page, "_MOST_SEARCHED", 3)

    def never(*_: object, **__: object) -> str:
        raise AssertionError

    monkeypatch.setattr("trafilatura.extract", never)
    cells = "".join(f"<td>cell {n}</td>" for n in range(4))
    page = f"<main><table><tr>{cells}</tr></table></main>"
    assert " ".join(block.text for block in read_html(page).blocks) == "cell 0 cell 1 cell 2 cell 3"


def test_a_text_with_headings_of_markdown_is_markdown_whatever_its_name() -> None:
    text = "# Vow\n\n## Nets\n\nWe **mend** nets.\n\n## Boats\n\nWe mend boats.\n"
    assert read(text.encode(), name="vow.txt").form is Form.MARKDOWN
    assert read(b"We met.\n\n## 4 was voted on.\n", name="vow.txt").form is Form.TEXT
