"""Licences and known holes of what the tool stands on.

    python -m benchmarks.audit

The licences of all that is installed for use, not for development, are printed, one a line; one
that is not permissive is a failure. Known holes are asked of pip-audit, where it and its database
are at hand; where they are not, that is said, and is no failure.
"""

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from importlib.util import find_spec
from pathlib import Path

from packaging.requirements import Requirement

_PROJECT = Path(__file__).resolve().parents[1] / "pyproject.toml"
_PERMISSIVE = re.compile(
    r"\b(?:MIT|BSD|Apache|ISC|0BSD|PSF|Python Software Foundation|HPND|Zlib|MPL|Mozilla|Unlicense"
    r"|CC0|public domain)\b",
    re.IGNORECASE,
)
_DATABASE_S = 45


def needed(name: str, seen: dict[str, Distribution], extras: frozenset[str] = frozenset()) -> None:
    """Gather what a distribution needs to be used, and what that needs in turn."""
    key = re.sub(r"[-_.]+", "-", name).lower()
    try:
        found = distribution(name)
    except PackageNotFoundError:
        return  # for another system, or an extra that is not installed
    if key in seen and not extras:
        return
    seen[key] = found
    for line in found.requires or ():
        one = Requirement(line)
        marks = [{"extra": extra} for extra in extras] or [{"extra": ""}]
        if one.marker is None or any(one.marker.evaluate(mark) for mark in marks):
            needed(one.name, seen, frozenset(one.extras))


def licence(found: Distribution) -> str:
    """Return what a distribution says of its licence, in a few words."""
    told = [*(found.metadata.get_all("License-Expression") or ())]
    told += [
        line.rpartition(" :: ")[2]
        for line in found.metadata.get_all("Classifier") or ()
        if line.startswith("License ::")
    ]
    told += [line.split("\n")[0][:60] for line in found.metadata.get_all("License") or ()]
    return next(filter(None, told), "unknown")


def listed() -> Iterator[tuple[str, str, str]]:
    """Yield name, version and licence of all that is needed, in order."""
    seen: dict[str, Distribution] = {}
    project = tomllib.loads(_PROJECT.read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    lists = (project["dependencies"], *(extras[name] for name in extras if name != "all"))
    for one in (Requirement(line) for each in lists for line in each):
        needed(one.name, seen, frozenset(one.extras))
    for name in sorted(seen):
        yield name, seen[name].version, licence(seen[name])


def known_holes() -> int:
    """Ask for known holes; return 1 where there are, and 0 where nobody can be asked."""
    if find_spec("pip_audit") is None:
        print("Known holes: not looked for, pip-audit is not installed.")
        return 0
    command = [sys.executable, "-m", "pip_audit", "--local", "--progress-spinner", "off"]
    try:
        done = subprocess.run(  # noqa: S603
            command, capture_output=True, text=True, timeout=_DATABASE_S, check=False
        )
    except subprocess.TimeoutExpired:
        print("Known holes: not looked for, the database did not answer.")
        return 0
    if done.returncode and not done.stdout.strip():
        reason = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        print(f"Known holes: not looked for, the database is not at hand ({reason[:200]}).")
        return 0
    print(done.stdout.strip() or "Known holes: none.")
    return done.returncode


def main() -> None:
    """Print licences and holes; exit 1 where one must not be."""
    wrong = 0
    for name, version, told in listed():
        is_fine = _PERMISSIVE.search(told) is not None
        wrong += not is_fine
        print(f"{name} {version}: {told}{'' if is_fine else ' – NOT PERMISSIVE'}")
    sys.exit(1 if known_holes() or wrong else 0)


if __name__ == "__main__":
    main()
