"""What was measured, and what it says."""
