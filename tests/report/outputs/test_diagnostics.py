"""Faults for machines: valid SARIF, and annotations that words cannot break out of."""

import json
from pathlib import PurePath

from hypothesis import given
from hypothesis import strategies as st

from comparator.report.outputs.diagnostics import Fault, github_annotations, sarif

FAULTS = st.lists(
    st.builds(
        Fault,
        code=st.sampled_from(["not-utf-8", "no-source"]),
        path=st.text(min_size=1).map(PurePath),
        line=st.none() | st.integers(1, 9999),
        severity=st.sampled_from(["error", "warning", "note"]),
        message=st.text(),
    )
)


@given(FAULTS)
def test_sarif_has_every_fault_in_order(faults: list[Fault]) -> None:
    run = json.loads(sarif(faults, "1.2.3"))["runs"][0]
    results = run["results"]
    assert [r["message"]["text"] for r in results] == [f.message for f in faults]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert [rules[r["ruleIndex"]] for r in results] == [f.code for f in faults]
    regions = [r["locations"][0]["physicalLocation"].get("region") for r in results]
    assert regions == [None if f.line is None else {"startLine": f.line} for f in faults]


@given(FAULTS)
def test_an_annotation_is_one_line_that_begins_as_ours(faults: list[Fault]) -> None:
    lines = github_annotations(faults).splitlines()
    assert len(lines) == len(faults)
    assert all(line.startswith(("::error ", "::warning ", "::notice ")) for line in lines)


def test_an_annotation_as_github_reads_it() -> None:
    message = "The date '50%\n::error::x' cannot be read. Fix it."
    assert github_annotations(
        [Fault(code="C104", path=PurePath("a,b:c.md"), line=3, severity="error", message=message)]
    ) == (
        "::error file=a%2Cb%3Ac.md,line=3,title=C104"
        "::The date '50%25%0A::error::x' cannot be read. Fix it.\n"
    )
