"""Numbers from a network's own file: what each row becomes is seen, asked and corrected before anything is taken."""
