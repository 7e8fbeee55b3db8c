"""`comparator add` and `comparator fetch` as a person runs them."""

import json
import os
import signal
import subprocess
import sys
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from threading import Event

import pytest

from comparator.corpus import read_series
from comparator.wording.formatting import tags
from comparator.wording.labels import labels
from tests import commands
from tests.fake_sites import OPENING, Site, paragraphs, pdf_of, worldjpn_page, wrapped

TITLE = "Lowhaven Declaration of the Harbour League"
DATED = "Lowhaven, 4 May 2019"


def run(*arguments: object, given: bytes | None = None, home: Path) -> tuple[int, str, str]:
    """Run comparator with a cache of its own; return its code and what it says."""
    done = commands.run(*arguments, given=given, COMPARATOR_CACHE=str(home / "cache"))
    return done.returncode, done.stdout, done.stderr


def page() -> bytes:
    inner = "".join(f"<p>{p}</p>" for p in [*paragraphs(), DATED])
    return f"<html><body><article><h1>{TITLE}</h1>{inner}</article></body></html>".encode()


def test_a_web_page_in_a_file_is_added(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "2019-lowhaven.html").write_bytes(page())
    code, out, err = run("add", tmp_path / "2019-lowhaven.html", "--series", folder, home=tmp_path)
    assert (code, "Wrote" in out) == (0, True), err
    text = (folder / "2019-lowhaven.md").read_text("utf-8")
    assert "date = 2019-05-04" in text
    assert 'place = "Lowhaven"' in text
    assert all(f"\n{p}\n" in text for p in paragraphs())
    assert "Took the title from the text" in err


def test_a_pdf_is_added(folder: Path, tmp_path: Path) -> None:
    lines = wrapped([TITLE, *paragraphs(), DATED])
    (tmp_path / "2019-lowhaven.pdf").write_bytes(pdf_of([lines[:45], lines[45:]]))
    code, _, err = run("add", tmp_path / "2019-lowhaven.pdf", "--series", folder, home=tmp_path)
    assert code == 0, err
    assert read_series(folder).declarations


def test_standard_input_needs_no_id(folder: Path, tmp_path: Path) -> None:
    code, _, err = run("add", "-", "--series", folder, given=page(), home=tmp_path)
    assert code == 0, err
    assert (folder / "2019-lowhaven.md").is_file()
    text = f"{TITLE}\n\n{OPENING}.\n\n{DATED}\n".encode()
    code, out, _ = run("add", "-", "--dry-run", given=text, home=tmp_path)
    assert code == 0
    assert f"title: {TITLE}" in out
    assert f"p2.1    paragraph {OPENING}." in out
    assert run("add", "-", "--dry-run", given=b"", home=tmp_path)[0] == 2


def test_a_dry_run_writes_nothing(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "2019-lowhaven.html").write_bytes(page())
    before = sorted(folder.iterdir())
    args = ("add", tmp_path / "2019-lowhaven.html", "--series", folder, "--dry-run")
    assert run(*args, home=tmp_path)[0] == 0
    assert sorted(folder.iterdir()) == before


def test_an_address_is_added(site: Site, folder: Path, tmp_path: Path) -> None:
    url = site.serve("/d", page())
    args = ("add", url, "--series", folder)
    code, _, err = run(*args, home=tmp_path)
    assert code == 2
    assert "no public address" in err
    assert run(*args, "--allow-private", home=tmp_path)[0] == 0
    assert f'url = "{url}"' in (folder / "2019-lowhaven.md").read_text("utf-8")


def catalogue(folder: Path, *urls: str) -> None:
    """Write a catalogue with one declaration a year from 2019, each with one address."""
    text = ""
    for year, url in enumerate(urls, start=2019):
        text += (
            f'[[declaration]]\nid = "{year}-lowhaven"\ntitle = "{TITLE}"\ndate = {year}-05-04\n'
            f'place = "Lowhaven"\n[[declaration.source]]\nurl = "{url}"\nadapter = "worldjpn"\n'
            f'begins = "{OPENING}"\n'
        )
    (folder / "catalogue.toml").write_text(text, encoding="utf-8")


def league(year: int) -> str:
    return worldjpn_page(TITLE, f"May 4, {year}", paragraphs())


def test_fetch_says_what_came_of_each(site: Site, folder: Path, tmp_path: Path) -> None:
    catalogue(folder, site.serve("/1", league(2019)), f"{site.origin}/gone")
    args = ("fetch", folder, "--allow-private", "--delay", "0")
    code, out, err = run(*args, home=tmp_path)
    assert code == 1
    assert "2019-lowhaven  written" in out
    assert "2020-lowhaven  not found" in out
    assert "the site answers 404" in err
    code, out, _ = run(*args, "--format", "json", "2019-lowhaven", home=tmp_path)
    assert code == 0
    (entry,) = json.loads(out)["declarations"]
    assert (entry["id"], entry["outcome"]) == ("2019-lowhaven", "there already")
    assert run("build", folder, "--out", tmp_path / "out", home=tmp_path)[0] == 0


def test_fetch_offline_uses_what_was_fetched(site: Site, folder: Path, tmp_path: Path) -> None:
    catalogue(folder, site.serve("/1", league(2019)))
    assert run("fetch", folder, "--allow-private", "--delay", "0", home=tmp_path)[0] == 0
    before = (folder / "2019-lowhaven.md").read_bytes()
    (folder / "2019-lowhaven.md").unlink()
    count = len(site.asked)
    assert run("fetch", folder, "--offline", home=tmp_path)[0] == 0
    assert (folder / "2019-lowhaven.md").read_bytes() == before
    assert len(site.asked) == count


def test_fetch_shows_what_an_edited_file_lacks(site: Site, folder: Path, tmp_path: Path) -> None:
    catalogue(folder, site.serve("/1", league(2019)))
    args = ("fetch", folder, "--allow-private", "--delay", "0", "--refresh")
    run(*args, home=tmp_path)
    path = folder / "2019-lowhaven.md"
    path.write_text(path.read_text("utf-8").replace("tides", "waves"), encoding="utf-8")
    site.serve("/1", league(2019).replace("tides", "tides and winds"))
    code, out, _ = run(*args, home=tmp_path)
    assert code == 1
    assert "\n-The harbours" in out
    assert "\n+The harbours" in out
    assert "waves" in path.read_text("utf-8")


def test_bad_usage_is_named(folder: Path, tmp_path: Path) -> None:
    assert "no such series" in run("fetch", tmp_path / "none", home=tmp_path)[2]
    assert "no such catalogue" in run("fetch", folder, home=tmp_path)[2]
    catalogue(folder, "http://a.example/")
    code, _, err = run("fetch", folder, "2019-lowhafen", home=tmp_path)
    assert code == 2
    assert "Did you mean 2019-lowhaven" in err


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere arguments are no bytes")
def test_a_title_that_is_no_text_is_named_and_no_file_is_blamed(
    folder: Path, tmp_path: Path
) -> None:
    file = tmp_path / "a.txt"
    file.write_text("The League met.\n")
    asked = ("add", file, "--series", folder, "--id", "2020-a", "--date", "2020-01-01")
    code, _, err = run(*asked, "--title", "a\udcff", home=tmp_path)
    assert (code, "--title holds bytes that are no text" in err) == (2, True), err
    assert not (folder / "2020-a.md").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals")
def test_a_kill_half_way_leaves_no_half_file(site: Site, folder: Path, tmp_path: Path) -> None:
    """Killed while the second of two comes: the first is whole, the second is not there."""

    is_half_sent, is_over = Event(), Event()

    def stall(handler: BaseHTTPRequestHandler) -> None:
        body = league(2020).encode()
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body[: len(body) // 2])
        handler.wfile.flush()
        is_half_sent.set()
        is_over.wait(120)

    first = site.serve("/1", league(2019))
    catalogue(folder, first, site.answer("/2", stall))
    args = [*("fetch", str(folder)), "--allow-private", "--delay", "0"]
    process = subprocess.Popen(
        [sys.executable, "-m", "comparator", *args],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "COMPARATOR_CACHE": str(tmp_path / "cache")},
    )
    assert is_half_sent.wait(120)
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    is_over.set()
    assert sorted(p.name for p in folder.iterdir()) == [
        "2019-lowhaven.md", "catalogue.toml", "series.toml",
    ]  # fmt: skip
    assert read_series(folder).declarations
    # What was fetched is not asked for again, and the rest is made up for.
    site.serve("/2", league(2020))
    code, out, err = run(*args, home=tmp_path)
    assert code == 0, err
    assert "2020-lowhaven  written" in out
    assert site.counts["/1"] == 1


MARKDOWN = """---
title: "Joint Statement of the Ministers"
date: March 14, 2023
location: Lowhaven
tags:
  - harbours
---

# Joint Statement of the Ministers

We, the **Ministers**, met in *Lowhaven* and [agreed](https://example.org/a) on this:

1. We support open trade.[^1]
3. We welcome:
   - small ports;
   - large ports.

**Environment**

> The sea is one.

![Photo](photo.jpg)

[^1]: See the Charter of 1998.
"""


def test_markdown_is_read_as_it_is_shown(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "2023-lowhaven.md").write_bytes(MARKDOWN.replace("\n", "\r\n").encode("utf-8-sig"))
    code, _, err = run("add", tmp_path / "2023-lowhaven.md", "--series", folder, home=tmp_path)
    assert code == 0, err
    text = (folder / "2023-lowhaven.md").read_text("utf-8")
    assert "date = 2023-03-14" in text
    assert 'place = "Lowhaven"' in text
    assert text.split("+++\n")[2].strip().split("\n\n") == [
        "# Joint Statement of the Ministers",
        "We, the Ministers, met in Lowhaven and agreed on this:",
        "1. We support open trade.¹",
        "3. We welcome:",
        "- small ports;",
        "- large ports.",
        "## Environment",
        "The sea is one.",
        "¹ See the Charter of 1998.",
    ]
    assert "Left out 1 pictures" in err


@pytest.mark.parametrize(
    ("text", "charset", "facts"),
    [
        ("Совместное заявление\n\nг. Гавань, 14 марта 2023 года\n\nСтороны за мир и торговлю.",
         "cp1251", ("2023-03-14", "Гавань", "ru")),
        ("Joint Statement\n\nThe Parties met in Port Anna on 13 and 14 March 2023.", "utf-8-sig",
         ("2023-03-14", "Port Anna", "en")),
        ("Joint Statement\n\nRecalling the Charter of 12 May 1998, the Parties agree.\n\n"
         "Done at Lowhaven on the 14th day of March 2023.", "utf-8", ("2023-03-14", "Lowhaven",
                                                                      "en")),
        ("Joint Statement\n\nIssued at Sarnoval, 03/14/2023\n\nThe Parties agree on the tides.",
         "utf-8", ("2023-03-14", "Sarnoval", "en")),
        ("Joint Statement\n\nThe Ministers held the 7th Round of Talks in Port Anna on 14 March "
         "2023.", "utf-8", ("2023-03-14", "Port Anna", "en")),
        ("Joint Statement\n\n14.03.2023\n\nThe Parties agree on the tides and the reefs.",
         "utf-16", ("2023-03-14", "", "en")),
    ],
)  # fmt: skip
def test_facts_are_guessed_as_sites_write_them(
    tmp_path: Path, text: str, charset: str, facts: tuple[str, str, str]
) -> None:
    path = tmp_path / "statement.txt"
    path.write_bytes(text.encode(charset))
    code, out, err = run("add", path, "--dry-run", home=tmp_path)
    assert code == 0, err
    date, place, language = facts
    assert f"\ndate: {date}\nplace: {place}\nlanguage: {language}\n" in out


def statements(folder: Path, years: range, front: str = "type: communique\n") -> Path:
    """Write a folder of Markdown files with front matter, one a year."""
    folder.mkdir()
    (folder / "README.md").write_text("What is here.\n", encoding="utf-8")
    for year in years:
        (folder / f"{year}-05-04-talks.md").write_text(
            f"---\ntitle: Oslo Communiqué\ndate: {year}-05-04\n{front}---\n\n"
            "We, the Ministers, met in Oslo.\n\n- We keep the ports open.\n",
            encoding="utf-8",
        )
    return folder


def test_a_folder_is_added_at_once_and_again_changes_nothing(folder: Path, tmp_path: Path) -> None:
    files = statements(tmp_path / "files", range(2019, 2022))
    code, out, err = run("add", files, "--series", folder, home=tmp_path)
    assert (code, out) == (0, f"Added 3 texts to {folder}.\n"), err
    assert "Guessed, and marked" in err
    assert "2020-05-04-talks: place “Oslo” (from what the text says of it: “met in Oslo”)" in err
    text = (folder / "2020-05-04-talks.md").read_text("utf-8")
    assert 'place = "Oslo"  # guessed from what the text says of it: “met in Oslo”\n' in text
    assert 'kind = "communique"' in text
    # What is not known is not written: the defaults of the series hold.
    assert "rendering" not in text
    (folder / "series.toml").write_text(
        'title = "L"\n[defaults]\nrendering = "official"\nkind = "x"\n', encoding="utf-8"
    )
    found = read_series(folder).declarations
    assert {(str(d.rendering), d.kind) for d in found} == {("official", "communique")}
    before = {path: path.read_bytes() for path in folder.iterdir()}
    assert run("add", *sorted(files.glob("2*")), "--series", folder, home=tmp_path)[0] == 0
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_of_several_all_are_added_or_none(folder: Path, tmp_path: Path) -> None:
    files = statements(tmp_path / "files", range(2019, 2021))
    (files / "talks.txt").write_text("", encoding="utf-8")
    code, out, err = run("add", files, "--series", folder, home=tmp_path)
    assert (code, out) == (2, "")
    assert "the file is empty" in err
    assert "nothing was added: 1 of 3 texts cannot be" in err
    assert [path.name for path in folder.glob("*.md")] == []
    code, out, err = run("add", files, "--series", folder, "--skip", home=tmp_path)
    assert (code, out) == (1, f"Added 2 texts to {folder}.\n")
    assert "Not added" in err
    # Two files of one id, or another text that has it: nothing is half done.
    (folder / "2020-05-04-talks.md").write_text("another", encoding="utf-8")
    (folder / "2019-05-04-talks.md").unlink()
    code, _, err = run("add", files, "--series", folder, "--skip", home=tmp_path)
    assert (code, (folder / "2019-05-04-talks.md").exists()) == (2, False)
    assert "there is another text with this id" in err
    code, _, err = run("add", files, "--series", folder, "--title", "T", home=tmp_path)
    assert code == 2
    assert "--title is of one text, and there are 3" in err


def test_texts_that_tell_no_day_are_added_undated(folder: Path, tmp_path: Path) -> None:
    files = tmp_path / "files"
    files.mkdir()
    for name in ("part-10", "part-9", "2019-05-04 part"):
        words = "They met, and no day is named. " * 9
        text = f"{words}\n\n" * 9 + "The treaty of 7 March 1901 is kept.\n"
        (files / f"{name}.md").write_text(text, encoding="utf-8")
    code, _, err = run("add", files, "--series", folder, home=tmp_path)
    assert code == 0
    assert "No day is told in 2 of them" in err
    assert "part-10, part-9" in err
    assert 'date = "unknown"' in (folder / "part-9.md").read_text("utf-8")
    assert 'title = "Part 9"  # guessed' in (folder / "part-9.md").read_text("utf-8")
    series = read_series(folder)
    assert [d.id for d in series.declarations] == ["part-9", "part-10", "2019-05-04-part"]
    assert [d.year for d in series.declarations] == ["", "", "2019"]
    assert list(tags(series.declarations).values()) == ["no. 1", "no. 2", "2019"]
    assert list(labels(series.declarations).values()) == ["Part 9", "Part 10", "Part 2019"]


def test_entries_of_the_catalogue_are_recognised(folder: Path, tmp_path: Path) -> None:
    catalogue(folder, "https://a.example/1", "https://a.example/2")
    path = folder / "catalogue.toml"
    told = path.read_text("utf-8").replace(TITLE, "Oslo Communique")
    named = told.replace("[[declaration]]\n", '[[declaration]]\nkind = "communique"\n')
    path.write_text(named, encoding="utf-8")
    files = statements(tmp_path / "files", range(2019, 2022), "type: press release\n")
    other = "Harbour Statement on Lamps\n\nDone at Lowhaven on 4 May 2019.\n"
    (files / "lamps.txt").write_text(other, encoding="utf-8")
    code, out, err = run("add", files, "--series", folder, home=tmp_path)
    assert (code, out) == (0, f"Added 4 texts to {folder}, 2 of them entries of the catalogue.\n")
    assert sorted(path.stem for path in folder.glob("*.md")) == [
        "2019-lowhaven", "2020-lowhaven", "2021-05-04-talks", "lamps",
    ]  # fmt: skip
    text = (folder / "2019-lowhaven.md").read_text("utf-8")
    assert 'place = "Lowhaven"\n' in text
    assert 'kind = "communique"\n' in text
    assert "This is 2019-lowhaven of the catalogue" in text
    assert "2019-lowhaven" not in err


def test_what_of_a_folder_is_no_text_is_named(folder: Path, tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    for name in ("2019-lowhaven.html", "2020-lowhaven.mdx"):
        (texts / name).write_bytes(page())
    (texts / "README.md").write_text("Texts.")
    (texts / "ships.xyz").write_text("Ships.")
    (texts / "more").mkdir()
    code, _, err = run("add", texts, "--dry-run", home=tmp_path)
    assert code == 0, err
    assert f"Left in {texts}: README.md, more/, ships.xyz." in err
