"""What ships of bodies that are known: themes, kinds, catalogues, and that each stands alone."""

import shutil
from pathlib import Path

import pytest

from comparator.analysis.operatives.shifts import shifts
from comparator.analysis.operatives.verb_lexicon import lexicon_of
from comparator.corpus.series.catalogue import read_catalogue
from comparator.corpus.series.series import read_series
from comparator.corpus.series.theme_sets import general_themes, read_theme_set
from comparator.corpus.series.verb_scales import VERBS
from comparator.diff import variant_of
from comparator.model import ThemeSet
from comparator.resources.bundled import preset_folder, preset_names
from comparator.scaffold.new_series import start_series
from comparator.themes import assign_themes
from tests.small_declarations import declare, filed

SENTENCES = [
    ("fomc", "The Committee decided to raise the federal funds rate.", "rates"),
    ("fomc", "Voting for the action were: A. Bee; C. Dee; E. Eff; G. Hay; I. Jay; K. Ell.", "vote"),
    ("fomc", "Job losses slowed, and the unemployment rate fell.", "employment"),
    ("fomc", "The Committee will keep rolling over maturing Treasury securities.", "balance-sheet"),
    ("fomc", "Strains in funding markets have eased.", "liquidity"),
    ("g7", "We will stand with Kyiv for as long as it takes.", "ukraine"),
    ("g7", "We encourage China to accept its part.", "indo-pacific"),
    ("g7", "We will phase out coal.", "energy"),
    ("g20", "We will finish the General Review of Quotas on time.", "institutions"),
    ("g20", "Supervisors will carry out Basel III.", "financial-regulation"),
    ("resolutions", "Requests the Secretary-General to submit a report at its next session.",
     "follow-up"),
    ("resolutions", "Decides to remain actively seized of the matter.", "follow-up"),
    ("resolutions", "Calls for a ceasefire without delay.", "conflicts"),
    ("sco", "The Member States condemn terrorism.", "terrorism"),
]  # fmt: skip


def themes_of(preset: str) -> ThemeSet:
    return read_theme_set(preset_folder(preset) / "themes.toml")


@pytest.mark.parametrize(("preset", "text", "theme"), SENTENCES)
def test_a_sentence_is_filed_where_a_reader_looks(preset: str, text: str, theme: str) -> None:
    assert filed(assign_themes(declare(text), themes_of(preset)))[0][:1] == [theme]


@pytest.mark.parametrize("preset", preset_names())
def test_every_theme_is_called_something_in_russian_and_chinese(preset: str) -> None:
    for theme in themes_of(preset).themes:
        assert {"ru", "zh"} <= set(theme.labels), theme.id


@pytest.mark.parametrize("preset", preset_names())
def test_a_catalogue_names_days_and_kinds(preset: str) -> None:
    entries = read_catalogue(preset_folder(preset) / "catalogue.toml").entries
    assert len({entry.date for entry in entries}) == len(entries)
    assert all(entry.place for entry in entries)
    if preset != "sco":
        table = (preset_folder(preset) / "series.toml").read_text("utf-8")
        assert 'kind = "' in table


def test_the_federal_reserve_gives_two_kinds_of_text() -> None:
    entries = read_catalogue(preset_folder("fomc") / "catalogue.toml").entries
    assert {entry.kind for entry in entries} == {"statement", "goals"}


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("decided to maintain the target range", "decided to raise the target range", "rate"),
        ("decided to raise the target range", "decided to lower the target range", "rate"),
        ("may adjust the target range", "will adjust the target range", "stronger"),
    ],
)
def test_what_a_bank_decides_is_weighed(tmp_path: Path, before: str, after: str, kind: str) -> None:
    start_series(tmp_path / "fomc", "fomc")
    lexicon = lexicon_of(VERBS.of_series(tmp_path / "fomc")["en"], "en")
    end = "for the federal funds rate at its next meeting."
    one, two = f"The Committee {before} {end}", f"The Committee {after} {end}"
    assert [str(shift.kind) for shift in shifts(variant_of(one, two), lexicon)] == [kind]


def test_a_copied_series_builds_on_a_preset_that_is_not_beside_it(
    specimen: Path, tmp_path: Path
) -> None:
    shutil.copytree(specimen, tmp_path / "specimen")
    copied = read_series(tmp_path / "specimen").themes
    assert copied == read_series(specimen).themes
    assert "terrorism" in copied.ids


def test_a_neighbour_goes_before_a_preset_of_its_name(tmp_path: Path) -> None:
    for name, text in (
        ("g7", '[[theme]]\nid = "own"\nlabel = "Own"\n'),
        ("mine", 'base = "g7"\n'),
        ("other", 'base = "g20"\n'),
    ):
        (tmp_path / name).mkdir()
        (tmp_path / name / "themes.toml").write_text(text, "utf-8")
    assert read_theme_set(tmp_path / "mine" / "themes.toml").ids == ("own",)
    other = read_theme_set(tmp_path / "other" / "themes.toml").ids
    assert {*general_themes().ids, "institutions"} <= set(other)
