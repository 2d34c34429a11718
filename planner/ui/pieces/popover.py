"""Small windows that open beside a button and close when one clicks elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QLineEdit, QVBoxLayout, QWidget

from planner.ui.pieces.corners import round_off
from planner.ui.pieces.dialog_parts import button, words
from planner.ui.theme import Theme

_WIDTH = 288


class Popover(QFrame):
    """A frame over the window; Escape and a click elsewhere close it, and it is gone then."""

    def __init__(self, theme: Theme, title: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("surface", "popover")
        self.setAccessibleName(title)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(*(theme.space(4),) * 4)
        self.column.setSpacing(theme.space(2))
        self.column.addWidget(words(title, step="heading"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        round_off(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keyboard, as Space does."""
        pressed = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(pressed, QAbstractButton):
            pressed.click()
        else:
            super().keyPressEvent(event)

    def open_beside(self, anchor: QWidget) -> None:
        """Shows the frame above the anchor, or below it where there is no room, within the screen."""
        self.ensurePolished()
        width = self.sizeHint().boundedTo(self.maximumSize()).width()
        self.resize(width, max(self.heightForWidth(width), self.sizeHint().height()))
        self.move(self._place(anchor))
        self.show()

    def _place(self, anchor: QWidget) -> QPoint:
        screen = anchor.screen().availableGeometry()
        top_left = anchor.mapToGlobal(QPoint(0, 0))
        left = top_left.x() + (0 if self._reads_from_right() else anchor.width() - self.width())
        above = top_left.y() - self.height() - 4
        top = above if above >= screen.top() else top_left.y() + anchor.height() + 4
        left = max(screen.left(), min(left, screen.right() - self.width()))
        return QPoint(left, max(screen.top(), min(top, screen.bottom() - self.height())))

    def _reads_from_right(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft


class LineAsked(Popover):
    """Asks for one line, such as a reason or a name; Enter or the button gives it."""

    given = Signal(str)

    def __init__(self, theme: Theme, title: str, help_: str, confirm: str, parent: QWidget) -> None:
        super().__init__(theme, title, parent)
        self.setFixedWidth(_WIDTH)
        self.field = QLineEdit()
        self.field.setAccessibleName(title)
        self.field.textChanged.connect(self._allow)
        self.field.returnPressed.connect(self._give)
        self.confirm = button(confirm, "primary")
        self.confirm.clicked.connect(self._give)
        if help_:
            self.column.addWidget(words(help_, step="label", role="secondary"))
        self.column.addWidget(self.field)
        self.column.addWidget(self.confirm)
        self._allow("")

    def ask(self, anchor: QWidget, line: str = "") -> None:
        """Opens with a line filled in, selected so that typing replaces it."""
        self.field.setText(line)
        self.field.selectAll()
        self.open_beside(anchor)
        self.field.setFocus()

    def _allow(self, line: str) -> None:
        self.confirm.setEnabled(bool(line.strip()))

    def _give(self) -> None:
        line = self.field.text().strip()
        if line:
            self.close()
            self.given.emit(line)
