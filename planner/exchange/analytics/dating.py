"""When the posts of an export were published and its numbers taken, and what has to be asked about that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from planner.domain.span import read_day
from planner.exchange.analytics.days import (
    NO_DAY,
    SaidDay,
    day_of,
    first_after,
    is_open,
    lacks_year,
    last_before,
    order_of,
    read_said,
    walked,
    years_for,
)
from planner.exchange.analytics.ids import id_in, moment_of, network_of
from planner.exchange.analytics.model import (
    CAPTURED,
    ORDER,
    YEAR,
    ZONE,
    About,
    Formats,
    ResultAsk,
    ResultWishes,
    Role,
)
from planner.exchange.analytics.tables import Table
from planner.exchange.reading.day_text import DAY_FIRST, MONTH_FIRST

_DATED = (Role.PUBLISHED, Role.DAY, Role.CAPTURED)
_ORDERS = ((DAY_FIRST, "The day comes first"), (MONTH_FIRST, "The month comes first"))
_ZONES = (("UTC", "UTC"), ("America/Los_Angeles", "Pacific time (Los Angeles)"))


@dataclass(slots=True)
class Dated:
    """What the records of a table say about days, by role and place; ``days`` are what they mean."""

    table: Table
    said: dict[Role, list[SaidDay]]
    days: dict[Role, list[date | None]] = field(default_factory=dict)


class Dating:
    """Reads all days of a file; ``came`` is the day on which the file was there, ``zone`` that of the brand."""

    def __init__(self, tables: Sequence[Table], formats: Formats, wishes: ResultWishes, came: date, zone: str) -> None:
        self._formats = formats
        self._answers = wishes.answers
        self._came = came
        self._zone = zone
        self.asks: list[ResultAsk] = []
        self._dated = {id(one): Dated(one, self._said(one)) for one in tables if one.format.about is not About.NOTHING}
        self._month_first = self._asked_order()
        self._year = self._asked_year()
        for one in self._dated.values():
            self._find(one)
        self.captured = self._asked_captured()
        self.zone = self._asked_zone()

    def day(self, table: Table, role: Role, place: int) -> date | None:
        """The day in the column of a role, in the record at a place of the table."""
        days = self._dated[id(table)].days.get(role)
        return days[place] if days else None

    def said(self, table: Table, role: Role, place: int) -> SaidDay:
        """What stands there."""
        return self._dated[id(table)].said.get(role, [NO_DAY] * (place + 1))[place]

    # reading

    def _said(self, table: Table) -> dict[Role, list[SaidDay]]:
        columns = {role: at for role in _DATED if (at := table.column(role)) is not None}
        read = partial(read_said, lexicon=self._formats.lexicon)
        return {role: [read(one.cell(at)) for one in table.records] for role, at in columns.items()}

    @property
    def _all(self) -> list[SaidDay]:
        return [day for one in self._dated.values() for days in one.said.values() for day in days]

    def _find(self, dated: Dated) -> None:
        published = dated.said.get(Role.PUBLISHED, [])
        by_ids = [self._by_id(dated.table, place, said) for place, said in enumerate(published)]
        captured = self._captured_days(dated, [one for one in by_ids if one is not None])
        dated.days[Role.CAPTURED] = captured
        for place, said in enumerate(published):
            if by_ids[place] is None:
                latest = captured[place] if captured and captured[place] else self._came
                by_ids[place] = last_before(said, latest or self._came, month_first=self._month_first)
        dated.days[Role.PUBLISHED] = by_ids
        days = dated.said.get(Role.DAY, [])
        if lacks_year(days) and self._year is not None:
            dated.days[Role.DAY] = walked(days, self._year)
        else:
            dated.days[Role.DAY] = [self._plain(said) for said in days]

    def _plain(self, said: SaidDay) -> date | None:
        return day_of(said, month_first=self._month_first, near=self._came)

    def _captured_days(self, dated: Dated, published: Sequence[date]) -> list[date | None]:
        """The days of the numbers: without a year, those in the year that is said, or the first after all posts."""
        days = dated.said.get(Role.CAPTURED, [])
        if not lacks_year(days):
            return [self._plain(said) for said in days]
        if self._year is not None:
            return walked(days, self._year)
        return [first_after(said, max(published, default=self._came), month_first=self._month_first) for said in days]

    def _by_id(self, table: Table, place: int, said: SaidDay) -> date | None:
        """The day in the year in which the id of the post was made; days that say their year are as they are."""
        if not lacks_year([said]):
            return self._plain(said)
        made = self._made(table, place)
        return None if made is None else day_of(said, month_first=self._month_first, near=made)

    def _made(self, table: Table, place: int) -> date | None:
        at = table.column(Role.ADDRESS)
        address = table.records[place].cell(at) if at is not None else ""
        network = network_of(address, self._formats.networks)
        made = moment_of(id_in(address, network), network) if network else None
        return made.date() if made else None

    # questions

    def _asked_order(self) -> bool:
        proven = order_of(self._all)
        if proven or not is_open(self._all):
            return proven == MONTH_FIRST
        usual = next((one.table.format.month_first for one in self._dated.values()), None)
        said = self._answers.get(ORDER, "")
        value = said or (MONTH_FIRST if usual else DAY_FIRST)
        text = "Which comes first in its days, such as 03/04?"
        self.asks.append(
            ResultAsk(id=ORDER, text=text, value=value, options=_ORDERS, must=usual is None, answered=bool(said))
        )
        return value == MONTH_FIRST

    def _asked_year(self) -> int | None:
        """The year of the latest row where neither rows nor ids say it."""
        days = self._without_year()
        if not days:
            return None
        said = self._answers.get(YEAR, "")
        years = years_for(days, self._came) or [self._came.year]
        value = said if said.isascii() and said.isdecimal() and len(said) == 4 else str(years[0])
        options = tuple((str(year), str(year)) for year in years)
        text = "Its days have no year. Which year is the latest one in?"
        answered = bool(said) and value == said
        self.asks.append(ResultAsk(id=YEAR, text=text, value=value, options=options, must=True, answered=answered))
        return int(value)

    def _without_year(self) -> list[SaidDay]:
        """The days of the first column whose years have to be asked for."""
        for dated in self._dated.values():
            for role in (Role.DAY, Role.CAPTURED, Role.PUBLISHED):
                days = dated.said.get(role, [])
                if lacks_year(days) and not self._ids_tell(dated):
                    return days
        return []

    def _ids_tell(self, dated: Dated) -> bool:
        published = dated.said.get(Role.PUBLISHED, [])
        return any(self._made(dated.table, place) for place, said in enumerate(published) if lacks_year([said]))

    def _asked_captured(self) -> date | None:
        """The day on which the numbers were taken, where the rows do not say it; None where they all do."""
        entries = [one for one in self._dated.values() if one.table.format.about is About.ENTRY]
        if all(one.table.column(Role.CAPTURED) is not None for one in entries):
            return None
        said = self._answers.get(CAPTURED, "")
        day = _day(said) or self._came
        text = "On which day was it downloaded?"
        self.asks.append(ResultAsk(id=CAPTURED, text=text, value=day.isoformat(), answered=_day(said) is not None))
        return day

    def _asked_zone(self) -> str:
        """The zone of the times in the file, "" where it has none."""
        usual = next((one.table.format.zone for one in self._dated.values() if one.table.format.zone), "")
        if not any(
            said.clock and not said.utc for one in self._dated.values() for said in one.said.get(Role.PUBLISHED, [])
        ):
            return usual
        value = self._answers.get(ZONE, "") or usual or "UTC"
        options = dict(((self._zone, self._zone), *_ZONES))
        options.setdefault(value, value)
        asked = ResultAsk(
            id=ZONE,
            text="In which time zone are its times?",
            value=value,
            options=tuple(options.items()),
            answered=ZONE in self._answers,
        )
        self.asks.append(asked)
        return value


def _day(text: str) -> date | None:
    try:
        return read_day(text)
    except ValueError:
        return None
