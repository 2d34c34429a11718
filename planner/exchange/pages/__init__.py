"""Web pages, as saved or sent, read for what they say of themselves; see ``reading``."""

from __future__ import annotations

from planner.exchange.pages.reading import read_page

__all__ = ["read_page"]
