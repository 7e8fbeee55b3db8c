"""Reading in a real browser: tabs, marks, keys, two of many, moves, findings, citations."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from comparator.model import Edition
from comparator.report import site_pages
from comparator.report.site import SERIES_PAGES
from comparator.version import __version__

Read = Callable[[str], Page]
PAIR = "specimen/pairs/2020-brannik--2022-dorvesh.html"
FAR = "2018-sarnoval--2024-wessendal"
THEME = "specimen/themes/hadrosia.html"
DECLARATION = "specimen/declarations/2022-dorvesh.html"
PAGES = (
    "specimen/index.html",
    THEME,
    PAIR,
    DECLARATION,
    *(f"specimen/{name}.html" for name in SERIES_PAGES),
)
ROWS = ".sbs .row:visible"
LIGHT = "[data-side] .light"


@pytest.fixture
def still(read: Read) -> Read:
    """Open pages on which nothing moves by itself, so that places can be measured."""

    def opened(name: str) -> Page:
        page = read(name)
        page.emulate_media(reduced_motion="reduce")
        return page

    return opened


def visible(page: Page, selector: str) -> int:
    """Return how many elements are seen."""
    return int(
        page.evaluate(
            "(s) => [...document.querySelectorAll(s)].filter((e) => e.getClientRects().length"
            " && getComputedStyle(e).visibility === 'visible').length",
            selector,
        )
    )


def test_all_pages_are_silent_over_http(desk: BrowserContext, served: str) -> None:
    page = desk.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    for name in PAGES:
        page.goto(f"{served}/{name}")
    assert [text for text in said if "favicon" not in text and "404" not in text] == []
    assert all(url.startswith(served) for url in asked)


# Tabs and marks.


def test_tabs_and_marks_need_no_script_and_paper_has_all(
    chromium: Browser, specimen_site: Path
) -> None:
    page = chromium.new_page(java_script_enabled=False, viewport={"width": 1600, "height": 900})
    page.goto((specimen_site / PAIR).as_uri())
    every = page.locator(ROWS).count()
    for tab, row in (("new", ".new"), ("gone", ".dropped"), ("changed", ":is(.reworded, .moved)")):
        page.check(f"#t-{tab}", force=True)
        assert 0 < page.locator(ROWS).count() < every
        assert page.locator(f"{ROWS}:not({row})").count() == 0
    marked = "(e) => getComputedStyle(e).textDecorationStyle"
    light = page.locator(LIGHT).first
    assert light.evaluate(marked) == "dotted"
    page.check("#m-every")
    assert light.evaluate(marked) == "solid"
    page.click(".extra summary")
    page.check("#v-one")
    assert visible(page, ".row > .merge") > 0
    assert visible(page, ".row:has(> .merge) > .cell") == 0
    page.emulate_media(media="print")
    assert visible(page, ".merge, .pairbar") == 0
    assert visible(page, "[data-side]") == page.locator("[data-side]").count()
    page.close()


def test_what_is_chosen_is_kept_and_gives_way_to_a_link(still: Read) -> None:
    page = still(PAIR)
    every = visible(page, ".sbs .row")
    themes = page.locator("[data-choice=theme] option").evaluate_all("all => all.map(e => e.value)")
    counts = {}
    page.locator("#t-all").focus()
    page.keyboard.press("ArrowRight")  # a group of radio buttons: arrows go from tab to tab
    for theme in themes[1:]:
        page.select_option("[data-choice=theme]", theme)
        assert page.evaluate("location.hash") == f"#show=new&theme={theme}"
        assert visible(page, f".sbs .row:not(.new[data-themes~='{theme}'])") == 0
        counts[theme] = visible(page, ".sbs .row")
        assert page.locator(".empty").is_visible() is (counts[theme] == 0)
        assert f"in {counts[theme]} of " in page.inner_text("[data-told]")
    assert 0 in counts.values()
    assert 0 < max(counts.values()) < every
    page.keyboard.press("m")
    page.reload()
    assert page.is_checked("#t-new")
    assert page.is_checked("#m-every")
    assert page.input_value("[data-choice=theme]") == themes[-1]
    assert visible(page, ".sbs .row") == counts[themes[-1]]
    link = page.locator(".minimap a").last
    target = (link.get_attribute("href") or "")[1:]
    link.dispatch_event("click")
    assert page.locator(f"[id='{target}']").is_visible()
    assert page.is_checked("#t-all")
    assert page.is_checked("#m-every")
    # The tab counts what the head of the page counts.
    page.check("#t-gone", force=True)
    dropped = re.search(r"(\d+) (?:is|are) dropped", page.inner_text(".lede"))
    assert dropped
    assert page.inner_text("[data-told]").startswith(f"Sentences: {dropped[1]}, in ")
    # So it does when a link from elsewhere leads to it.
    page.check("#t-changed", force=True)
    hidden = page.locator(".sbs .row.new [data-side]").first.get_attribute("id")
    page.evaluate("(id) => { location.hash = id; }", hidden)
    expect(page.locator(f"[id='{hidden}']")).to_be_in_viewport()


def test_both_wordings_of_what_moved_stand_in_one_place(still: Read) -> None:
    page = still(PAIR)
    page.check("#t-changed", force=True)
    rows = page.locator(f"{ROWS}.moved:not(.new):not(:has(> .l))")
    assert rows.count() > 0
    for n in range(rows.count()):
        href = rows.nth(n).locator("a.is-moved").first.get_attribute("href") or ""
        words = page.locator(f"[id='{href[1:]}']").text_content()
        assert rows.nth(n).locator(".there:visible").first.text_content() == words
    # And it is told once.
    assert page.locator(f"{ROWS}.moved:not(.dropped):not(:has(> .r))").count() == 0


def test_on_a_phone_a_reworded_row_is_one_running_text(still: Read) -> None:
    page = still(PAIR)
    assert visible(page, ".row > .merge") == 0
    assert visible(page, ".row:has(> .merge) > .cell") > 0
    page.set_viewport_size({"width": 375, "height": 800})
    assert visible(page, ".row > .merge") > 0
    assert visible(page, ".row:has(> .merge) > .cell") == 0
    nav = page.locator(".head nav")
    tops = nav.locator("a").evaluate_all("all => all.map((e) => e.getBoundingClientRect().top)")
    assert len(set(tops)) == 1  # one line
    expect(nav.locator("[aria-current]")).to_be_in_viewport(ratio=1)


# Keys.


def top_of_change(page: Page) -> int:
    """Return the number of the changed row that stands at the top of the window."""
    found: int = page.evaluate(
        "[...document.querySelectorAll('.sbs .row:not(.kept, .quiet), .sbs .row.kept.moved')]"
        ".filter((e) => e.getClientRects().length)"
        ".findIndex((e) => Math.abs(e.getBoundingClientRect().top - 75) < 3)"
    )
    return found


def test_keys_lead_from_change_to_change_turn_the_page_and_reach_the_choices(still: Read) -> None:
    page = still(PAIR)
    cells = page.locator(".row:has(> .merge) > .cell.l").first
    wide = cells.bounding_box()
    page.keyboard.press("u")
    expect(page.locator(".row > .merge").first).to_be_visible()
    page.keyboard.press("u")
    assert cells.bounding_box() == wide
    for key, wished in (("j", 0), ("j", 1), ("j", 2), ("k", 1)):
        page.keyboard.press(key)
        assert top_of_change(page) == wished
        # The focus goes along: the next Tab leads on from here.
        assert (
            page.evaluate("document.activeElement.closest('.row')?.getBoundingClientRect().top")
            < 90
        )
    for key, choice in (("t", "theme"), ("f", "finding")):
        page.keyboard.press(key)
        chosen = page.locator(f"[data-choice={choice}]")
        expect(chosen).to_be_focused()
        expect(chosen).to_be_visible()
        chosen.blur()


@pytest.mark.parametrize("name", [PAIR, THEME, DECLARATION])
def test_the_keys_are_told_and_can_be_switched_off_for_good(still: Read, name: str) -> None:
    page = still(name)
    page.keyboard.press("?")
    dialog = page.locator("[data-keys-help]")
    expect(dialog).to_be_visible()
    told = dialog.locator("kbd").all_inner_texts()
    pressed = page.evaluate(
        "[...new Set([...document.querySelectorAll('[data-key]')].map((e) => e.dataset.key))]"
    )
    assert sorted(told) == sorted(pressed)
    dialog.locator("[data-keys-on]").uncheck()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    before = page.evaluate("scrollY")
    for key in ("j", "u", "?", "t"):
        page.keyboard.press(key)
    assert page.evaluate("scrollY") == before
    expect(dialog).to_be_hidden()
    page.reload()
    page.keyboard.press("?")
    expect(dialog).to_be_hidden()
    page.locator("[data-keys-open]").dispatch_event("click")
    dialog.locator("[data-keys-on]").check()
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(dialog).to_be_visible()


def test_a_key_does_nothing_while_someone_writes(still: Read) -> None:
    page = still(THEME)
    field = page.locator("[data-words]")
    field.click()
    before = page.evaluate("scrollY")
    page.keyboard.type("jkou?")
    assert field.input_value() == "jkou?"
    assert page.evaluate("scrollY") == before


# Clauses of a theme.


def test_clauses_are_sorted_and_narrowed(still: Read) -> None:
    page = still(THEME)
    ids = "(all) => all.map((e) => e.id)"
    first = page.eval_on_selector_all(".thread", ids)
    page.select_option("[data-sort]", "oldest")
    ages = page.eval_on_selector_all(".thread", "(all) => all.map((e) => +e.dataset.first)")
    assert ages == sorted(ages)
    assert sorted(page.eval_on_selector_all(".thread", ids)) == sorted(first)
    page.select_option("[data-sort]", "fate")
    assert page.eval_on_selector_all(".thread", ids) == first
    word = page.locator(".thread .newest q, .thread .newest blockquote").first.inner_text().split()
    page.fill("[data-words]", " ".join(word[:3]))
    assert 0 < visible(page, ".thread") < len(first)
    assert "clauses" in page.inner_text("[data-threads] [data-told]")


# Any two declarations.


def picked(page: Page) -> str:
    shelf = page.locator("[data-shelf]")
    expect(shelf.locator("[data-passage]").first).to_be_attached()
    return shelf.inner_text()


def test_any_two_declarations_survive_a_reload(still: Read) -> None:
    page = still(THEME)
    choices = page.locator("[data-left] option").evaluate_all("all => all.map((e) => e.value)")
    page.select_option("[data-left]", choices[-1])  # in the wrong order
    page.select_option("[data-right]", choices[0])
    page.click("[data-pick]")
    words = picked(page)
    assert page.evaluate("location.hash") == f"#pair={choices[0]}--{choices[-1]}"
    assert page.locator("[data-shelf] script").count() == 0
    ids = page.locator("[id]").evaluate_all("all => all.map((e) => e.id)")
    assert len(ids) == len(set(ids))
    page.reload()
    assert picked(page) == words


def test_any_two_declarations_over_http(desk: BrowserContext, served: str) -> None:
    page = desk.new_page()
    page.goto(f"{served}/{THEME}")
    choices = page.locator("[data-left] option").evaluate_all("all => all.map((e) => e.value)")
    page.goto(f"{served}/{THEME}#pair={choices[0]}--{choices[-1]}")
    page.reload()
    assert picked(page)


def test_a_pair_that_is_on_the_page_is_opened_there_and_no_other_is_asked_for(still: Read) -> None:
    page = still(THEME + "#pair=../../x--<b>")
    assert page.locator("[data-shelf] > *").count() == 0
    plain = page.locator(".sidepair").last
    key = (plain.get_attribute("id") or "").removeprefix("side-")
    page.evaluate("(hash) => { location.hash = hash; }", f"#pair={key}")
    page.wait_for_function("(id) => document.getElementById(id).open", arg=f"side-{key}")
    assert page.locator("[data-shelf] .row").count() == 0


def test_what_has_no_page_is_set_as_its_page_would_be(
    desk: BrowserContext, specimen_edition: Edition, specimen_site: Path, tmp_path: Path
) -> None:
    near, far = specimen_edition.collations[0], specimen_edition.collation(*FAR.split("--"))
    few = replace(specimen_edition, collations=(near,))
    pages = site_pages([few], __version__, collators={"specimen": lambda *_: far})
    asked = [
        "any.html",
        f"{near.left}--{near.right}.html",
        *(f"any/{i}.js" for i in FAR.split("--")),
    ]
    for path in (
        *(p for p in pages if "/pairs/" not in p and p.startswith("assets/")),
        *(f"specimen/pairs/{name}" for name in asked),
    ):
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(pages[path]())
    page, said = desk.new_page(), list[str]()
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto((tmp_path / f"specimen/pairs/{near.left}--{near.right}.html").as_uri())
    for side, name in zip(("left", "right"), FAR.split("--"), strict=True):
        page.select_option(f"[data-{side}]", name)
    page.click("[data-pick]")
    page.wait_for_url(f"**/any.html?pair={FAR}")
    page.wait_for_selector("[data-script]:not([hidden])")
    rows = (
        "(all) => all.map((e) => [...e.children].filter((c) => !c.matches('.share-place'))"
        ".map((c) => c.matches('ul') || c.outerHTML))"
    )
    here = page.eval_on_selector_all(".sbs .row", rows)
    page.check("#t-new", force=True)
    assert 0 < visible(page, ".sbs .row") < len(here)
    page.goto((specimen_site / f"specimen/pairs/{FAR}.html").as_uri())
    assert here == page.eval_on_selector_all(".sbs .row", rows)
    assert said == []


# Moves and the map.


def test_a_move_leads_there_and_back(still: Read) -> None:
    page = still(PAIR)
    link = page.locator(".vacancy a.is-moved").first
    link.scroll_into_view_if_needed()
    start = page.evaluate("scrollY")
    target = (link.get_attribute("href") or "")[1:]
    link.click()
    expect(page.locator(f".row:has([id='{target}'])")).to_have_class(re.compile("flash"))
    box = page.locator(f"[id='{target}']").bounding_box()
    assert box
    assert 0 <= box["y"] < 900
    page.locator("[data-come-back] button").click()
    assert abs(page.evaluate("scrollY") - start) < 3
    assert not page.locator("[data-come-back]").is_visible()
    assert page.evaluate("document.activeElement.getAttribute('href')") == f"#{target}"


def test_the_map_frames_what_is_in_view(still: Read) -> None:
    page = still(PAIR)
    frame = page.locator(".minimap .frame").first
    page.wait_for_function(
        "() => document.querySelector('.minimap .frame').getAttribute('height') > 0"
    )
    before = float(frame.get_attribute("y") or 0)
    page.locator(".sbs .row").last.scroll_into_view_if_needed()
    page.wait_for_function(
        "(y) => document.querySelector('.minimap .frame').getAttribute('y') > y", arg=before
    )


# Findings.


def test_one_kind_of_finding_is_left_and_the_address_keeps_it(still: Read) -> None:
    page = still(PAIR)
    page.click(".extra summary")
    counts = {}
    for option in page.locator("[data-choice=finding] option[value]:not([value=''])").all():
        kind = option.get_attribute("value") or ""
        page.select_option("[data-choice=finding]", kind)
        assert page.locator(f"{ROWS}:not(:has([data-kind='{kind}']))").count() == 0
        counts[kind] = page.locator(ROWS).count()
        assert page.evaluate("location.hash") == f"#finding={kind}"
    assert len(counts) > 1
    last = list(counts)[-1]
    page.reload()
    assert page.input_value("[data-choice=finding]") == last
    assert page.locator(ROWS).count() == counts[last]


@pytest.mark.parametrize("name", [PAIR, THEME])
def test_a_finding_opens_to_its_rule_with_the_keyboard(still: Read, name: str) -> None:
    page = still(name)
    finding = page.locator("[data-refs]:visible").first
    finding.locator("summary").focus()
    page.keyboard.press("Enter")
    rule = finding.locator("details > p")
    expect(rule).to_be_visible()
    assert "Rule:" in rule.inner_text()
    expect(finding.locator("a.found")).to_be_visible()
    page.goto(finding.locator("a.found").evaluate("e => e.href"))
    name = page.evaluate("decodeURIComponent(location.hash.slice(1))")
    assert page.locator(":target").get_attribute("data-finding") == name


def test_a_finding_is_shared_with_its_words_and_its_source(still: Read) -> None:
    page = still(PAIR)
    finding = page.locator("[data-refs]:visible").first
    said = page.evaluate(
        "e => e.querySelector('summary').innerText.replace(' became', '')",
        finding.element_handle(),
    )
    button = finding.locator(".share-button")
    copies = {}
    for act in ("link", "text", "markdown", "embed"):
        button.press("Enter")
        page.locator(f"[data-act={act}]").click()
        page.locator(".share-menu [role=status]:not(:empty)").wait_for()
        copies[act] = page.evaluate("navigator.clipboard.readText()")
        page.keyboard.press("Escape")
    assert copies["link"].endswith(f"#{finding.get_attribute('id')}")
    first = said.split("“")[0].strip()
    for act in ("text", "embed"):
        assert first in copies[act]
    refs = (finding.get_attribute("data-refs") or "").split()
    for ref in (refs[0], refs[-1]):
        words = page.locator(f"[data-passage='{ref}']").inner_text().split()
        assert words[-1] in copies["text"]
    assert copies["text"].rstrip().endswith(copies["link"])


# Citations.


def test_a_passage_is_picked_and_cited(desk: BrowserContext, served: str) -> None:
    page = desk.new_page()
    page.goto(f"{served}/{DECLARATION}")
    passage = page.locator(".para.paragraph [data-passage]").nth(2)
    passage.click()
    key = passage.get_attribute("id") or ""
    assert page.url.endswith(f"#{key}")
    assert page.inner_text("[data-bar-place]") == f"¶{key[1:]}"
    assert page.inner_text("[data-bar-first]")
    for style in ("Note", "Author–date", "BibTeX"):
        page.click(f".cite-bar button:has-text('{style}')")
        page.wait_for_function("() => document.querySelector('[data-bar-said]').textContent")
        cited = page.evaluate("navigator.clipboard.readText()")
        assert f"¶{key[1:]}" in cited
        assert "Dorvesh" in cited
    page.reload()
    assert page.inner_text("[data-bar-place]") == f"¶{key[1:]}"
