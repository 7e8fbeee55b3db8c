"""Render: from editions to pages."""

from typing import TYPE_CHECKING

from comparator.late import names_from

if TYPE_CHECKING:
    from comparator.report.files.manifest import (
        MANIFEST,
        SUMS,
        Stale,
        manifest_of,
        published_files,
        stale_files,
        sums_of,
    )
    from comparator.report.files.writing import refuse_other, write_site
    from comparator.report.pages.pair import render_pair
    from comparator.report.site import Maker, render_site, site_pages

__all__ = [
    "MANIFEST",
    "SUMS",
    "Maker",
    "Stale",
    "manifest_of",
    "published_files",
    "refuse_other",
    "render_pair",
    "render_site",
    "site_pages",
    "stale_files",
    "sums_of",
    "write_site",
]

__getattr__ = names_from(
    __name__,
    {
        "MANIFEST": "comparator.report.files.manifest",
        "Maker": "comparator.report.site",
        "SUMS": "comparator.report.files.manifest",
        "Stale": "comparator.report.files.manifest",
        "manifest_of": "comparator.report.files.manifest",
        "published_files": "comparator.report.files.manifest",
        "refuse_other": "comparator.report.files.writing",
        "render_pair": "comparator.report.pages.pair",
        "render_site": "comparator.report.site",
        "site_pages": "comparator.report.site",
        "stale_files": "comparator.report.files.manifest",
        "sums_of": "comparator.report.files.manifest",
        "write_site": "comparator.report.files.writing",
    },
)
