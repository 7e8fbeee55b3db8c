"""Reading in a real browser: one column, filters, keys, moves, the picker, citations."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, CDPSession, Page

from comparator import load, make_edition
from comparator.report import render_site, write_site
from comparator.version import __version__

PAIR = "specimen/pairs/2020-brannik--2022-dorvesh.html"
THEME = "specimen/themes/hadrosia.html"
DECLARATION = "specimen/declarations/2022-dorvesh.html"
FAR = "2018-sarnoval--2024-wessendal"
WIDE = {"width": 1600, "height": 900}
NARROW = {"width": 375, "height": 800}


@pytest.fixture
def tab(chromium: Browser) -> Iterator[Page]:
    """A tab that must stay silent: no message, no error."""
    context = chromium.new_context(viewport=WIDE, reduced_motion="reduce")  # type: ignore[arg-type]
    page = context.new_page()
    said: list[str] = []
    # A browser asks a server for an icon by itself.
    page.on(
        "console",
        lambda m: None if m.location["url"].endswith("/favicon.ico") else said.append(m.text),
    )
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    context.close()
    assert said == []


def visible(page: Page, selector: str) -> int:
    """Return how many elements are seen."""
    return int(
        page.evaluate(
            "(s) => [...document.querySelectorAll(s)].filter((e) => e.getClientRects().length"
            " && getComputedStyle(e).visibility === 'visible').length",
            selector,
        )
    )


# One column.


def test_on_a_phone_a_reworded_row_is_one_running_text(tab: Page, specimen_site: Path) -> None:
    tab.set_viewport_size(NARROW)  # type: ignore[arg-type]
    tab.goto((specimen_site / PAIR).as_uri())
    assert visible(tab, ".row > .merge") > 0
    assert visible(tab, ".row:has(> .merge) > .cell") == 0
    tab.set_viewport_size(WIDE)  # type: ignore[arg-type]
    assert visible(tab, ".row > .merge") == 0
    assert visible(tab, ".row:has(> .merge) > .cell") > 0


@pytest.mark.parametrize("has_script", [True, False])
def test_one_column_is_chosen_without_a_script(
    chromium: Browser, specimen_site: Path, has_script: bool
) -> None:
    page = chromium.new_page(
        viewport=WIDE,  # type: ignore[arg-type]
        java_script_enabled=has_script,
    )
    page.goto((specimen_site / PAIR).as_uri())
    page.check("#v-one")
    assert page.locator(".row > .merge").first.is_visible()
    assert not page.locator(".row:has(> .merge) > .cell").first.is_visible()
    page.close()


def test_the_printed_page_stays_side_by_side(tab: Page, specimen_site: Path) -> None:
    tab.goto((specimen_site / PAIR).as_uri())
    tab.check("#v-one")
    tab.emulate_media(media="print")
    assert visible(tab, ".merge") == 0
    assert visible(tab, "[data-side]") == tab.locator("[data-side]").count()


# Keys.


def test_keys_lead_from_change_to_change(tab: Page, specimen_site: Path) -> None:
    tab.goto((specimen_site / PAIR).as_uri())
    tops = []
    for key in "jjk":
        tab.keyboard.press(key)
        tops.append(tab.evaluate("scrollY"))
    assert 0 < tops[0] < tops[1]
    assert tops[2] == tops[0]


def test_u_turns_the_page_and_t_reaches_the_themes(tab: Page, specimen_site: Path) -> None:
    tab.goto((specimen_site / PAIR).as_uri())
    tab.keyboard.press("u")
    assert tab.is_checked("#v-one")
    tab.keyboard.press("u")
    assert tab.is_checked("#v-two")
    tab.keyboard.press("t")
    assert tab.evaluate("document.activeElement.matches('[data-theme]')")


@pytest.mark.parametrize("name", [PAIR, THEME, DECLARATION])
def test_the_help_lists_every_key_of_the_page(tab: Page, specimen_site: Path, name: str) -> None:
    tab.goto((specimen_site / name).as_uri())
    tab.keyboard.press("?")
    assert tab.locator(".keys-help").is_visible()
    listed = tab.eval_on_selector_all(".keys-help dt", "(all) => all.map((e) => e.textContent)")
    there = tab.eval_on_selector_all("[data-key]", "(all) => all.map((e) => e.dataset.key)")
    assert set(listed) == set(there)
    assert len(listed) == len(set(listed))
    tab.keyboard.press("Escape")
    assert not tab.locator(".keys-help").is_visible()


def test_keys_can_be_switched_off_and_stay_off(tab: Page, served: str) -> None:
    tab.goto(f"{served}/{PAIR}")
    tab.keyboard.press("?")
    tab.uncheck("[data-keys-on]")
    tab.keyboard.press("Escape")
    for _ in range(2):
        tab.keyboard.press("j")
        tab.keyboard.press("u")
        assert tab.evaluate("scrollY") == 0
        assert tab.is_checked("#v-two")
        tab.reload()
    tab.click("[data-keys-open]")
    tab.check("[data-keys-on]")
    tab.keyboard.press("Escape")
    tab.keyboard.press("j")
    assert tab.evaluate("scrollY") > 0


def test_keys_are_letters_where_one_writes(tab: Page, specimen_site: Path) -> None:
    tab.goto((specimen_site / THEME).as_uri())
    tab.focus("[data-words]")
    top = tab.evaluate("scrollY")
    tab.keyboard.type("jk?")
    assert tab.input_value("[data-words]") == "jk?"
    assert tab.evaluate("scrollY") == top
    assert not tab.locator(".keys-help").is_visible()


# Filters.


def test_a_theme_narrows_the_rows_and_is_in_the_address(tab: Page, specimen_site: Path) -> None:
    tab.goto((specimen_site / PAIR).as_uri())
    every = visible(tab, ".sbs .row")
    theme = tab.locator("[data-theme] option").nth(1).get_attribute("value")
    assert theme
    tab.select_option("[data-theme]", theme)
    some = visible(tab, ".sbs .row")
    assert 0 < some < every
    assert visible(tab, f".sbs .row:not([data-themes~='{theme}'])") == 0
    tab.reload()
    assert tab.input_value("[data-theme]") == theme
    assert visible(tab, ".sbs .row") == some


def test_only_numbers_and_only_what_matters(tab: Page, specimen_site: Path) -> None:
    tab.goto((specimen_site / PAIR).as_uri())
    tab.check("#o-figures")
    assert visible(tab, ".sbs .row") == tab.locator(".sbs .row.figures").count() > 0
    tab.uncheck("#o-figures")
    tab.check("#o-matters")
    assert visible(tab, ".sbs .row.slight") == 0
    light = tab.locator("[data-side] .light").first
    assert light.evaluate("(e) => getComputedStyle(e).textDecorationLine") == "none"


def test_clauses_are_sorted_and_narrowed(tab: Page, specimen_site: Path) -> None:
    tab.goto((specimen_site / THEME).as_uri())
    ids = "(all) => all.map((e) => e.id)"
    first = tab.eval_on_selector_all(".thread", ids)
    tab.select_option("[data-sort]", "oldest")
    ages = tab.eval_on_selector_all(".thread", "(all) => all.map((e) => +e.dataset.first)")
    assert ages == sorted(ages)
    assert sorted(tab.eval_on_selector_all(".thread", ids)) == sorted(first)
    tab.select_option("[data-sort]", "fate")
    assert tab.eval_on_selector_all(".thread", ids) == first
    word = tab.locator(".thread .newest q, .thread .newest blockquote").first.inner_text().split()
    tab.fill("[data-words]", " ".join(word[:3]))
    assert 0 < visible(tab, ".thread") < len(first)
    assert "clauses" in tab.inner_text("[data-threads] [data-told]")


# Moves.


def test_a_move_is_followed_and_one_comes_back(tab: Page, specimen_site: Path) -> None:
    tab.goto((specimen_site / PAIR).as_uri())
    link = tab.locator(".sbs a:has-text('moved to')").first
    link.scroll_into_view_if_needed()
    top = tab.evaluate("scrollY")
    target = (link.get_attribute("href") or "")[1:]
    link.click()
    row = tab.locator(f".row:has([id='{target}'])")
    assert row.evaluate("(e) => e.matches('.flash') && e.getBoundingClientRect().top < innerHeight")
    tab.click("[data-come-back] button")
    tab.wait_for_function("(top) => Math.abs(scrollY - top) < 2", arg=top)
    assert not tab.locator("[data-come-back]").is_visible()
    assert link.evaluate("(e) => e === document.activeElement")


def test_a_filter_gives_way_to_a_link(tab: Page, specimen_site: Path) -> None:
    tab.goto((specimen_site / PAIR).as_uri())
    tab.check("#o-figures")
    link = tab.locator(".minimap a").last
    target = (link.get_attribute("href") or "")[1:]
    link.dispatch_event("click")
    assert tab.locator(f"[id='{target}']").is_visible()


def test_the_map_frames_what_is_in_view(tab: Page, specimen_site: Path) -> None:
    tab.goto((specimen_site / PAIR).as_uri())
    frame = tab.locator(".minimap .frame").first
    tab.wait_for_function("document.querySelector('.minimap .frame').getAttribute('height') > 0")
    before = float(frame.get_attribute("y") or 0)
    tab.locator(".sbs .row").last.scroll_into_view_if_needed()
    tab.wait_for_function(
        "(y) => document.querySelector('.minimap .frame').getAttribute('y') > y", arg=before
    )


# The picker.


@pytest.mark.parametrize("over_http", [True, False])
def test_any_two_are_picked_and_the_address_keeps_them(
    tab: Page, specimen_site: Path, served: str, over_http: bool
) -> None:
    tab.goto(f"{served}/{THEME}" if over_http else (specimen_site / THEME).as_uri())
    left, right = FAR.split("--")
    tab.select_option("[data-left]", right)  # in any order
    tab.select_option("[data-right]", left)
    tab.click("[data-pick]")
    rows = tab.locator("[data-shelf] .row")
    rows.first.wait_for()
    count = rows.count()
    assert tab.url.endswith(f"#pair={FAR}")
    tab.reload()
    rows.first.wait_for()
    assert rows.count() == count
    assert tab.input_value("[data-left]") == left
    assert tab.locator("[data-shelf] script").count() == 0
    ids = tab.eval_on_selector_all("[id]", "(all) => all.map((e) => e.id)")
    assert len(ids) == len(set(ids))


def test_a_pair_that_is_on_the_page_is_opened_there(tab: Page, specimen_site: Path) -> None:
    tab.goto((specimen_site / THEME).as_uri())
    plain = tab.locator(".sidepair").last
    key = (plain.get_attribute("id") or "").removeprefix("side-")
    tab.evaluate("(hash) => { location.hash = hash; }", f"#pair={key}")
    tab.wait_for_function("(id) => document.getElementById(id).open", arg=f"side-{key}")
    assert tab.locator("[data-shelf] .row").count() == 0


def test_a_foreign_address_does_nothing(tab: Page, specimen_site: Path) -> None:
    tab.goto((specimen_site / THEME).as_uri() + "#pair=../../x--<b>")
    assert tab.locator("[data-shelf] > *").count() == 0


def test_on_a_pair_page_the_picker_leads_to_the_pair(tab: Page, specimen_site: Path) -> None:
    tab.goto((specimen_site / PAIR).as_uri())
    left, right = FAR.split("--")
    tab.select_option("[data-left]", left)
    tab.select_option("[data-right]", right)
    tab.click("[data-pick]")
    tab.wait_for_url(f"**/{FAR}.html")


# Citations.


def test_a_passage_is_picked_and_cited(chromium: Browser, served: str) -> None:
    context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{served}/{DECLARATION}")
    passage = page.locator(".para.paragraph [data-passage]").nth(2)
    passage.click()
    key = passage.get_attribute("id") or ""
    assert page.url.endswith(f"#{key}")
    assert page.inner_text("[data-bar-place]") == f"¶{key[1:]}"
    assert page.inner_text("[data-bar-first]")
    for style in ("Note", "Author–date", "BibTeX"):
        page.click(f".cite-bar button:has-text('{style}')")
        page.wait_for_function("document.querySelector('[data-bar-said]').textContent")
        cited = page.evaluate("navigator.clipboard.readText()")
        assert f"¶{key[1:]}" in cited
        assert "Dorvesh" in cited
    page.reload()
    assert page.inner_text("[data-bar-place]") == f"¶{key[1:]}"
    context.close()


# Weight.


def test_a_long_pair_is_light_and_soon_ready(tab: Page, tmp_path: Path) -> None:
    """Two texts of 12,000 words: under 1.5 MB, and ready soon after its bare words would be."""
    folder = tmp_path / "long"
    folder.mkdir()
    (folder / "series.toml").write_text('title = "Long"\n')
    for year, word in ((2019, "notes"), (2020, "welcomes")):
        facts = f'title = "T{year}"\ndate = {year}-01-01\n[[source]]\ndescription = "made"\n'
        paragraphs = [
            f"The council {word if n % 3 else 'urges'} measure{n} on subject{n * 7} and asks "
            f"party{n * 13} to report{n} on fund{n * 3} before the end of year{n % 50} with "
            f"partner{n * 5} in region{n % 90}, as agreed."
            for n in range(440)
        ]
        text = "+++\n" + facts + "+++\n\n" + "\n\n".join(paragraphs) + "\n"
        (folder / f"{year}-x.md").write_text(text)
    made = make_edition(load(folder))
    assert min(len(d.passages) for d in made.series.declarations) >= 440
    out = tmp_path / "out"
    write_site(render_site([made], __version__), out)
    page = out / "long" / "pairs" / "2019-x--2020-x.html"
    assert page.stat().st_size < 1_500_000
    # Beside the same words without style and script, in seconds of the page's own thread: neither
    # the machine nor what else it does at the time is the page's fault.
    bare = page.with_name("bare.html")
    parts = re.compile(r"<script\b.*?</script>|<link [^>]*stylesheet[^>]*>", re.DOTALL)
    bare.write_text(parts.sub("", page.read_text(encoding="utf-8")), encoding="utf-8")
    session = tab.context.new_cdp_session(tab)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    spent: dict[Path, list[float]] = {page: [], bare: []}
    for _ in range(3):
        for path, seconds in spent.items():
            tab.goto("about:blank")
            before = busy(session)
            tab.goto(path.as_uri())
            seconds.append(busy(session) - before)
    assert min(spent[page]) < 5 * min(spent[bare])


def busy(session: CDPSession) -> float:
    """Return for how many seconds the page's thread has worked."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return float(next(m["value"] for m in metrics if m["name"] == "TaskDuration"))
