"""The sample's numbers: one row for each thing that was measured at one age, one column for each number."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from datetime import date

from planner.app.data_files import made_of
from planner.app.sample_extras.tables import Tables
from planner.domain.edits import Edit, new_id
from planner.domain.edits.results import record_numbers
from planner.domain.records import Age, Measurement

_FILE = "numbers.csv"
_HEAD = ("of", "name", "age", "captured", "boosted", "note")
"""The columns that are no numbers: ``of`` says what ``name`` names."""


def edit(tables: Tables) -> Edit:
    """All numbers; a blank is not known, a dash not offered, as when they are typed. Raises BadData with the row."""
    file = tables.folder / _FILE
    with file.open(encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened))
    made = (made_of(file, row["name"], lambda _, row: _measurement(tables, row), row) for row in rows)
    return record_numbers((None, one) for one in made)


def _measurement(tables: Tables, row: Mapping[str, str]) -> Measurement:
    of, name = row["of"], row["name"]
    return Measurement(
        id=new_id(),
        brand_id=tables.plan.brand.id,
        age=Age(row["age"]),
        captured=tables.day(date.fromisoformat(row["captured"])),
        values=tuple((key, value, "") for key, value in row.items() if key not in _HEAD and value),
        boosted=bool(row["boosted"]),
        note=row["note"],
        **{f"{of}_id": _id(tables, of, name)},
    )


def _id(tables: Tables, of: str, name: str) -> str:
    """Channels and campaigns go by their names, entries by the ids of their file, all else by its key in the tables."""
    if of == "channel":
        return tables.channel_id(name)
    if of == "campaign":
        return tables.campaign_id(name)
    return name if of == "placement" else tables.made[name]
