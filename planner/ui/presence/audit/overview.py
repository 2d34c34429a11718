"""How the audit stands: the line of the result, all checks in a table, and what changed."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from planner.domain.presence import Board
from planner.ui.context import Context
from planner.ui.pieces.dialog_parts import segmented
from planner.ui.pieces.parts import horizontal, vertical, words
from planner.ui.presence.audit.changed import ChangedCard
from planner.ui.presence.audit.details import CheckDetails
from planner.ui.presence.audit.head import AuditHead
from planner.ui.presence.audit.results import Results, Shown
from planner.ui.words import tr

_CHANGED = 264
_WIDE = 960
"""From this width what changed stands beside the table."""
_NO_LIMIT = 16777215

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
        self.differs = QPushButton(tr("Changed"))
        self.differs.setToolTip(tr("Show what is different from the last audit"))
        self._nothing = words("", "body", "secondary")
        self._lay_out()
        self.results.chosen.connect(lambda: self.details.show_standing(self.results.current))
        self.changed.check_requested.connect(self.choose)
        self.differs.toggled.connect(self._settle)
        for shown, button in self.filters.items():
            button.setToolTip(tr("Show: {what}", what=button.text()))
            button.clicked.connect(partial(self.show_only, shown))
        self.setFocusProxy(self.results)

    def show_board(self, board: Board) -> None:
        """Shows how all checks stand."""
        self._board = board
        self.head.show_board(board)
        counts = {Shown.FAILED: board.counts.failed, Shown.OPEN: board.counts.not_checked}
        for shown, name in _SHOWN:
            self.filters[shown].setText(" ".join(filter(None, (tr(name), str(counts.get(shown) or "")))))
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
        self.filters[self._only].setChecked(True)
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
        wide = self.width() >= _WIDE
        self.differs.setVisible(several and not wide)
        if self.differs.isHidden() and self.differs.isChecked():
            self.filters[self._only].setChecked(True)
        differs = self.differs.isChecked()
        self._place_changed(beside=wide)
        self.changed.setVisible(several and (wide or differs))
        empty = self.results.is_empty
        self._nothing.setText(tr("Nothing fails.") if self._only is Shown.FAILED else tr("Everything is checked."))
        self._nothing.setVisible(empty and not differs)
        self.results.setVisible(not empty and not differs)
        self.details.setVisible(self.results.current is not None and not differs)

    def _place_changed(self, *, beside: bool) -> None:
        """Puts what changed beside the table, or in its place where there is no room."""
        wanted = self._whole if beside else self._column
        if wanted.indexOf(self.changed) < 0:
            self.changed.setFixedWidth(_CHANGED)
            if not beside:
                self.changed.setMinimumWidth(0)
                self.changed.setMaximumWidth(_NO_LIMIT)
            wanted.addWidget(self.changed, 0 if beside else 1)

    def _lay_out(self) -> None:
        left, space = QWidget(), self._context.theme.space(3)
        self._whole, self._column = whole, column = horizontal(self, space), vertical(left, space)
        column.addWidget(self.head)
        column.addLayout(segmented([*self.filters.values(), self.differs]))
        self.filters[Shown.ALL].setChecked(True)
        column.addWidget(self._nothing)
        column.addWidget(self.results, 1)
        column.addWidget(self.details)
        whole.addWidget(left, 1)
        self._place_changed(beside=True)
