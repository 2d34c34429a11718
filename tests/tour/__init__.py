"""A walk through the window's main states, with a picture of each."""
