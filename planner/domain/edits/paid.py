"""What the user can do to advertisements."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

from planner.domain.edits.change import Edit, changed
from planner.domain.paid.flights import flight_name, version_of
from planner.domain.records import Flight, Measurement


def keep_flight(flight: Flight, *, before: Flight | None = None, merge_key: str = "") -> Edit:
    """An advertisement added or changed; what cannot be right is found by the checks, and kept as typed."""
    new = f"Add ad {flight_name(flight)}" if flight.name.strip() else "Add an ad"
    text = new if before is None else f"Change ad {flight_name(before)}"
    return changed(text, [(before, flight)], merge_key=merge_key)


def add_version(flight: Flight, versions: Iterable[Flight]) -> Edit:
    """One more version to compare an advertisement with; the first becomes version A of a test where it was none."""
    listed = tuple(versions)
    first = replace(flight, test=True, variant=flight.variant.strip() or "A")
    return changed(f"Add a version of {flight_name(flight)}", [(flight, first), (None, version_of(first, listed))])


def approve_flight(flight: Flight, at: datetime, who: str) -> Edit:
    """Somebody's yes at an aware moment."""
    after = replace(flight, approved_by=who.strip(), approved_at=at.astimezone(UTC))
    return changed(f"Approve ad {flight_name(flight)}", [(flight, after)])


def unapprove_flight(flight: Flight) -> Edit:
    """The yes taken back."""
    after = replace(flight, approved_by="", approved_at=None)
    return changed(f"Take back the approval of {flight_name(flight)}", [(flight, after)])


def delete_flight(flight: Flight, measurements: Iterable[Measurement] = ()) -> Edit:
    """An advertisement taken out with its numbers; the post that it boosts stays."""
    gone = [(one, None) for one in measurements if one.flight_id == flight.id]
    return changed(f"Delete ad {flight_name(flight)}", [*gone, (flight, None)])
