"""names.toml: a series adds names of states, bodies and places, and takes some away."""

from pathlib import Path

import pytest

from comparator.analysis.names.gazetteer import Name, gazetteer_of
from comparator.corpus.series.name_tables import NAMES
from comparator.errors import InputError

OWN = """\
[en]
places = ["Wessendal | Wessen Valley"]
without = ["Business Council", "Peru"]
[en.states]
GE = ["Georgia"]
[en.bodies]
"Lake Council" = ["Council of the Lakes"]
"""


def test_a_series_adds_names_and_takes_some_away(tmp_path: Path) -> None:
    (tmp_path / "names.toml").write_text(OWN, "utf-8")
    shipped, own = (gazetteer_of(t, "en") for t in (NAMES.bundled, NAMES.of_series(tmp_path)))
    text = "Georgia, Peru and Chile met the Business Council and the Council of the Lakes."
    assert {name.key for name in shipped.countries(text)} == {"PE", "CL"}
    assert {name.key for name in own.countries(text)} == {"GE", "CL"}
    assert [name.key for name in shipped.organisations(text)] == ["SCO Business Council"]
    assert [name.key for name in own.organisations(text)] == ["Lake Council"]
    assert own.places("In Wessen Valley.") == [Name("Wessendal", 3, 16)]
    assert not shipped.places("In Wessen Valley.")


def test_without_tables_only_countries_are_known() -> None:
    bare = gazetteer_of({}, "en")
    text = "Chile met the United Nations in Oslo."
    assert [name.key for name in bare.countries(text)] == ["CL"]
    assert not bare.organisations(text)
    assert not bare.places(text)


def test_a_table_that_is_none_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "names.toml").write_text('[en]\ntowns = ["Oslo"]\n', "utf-8")
    with pytest.raises(InputError, match="'towns' is not known here"):
        NAMES.of_series(tmp_path)


def test_no_name_that_ships_stands_for_two() -> None:
    for kind in ("states", "bodies", "places"):
        rows = [row for table in NAMES.bundled.values() for row in getattr(table, kind)]
        named = [(name, key) for key, names in rows for name in names]
        assert len(dict(named)) == len(set(named)), kind
