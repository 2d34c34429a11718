"""What leaves the plan as a file that other programs open: one file, one format."""
