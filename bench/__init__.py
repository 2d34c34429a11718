"""Measures the program against floors of its own: ``python3 -m bench`` (see README.md)."""
