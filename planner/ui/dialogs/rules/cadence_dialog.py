"""How often each channel is served, and whether the time for it is there."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from planner.app.live import LiveBalance
from planner.domain.balance import Entry, Ledger
from planner.domain.capacity import (
    Load,
    Proposed,
    hours_words,
    made_once,
    minutes_needed,
    minutes_of_one,
    propose_targets,
    targets_need,
)
from planner.domain.edits import Edit, keep_effort, set_minutes
from planner.domain.records import Brand
from planner.domain.rule_words import listed
from planner.domain.span import Week
from planner.ui.context import Context
from planner.ui.dialogs.rules.cadence_rows import CadenceRow, cadence_rows
from planner.ui.dialogs.rules.cadence_table import CadenceRows, CadenceTable
from planner.ui.dialogs.rules.capacity_fields import Capacity, EffortFields
from planner.ui.dialogs.rules.since import SinceChoice
from planner.ui.icons import lead, pixmap
from planner.ui.pieces.dialog_parts import button, column, row, words
from planner.ui.pieces.edit_dialog import EditDialog
from planner.ui.pieces.folded import Folded
from planner.ui.pieces.scrolled import Scrolled
from planner.ui.words import tr

_SIZE, _LEAST, _EDGE = QSize(1080, 720), QSize(560, 420), 32
_ROWS_SHOWN, _ROW = 8, 32
_BACK = 13
"""Weeks that say how posts of the brand usually are."""

_EXPLAINED = (
    "What you want to keep up on each channel. The figures that come with Evenweek are starting points for one small "
    "brand, and no promise: put your own in their place. A channel without a tick is not looked at."
)


class CadenceDialog(EditDialog):
    """A table to type in; all changes together are one edit."""

    def __init__(self, context: Context, brand: Brand, week: Week, parent: QWidget | None = None) -> None:
        super().__init__(context, tr("How often"), parent, tr("OK"))
        self._week = week
        self._live = LiveBalance(context.document, context.catalogue)
        self._live.show_brand(brand)
        self._plan, self._book = self._live.settings, self._live.book
        self._entries = self._live.asked(week, (), self._read_entries)
        rows = cadence_rows(self._plan, self._book, context.catalogue.cadences)
        self.rows = CadenceRows(context, rows)
        self.table = CadenceTable(self.rows)
        self.source = words("", role="secondary")
        self.reset = button(tr("Use the start values"))
        self.capacity = Capacity(context, self._plan.brand.minutes)
        self.effort = EffortFields(context, self._book.effort())
        self.since = SinceChoice(context, self._plan.brand, week)
        self._lay_out_parts()
        self._connect()
        self._show()
        self.table.setFocus()

    def made(self) -> Edit:
        """All that was changed, as one step; raises ValueError with a sentence when something cannot be."""
        since = self.since.since
        edit = set_minutes(self._plan.brand, self.capacity.hours.minutes)
        if self.effort.minutes != dict(self._book.effort()):
            edit = edit.followed_by(keep_effort(self._plan, self.effort.minutes, since=since))
        for one in self.rows.rows:
            if one.differs:
                edit = edit.followed_by(one.edit(self._plan, since))
        return edit

    # what is done

    def _reset(self) -> None:
        number = self.table.currentIndex().row()
        if number >= 0:
            self.rows.put(number, self.rows.rows[number].reset())
        self.table.setFocus()

    def _propose(self) -> None:
        """Puts targets that fit into the form."""
        minutes = self.capacity.hours.minutes
        served = [number for number, one in enumerate(self.rows.rows) if not one.now.off]
        if minutes is None or not served:
            return
        found = propose_targets([self._load(self.rows.rows[number]) for number in served], minutes)
        lowered = []
        for number, target in zip(served, found.targets, strict=True):
            before = self.rows.rows[number]
            if target < before.now.minimum:
                lowered.append(before.name)
            self.rows.put(number, _with_target(before, target))
        self.capacity.show_proposal(self._proposal_words(found, lowered))

    def _proposal_words(self, found: Proposed, lowered: list[str]) -> str:
        if found.fits:
            return tr("These targets fit into your hours, and none is below its least. Nothing is saved before OK.")
        least = hours_words(found.least)
        said = tr("Your hours do not reach for the least of every channel, which needs {time}.", time=least)
        return " ".join(
            (
                said,
                tr("Least and target were lowered on {channels}.", channels=listed(lowered)),
                tr("Or switch a channel off, so that the others get its time. Nothing is saved before OK."),
            )
        )

    # reading

    def _read_entries(self, ledger: Ledger) -> list[Entry]:
        return ledger.entries(self._week, _BACK)

    def _load(self, row: CadenceRow) -> Load:
        platform = self.context.catalogue.platforms.named(row.channel.platform)
        formats = platform.formats if platform else ()
        effort = self.effort.minutes
        each = minutes_of_one(row.now, row.channel.id, self._entries, effort, formats)
        wish = max(row.now.target, row.start.target if row.start else 0)
        return Load(each * made_once(self._entries), row.now.minimum, Fraction(str(wish)))

    def _show(self) -> None:
        """What is to be known of the chosen row, and what all need."""
        self._show_row()
        served = [one for one in self.rows.rows if not one.now.off]
        need = targets_need(map(self._load, served), [Fraction(str(one.now.target)) for one in served])
        week = [one for one in self._entries if one.day in self._week.span]
        needed = minutes_needed(week, self.effort.minutes)
        self.capacity.show_need(need, needed, self.context.when.week_number(self._week))
        self._fold.say(self.effort.summary())
        changed = any(one.differs for one in self.rows.rows) or self.effort.minutes != dict(self._book.effort())
        self.since.setVisible(changed)
        wrong = next((one for one in self.rows.rows if one.trouble and not one.now.off), None)
        self.say_trouble(f"{wrong.name}: {tr(wrong.trouble)}" if wrong else "")

    def _show_row(self) -> None:
        number = self.table.currentIndex().row()
        row = self.rows.rows[number] if number >= 0 else None
        self._about.setVisible(row is not None)
        if row is None:
            return
        self.source.setText(f"{row.name}: {_source_words(row)}")
        self.reset.setVisible(row.start is not None)
        self.reset.setEnabled(not row.is_start)

    # making

    def _connect(self) -> None:
        self.table.chosen.connect(self._show_row)
        self.rows.changed.connect(self._show)
        self.rows.refused.connect(self.say_trouble)
        self.reset.clicked.connect(self._reset)
        self.capacity.changed.connect(self._show)
        self.capacity.propose.clicked.connect(self._propose)
        self.effort.changed.connect(self._show)
        self.context.theme.changed.connect(self._set_icons)

    def _set_icons(self) -> None:
        lead(self.reset, self.context.theme, "arrow-counter-clockwise")
        self._sign.setPixmap(pixmap(self.context.theme, "info", "text.secondary", dpr=self.devicePixelRatioF()))

    def _lay_out_parts(self) -> None:
        self._fold = Folded(self.context.theme, tr("Minutes for a post"), self.effort)
        self.table.setMinimumHeight(min(len(self.rows.rows) + 2, _ROWS_SHOWN) * _ROW)
        lines = column(self.context.theme.space(3))
        lines.addWidget(words(tr(_EXPLAINED), role="secondary"))
        lines.addWidget(self.table, 1)
        lines.addWidget(self._made_about())
        lines.addWidget(self.capacity)
        lines.addWidget(self._fold)
        self.body.addWidget(Scrolled(lines), 1)
        self.body.addWidget(self.since)
        self.setMinimumSize(_LEAST)
        self.resize(_SIZE.boundedTo(self.screen().availableSize() - QSize(_EDGE, _EDGE)))

    def _made_about(self) -> QFrame:
        """Where the chosen row's figures come from, and the way back to them."""
        self._about = QFrame()
        self._about.setProperty("surface", "sunken")
        self._sign = QLabel()
        line = row(self.context.theme.space(2))
        line.setContentsMargins(*4 * [self.context.theme.space(2)])
        line.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.source, 1)
        line.addWidget(self.reset)
        self._about.setLayout(line)
        self.reset.setProperty("small", True)
        self.reset.setToolTip(tr("Puts the figures of this row back that come with Evenweek"))
        self._set_icons()
        return self._about


def _with_target(row: CadenceRow, target: Fraction) -> CadenceRow:
    figure = int(target) if target.denominator == 1 else float(target)
    return row.with_values(target=figure, minimum=min(row.now.minimum, int(target)))


def _source_words(row: CadenceRow) -> str:
    if row.start is None:
        return tr("nothing is known of this network; say what you want to keep up, and tick it.")
    start = tr("start value, from {source}; change it to what you can keep up.", source=row.start.source)
    return start if row.is_start else tr("your own. It began as: {start}", start=start)
