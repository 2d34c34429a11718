"""Our own columns: the week's CSV, what its cells may hold, and the same columns in other files."""
