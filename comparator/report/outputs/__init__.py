"""What one command prints, a module each."""
