"""The tab of creators: what was agreed with each, what is due, and what ends."""
