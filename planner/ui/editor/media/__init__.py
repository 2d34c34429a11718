"""The pictures and videos of a post."""
