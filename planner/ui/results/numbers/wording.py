"""Numbers, cells and rows of the table in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QLocale

from planner.app.numbers import NumberRow, NumberSection, Sort, table_facts
from planner.domain.records import NOT_OFFERED, Age
from planner.domain.results.due import Standing
from planner.domain.results.entering import value_of
from planner.domain.results.metrics import Metric
from planner.ui.context import Context
from planner.ui.words import tr

BOOSTED, NOTE = "boosted", "note"
"""Keys of the two columns that are no numbers."""

DASH = "–"
_LARGE = {9: "B", 6: "M", 3: "K"}


class Wording:
    """Days and numbers as the user's locale writes them, numbers as their network calls them."""

    def __init__(self, context: Context) -> None:
        self._when = context.when
        self._metrics: Mapping[str, Metric] = context.catalogue.metrics

    @property
    def point(self) -> str:
        """What stands before the part of a number that is less than 1."""
        return QLocale().decimalPoint()

    def shown(self, value: str) -> str:
        """A number as it is read: ``1,250``; a dash where the network does not offer it."""
        if value in ("", NOT_OFFERED):
            return DASH if value else ""
        whole, _, part = value.partition(".")
        return self._when.number(int(whole)) + (f"{self.point}{part}" if part else "")

    def short(self, value: str) -> str:
        """A large number in three figures: 1.25M; "" for others."""
        whole = value.partition(".")[0]
        size = next((size for size in _LARGE if len(whole) > size), 0) if whole.isdigit() else 0
        if not size:
            return ""
        figures = f"{int(whole) / 10**size:.3g}".replace(".", self.point)
        return f"{figures}{_LARGE[size]}"

    def typed(self, value: str) -> str:
        """A number as it is typed: without marks between thousands."""
        return value.replace(".", self.point)

    def called(self, key: str, platform: str) -> str:
        """What a network calls a number; the name of one of the two other columns."""
        if key in self._metrics:
            return tr(self._metrics[key].name_on(platform))
        return {BOOSTED: tr("Boosted"), NOTE: tr("Note")}.get(key, key)

    def meaning(self, key: str) -> str:
        """What a number is."""
        if key in self._metrics:
            return tr(self._metrics[key].what)
        return {
            BOOSTED: tr("Some of its numbers were paid for (Space switches it)"),
            NOTE: tr("What else is to be known of these numbers"),
        }.get(key, "")

    def section(self, section: NumberSection) -> str:
        """The heading over rows: a channel, a day, accounts of a week, campaigns."""
        if section.sort is Sort.ACCOUNT and section.day is not None:
            number = self._when.number(section.day.isocalendar().week)
            return tr("Accounts, week {number}", number=number)
        if section.sort is Sort.CAMPAIGN:
            return tr("Campaigns so far")
        return section.name or (self._when.day(section.day) if section.day is not None else "")

    def moment(self, row: NumberRow) -> str:
        """When an entry went out."""
        return f"{self.day(row)} {self.clock(row)}".strip()

    def day(self, row: NumberRow) -> str:
        """The day on which an entry went out."""
        return self._when.day(row.day) if row.day is not None else ""

    def clock(self, row: NumberRow) -> str:
        """The time at which an entry went out."""
        return self._when.clock(row.clock) if row.clock is not None else ""

    def row(self, row: NumberRow) -> str:
        """A row as it is spoken of: “Oven to table” on Instagram, Tue 17 Nov."""
        if row.sort is Sort.ENTRY and row.day is not None:
            return tr("“{name}” on {channel}, {day}", name=row.name, channel=row.channel, day=self._when.day(row.day))
        if row.sort is Sort.ACCOUNT and row.day is not None:
            number = self._when.number(row.day.isocalendar().week)
            return tr("{channel} in week {number}", channel=row.channel, number=number)
        return tr("the campaign {name}", name=row.name)

    def cell(self, row: NumberRow, key: str | None, title: str, value: str) -> str:
        """A cell as a screen reader says it."""
        name = self.called(key, row.platform) if key else title
        return tr("{number} of {row}: {value}", number=name, row=self.row(row), value=self._spoken(key, value))

    def cell_with(self, row: NumberRow, key: str, text: str) -> str:
        """A cell with what was typed in it."""
        return tr("{number} of {row}: {value}", number=self.called(key, row.platform), row=self.row(row), value=text)

    def explained(self, row: NumberRow, key: str, *, blank: bool) -> str:
        """What a number is, how its row stands, and what it was before."""
        words = [tr("{number}: {meaning}", number=self.called(key, row.platform), meaning=self.meaning(key))]
        if row.standing is not Standing.ENTERED:
            words.append(self.state(row))
        before = value_of(row.earlier, key)
        if blank and before and row.earlier is not None:
            words.append(self.before(before, row.earlier.captured))
        return " · ".join(filter(None, words))

    def before(self, value: str, day: date) -> str:
        """What was read before: 1,200 on Mon 16 Nov."""
        return tr("Before: {value} on {day}", value=self.shown(value), day=self._when.day(day))

    def state(self, row: NumberRow) -> str:
        """How the numbers of a row stand, "" when they are due."""
        if row.standing is Standing.ENTERED:
            return tr("entered")
        if row.standing is Standing.AHEAD and row.opens is not None:
            return tr("due from {day}", day=self._when.day(row.opens))
        if row.sort is Sort.ENTRY and not row.posted and row.standing is Standing.MISSED:
            return tr("not marked as posted")
        return tr("not noted in time") if row.sort is Sort.ENTRY and row.standing is Standing.MISSED else ""

    def age(self, age: Age) -> str:
        """``After 7 days``."""
        return tr(table_facts().ages[age].name)

    def _spoken(self, key: str | None, value: str) -> str:
        if key is None:
            return tr("not offered by the network")
        if key == BOOSTED:
            return tr("yes") if value else tr("no")
        if value == NOT_OFFERED:
            return tr("not offered")
        return (value if key == NOTE else self.shown(value)) or tr("blank")
