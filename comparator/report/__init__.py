"""Render: from editions to pages."""

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
