"""The end of the week's page: signing the week off, and its export."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from planner.domain.records import Answer
from planner.domain.span import Week
from planner.ui.checklist.section import link
from planner.ui.context import Context
from planner.ui.icons import lead
from planner.ui.pieces.dialog_parts import button, words
from planner.ui.pieces.plain import plain_hint
from planner.ui.words import tr


@dataclass(frozen=True)
class FootLook:
    """The week, how many items are not answered now, and who signed it off."""

    week: Week
    unanswered: int = 0
    signed: Answer | None = None


class Foot(QFrame):
    """Stays at the lower edge of the page."""

    sign_off_requested = Signal()
    withdraw_requested = Signal()
    export_requested = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setProperty("edge", "top")
        self._make_parts()
        self._lay_out()
        self.tint()

    def show_data(self, data: FootLook) -> None:
        """Says who signed the week off, or offers to."""
        name = self._context.when.week_number(data.week)
        self.sign.setText(tr("Sign off {week}", week=name[:1].lower() + name[1:]))
        self.sign.setVisible(data.signed is None)
        self._said.setVisible(data.signed is not None)
        self.withdraw.setVisible(data.signed is not None)
        hint = tr("You are done with the week as it is; kept with your name")
        missing = tr("%n item(s) not answered: kept with it", data.unanswered) if data.unanswered else ""
        self.sign.setToolTip("\n".join(filter(None, (hint, missing))))
        if data.signed is not None:
            self._said.setText(self._signed_words(data.signed))
            missed = data.signed.reason
            self._said.setToolTip(plain_hint(tr("Left open:\n{items}", items=missed)) if missed else "")

    def _signed_words(self, signed: Answer) -> str:
        """``Signed off by Ann on Mon 23 Nov, 10:12, with 2 left open``."""
        when, at = self._context.when, signed.at
        values = {"day": when.day(at.date()), "time": when.clock(at.time())}
        said = tr("Signed off by {who} on {day}, {time}", who=signed.who, **values) if signed.who else ""
        said = said or tr("Signed off on {day}, {time}", **values)
        missed = len(signed.reason.splitlines())
        return tr("{said}, with {count} left open", said=said, count=missed) if missed else said

    def _make_parts(self) -> None:
        self._said = words("", step="label", role="secondary")
        self.withdraw = link(tr("Withdraw"), "signed/withdraw", tr("The week is not signed off any more"))
        self.withdraw.setAccessibleName(tr("Withdraw the sign-off"))
        self.withdraw.clicked.connect(self.withdraw_requested)
        self.sign = button("")
        self.sign.setObjectName("sign")
        self.sign.clicked.connect(self.sign_off_requested)
        self.export = button(tr("Export week"), "primary")
        self.export.setToolTip(tr("Write the week into a file"))
        self.export.clicked.connect(self.export_requested)
        for hidden in (self._said, self.withdraw):
            hidden.hide()

    def _lay_out(self) -> None:
        space = self._context.theme.space
        signed = QWidget()
        line = QHBoxLayout(signed)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._said, 1)
        line.addWidget(self.withdraw, 0, Qt.AlignmentFlag.AlignTop)
        buttons = QHBoxLayout()
        buttons.setSpacing(space(2))
        buttons.addWidget(self.sign)
        buttons.addStretch(1)
        buttons.addWidget(self.export)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(space(step) for step in (4, 3, 4, 3)))
        column.setSpacing(space(2))
        column.addWidget(signed)
        column.addLayout(buttons)

    def tint(self) -> None:
        """Paints the icon in the colours of the theme."""
        lead(self.export, self._context.theme, "export", "accent.on")
