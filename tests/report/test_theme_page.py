"""Theme pages: the life of each clause, told in order."""

from pages import read
from sample import P, declaration, edition, three_years

from comparator.model import Edition, Thread
from comparator.report import render_site
from comparator.report.addresses import Place
from comparator.report.clauses import ThreadView, Weaver
from comparator.report.lookup import Lookup


def thread_of(made: Edition, key: str) -> ThreadView:
    lookup = Lookup(made)
    (thread,) = [t for t in made.threads if t.id == key]
    return Weaver(lookup).thread(thread, Place("pacts/themes/trade.html"))


def lives(texts: dict[str, str], silent: tuple[str, ...] = ()) -> ThreadView:
    """Return the thread of a clause that the given years say in these words."""
    years = sorted({*texts, *silent})
    made = [
        declaration(f"{y}-arden", [(P, [(texts.get(y, "Something else."), "trade")])])
        for y in years
    ]
    key = f"{min(texts)}-arden#p1.1"
    stations = tuple((f"{y}-arden", (f"{y}-arden#p1.1",)) for y in sorted(texts))
    return thread_of(edition(made, (), [Thread(key, stations)]), key)


def told(view: ThreadView) -> list[tuple[str, str, str]]:
    return [(w.kind, w.years, w.remark) for w in view.wordings]


def test_wordings_are_newest_first_and_marked_against_the_one_before() -> None:
    view = lives({"2018": "They note it.", "2019": "They welcome it."})
    assert told(view) == [
        ("newest", "2019", "marked against 2018"),
        ("older", "2018", "first wording here"),
    ]


def test_years_that_say_the_same_are_folded_into_one_line() -> None:
    same = "They welcome the pipeline."
    view = lives({"2017": "They note the pipeline.", "2018": same, "2019": same, "2020": same})
    assert told(view) == [
        ("newest", "2020", "marked against 2017"),
        ("same", "2019 and 2018", "the same words"),
        ("older", "2017", "first wording here"),
    ]


def test_silence_is_shown_as_silence_and_a_return_is_found() -> None:
    same = "They welcome it."
    view = lives({"2018": same, "2020": same}, silent=("2019", "2021"))
    assert told(view) == [
        ("silent", "2021", "says nothing of this."),
        ("newest", "2020", "first wording here"),
        ("silent", "2019", "says nothing of this."),
        ("same", "2018", "the same words"),
    ]
    assert [note.kind for note in view.notes] == ["returned"]


def test_silent_and_not_here_never_look_alike() -> None:
    gap = lives({"2018": "They note it.", "2020": "They welcome it."})
    silence = lives({"2018": "They note it.", "2020": "They welcome it."}, silent=("2019",))
    assert "dash" in {line.style for line in gap.lifeline.lines}
    assert "hush" not in {dot.style for dot in gap.lifeline.dots}
    assert "dash" not in {line.style for line in silence.lifeline.lines}
    assert "hush" in {dot.style for dot in silence.lifeline.dots}
    assert silence.lifeline.label == "Said in 2018 and 2020; silent in 2019."


def test_the_groups_come_in_the_order_a_reader_asks_for() -> None:
    page = read(render_site([three_years()], "1.0")["pacts/themes/trade.html"])
    groups = [e.attributes["id"] for e in page.having(**{"class": "group"})]
    assert groups == ["changed"]
    energy = read(render_site([three_years()], "1.0")["pacts/themes/energy.html"])
    assert [e.attributes["id"] for e in energy.having(**{"class": "group"})] == ["unchanged"]


def test_a_thread_has_a_permanent_anchor() -> None:
    page = read(render_site([three_years()], "1.0")["pacts/themes/trade.html"])
    assert len(page.having(id="t-2018-arden-p3.1")) == 1


def test_a_split_clause_is_shown_with_both_its_sentences() -> None:
    view = thread_of(three_years(), "2018-arden#p3.1")
    assert [words.id for words in view.wordings[0].passages] == [
        "2021-corin#p2.1",
        "2021-corin#p3.2",
    ]
    assert [note.kind for note in view.notes] == ["split"]


def test_neighbouring_pairs_that_speak_of_it_stand_side_by_side() -> None:
    page = read(render_site([three_years()], "1.0")["pacts/themes/trade.html"])
    ids = [e.attributes["id"] for e in page.having(**{"class": "sidepair"})]
    assert ids == ["side-2020-bruck--2021-corin", "side-2018-arden--2020-bruck"]
