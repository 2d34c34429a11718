"""Asks for a name that nothing else of its sort has."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from planner.ui.context import Context
from planner.ui.pieces.dialog_parts import button, labelled, row, words
from planner.ui.pieces.fitting import FittingDialog
from planner.ui.words import tr

_WIDTH = 400


class NameDialog(FittingDialog):
    """A field for a name; what is wrong with it is said at once."""

    def __init__(
        self, context: Context, title: str, label: str, taken: Collection[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, _WIDTH)
        self._taken = {one.casefold() for one in taken}
        self.setWindowTitle(title)
        self.field = QLineEdit()
        self.field.textChanged.connect(self._judge)
        self.trouble = words("", step="caption", role="danger")
        self.take = button(tr("Keep"), "primary")
        self.take.setToolTip(tr("Keep it under this name (Enter)"))
        self.take.setDefault(True)
        self.take.clicked.connect(self.accept)
        space = context.theme.space
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*4 * [space(5)])
        layout.setSpacing(space(4))
        layout.addWidget(words(title, step="title"))
        layout.addLayout(labelled(label, self.field))
        layout.addWidget(self.trouble)
        layout.addLayout(foot := row(space(2)))
        cancel = button(tr("Cancel"))
        cancel.setToolTip(tr("Close without keeping anything (Esc)"))
        cancel.clicked.connect(self.reject)
        foot.addStretch()
        foot.addWidget(cancel)
        foot.addWidget(self.take)
        self._judge()
        self.field.setFocus()

    @property
    def name(self) -> str:
        """What is typed."""
        return self.field.text().strip()

    def _judge(self) -> None:
        taken = self.name.casefold() in self._taken
        self.trouble.setText(tr("“{name}” is there already", name=self.name) if taken else "")
        self.take.setEnabled(bool(self.name) and not taken)


def asked_name(context: Context, title: str, label: str, taken: Collection[str], parent: QWidget | None) -> str:
    """The name that the user gives, "" when none."""
    dialog = NameDialog(context, title, label, taken, parent)
    given = dialog.exec() == QDialog.DialogCode.Accepted
    return dialog.name if given else ""
