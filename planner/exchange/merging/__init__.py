"""Rows into a plan: the entries that they mean, what is asked about these, and the one edit."""
