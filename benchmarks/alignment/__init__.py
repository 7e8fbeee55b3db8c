"""How well passages are linked."""
