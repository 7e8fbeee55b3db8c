"""From a folder to the database of its lineage: what is found, and what is never broken."""

from pathlib import Path

import pytest

from comparator.errors import InputError
from comparator.lineage import make_lineage
from comparator.lineage.making import Made
from tests.lineage.small_corpora import clauses, parents, reworded, rows, table, write_text


def _family(folder: Path) -> None:
    """Write a text, its renewal, a renewal of that, and a text of another matter between."""
    said = clauses(1)
    write_text(folder, "a-2001", "2001-05-01", said)
    write_text(folder, "b-2002", "2002-05-01", clauses(2))
    said = [reworded(said[0], 11), *said[1:5], *clauses(3, 1)]
    write_text(folder, "c-2003", "2003-05-01", said)
    said = [said[0], reworded(said[1], 12), *said[2:], *clauses(4, 1)]
    write_text(folder, "d-2004", "2004-05-01", said)


def _made(folder: Path) -> Path:
    out = folder.parent / f"{folder.name}.sqlite"
    make_lineage(folder, out)
    return out


def test_a_renewed_text_descends_from_the_last_one(tmp_path: Path) -> None:
    _family(tmp_path / "texts")
    made = make_lineage(tmp_path / "texts", tmp_path / "out.sqlite")
    assert made == Made(4, 0, 2, ())
    assert parents(tmp_path / "out.sqlite") == {"c-2003": {"a-2001"}, "d-2004": {"c-2003"}}
    taken: dict[str, str] = dict(
        rows(tmp_path / "out.sqlite", "SELECT passage, precedent FROM precedents")
    )
    assert taken["c-2003#p1.1"] == "a-2001#p1.1"  # in other words
    assert taken["d-2004#p2.1"] == "c-2003#p2.1"
    assert "c-2003#p6.1" not in taken  # new


def test_a_copy_is_found_and_explains_all(tmp_path: Path) -> None:
    _family(tmp_path / "texts")
    copied = clauses(2)
    write_text(tmp_path / "texts", "e-2005", "2005-05-01", copied)
    out = _made(tmp_path / "texts")
    assert rows(out, "SELECT parent, share FROM lineage WHERE text = 'e-2005'") == [("b-2002", 1.0)]
    found = rows(out, "SELECT likeness FROM precedents WHERE passage LIKE 'e-2005%'")
    assert found == [(1.0,)] * len(copied)


def test_a_text_of_two_texts_has_both_for_parents(tmp_path: Path) -> None:
    one, other = clauses(1), clauses(2)
    write_text(tmp_path / "texts", "one", "2001-01-01", one)
    write_text(tmp_path / "texts", "other", "2002-01-01", other)
    both = [*one[:3], reworded(other[0], 7), *other[1:3]]
    write_text(tmp_path / "texts", "third", "2003-01-01", both)
    assert parents(_made(tmp_path / "texts")) == {"third": {"one", "other"}}


def test_texts_that_share_nothing_have_no_lineage(tmp_path: Path) -> None:
    for year in range(2001, 2009):
        write_text(tmp_path / "texts", f"t{year}", f"{year}-01-01", clauses(year))
    out = _made(tmp_path / "texts")
    assert parents(out) == {}
    assert rows(out, "SELECT count(*) FROM precedents") == [(0,)]
    assert rows(out, "SELECT count(DISTINCT thread) FROM threads") == [(8 * 6,)]


def test_what_every_text_says_tells_nothing_of_descent(tmp_path: Path) -> None:
    stock = clauses(99, 3)
    for year in range(2001, 2031):
        write_text(tmp_path / "texts", f"t{year}", f"{year}-01-01", [*clauses(year, 20), *stock])
    assert parents(_made(tmp_path / "texts")) == {}


def test_a_fork_has_one_parent_twice_and_no_sibling(tmp_path: Path) -> None:
    said = clauses(1, 8)
    write_text(tmp_path / "texts", "root", "2001-01-01", said)
    one = [reworded(c, n) for n, c in enumerate(said[:4])] + said[4:]
    write_text(tmp_path / "texts", "one", "2002-01-01", one)
    other = said[:4] + [reworded(c, 50 + n) for n, c in enumerate(said[4:])]
    write_text(tmp_path / "texts", "other", "2003-01-01", other)
    assert parents(_made(tmp_path / "texts")) == {"one": {"root"}, "other": {"root"}}


def test_what_came_back_has_a_precedent_and_makes_no_second_parent(tmp_path: Path) -> None:
    said = clauses(1, 8)
    write_text(tmp_path / "texts", "first", "2001-01-01", said)
    write_text(tmp_path / "texts", "second", "2002-01-01", [*said[:5], *clauses(2, 3)])
    write_text(tmp_path / "texts", "third", "2003-01-01", [*said[:4], *said[5:], *clauses(2, 3)])
    out = _made(tmp_path / "texts")
    assert parents(out) == {"second": {"first"}, "third": {"second"}}
    taken: dict[str, str] = dict(rows(out, "SELECT passage, precedent FROM precedents"))
    assert taken["third#p5.1"] == "first#p6.1"


def test_neither_the_order_of_files_nor_their_folders_matter(tmp_path: Path) -> None:
    _family(tmp_path / "flat")
    _family(tmp_path / "deep")
    for number, path in enumerate(sorted((tmp_path / "deep").glob("*.md"))):
        (below := tmp_path / "deep" / str(3 * number % 4)).mkdir()
        path.rename(below / path.name)
    one, other = _made(tmp_path / "flat"), _made(tmp_path / "deep")
    for name in ("lineage", "precedents", "threads"):
        assert table(one, name) == table(other, name)
    assert rows(one, "SELECT id, number FROM texts") == rows(other, "SELECT id, number FROM texts")


def test_the_same_texts_give_the_same_bytes(tmp_path: Path) -> None:
    _family(tmp_path / "texts")
    first = _made(tmp_path / "texts").read_bytes()
    assert _made(tmp_path / "texts").read_bytes() == first


def test_what_breaks_half_way_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _family(tmp_path / "texts")
    out = _made(tmp_path / "texts")
    before = out.read_bytes()

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("comparator.lineage.making.threads_of", stop)
    write_text(tmp_path / "texts", "e-2005", "2005-05-01", clauses(8))
    with pytest.raises(KeyboardInterrupt):
        _made(tmp_path / "texts")
    assert out.read_bytes() == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["texts", "texts.sqlite"]


def test_what_is_no_lineage_is_not_written_over(tmp_path: Path) -> None:
    _family(tmp_path / "texts")
    out = tmp_path / "texts.sqlite"
    out.write_bytes(b"somebody's work")
    with pytest.raises(InputError, match="no lineage"):
        _made(tmp_path / "texts")
    assert out.read_bytes() == b"somebody's work"


def test_a_text_that_cannot_be_read_is_left_out_and_named(tmp_path: Path) -> None:
    _family(tmp_path / "texts")
    (tmp_path / "texts" / "empty.txt").write_bytes(b"")
    made = make_lineage(tmp_path / "texts", tmp_path / "out.sqlite")
    assert (made.texts, len(made.left_out)) == (4, 1)
    assert rows(tmp_path / "out.sqlite", "SELECT file FROM left_out") == [("empty.txt",)]


def test_two_texts_of_one_id_are_refused(tmp_path: Path) -> None:
    for below in ("one", "other"):
        write_text(tmp_path / "texts" / below, "same", "2001-01-01", clauses(1))
    with pytest.raises(InputError, match=r"one/same\.md has the same id"):
        _made(tmp_path / "texts")


def test_texts_without_a_day_stand_in_the_order_of_their_names(tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    said = clauses(1)
    for number, part in ((9, said), (10, [*said[:5], *clauses(2, 1)])):
        body = "\n\n".join(f"We say {clause}." for clause in part)
        (folder / f"text-{number}.txt").write_text(body, encoding="utf-8")
    made = make_lineage(folder, tmp_path / "out.sqlite")
    assert made.undated == 2
    assert parents(tmp_path / "out.sqlite") == {"text-10": {"text-9"}}
