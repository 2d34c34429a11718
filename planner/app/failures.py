"""What can go wrong with a plan, for those who may not know the store: each error's message is a sentence."""

from __future__ import annotations

from planner.store.errors import Conflict, Damaged, Held, Newer, NoFile, NotAPlan, NotWritten, PlanError

__all__ = ["Conflict", "Damaged", "Held", "Newer", "NoFile", "NotAPlan", "NotWritten", "PlanError"]
