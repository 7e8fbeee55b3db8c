"""From a file that somebody has to a declaration of a series: facts found, guessed, written."""
