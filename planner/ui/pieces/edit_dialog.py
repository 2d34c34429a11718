"""A dialog that asks for something new."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QVBoxLayout,
    QWidget,
)

from planner.domain.edits import Edit
from planner.ui.context import Context
from planner.ui.pieces.dialog_parts import button, column, row, words
from planner.ui.pieces.reading_order import order_as_read
from planner.ui.words import tr


class EditDialog(QDialog):
    """Asks for something new; what is wrong with it is said at once, and the dialog stays."""

    edit_requested = Signal(object)

    def __init__(self, context: Context, title: str, parent: QWidget | None, primary: str) -> None:
        super().__init__(parent)
        self.context = context
        self.setWindowTitle(title)
        self.setMinimumWidth(400)
        self.body = column(context.theme.space(4))
        self.trouble = words("", role="danger")
        self.trouble.hide()
        self.primary = button(primary, "primary")
        self.primary.setDefault(True)
        self.primary.clicked.connect(self.accept)
        self.foot = row(context.theme.space(2))
        self._lay_out(title)
        self.finished.connect(self.deleteLater)

    def made(self) -> Edit:
        """What is wanted; raises ValueError with a sentence when that cannot be."""
        raise NotImplementedError

    def accept(self) -> None:
        """Wants it, or says why not."""
        try:
            edit = self.made()
        except ValueError as error:
            self.say_trouble(tr(str(error)))
            return
        super().accept()
        self.edit_requested.emit(edit)

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard goes through the dialog as one reads."""
        super().showEvent(event)
        if not event.spontaneous():
            order_as_read(self)

    def say_trouble(self, text: str) -> None:
        """Says what is wrong, or nothing."""
        self.trouble.setText(text)
        self.trouble.setVisible(bool(text))

    def _lay_out(self, title: str) -> None:
        cancel = button(tr("Cancel"))
        cancel.setToolTip(tr("Close without changing anything (Esc)"))
        cancel.clicked.connect(self.reject)
        self.primary.setToolTip(tr("{words} (Enter)", words=self.primary.text()))
        self.foot.addStretch()
        self.foot.addWidget(cancel)
        self.foot.addWidget(self.primary)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*4 * [self.context.theme.space(5)])
        layout.setSpacing(self.context.theme.space(4))
        layout.addWidget(words(title, step="title"))
        layout.addLayout(self.body, 1)
        layout.addWidget(self.trouble)
        layout.addLayout(self.foot)
