"""The balance of a week on each channel, asked for from the strip."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from planner.app.live import OnChannel, Shown
from planner.domain.balance import Judgement
from planner.domain.records import Channel
from planner.domain.rules import MixRule
from planner.domain.wording import channel_sentence, counts_words, window_words
from planner.ui.context import Context
from planner.ui.icons import pixmap
from planner.ui.pieces.dialog_parts import button, words
from planner.ui.pieces.plain import breakable, plain_hint
from planner.ui.pieces.popover import Popover
from planner.ui.pieces.states import STATES
from planner.ui.words import tr

NO_GLYPH = "globe"
_WEEK, _WINDOW, _COLUMNS = 2, 4, 6
"""Where the counts of a stretch stand; its verdict stands beside them."""

_DETAILS = "strip.details"
_WIDTH, _NAME = 560, 144
"""Pixels that details need, and that the name of a channel has at most."""


class ByChannel(Popover):
    """A table with a row for each channel: this week and the weeks of the rule, each with its verdict."""

    closed = Signal()

    def __init__(self, context: Context, judged: Sequence[OnChannel], parent: QWidget) -> None:
        super().__init__(context.theme, tr("Balance by channel"), parent)
        self._context = context
        self._theme = context.theme
        self.judged = judged
        self._details: list[QLabel] = []
        self._anchor: QWidget | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        counted = [one for one in judged if one.shown.balance.window.tally.total]
        for rule, some in groupby(counted, key=lambda one: one.shown.rule):
            self._add_table(rule, list(some))
        self._add_rest(counted=bool(counted))
        if self._details:
            self._add_toggle()

    def open_beside(self, anchor: QWidget) -> None:
        """Shows the table there, and keeps it there when details come and go."""
        self._anchor = anchor
        super().open_beside(anchor)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def _add_table(self, rule: MixRule | None, counted: Sequence[OnChannel]) -> None:
        if rule is not None:
            self.column.addWidget(words(breakable(tr(rule.name)), step="label", role="secondary"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(self._theme.space(3))
        grid.setVerticalSpacing(self._theme.space(2))
        grid.setColumnStretch(_COLUMNS, 1)
        self.column.addLayout(grid)
        _add_heads(grid, rule)
        for number, (channel, shown) in enumerate(counted):
            self._add_row(grid, 1 + 2 * number, channel, shown)

    def _add_rest(self, *, counted: bool) -> None:
        """Says what the table leaves out, or why there is none."""
        waiting = sum(one.shown.balance.window.tally.unlabelled for one in self.judged)
        if waiting:
            number = self._context.when.number(waiting)
            text = tr("Not counted, because the post has no kind yet: {number}", number=number)
            self.column.addWidget(words(text, step="label", role="secondary"))
        elif not counted:
            self.column.addWidget(words(tr("No channel has a post in these weeks."), role="secondary"))

    def _add_row(self, grid: QGridLayout, row: int, channel: Channel, shown: Shown) -> None:
        balance, rule = shown.balance, shown.rule
        grid.addWidget(self._glyph(channel), row, 0)
        grid.addWidget(_name(channel.name), row, 1, Qt.AlignmentFlag.AlignLeading)
        if rule is None:
            grid.addWidget(_cell(tr(counts_words(balance.own)), role="secondary"), row, _WEEK)
            return
        if not rule.window.is_week:
            _add_judged(grid, row, _WEEK, balance.own)
        _add_judged(grid, row, _WEEK if rule.window.is_week else _WINDOW, balance.window)
        self._add_detail(grid, row + 1, f"{tr(channel_sentence(rule, balance))}.")

    def _add_detail(self, grid: QGridLayout, row: int, sentence: str) -> None:
        said = words(sentence, step="caption", role="muted")
        said.hide()
        self._details.append(said)
        grid.addWidget(said, row, 1, 1, _COLUMNS)

    def _add_toggle(self) -> None:
        self._toggle = button("", "link")
        self._toggle.setToolTip(tr("Says of each channel what the rule allows, and why"))
        self._toggle.clicked.connect(lambda: self._show_details(self._details[0].isHidden()))
        self.column.addWidget(self._toggle, 0, Qt.AlignmentFlag.AlignLeading)
        self._show_details(bool(self._context.settings.memory.get(_DETAILS)))

    def _show_details(self, on: bool) -> None:
        self._context.settings.memory.put(_DETAILS, on)
        self._toggle.setText(tr("Hide details") if on else tr("Show details"))
        self.setMinimumWidth(_WIDTH if on else 0)
        for said in self._details:
            said.setVisible(on)
        if self._anchor is not None:
            super().open_beside(self._anchor)

    def _glyph(self, channel: Channel) -> QLabel:
        platform = self._context.catalogue.platforms.named(channel.platform)
        glyph = QLabel()
        name = platform.glyph if platform else NO_GLYPH
        glyph.setPixmap(pixmap(self._theme, name, "text.secondary", dpr=self.devicePixelRatioF()))
        return glyph


def _add_heads(grid: QGridLayout, rule: MixRule | None) -> None:
    grid.addWidget(_cell(tr("Channel"), step="caption", role="muted"), 0, 1)
    grid.addWidget(_cell(tr("This week"), step="caption", role="muted"), 0, _WEEK, 1, 2)
    if rule is not None and not rule.window.is_week:
        grid.addWidget(_cell(tr(window_words(rule.window)), step="caption", role="muted"), 0, _WINDOW, 1, 2)


def _add_judged(grid: QGridLayout, row: int, column: int, judged: Judgement) -> None:
    grid.addWidget(_cell(tr(counts_words(judged)), role="secondary"), row, column)
    role = STATES[judged.verdict].role
    grid.addWidget(_cell(tr(judged.verdict), role=role), row, column + 1)


def _name(name: str) -> QLabel:
    """A name, cut where it is long; the hint says all of it."""
    cell = _cell(name)
    cell.ensurePolished()
    cell.setText(cell.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, _NAME))
    cell.setToolTip(plain_hint(name))
    cell.setAccessibleName(name)
    return cell


def _cell(text: str, *, step: str = "label", role: str = "") -> QLabel:
    cell = words(text, step=step, role=role)
    cell.setWordWrap(False)
    return cell
