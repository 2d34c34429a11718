"""The side of the tab of pages: a line for an address, the list, and the buttons that read pages from the web."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QPushButton, QStackedWidget, QWidget

from planner.ui import icons
from planner.ui.context import Context
from planner.ui.pieces.dialog_parts import words
from planner.ui.pieces.parts import Lead, horizontal, vertical
from planner.ui.pieces.row_list import RowList
from planner.ui.words import tr

_WIDTH, _NARROW, _ROOMY = 320, 256, 1040


class Side(QWidget):
    """``address`` takes what is typed, ``add`` offers other ways; ``week`` reads all links of the week."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._theme = context.theme
        self.address = QLineEdit()
        self.add, self.list = QPushButton(tr("Add")), RowList(context.theme, tr("Pages"))
        self.week, self.stop = QPushButton(tr("Read this week's links")), QPushButton(tr("Stop"))
        self._progress = words("", role="secondary")
        self._foot = QStackedWidget()
        self._lay_out()
        self._tint()
        context.theme.changed.connect(self._tint)

    def show_progress(self, done: int, whole: int) -> None:
        """Says how many pages are read of those that were asked for; 0 of 0 when none is."""
        busy = done < whole
        self._foot.setCurrentIndex(1 if busy else 0)
        self._progress.setText(tr("Reading {number} of {whole}…", number=done + 1, whole=whole) if busy else "")

    def fit(self, around: int) -> None:
        """Leaves room for two cards beside it in a place of this width."""
        self.setFixedWidth(_NARROW if around < _ROOMY else _WIDTH)

    def _lay_out(self) -> None:
        space = self._theme.space(2)
        self.setFixedWidth(_WIDTH)
        self.address.setPlaceholderText(tr("Address of a page"))
        self.address.setAccessibleName(tr("Address of a page"))
        self.address.setToolTip(tr("Put this page on the list and read it from the web (Enter)"))
        self._lead = Lead(self._theme, "link", tr("Address of a page"), self.address)
        self.add.setToolTip(tr("A saved page or a source that was copied (Ctrl+V)"))
        self.week.setToolTip(tr("Ask the sites for every page that this week's posts lead to"))
        self.stop.setToolTip(tr("Stop reading; what was read is kept"))
        column = vertical(self, space)
        head = horizontal(line := QWidget(), space)
        head.addWidget(self.address, 1)
        head.addWidget(self.add)
        column.addWidget(line)
        column.addWidget(self.list, 1)
        busy = QWidget()
        row = horizontal(busy, space)
        row.addWidget(self._progress, 1)
        row.addWidget(self.stop)
        self._foot.addWidget(self.week)
        self._foot.addWidget(busy)
        self._foot.setFixedHeight(32)
        column.addWidget(self._foot)

    def _tint(self) -> None:
        icons.lead(self.add, self._theme, "plus")
        icons.lead(self.week, self._theme, "globe")
