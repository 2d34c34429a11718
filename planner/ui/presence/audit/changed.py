"""What is different from an earlier audit, as a list in words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from planner.domain.presence import AuditChange, ChangeSort, Standing
from planner.ui.check_looks import titled
from planner.ui.context import Context
from planner.ui.editor.parts import emptied, vertical, words
from planner.ui.words import tr
from planner.ui.wrapped_row import WrappedRow

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
        self._title = words("", "body.strong")
        self._title.setWordWrap(True)
        space = context.theme.space
        column = vertical(self, space(2))
        column.setContentsMargins(space(3), space(3), space(2), space(3))
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
            self._lines.addWidget(words(tr(HEADINGS[sort], len(listed)), "label", "secondary"))
            for one in listed:
                self._lines.addWidget(self._line(one))
        if not changes:
            self._lines.addWidget(words(tr("Nothing is different."), "label", "secondary"))

    def _line(self, one: Standing) -> QWidget:
        name = titled(self._context, one.profile)
        line = WrappedRow(self._context.theme, tr(one.check.title), name)
        line.setToolTip(tr(one.sentence))
        line.clicked.connect(partial(self.check_requested.emit, one.key))
        return line
