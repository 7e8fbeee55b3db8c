"""A published report is read as files and nothing else, and its words steer nobody's terminal."""

from pathlib import Path

from comparator.report import published_files
from comparator.report.files.manifest import changed_lines


def test_no_link_is_followed_out_of_a_published_report(tmp_path: Path) -> None:
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "key").write_text("private", encoding="utf-8")
    out = tmp_path / "out"
    (out / "inner").mkdir(parents=True)
    (out / "page.html").write_text("page", encoding="utf-8")
    (out / "inner" / "link.html").symlink_to(tmp_path / "secret" / "key")
    (out / "folder").symlink_to(tmp_path / "secret")
    published = published_files(out)
    assert published["page.html"] == b"page"
    assert b"private" not in b"".join(published.values())


def test_no_line_of_a_difference_is_a_command_to_a_log() -> None:
    hostile = b"::error::x\n \t::warning::y\n##[error]z\n\x1b[31m\n"
    for old, new in ((hostile, b"a"), (b"a", hostile), (hostile + b"a", hostile + b"b")):
        lines = changed_lines("page.html", old, new).splitlines()
        assert len(lines) > 3
        assert not any(line.lstrip().startswith("::") or "##[" in line for line in lines)
        assert all(line.isprintable() for line in lines)
