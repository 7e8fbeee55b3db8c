"""Reads a published report anew and holds it against the texts."""

from comparator.verify.data import read_manifest
from comparator.verify.evidence import Evidence
from comparator.verify.published import Fault
from comparator.verify.verifier import verify

__all__ = ["Evidence", "Fault", "read_manifest", "verify"]
