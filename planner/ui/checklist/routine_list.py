"""Routines: what is done again and again without a post, a tick for each time that it was done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from planner.app.weekly import RoutineWeek
from planner.domain.records import Channel, Logged, Per, Routine
from planner.domain.span import ONE_DAY, Week
from planner.ui.checklist.rows import standing_in
from planner.ui.checklist.section import Section, link, minutes_words
from planner.ui.context import Context
from planner.ui.icons import icon
from planner.ui.pieces.corners import Menu
from planner.ui.pieces.plain import literal, plain_hint
from planner.ui.words import tr

ADD = "routines/add"

_BESIDE = 2
"""Ticks that stand beside the name; more of them stand below it."""

_BOXES = 7
"""Times that have a tick each; of more the number is told, and one more can be noted."""


@dataclass(frozen=True)
class RoutinesLook:
    """The routines of a week as they stand on a day."""

    routines: tuple[RoutineWeek, ...]
    week: Week
    today: date
    channels: tuple[Channel, ...] = ()


class RoutineSection(Section[RoutinesLook]):
    """Ticks for today and this week, and under the dots of each routine its other days and what was noted."""

    logged = Signal(object, object)
    """A Routine that was done once, and the day."""
    unlogged = Signal(object, object)
    """A Routine, and the note of it that is taken back."""
    change_requested = Signal(object)
    """The Routine to be changed, None for a new one."""
    archived = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__(context, tr("Routines"))

    def fill(self, data: RoutinesLook) -> None:
        """Each routine, or what they are for."""
        add = link(tr("Add…"), ADD, tr("Something that is done again and again without a post"))
        add.setAccessibleName(tr("Add a routine"))
        add.clicked.connect(lambda: self.change_requested.emit(None))
        self.add_heading(add)
        self.column.setSpacing(self.theme.space(2))
        if not data.routines:
            self.add_sentence(tr("Replies, comments, a look at the profile: what is done without a post."))
        for one in data.routines:
            self.column.addWidget(self._row(one, data))

    def _row(self, one: RoutineWeek, data: RoutinesLook) -> QWidget:
        row = QWidget()
        inside = QVBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        title = QHBoxLayout()
        title.setSpacing(self.theme.space(1))
        name = standing_in(one.routine.name, step="body")
        name.setIndent(0)
        name.setMinimumHeight(self.theme.size("control.small"))
        title.addWidget(name, 1)
        ticks = list(self._ticks(one, data))
        for tick in ticks if len(ticks) <= _BESIDE else ():
            title.addWidget(tick, 0, Qt.AlignmentFlag.AlignTop)
        title.addWidget(self._menu_button(one, data), 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(title)
        if len(ticks) > _BESIDE:
            inside.addLayout(self._line_of(ticks))
        said = standing_in(self._sentence(one, data), role="secondary")
        said.setIndent(0)
        inside.addWidget(said)
        return row

    def _line_of(self, ticks: list[QWidget]) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(self.theme.space(1))
        for tick in ticks:
            line.addWidget(tick)
        line.addStretch(1)
        return line

    def _sentence(self, one: RoutineWeek, data: RoutinesLook) -> str:
        """``Once a day, 30 min, Instagram · on 2 days this week``."""
        routine = one.routine
        channel = next((channel.name for channel in data.channels if channel.id == routine.channel_id), "")
        minutes = minutes_words(routine.minutes) if routine.minutes else ""
        parts = ", ".join(filter(None, (often_words(routine), minutes, channel)))
        return tr("{how} · {done}", how=parts, done=self._done_words(one, data))

    def _done_words(self, one: RoutineWeek, data: RoutinesLook) -> str:
        routine = one.routine
        if routine.per is Per.DAY:
            several = routine.times > 1 and data.today in data.week.span
            values = {"count": len(one.on(data.today)), "times": routine.times}
            today = [tr("{count} of {times} today", **values)] if several else []
            days = [tr("done on %n day(s)", one.full_days)] if one.full_days else []
            return ", ".join([*today, *days]) or tr("not done yet")
        return tr("{count} of {times}", count=len(one.logged), times=routine.times)

    # ticks

    def _ticks(self, one: RoutineWeek, data: RoutinesLook) -> Iterator[QWidget]:
        """A box for each time; none on days that are not today, for what is done by the day."""
        day = _day_of_ticks(data)
        if day is None or (one.routine.per is Per.DAY and data.today not in data.week.span):
            return
        if one.routine.times > _BOXES:
            yield self._once_more(one, day)
            return
        noted = one.asked(day)
        for number in range(max(one.routine.times, min(len(noted), _BOXES))):
            yield self._box(one.routine, number, noted[number] if number < len(noted) else None, day)

    def _box(self, routine: Routine, number: int, logged: Logged | None, day: date) -> QCheckBox:
        box = QCheckBox()
        box.setObjectName(f"routine/{routine.id}/{number}")
        box.setChecked(logged is not None)
        box.setMinimumHeight(self.theme.size("control.small"))
        name = tr("{routine}, {number} of {times}", routine=routine.name, number=number + 1, times=routine.times)
        box.setAccessibleName(name)
        hint = self._logged_words(logged) if logged else tr("Note that it was done")
        box.setToolTip(plain_hint(hint))
        box.clicked.connect(lambda: self._tick(box, routine, logged, day))
        return box

    def _tick(self, box: QCheckBox, routine: Routine, logged: Logged | None, day: date) -> None:
        box.setChecked(logged is not None)  # the plan says how it stands
        if logged is None:
            self.logged.emit(routine, day)
        else:
            self.unlogged.emit(routine, logged)

    def _once_more(self, one: RoutineWeek, day: date) -> QPushButton:
        more = link(tr("Done once"), f"routine/{one.routine.id}/more", tr("Note that it was done once more"))
        more.setAccessibleName(tr("Done once: {routine}", routine=one.routine.name))
        more.clicked.connect(lambda: self.logged.emit(one.routine, day))
        return more

    # the dots

    def _menu_button(self, one: RoutineWeek, data: RoutinesLook) -> QToolButton:
        dots = QToolButton()
        dots.setProperty("small", True)
        dots.setIcon(icon(self.theme, "dots-three"))
        dots.setIconSize(QSize(16, 16))
        dots.setObjectName(f"routine/{one.routine.id}/menu")
        dots.setAccessibleName(tr("More on “{item}”", item=one.routine.name))
        dots.setToolTip(tr("Other days, what was noted, change"))
        dots.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = Menu(dots)
        menu.aboutToShow.connect(lambda: self._fill_menu(menu, one, data))
        dots.setMenu(menu)
        return dots

    def _fill_menu(self, menu: Menu, one: RoutineWeek, data: RoutinesLook) -> None:
        if not menu.isEmpty():
            return
        days = [day for day in _days(data.week) if day <= data.today]
        if days:
            done = menu.add_within(tr("Done on"))
            for day in days:
                done.addAction(self.context.when.day(day), partial(self.logged.emit, one.routine, day))
        if one.logged:
            noted = menu.add_within(tr("Take back"))
            for log in one.logged:
                words = literal(self._logged_words(log))
                noted.addAction(words, partial(self.unlogged.emit, one.routine, log))
        menu.addAction(tr("Change…"), lambda: self.change_requested.emit(one.routine))
        menu.addAction(tr("Archive"), lambda: self.archived.emit(one.routine))

    def _logged_words(self, log: Logged) -> str:
        """``Mon 23 Nov, 09:00, Ann``."""
        when = self.context.when
        parts = (when.day(log.day), when.clock(log.at.time()) if log.at.date() == log.day else "", log.who)
        return ", ".join(filter(None, parts))


def often_words(routine: Routine) -> str:
    """``Once a day``, ``3 times a week``."""
    if routine.per is Per.DAY:
        return tr("Once a day") if routine.times == 1 else tr("{times} times a day", times=routine.times)
    return tr("Once a week") if routine.times == 1 else tr("{times} times a week", times=routine.times)


def _day_of_ticks(data: RoutinesLook) -> date | None:
    """The day that a tick is for: today, in a week that is over its last day, none in one that is still to come."""
    span = data.week.span
    if data.today in span:
        return data.today
    return span.end - ONE_DAY if data.today >= span.end else None


def _days(week: Week) -> list[date]:
    return [week.monday + number * ONE_DAY for number in range(7)]
