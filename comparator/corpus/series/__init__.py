"""The files of a series, read and written."""
