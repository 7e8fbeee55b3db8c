"""A series: a folder with series.toml, themes.toml and one file per declaration."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from comparator.corpus.series.catalogue import CATALOGUE_FILE, KINDS, read_catalogue
from comparator.corpus.series.declarations import (
    Reading,
    examine_declaration,
    is_language,
    read_language,
    read_rendering,
)
from comparator.corpus.series.faults import Faults
from comparator.corpus.series.habits import habits_of_series
from comparator.corpus.series.name_tables import NAMES
from comparator.corpus.series.rulings import read_rulings
from comparator.corpus.series.theme_sets import (
    read_theme_set,
    theme_set_bases,
    themes_without_file,
)
from comparator.corpus.series.toml_files import (
    FAULT_OF_SERIES,
    Table,
    check_id,
    read_bytes,
    read_table,
)
from comparator.corpus.series.verb_scales import VERBS
from comparator.corpus.series.witnesses import (
    WITNESSES_TABLE,
    chosen_texts,
    faults_of_witnesses,
    is_witness_file,
    texts_by_role,
)
from comparator.errors import InputError
from comparator.model import DRAFT, Declaration, Series, SeriesWords, ThemeSet, Witness

SERIES_FILE = "series.toml"
THEMES_FILE = "themes.toml"
ANSWERS_FILE = "answers.toml"
_ENDING = ".md"


def is_series(folder: Path) -> bool:
    """Whether a folder holds a series."""
    return (folder / SERIES_FILE).is_file()


def find_series(folder: Path) -> tuple[Path, ...]:
    """Return `folder` if it is a series, else the series in it, in the order of their names.

    Raises:
        InputError: There is none.
    """
    if is_series(folder):
        return (folder,)
    if not folder.is_dir():
        raise _no_folder(folder)
    found = tuple(sorted(inner for inner in folder.iterdir() if is_series(inner)))
    if not found:
        problem = f"this is not a series: it has no {SERIES_FILE}."
        raise InputError(folder, None, problem, "Add one with a title.", FAULT_OF_SERIES)
    return found


@dataclass(frozen=True)
class SeriesReading:
    """A series' folder, as much of it as could be read.

    Attributes:
        folder: Where it lies.
        language: That of its texts which name none.
        files: Its texts, sound or not, in the order of their names.
        accepted: Findings that series.toml accepts: "C407" or "2020-moscow:C306".
        series: What the folder holds; None where faults leave that open.
        faults: What is wrong with the form of its files, in the order in which it was met.
    """

    folder: Path
    language: str = "en"
    files: tuple[Reading, ...] = ()
    accepted: frozenset[str] = frozenset()
    series: Series | None = None
    faults: tuple[InputError, ...] = ()


@dataclass(frozen=True)
class _Facts:
    """What series.toml says."""

    title: str = ""
    description: str = ""
    defaults: Mapping[str, str] = field(default_factory=dict)
    accepted: frozenset[str] = frozenset()
    choices: Table | None = None
    words: Mapping[str, SeriesWords] = field(default_factory=dict)


def read_series(folder: Path, themes: ThemeSet | None = None) -> Series:
    """Return the series in a folder; its declarations have no passages yet.

    Args:
        folder: With series.toml and a file for each declaration.
        themes: What to file passages under in the place of its themes.toml, if not None.

    Raises:
        InputError: Something in the folder is not as it should be; says where and why.
    """
    reading = examine_series(folder, themes)
    if reading.series is None:
        raise reading.faults[0]
    return reading.series


def examine_series(folder: Path, themes: ThemeSet | None = None) -> SeriesReading:
    """Return what could be read of a series' folder, with all that is wrong with its form.

    Args:
        folder: With series.toml and a file for each declaration.
        themes: What to file passages under in the place of its themes.toml, if not None.
    """
    folder = folder.absolute() if folder.name in {"", ".", ".."} else folder
    if not folder.is_dir():
        return SeriesReading(folder, faults=(_no_folder(folder),))
    faults = Faults()
    series_id = folder.resolve().name
    faults.attempt(None, check_id, folder, series_id, "series")
    facts = faults.attempt(_Facts(), _read_facts, folder / SERIES_FILE)
    paths = text_paths(folder)
    faults.add(*_faults_of_names(paths))
    files = tuple(examine_declaration(p, facts.defaults) for p in paths if not p.is_dir())
    faults.add(*(fault for file in files for fault in file.faults))
    declarations, drafts, witnesses = _texts(folder, facts, files, faults)
    if themes is None:
        themes = faults.attempt(ThemeSet(), _read_themes, folder / THEMES_FILE, declarations)
    series = Series(
        id=series_id,
        title=facts.title,
        description=facts.description,
        declarations=declarations,
        themes=themes,
        verbs=faults.attempt({}, VERBS.of_series, folder),
        habits=faults.attempt({}, habits_of_series, folder),
        names=faults.attempt({}, NAMES.of_series, folder),
        drafts=drafts,
        witnesses=tuple(w for w in witnesses if w.declaration not in {d.id for d in drafts}),
        absent=_absent(folder / CATALOGUE_FILE, declarations),
        words=facts.words,
        rulings=faults.attempt((), read_rulings, folder, themes),
    )
    whole = None if faults else series
    language = facts.defaults.get("language", "en")
    return SeriesReading(folder, language, files, facts.accepted, whole, tuple(faults))


def default_language(folder: Path) -> str:
    """Return the language of a series' texts that name none; English where nothing says.

    Raises:
        InputError: series.toml is there and cannot be read.
    """
    path = folder / SERIES_FILE
    return _read_facts(path).defaults["language"] if path.is_file() else "en"


def _texts(
    folder: Path, facts: _Facts, files: Sequence[Reading], faults: Faults
) -> tuple[tuple[Declaration, ...], tuple[Declaration, ...], tuple[Witness, ...]]:
    """Return the declarations of a series, with their kinds, its drafts, and its witnesses."""
    faults.add(*faults_of_witnesses(files))
    ids = [file.path.stem for file in files]
    chosen = {} if facts.choices is None else faults.attempt({}, chosen_texts, facts.choices, ids)
    texts = [file.declaration for file in files if file.declaration is not None]
    every, witnesses = texts_by_role(texts, chosen)
    drafts = tuple(d for d in every if d.kind == DRAFT)
    declarations = tuple(d for d in every if d.kind != DRAFT)
    if not files or (drafts and not declarations):
        faults.add(_no_declaration(folder))
    kind, catalogue = facts.defaults.get("kind", ""), folder / CATALOGUE_FILE
    declarations = faults.attempt(declarations, _with_kinds, declarations, kind, catalogue)
    return declarations, drafts, witnesses


def _absent(
    catalogue: Path, declarations: Sequence[Declaration]
) -> tuple[tuple[date, str], ...] | None:
    """Return day and kind of what a catalogue names and is not here; None where there is none.

    A catalogue that cannot be read is one that is not there: what needs its entries says so.
    """
    if not catalogue.is_file():
        return None
    try:
        entries = read_catalogue(catalogue).entries
    except InputError:
        return None
    here = {d.id for d in declarations}
    return tuple((entry.date, entry.kind) for entry in entries if entry.id not in here)


def _with_kinds(
    declarations: tuple[Declaration, ...], default: str, catalogue: Path
) -> tuple[Declaration, ...]:
    """Return declarations, those whose file names no kind with that of the series or catalogue.

    The catalogue is asked where others have a kind: else a file written by hand would be no
    neighbour of those that were added. Where nobody names any, ids that all end in one do
    ("2020-03-goals" beside "2020-04-statement").
    """
    catalogued: dict[str, str] = {}
    if not default and not any(d.kind for d in declarations):
        named = {d.id: kind for d in declarations for kind in KINDS if d.id.endswith(f"-{kind}")}
        catalogued = named if len(named) == len(declarations) else {}
    is_mixed = len({bool(d.kind) for d in declarations}) > 1
    if not default and is_mixed and catalogue.is_file():
        catalogued = {entry.id: entry.kind for entry in read_catalogue(catalogue).entries}
    return tuple(
        d if d.kind else replace(d, kind=catalogued.get(d.id, default)) for d in declarations
    )


def declaration_files(folder: Path) -> tuple[Path, ...]:
    """Return the files of a series that hold declarations, in the order of their names.

    Raises:
        InputError: A folder has the name of a declaration, or two files have one id.
    """
    return tuple(path for path in text_files(folder) if not is_witness_file(path))


def text_files(folder: Path) -> tuple[Path, ...]:
    """Return the files of declarations and of their witnesses, in the order of their names.

    Raises:
        InputError: A folder has the name of a declaration, or two files have one id.
    """
    if not folder.is_dir():
        raise _no_folder(folder)
    paths = text_paths(folder)
    for fault in _faults_of_names(paths):
        raise fault
    return paths


def text_paths(folder: Path) -> tuple[Path, ...]:
    """Return all that is named as a text of a series, sound or not, in the order of the names."""
    return tuple(
        path
        for path in sorted(folder.iterdir(), key=lambda p: p.name)
        if path.suffix.lower() == _ENDING and not path.name.startswith((".", "_", "README"))
    )


def _faults_of_names(paths: Iterable[Path]) -> Iterator[InputError]:
    seen: dict[str, Path] = {}
    for path in paths:
        if path.is_dir():
            remedy = "A declaration is a file; rename or move it."
            yield InputError(path, None, "this is a folder.", remedy, "C001")
        # Some file systems do not tell A from a: such a pair is one id everywhere.
        first = seen.setdefault(path.stem.lower(), path)
        if first is not path:
            problem = f"{first.name} has the same id."
            yield InputError(path, None, problem, "Rename one of the two.", "C004")


def _no_folder(folder: Path) -> InputError:
    return InputError(folder, None, "there is no such folder.", code="C001")


def _no_declaration(folder: Path) -> InputError:
    problem = "there is no declaration here."
    return InputError(folder, None, problem, "Add one, such as 2007-bishkek.md.", "C006")


def series_inputs(folder: Path) -> dict[str, bytes]:
    """Return the files of a series that its report depends on, by series and name.

    Its facts, its themes and those they build on, its declarations and their witnesses; of the
    themes it builds on also those that lie in another series.
    """
    folder = folder.resolve()
    paths = [folder / SERIES_FILE, *text_files(folder)]
    # Whatever TOML lies there may be read: themes, catalogue, verbs.
    paths += [p for p in sorted(folder.glob("*.toml")) if p.name not in {SERIES_FILE, ANSWERS_FILE}]
    paths += theme_set_bases(folder / THEMES_FILE)
    return {f"{path.parent.name}/{path.name}": read_bytes(path) for path in paths}


def _read_facts(path: Path) -> _Facts:
    """Return what series.toml says."""
    if not path.is_file():
        problem, remedy = "the file is missing.", 'Make it, with title = "…".'
        raise InputError(path, None, problem, remedy, FAULT_OF_SERIES)
    table = read_table(path)
    table.allow("title", "description", "defaults", "check", "in", WITNESSES_TABLE)
    defaults = table.table("defaults")
    defaults.allow("language", "rendering", "kind")
    check = table.table("check")
    check.allow("accept")
    return _Facts(
        table.text("title"),
        table.text("description", ""),
        {
            "language": read_language(defaults, "en"),
            "rendering": str(read_rendering(defaults, "unknown")),
            "kind": defaults.text("kind", ""),
        },
        frozenset(check.texts("accept")),
        table.table(WITNESSES_TABLE),
        dict(_words(table.table("in"))),
    )


def _words(languages: Table) -> Iterator[tuple[str, SeriesWords]]:
    """Yield what the series calls itself and its places in other languages."""
    for language in languages.keys():  # noqa: SIM118 - no dict
        if not is_language(language):
            problem = f"{language!r} is not the code of a language."
            remedy = 'Write for example [in.ru] and below it title = "…".'
            raise languages.error(language, problem, remedy, language)
        words = languages.table(language)
        words.allow("title", "description", "places")
        places = words.table("places")
        called = {place: places.text(place) for place in places.keys()}  # noqa: SIM118 - no dict
        yield language, SeriesWords(words.text("title", ""), words.text("description", ""), called)


def _read_themes(path: Path, declarations: Iterable[Declaration]) -> ThemeSet:
    if path.exists():
        return read_theme_set(path)
    return themes_without_file(declaration.language for declaration in declarations)
