"""What passages name: states and bodies, documents, quantities; and what of it came and went."""
