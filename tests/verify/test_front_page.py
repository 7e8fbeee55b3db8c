"""What the front page quotes stands in the text it names, where only words that went tell it."""

from datetime import date

from comparator.model import Block, BlockKind, Declaration, Rendering, Series, Source, ThemeSet
from comparator.pipeline import make_edition, prepare
from comparator.report import site_pages
from comparator.verify import Evidence, verify

_FOR = (
    "Voting for the monetary policy action were Jerome Powell, Chair; John Williams, Vice Chair; "
    "Lael Brainard; James Bullard; Charles Evans; {}Randal Quarles."
)
_AGAINST = (
    "Voting against this action were: Esther George and Eric Rosengren, who preferred at this "
    "meeting to maintain the target range."
)


def _text(day: date, *sentences: str) -> Declaration:
    said = ("The Committee decided to maintain the target range for the federal funds rate.",)
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
    newer = _text(date(2019, 12, 11), _FOR.format("Esther George; Eric Rosengren; and "))
    made = make_edition(prepare(Series("rates", "Rates", "", (older, newer), ThemeSet())))
    files = {name: make() for name, make in site_pages([made], "1.0").items()}
    front = files["rates/index.html"].decode()
    assert "Voting against this action were: <del>" in front
    faults = verify(files, [Evidence(made)], {"rates/a.md": b"https://example.org/"})
    assert [fault for fault in faults if fault.kind != "bytes"] == []
