"""Templates can be read, and a page has what its scripts look for."""

from pathlib import Path

import pytest

from comparator.corpus import bundled_templates
from comparator.report import render_site
from tests.report.pages.test_witness import with_witness
from tests.small_editions import three_years

_MOST = 140
_TEMPLATES = sorted(
    p for p in bundled_templates().rglob("*.*") if p.suffix in {".html", ".css", ".js"}
)
# What a script looks for and fails without.
_WANTED = {
    "keys.js": "data-keys-help",
    "moves.js": "data-come-back",
    "picker.js": "data-picker",
    "minimap.js": 'class="minimap"',
    "citations.js": "data-cite-bar",
}


@pytest.mark.parametrize("path", _TEMPLATES, ids=lambda path: path.name)
def test_no_line_of_a_template_is_too_long_to_read(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    assert [n for n, line in enumerate(lines, 1) if len(line) > _MOST] == []


@pytest.mark.parametrize("is_linked", [True, False], ids=["one language", "two languages"])
def test_a_page_has_what_its_scripts_look_for(is_linked: bool) -> None:
    made = three_years()
    files = render_site([with_witness(made, made.series.declarations[0], is_linked)], "1.0")
    loading = 0
    for path, data in files.items():
        page = data.decode() if path.endswith(".html") else ""
        for script, wanted in _WANTED.items():
            if f'/{script}" defer' in page and "/assets/" in page.split(script)[0][-30:]:
                loading += 1
                assert wanted in page, f"{path} loads {script}"
    assert loading > len(_WANTED)
