"""Posts that may come again, and how each is said anew."""
