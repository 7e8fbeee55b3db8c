"""How well the findings agree with careful readers."""
