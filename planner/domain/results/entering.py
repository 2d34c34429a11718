"""What becomes of the numbers of something when one of them is typed."""

from __future__ import annotations

from dataclasses import replace

from planner.domain.records import Measurement


def value_of(measurement: Measurement | None, key: str) -> str:
    """A number in plain digits, NOT_OFFERED, or "" for what is not known."""
    values = measurement.values if measurement is not None else ()
    return next((row[1] for row in values if row[0] == key), "")


def with_number(measurement: Measurement, key: str, value: str, called: str = "") -> Measurement:
    """The same with another number under a key, "" for none; ``called`` is what the network says for it."""
    rows = {row[0]: row for row in measurement.values}
    if value:
        rows[key] = (key, value, called)
    else:
        rows.pop(key, None)
    return replace(measurement, values=tuple(rows.values()))
