"""What the networks take: the facts with their sources, and the user's own in their place."""
