"""What pages say of findings: the value of `data-finding` on a passage."""

from comparator.model import Collation


def finding_marks(collation: Collation) -> dict[str, str]:
    """Return the kinds of the findings of each passage of a collation, such as "weaker number".

    Passages without findings are not in it; kinds stand in the order of the findings, once each.
    """
    kinds: dict[str, dict[str, None]] = {}
    for finding in collation.findings:
        for ref in (*finding.left, *finding.right):
            kinds.setdefault(ref, {})[str(finding.kind)] = None
    return {ref: " ".join(found) for ref, found in kinds.items()}
