"""The balance of a week on each channel, asked for from the strip."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from planner.app.catalogue import Catalogue
from planner.app.live import Shown
from planner.domain.balance import OFF, Judgement
from planner.domain.records import Channel
from planner.domain.rules import MixRule
from planner.domain.wording import counts_words
from planner.ui.dialogs.parts import words
from planner.ui.icons import pixmap
from planner.ui.popover import Popover
from planner.ui.theme import Theme
from planner.ui.words import tr

NO_GLYPH = "globe"
_WEEK, _WINDOW = 2, 4
"""Where the counts of a stretch stand; its verdict stands beside them."""


class ByChannel(Popover):
    """A table with a row for each channel: this week and the weeks of the rule, each with its verdict."""

    def __init__(
        self, theme: Theme, catalogue: Catalogue, judged: Sequence[tuple[Channel, Shown]], parent: QWidget
    ) -> None:
        super().__init__(theme, tr("Balance by channel"), parent)
        self._theme = theme
        self._catalogue = catalogue
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        counted = [(channel, shown) for channel, shown in judged if shown.balance.window.tally.total]
        if counted:
            self._add_table(counted)
        self._add_rest(judged, counted=bool(counted))

    def _add_table(self, counted: Sequence[tuple[Channel, Shown]]) -> None:
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(self._theme.space(4))
        self._grid.setVerticalSpacing(self._theme.space(2))
        self.column.addLayout(self._grid)
        self._add_heads(counted[0][1].rule)
        for row, (channel, shown) in enumerate(counted, start=1):
            self._add_row(row, channel, shown)

    def _add_rest(self, judged: Sequence[tuple[Channel, Shown]], *, counted: bool) -> None:
        """Says what the table leaves out, or why there is none."""
        waiting = sum(shown.balance.window.tally.unlabelled for _, shown in judged)
        if waiting:
            text = tr("Not counted, because the post has no kind yet: {number}", number=waiting)
            self.column.addWidget(words(text, step="label", role="secondary"))
        elif not counted:
            self.column.addWidget(words(tr("No channel has a post in these weeks."), role="secondary"))

    def _add_heads(self, rule: MixRule | None) -> None:
        self._grid.addWidget(_cell(tr("Channel"), step="caption", role="muted"), 0, 1)
        self._grid.addWidget(_cell(tr("This week"), step="caption", role="muted"), 0, _WEEK, 1, 2)
        if rule is not None and rule.window > 1:
            self._grid.addWidget(_cell(tr("%n week(s)", rule.window), step="caption", role="muted"), 0, _WINDOW, 1, 2)

    def _add_row(self, row: int, channel: Channel, shown: Shown) -> None:
        balance, rule = shown.balance, shown.rule
        self._grid.addWidget(self._glyph(channel), row, 0)
        self._grid.addWidget(_cell(channel.name), row, 1)
        if rule is None:
            self._grid.addWidget(_cell(tr(counts_words(balance.own)), role="secondary"), row, _WEEK)
        elif rule.window > 1:
            self._add_judged(row, _WEEK, balance.own)
            self._add_judged(row, _WINDOW, balance.window)
        else:
            self._add_judged(row, _WEEK, balance.window)

    def _add_judged(self, row: int, column: int, judged: Judgement) -> None:
        role = "warning" if judged.verdict in OFF else "muted"
        self._grid.addWidget(_cell(tr(counts_words(judged)), role="secondary"), row, column)
        self._grid.addWidget(_cell(tr(judged.verdict), role=role), row, column + 1)

    def _glyph(self, channel: Channel) -> QLabel:
        platform = self._catalogue.platforms.named(channel.platform)
        glyph = QLabel()
        name = platform.glyph if platform else NO_GLYPH
        glyph.setPixmap(pixmap(self._theme, name, "text.secondary", dpr=self.devicePixelRatioF()))
        return glyph


def _cell(text: str, *, step: str = "label", role: str = "") -> QLabel:
    cell = words(text, step=step, role=role)
    cell.setWordWrap(False)
    return cell
