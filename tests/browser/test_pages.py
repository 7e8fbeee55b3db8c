"""Reading in a real browser: keys, any two declarations, moves, findings; from file and http."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

Read = Callable[[str], Page]
PAIR = "specimen/pairs/2020-brannik--2022-dorvesh.html"
THEME = "specimen/themes/hadrosia.html"
PAGES = (
    "index.html",
    "specimen/index.html",
    THEME,
    PAIR,
    "specimen/declarations/2022-dorvesh.html",
    "specimen/measures.html",
    "specimen/method.html",
    "specimen/search.html",
)
ROWS = ".sbs .row:visible"


@pytest.fixture
def still(read: Read) -> Read:
    """Open pages on which nothing moves by itself, so that places can be measured."""

    def opened(name: str) -> Page:
        page = read(name)
        page.emulate_media(reduced_motion="reduce")
        return page

    return opened


def top_of_change(page: Page) -> int:
    """Return the number of the changed row that stands at the top of the window."""
    found: int = page.evaluate(
        "[...document.querySelectorAll('.sbs .row:not(.kept, .quiet), .sbs .row.kept.moved')]"
        ".filter((e) => e.getClientRects().length)"
        ".findIndex((e) => Math.abs(e.getBoundingClientRect().top - 75) < 3)"
    )
    return found


@pytest.mark.parametrize("has_script", [True, False])
def test_all_pages_fit_and_are_silent_over_http(
    chromium: Browser, served: str, has_script: bool
) -> None:
    context = chromium.new_context(java_script_enabled=has_script)
    page = context.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    for name in PAGES:
        page.goto(f"{served}/{name}")
        for width in (320, 375, 1600):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme="light" if width == 375 else "dark")
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, f"{name} is {wide} px wide"
    context.close()
    assert [text for text in said if "favicon" not in text and "404" not in text] == []
    assert all(url.startswith(served) for url in asked)


def test_j_and_k_go_from_change_to_change(still: Read) -> None:
    page = still(PAIR)
    for wished in (0, 1, 2):
        page.keyboard.press("j")
        assert top_of_change(page) == wished
    page.keyboard.press("k")
    assert top_of_change(page) == 1


def test_u_sets_all_in_one_column_and_back(still: Read) -> None:
    page = still(PAIR)
    cells = page.locator(".row:has(> .merge) > .cell.l").first
    wide = cells.bounding_box()
    page.keyboard.press("u")
    expect(page.locator("#v-one")).to_be_checked()
    expect(page.locator(".row > .merge").first).to_be_visible()
    page.keyboard.press("u")
    expect(page.locator("#v-two")).to_be_checked()
    assert cells.bounding_box() == wide


def test_t_and_f_lead_to_the_choices_of_theme_and_finding(still: Read) -> None:
    page = still(PAIR)
    page.keyboard.press("t")
    assert page.evaluate("document.activeElement.matches('[data-theme]')")
    page.locator("[data-theme]").blur()
    page.keyboard.press("f")
    assert page.evaluate("document.activeElement.matches('[data-finding-kind]')")


@pytest.mark.parametrize("name", [PAIR, THEME])
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
    page.locator("[data-keys-open]").click()
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
    page.reload()
    assert picked(page) == words
    page.go_back()
    other = still(THEME + f"#pair={choices[0]}--{choices[-1]}")
    assert picked(other) == words


def test_any_two_declarations_over_http(desk: BrowserContext, served: str) -> None:
    page = desk.new_page()
    page.goto(f"{served}/{THEME}")
    choices = page.locator("[data-left] option").evaluate_all("all => all.map((e) => e.value)")
    page.goto(f"{served}/{THEME}#pair={choices[0]}--{choices[-1]}")
    page.reload()
    assert picked(page)


def test_a_move_leads_there_and_back(still: Read) -> None:
    page = still(PAIR)
    link = page.locator(".vacancy a.is-moved").first
    link.scroll_into_view_if_needed()
    start = page.evaluate("scrollY")
    target = (link.get_attribute("href") or "")[1:]
    link.click()
    box = page.locator(f"[id='{target}']").bounding_box()
    assert box
    assert 0 <= box["y"] < 900
    page.locator("[data-come-back] button").click()
    assert abs(page.evaluate("scrollY") - start) < 3
    assert page.evaluate("document.activeElement.getAttribute('href')") == f"#{target}"


def test_a_move_leads_through_a_filter(still: Read) -> None:
    page = still(PAIR)
    link = page.locator(".vacancy a.is-moved").first
    target = (link.get_attribute("href") or "")[1:]
    kinds = page.locator("[data-finding-kind] option").evaluate_all("a => a.map((e) => e.value)")
    page.select_option("[data-finding-kind]", kinds[-1])
    page.evaluate("id => document.querySelector(`a.is-moved[href='#${id}']`).click()", target)
    expect(page.locator(f"[id='{target}']")).to_be_visible()


def test_only_rows_with_findings_are_left(still: Read) -> None:
    page = still(PAIR)
    every = page.locator(ROWS).count()
    page.check("#o-findings")
    found = page.locator(ROWS).count()
    assert 0 < found < every
    assert page.locator(f"{ROWS}:not(:has([data-finding]))").count() == 0
    page.uncheck("#o-findings")
    assert page.locator(ROWS).count() == every


@pytest.mark.parametrize("kind", ["new", "moved"])
def test_one_click_leaves_what_is_new_or_what_moved(still: Read, kind: str) -> None:
    page = still(PAIR)
    wished = page.locator(f"{ROWS}.{kind}").count()
    page.check(f"#o-{kind}")
    assert page.locator(ROWS).count() == wished > 0


def test_one_kind_of_finding_is_left_and_the_address_keeps_it(still: Read) -> None:
    page = still(PAIR)
    counts = {}
    for option in page.locator("[data-finding-kind] option[value]:not([value=''])").all():
        kind = option.get_attribute("value") or ""
        page.select_option("[data-finding-kind]", kind)
        assert page.locator(f"{ROWS}:not(:has([data-kind='{kind}']))").count() == 0
        counts[kind] = page.locator(ROWS).count()
        assert page.evaluate("location.hash") == f"#finding={kind}"
    assert len(counts) > 1
    last = list(counts)[-1]
    page.reload()
    assert page.input_value("[data-finding-kind]") == last
    assert page.locator(ROWS).count() == counts[last]


@pytest.mark.parametrize("name", [PAIR, THEME, "specimen/index.html"])
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
