"""Editing a post, making one quickly, and using the plan on the day."""
