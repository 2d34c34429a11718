"""The page on which a sheet comes in: how it stands in the file, how it is understood, and what has to be asked."""
