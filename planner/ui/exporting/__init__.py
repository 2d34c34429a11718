"""Entries going out: the page on which one chooses what leaves, as what, and sees what is lost."""
