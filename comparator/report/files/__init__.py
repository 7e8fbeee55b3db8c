"""The files of a report on disk: written whole or not at all, named in a manifest."""
