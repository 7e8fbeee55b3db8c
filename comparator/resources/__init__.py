"""What ships with the tool, and where it keeps what it may lose."""
