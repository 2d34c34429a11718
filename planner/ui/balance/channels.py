"""The balance of a week on each channel, asked for from the strip."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from planner.app.catalogue import Catalogue
from planner.app.live import Shown
from planner.domain.balance import OFF
from planner.domain.records import Channel
from planner.domain.wording import counts_words
from planner.ui.dialogs.parts import words
from planner.ui.icons import pixmap
from planner.ui.popover import Popover
from planner.ui.theme import Theme
from planner.ui.words import tr

NO_GLYPH = "globe"


class ByChannel(Popover):
    """A table with a row for each channel: this week, the weeks of the rule, and the verdict on them."""

    def __init__(
        self, theme: Theme, catalogue: Catalogue, judged: Sequence[tuple[Channel, Shown]], parent: QWidget
    ) -> None:
        super().__init__(theme, tr("Balance by channel"), parent)
        self._theme = theme
        self._catalogue = catalogue
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if not judged:
            self.column.addWidget(words(tr("No channel has a post in these weeks."), role="secondary"))
            return
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.space(4))
        self._grid.setVerticalSpacing(theme.space(2))
        self.column.addLayout(self._grid)
        self._add_heads(judged[0][1])
        for row, (channel, shown) in enumerate(judged, start=1):
            self._add_row(row, channel, shown)

    def _add_heads(self, shown: Shown) -> None:
        heads = [(1, tr("Channel")), (2, tr("This week"))]
        if shown.rule is not None and shown.rule.window > 1:
            heads.append((3, tr("%n week(s)", shown.rule.window)))
        for column, text in heads:
            self._grid.addWidget(_cell(text, step="caption", role="muted"), 0, column)

    def _add_row(self, row: int, channel: Channel, shown: Shown) -> None:
        balance = shown.balance
        self._grid.addWidget(self._glyph(channel), row, 0)
        self._grid.addWidget(_cell(channel.name), row, 1)
        self._grid.addWidget(_cell(tr(counts_words(balance.own)), role="secondary"), row, 2)
        if shown.rule is None:
            return
        if shown.rule.window > 1:
            self._grid.addWidget(_cell(tr(counts_words(balance.window)), role="secondary"), row, 3)
        role = "warning" if balance.window.verdict in OFF else "muted"
        self._grid.addWidget(_cell(tr(balance.window.verdict), role=role), row, 4)

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
