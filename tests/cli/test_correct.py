"""`comparator correct`, from the command line to the report."""

import json
from pathlib import Path
from shutil import copytree

import pytest
from click.testing import CliRunner

from comparator.cli.main import cli
from comparator.pipeline import load, make_edition

SPECIMEN = Path(__file__).parents[2] / "declarations" / "specimen"


@pytest.fixture
def series(tmp_path: Path) -> Path:
    copytree(
        SPECIMEN,
        tmp_path / "specimen",
        ignore=lambda _, names: [n for n in names if n == "links.toml"],
    )
    copytree(SPECIMEN.parent / "sco", tmp_path / "sco")
    return tmp_path / "specimen"


def run(series: Path, *arguments: str, code: int = 0) -> str:
    done = CliRunner().invoke(cli, ["correct", *arguments, "--series", str(series)])
    assert done.exit_code == code, done.output
    return f"{done.output}{done.exception or ''}"


def test_what_is_set_by_hand_is_in_the_edition(series: Path) -> None:
    before = make_edition(load(series), "neighbours")
    pair = before.collations[0]
    link = next(
        k for k in pair.links if len(k.left) == len(k.right) == 1 and k.relation == "reworded"
    )
    finding = next(f for c in before.collations for f in c.findings)
    theme = before.series.themes.themes[0].id
    run(series, link.left[0], link.right[0], "--apart", "--by", "A. Reader", "--on", "2026-11-28")
    run(series, pair.dropped[0], pair.added[0])
    run(series, link.right[0], "--themes", theme)
    run(series, pair.added[0], "--title", "a “title” of ours")
    run(series, *finding.left, *finding.right, "--no-finding", finding.kind)
    text = (series / "links.toml").read_text()
    run(series, link.left[0], link.right[0], "--apart", "--by", "A. Reader", "--on", "2026-11-28")
    assert (series / "links.toml").read_text() == text  # what is set is not set twice

    after = make_edition(load(series), "neighbours")
    links = {(k.left, k.right) for k in after.collations[0].links}
    assert (link.left, link.right) not in links
    assert ((pair.dropped[0],), (pair.added[0],)) in links
    [passage] = [p for d in after.series.declarations for p in d.passages if p.id == link.right[0]]
    assert [score.theme for score in passage.themes] == [theme]
    of = [f for c in after.collations for f in c.findings if f.kind == finding.kind]
    assert (finding.left, finding.right) not in [(f.left, f.right) for f in of]
    assert len(after.series.rulings) == 5
    assert not after.series.stale_rulings


def test_what_cannot_be_set_is_refused_and_nothing_is_written(series: Path) -> None:
    ref = load(series).declarations[0].passages[0].id
    assert "there is no passage" in run(series, "2031-nowhere#p1.1", code=1)
    assert "two texts" in run(series, ref, "--apart", code=1)
    assert "there is no theme" in run(series, ref, "--themes", "nothing", code=1)
    assert "exclude" in run(series, ref, "--apart", "--title", "x", code=2)
    assert not (series / "links.toml").exists()


def test_check_names_what_is_stale(series: Path) -> None:
    edition = load(series)
    older, newer = edition.declarations[-2:]
    old, new = older.passages[3], newer.passages[3]
    run(series, old.id, new.id)
    path = series / f"{newer.id}.md"
    source = path.read_text()
    assert new.text in source
    path.write_text(source.replace(new.text, new.text.replace(" the ", " that ", 1)))
    done = CliRunner().invoke(cli, ["check", str(series), "--select", "C505"])
    assert done.exit_code == 0
    assert "C505" in done.output
    assert old.id in done.output
    assert load(series).rulings == ()


def test_what_a_clause_set_by_hand_parts_is_told(series: Path) -> None:
    """A passage that became two: whoever sets one of them as its clause loses the other."""
    split = next(
        link
        for c in make_edition(load(series), "neighbours").collations
        for link in c.links
        if len(link.left) == 1 and len(link.right) == 2
    )
    told = run(series, split.left[0], split.right[0])
    assert f"{split.left[0]} was linked with {split.right[1]} and is not any more" in told
    assert "not any more" not in run(series, split.left[0], split.right[0])  # it was so before
    assert "not any more" not in run(series, *split.left, *split.right)
    document = json.loads(run(series, *split.left, *split.right, "--print", "--format", "json"))
    assert document["passages"] == [*split.left, *split.right]
