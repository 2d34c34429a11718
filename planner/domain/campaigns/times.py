"""In which order campaigns are told."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from planner.domain.records import Campaign
from planner.domain.running import Run, run_of


def the_nearest_first(campaigns: Iterable[Campaign], today: date) -> list[Campaign]:
    """What runs by its end, what is to come by its beginning, what has no days by name, what is over from the last."""
    order = {run: number for number, run in enumerate(Run)}

    def rank(one: Campaign) -> tuple[int, int, str]:
        run = run_of(one, today)
        if run is Run.OVER:
            day = -(one.ends or date.min).toordinal()
        elif run is Run.TO_COME:
            day = (one.starts or date.max).toordinal()
        else:
            day = (one.ends or date.max).toordinal()
        return order[run], day, one.name.casefold()

    return sorted(campaigns, key=rank)
