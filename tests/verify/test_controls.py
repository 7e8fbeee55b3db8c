"""Characters that steer a machine stand in no page, and a reader sees that they stand in a text."""

import re
from datetime import date

from comparator.language.controls import with_visible_controls
from comparator.model import Block, BlockKind, Declaration, Rendering, Series, Source, ThemeSet
from comparator.pipeline import make_edition, prepare
from comparator.report import render_site
from comparator.verify import Evidence, verify

NO_HTML = re.compile("[\0-\x08\x0b\x0e-\x1f\x7f-\x9f\ufdd0\uffff]")
ODD = "\x01\x02\x0b\x1b[31m\x1c\x7f\x85\x96\x9b\ufdd0\uffff\U0001fffe"


def declaration(year: int, verb: str) -> Declaration:
    texts = (f"The Parties {verb} co\x02operation\x1c in peace.", f"We met{ODD} in Oslo {verb}.")
    return Declaration(
        id=f"{year}-x",
        title=f"Oslo {year}",
        date=date(year, 5, 1),
        place="Oslo",
        language="en",
        rendering=Rendering.UNKNOWN,
        note="",
        sources=(Source("https://example.org/", "A"),),
        blocks=tuple(Block(n, BlockKind.PARAGRAPH, text) for n, text in enumerate(texts, 1)),
    )


def test_a_report_of_texts_with_control_characters_is_sound_and_shows_them() -> None:
    texts = (declaration(2001, "no\x03te"), declaration(2002, "sup\x04port"))
    edition = make_edition(prepare(Series("s", "S", "", texts, ThemeSet())))
    files = render_site([edition], "1.0")
    pages = {path: data.decode() for path, data in files.items() if path.endswith(".html")}
    assert not [path for path, page in pages.items() if NO_HTML.search(page)]
    assert "co␂operation" in pages["s/declarations/2001-x.html"]
    faults = verify(files, [Evidence(edition)], {"s/a.md": b"https://example.org/"})
    assert not [fault for fault in faults if fault.kind != "bytes"]


def test_a_sign_stands_for_each_one_for_one() -> None:
    assert with_visible_controls("a\x01b\x7fc\x96\ufffe\x1d\x85") == "a␁b␡c\ufffd\ufffd  "
    assert (
        with_visible_controls("line\nend\ttab \u00a0\u202f мир")
        == "line\nend\ttab \u00a0\u202f мир"
    )
    assert len(with_visible_controls(ODD)) == len(ODD)
