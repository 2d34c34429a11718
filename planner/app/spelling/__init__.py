"""Spelling of the texts of posts: dictionaries, words that are never wrong, and the process that judges words."""
