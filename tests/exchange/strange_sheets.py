"""What tests of sheets of strangers share: the untidy sample with its tidy plan, and what it is read against."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from planner.app.catalogue import Catalogue
from planner.domain.records import Channel
from planner.exchange.reading.known import Known
from tests.exchange.plans import empty_plan

TODAY = date(2026, 11, 23)


def known_with(catalogue: Catalogue, *channels: Channel) -> Known:
    """What a sheet is read against in a new plan with these channels."""
    plan = empty_plan(catalogue)
    plan.channels.update({channel.id: channel for channel in channels})
    return Known(plan, catalogue.platforms, catalogue.lexicon, TODAY)


@dataclass(frozen=True)
class Row:
    """A record of the untidy sheet by its number, with the class it must be of and the entries of the tidy plan."""

    number: int
    sort: str
    cells: dict[str, str]
    entries: list[dict[str, str]]


def untidy_rows(shared: Path) -> Iterator[Row]:
    """The records of the untidy sheet after its header."""
    samples = shared / "samples"
    with (samples / "plan_untidy.csv").open(encoding="utf-8-sig", newline="") as lines:
        records = list(csv.reader(lines))
    tidy = {row["placement_id"]: row for row in _rows(samples / "plan_tidy.csv")}
    for said in _rows(samples / "plan_untidy_map.csv"):
        number = int(said["record_no"])
        cells = dict(zip(records[3], records[number - 1], strict=True))
        if number > 4:
            yield Row(number, said["row_class"], cells, [tidy[one] for one in said["tidy_placement_ids"].split()])


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))
