"""What files of Word and of Excel have in common: a zip archive of parts that name each other."""

import io
import zipfile
from collections.abc import Mapping

from comparator.exports.xml import HEAD, element

RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
PACKAGE_TYPE = "application/vnd.openxmlformats-package"


def content_types(parts: Mapping[str, str]) -> str:
    """Return the part that says of what type each part is."""
    rels = f"{PACKAGE_TYPE}.relationships+xml"
    return element(
        "Types",
        {"xmlns": f"{PACKAGE}/content-types"},
        element("Default", {"Extension": "rels", "ContentType": rels}),
        element("Default", {"Extension": "xml", "ContentType": "application/xml"}),
        *(element("Override", {"PartName": n, "ContentType": t}) for n, t in parts.items()),
    )


def relations(*targets: tuple[str, str]) -> str:
    """Return relations, rId1 and so on: the last word of a kind and its target."""
    rows = []
    for n, (kind, target) in enumerate(targets, 1):
        base = f"{PACKAGE}/relationships" if "/" in kind else RELATIONSHIPS
        rows.append(
            element("Relationship", {"Id": f"rId{n}", "Type": f"{base}/{kind}", "Target": target})
        )
    return element("Relationships", {"xmlns": f"{PACKAGE}/relationships"}, *rows)


def zipped(parts: Mapping[str, str]) -> bytes:
    """Return a zip archive; not compressed, as compressors differ from machine to machine."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, (HEAD + part).encode())
    return out.getvalue()
