"""One module a kind of page: `pages/X.py` makes `templates/pages/X.html`."""
