"""What the reader of an error is told: the file, the line and the problem, in one line."""

from collections.abc import Callable
from pathlib import Path

import pytest

from comparator.corpus import read_declaration, read_record, read_series, read_theme_set
from comparator.corpus.series.declarations import parse_declaration
from comparator.corpus.series.toml_files import parse_toml
from comparator.errors import InputError

FACTS = 'title = "Harbour Declaration"\ndate = 2001-05-04\n'
SOURCE = '\n[[source]]\ndescription = "An invented text"\n'
GOOD = f"+++\n{FACTS}{SOURCE}+++\n\n# Harbour Declaration\n\nThe members met.\n"


def message_of(read: Callable[[Path], object], path: Path) -> str:
    with pytest.raises(InputError) as raised:
        read(path)
    message = str(raised.value)
    assert "\n" not in message
    return message


def declaration(folder: Path, text: str | bytes, name: str = "2001-harbour.md") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_no_text_is_no_declaration() -> None:
    with pytest.raises(InputError, match="it is empty"):
        parse_declaration(Path("2001-harbour.md"), " \n", "2001-harbour")


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        pytest.param("The members met.\n", 1, "the front matter is missing", id="no front matter"),
        pytest.param(f"+++\n{FACTS}", 1, "the front matter is not closed", id="not closed"),
        pytest.param(f"+++\n{FACTS}title =\n+++\nText\n", 4, "not TOML", id="broken TOML"),
        pytest.param(f'+++\n{FACTS}date = "x"\n+++\nText\n', 4, "not TOML", id="a key twice"),
        pytest.param(
            GOOD.replace("2001-05-04", '"soon"'), 3, "the date 'soon' cannot be read", id="no date"
        ),
        pytest.param(
            GOOD.replace("2001-05-04", '"2001-02-30"'), 3, "cannot be read", id="no such day"
        ),
        pytest.param(GOOD.replace("date =", "dat ="), 3, "Did you mean 'date'?", id="unknown key"),
        pytest.param(
            GOOD.replace("+++\n\n#", 'colour = "red"\n+++\n\n#'),
            7,
            "the key 'colour' is not known here. Known: url",
            id="unknown key of a source",
        ),
        pytest.param(f"+++\n{FACTS}+++\n\nText\n", 1, "no source is given", id="no source"),
        pytest.param(
            GOOD.replace("description", "publisher"), 5, "has no address", id="no address"
        ),
        pytest.param(
            GOOD.replace('description = "An invented text"', 'url = "javascript:alert(1)"'),
            6,
            "'javascript:alert(1)' is not a web address",
            id="javascript address",
        ),
        pytest.param(
            GOOD.replace('description = "An invented text"', 'url = "https://a b.example"'),
            6,
            "is not a web address",
            id="address with a space",
        ),
        pytest.param(
            GOOD.replace("+++\n\n#", 'sha256 = "12"\n+++\n\n#'), 7, "not a sha256", id="sha256"
        ),
        pytest.param(
            GOOD.replace(SOURCE, 'language = "English"\n' + SOURCE),
            4,
            "'English' is not a language",
            id="language",
        ),
        pytest.param(
            GOOD.replace(SOURCE, 'rendering = "offical"\n' + SOURCE),
            4,
            "'offical' is not a rendering. Use one of: official",
            id="rendering",
        ),
        pytest.param(f"+++\n{FACTS}{SOURCE}+++\n\n \n", 8, "no text behind", id="no text"),
        pytest.param(GOOD.replace('"Harbour', '" Harbour', 1).replace(
            ' Harbour Declaration"', ' "'), 2, "'title' is not a text", id="empty title"),
        pytest.param(b"", None, "the file is empty", id="empty file"),
        pytest.param(b" \n\n", None, "the file is empty", id="white space only"),
        pytest.param(
            GOOD.encode() + b"\nCaf\xe9\n", 13, "byte 0xe9 is not UTF-8", id="not UTF-8"
        ),
        pytest.param(GOOD.encode() + b"\na\0b\n", 13, "there is a NUL byte", id="NUL byte"),
    ],
)  # fmt: skip
def test_a_bad_declaration_is_refused_with_its_line(
    tmp_path: Path, text: str | bytes, line: int | None, problem: str
) -> None:
    path = declaration(tmp_path, text)
    message = message_of(read_declaration, path)
    where = f"{path}: " if line is None else f"{path}:{line}: "
    assert message.startswith(where)
    assert problem in message


@pytest.mark.parametrize(
    "name", ["Harbour.md", "2001_harbour.md", "-a.md", "con.md", f"{'a' * 81}.md"]
)
def test_a_file_name_that_can_be_no_id_is_refused(tmp_path: Path, name: str) -> None:
    assert message_of(read_declaration, declaration(tmp_path, GOOD, name)).startswith(
        str(tmp_path / name)
    )


def series(folder: Path, facts: str = 'title = "Harbour declarations"\n') -> Path:
    home = folder / "harbour"
    home.mkdir()
    (home / "series.toml").write_text(facts, encoding="utf-8")
    declaration(home, GOOD)
    return home


def test_a_good_series_is_read(tmp_path: Path) -> None:
    """The cases below differ from this one by a single fault."""
    assert [d.id for d in read_series(series(tmp_path)).declarations] == ["2001-harbour"]


def test_two_files_with_one_id_are_refused(tmp_path: Path) -> None:
    home = series(tmp_path)
    declaration(home, GOOD, "2001-Harbour.md")
    if len(list(home.iterdir())) < 3:
        pytest.skip("this file system does not tell A from a")
    assert "has the same id" in message_of(read_series, home)


def test_a_folder_with_the_name_of_a_declaration_is_refused(tmp_path: Path) -> None:
    home = series(tmp_path)
    (home / "2002-harbour.md").mkdir()
    message = message_of(read_series, home)
    assert message.startswith(f"{home / '2002-harbour.md'}: this is a folder.")


@pytest.mark.parametrize(
    ("facts", "line", "problem"),
    [
        pytest.param('title = "Harbour\n', 1, "not TOML", id="broken"),
        pytest.param('title = "a"\n\n[defaults\n', 3, "not TOML", id="broken later"),
        pytest.param('description = "b"\n', 1, "'title' is missing", id="no title"),
        pytest.param('title = "a"\ntitel = "b"\n', 2, "Did you mean 'title'?", id="unknown key"),
        pytest.param(
            'title = "a"\n[defaults]\nlang = "en"\n', 3, "'lang' is not known", id="unknown default"
        ),
        pytest.param('title = "a"\ndefaults = 1\n', 2, "'defaults' is not a table", id="no table"),
    ],
)
def test_bad_facts_of_a_series_are_refused_with_their_line(
    tmp_path: Path, facts: str, line: int, problem: str
) -> None:
    home = series(tmp_path, facts)
    message = message_of(read_series, home)
    assert message.startswith(f"{home / 'series.toml'}:{line}: ")
    assert problem in message


def test_a_series_without_facts_or_declarations_is_refused(tmp_path: Path) -> None:
    home = series(tmp_path)
    (home / "2001-harbour.md").unlink()
    assert "there is no declaration here" in message_of(read_series, home)
    (home / "series.toml").unlink()
    assert "series.toml: the file is missing" in message_of(read_series, home)
    assert "there is no such folder" in message_of(read_series, tmp_path / "none")


FISH = '[[theme]]\nid = "fish"\nlabel = "Fish"\n'


@pytest.mark.parametrize(
    ("themes", "line", "problem"),
    [
        pytest.param("[[theme]\n", 1, "not TOML", id="broken"),
        pytest.param(FISH + 'parent = "sea"\n', 4, "the theme 'sea' is not known", id="parent"),
        pytest.param(FISH + 'eurovoc = ["28"]\n', 4, "no microthesaurus", id="eurovoc"),
        pytest.param(FISH + 'parent = "fish"\n', 4, "its parents go in a circle", id="own parent"),
        pytest.param(
            f'{FISH}parent = "net"\n{FISH.replace("fish", "net")}parent = "fish"\n',
            None,
            "its parents go in a circle",
            id="circle",
        ),
        pytest.param(FISH + FISH, None, "the theme 'fish' is there twice", id="twice"),
        pytest.param(FISH.replace("label", "lable"), 3, "Did you mean 'label'?", id="unknown key"),
        pytest.param(FISH.replace('"fish"', '"Fish!"'), 2, "cannot be the id", id="bad id"),
        pytest.param(
            FISH + '[theme.terms.en]\nword = ["cod"]\n', 5, "Did you mean 'words'?", id="term list"
        ),
        pytest.param(
            FISH + '[theme.terms.en]\nwords = "cod"\n', 5, "is not a list of texts", id="no list"
        ),
        pytest.param(
            FISH + '[theme.terms.en]\nwords = ["—"]\n', 5, "has no letters", id="no letters"
        ),
        pytest.param(
            FISH + 'labels = { Russian = "Рыба" }\n', 4, "not the code of a language", id="language"
        ),
        pytest.param(FISH + 'labels = "Рыба"\n', 4, "'labels' is not a table", id="one label"),
        pytest.param(FISH + 'labels = { ru = "" }\n', None, "'ru' is not a text", id="empty label"),
        pytest.param('without = ["fish"]\n', 1, "there is no base", id="without a base"),
        pytest.param('base = "../sea"\n', 1, "is not the id of a series", id="base is a path"),
        pytest.param('base = "sea"\n', None, "there is no series 'sea'", id="no such base"),
        pytest.param('base = "harbour"\n', None, "in a circle", id="its own base"),
    ],
)
def test_bad_themes_are_refused_with_their_line(
    tmp_path: Path, themes: str, line: int | None, problem: str
) -> None:
    home = series(tmp_path)
    path = home / "themes.toml"
    path.write_text(themes, encoding="utf-8")
    message = message_of(read_theme_set, path)
    assert problem in message
    if line is not None:
        assert message.startswith(f"{path}:{line}: ")


@pytest.mark.parametrize(
    ("name", "text", "line", "problem"),
    [
        pytest.param("a.json", '{"text": "x",\n "date" 1}', None, "in line 2", id="broken JSON"),
        pytest.param("a.json", '{"title": "x"}', None, "the record has no text", id="no text"),
        pytest.param("a.json", '{"text": 3}', None, "the record has no text", id="number"),
        pytest.param(
            "a.json", '{"text": "a\\u0000b", "title": "t"}', None, "no character", id="NUL in JSON"
        ),
        pytest.param("a.md", "---\ntitle: x\n---\n\n", None, "no text", id="no body"),
        pytest.param("a.txt", "", None, "the file is empty", id="empty"),
        pytest.param("a b.txt", "+++\n", 1, "not closed", id="own form not closed"),
    ],
)
def test_a_bad_record_is_refused(
    tmp_path: Path, name: str, text: str, line: int | None, problem: str
) -> None:
    path = declaration(tmp_path, text, name)
    message = message_of(read_record, path)
    assert message.startswith(f"{path}: " if line is None else f"{path}:{line}: ")
    assert problem in message


def test_a_scale_of_a_language_in_which_nobody_speaks_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "harbours"
    folder.mkdir()
    declaration(folder, GOOD)
    (folder / "series.toml").write_text('title = "Harbours"\n', "utf-8")
    (folder / "verbs.toml").write_text('[eo.support]\n6 = ["subteni"]\n', "utf-8")
    assert "nobody is named who speaks" in message_of(read_series, folder)
    with_speakers = '[eo.support]\n6 = ["subteni"]\n[eo.words]\nsubjects = ["ni"]\n'
    (folder / "verbs.toml").write_text(with_speakers, "utf-8")
    assert read_series(folder).verbs["eo"].subjects == ("ni",)


@pytest.mark.parametrize("key", [".a", ' . "a"', ".'a'"])
def test_a_dotted_key_without_an_end_is_refused_at_once(key: str, tmp_path: Path) -> None:
    """The parser copies what it has read at each part: a line of 100 kB had no end."""
    with pytest.raises(InputError, match="has no end"):
        parse_toml(tmp_path / "x.toml", f"b = 1\na{key * 50_000} = 1")
    text = ".a" * 150
    assert parse_toml(tmp_path / "x.toml", f'a.b = "see {text}"') == {"a": {"b": f"see {text}"}}
