"""Theme pages: the life of each clause, told in order."""

from collections.abc import Sequence

import pytest

from comparator.model import Collation, Declaration, Edition, Terms, Theme, ThemeSet, Thread
from comparator.report import render_site
from comparator.report.addresses import Page
from comparator.report.edition_index import Lookup
from comparator.report.pages import theme as theme_page
from comparator.report.parts.threads import ThreadView, Weaver, refs_to
from comparator.themes.passing_mentions import named_in_passing
from tests.page_reader import read
from tests.small_editions import H, P, collation, declaration, edition, link, three_years

TRADE = "pacts/themes/trade.html"


def linked(made: list[Declaration], threads: Sequence[Thread]) -> list[Collation]:
    """Return the collations of texts in which the passages of a thread are linked."""
    ref = {p.id: p for d in made for p in d.passages}
    found = []
    for n, newer in enumerate(made):
        for older in made[:n]:
            said = [
                (dict(t.stations).get(older.id), dict(t.stations).get(newer.id)) for t in threads
            ]
            links = [link([ref[r] for r in a], [ref[r] for r in b]) for a, b in said if a and b]
            found.append(collation(older, newer, links))
    return found


def thread_of(made: Edition, key: str) -> ThreadView:
    lookup = Lookup(made)
    (thread,) = [t for t in made.threads if t.id == key]
    return Weaver(lookup).thread(thread, Page("pacts/themes/trade.html"))


def lives(texts: dict[str, str], silent: tuple[str, ...] = ()) -> ThreadView:
    """Return the thread of a clause that the given years say in these words."""
    years = sorted({*texts, *silent})
    made = [
        declaration(f"{y}-arden", [(P, [(texts.get(y, "Something else."), "trade")])])
        for y in years
    ]
    key = f"{min(texts)}-arden#p1.1"
    stations = tuple((f"{y}-arden", (f"{y}-arden#p1.1",)) for y in sorted(texts))
    thread = Thread(key, stations)
    return thread_of(edition(made, linked(made, [thread]), [thread]), key)


def told(view: ThreadView) -> list[tuple[str, str, str]]:
    """Return of each line its kind, which texts it is of, and what it says of them."""
    of = [w.years or ", ".join(f"{ref.tag} {ref.number}" for ref in w.refs) for w in view.wordings]
    return [(w.kind, years, w.remark) for w, years in zip(view.wordings, of, strict=True)]


def test_wordings_are_newest_first_and_marked_against_the_one_before() -> None:
    view = lives({"2018": "They note it.", "2019": "They welcome it."})
    assert told(view) == [
        ("newest", "2019", "marked against 2018"),
        ("older", "2018", "oldest version"),
    ]


def test_years_that_say_the_same_are_folded_into_one_line() -> None:
    same = "They welcome the pipeline."
    view = lives({"2017": "They note the pipeline.", "2018": same, "2019": same, "2020": same})
    assert told(view) == [
        ("newest", "2020", "marked against 2017"),
        ("same", "2019 ¶1.1, 2018 ¶1.1", "the same words"),
        ("older", "2017", "oldest version"),
    ]


def test_silence_is_shown_as_silence_and_a_return_is_found() -> None:
    same = "They welcome the Arden pipeline."
    view = lives({"2018": same, "2020": same}, silent=("2019", "2021"))
    assert told(view) == [
        ("silent", "2021:", "no sentence linked to this."),
        ("newest", "2020", ""),
        ("silent", "2019:", "no sentence linked to this."),
        ("same", "2018 ¶1.1", "the same words"),
    ]
    assert [note.kind for note in view.notes] == ["returned"]


def test_a_sentence_that_tells_no_matter_does_not_return() -> None:
    same = "They welcome it."
    assert lives({"2018": same, "2020": same}, silent=("2019",)).notes == ()


def test_a_text_that_says_a_clause_in_another_row_is_not_silent() -> None:
    """What a pair links and a thread leaves out: neither "oldest" nor "silent" may deny it."""
    said = ["They note the Arden dam.", "They value the Arden dam.", "They welcome the Arden dam."]
    made = [
        declaration(f"{year}-arden", [(P, [(text, "trade")])])
        for year, text in zip((2018, 2019, 2020), said, strict=True)
    ]
    stations = tuple((d.id, (d.passages[0].id,)) for d in made)
    links = linked(made, [Thread("all", stations)])
    late = Thread("2019-arden#p1.1", stations[1:])
    assert told(thread_of(edition(made, links, [late]), late.id))[-1] == (
        "older",
        "2019",
        "oldest version in this row; said before in Arden 2018 ¶1.1",
    )
    apart = Thread("2018-arden#p1.1", (stations[0], stations[2]))
    view = thread_of(edition(made, links, [apart]), apart.id)
    assert told(view)[1] == ("same", "2019 ¶1.1", "says this in another row")
    assert view.lifeline.label == "Said in 2018 and 2020; in another row: 2019."


def test_words_of_a_title_that_stand_in_another_text_are_told() -> None:
    """A clause of one year is "2018 only"; the words that it is called by may stand elsewhere."""
    said = {
        "2018": "They fund the Velm lighthouse archive.",
        "2019": "See: Velm Lighthouse archive!",
    }
    made = [declaration(f"{year}-arden", [(P, [(text, "")])]) for year, text in said.items()]
    key = "2018-arden#p1.1"
    view = thread_of(edition(made, [], [Thread(key, (("2018-arden", (key,)),))]), key)
    assert view.life.endswith("; these very words stand in 2019, too")
    assert "too" not in lives({"2018": said["2018"]}, silent=("2019",)).life


def test_a_year_that_perhaps_says_a_clause_again_is_not_silent() -> None:
    text = "They welcome the northern pipeline between the salt mines of Arden and the harbour."
    again = "They welcome the northern pipeline between the harbour and the salt mines of Arden."
    made = [
        declaration(f"{year}-arden", [(P, [(said, "trade")])])
        for year, said in (("2018", text), ("2019", again))
    ]
    key = "2018-arden#p1.1"
    thread = Thread(key, (("2018-arden", (key,)),))
    view = thread_of(edition(made, linked(made, [thread]), [thread]), key)
    assert "perhaps said again in 2019" in view.life
    assert told(view)[0] == ("same", "2019 ¶1.1", "says this in another row")


def test_silent_and_not_here_never_look_alike() -> None:
    gap = lives({"2018": "They note it.", "2020": "They welcome it."})
    silence = lives({"2018": "They note it.", "2020": "They welcome it."}, silent=("2019",))
    assert "dash" in {line.style for line in gap.lifeline.lines}
    assert "hush" not in {dot.style for dot in gap.lifeline.dots}
    assert "dash" not in {line.style for line in silence.lifeline.lines}
    assert "hush" in {dot.style for dot in silence.lifeline.dots}
    assert silence.lifeline.label == "Said in 2018 and 2020; no sentence linked in 2019."


def test_the_groups_come_in_the_order_a_reader_asks_for() -> None:
    page = read(render_site([three_years()], "1.0")["pacts/themes/trade.html"])
    groups = [e.attributes["id"] for e in page.having(**{"class": "group"})]
    assert groups == ["changed"]
    energy = read(render_site([three_years()], "1.0")["pacts/themes/energy.html"])
    assert [e.attributes["id"] for e in energy.having(**{"class": "group"})] == ["back"]


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


def test_pairs_of_many_words_are_linked_and_come_when_picked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(theme_page, "_MOST_PLAIN_WORDS", 1)
    page = read(render_site([three_years()], "1.0")["pacts/themes/trade.html"])
    assert not page.having(**{"class": "sidepair"})
    assert "In full:" in page.source


def test_a_picture_that_several_clauses_have_is_drawn_once() -> None:
    both = [("They note trade in fish.", "trade"), ("They urge fairs at sea.", "trade")]
    made = [declaration(f"{y}-arden", [(P, both)]) for y in ("2018", "2019")]
    threads = [
        Thread(f"2018-arden#p1.{n}", tuple((d.id, (f"{d.id}#p1.{n}",)) for d in made))
        for n in (1, 2)
    ]
    page = read(render_site([edition(made, linked(made, threads), threads)], "1.0")[TRADE])
    (drawn,) = [e for e in page.elements if e.attributes.get("id", "").endswith("-life")]
    (used,) = [e for e in page.elements if e.attributes.get("href", "").endswith("-life")]
    assert used.attributes["href"] == "#" + drawn.attributes["id"]


def theme_of(texts: dict[str, list[tuple[str, str]]], *threads: Thread) -> str:
    """Return the words of the page on trade of a series with these passages."""
    made = [declaration(f"{y}-arden", [(P, sentences)]) for y, sentences in texts.items()]
    page = read(render_site([edition(made, linked(made, threads), threads)], "1.0")[TRADE])
    return " ".join(next(e.text for e in page.elements if e.tag == "main").split())


def test_the_lede_counts_what_is_under_the_theme_in_the_newest_text() -> None:
    both = (("2018-arden", ("2018-arden#p1.1",)), ("2019-arden", ("2019-arden#p1.1",)))
    texts = {
        "2018": [("They note duties.", "trade")],
        "2019": [
            ("They note dues.", "energy"),
            ("A tax on salt and herring.", "trade"),
            ("A tax.", "trade"),
        ],
    }
    text = theme_of(texts, Thread("2018-arden#p1.1", both))
    told = "no clause is reworded, 1 is new and to 1 no earlier sentence is linked"
    assert f"In 2019, {told}." in text
    assert "In 2019, with no earlier sentence linked 1" in text
    assert "Still in 2019, placed under another theme 1" in text


def test_a_clause_that_was_silent_is_back_and_not_unchanged() -> None:
    key = "2018-arden#p1.1"
    said = (("2018-arden", (key,)), ("2020-arden", ("2020-arden#p1.1",)))
    same = [("They note duties.", "trade")]
    text = theme_of({"2018": same, "2019": [("A tax.", "trade")], "2020": same}, Thread(key, said))
    assert "In 2020, no clause is reworded, none is new and 1 is back." in text
    assert "Back in 2020 1" in text
    assert "Unchanged in 2020" not in text


def test_a_text_without_the_theme_is_not_said_to_be_silent() -> None:
    text = theme_of({"2018": [("A tax.", "trade")], "2019": [("Snow fell.", "")]})
    assert "Arden 2019 has nothing of its own on Trade & <tariffs>" in text
    assert "Arden 2018 was the last that had." in text


def test_clauses_last_seen_just_before_the_newest_text_are_not_folded() -> None:
    said = {
        "2018": "Grain was sold by weight in sacks of jute.",
        "2019": "Ports lay closed all winter under thick ice.",
        "2020": "New roads are built of stone.",
    }
    page_of = {year: [(words, "trade")] for year, words in said.items()}
    text = theme_of(page_of).partition("Through the years")[2]
    dropped, earlier = text.index("Gone after 2019 1"), text.index("Gone earlier 1")
    fold = text.index("Said in one declaration only: 1 clause (2018)")
    assert dropped < text.index(said["2019"]) < earlier < fold


def test_a_matter_that_is_a_step_further_is_not_said_to_be_unknown() -> None:
    texts = {
        "2018": "Snow fell on the hills.",
        "2019": "They note the decision on launching a procedure to admit Kenya as a member.",
        "2020": "They also noted the signing of the Memorandum by Kenya to become a member.",
    }
    text = theme_of({year: [(words, "trade")] for year, words in texts.items()})
    assert "A step further in 2020 1" in text
    assert "comes near" not in text
    assert "Gone after 2019" not in text


def test_a_matter_is_named_in_passing_by_its_firm_words() -> None:
    themes = ThemeSet((Theme("trade", "Trade", {"en": Terms(words=("tariff",), hints=("sea",))}),))
    texts = [(P, ["Snow fell."]), (P, ["Tariffs rose."]), (P, ["The sea."]), (H, ["Tariffs"])]
    assert named_in_passing(declaration("2018-arden", texts), themes, "trade") == (2,)
    assert named_in_passing(declaration("2018-arden", texts), themes, "none") == ()


def test_passages_that_follow_one_another_have_one_reference() -> None:
    made = declaration("2018-arden", [(P, ["A.", "B.", "C.", "D."]), (P, ["E."])])
    lookup, place = Lookup(edition((made,))), Page("pacts/themes/trade.html")
    refs = [f"2018-arden#p{n}" for n in ("1.1", "1.2", "1.4", "2.1")]
    found = refs_to(lookup, refs, place)
    assert [ref.number for ref in found] == ["¶1.1–2", "¶1.4", "¶2.1"]
    assert found[0].href == "../declarations/2018-arden.html#p1.1"


def test_what_is_no_longer_said_is_folded_and_named() -> None:
    said = {
        "2018": "Grain was sold by weight in sacks of jute.",
        "2019": "Ports lay closed all winter under thick ice.",
        "2020": "New roads are built of stone.",
    }
    source = theme_of({year: [(words, "trade")] for year, words in said.items()})
    page = source.partition("Through the years")[2]
    assert "Their versions" in page.partition(said["2019"])[0]
    assert "Their versions" not in page.partition(said["2020"])[0]


def test_versions_that_are_older_than_the_newest_few_stand_on_the_clause_s_own_page() -> None:
    nouns = ("dam", "pipe", "port", "road", "bank", "mine", "mill", "farm")
    texts = {str(2010 + n): f"They welcome the {noun} of Arden." for n, noun in enumerate(nouns)}
    made = [declaration(f"{y}-arden", [(P, [(text, "trade")])]) for y, text in texts.items()]
    thread = Thread("2010-arden#p1.1", tuple((d.id, (d.passages[0].id,)) for d in made))
    files = render_site([edition(made, linked(made, [thread]), [thread])], "1.0")
    page = read(files[TRADE])
    shown = {e.attributes["data-passage"] for e in page.having(data_passage="*")}
    assert {f"{y}-arden#p1.1" for y in texts if int(y) > 2014} <= shown
    assert not any(ref.startswith("2010") for ref in shown)
    hrefs = {e.attributes["href"] for e in page.having(href="*")}
    assert {f"../declarations/{y}-arden.html#p1.1" for y in texts} <= hrefs
    clause = read(files["pacts/clauses/2010-arden-p1.1.html"])
    told = " ".join(e.attributes["data-passage"] for e in clause.having(data_passage="*"))
    assert sorted({*told.split()}) == [f"{y}-arden#p1.1" for y in texts]


def test_a_heading_is_no_clause_that_is_new_or_gone() -> None:
    made = [
        declaration("2018-arden", [(H, [("Ports", "trade")]), (P, [("They note it.", "trade")])]),
        declaration("2019-bruck", [(P, [("They note it.", "trade")]), (H, [("Roads", "trade")])]),
    ]
    threads = [
        Thread("2018-arden#p1.1", (("2018-arden", ("2018-arden#p1.1",)),)),
        Thread(
            "2018-arden#p2.1",
            (("2018-arden", ("2018-arden#p2.1",)), ("2019-bruck", ("2019-bruck#p1.1",))),
        ),
        Thread("2019-bruck#p2.1", (("2019-bruck", ("2019-bruck#p2.1",)),)),
    ]
    made_edition = edition(made, linked(made, threads), threads)
    groups = theme_page.theme_page_view(Lookup(made_edition), "trade", "1.0").groups
    assert [group.count for group in groups] == ["1"]  # the sentence
    page = read(render_site([made_edition], "1.0")[TRADE])
    assert len(page.having(id="t-2018-arden-p1.1")) == len(page.having(id="t-2019-bruck-p2.1")) == 1


@pytest.mark.parametrize(("texts", "versions"), [(12, 3), (13, 1)])
def test_of_a_clause_that_went_a_long_series_shows_the_last_version(
    texts: int, versions: int
) -> None:
    """The others stand on the clause's own page, to which the row leads."""
    said = [f"They welcome the {noun} of Arden." for noun in ("dam", "pipe", "port")]
    line = [
        declaration(f"{2001 + n}-arden", [(P, [(each, "trade")])])
        for n, each in enumerate([*said, *["They met."] * (texts - len(said))])
    ]
    thread = Thread(
        line[0].passages[0].id, tuple((d.id, (d.passages[0].id,)) for d in line[: len(said)])
    )
    made = edition(line, linked(line, [thread]), [thread])
    view = thread_of(made, thread.id)
    assert len([w for w in view.wordings if w.passages]) == versions
    assert bool(view.in_columns)
    assert bool(view.yet_older) == (versions == 1)
    page = render_site([made], "1.0")["pacts/themes/trade.html"].decode()
    assert ("yet-older" in page) == (versions == 1)
