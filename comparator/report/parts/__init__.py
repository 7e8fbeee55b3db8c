"""What several pages show: a view each."""
