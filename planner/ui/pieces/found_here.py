"""What was found in the record that is shown: sentences with why, and what can be done about it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QWidget

from planner.domain.checks.finding import Finding, Fix
from planner.domain.rules import CheckFact, Severity
from planner.ui import icons
from planner.ui.context import Context
from planner.ui.pieces.corners import Menu
from planner.ui.pieces.finding_row import FindingRow
from planner.ui.pieces.looks import SEVERITY_LOOKS
from planner.ui.pieces.parts import LinkButton, vertical, words
from planner.ui.pieces.plain import literal
from planner.ui.pieces.popover import Popover
from planner.ui.words import tr

_SOURCE_WIDTH = 260


class FoundHere(QWidget):
    """The strongest first; a sentence about an entry leads to it, a fix is shown before it is done."""

    fix_requested = Signal(object)
    entry_requested = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._found: list[Finding] = []
        self._rows: list[FindingRow] = []
        self._column = vertical(self, context.theme.space(1))
        self.hints = LinkButton("")
        self.hints.setCheckable(True)
        self.hints.setProperty("small", True)
        self.hints.toggled.connect(self._show_rows)
        self._column.addWidget(self.hints, 0, Qt.AlignmentFlag.AlignLeading)
        self.setAccessibleName(tr("What was found"))
        context.theme.changed.connect(self._tint)
        self.hide()

    @property
    def rows(self) -> list[FindingRow]:
        """The rows that are seen, in order."""
        return [row for row in self._rows if not row.isHidden()]

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Shows these; with none it takes no room. The keyboard stays here, or on the page."""
        order, held = list(SEVERITY_LOOKS), self._has_keyboard()
        self._found = sorted(findings, key=lambda one: order.index(one.severity))
        self._show_rows()
        self.setVisible(bool(self._found))
        if held and not self._has_keyboard():
            next_ = self.rows[0].why if self.rows else self.parentWidget()
            if next_ is not None:
                next_.setFocus()

    def _has_keyboard(self) -> bool:
        """Whether it is where the window has the keyboard, or will have it again."""
        there = self.window().focusWidget()
        return there is not None and there.isVisible() and self.isAncestorOf(there)

    def _show_rows(self) -> None:
        """Hints are seen when one asks for them, or there is nothing else."""
        hints = sum(one.severity is Severity.HINT for one in self._found)
        folded = 0 < hints < len(self._found)
        shown = self._found[: len(self._found) - hints] if folded and not self.hints.isChecked() else self._found
        while len(self._rows) < len(shown):
            self._add_row()
        for row, finding in zip(self._rows, shown, strict=False):
            row.show_found(finding, "", [fix.words for fix in finding.fixes])
            _lead_where_it_can(row.sentence, bool(finding.placements))
        for number, row in enumerate(self._rows):
            row.setVisible(number < len(shown))
        self._say_hints(hints, folded=folded)

    def _say_hints(self, hints: int, *, folded: bool) -> None:
        opened = self.hints.isChecked()
        self.hints.setVisible(folded)
        self.hints.setText(tr("%n hint(s)", hints))
        self.hints.setToolTip(tr("Hide the hints") if opened else tr("Show the hints"))
        look = SEVERITY_LOOKS[Severity.HINT]
        icons.lead(self.hints, self._context.theme, "caret-down" if opened else look.shape, look.token)

    def _add_row(self) -> None:
        row, number = FindingRow(self._context.theme), len(self._rows)
        row.sentence.clicked.connect(lambda: self.entry_requested.emit(self._found[number].placements[0]))
        row.why.clicked.connect(lambda: self._say_why(number))
        row.fix.clicked.connect(lambda: self.fix_requested.emit(self._found[number].fixes[0]))
        row.more.clicked.connect(lambda: self._offer(number))
        self._rows.append(row)
        self._column.insertWidget(number, row)

    def _offer(self, number: int) -> None:
        menu, anchor = Menu(self), self._rows[number].more
        for fix in self._found[number].fixes[1:]:
            menu.addAction(literal(tr(fix.words)), partial(self._ask, fix))
        menu.pop_up(anchor.mapToGlobal(QPoint(0, anchor.height() + 4)))

    def _ask(self, fix: Fix) -> None:
        self.fix_requested.emit(fix)

    def _say_why(self, number: int) -> None:
        finding = self._found[number]
        fact = self._fact(finding.item)
        popover = Popover(self._context.theme, tr("Why?"), self)
        for text in (tr(fact.why) if fact else "", finding.source):
            if text:
                label = words(text, "label", "secondary")
                label.setWordWrap(True)
                label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                label.ensurePolished()
                label.setFixedSize(_SOURCE_WIDTH, label.heightForWidth(_SOURCE_WIDTH))
                popover.column.addWidget(label)
        popover.open_beside(self._rows[number].why)

    def _fact(self, key: str) -> CheckFact | None:
        return next((fact for fact in self._context.catalogue.checks if fact.key == key), None)

    def _tint(self) -> None:
        for row in self._rows:
            row.tint()
        self._show_rows()


def _lead_where_it_can(sentence: QWidget, leads: bool) -> None:
    """A sentence about no entry is no button."""
    sentence.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not leads)
    sentence.setFocusPolicy(Qt.FocusPolicy.StrongFocus if leads else Qt.FocusPolicy.NoFocus)
