"""PDFs that were printed here from known text are read back as that text."""

import datetime
import difflib
import io
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate

from comparator.corpus.formats import DocumentText, read_document
from comparator.corpus.formats.web_page import read_html
from comparator.corpus.importing.drafts import draft
from comparator.corpus.importing.known import Known
from comparator.model import BlockKind, Declaration
from tests.corpus.pdf_layout.pdf_samples import (
    ASIDE,
    SEEN,
    Layout,
    blocks_of,
    drawn_layout,
    pressed,
)
from tests.made_font import font_face

pypdfium2 = pytest.importorskip("pypdfium2", reason="the extra `fetch` is not installed")

DAY = datetime.date(2019, 5, 4)
LEAST_RIGHT = 0.995
DRAWN = [drawn_layout(number) for number in range(300, 316)]


def read(data: bytes) -> DocumentText:
    return read_document(data, read_html)


def declared(data: bytes) -> Declaration:
    return draft(Path("x.pdf"), read(data), Known("x", date=DAY), ()).declaration


def texts_of(data: bytes) -> list[str]:
    return [block.text for block in declared(data).blocks]


def count_right(wanted: Sequence[str], found: Sequence[str]) -> int:
    """Return how many paragraphs are exactly right and in their order, notes wherever they are."""
    text, read = ([t for t in texts if not t.startswith("¹")] for texts in (wanted, found))
    notes = [Counter(t for t in texts if t.startswith("¹")) for texts in (wanted, found)]
    matcher = difflib.SequenceMatcher(None, text, read, autojunk=False)
    return (
        sum(match.size for match in matcher.get_matching_blocks()) + (notes[0] & notes[1]).total()
    )


@pytest.mark.parametrize(
    "layouts",
    [
        pytest.param(SEEN, id="seen"),
        pytest.param(ASIDE, id="aside", marks=pytest.mark.proof),
        pytest.param(DRAWN, id="drawn", marks=pytest.mark.proof),
    ],
)
def test_paragraphs_come_back_exactly(layouts: list[Layout]) -> None:
    total = right = 0
    for layout in layouts:
        sheet = pressed(layout, 1)
        wanted = [text for _, text in sheet.blocks]
        total += len(wanted)
        right += count_right(wanted, texts_of(sheet.data))
    assert total > 300
    assert right >= total * LEAST_RIGHT, f"{right} of {total}"


def drawn_characters(data: bytes) -> Counter[str]:
    """Return what PDFium itself says stands in a PDF."""
    document = pypdfium2.PdfDocument(data)
    text = "".join(document[n].get_textpage().get_text_range() for n in range(len(document)))
    document.close()
    text = text.replace("\x02", "-").replace("\ufffe", "-")
    return Counter(c for c in text if not c.isspace())


def noted_characters(notes: Sequence[str]) -> tuple[Counter[str], Counter[str]]:
    """Return what the notes say was dropped, and what was written instead."""
    dropped: Counter[str] = Counter()
    new: Counter[str] = Counter()
    for note in notes:
        if found := re.fullmatch(r"Dropped \d+ page numbers: (.*)\.", note):
            dropped.update(found[1].replace(", ", ""))
        elif found := re.fullmatch(
            r"Dropped a line that (?:(\d+) pages|stands).*?: “(.*)”\.", note
        ):
            for _ in range(int(found[1] or 1)):
                dropped.update(found[2])
        elif found := re.fullmatch(r"Found (\d+) ligatures “(.)”, written as “(.+)”\.", note):
            dropped[found[2]] += int(found[1])
            for _ in range(int(found[1])):
                new.update(found[3])
        elif found := re.fullmatch(r"Joined “.*?([-‐])” .*: the hyphen is dropped\.", note):
            dropped[found[1]] += 1
        elif found := re.fullmatch(
            r"Wrote the raised number of “.*?([⁰¹²³⁴-⁹])\W*” as such\.", note
        ):
            new[found[1]] += 1
            dropped[str("⁰¹²³⁴⁵⁶⁷⁸⁹".index(found[1]))] += 1
    dropped.pop(" ", None)
    return dropped, new


@pytest.mark.parametrize("layout", [*SEEN, *ASIDE], ids=lambda layout: layout.name)
def test_every_character_is_kept_or_noted(layout: Layout) -> None:
    data = pressed(layout, 2).data
    document = read(data)
    body = document.text
    kept = Counter(c for c in body if not c.isspace())
    dropped, new = noted_characters(document.notes)
    drawn = drawn_characters(data)
    # PDFium writes some ligatures out by itself.
    for sign, plain in (("ﬁ", "fi"), ("ﬂ", "fl"), ("ﬀ", "ff"), ("ﬃ", "ffi"), ("ﬄ", "ffl")):
        if not dropped[sign]:
            for c in plain:
                drawn[c] += drawn[sign]
            drawn[sign] = 0
    assert kept + dropped == +(drawn + new)


@pytest.mark.parametrize("layout", [SEEN[0], SEEN[2], SEEN[5]], ids=lambda layout: layout.name)
def test_page_numbers_are_no_headings_and_the_title_ends_where_it_does(layout: Layout) -> None:
    sheet = pressed(layout, 3)
    declaration = declared(sheet.data)
    headings = [b.text for b in declaration.blocks if b.kind is BlockKind.HEADING]
    wanted = [text for kind, text in sheet.blocks if kind in {"title", "heading"}]
    assert headings == wanted
    assert declaration.title == wanted[0]


CHINESE = (
    "各方欢迎港口合作的发展，并重申《港口宪章》的宗旨和原则，愿继续交换海图。",
    "成员国强调航运和贸易的重要意义，支持灯塔建设，反对一切形式的海盗行为。",
    "理事会注意到渔业的稳步发展，将于二〇二〇年在高港再次会晤，并通过相应的行动计划。",
)
TITLE = "低港宣言"
FACE = font_face("Made", "".join((TITLE, *CHINESE)))
SHEETS = {
    "justified": "body{font:12pt Made;text-align:justify}",
    "hyphens": "body{font:11pt Made;text-align:justify;hyphens:auto}",
    "columns": "body{font:10pt Made;columns:2;text-align:justify}h1{column-span:all}",
    "indents": "body{font:11pt Made}p{margin:0;text-indent:2em}",
    # A head near the text, a title that fills its first line.
    "wide": "body{font:12pt/1.6 Made;text-align:justify}h1{text-align:center;font-size:18pt}",
    "hanging numbers": "body{font:11pt/1.5 Made;text-align:justify}"
    "p{padding-left:2em;text-indent:-2em;margin:0 0 .4em}h1,h2{text-indent:0}",
    "numbers": "body{font:12pt/1.4 Made;text-align:justify}p{margin:0;text-indent:2em}",
    "Chinese": "body{font:12pt Made;text-align:justify}p{text-indent:2em;margin:0}",
}


@pytest.fixture(scope="module")
def printer(chromium: Any) -> Iterator[Any]:
    page = chromium.new_page()
    yield page
    page.close()


@pytest.mark.parametrize("name", SHEETS)
def test_what_a_browser_prints_comes_back(printer: Any, name: str) -> None:
    rng = random.Random(name)  # noqa: S311 - for texts, not for secrets
    blocks = blocks_of(Layout(name, paragraphs=18, numbered="numbers" in name), rng)
    if name == "Chinese":
        blocks = [("title", TITLE)] + [
            ("paragraph", "".join(rng.choice(CHINESE) for _ in range(rng.randint(1, 4))))
            for _ in range(24)
        ]
    tags = {"title": "h1", "heading": "h2"}
    body = "".join(f"<{tags.get(k, 'p')}>{t}</{tags.get(k, 'p')}>" for k, t in blocks)
    language = "zh" if name == "Chinese" else "en"
    printer.set_content(f"<html lang={language}><style>{FACE}{SHEETS[name]}</style>{body}")
    assert printer.evaluate("document.fonts.ready.then(() => document.fonts.size)") == 2
    shown = (
        "<span style='font-size:9px;margin:auto'>Page <span class=pageNumber></span> of "
        "<span class=totalPages></span></span>"
    )
    head = "HL/2019/14" if name == "wide" else ""
    margin = "18mm" if name == "wide" else "25mm"
    data = printer.pdf(
        format="A4", display_header_footer=True, footer_template=shown,
        header_template=f"<span style='font-size:9px;margin:auto'>{head}</span>",
        margin=dict.fromkeys(("top", "bottom", "left", "right"), margin),
    )  # fmt: skip
    assert texts_of(data) == [text for _, text in blocks]


def test_what_looks_like_a_mark_of_headings_stays_text() -> None:
    out = io.BytesIO()
    styles = getSampleStyleSheet()
    lines = ["The members met.", "# 5 is the number of the fund they spoke of.", "They parted."]
    story: list[Any] = [Paragraph("Lowhaven Declaration", styles["Title"])]
    story += [Paragraph(line, styles["BodyText"]) for line in lines]
    SimpleDocTemplate(out).build(story)
    blocks = declared(out.getvalue()).blocks
    assert [block.text for block in blocks] == ["Lowhaven Declaration", *lines]
    assert [block.kind for block in blocks[1:]] == [BlockKind.PARAGRAPH] * 3
