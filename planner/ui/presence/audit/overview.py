"""How the audit stands: the line of the result, all checks in a table, and what changed."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from planner.domain.presence import Board
from planner.ui.context import Context
from planner.ui.dialogs.parts import segmented
from planner.ui.editor.parts import horizontal, vertical, words
from planner.ui.presence.audit.changed import ChangedCard
from planner.ui.presence.audit.details import CheckDetails
from planner.ui.presence.audit.head import AuditHead
from planner.ui.presence.audit.results import Results, Shown
from planner.ui.words import tr

_CHANGED = 264
_WIDE = 960
"""From this width what changed stands beside the table."""

_SHOWN = ((Shown.ALL, "All"), (Shown.FAILED, "Fail"), (Shown.OPEN, "Not checked"))


class Overview(QWidget):
    """``head``, ``results`` and ``details`` tell what is wanted."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._board: Board | None = None
        self._only = Shown.ALL
        self.head, self.results = AuditHead(context), Results(context)
        self.details, self.changed = CheckDetails(context), ChangedCard(context)
        self.filters = {shown: QPushButton(tr(name)) for shown, name in _SHOWN}
        self._nothing = words("", "body", "secondary")
        self._lay_out()
        self.results.chosen.connect(lambda: self.details.show_standing(self.results.current))
        self.changed.check_requested.connect(self.choose)
        for shown, button in self.filters.items():
            button.setToolTip(tr("Show: {what}", what=button.text()))
            button.clicked.connect(partial(self.show_only, shown))
        self.setFocusProxy(self.results)

    def show_board(self, board: Board) -> None:
        """Shows how all checks stand."""
        self._board = board
        self.head.show_board(board)
        self.results.show_board(board, self._only)
        self.details.show_standing(self.results.current)
        compared, changes = board.changes
        if compared is not None and compared.finished is not None:
            self.changed.show_changes(self._context.when.short_dated(compared.finished.date()), changes)
        self._settle()

    def show_only(self, shown: Shown, _checked: bool = False) -> None:
        """Shows the checks of one state, or all."""
        self._only = shown
        self.filters[shown].setChecked(True)
        if self._board is not None:
            self.show_board(self._board)

    def choose(self, key: str) -> None:
        """Chooses a check, and shows all when it is not among those that are shown."""
        self.results.choose(key)
        current = self.results.current
        if current is None or current.key != key:
            self.show_only(Shown.ALL)
            self.results.choose(key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle()

    def _settle(self) -> None:
        compared, changes = self._board.changes if self._board else (None, ())
        several = compared is not None and (bool(changes) or len(self._board.audits if self._board else ()) > 1)
        self.changed.setVisible(several and self.width() >= _WIDE)
        empty = self.results.is_empty
        self._nothing.setText(tr("Nothing fails.") if self._only is Shown.FAILED else tr("Everything is checked."))
        self._nothing.setVisible(empty)
        self.results.setVisible(not empty)

    def _lay_out(self) -> None:
        left, space = QWidget(), self._context.theme.space(3)
        whole, column = horizontal(self, space), vertical(left, space)
        column.addWidget(self.head)
        column.addLayout(segmented(self.filters.values()))
        self.filters[Shown.ALL].setChecked(True)
        column.addWidget(self._nothing)
        column.addWidget(self.results, 1)
        column.addWidget(self.details)
        self.changed.setFixedWidth(_CHANGED)
        whole.addWidget(left, 1)
        whole.addWidget(self.changed)
