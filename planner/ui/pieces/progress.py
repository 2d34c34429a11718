"""How far long work has come, and a button to stop it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from planner.ui.pieces.fitting import FittingDialog
from planner.ui.words import tr

_WIDTH = 400
_FINE = 1_000
"""Steps of the bar."""


class Progress(FittingDialog):
    """Closes when the work is over, not before: Escape and closing ask for a stop."""

    stop_requested = Signal()

    def __init__(self, parent: QWidget, words: str) -> None:
        super().__init__(parent, _WIDTH)
        self.over = False
        self.setWindowTitle(words)
        self.setModal(True)
        self._words = QLabel(words)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._words.setProperty("step", "heading")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(words)
        self._stop = QPushButton(tr("Stop"))
        self._stop.setToolTip(tr("Stop; nothing will be changed (Esc)"))
        self._stop.clicked.connect(self.reject)
        self._lay_out()

    def open_unless_over(self) -> None:
        """Shows itself, if there is still something to wait for."""
        if not self.over:
            self.open()

    def show_step(self, done: int, whole: int) -> None:
        """Moves the bar."""
        self._bar.setRange(0, _FINE)
        self._bar.setValue(min(done, whole) * _FINE // max(whole, 1))

    def end(self) -> None:
        """The work is over."""
        self.over = True
        self.accept()

    def reject(self) -> None:
        """Asks for a stop instead of closing."""
        self._stop.setEnabled(False)
        self._stop.setText(tr("Stopping"))
        self.stop_requested.emit()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(self._stop)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 24, 24, 20)
        whole.setSpacing(16)
        whole.addWidget(self._words)
        whole.addWidget(self._bar)
        whole.addLayout(foot)
