"""The sentences of the report, in the languages it speaks."""
