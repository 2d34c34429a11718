"""The text of a post: typing, counting, marking, spelling, inserting."""
