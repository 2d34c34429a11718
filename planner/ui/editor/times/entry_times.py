"""Day and time of the open post: one row while all channels share them, else a row for each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.domain import clock, edits
from planner.domain.edits import Edit
from planner.domain.records import Placement
from planner.ui.editor.open_post import OpenPost
from planner.ui.pieces.parts import LinkButton, emptied, heading, labelled, side_by_side, vertical, words
from planner.ui.pieces.when_fields import ClockField, DayField
from planner.ui.words import tr

_EARLIER, _LATER = 0, 1


class Times(QWidget):
    """Channels can be given times of their own, and a common one again."""

    def __init__(self, open_post: OpenPost) -> None:
        super().__init__()
        self._open = open_post
        self._apart_for = ""
        self._shown: object = None
        self._rows: list[TimeRow] = []
        column = vertical(self, 4)
        self._box = QVBoxLayout()
        self._box.setSpacing(12)
        column.addLayout(self._box)
        self._switch = LinkButton("")
        self._switch.clicked.connect(self._switch_apart)
        column.addWidget(self._switch, 0, Qt.AlignmentFlag.AlignLeft)
        open_post.changed.connect(self._show)

    def commit(self) -> None:
        """Takes what is being typed."""
        for row in self._rows:
            row.commit()

    def _show(self) -> None:
        groups = self._groups()
        ids = [[one.id for one in group] for group in groups]
        if ids != self._shown:
            self._shown = ids
            self._make_rows(groups)
        for row, group in zip(self._rows, groups, strict=True):
            row.show_group(group)
        several = len(self._open.placements) > 1
        self._switch.setVisible(several)
        self._switch.setText(tr("Same time on all channels") if len(groups) > 1 else tr("Different times per channel"))

    def _groups(self) -> list[list[Placement]]:
        """The entries that share a row."""
        placements = self._open.placements
        alike = len({_when(one) for one in placements}) <= 1
        if alike and self._apart_for != self._open.shown_post.id:
            return [placements]
        return [[one] for one in placements]

    def _make_rows(self, groups: list[list[Placement]]) -> None:
        for row in self._rows:
            row.let_go()
        emptied(self._box)
        self._rows = [TimeRow(self._open, self._name(group, groups)) for group in groups]
        for row in self._rows:
            self._box.addWidget(row)

    def _name(self, group: list[Placement], groups: list[list[Placement]]) -> str:
        return self._open.channel_name(group[0]) if len(groups) > 1 else ""

    def _switch_apart(self) -> None:
        if len(self._groups()) == 1:
            self._apart_for = self._open.shown_post.id
            self._show()
            return
        self._apart_for = ""
        first = self._open.chosen[0]
        self._open.ask(lambda: edits.move_to(self._open.placements, first.date, first.time))


class TimeRow(QWidget):
    """Day and time of entries that share them."""

    def __init__(self, open_post: OpenPost, channel: str) -> None:
        super().__init__()
        self._open = open_post
        self._ids: list[str] = []
        day_name = tr("Date on {channel}", channel=channel) if channel else tr("Date")
        clock_name = tr("Time on {channel}", channel=channel) if channel else tr("Time")
        self._day = DayField(open_post.context, day_name)
        self._clock = ClockField(open_post.context, clock_name)
        self._note = words("", "caption", "warning")
        self._note.setWordWrap(True)
        self._other = LinkButton("")
        column = vertical(self, 4)
        if channel:
            column.addWidget(heading(channel))
            column.addWidget(side_by_side(self._day, self._clock))
        else:
            column.addWidget(side_by_side(labelled(day_name, self._day), labelled(clock_name, self._clock)))
        column.addWidget(self._note)
        column.addWidget(self._other, 0, Qt.AlignmentFlag.AlignLeft)
        self._day.chosen.connect(self._move_day)
        self._clock.chosen.connect(self._move_clock)
        self._other.clicked.connect(self._mean_other)
        for field in (self._day, self._clock):
            field.left.connect(open_post.sitting_ended)

    def commit(self) -> None:
        """Takes what is being typed."""
        self._day.commit()
        self._clock.commit()

    def let_go(self) -> None:
        """The row goes away; what could not be taken from it is forgotten."""
        self._day.setModified(False)
        self._clock.setModified(False)

    def show_group(self, group: list[Placement]) -> None:
        """Shows the day and time of these entries, which share them."""
        self._ids = [one.id for one in group]
        self._day.show_brand(self._open.brand)
        self._day.setEnabled(bool(group))
        self._day.show_value(group[0].date if group else None)
        self._clock.setEnabled(bool(group) and group[0].date is not None)
        self._clock.show_value(group[0].time if group else None)
        self._show_note(group[0] if group else None)

    def _show_note(self, one: Placement | None) -> None:
        trouble = _trouble(one) if one else clock.Trouble.NONE
        notes = [_zone_note(one, self._open.brand.zone) if one else "", _trouble_note(one, trouble) if one else ""]
        self._note.setText(" ".join(filter(None, notes)))
        self._note.setVisible(any(notes))
        self._other.setVisible(trouble is clock.Trouble.TWICE)
        if one is not None and trouble is clock.Trouble.TWICE:
            self._other.setText(tr("Take the later one") if one.fold == _EARLIER else tr("Take the earlier one"))

    def _move_day(self, day: date | None) -> None:
        if day is None:
            self._ask(lambda group: edits.move_to(group, None, None))
        else:
            self._ask(lambda group: edits.schedule(group, day))

    def _move_clock(self, clock_time: time | None) -> None:
        self._ask(lambda group: edits.move_to(group, group[0].date, clock_time))

    def _mean_other(self) -> None:
        def other(group: list[Placement]) -> Edit:
            fold = _LATER if group[0].fold == _EARLIER else _EARLIER
            parts = [edits.edit_placement(one, "fold", fold) for one in group]
            return replace(parts[0], changes=tuple(change for part in parts for change in part.changes))

        self._ask(other)

    def _ask(self, make: Callable[[list[Placement]], Edit]) -> None:
        """Asks for an edit of the entries; steps in a row, as of the arrows, are one."""
        ids = list(self._ids)

        def made() -> Edit:
            edit = make([self._open.records.placements[id_] for id_ in ids if id_ in self._open.records.placements])
            return replace(edit, merge_key=f"when {' '.join(ids)}")

        self._open.ask(made)


def _when(one: Placement) -> tuple[date | None, time | None, int | None, str]:
    return one.date, one.time, one.fold, one.zone


def _trouble(one: Placement) -> clock.Trouble:
    if one.date is None or one.time is None:
        return clock.Trouble.NONE
    return clock.trouble(one.date, one.time, one.zone)


def _trouble_note(one: Placement, trouble: clock.Trouble) -> str:
    if trouble is clock.Trouble.MISSING:
        return tr("The clocks go forward: this time does not exist on that day.")
    if trouble is clock.Trouble.TWICE and one.fold == _EARLIER:
        return tr("The clocks go back: this time comes twice, and the earlier one is meant.")
    if trouble is clock.Trouble.TWICE:
        return tr("The clocks go back: this time comes twice, and the later one is meant.")
    return ""


def _zone_note(one: Placement, zone: str) -> str:
    return tr("Time of {zone}.", zone=one.zone) if one.zone != zone else ""
