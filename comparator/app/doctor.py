"""What of comparator is here on this machine, what is not, and what is broken."""

import importlib
import platform
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path
from tempfile import TemporaryFile
from typing import Literal

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from comparator.resources.extras import install_command
from comparator.version import __version__

PACKAGE = "declaration-comparator"
GIVES = {
    "check": "`check` finds split, joined and misread words",
    "chinese": "edits of Chinese texts take whole words",
    "cluster": "`--scheduler` and `--cluster`: work on several machines",
    "fetch": "`fetch`, and `add` of web pages, Markdown and PDFs",
    "pandas": "`to_pandas` of what the library gives",
    "parquet": "`export --format parquet`",
}
"""What each extra is good for; `all` is all of them."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that was looked at.

    Attributes:
        name: What it is, in a word or two.
        value: What was found.
        state: "absent" is what one may live without, "broken" what must be mended.
        remedy: What to do about it, mostly a command; empty where nothing is to be done.
    """

    name: str
    value: str
    state: Literal["ok", "absent", "broken"] = "ok"
    remedy: str = ""


def examine() -> tuple[Fact, ...]:
    """Return what is here; nothing is changed, and no network is used."""
    return (
        Fact("comparator", f"{__version__}, in {Path(__file__).resolve().parents[1]}"),
        _python(),
        Fact("platform", platform.platform()),
        _series(),
        *_libraries(),
        *_extras(),
        _cache(),
        _encoding(),
        _git(),
    )


def _python() -> Fact:
    value = f"{platform.python_version()}, {sys.executable}"
    if sys.version_info < (3, 11):  # noqa: UP036 - whoever forced the installation asks here why
        return Fact("Python", value, "broken", "Install Python 3.11 or newer.")
    return Fact("Python", value)


def _series() -> Fact:
    here = Path("declarations")
    if here.is_dir():
        return Fact("your series", f"in {here.absolute()}: what is meant where no folder is named")
    return Fact("your series", "no folder ./declarations: commands want one named")


def _broken(name: str, value: str) -> Fact:
    return Fact(name, value, "broken", f"pip install --force-reinstall {PACKAGE}")


def _asked_for(extra: str = "") -> tuple[Requirement, ...] | None:
    """Return what the package asks for; None where it is not installed but only lies there.

    Args:
        extra: What it asks for besides, if this is wanted.
    """
    try:
        asked = tuple(map(Requirement, metadata.requires(PACKAGE) or []))
    except metadata.PackageNotFoundError:
        return None
    return tuple(
        wanted
        for wanted in asked
        if wanted.name != PACKAGE
        and ("extra" in str(wanted.marker)) == bool(extra)
        and (wanted.marker is None or wanted.marker.evaluate({"extra": extra}))
    )


def _libraries() -> Iterator[Fact]:
    asked = _asked_for()
    if asked is None:
        yield Fact("libraries", "not looked at: this copy was not installed by pip", "absent")
        return
    faults = [(library, fault) for library in asked if (fault := _fault(library))]
    for library, fault in faults:
        yield _broken(library.name, fault)
    yield Fact("libraries", f"{len(asked) - len(faults)} of {len(asked)} work")


def _extras() -> Iterator[Fact]:
    for extra, gives in GIVES.items() if _asked_for() else ():
        faults = {lib.name: fault for lib in _asked_for(extra) or () if (fault := _fault(lib))}
        command = install_command(extra)
        if not faults:
            yield Fact(f"extra {extra}", f"here: {gives}")
        elif set(faults.values()) == {_MISSING}:
            yield Fact(f"extra {extra}", f"not here: {gives}", "absent", command)
        else:
            yield Fact(f"extra {extra}", f"does not work: {', '.join(faults)}", "absent", command)


_MISSING = "it is not installed"


@cache
def _fault(library: Requirement) -> str:
    """Return what is wrong with a library, or nothing: it is there, new enough, and loads."""
    try:
        version = metadata.version(library.name)
    except metadata.PackageNotFoundError:
        return _MISSING
    if not library.specifier.contains(version, prereleases=True):
        return f"{version} is not {library.specifier}"
    for module in _modules(library.name):
        try:
            importlib.import_module(module)
        except Exception as error:
            return f"{version} does not load: {error}"
    return ""


def _modules(library: str) -> list[str]:
    """Return the modules that a library brings, as they are imported."""
    wanted = canonicalize_name(library)
    return sorted(
        module
        for module, owners in _owners().items()
        if not module.startswith("_") and wanted in map(canonicalize_name, owners)
    )


@cache
def _owners() -> "dict[str, list[str]]":
    return {name: list(owners) for name, owners in metadata.packages_distributions().items()}


def _cache() -> Fact:
    from comparator.jobs import default_store

    store = default_store()
    if store is None:
        return Fact("cache", "switched off, or no home to keep it in", "absent")
    entries, size = store.size()
    value = f"{entries:,} results, {size / 1e6:.1f} MB, in {store.folder}"
    there = next(p for p in (store.folder, *store.folder.absolute().parents) if p.exists())
    try:
        with TemporaryFile(dir=there):
            pass
    except OSError as error:
        remedy = f"Make {there} writable, or name another folder in COMPARATOR_CACHE."
        return Fact("cache", f"{value}: {error.strerror}", "broken", remedy)
    return Fact("cache", value)


def _encoding() -> Fact:
    """Files are always UTF-8; what the terminal takes is another matter."""
    out = sys.stdout.encoding or "none"
    value = f"terminal {out}, file names {sys.getfilesystemencoding()}"
    if out.lower().replace("-", "") != "utf8":
        return Fact("encoding", value, "absent", "Set PYTHONUTF8=1 to see every letter.")
    return Fact("encoding", value)


def _git() -> Fact:
    path = shutil.which("git")
    if path is None:
        return Fact("git", "not here: `review` compares folders only", "absent", "Install git.")
    return Fact("git", path)
