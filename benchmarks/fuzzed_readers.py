"""What is fed to readers by chance or by what it runs (`fuzz`), and what a reader must keep to."""

import datetime
from collections.abc import Callable
from pathlib import Path

from comparator.corpus.formats.detection import UnreadableError
from comparator.corpus.formats.front_matter import split_head
from comparator.corpus.importing.known import Known
from comparator.corpus.importing.records import read_stream
from comparator.corpus.series.declarations import parse_declaration, write_declaration
from comparator.corpus.series.toml_files import parse_toml
from comparator.errors import InputError

_ROOT = Path(__file__).resolve().parents[1]
_KNOWN = Known(
    declaration_id="2001-x", title="T", date=datetime.date(2001, 1, 1), place="", language="en"
)


def _through(name: str) -> Callable[[bytes], None]:
    """Return what reads bytes as a file of a name, and the declaration made of them once more."""

    def read(data: bytes) -> None:
        try:
            made = read_stream(Path(name), data, _KNOWN).declaration
        except (InputError, UnreadableError):
            return
        again = parse_declaration(Path("2001-x.md"), write_declaration(made), "2001-x")
        assert [b.text for b in again.blocks] == [b.text for b in made.blocks]  # noqa: S101

    return read


def _front_matter(data: bytes) -> None:
    split_head(data.decode("utf-8", "replace"))


def _toml(data: bytes) -> None:
    try:
        parse_toml(Path("x.toml"), data.decode("utf-8", "replace"))
    except InputError:
        return


def _declaration(data: bytes) -> None:
    try:
        parse_declaration(Path("2001-x.md"), data.decode("utf-8", "replace"), "2001-x")
    except InputError:
        return


READERS: dict[str, tuple[Callable[[bytes], None], tuple[str, ...]]] = {
    "front-matter": (_front_matter, ("tests/cases/md-*/in*",)),
    "markdown": (_through("a.md"), ("tests/cases/md-*/in*", "tests/cases/html-*/in*")),
    "html": (_through("a.html"), ("tests/cases/html-*/in*",)),
    "docx": (_through("a.docx"), ("tests/cases/docx-*/in*",)),
    "pdf": (_through("a.pdf"), ("tests/cases/pdf-*/in*",)),
    "text": (_through("a.txt"), ("tests/cases/txt-*/in*", "tests/cases/hyphen*/in*")),
    "json": (_through("a.json"), ()),
    "toml": (_toml, ("declarations/*/*.toml",)),
    "declaration": (_declaration, ("declarations/specimen/*.md",)),
}
"""What reads, and where inputs of its kind lie, by name."""
_PLAIN = (b"", b'{"title": "T", "text": "We met."}', b"---\na: [b, {c: d}]\n---\nWe met.\n",
          b"+++\na = 1\n+++\n\nWe met.\n", b"<ol><li>a<table><tr><td>b</ol>")  # fmt: skip


def seeds(name: str, largest: int) -> list[bytes]:
    """Return the inputs that a reader begins with; of a long file its beginning."""
    files = (path for pattern in READERS[name][1] for path in sorted(_ROOT.glob(pattern)))
    return [*_PLAIN, *(path.read_bytes()[:largest] for path in files)]
