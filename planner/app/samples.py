"""Sample plans: one for each week, in a folder of their own, to try things out in and to be thrown away."""

from __future__ import annotations

import contextlib
import os
from datetime import date
from pathlib import Path

from planner.app.backups import Backups
from planner.app.catalogue import Catalogue
from planner.app.failures import PlanError
from planner.app.plans import remove
from planner.app.settings import Settings
from planner.app.surroundings import own_samples
from planner.domain.span import Week


def sample_of(today: date) -> Path:
    """Where the sample of this week lies, made or not."""
    return own_samples() / f"sample {Week.of(today)}.evenweek"


def is_sample(plan: Path) -> bool:
    """Whether the plan is one of the samples; ``plan`` is its path with links followed."""
    return plan.parent == Path(os.path.realpath(own_samples()))


def make_sample(path: Path, today: date, catalogue: Catalogue, settings: Settings) -> None:
    """Makes the sample of this week and throws away those of others, unless they are open; raises PlanError."""
    from planner.app.founding import new_sample  # noqa: PLC0415  for those who look at the sample only

    new_sample(path, today, catalogue).close()
    for other in path.parent.glob("sample *.evenweek"):
        if other != path:
            with contextlib.suppress(PlanError):
                throw_away(other, settings)


def throw_away(sample: Path, settings: Settings) -> None:
    """Removes a sample with its backups; raises Held when it is open, NotWritten when it cannot be removed."""
    remove(sample)
    Backups.of(sample, settings).remove_all()
