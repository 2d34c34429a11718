"""What is different from an earlier audit, as a list in words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from planner.domain.presence import AuditChange, ChangeSort, Standing
from planner.ui.context import Context
from planner.ui.pieces.check_looks import titled
from planner.ui.pieces.parts import emptied, vertical
from planner.ui.pieces.wrapped_row import WrappedRow, wrapped
from planner.ui.words import tr

HEADINGS = {
    ChangeSort.FIXED: "%n fixed",
    ChangeSort.BROKE: "%n broke",
    ChangeSort.AGED: "%n not checked any more",
    ChangeSort.CHECKED: "%n checked that was not",
    ChangeSort.NEW: "%n new",
}


class ChangedCard(QFrame):
    """Headings that count, and a line for each check; a click chooses it in the table."""

    check_requested = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._shown: tuple[str, Sequence[AuditChange]] | None = None
        self.setProperty("surface", "card")
        inside, self._rows = QWidget(), QWidget()
        self._lines = vertical(self._rows, 2)
        inner = vertical(inside, 0)
        inner.addWidget(self._rows)
        inner.addStretch()
        area = QScrollArea(widgetResizable=True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        space = self._space = context.theme.space
        self._title = wrapped("", "body.strong")
        self._title.setContentsMargins(space(1), 0, space(1), 0)  # begins where the lines do
        column = vertical(self, space(2))
        column.setContentsMargins(space(2), space(3), space(2), space(3))
        column.addWidget(self._title)
        column.addWidget(area, 1)

    def show_changes(self, since: str, changes: Sequence[AuditChange]) -> None:
        """Shows what is different since a day in words."""
        if (since, changes) == self._shown:
            return
        self._shown = since, changes
        self._title.setText(tr("Since the audit of {day}", day=since))
        emptied(self._lines)
        for sort, group in groupby(changes, key=lambda change: change.sort):
            listed = [change.standing for change in group]
            self._add_words(tr(HEADINGS[sort], len(listed)), above=self._space(2) if self._lines.count() else 0)
            for one in listed:
                self._lines.addWidget(self._line(one))
        if not changes:
            self._add_words(tr("Nothing is different."))

    def _add_words(self, text: str, above: int = 0) -> None:
        label = wrapped(text, role="secondary")
        label.setContentsMargins(self._space(1), above, self._space(1), 0)
        self._lines.addWidget(label)

    def _line(self, one: Standing) -> QWidget:
        name = titled(self._context, one.profile)
        line = WrappedRow(self._context.theme, tr(one.check.title), name)
        line.setToolTip(tr(one.sentence))
        line.clicked.connect(partial(self.check_requested.emit, one.key))
        return line
