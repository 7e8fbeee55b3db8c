"""What changed in one language only: a series of two years in two languages, and its key."""

import json
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from lxml import etree

from comparator.analysis.one_sided import languages_of_passages, one_sided
from comparator.exports import export
from comparator.exports.json import schema, write
from comparator.exports.selection import Selection
from comparator.exports.tables import tables_of
from comparator.model import Declaration, Edition
from comparator.pipeline import load, make_edition
from comparator.report.site import site_pages
from comparator.verify import Evidence, verify

TEI, ID = "{http://www.tei-c.org/ns/1.0}", "{http://www.w3.org/XML/1998/namespace}id"
SERIES = Path(__file__).parents[1] / "bilingual"
PAIR = "2022-orlesk", "2024-tarvik"
PAGE = "bilingual/pairs/2022-orlesk--2024-tarvik.html"
KEY = tomllib.loads((SERIES / "answers.toml").read_text(encoding="utf-8"))["clause"]


@pytest.fixture(scope="module")
def bilingual() -> Edition:
    """Return the edition of the bilingual series."""
    return make_edition(load(SERIES))


def clauses(edition: Edition) -> dict[str, dict[str, Any]]:
    """Return the clause of the key that each passage has, by its id."""
    series = edition.series
    found: dict[str, dict[str, Any]] = {}
    for code, suffix in (("en", ""), ("ru", ".ru")):
        for when, text in zip(("older", "newer"), PAIR, strict=True):
            for p in series.text(text + suffix).passages:
                own = [c for c in KEY if c[code][when] and p.text.startswith(c[code][when])]
                assert len(own) <= 1, p.text
                if own:
                    found[p.id] = own[0]
    return found


def test_the_key_is_of_the_texts(bilingual: Edition) -> None:
    texts = (*bilingual.series.declarations, *(w.text for w in bilingual.series.witnesses))
    wanted = sum(
        bool(c[code][when]) for c in KEY for code in ("en", "ru") for when in ("older", "newer")
    )
    assert len(clauses(bilingual)) == wanted
    assert sum(p.kind.is_prose for text in texts for p in text.passages) == wanted


def test_passages_face_those_of_their_clause(bilingual: Edition) -> None:
    clause = clauses(bilingual)
    named = {ref: c["name"] for ref, c in clause.items()}
    for parallel in bilingual.parallels:
        faced = {
            tuple(named.get(r, "") for r in side)
            for row in parallel.rows
            for part in row.parts
            if part.left and part.right
            for side in (part.left, part.right)
        }
        assert all(len({*side}) == 1 for side in faced)
        for row in parallel.rows:
            for part in row.parts:
                names = {named.get(r, "") for r in (*part.left, *part.right)}
                assert len(names) == 1, names


def test_what_is_said_of_one_language_is_what_the_key_says(bilingual: Edition) -> None:
    clause = clauses(bilingual)
    told = {
        (clause[ref]["name"], change.language)
        for change in one_sided(bilingual)[PAIR]
        for ref in (*change.left, *change.right, *change.older, *change.newer)
    }
    wanted = {(c["name"], c["only"]) for c in KEY if c["only"]}
    assert told == wanted


def test_a_page_says_it_and_verify_holds_it_to_that(bilingual: Edition) -> None:
    known = Evidence(bilingual)
    page = site_pages([bilingual], "1.0")[PAGE]()

    def faults(data: bytes) -> list[str]:
        return [f.problem for f in verify({PAGE: data}, [known], {}) if f.kind == "claims"]

    only = languages_of_passages(one_sided(bilingual)[PAIR])
    for ref, code in only.items():
        assert f'data-claim="only" data-of="{ref}" data-in="{code}"'.encode() in page
    assert faults(page) == []
    assert faults(page.replace(b'data-in="en"', b'data-in="ru"'))
    assert faults(page.replace(b'data-claim="only"', b"", 1))


def test_json_has_it(bilingual: Edition) -> None:
    document = json.loads(write(Selection(bilingual, None, None)))
    Draft202012Validator(schema()).validate(document)
    (collation,) = document["collations"]
    assert len(collation["one_sided"]) == len(one_sided(bilingual)[PAIR])
    assert all(witness["facing"] for witness in document["witnesses"])


def test_without_witnesses_nothing_is_said(bilingual: Edition) -> None:
    pair = Selection.of(bilingual, PAIR).edition
    assert one_sided(pair) == {}


def test_two_languages_are_in_the_tables(bilingual: Edition) -> None:
    tables = {table.name: table for table in tables_of(bilingual)}
    passages = {row[0] for name in ("passages", "witness_passages") for row in tables[name].rows}
    named = [
        ref
        for row in tables["facings"].rows
        if row[3] is None
        for cell in row[4:6]
        for ref in str(cell).split()
    ]
    assert sorted(named) == sorted(
        p.id for text in texts_of(bilingual) for p in text.passages
    )  # each passage faces something, or nothing, once
    assert {*named} <= passages
    alone = {
        ref: str(row[3])
        for row in tables["one_sided"].rows
        for cell in row[4:6]
        for ref in str(cell).split()
    }
    changes = one_sided(bilingual)[PAIR]
    told = languages_of_passages(changes)
    assert told.items() <= alone.items()
    assert [row[3] for row in tables["one_sided"].rows] == [each.language for each in changes]


def test_two_languages_are_valid_tei_and_whole(bilingual: Edition) -> None:
    pair = "2022-orlesk", "2022-orlesk.ru"
    data = export(Selection.of(bilingual, pair), "tei")
    assert isinstance(data, bytes)
    root = etree.fromstring(data)
    schema = files("comparator.exports") / "schemas" / "tei-apparatus.rng"
    etree.RelaxNG(etree.fromstring(schema.read_bytes())).assertValid(root)
    for text, div in zip(pair, root.iterfind(f".//{TEI}div"), strict=True):
        blocks = ["".join(ab.itertext()) for ab in div.iterfind(f"{TEI}ab")]
        assert blocks == [b.text for b in bilingual.series.text(text).blocks]
    ids = {f"#{seg.get(ID)}" for seg in root.iter(f"{TEI}seg")}
    links = [link.get("target").split() for link in root.iter(f"{TEI}link")]
    assert links
    assert {ref for link in links for ref in link} <= ids


def texts_of(edition: Edition) -> list[Declaration]:
    return [*edition.series.declarations, *(w.text for w in edition.series.witnesses)]
