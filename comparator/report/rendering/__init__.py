"""From views to bytes: templates, styles, scripts."""
