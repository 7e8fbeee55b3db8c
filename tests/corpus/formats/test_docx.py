"""Word files are read as their readers see them, whatever program wrote them."""

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from comparator.corpus.formats import UnreadableError
from comparator.corpus.formats.docx import docx_blocks
from comparator.corpus.formats.html import blocks_of_page, html_blocks, parse
from comparator.corpus.formats.list_numerals import numbered
from comparator.corpus.formats.markdown import markdown_blocks
from comparator.model import Block

CASES = Path(__file__).resolve().parents[2] / "cases"
OPENING = "The Parties to the Northern Accord met in Oslo and agreed as follows."
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:m="{_OFFICE}/math"'
)


def docx(body: str, **parts: str) -> bytes:
    """Return a DOCX with this body; `parts` are other files of it, by their names."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "word/document.xml", f"<w:document {_W}><w:body>{body}</w:body></w:document>"
        )
        for part, xml in parts.items():
            archive.writestr(f"word/{part}.xml", f"<w:{part} {_W}>{xml}</w:{part}>")
    return data.getvalue()


def docx_text(data: bytes) -> tuple[str, tuple[str, ...]]:
    blocks, notes = docx_blocks(data)
    return "\n\n".join(
        "#" * block.level + " " * bool(block.level) + block.text for block in blocks
    ), notes


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(runs: str, properties: str = "") -> str:
    inner = runs if runs.startswith("<") or not runs else run(runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def listed(text: str, list_id: int, depth: int = 0) -> str:
    place = f'<w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/>'
    return paragraph(text, f"<w:numPr>{place}</w:numPr>")


def level(depth: int, text: str, form: str = "decimal", more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def lists(*definitions: str, uses: str = "") -> str:
    """Return definitions of lists, each used by the list of the same number from 1 on."""
    made = "".join(
        f'<w:abstractNum w:abstractNumId="{n}">{levels}</w:abstractNum>'
        for n, levels in enumerate(definitions, start=1)
    )
    used = "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>'
        for n in range(1, len(definitions) + 1)
    )
    return made + used + uses


def style(name: str, properties: str = "", based_on: str = "", title: str = "") -> str:
    based = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{title or name}"/>{based}'
        f"{properties}</w:style>"
    )


def texts(body: str, **parts: str) -> list[str]:
    return [block.text for block in docx_blocks(docx(body, **parts))[0]]


@pytest.mark.parametrize(
    ("name", "wanted", "told"),
    [
        ("docx-doc2", "They note the report.", ""),
        ("docx-endnote", "The Parties agree to meet.¹\n\n¹ One Party reserved its position.\n\n"
                         "They note the report.", "1 endnotes"),
        ("docx-headen", "## Deepening the partnership of the Parties in the fields of energy, "
                        "climate and the high seas.\n\nThe Parties trade.", ""),
        ("docx-headlong", "## Deepening the partnership of the Parties in the fields of energy, "
                          "climate and the high seas.\n\nThe Parties trade.\n\n## Widening the "
                          "circle of the observers and the friends of the Accord.\n\n"
                          "The Parties share power.", ""),
        ("docx-math", "Emissions of CO fall by 40 per cent.", ""),
        ("docx-parmark", "The Parties agree to meet again in Quito.\n\nThey note the report.", ""),
        ("docx-ruby", "各国は東京で会合した。", "“とうきょう”"),
        ("docx-strict", "They note the report.", ""),
        ("docx-strike", "The Parties will meet every year.", "strikes out: “shall”"),
        ("docx-stylenum", "1. The Parties note ports.\n\n2. The Parties note roads.\n\n"
                          "3. The Parties note rails.", "3 paragraphs"),
        ("docx-sup", "An area of 5 km² and 10⁶ trees; the treaty of 1998³ applies.", ""),
        ("docx-sym", "Warming shall stay below 1.5 °C, and tariffs ≤ 5 per cent.", ""),
        ("docx-symfont", "Warming stays below 1.5 °C.", ""),
        ("docx-table", "1. The Parties open all ports.\n\n2. The Parties lower tariffs.", ""),
        ("docx-toc", "## Trade\n\nThe Parties trade.\n\n## Energy\n\nThe Parties share power.",
                     "“Trade 2”, “Energy 3”"),
        ("docx-vanish", "The Parties agree to meet.", "hides: “Secret drafting note: drop this.”"),
    ],
)  # fmt: skip
def test_what_users_have_met_is_read(name: str, wanted: str, told: str) -> None:
    text, notes = docx_text((CASES / name / "in.docx").read_bytes())
    assert text == f"{OPENING}\n\n{wanted}"
    assert told in " ".join(notes)
    assert bool(notes) is bool(told)


def test_numbers_are_written_in_the_forms_of_the_world() -> None:
    text, _ = docx_text((CASES / "docx-fmts" / "in.docx").read_bytes())
    numbers = [line.split("The")[0].strip() for line in text.split("\n\n")[1:]]
    assert (
        numbers
        == (
            "а) б) 一、 二、 01. 02. 1st 2nd First Second One Two 一、 二、 ① ② "
            "א. ב. أ. ب. １． ２．"
        ).split()
    )


@pytest.mark.parametrize(
    ("form", "wanted"),
    [
        ("chineseCounting", "九 十 十一 二十 二十一 一○五"),
        ("chineseCountingThousand", "九 十 十一 二十 二十一 一百零五"),
        ("japaneseCounting", "九 十 十一 二十 二十一 百五"),
        ("chineseLegalSimplified", "玖 壹拾 壹拾壹 贰拾 贰拾壹 壹佰零伍"),
        ("koreanCounting", "구 십 십일 이십 이십일 백오"),
        ("hebrew1", "ט י יא כ כא קה"),
        ("upperRoman", "IX X XI XX XXI CV"),
        ("russianUpper", "И К Л Ф Х ТТТТ"),
        ("ordinal", "9th 10th 11th 20th 21st 105th"),
        ("decimalEnclosedCircle", "⑨ ⑩ ⑪ ⑳ ㉑ 105"),
        ("thaiNumbers", "๙ ๑๐ ๑๑ ๒๐ ๒๑ ๑๐๕"),
        ("vietnameseCounting", "chín mười mười-một hai-mươi hai-mươi-mốt 105"),
        ("no such form", "9 10 11 20 21 105"),
    ],
)
def test_a_form_counts_on(form: str, wanted: str) -> None:
    numbers = [numbered(n, form).replace(" ", "-") for n in (9, 10, 11, 20, 21, 105)]
    assert " ".join(numbers) == wanted


def test_ordinals_are_those_of_the_language() -> None:
    assert [numbered(1, "ordinal", language) for language in ("en", "fr-FR", "es", "ru")] == [
        "1st", "1er", "1º", "1-й",
    ]  # fmt: skip
    assert numbered(1342, "ordinalText") == "One thousand three hundred forty-second"


def test_levels_restart_and_go_on_as_the_list_says() -> None:
    definition = (
        level(0, "%1.")
        + level(1, "%1.%2")
        + level(2, "(%3)", "lowerLetter", '<w:lvlRestart w:val="0"/>')
    )
    body = "".join(
        listed(text, 1, depth)
        for text, depth in zip("abcdefgh", (0, 1, 2, 1, 2, 0, 1, 2), strict=True)
    )
    assert texts(body, numbering=lists(definition)) == [
        "1. a", "1.1 b", "(a) c", "1.2 d", "(b) e", "2. f", "2.1 g", "(c) h",
    ]  # fmt: skip


def test_lists_of_one_definition_count_on_unless_one_begins_anew() -> None:
    uses = (
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="1"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        '<w:num w:numId="4"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
        f"{level(0, '(%1)', 'upperLetter')}</w:lvlOverride></w:num>"
    )
    body = listed("a", 1) + listed("b", 2) + listed("c", 3) + listed("d", 3) + listed("e", 4)
    assert texts(body, numbering=lists(level(0, "%1."), uses=uses)) == [
        "1. a", "2. b", "1. c", "2. d", "(C) e",
    ]  # fmt: skip


def test_a_style_names_its_level_and_what_is_based_on_it_keeps_it() -> None:
    definition = level(0, "Article %1", "decimal", '<w:pStyle w:val="Article"/>') + level(
        1, "%1.%2", "upperRoman", '<w:isLgl/><w:pStyle w:val="Clause"/>'
    )
    place = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = style("Article", place) + style("Clause", place) + style("Wide", based_on="Clause")
    body = "".join(
        paragraph(text, f'<w:pStyle w:val="{name}"/>')
        for text, name in (("a", "Article"), ("b", "Clause"), ("c", "Wide"), ("d", "Article"))
    )
    assert texts(body, numbering=lists(definition), styles=styles) == [
        "Article 1 a", "1.1 b", "1.2 c", "Article 2 d",
    ]  # fmt: skip


def test_headings_are_known_by_outline_level_and_name_whatever_their_id() -> None:
    styles = (
        style("a3", title="Title")
        + style("17", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>', title="Kapitel der Liga")
        + style("Heading1", '<w:pPr><w:outlineLvl w:val="9"/></w:pPr>', title="My body")
    )
    body = "".join(
        paragraph(text, properties)
        for text, properties in (
            ("A Title", '<w:pStyle w:val="a3"/>'),
            ("A chapter", '<w:pStyle w:val="17"/>'),
            ("Words.", '<w:pStyle w:val="Heading1"/>'),
            ("A part", '<w:outlineLvl w:val="2"/>'),
            ("More words.", '<w:pStyle w:val="17"/><w:outlineLvl w:val="9"/>'),
        )
    )
    blocks, _ = docx_blocks(docx(body, styles=styles))
    assert [(block.level, block.text) for block in blocks] == [
        (1, "A Title"), (2, "A chapter"), (0, "Words."), (2, "A part"), (0, "More words."),
    ]  # fmt: skip


def test_items_keep_their_depth() -> None:
    definition = level(0, "•", "bullet") + level(1, "o", "bullet")
    body = listed("lamps", 1) + listed("of glass", 1, 1) + listed("oil", 1)
    blocks, _ = docx_blocks(docx(body, numbering=lists(definition)))
    assert [(block.kind, block.level) for block in blocks] == [
        ("item", 0),
        ("item", 1),
        ("item", 0),
    ]


def test_levels_of_numbers_are_items_in_items_as_in_html_and_markdown() -> None:
    wanted = [
        ("paragraph", 0, "1. The Parties will:"),
        ("item", 0, "a. open ports:"),
        ("item", 1, "i. of the north;"),
        ("item", 1, "of the south;"),
        ("item", 0, "b. meet."),
        ("paragraph", 0, "2. They thank Oslo."),
    ]
    numbers = level(0, "%1.") + level(1, "%2.", "lowerLetter") + level(2, "%3.", "lowerRoman")
    body = (
        listed("The Parties will:", 1) + listed("open ports:", 1, 1)
        + listed("of the north;", 1, 2) + listed("of the south;", 2, 2)
        + listed("meet.", 1, 1) + listed("They thank Oslo.", 1)
    )  # fmt: skip
    # The list with the bullet is the one with numbers, its third level put otherwise.
    bullet = '<w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl>'
    use = (
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/>'
        f'<w:lvlOverride w:ilvl="2">{bullet}</w:lvlOverride></w:num>'
    )
    of_word = docx_blocks(docx(body, numbering=lists(numbers, uses=use)))[0]
    page = (
        "<ol><li>The Parties will:<ol type=a><li>open ports:<ol type=i><li>of the north;</ol><ul>"
        "<li>of the south;</ul><li>meet.</ol><li>They thank Oslo.</ol>"
    )
    of_page = blocks_of_page(html_blocks(parse(page)))[0]
    of_markdown = markdown_blocks(
        "1. The Parties will:\n   1. open ports:\n      1. of the north;\n      - of the south;\n"
        "   2. meet.\n2. They thank Oslo.\n"
    )[0]
    assert _seen(of_word) == _seen(of_page) == wanted
    assert [place[:2] for place in _seen(of_markdown)] == [place[:2] for place in wanted]


def _seen(blocks: Sequence[Block]) -> list[tuple[str, int, str]]:
    return [(block.kind, block.level, block.text) for block in blocks]


def test_a_start_of_its_own_and_a_level_by_style_keep_items_in_items() -> None:
    numbers = level(0, "%1.") + level(1, "(%2)", "lowerLetter") + level(2, "(%3)", "lowerRoman")
    use = (
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="1">'
        '<w:startOverride w:val="4"/></w:lvlOverride></w:num>'
    )

    def at(depth: int) -> str:
        return f'<w:pPr><w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="1"/></w:numPr></w:pPr>'

    styles = style("Clause", at(1)) + style("Point", at(2), based_on="Clause")
    body = (
        listed("The Parties will:", 1) + listed("trade;", 1, 1) + listed("meet:", 2, 1)
        + paragraph("in Riga.", '<w:pStyle w:val="Point"/>')
    )  # fmt: skip
    blocks, _ = docx_blocks(docx(body, numbering=lists(numbers, uses=use), styles=styles))
    assert _seen(blocks) == [
        ("paragraph", 0, "1. The Parties will:"),
        ("item", 0, "(a) trade;"),
        ("item", 0, "(d) meet:"),
        ("item", 1, "(i) in Riga."),
    ]


def test_what_numbers_headings_leaves_the_next_level_to_paragraphs() -> None:
    numbers = level(0, "Article %1.") + level(1, "%1.%2") + level(2, "(%3)", "lowerLetter")
    heading = '<w:outlineLvl w:val="0"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    below = listed("The Parties trade:", 1, 1) + listed("fish.", 1, 2)
    styled = docx_blocks(docx(paragraph("Trade", heading) + below, numbering=lists(numbers)))[0]
    assert _seen(styled) == [
        ("heading", 2, "Article 1. Trade"),
        ("paragraph", 0, "1.1 The Parties trade:"),
        ("item", 0, "(a) fish."),
    ]
    unstyled = listed("Trade", 1) + listed("The Parties trade.", 1, 1) + listed("fish", 1, 2)
    kinds = [block.kind for block in docx_blocks(docx(unstyled, numbering=lists(numbers)))[0]]
    assert kinds == ["paragraph", "paragraph", "item"]


def test_changes_are_accepted_as_word_accepts_them() -> None:
    """What was put in and moved here stays; what was taken out, its row and its mark are gone."""
    row = "<w:tr>{}<w:tc>{}</w:tc></w:tr>"
    body = (
        paragraph(f"<w:ins>{run('We keep ')}</w:ins><w:del><w:r><w:delText>no </w:delText></w:r>"
                  f"</w:del><w:moveTo>{run('lamps.')}</w:moveTo>")
        + paragraph(f"<w:moveFrom>{run('lamps.')}</w:moveFrom>", "<w:rPr><w:moveFrom/></w:rPr>")
        + "<w:tbl>" + row.format("<w:trPr><w:del/></w:trPr>", paragraph("A row."))
        + row.format("<w:trPr><w:ins/></w:trPr>", paragraph("Another.")) + "</w:tbl>"
        + paragraph("One", "<w:rPr><w:del/></w:rPr>") + paragraph(" and", "<w:rPr><w:del/></w:rPr>")
        + paragraph(" the same.")
    )  # fmt: skip
    assert texts(body) == ["We keep lamps.", "Another.", "One and the same."]


def test_a_run_in_heading_stands_on_the_line_of_its_text() -> None:
    separator = "<w:rPr><w:vanish/><w:specVanish/></w:rPr>"
    place = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body = paragraph("Scope.", f"{place}<w:outlineLvl w:val='0'/>{separator}") + paragraph(
        "This treaty covers lamps."
    )
    assert texts(body, numbering=lists(level(0, "%1."))) == ["1. Scope. This treaty covers lamps."]


def test_what_styles_hide_strike_or_raise_is_hidden_struck_and_raised() -> None:
    styles = (
        '<w:style w:type="character" w:styleId="Base"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="Note"><w:basedOn w:val="Base"/></w:style>'
        '<w:style w:type="character" w:styleId="Up">'
        '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    )
    body = paragraph(
        run("10") + run("-6", '<w:rStyle w:val="Up"/>') + run(" m")
        + run(" (secret)", '<w:rStyle w:val="Note"/>')
        + run(", seen", '<w:rStyle w:val="Note"/><w:vanish w:val="0"/>')
        + run(" the 5") + run("th", '<w:vertAlign w:val="superscript"/>')
        + run(" time", '<w:dstrike w:val="false"/>')
    )  # fmt: skip
    assert texts(body, styles=styles) == ["10⁻⁶ m, seen the 5th time"]


def test_signs_outside_the_text_of_a_run_are_read() -> None:
    body = paragraph(
        "<w:r><w:t>inter</w:t><w:noBreakHyphen/><w:t>port trade</w:t><w:softHyphen/>"
        "<w:t>,</w:t><w:tab/><w:t>so</w:t><w:br/><w:t>below</w:t></w:r>"
        '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="Arial" w:char="20AC"/></w:r>'
    )
    assert texts(body) == ["inter‑port trade, so\nbelow✓€"]


def test_equations_are_read_as_a_line_of_text() -> None:
    def m(tag: str, inner: str) -> str:
        return f"<m:{tag}>{inner}</m:{tag}>"

    def r(text: str) -> str:
        return m("r", f"<w:rPr/><m:t>{text}</m:t>")

    fraction = m("f", m("num", r("a+b")) + m("den", r("2")))
    power = m("sSup", m("e", r("x")) + m("sup", r("2")))
    gas = m("sSub", m("e", r("CO")) + m("sub", r("2")))
    root = m("rad", m("degHide", "") + m("deg", "") + m("e", r("y")))
    brackets = m("d", m("e", r("i") + m("sSub", m("e", r("n")) + m("sub", r("i")))))
    body = paragraph(
        "".join(m("oMath", x) + run(", ") for x in (fraction, power, gas, root, brackets))
    )
    assert texts(body) == ["(a+b)/2, x², CO2, √y, (in_i),"]


def test_a_table_is_read_by_rows_and_a_number_goes_to_what_is_beside_it() -> None:
    def table(*rows: tuple[str, ...]) -> str:
        made = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
        return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in made) + "</w:tbl>"

    figures = table(
        *(tuple(paragraph(cell) for cell in row)
          for row in (("Party", "Share"), ("Norland", "40 per cent"), ("Sudland", "60 per cent")))
    )  # fmt: skip
    points = table(
        (listed("", 1), paragraph("Open all ports.") + paragraph("At once.")),
        (paragraph("(b)"), paragraph("Lower tariffs.")),
    )
    signed = table((paragraph("A. Solmazi"), paragraph("M. Todorach")))
    body = figures + points + signed
    assert texts(body, numbering=lists(level(0, "(%1)", "lowerLetter"))) == [
        "Party Share", "Norland 40 per cent", "Sudland 60 per cent", "(a) Open all ports.",
        "At once.", "(b) Lower tariffs.", "A. Solmazi", "M. Todorach",
    ]  # fmt: skip


def test_a_list_of_contents_is_known_by_its_field_and_told() -> None:
    def char(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    begin = char("begin") + '<w:r><w:instrText> TOC \\o "1-3" </w:instrText></w:r>'
    body = (
        paragraph("Contents")
        + paragraph(begin + char("separate") + run("Lamps 1"))
        + paragraph("Boats 2") + paragraph(char("end") + run("We keep lamps."))
        + paragraph(run("The ") + char("begin") + "<w:r><w:instrText>REF a</w:instrText></w:r>"
                    + char("separate") + run("Treaty") + char("end") + run(" holds."))
    )  # fmt: skip
    blocks, notes = docx_blocks(docx(body))
    assert [block.text for block in blocks] == ["We keep lamps.", "The Treaty holds."]
    assert notes == ("Left out what its list of contents says: “Contents”, “Lamps 1”, “Boats 2”.",)


def zipped(**parts: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, xml in parts.items():
            archive.writestr(name.replace("__", "/"), xml)
    return data.getvalue()


def main_part(xml: bytes) -> bytes:
    return zipped(**{"word__document.xml": xml})


_DOCUMENT = f"<w:document {_W}>".encode()
HOSTILE = {
    "an entity in UTF-16": (
        main_part('<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE w [<!ENTITY a "b">]><w/>'
                  .encode("utf-16")),
        "what no DOCX holds",
    ),
    "too many elements": (main_part(_DOCUMENT + b"<a/>" * 2_000_000), "too many parts"),
    "too deep": (
        main_part(_DOCUMENT + b"<w:x>" * 5_000 + b"</w:x>" * 5_000 + b"</w:document>"), "nested",
    ),
    "an encoding that nobody knows": (
        main_part(b'<?xml version="1.0" encoding="klingon"?><a/>'), "damaged",
    ),
    "no XML": (main_part(b"\0\1\2"), "what no DOCX holds"),
    "a workbook": (main_part(b'<workbook xmlns="x"/>'), "no text document"),
    "bytes overwritten": (docx(paragraph("We keep lamps.") * 50)[:120] + b"\xff" * 60
                          + docx(paragraph("We keep lamps.") * 50)[180:], "damaged"),
}  # fmt: skip


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_files_are_refused_with_a_sentence(kind: str) -> None:
    data, problem = HOSTILE[kind]
    with pytest.raises(UnreadableError, match=problem):
        docx_blocks(data)


def test_styles_that_are_based_on_each_other_and_odd_numbers_do_no_harm() -> None:
    styles = style("A", based_on="B") + style("B", based_on="A")
    numbering = lists(level(0, "%1. %9", "lowerLetter", start=0) + '<w:lvl w:ilvl="x"/>')
    body = paragraph("One.", '<w:pStyle w:val="A"/>') + listed("two", 1) + listed("three", 1, 8)
    body += paragraph("four", '<w:numPr><w:ilvl w:val="77"/><w:numId w:val="99999"/></w:numPr>')
    assert len(texts(body, styles=styles, numbering=numbering)) == 4


def test_a_note_called_in_a_table_leaves_its_rows_whole() -> None:
    called = paragraph(run("40") + '<w:r><w:endnoteReference w:id="2"/></w:r>')
    rows = (paragraph("Party") + "|" + paragraph("Share"), paragraph("Norland") + "|" + called)
    cells = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row.split("|")) for row in rows)
    table = "".join(f"<w:tr>{row}</w:tr>" for row in cells)
    note = f'<w:endnote w:id="2">{paragraph("Without the islands.")}</w:endnote>'
    shown = texts(f"<w:tbl>{table}</w:tbl>", endnotes=note)
    assert shown == ["Party Share", "Norland 40¹", "¹ Without the islands."]


def test_a_row_that_was_deleted_as_a_whole_is_told_and_gone() -> None:
    def row(name: str, share: str, change: str = "") -> str:
        cells = "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in (name, share))
        return f"<w:tr><w:trPr>{change}</w:trPr>{cells}</w:tr>"

    rows = row("Norland", "40"), row("Sudland", "50", "<w:del/>"), row("Westland", "60", "<w:ins/>")
    blocks, notes = docx_blocks(docx(f"<w:tbl>{''.join(rows)}</w:tbl>"))
    assert [block.text for block in blocks] == ["Norland 40", "Westland 60"]
    assert notes == (
        "Wrote 2 rows of tables as one paragraph each.",
        "Left out what the file marks as deleted: “Sudland”, “50”.",
    )
