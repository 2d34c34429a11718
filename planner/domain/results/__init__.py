"""What was measured, and what it honestly says: numbers, rates, comparisons with their uncertainty, experiments."""
