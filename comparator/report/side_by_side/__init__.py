"""Two texts side by side: rows, cells, labels, what moved."""
