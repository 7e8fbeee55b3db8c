"""The operative verbs of clauses, how strong they are, and where that shifted."""
