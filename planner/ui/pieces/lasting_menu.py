"""A menu in which several things can be checked before it closes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QIcon, QKeyEvent, QMouseEvent

from planner.ui.pieces.corners import Menu

_CHECKS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class LastingMenu(Menu):
    """Stays open when an entry is checked; Escape and a click elsewhere close it, as do its other entries."""

    def offer(self, icon: QIcon, checked: QIcon, text: str, turned: Callable[[bool], None]) -> QAction:
        """An entry that can be checked, with its icon when it is; ``turned`` is told when the user turns it."""
        action = QAction(icon, text, self)  # made here: PySide forgets what Qt made when its neighbours are deleted
        self.addAction(action)
        action.setCheckable(True)
        action.toggled.connect(lambda on: action.setIcon(checked if on else icon))
        action.triggered.connect(lambda on: turned(bool(on)))  # PySide gives a partial no argument
        return action

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Checks what is under the pointer."""
        if not self._checked(self.actionAt(event.position().toPoint())):
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space check what is chosen."""
        if event.key() not in _CHECKS or not self._checked(self.activeAction()):
            super().keyPressEvent(event)

    def _checked(self, action: QAction | None) -> bool:
        checkable = action is not None and action.isCheckable()
        if action is not None and checkable:
            action.trigger()
        return checkable
