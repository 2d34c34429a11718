"""The end of the dialog: what keeps the numbers out, and the button that takes them."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from planner.app.results_intake import Fate, Incoming
from planner.ui.context import Context
from planner.ui.pieces.dialog_parts import button, words
from planner.ui.words import tr


class Foot(QWidget):
    """``take`` says how many rows it takes, and cannot be pressed where there is nothing to take."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.take = button("", "primary")
        self.take.setShortcut("Ctrl+Return")
        self.cancel = button(tr("Cancel"))
        self.cancel.setToolTip(tr("Close without taking anything (Esc)"))
        self._why = words("", role="secondary")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(context.theme.space(2))
        line.addWidget(self._why, 1)
        line.addWidget(self.cancel)
        line.addWidget(self.take)

    def show_incoming(self, incoming: Incoming) -> None:
        """Says how much would be taken, or why nothing is."""
        count = len(incoming.of(Fate.NEW, Fate.CHANGED))
        self.take.setText(tr("Take these numbers ({count})", count=self._context.when.number(count)))
        self.take.setShortcut("Ctrl+Return")  # Qt forgets it with the old words
        self.take.setEnabled(bool(incoming.edit.changes))
        why = "" if incoming.edit.changes else _why_not(incoming)
        self._why.setText(why)
        self.take.setToolTip(why or tr("Take the numbers into the plan; one step to undo (Ctrl+Enter)"))


def _why_not(incoming: Incoming) -> str:
    if incoming.open:
        return tr("Answer the question first")
    known = incoming.of(Fate.SAME)
    return tr("There is nothing new to take") if known else tr("No row has an entry of your plan yet")
