"""What an item of the checklist found: sentences that lead to posts, with what can be fixed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from planner.domain.checks import Finding, Item, State
from planner.domain.checks.finding import Fix
from planner.domain.rules import Severity
from planner.ui.checklist.rows import JumpRow, standing_in
from planner.ui.checklist.section import link
from planner.ui.pieces.flow import Flow
from planner.ui.pieces.plain import plain_hint
from planner.ui.theme import Theme
from planner.ui.words import tr

_NAMED = 4
"""Posts of one finding that are listed before "n more"."""

_LISTED = 4
"""Findings of one item that are listed before "n more"."""


class Found(QWidget):
    """Lists the findings of an item; what is asked for comes as a signal."""

    jump_requested = Signal(object, str)
    """The id of a placement, and where in its post the finding is answered ("" when nowhere in particular)."""
    fix_requested = Signal(object)
    """A Fix, to be seen before it is done."""

    def __init__(self, theme: Theme, item: Item, names: Mapping[str, str]) -> None:
        super().__init__()
        self._theme = theme
        self._item = item
        self._names = names
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self._add_findings(column)

    def fix_button(self, name: str, fix: Fix) -> QPushButton:
        """A link that asks for a fix."""
        made = link(tr("{words}…", words=tr(fix.words)), name, tr("See what would change, then do it or not"))
        made.clicked.connect(lambda: self.fix_requested.emit(fix))
        return made

    # the findings

    def _add_findings(self, column: QVBoxLayout) -> None:
        """The first findings, and the others when they are asked for."""
        numbered = list(enumerate(self._item.findings))
        for number, finding in numbered[:_LISTED]:
            self._add_finding(number, finding, column)
        rest = numbered[_LISTED:]

        def fill(inside: QVBoxLayout) -> None:
            for number, finding in rest:
                self._add_finding(number, finding, inside)

        if rest:
            self._add_folded(tr("%n more", len(rest)), f"{self._item.key}/rest", fill, column)

    def _add_finding(self, number: int, finding: Finding, column: QVBoxLayout) -> None:
        name = f"{self._item.key}/finding/{number}"
        said = self._said(finding)
        if len(finding.placements) == 1:
            self._add_jump(name, finding, said, finding.placements[0], column)
        else:
            column.addWidget(standing_in(said, role="secondary"))
            named = [id_ for id_ in finding.placements if id_ in self._names]
            for place, id_ in enumerate(named[:_NAMED]):
                self._add_jump(f"{name}/{place}", finding, self._names[id_], id_, column)
            if len(named) > _NAMED:
                self._add_more(name, finding, named[_NAMED:], column)
        if finding.fixes:
            self._add_fixes(name, finding.fixes, column)

    def _said(self, finding: Finding) -> str:
        """A hint among what asks for something is called one."""
        among = finding.severity is Severity.HINT and self._item.state is not State.HINT
        return tr("Hint: {sentence}", sentence=tr(finding.sentence)) if among else tr(finding.sentence)

    def _add_jump(self, name: str, finding: Finding, sentence: str, placement_id: str, column: QVBoxLayout) -> None:
        row = JumpRow(self._theme, sentence)
        row.setObjectName(name)
        row.setToolTip("\n".join(filter(None, [row.toolTip(), plain_hint(tr(finding.source))])))
        row.clicked.connect(lambda: self.jump_requested.emit(placement_id, finding.about))
        column.addWidget(row)

    def _add_more(self, name: str, finding: Finding, ids: list[str], column: QVBoxLayout) -> None:
        def fill(inside: QVBoxLayout) -> None:
            for place, id_ in enumerate(ids, start=_NAMED):
                self._add_jump(f"{name}/{place}", finding, self._names[id_], id_, inside)

        self._add_folded(tr("%n more", len(ids)), f"{name}/more", fill, column)

    def _add_folded(self, text: str, name: str, fill: Callable[[QVBoxLayout], None], column: QVBoxLayout) -> None:
        """Rows that are made when they are asked for."""
        rest = QWidget()
        inside = QVBoxLayout(rest)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(self._theme.space(1))
        rest.hide()
        more = link(text, name, tr("Show all of this item"))
        more.clicked.connect(lambda: fill(inside))
        more.clicked.connect(rest.show)
        more.clicked.connect(more.hide)
        column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(rest)

    def _add_fixes(self, name: str, fixes: Iterable[Fix], column: QVBoxLayout) -> None:
        row = QWidget()
        flow = Flow(row, self._theme.space(1))
        for number, fix in enumerate(fixes):
            flow.addWidget(self.fix_button(f"{name}/fix/{number}", fix))
        column.addWidget(row)
