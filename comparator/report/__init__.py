"""Render: from editions to pages."""

from comparator.report.single import render_pair
from comparator.report.site import render_site
from comparator.report.writing import write_file, write_site

__all__ = ["render_pair", "render_site", "write_file", "write_site"]
