"""What the front page quotes stands in the text it names, where only words that went tell it."""

from datetime import date

from comparator.model import Block, BlockKind, Declaration, Rendering, Series, Source, ThemeSet
from comparator.pipeline import make_edition, prepare
from comparator.report import site_pages
from comparator.verify import Evidence, verify

_FOR = "Voting for it were Anna Moe, Chair; Ole Lie, Vice Chair; Liv Dahl; Nils Berg; {}Siri Aas."
_AGAINST = "Voting against it were: Ester Vik and Erik Rud, who asked for the tolls of last year."


def _text(day: date, *sentences: str) -> Declaration:
    said = ("The Harbour Board decided to keep the tolls of all straits as they are.",)
    blocks = (*said, " ".join(sentences))
    return Declaration(
        id=f"{day}-statement",
        title=f"Statement of {day}",
        date=day,
        place="Arden",
        language="en",
        rendering=Rendering.UNKNOWN,
        note="",
        sources=(Source("https://example.org/", "A"),),
        blocks=tuple(Block(n, BlockKind.PARAGRAPH, text) for n, text in enumerate(blocks, 1)),
    )


def test_words_around_what_went_are_quoted_of_the_older_text() -> None:
    older = _text(date(2019, 10, 30), _FOR.format("and "), _AGAINST)
    newer = _text(date(2019, 12, 11), _FOR.format("Ester Vik; Erik Rud; and "))
    made = make_edition(prepare(Series("tolls", "Tolls", "", (older, newer), ThemeSet())))
    files = {name: make() for name, make in site_pages([made], "1.0").items()}
    front = files["tolls/index.html"].decode()
    assert "Voting against it were: <del>" in front
    faults = verify(files, [Evidence(made)], {"tolls/a.md": b"https://example.org/"})
    assert [fault for fault in faults if fault.kind != "bytes"] == []
