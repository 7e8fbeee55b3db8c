"""A page knows what it read: kept pages are those that a build from nothing gives, few are set."""

import pickle
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from comparator.analysis.text_facts import TextFacts, facts_of
from comparator.app import build
from comparator.app.build import Order, Setting, make_editions, setting_of
from comparator.app.reads import Notes, WatchedLookup
from comparator.jobs import Question, Store, Workshop
from comparator.model import Declaration, Series
from comparator.report.edition_index import Lookup

_WORDS = (
    "trade energy terrorism customs tariffs wind oil arms culture youth water climate health "
    "border railway fish salt lanterns beacons harbours pilots ferries council charter"
).split()
_OPENINGS = ("The ports will support", "They condemn", "The ports note", "They call for", "We open")


def clause(lot: random.Random) -> str:
    """Return a clause of one or two sentences."""
    return " ".join(
        f"{lot.choice(_OPENINGS)} {', '.join(lot.sample(_WORDS, 4))} and {lot.choice(_WORDS)} "
        f"of {lot.choice(_WORDS)} by {lot.randint(2020, 2035)}."
        for _ in range(lot.randint(1, 2))
    )


def write(folder: Path, year: int, clauses: list[str]) -> None:
    """Write a declaration."""
    head = f'+++\ntitle = "Quay {year}"\ndate = {year}-06-15\nplace = "Quay"\n[[source]]\n'
    body = "\n\n".join(clauses)
    text = f'{head}description = "made for a test"\n+++\n\n{body}\n'
    (folder / f"{year}-quay.md").write_text(text, "utf-8")


def series(folder: Path, lot: random.Random, texts: int) -> None:
    """Write a series whose texts are much alike."""
    folder.mkdir()
    told = 'title = "Harbours"\n[defaults]\nlanguage = "en"\nrendering = "fictional"\n'
    (folder / "series.toml").write_text(told, "utf-8")
    clauses = [clause(lot) for _ in range(7)]
    for year in range(2001, 2001 + texts):
        write(folder, year, clauses)
        clauses = [clause(lot) if lot.random() < 0.15 else changed(lot, c) for c in clauses]


def changed(lot: random.Random, text: str) -> str:
    """Return a text with a word of it changed, or as it is."""
    words = text.split(" ")
    words[lot.randrange(4, len(words))] = lot.choice(_WORDS)
    return " ".join(words) if lot.random() < 0.5 else text


def edit(folder: Path, lot: random.Random) -> str:
    """Change a text of a series by lot; return how."""
    path = lot.choice(sorted(folder.glob("*-quay.md")))
    head, _, body = path.read_text("utf-8").partition("+++\n\n")
    clauses = body.rstrip("\n").split("\n\n")
    n, how = lot.randrange(len(clauses)), lot.choice(["word"] * 4 + ["cut", "new", "move", "title"])
    if how == "word":
        words = clauses[n].split(" ")
        words[lot.randrange(len(words))] = lot.choice(_WORDS)
        clauses[n] = " ".join(words)
    elif how == "cut" and len(clauses) > 2:
        del clauses[n]
    elif how == "new":
        clauses.insert(n, clause(lot))
    elif how == "move":
        clauses.append(clauses.pop(n))
    elif how == "title":
        head = head.replace('title = "Quay', 'title = "Old Quay')
    path.write_text(f"{head}+++\n\n" + "\n\n".join(clauses) + "\n", "utf-8")
    return f"{path.stem}: {how}"


def pages(order: Order, workshop: Workshop) -> dict[str, bytes]:
    """Return the pages of a report."""
    return build.set_pages(setting_of(order, make_editions(order, workshop)), workshop)


@pytest.mark.parametrize(
    "seed", [2, *(pytest.param(n, marks=pytest.mark.proof) for n in range(3, 9))]
)
def test_after_any_edits_what_is_kept_is_what_a_build_from_nothing_gives(
    tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("comparator.pipeline.ALL_PAIRS_UP_TO", 3)
    lot = random.Random(seed)  # noqa: S311 - no secret hangs on it
    folder, edits = tmp_path / "harbours", 1 if seed == 2 else 25
    series(folder, lot, texts=5)
    order, workshop = Order((folder,)), Workshop(Store(tmp_path / "cache"))
    pages(order, workshop)
    for _ in range(edits):
        how = edit(folder, lot)
        warm, cold = pages(order, workshop), pages(order, Workshop())
        assert [*warm] == [*cold], how
        assert [path for path in cold if warm[path] != cold[path]] == [], how


def test_after_a_word_only_pages_that_show_it_are_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("comparator.pipeline.ALL_PAIRS_UP_TO", 3)
    read = build._read_page
    asked: list[str] = []
    wide: set[str] = set()

    def reading(setting: Setting, path: str) -> tuple[bytes, list[Question], str]:
        asked.append(path)
        page, questions, answers = read(setting, path)
        wide.update(path for question in questions if question[1] == "*")
        return page, [*questions], answers

    for name in ("__module__", "__qualname__"):
        setattr(reading, name, getattr(read, name))
    monkeypatch.setattr(build, "_read_page", reading)
    read_alone: list[str] = []

    def facts(shared: Series, text: Declaration) -> TextFacts:
        read_alone.append(text.id)
        return facts_of(shared, text)

    monkeypatch.setattr("comparator.analysis.text_facts.facts_of", facts)
    folder = tmp_path / "harbours"
    lot = random.Random(3)  # noqa: S311
    series(folder, lot, texts=5)
    order, workshop = Order((folder,)), Workshop(Store(tmp_path / "cache"))
    every = [*pages(order, workshop)]
    assert {"harbours/themes/energy.html", "harbours/declarations/2001-quay.html"} <= {*every}
    asked.clear()
    read_alone.clear()
    path = folder / "2002-quay.md"
    head, _, body = path.read_text("utf-8").rpartition("+++\n\n")
    path.write_text(head + "+++\n\n" + body.replace(" by 20", " before 20", 1), "utf-8")
    pages(order, workshop)
    assert read_alone == ["2002-quay"]
    declarations = [p for p in asked if "/declarations/" in p]
    assert "harbours/declarations/2002-quay.html" in declarations
    assert "harbours/declarations/2005-quay.html" not in declarations
    assert len([p for p in asked if "/pairs/" in p]) <= 6  # of two neighbours and the newest
    assert len(asked) < len(every) / 2
    assert wide == {"harbours/index.html"}  # only the overview asks all there is
    asked.clear()
    pages(order, workshop)
    assert asked == []  # every page can be asked for again


def test_what_all_pages_ask_is_handed_over_worked_out(tmp_path: Path) -> None:
    series(tmp_path / "harbours", random.Random(5), texts=3)  # noqa: S311
    order = Order((tmp_path / "harbours",))
    setting = setting_of(order, make_editions(order, Workshop()))
    setting.begin_to_watch()
    other: Setting = pickle.loads(pickle.dumps(setting))  # noqa: S301 - our own
    (lookup,) = other._lookups
    assert {"history", "standing", "wordings"} <= lookup.__dict__.keys()
    assert "_histories" in lookup.history.__dict__
    assert {path: page() for path, page in other.pages.items()} == {
        path: page() for path, page in setting.pages.items()
    }


@pytest.fixture
def lookups(tmp_path: Path) -> tuple[Lookup, WatchedLookup, Notes]:
    series(tmp_path / "harbours", random.Random(4), texts=3)  # noqa: S311
    order, notes = Order((tmp_path / "harbours",)), Notes()
    raw = Lookup(make_editions(order, Workshop())[0])
    return raw, WatchedLookup(raw, notes), notes


def test_every_question_is_noted_and_has_an_answer(
    lookups: tuple[Lookup, WatchedLookup, Notes],
) -> None:
    raw, watched, notes = lookups
    first, second = (d.id for d in raw.declarations[:2])
    ref = raw.declarations[0].passages[0].id

    def noted(ask: object) -> list[tuple[str, ...]]:
        found = [question[1:] for question in notes.asked]
        assert all(len(watched.answer(question)) == 64 for question in notes.asked)
        notes.asked = {}
        return found

    assert noted(watched.tag[first]) == []  # the heads of texts every page knows
    assert noted(watched.declaration[first].title) == []
    assert noted(watched.declaration[first].passages) == [("text", first)]
    assert noted(watched.passage[ref]) == [("one", "passage", ref)]
    assert noted([*watched.pair]) == [("keys", "pair")]
    assert noted(watched.pair.get((first, second))) == [("one", "pair", first, second)]
    assert noted(watched.history.claim(ref)) == [("method", "history", "claim", f"one:{ref}")]
    assert noted(watched.edition.threads) == [("edition", "threads")]
    assert noted(watched.theme_words[first].get(None)) == [("one", "theme_words", first)]
    news = ("method", "pair_news", "of", f"one:{first}", f"one:{second}")
    assert noted(watched.pair_news.of(first, second)) == [news]
    # What is looked up under None is told in words, and found by them again.
    answer = watched.answer((raw.series.id, "one", "profiles", first, "\0"))
    assert answer != watched.answer((raw.series.id, "one", "profiles", first, "none at all"))
    assert noted(watched.profiles[first, None]) == [("one", "profiles", first, "\0")]
    # What is not known to be narrow is all.
    widely: tuple[Callable[[], object], ...] = (
        watched.edition.thread_of,
        lambda: watched.highlights(first, second),
        lambda: watched.unsaid.omissions(first, second, least=1, most=1),
        lambda: watched.with_only(raw.edition.collations[0]),
    )
    for asked in widely:
        assert ("*",) in noted(asked())
    assert watched.passage[ref] is raw.passage[ref]
