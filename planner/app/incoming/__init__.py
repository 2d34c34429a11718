"""Exports of results held against the plan: formats, channels, matching, merging; the way in is ``results_intake``."""
