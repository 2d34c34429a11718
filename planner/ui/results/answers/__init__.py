"""Questions about results in plain words, and honest answers to them."""
