"""Dialogs of a fixed width that are as high as their wrapped words need."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QWidget


class FittingDialog(QDialog):
    """Takes its height from its width when it is shown, which Qt leaves to the window manager; is gone once closed."""

    def __init__(self, parent: QWidget | None, width: int) -> None:
        super().__init__(parent)
        self.setFixedWidth(width)
        self.finished.connect(self.deleteLater)

    def showEvent(self, event: QShowEvent) -> None:
        """Finds its height before it is seen."""
        layout = self.layout()
        if layout is not None and not event.spontaneous():
            layout.activate()
            wraps = layout.hasHeightForWidth()
            self.setFixedHeight(layout.totalHeightForWidth(self.width()) if wraps else layout.totalSizeHint().height())
        super().showEvent(event)
