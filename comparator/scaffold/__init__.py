"""What `init` writes: a new series, files for CI."""
