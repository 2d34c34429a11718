"""The balance strip under the calendar: the judged week in words and bars, live."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from planner.app.live import LiveBalance, Shown
from planner.domain.balance import OFF, Verdict, WeekBalance
from planner.domain.edits import Change, launch, withdraw
from planner.domain.records import Brand, Channel
from planner.domain.span import Week
from planner.ui.balance.channels import ByChannel
from planner.ui.balance.launch import campaign_of
from planner.ui.balance.meters import Meters, meters
from planner.ui.context import Context
from planner.ui.dialogs.parts import words
from planner.ui.icons import pixmap
from planner.ui.popover import LineAsked
from planner.ui.words import tr

_USUAL = 180
"""Letters of a long sentence; room is kept for so many, so that the strip stays as it is while one drags."""

_MOST_LINES = 4


class BalanceStrip(QFrame):
    """Says how a week of the brand stands, and how it would stand after changes that are not made yet."""

    edit_requested = Signal(object)

    def __init__(self, context: Context, live: LiveBalance) -> None:
        super().__init__()
        self._context = context
        self._live = live
        self._brand: Brand | None = None
        self._week: Week | None = None
        self._changes: Sequence[Change] = ()
        self._judged: Shown | None = None
        self._stale = False
        self.setProperty("surface", "card")
        self.setAccessibleName(tr("Balance"))
        self._make_parts()
        self._lay_out()
        context.theme.changed.connect(self._show_icon)

    def _make_parts(self) -> None:
        self._days = words("", step="label", role="secondary")
        self._days.setWordWrap(False)
        self._icon = QLabel()
        self._icon.setFixedSize(16, 16)
        self._sentence = words("", step="label", role="secondary")
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        self._by_channel = _link(tr("By channel"), tr("How the week stands on each channel"))
        self._by_channel.clicked.connect(self.show_channels)
        self._launch = _link(tr("Launch week"), tr("Break the rule this week on purpose, with a reason"))
        self._launch.clicked.connect(self.launch_week)
        self._withdraw = _link(tr("Withdraw launch week"), tr("Take the reason back, so that the rule counts again"))
        self._withdraw.clicked.connect(self._take_back)
        self._meters = Meters(self._context.theme)
        for hidden in (self._icon, self._launch, self._withdraw):
            hidden.hide()

    def _lay_out(self) -> None:
        theme = self._context.theme
        head = QHBoxLayout()
        head.setSpacing(theme.space(2))
        title = words(tr("Balance"), step="heading")
        title.setWordWrap(False)
        head.addWidget(title)
        head.addWidget(self._days)
        head.addStretch(1)
        for link in (self._by_channel, self._launch, self._withdraw):
            head.addWidget(link)
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
        column.addLayout(head)
        column.addLayout(below)

    # what is shown

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
        when = self._context.when
        self._days.setText(f"{when.week_number(self._week)} · {when.days(self._week.span)}")
        try:
            judged = self._live.judged(self._week, self._changes)
        except ValueError as error:
            self._show_nothing(str(error))
            return
        self._judged = judged
        self._sentence.setText(tr(judged.sentence))
        self._meters.show_meters(meters(judged, when))
        self._show_links(judged.balance)
        self._show_icon()

    def _show_nothing(self, reason: str) -> None:
        self._judged = None
        self._sentence.setText(f"{reason}.")
        self._meters.show_meters(())
        for widget in (self._icon, self._launch, self._withdraw):
            widget.hide()

    def _show_links(self, balance: WeekBalance) -> None:
        over = Verdict.OVER in (balance.own.verdict, balance.window.verdict)
        self._launch.setVisible(over and balance.waiver is None)
        self._withdraw.setVisible(balance.waiver is not None)

    def _show_icon(self) -> None:
        off = self._judged is not None and _off(self._judged.balance)
        if off:
            ratio = self.devicePixelRatioF()
            self._icon.setPixmap(pixmap(self._context.theme, "warning-fill", "status.ready", 16, ratio))
        self._icon.setVisible(off)

    # room for the sentence

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_room()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "_sentence"):
            self._keep_room()

    def _keep_room(self) -> None:
        theme = self._context.theme
        measure = QFontMetrics(theme.font("label"))
        width = max(self.width() - 2 * theme.space(4) - self._icon.width() - theme.space(2), 1)
        lines = math.ceil(_USUAL * measure.averageCharWidth() / width)
        self._sentence.setMinimumHeight(measure.lineSpacing() * min(lines, _MOST_LINES))

    # what can be asked

    def launch_week(self) -> None:
        """Asks for the reason why this week breaks the rule, with the week's campaign filled in."""
        if self._brand is None or self._week is None or self._judged is None or self._judged.rule is None:
            return
        week, rule = self._week, self._judged.rule
        plan = self._context.document.plan(self._brand, week.span)
        campaign = campaign_of(plan, week)
        waiver = self._judged.balance.waiver
        title = tr("{week} as launch week", week=self._context.when.week_number(week))
        help_ = tr("“{rule}” is not held against this week. It still counts in the weeks after it.", rule=tr(rule.name))
        asked = LineAsked(self._context.theme, title, help_, tr("Mark as launch week"), self)
        asked.given.connect(lambda reason: self.edit_requested.emit(launch(plan, week, rule.key, reason)))
        reason = waiver.reason if waiver else campaign.name if campaign else tr("Launch week")
        asked.ask(self._anchor(self._launch), reason)

    def show_channels(self) -> None:
        """Opens the balance of the week on each channel in use."""
        if self._week is None or self._judged is None:
            return
        judged = [
            (channel, self._live.judged(self._week, self._changes, channel_id=channel.id))
            for channel in self._channels()
        ]
        opened = ByChannel(self._context.theme, self._context.catalogue, judged, self)
        opened.open_beside(self._by_channel)

    def _channels(self) -> list[Channel]:
        return [channel for channel in self._live.settings.channels.values() if not channel.archived]

    def _take_back(self) -> None:
        waiver = self._judged.balance.waiver if self._judged else None
        if waiver is not None:
            self.edit_requested.emit(withdraw(waiver))

    def _anchor(self, link: QWidget) -> QWidget:
        return link if link.isVisible() else self._by_channel


def _off(balance: WeekBalance) -> bool:
    return balance.own.verdict in OFF or balance.window.verdict in OFF


def _link(text: str, help_: str) -> QPushButton:
    link = QPushButton(text)
    link.setProperty("kind", "link")
    link.setToolTip(help_)
    link.setAccessibleName(text)
    return link
