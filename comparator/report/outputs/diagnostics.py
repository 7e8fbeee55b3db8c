"""Faults of files for machines: SARIF 2.1.0, and the annotations of GitHub's log."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Literal
from urllib.parse import quote

from comparator.errors import printable

Severity = Literal["error", "warning", "note"]
_SARIF = "https://json.schemastore.org/sarif-2.1.0.json"
_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "note": "notice"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something that is wrong in a file, or that its editor should know of.

    Attributes:
        code: What kind of fault it is, such as C104; stable.
        line: The line, counted from 1, or None for the whole file.
        severity: How bad it is.
        message: What is wrong and what to do, in sentences.
    """

    code: str
    path: PurePath
    line: int | None
    severity: Severity
    message: str

    def __post_init__(self) -> None:
        if self.line is not None and self.line < 1:
            raise ValueError("lines are counted from 1")


def sarif(faults: Sequence[Fault], version: str) -> bytes:
    """Return faults as SARIF 2.1.0, in their order."""
    rules = sorted({fault.code for fault in faults})
    driver = {
        "name": "comparator",
        "semanticVersion": version,
        "rules": [{"id": rule} for rule in rules],
    }
    results = [
        {
            "ruleId": fault.code,
            "ruleIndex": rules.index(fault.code),
            "level": fault.severity,
            "message": {"text": fault.message},
            "locations": [{"physicalLocation": _place(fault)}],
        }
        for fault in faults
    ]
    document = {
        "$schema": _SARIF,
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "results": results}],
    }
    return (json.dumps(document, indent=1, ensure_ascii=True) + "\n").encode()


def _place(fault: Fault) -> dict[str, object]:
    place: dict[str, object] = {"artifactLocation": {"uri": quote(fault.path.as_posix())}}
    if fault.line is not None:
        place["region"] = {"startLine": fault.line}
    return place


def github_annotations(faults: Sequence[Fault]) -> str:
    """Return faults as commands of GitHub's log, a line each."""
    return "".join(f"{_command(fault)}\n" for fault in faults)


def _command(fault: Fault) -> str:
    places = [("file", fault.path.as_posix()), ("title", fault.code)]
    if fault.line is not None:
        places.insert(1, ("line", str(fault.line)))
    told = ",".join(f"{name}={_escaped(value, ':,')}" for name, value in places)
    return f"::{_COMMANDS[fault.severity]} {told}::{_escaped(fault.message)}"


def _escaped(text: str, more: str = "") -> str:
    # A line end in a file's words must not begin a command of their own.
    text = text.replace("%", "%25")
    for sign in "\r\n" + more:
        text = text.replace(sign, f"%{ord(sign):02X}")
    return printable(text)
