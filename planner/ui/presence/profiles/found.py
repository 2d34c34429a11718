"""What is found in a profile by itself, beside its fields: what fails, what is not noted, and what is right."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QWidget

from planner.domain.presence import CheckState, Standing, counted_of
from planner.ui.context import Context
from planner.ui.pieces.check_looks import CHECK_LOOKS
from planner.ui.pieces.parts import emptied, horizontal, vertical
from planner.ui.pieces.wrapped_row import WrappedRow, wrapped
from planner.ui.words import tr

_ORDER = (CheckState.FAIL, CheckState.NOT_CHECKED, CheckState.PASS)


class FoundCard(QFrame):
    """The line of the result, and a row for each check; a click leads to where it can be put right."""

    check_requested = Signal(object)
    """A Standing: its field, or its question."""
    audit_requested = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._standings: Sequence[Standing] = ()
        self.setProperty("surface", "card")
        self.result, self.rest = wrapped("", "heading"), wrapped("", "caption", "muted")
        self._rows = QWidget()
        self._list = vertical(self._rows, 2)
        self.audit = QPushButton()
        self.audit.setToolTip(tr("One question after the other, with the keyboard; you can stop at any time"))
        self.audit.clicked.connect(self.audit_requested)
        self._lay_out()
        context.theme.changed.connect(self._show_rows)

    def show_standings(self, standings: Sequence[Standing]) -> None:
        """Shows how the checks of a profile stand."""
        if standings == self._standings:
            return
        self._standings = standings
        counts = counted_of(standings)
        self.result.setText(tr(counts.words))
        self.rest.setText(tr(counts.rest_words))
        self._show_rows()

    @property
    def failed(self) -> int:
        """How many of the checks fail."""
        return counted_of(self._standings).failed

    def rows(self) -> list[WrappedRow]:
        """The rows that are shown, in their order."""
        items = (self._list.itemAt(index) for index in range(self._list.count()))
        return [one for item in items if item is not None and isinstance(one := item.widget(), WrappedRow)]

    def _show_rows(self) -> None:
        emptied(self._list)
        asked = [one for one in self._standings if one.asks and one.state is CheckState.NOT_CHECKED]
        for state in _ORDER:
            for one in self._standings:
                if one.state is state and one not in asked:
                    self._list.addWidget(self._row(one))
        self.audit.setVisible(bool(asked))
        self.audit.setText(tr("Answer %n question(s)", len(asked)))

    def _row(self, one: Standing) -> QWidget:
        look = CHECK_LOOKS[one.state]
        row = WrappedRow(self._context.theme, tr(one.check.title), tr(one.sentence), (look.icon, look.colour))
        row.setAccessibleName(f"{tr(one.check.title)}: {tr(look.word)}. {tr(one.sentence)}")
        row.setToolTip(tr(one.check.why))
        row.clicked.connect(partial(self.check_requested.emit, one))
        return row

    def _lay_out(self) -> None:
        space = self._context.theme.space
        column = vertical(self, space(2))
        column.setContentsMargins(space(2), space(3), space(2), space(3))
        area = QScrollArea(widgetResizable=True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        inner = vertical(inside, 0)
        inner.addWidget(self._rows)
        inner.addStretch()
        area.setWidget(inside)
        for part in (self.result, self.rest):
            part.setContentsMargins(space(1), 0, space(1), 0)  # begins where the rows do
            column.addWidget(part)
        column.addWidget(area, 1)
        foot = horizontal(line := QWidget(), 0)
        foot.setContentsMargins(space(1), 0, space(1), 0)
        foot.addWidget(self.audit)
        foot.addStretch()
        column.addWidget(line)
