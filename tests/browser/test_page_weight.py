"""A long pair is soon ready in a browser; its bytes: tests/report/test_weight.py."""

import re
from pathlib import Path

from playwright.sync_api import Browser, CDPSession

from comparator.report.site import site_pages
from tests.report.test_weight import long_pair

PAIR = "pacts/pairs/2020-arden--2022-bruck.html"


def test_a_long_pair_is_soon_ready(chromium: Browser, tmp_path: Path) -> None:
    """Two texts of 12,000 words are ready soon after their bare words would be."""
    made = site_pages([long_pair()], "1.0")
    for name in (PAIR, *(name for name in made if "assets/" in name)):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(made[name]())
    page = tmp_path / PAIR
    # Beside the same words without style and script, in seconds of the page's own thread: neither
    # the machine nor what else it does at the time is the page's fault.
    bare = page.with_name("bare.html")
    parts = re.compile(r"<script\b.*?</script>|<link [^>]*stylesheet[^>]*>", re.DOTALL)
    bare.write_text(parts.sub("", page.read_text(encoding="utf-8")), encoding="utf-8")
    tab = chromium.new_page(viewport={"width": 1600, "height": 900})
    session = tab.context.new_cdp_session(tab)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    spent: dict[Path, list[float]] = {page: [], bare: []}
    for _ in range(3):
        for path, seconds in spent.items():
            tab.goto("about:blank")
            before = busy(session)
            tab.goto(path.as_uri())
            seconds.append(busy(session) - before)
    tab.close()
    # Three times as long on a machine with nothing else to do, eight on a crowded one; a quadratic
    # rule takes far more.
    assert min(spent[page]) < 20 * min(spent[bare])


def busy(session: CDPSession) -> float:
    """Return for how many seconds the page's thread has worked."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return float(next(m["value"] for m in metrics if m["name"] == "TaskDuration"))
