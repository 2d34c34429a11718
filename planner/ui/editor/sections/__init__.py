"""The folded sections of the editor."""
