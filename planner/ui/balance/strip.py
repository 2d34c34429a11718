"""The balance strip under the calendar: the judged week in words and bars, live."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from planner.app.live import LiveBalance, OnChannel, WholeWeek
from planner.domain.edits import Change, launch, withdraw
from planner.domain.records import Brand, Placement
from planner.domain.span import Week
from planner.ui.balance.channels import ByChannel
from planner.ui.balance.head import StripHead
from planner.ui.balance.launch import campaign_of
from planner.ui.balance.meters import Meters, meters
from planner.ui.balance.sentence import lines_of, strip_words
from planner.ui.balance.watched import WatchedOff
from planner.ui.context import Context
from planner.ui.icons import pixmap
from planner.ui.pieces.dialog_parts import words
from planner.ui.pieces.popover import LineAsked
from planner.ui.pieces.states import STATES
from planner.ui.words import tr

_MOST_ELSEWHERE = 2
"""Other weeks that are judged while something is dragged."""

_NONE: frozenset[str] = frozenset()


class BalanceStrip(QFrame):
    """Says how a week of the brand stands, and how it would stand after changes that are not made yet."""

    edit_requested = Signal(object)
    rules_requested = Signal()
    balance_requested = Signal()
    concerned_changed = Signal(object)
    """The ids of the placements that the verdict is about, to be ringed."""

    def __init__(self, context: Context, live: LiveBalance) -> None:
        super().__init__()
        self._context = context
        self._live = live
        self._brand: Brand | None = None
        self._week: Week | None = None
        self._changes: Sequence[Change] = ()
        self._judged: WholeWeek | None = None
        self._concerned = _NONE
        self._stale = False
        self.setProperty("surface", "card")
        self.setAccessibleName(tr("Balance"))
        self._make_parts()
        self._lay_out()
        self._connect()

    def _make_parts(self) -> None:
        self.head = StripHead(self._context)
        self._icon = QLabel()
        self._icon.setFixedSize(16, 16)
        self._sentence = words("", step="label", role="secondary")
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        self._meters = Meters(self._context.theme)
        self._icon.hide()

    def _lay_out(self) -> None:
        theme = self._context.theme
        sentence = QHBoxLayout()
        sentence.setSpacing(theme.space(2))
        sentence.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        sentence.addWidget(self._sentence, 1)
        below = QVBoxLayout()
        below.setContentsMargins(0, 0, theme.space(1), 0)
        below.setSpacing(theme.space(1))
        below.addLayout(sentence)
        below.addWidget(self._meters)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.space(4), theme.space(2), theme.space(3), theme.space(2))
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addLayout(below)

    def _connect(self) -> None:
        head = self.head
        head.rule.clicked.connect(self.rules_requested)
        head.balance.clicked.connect(self.balance_requested)
        head.by_channel.clicked.connect(self.show_channels)
        head.launch.clicked.connect(self.launch_week)
        head.withdraw.clicked.connect(self._take_back)
        head.watched.clicked.connect(self._show_watched)
        self._context.theme.changed.connect(self._show_icon)

    # what is shown

    @property
    def concerned(self) -> frozenset[str]:
        """The ids of the placements that the verdict is about."""
        return self._concerned

    def show_brand(self, brand: Brand) -> None:
        """Judges this brand from now on."""
        self._brand, self._changes = brand, ()
        self._live.show_brand(brand)
        self._show()

    def show_week(self, week: Week) -> None:
        """Judges this week from now on."""
        if week != self._week:
            self._week = week
            self._show()

    def preview(self, changes: Sequence[Change]) -> None:
        """Shows the week as it would be after these changes; none: as it is."""
        if changes or self._changes:
            self._changes = changes
            self._show()

    def set_low(self, on: bool) -> None:
        """Words only, where there is little room for the calendar above."""
        self._meters.setVisible(not on)

    def refresh(self, changes: Sequence[Change]) -> None:
        """Judges again when a change counts; what was only tried is forgotten."""
        if self._live.refresh(changes) or self._changes:
            self._changes = ()
            self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._show()

    def _show(self) -> None:
        self._stale = not self.isVisible()
        if self._stale or self._brand is None or self._week is None:
            return
        self.head.show_week(self._week)
        try:
            judged = self._live.whole(self._week, self._changes)
        except ValueError as error:
            self._show_nothing(str(error))
            return
        self._judged = judged
        self._sentence.setText(strip_words(judged.main))
        self._meters.show_meters(meters(judged.main, self._context.when))
        self.head.show_judged(judged)
        self._show_icon()
        self._ring(frozenset(judged.main.concerned) | self._elsewhere())

    def _show_nothing(self, reason: str) -> None:
        self._judged = None
        self._sentence.setText(f"{reason}.")
        self._meters.show_meters(())
        self.head.show_nothing()
        self._icon.hide()
        self._ring(_NONE)

    def _show_icon(self) -> None:
        if self._judged is not None:
            icon, colour, _ = STATES[self._judged.main.state]
            self._icon.setPixmap(pixmap(self._context.theme, icon, colour, 16, self.devicePixelRatioF()))
            self._icon.setAccessibleName(tr(self._judged.main.state))
        self._icon.setVisible(self._judged is not None)

    # rings

    def _elsewhere(self) -> frozenset[str]:
        """What would be concerned in other weeks that something is about to be moved into."""
        days = (change.after.date for change in self._changes if isinstance(change.after, Placement))
        weeks = sorted({Week.of(day) for day in days if day is not None} - {self._week})
        judged = (self._live.judged(week, self._changes) for week in weeks[:_MOST_ELSEWHERE])
        return frozenset(id_ for one in judged for id_ in one.concerned)

    def _ring(self, concerned: frozenset[str]) -> None:
        if concerned != self._concerned:
            self._concerned = concerned
            self.concerned_changed.emit(concerned)

    # room for the sentence

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_room()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "_sentence"):
            self._keep_room()

    def _keep_room(self) -> None:
        """As much room as is usual, so that the strip stays as it is while one drags."""
        theme = self._context.theme
        measure = QFontMetrics(theme.font("label"))
        width = max(self.width() - 2 * theme.space(4) - self._icon.width() - theme.space(2), 1)
        self._sentence.setMinimumHeight(measure.lineSpacing() * lines_of(measure, width))

    # what can be asked

    def launch_week(self) -> None:
        """Asks for the reason why this week breaks the rule, with the week's campaign filled in."""
        if self._brand is None or self._week is None or self._judged is None or self._judged.main.rule is None:
            return
        week, rule, book = self._week, self._judged.main.rule, self._live.book
        rules = [one.key for one in (rule, *book.watched(week), *book.of_channels(week))]
        plan = self._context.document.plan(self._brand, week.span)
        campaign = campaign_of(plan, week)
        waiver = self._judged.main.balance.waiver
        title = tr("{week} as launch week", week=self._context.when.week_number(week))
        help_ = tr("Your rules are not held against this week. It still counts in the weeks after it.")
        asked = LineAsked(self._context.theme, title, help_, tr("Mark as launch week"), self)
        asked.given.connect(lambda reason: self.edit_requested.emit(launch(plan, week, rules, reason)))
        reason = waiver.reason if waiver else campaign.name if campaign else tr("Launch week")
        asked.ask(self._anchor(self.head.launch), reason)

    def show_channels(self) -> None:
        """Opens the balance of the week on each channel in use; those concerned on a channel are ringed meanwhile."""
        if self._week is None or self._judged is None:
            return
        opened = ByChannel(self._context, self._by_channel(self._judged), self)
        ringed = self._concerned
        off = (id_ for one in opened.judged if one.shown.off for id_ in one.shown.concerned)
        opened.closed.connect(lambda: self._ring(ringed))
        self._ring(frozenset(off) or ringed)
        opened.open_beside(self.head.by_channel)

    def _by_channel(self, judged: WholeWeek) -> Sequence[OnChannel]:
        """By the rules of every channel, as the checklist judges; where there is none, by the main one."""
        rule, week = judged.main.rule, self._week
        if judged.channels or week is None:
            return judged.channels
        live = self._live
        return [
            OnChannel(one, live.judged_by(rule, week, self._changes, channel_id=one.id)) for one in live.channels(rule)
        ]

    def _show_watched(self) -> None:
        if self._judged is not None:
            WatchedOff(self._context.theme, self._judged.watched_off, self).open_beside(self.head.watched)

    def _take_back(self) -> None:
        waiver = self._judged.main.balance.waiver if self._judged else None
        if waiver is not None:
            same = [
                one for one in self._live.settings.waivers if (one.starts, one.ends) == (waiver.starts, waiver.ends)
            ]
            self.edit_requested.emit(withdraw(same))

    def _anchor(self, link: QWidget) -> QWidget:
        return link if link.isVisible() else self.head.by_channel
