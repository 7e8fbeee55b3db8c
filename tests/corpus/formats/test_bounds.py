"""A packed file that grows as it is read, or ends what reads it, is one that cannot be read."""

import io
import os
import signal
import sys
import zipfile
from collections.abc import Callable

import pytest

from comparator.corpus.formats import bounds
from comparator.corpus.formats.bounds import read_in_bounds
from comparator.corpus.formats.detection import UnreadableError
from comparator.corpus.formats.docx import docx_blocks
from comparator.corpus.formats.pdf import pdf_blocks

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NUMBERED = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
WORDS = "<w:r><w:t>We meet.</w:t></w:r></w:p>"

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="there is no other process")


def packed(body: str, **parts: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        document = f"<w:document {W}><w:body>{body}</w:body></w:document>"
        for name, xml in (("document", document), *parts.items()):
            archive.writestr(f"word/{name}.xml", xml)
    return made.getvalue()


def numbered(level: str) -> bytes:
    lists = (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0">{level}</w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )
    return packed((NUMBERED + WORDS) * 1000, numbering=lists)


def drawing_one_another(levels: int) -> bytes:
    """Return a PDF of forms each of which draws the next one twice."""
    box, drawing = "Box[0 0 595 842]", "/Resources<</Font<</F 3 0 R>>/XObject<</X %d 0 R>>>>"
    form = f"/Type/XObject/Subtype/Form/B{box}{drawing}"
    objects = {
        1: "<</Type/Catalog/Pages 2 0 R>>",
        2: "<</Type/Pages/Kids[4 0 R]/Count 1>>",
        3: "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        4: f"<</Type/Page/Parent 2 0 R/Media{box}/Contents 5 0 R{drawing % 10}>>",
        5: "<</Length 5>>stream\n/X Do\nendstream",
    }
    for level in range(levels):
        drawn = (
            "/X Do /X Do" if level < levels - 1 else "BT /F 11 Tf 72 700 Td (We meet again) Tj ET"
        )
        facts = form % (11 + level)
        objects[10 + level] = f"<</Length {len(drawn)}{facts}>>stream\n{drawn}\nendstream"
    body = "".join(f"{number} 0 obj\n{each}\nendobj\n" for number, each in objects.items())
    return f"%PDF-1.7\n{body}trailer<</Size 99/Root 1 0 R>>\n%%EOF".encode()


GROWING: dict[str, Callable[[], object]] = {
    "forms that draw one another": lambda: pdf_blocks(drawing_one_another(20)),
    "numbers of a page each": lambda: docx_blocks(
        numbered(f'<w:numFmt w:val="decimal"/><w:lvlText w:val="{"x" * 300_000}%1"/>')
    ),
    "a note that is called again and again": lambda: docx_blocks(
        packed(
            f'<w:p><w:r><w:footnoteReference w:id="1"/></w:r>{WORDS}' * 1000,
            footnotes=f'<w:footnotes {W}><w:footnote w:id="1"><w:p><w:r><w:t>{"note " * 60_000}'
            "</w:t></w:r></w:p></w:footnote></w:footnotes>",
        )
    ),
}


@pytest.mark.parametrize("name", GROWING)
def test_a_file_that_grows_without_end_is_refused(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounds, "_MOST_BYTES", 100 << 20)
    with pytest.raises(UnreadableError, match="more time or memory"):
        read_in_bounds(GROWING[name])


def test_a_library_that_ends_its_process_ends_no_other() -> None:
    with pytest.raises(UnreadableError, match="more time or memory"):
        read_in_bounds(lambda: os.kill(os.getpid(), signal.SIGKILL))


def test_what_is_read_and_what_is_refused_come_through() -> None:
    data = packed(f"<w:p>{WORDS}")
    assert read_in_bounds(lambda: docx_blocks(data)) == docx_blocks(data)
    with pytest.raises(UnreadableError, match="holds no text"):
        read_in_bounds(lambda: docx_blocks(packed("<w:p/>")))


def test_what_stands_hidden_in_every_paragraph_is_told_in_a_moment() -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret {n}</w:t></w:r>"
    body = "".join(f"<w:p>{hidden.format(n=n)}{WORDS}" for n in range(1000))
    blocks, notes = docx_blocks(packed(body))
    assert [block.text for block in blocks] == ["We meet."] * 1000
    assert notes == (
        "Left out what the file hides: “secret 0”, “secret 1”, “secret 2” and 997 more.",
    )
