"""What a format makes of what leaves, said before it is written."""

from __future__ import annotations

from planner.exchange.format import Outgoing

_GUARD = (
    "Cells that begin with = + - or @ get an apostrophe in front, so that no spreadsheet runs them. Import takes it "
    "off again."
)


def of_csv(_outgoing: Outgoing) -> tuple[str, ...]:
    """The guard against formulas."""
    return (_GUARD,)


def of_workbook(_outgoing: Outgoing) -> tuple[str, ...]:
    """How the workbook is made up."""
    return ("Each channel has a sheet of its own. Texts are never run as formulas.",)


def of_calendar(outgoing: Outgoing) -> tuple[str, ...]:
    """Entries without a day are no events."""
    number = sum(1 for one in outgoing.placements if one.date is None)
    if not number:
        return ()
    entries = "1 entry without a day is" if number == 1 else f"{number:,} entries without a day are"
    return (f"{entries} left out, because a calendar holds days.",)
