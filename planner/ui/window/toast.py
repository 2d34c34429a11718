"""The quiet line over the balance strip that says what was done, and offers to take it back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from planner.ui.words import tr

_STAYS = 6_000
_SIDES, _LEAST = 24, 120
_NO_LIMIT = 16_777_215
"""The widest that Qt lets a widget be."""
_INTO = 30
"""So far the line reaches into the strip: over the middle of its heading, not over its sentence."""


class Toast(QFrame):
    """Goes after six seconds, but not while the pointer or the keyboard is on it; screen readers are told."""

    undo_requested = Signal()

    def __init__(self, parent: QWidget, strip: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self._strip = strip
        strip.installEventFilter(self)
        self.setProperty("surface", "toast")
        self.setAccessibleName(tr("Message"))
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._undo = QPushButton(tr("Undo"))
        self._undo.setProperty("kind", "link")
        self._undo.setToolTip(tr("Take the last change back"))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(12)
        row.addWidget(self._words)
        row.addWidget(self._undo)
        self._timer = QTimer(self, singleShot=True, interval=_STAYS)
        self._timer.timeout.connect(self._go)
        self._undo.clicked.connect(self._take_back)
        self.hide()

    def say(self, text: str, undo: bool) -> None:
        """Shows the words, with a way back when ``undo``, in place of those shown before."""
        self._words.setText(text)
        self._undo.setVisible(undo)
        self._place()
        self.show()
        self.raise_()
        if not self.underMouse():
            self._timer.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    # events

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    # private

    def _place(self) -> None:
        """Puts the line over the heading of the strip, in the middle, broken where the words are long."""
        self._words.setMinimumWidth(0)
        self._words.setMaximumWidth(_NO_LIMIT)
        self._words.setWordWrap(False)
        room, whole = self._strip.width() - 2 * _SIDES, self.sizeHint().width()
        if whole > room:
            beside = whole - self._words.sizeHint().width()
            self._words.setWordWrap(True)
            self._words.setFixedWidth(max(room - beside, _LEAST))
        self.adjustSize()
        corner = QPoint((self._strip.width() - self.width()) // 2, _INTO - self.height())
        self.move(self._strip.mapTo(self._over, corner))

    def _go(self) -> None:
        if self._undo.hasFocus():
            self._timer.start()
        else:
            self.hide()

    def _take_back(self) -> None:
        self.hide()
        self.undo_requested.emit()
