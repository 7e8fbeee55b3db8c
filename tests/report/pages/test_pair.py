"""Pair pages: every word of each text once, in order, on its side."""

from base64 import b64encode
from hashlib import sha256

from hypothesis import given, settings

from comparator.model import BlockKind, Declaration, Edition, Link, Relation
from comparator.report import render_pair, render_site
from tests.page_reader import Page, read
from tests.small_editions import H, P, S, collation, declaration, edition, link, pairs, three_years


def spelled(page: Page, side: str) -> list[tuple[str, str]]:
    """Return id and text of the passages of a side, in document order."""
    return [(e.attributes["data-passage"], e.text) for e in page.having(data_side=side)]


def passages(declared: Declaration) -> list[tuple[str, str]]:
    return [(p.id, p.text) for p in declared.passages]


def assert_both_texts_stand(page: Page, old: Declaration, new: Declaration) -> None:
    assert spelled(page, "left") == passages(old)
    assert spelled(page, "right") == passages(new)
    assert len(page.having(data_passage="*")) == len(old.passages) + len(new.passages)
    ids = [e.attributes["id"] for e in page.having(id="*")]
    assert len(ids) == len(set(ids))


@settings(max_examples=60)
@given(pairs())
def test_every_word_is_there_once_and_in_order(made: Edition) -> None:
    old, new = made.series.declarations
    page = read(render_pair(made, old.id, new.id, None))
    assert_both_texts_stand(page, old, new)
    anchors = {e.attributes["id"] for e in page.having(id="*")}
    here = {e.attributes["href"] for e in page.having(href="*") if e.tag == "a"}
    assert {href[1:] for href in here if href.startswith("#")} <= anchors


def test_all_pairs_of_a_site_keep_the_law() -> None:
    made = three_years()
    files = render_site([made], "1.0")
    by_id = {d.id: d for d in made.series.declarations}
    for c in made.collations:
        page = read(files[f"pacts/pairs/{c.left}--{c.right}.html"])
        assert_both_texts_stand(page, by_id[c.left], by_id[c.right])


def test_a_move_is_linked_in_both_directions() -> None:
    made = three_years()
    page = read(render_pair(made, "2020-bruck", "2021-corin", None))
    links = {e.text: e.attributes["href"] for e in page.having(href="*") if e.tag == "a"}
    assert links["moved to ¶3.1 ↓"] == "#right-p3.1"
    assert links["⤴ moved from ¶2.1 ↑"] == "#left-p2.1"


def test_a_move_is_not_shown_as_dropped_and_new() -> None:
    made = three_years()
    page = read(render_pair(made, "2020-bruck", "2021-corin", None))
    whole = [e.text for e in page.having(**{"class": "whole"})]
    # The inline merge has it once more.
    assert list(dict.fromkeys(whole)) == ["Snow fell.", "They note the pipeline."]


def test_formal_passages_are_neither_counted_nor_judged() -> None:
    end = [(S, ["***"]), (BlockKind.DATE, ["4 July"]), (BlockKind.SIGNATURE, ["For Arden"])]
    old = declaration("2018-arden", [(P, ["They met there."]), *end])
    new = declaration("2019-bruck", [(H, ["On peace"]), (P, ["They met there."]), (S, ["***"])])
    links = [
        link([old.passages[0]], [new.passages[1]]),
        link([old.passages[1]], [new.passages[2]], moved=True),
    ]
    made = edition((old, new), [collation(old, new, links)])
    text = render_pair(made, old.id, new.id, None).decode()
    page = read(text.encode())
    assert_both_texts_stand(page, old, new)
    assert not [e for e in page.elements if e.tag in {"ins", "del"}]
    assert "− dropped</span>" not in text
    assert "+ new</span>" not in text
    assert "moved" not in "".join(e.text for e in page.having(**{"class": "at"}))
    rows = [e.attributes["class"] for e in page.elements if "row" in e.attributes.get("class", "")]
    assert set(rows) == {"row kept", "row quiet"}
    assert "1 sentence of Arden 2018, 1 stands unchanged" in text
    assert "signature" in text
    assert "date line" in text
    assert "<b>0 words</b> in dropped sentences" in text
    assert "<b>3 words</b> in unchanged" in text


def test_each_link_stands_once() -> None:
    old = declaration("2018-arden", [(P, ["They met.", "They spoke."]), (P, ["Snow fell."])])
    new = declaration("2019-bruck", [(P, ["Snow fell."]), (P, ["They met and spoke."])])
    links = [
        link([old.passages[2]], [new.passages[0]]),
        link(old.passages[:2], [new.passages[1]], moved=True),
    ]
    text = render_pair(edition((old, new), [collation(old, new, links)]), old.id, new.id, None)
    assert text.count("moved to ¶2.1 ↓".encode()) == 1


def test_the_far_part_of_a_split_continues_what_it_is_a_part_of() -> None:
    between = [(P, ["Snow fell."]), (P, ["Rain fell."])]
    old = declaration("2018-arden", [(P, ["They met there and spoke."]), *between])
    new = declaration("2019-bruck", [(P, ["They met there."]), *between, (P, ["They spoke."])])
    a, b = old.passages, new.passages
    links = [link([a[0]], [b[0], b[3]]), link([a[1]], [b[1]]), link([a[2]], [b[2]])]
    page = read(
        render_pair(edition((old, new), [collation(old, new, links)]), old.id, new.id, None)
    )
    found = {e.text: e.attributes["href"] for e in page.having(href="*") if e.tag == "a"}
    assert found["⤴ continues at ¶4.1 ↓"] == "#right-p4.1"
    assert found["continues from ¶1.1 ↑"] == "#left-p1.1"
    assert not page.having(**{"class": "row moved"})
    assert page.having(**{"class": "row reworded"})


def test_an_empty_cell_says_why() -> None:
    made = three_years()
    text = render_pair(made, "2018-arden", "2020-bruck", None).decode()
    assert "no sentence linked in Bruck 2020" in text
    text = render_pair(made, "2020-bruck", "2021-corin", None).decode()
    assert "no sentence linked in Bruck 2020" in text


def test_a_tentative_link_is_said_to_be_so() -> None:
    made = three_years()
    assert b"uncertain: a careful" in render_pair(made, "2020-bruck", "2021-corin", None)
    assert b"uncertain: a careful" not in render_pair(made, "2018-arden", "2020-bruck", None)


def test_a_long_unchanged_stretch_is_folded_and_keeps_its_place() -> None:
    same = [(P, [f"Sentence number {n}."]) for n in range(5)]
    old = declaration("2018-arden", [*same, (P, ["Old."])])
    new = declaration("2019-bruck", [*same, (P, ["New."])])
    links = [link([a], [b]) for a, b in zip(old.passages[:5], new.passages[:5], strict=True)]
    made = edition((old, new), [collation(old, new, links)])
    page = read(render_pair(made, old.id, new.id, None))
    assert_both_texts_stand(page, old, new)
    assert [e.text for e in page.elements if e.tag == "summary"] == [
        "More",
        "5 sentences, 15 words, unchanged",
    ]


def test_items_are_a_list() -> None:
    page = read(render_pair(three_years(), "2018-arden", "2020-bruck", None))
    assert [e.text for e in page.elements if e.tag == "li"][:2] == ["a fund;", "a bank."]


def test_a_theme_narrows_the_page_to_what_speaks_of_it() -> None:
    page = read(render_pair(three_years(), "2018-arden", "2020-bruck", "trade"))
    assert [ref for ref, _ in spelled(page, "left")] == ["2018-arden#p3.1"]
    assert [ref for ref, _ in spelled(page, "right")] == ["2020-bruck#p3.1"]


def test_a_text_against_itself_is_all_kept() -> None:
    a = three_years().series.declarations[0]
    links = [link([p], [p]) for p in a.passages]
    page = read(render_pair(edition((a,), [collation(a, a, links)]), a.id, a.id, None))
    assert spelled(page, "left") == spelled(page, "right") == passages(a)
    assert not [e for e in page.elements if e.tag in {"ins", "del"}]


def test_the_single_page_needs_no_other_file() -> None:
    page = read(render_pair(three_years(), "2018-arden", "2020-bruck", None))
    assert not [e for e in page.elements if e.tag in {"script", "link", "img"}]
    assert all(e.attributes["href"].startswith("#") for e in page.having(href="*"))
    (policy,) = page.having(http_equiv="Content-Security-Policy")
    assert "style-src 'sha256-" in policy.attributes["content"]
    assert "'unsafe" not in policy.attributes["content"]
    (style,) = [e for e in page.elements if e.tag == "style"]
    digest = b64encode(sha256(style.text.encode()).digest()).decode()
    assert f"'sha256-{digest}'" in policy.attributes["content"]
    assert "<" not in style.text


def test_in_a_kept_passage_a_new_number_is_a_light_change() -> None:
    old = declaration("2018-arden", [(P, ["3. They met in spring."])])
    new = declaration("2019-bruck", [(P, ["4. They met in spring."])])
    kept = Link((old.passages[0].id,), (new.passages[0].id,), Relation.KEPT)
    made = edition((old, new), [collation(old, new, [kept])])
    page = read(render_pair(made, old.id, new.id, None))
    marks = [e.attributes["class"] for e in page.elements if e.tag in {"ins", "del"}]
    assert marks == ["light", "light"]
    assert_both_texts_stand(page, old, new)


def test_the_map_has_both_texts_and_every_answer() -> None:
    made = three_years()
    page = read(render_pair(made, "2020-bruck", "2021-corin", None))
    bars = [e.attributes["class"] for e in page.elements if e.tag == "rect"]
    assert bars.count("new") == 1  # one paragraph of 2021 has no ancestor, none of 2020 is dropped
    assert "dropped" not in bars
    assert len(page.having(**{"class": "far"})) == 1  # the move
