"""The pages that posts lead to: how links to them will show, and what they lack for it."""
