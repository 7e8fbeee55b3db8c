"""The command line: options in, one call, one sentence out."""

from comparator.cli.main import main

__all__ = ["main"]
