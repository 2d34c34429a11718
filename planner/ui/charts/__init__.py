"""Charts: values in, drawn in the colours of the theme or of paper, each with a table that says the same."""
