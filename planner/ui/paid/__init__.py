"""The tab of advertisements: boosted posts, and ads of their own."""
