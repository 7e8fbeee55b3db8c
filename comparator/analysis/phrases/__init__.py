"""The lives of phrases through the years."""
