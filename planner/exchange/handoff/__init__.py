"""Files for the tools that publish: presets as data, and what each of them would get of a plan."""

from __future__ import annotations

from planner.exchange.handoff.conditions import conditions
from planner.exchange.handoff.handing import hand_off, preview
from planner.exchange.handoff.model import (
    Column,
    Field,
    Files,
    HandOff,
    LeftOut,
    LineEnd,
    MediaRule,
    OutFile,
    Preset,
    Preview,
    Quoting,
    Refused,
    Trust,
    Warned,
    Zone,
)
from planner.exchange.handoff.reading import checked, table_of

__all__ = [
    "Column",
    "Field",
    "Files",
    "HandOff",
    "LeftOut",
    "LineEnd",
    "MediaRule",
    "OutFile",
    "Preset",
    "Preview",
    "Quoting",
    "Refused",
    "Trust",
    "Warned",
    "Zone",
    "checked",
    "conditions",
    "hand_off",
    "preview",
    "table_of",
]
