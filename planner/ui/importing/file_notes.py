"""What cannot be seen in the rows of a file, such as charts and comments: one quiet line that opens."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from planner.ui.context import Context
from planner.ui.icons import pixmap
from planner.ui.pieces.dialog_parts import words
from planner.ui.pieces.elided import Elided
from planner.ui.pieces.plain import breakable
from planner.ui.pieces.popover import Popover
from planner.ui.words import tr

_ICON, _HIGH = 16, 24
_WIDE, _MOST = 400, 240


class FileNotes(QPushButton):
    """Says the first sentence, and all of them in a popover."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._theme = context.theme
        self._notes: tuple[str, ...] = ()
        self.setProperty("row", True)
        self.setProperty("compact", True)
        self.setFixedHeight(_HIGH)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setToolTip(tr("What the rows do not show of the file"))
        self._sign, self._said = QLabel(), Elided("", Qt.TextElideMode.ElideRight)
        self._said.setProperty("role", "secondary")
        self._said.setProperty("step", "label")
        self._inside = QHBoxLayout(self)
        self._inside.setContentsMargins(0, 0, 4, 0)
        self._inside.setSpacing(8)
        for part in (self._sign, self._said):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._inside.addWidget(part)
        self.clicked.connect(self._open)
        self._theme.changed.connect(self._paint_again)
        self._paint_again()
        self.show_notes(())

    def show_notes(self, notes: Sequence[str]) -> None:
        """Shows these sentences; the line is hidden when there are none."""
        self._notes = tuple(notes)
        self.setVisible(bool(notes))
        first = tr(notes[0]) if notes else ""
        said = tr("{note} And %n more.", len(notes) - 1, note=first) if len(notes) > 1 else first
        self._said.setText(said)
        self.setAccessibleName(said)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return self._inside.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._inside.minimumSize()

    def _open(self) -> None:
        popover = Popover(self._theme, tr("What the rows do not show"), self)
        popover.setFixedWidth(_WIDE)
        popover.column.addWidget(self._all())
        popover.open_beside(self)

    def _all(self) -> QScrollArea:
        inside, area = QWidget(), QScrollArea(widgetResizable=True)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for note in self._notes:
            column.addWidget(words(breakable(tr(note)), step="label"))
        column.addStretch()
        area.setWidget(inside)
        area.setAccessibleName(tr("What the rows do not show"))
        area.setFixedHeight(min(column.heightForWidth(_WIDE - 2 * self._theme.space(4)), _MOST))
        return area

    def _paint_again(self) -> None:
        self._sign.setPixmap(pixmap(self._theme, "info", "text.muted", _ICON, self.devicePixelRatioF()))
