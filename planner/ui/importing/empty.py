"""What is seen before a sheet is chosen: where to drop it, how to choose it, and what can come in."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from planner.ui.context import Context
from planner.ui.icons import lead, pixmap
from planner.ui.pieces.dialog_parts import button, words
from planner.ui.words import tr

_WIDTH, _SIGN = 560, 40
_DASHES = [4.0, 4.0]

_TAKEN = (
    ("Sheets as you keep them", "CSV, TSV, Excel (.xlsx) and LibreOffice (.ods), in any order of columns"),
    ("Calendars", "ICS files"),
    ("Schedulers", "What Buffer, Publer, Metricool and others export, with what is posted already"),
    ("Evenweek", "A week that was exported and corrected, and the replies to a review sheet"),
)


class EmptyState(QWidget):
    """A place to drop a file, two ways to bring one in, and a plain list of what can come."""

    file_asked = Signal()
    paste_asked = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._theme = context.theme
        self._sign = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self.choose = button(tr("Choose a file…"), "primary")
        self.paste = button(tr("Paste from a spreadsheet"))
        self.choose.setToolTip(tr("Read a file and show what it would do; nothing is changed yet (Alt+F)"))
        self.paste.setToolTip(tr("Read the cells that you copied in a spreadsheet (Ctrl+V)"))
        self.choose.setShortcut("Alt+F")
        self.choose.clicked.connect(self.file_asked)
        self.paste.clicked.connect(self.paste_asked)
        self.trouble = words("", role="danger")
        self.trouble.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.trouble.hide()
        self._lay_out()
        self._paint_again()
        self._theme.changed.connect(self._paint_again)
        self.setFocusProxy(self.choose)

    def say_trouble(self, sentence: str) -> None:
        """Says why a file could not be read, or nothing."""
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The outline of the place to drop a file on."""
        super().paintEvent(event)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            pen = QPen(self._theme.color("border.control"), 1)
            pen.setDashPattern(_DASHES)
            painter.setPen(pen)
            painter.setBrush(self._theme.color("bg.surface"))
            radius = self._theme.radius("card")
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

    def _lay_out(self) -> None:
        middle = QWidget()
        middle.setMaximumWidth(_WIDTH)
        column = QVBoxLayout(middle)
        column.setSpacing(8)
        column.addStretch(2)
        column.addWidget(self._sign)
        column.addSpacing(4)
        for text, step, role in (
            (tr("Drop a sheet here"), "title", ""),
            (tr("You see what it would do to the plan before anything is changed."), "body", "secondary"),
        ):
            line = words(text, step=step, role=role)
            line.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(line)
        column.addWidget(self.trouble)
        column.addSpacing(12)
        column.addLayout(self._buttons())
        column.addSpacing(28)
        column.addWidget(words(tr("What can come in"), step="label", role="secondary"))
        for name, what in _TAKEN:
            column.addLayout(_pair(tr(name), tr(what)))
        column.addStretch(3)
        beside = QHBoxLayout(self)
        beside.setContentsMargins(24, 24, 24, 24)
        beside.addStretch()
        beside.addWidget(middle, 4)
        beside.addStretch()

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch()
        row.addWidget(self.choose)
        row.addWidget(self.paste)
        row.addStretch()
        return row

    def _paint_again(self) -> None:
        ratio = self.devicePixelRatioF()
        self._sign.setPixmap(pixmap(self._theme, "download-simple", "accent.solid", _SIGN, ratio))
        lead(self.choose, self._theme, "folder-open", "accent.on")
        lead(self.paste, self._theme, "clipboard-text")


def _pair(name: str, what: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    title = words(name, step="body.strong")
    title.setFixedWidth(184)
    row.addWidget(title, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(words(what, role="secondary"), 1)
    return row
