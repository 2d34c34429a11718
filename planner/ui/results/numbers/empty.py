"""What is seen where there are no rows."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from planner.domain.span import Week
from planner.ui.context import Context
from planner.ui.pieces.dialog_parts import button, words
from planner.ui.words import tr

_WIDTH = 480


class Empty(QWidget):
    """A heading, a sentence, and what one can do."""

    week_asked = Signal(object)
    import_requested = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._week: Week | None = None
        self.heading = words("", step="heading")
        self.sentence = words("", role="secondary")
        self.go = button("", "primary")
        self.bring_in = button(tr("Import…"))
        self.bring_in.setToolTip(tr("Read numbers from a file that a network has exported"))
        self.go.clicked.connect(lambda: self.week_asked.emit(self._week))
        self.bring_in.clicked.connect(self.import_requested)
        self._lay_out()

    def say(self, heading: str, sentence: str, week: Week | None) -> None:
        """Says why there is nothing, and offers a week that has something."""
        self.heading.setText(heading)
        self.sentence.setText(sentence)
        self._week = week
        self.go.setVisible(week is not None)
        if week is not None:
            self.go.setText(tr("Look at {week}", week=self._context.when.week_number(week).lower()))
            self.go.setToolTip(self._context.when.days(week.span))

    @property
    def first_button(self) -> QPushButton:
        """The button that has the keyboard first."""
        return self.bring_in if self._week is None else self.go

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setSpacing(self._context.theme.space(2))
        column.addStretch(2)
        for label in (self.heading, self.sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setFixedWidth(_WIDTH)
            column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        buttons = QHBoxLayout()
        buttons.setSpacing(self._context.theme.space(2))
        buttons.addStretch(1)
        buttons.addWidget(self.go)
        buttons.addWidget(self.bring_in)
        buttons.addStretch(1)
        column.addSpacing(self._context.theme.space(2))
        column.addLayout(buttons)
        column.addStretch(3)
