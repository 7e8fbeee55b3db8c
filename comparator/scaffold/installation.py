"""What pip is to install elsewhere so that it has the very version that runs here."""

import json
import re
import subprocess
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from comparator.version import __version__

NAME = "declaration-comparator"
_FROM_INDEX = f"{NAME}=={__version__}"
# git@host:owner/project, as git itself writes it.
_SHORT_SSH = re.compile(r"(?:ssh://)?[\w.-]+@([\w.-]+)[:/](?:\d+/)?([^/].*)")


@dataclass(frozen=True, slots=True)
class Installation:
    """What pip installs.

    Attributes:
        what: A requirement, such as "declaration-comparator==1.0".
        remark: What the user should know of it; "" where it came from an index.
    """

    what: str
    remark: str = ""


def this_version() -> Installation:
    """Return how to have this very version: another may give other bytes.

    Where it was installed from says whether an index has it; a version control's commit will do,
    too. One that lies in a folder is had from where that folder was cloned.
    """
    origin = _origin()
    if origin is None:
        return Installation(_FROM_INDEX)
    address = str(origin["url"])
    is_here = urlsplit(address).scheme == "file"  # where no other machine reaches it
    if "vcs_info" in origin and not is_here:
        return _from_repository(address, origin["vcs_info"]["commit_id"])
    if "dir_info" in origin:
        folder = Path(unquote(urlsplit(address).path))
        remote, commit = (
            _git(folder, "remote", "get-url", "origin"),
            _git(folder, "rev-parse", "HEAD"),
        )
        public = _public(remote)
        if public and commit:
            return _from_repository(public, commit)
    elif urlsplit(address).scheme in {"http", "https"}:
        return Installation(
            f"{NAME} @ {address}", f"It was installed from {address}, and so it is there."
        )
    return Installation(
        _FROM_INDEX,
        f"{NAME} {__version__} was installed from a folder of this machine. If no package index has"
        " it, the workflow cannot: run init with --install and an address that pip can reach.",
    )


def with_fetching(install: str) -> str:
    """Return what to install so that `fetch` works; what is no name is an address or a path."""
    name, rest = install[: len(NAME)], install[len(NAME) :]
    if name != NAME:
        return f"{NAME}[fetch] @ {install}" if "://" in install else f"{install}[fetch]"
    extras = re.match(r"\[([^\]]*)\]", rest)
    if extras is None:
        return f"{NAME}[fetch]{rest}"
    return f"{NAME}[{extras[1]},fetch]{rest[extras.end() :]}"


def _origin() -> dict[str, Any] | None:
    """Return where the package was installed from, None if from an index (PEP 610)."""
    try:
        text = distribution(NAME).read_text("direct_url.json")
    except PackageNotFoundError:
        folder = Path(__file__).resolve().parents[2]
        return {"url": folder.as_uri(), "dir_info": {}}
    origin: dict[str, Any] | None = None if text is None else json.loads(text)
    return origin


def _from_repository(address: str, commit: str) -> Installation:
    return Installation(
        f"{NAME} @ git+{address}@{commit}",
        f"This version is on no package index: the workflow takes it from {address}.",
    )


def _public(remote: str) -> str:
    """Return the https address of a remote, "" where it has none."""
    if remote.startswith("https://"):
        # Whoever cloned may have written a password into it.
        return re.sub(r"(?<=//)[^/@]*@", "", remote)
    found = _SHORT_SSH.fullmatch(remote)
    return f"https://{found[1]}/{found[2]}" if found else ""


def _git(folder: Path, *arguments: str) -> str:
    """Return what git answers in a checkout, "" where it is none."""
    if not (folder / ".git").exists():
        return ""
    command = ["git", "-C", str(folder), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    except FileNotFoundError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
