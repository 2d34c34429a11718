"""Newer facts from a file: what would change is shown first."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QListWidget, QVBoxLayout, QWidget

from planner.app.own_facts import FactImport
from planner.domain.fact_words import difference_words
from planner.ui.context import Context
from planner.ui.pieces.dialog_parts import button, row, words
from planner.ui.words import tr


class NewerFacts(QDialog):
    """The changes as a list, and whether they shall be kept."""

    def __init__(self, context: Context, planned: FactImport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setWindowTitle(tr("Newer facts"))
        self.resize(560, 400)
        self.list = self._made_list(planned)
        self.keep = button(tr("Keep these facts"), "primary")
        self.keep.setToolTip(tr("They can be forgotten again as a whole"))
        self.keep.setDefault(True)
        self.keep.clicked.connect(self.accept)
        self._lay_out(len(planned.differences))
        self.finished.connect(self.deleteLater)
        self.keep.setFocus()

    def _made_list(self, planned: FactImport) -> QListWidget:
        made, names, when = QListWidget(), self._context.catalogue.fact_names, self._context.when
        made.setAccessibleName(tr("What would change"))
        made.setWordWrap(True)
        made.addItems([difference_words(one, names, when.number, when.short_dated) for one in planned.differences])
        made.setCurrentRow(0)
        return made

    def _lay_out(self, count: int) -> None:
        space = self._context.theme.space
        cancel = button(tr("Cancel"))
        cancel.setToolTip(tr("Keep nothing of it (Esc)"))
        cancel.clicked.connect(self.reject)
        foot = row(space(2))
        foot.addStretch()
        foot.addWidget(cancel)
        foot.addWidget(self.keep)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*4 * [space(5)])
        layout.setSpacing(space(3))
        layout.addWidget(words(tr("%n fact(s) would be new or different", count), step="title"))
        layout.addWidget(words(tr("What you changed yourself stays as it is."), role="secondary"))
        layout.addWidget(self.list, 1)
        layout.addLayout(foot)
