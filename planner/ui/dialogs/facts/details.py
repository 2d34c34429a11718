"""The chosen fact as a whole: where it is from, what follows from it, and what can be done with it."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from planner.domain.fact_words import FOR_TOOLS
from planner.domain.platforms import Fact, Platform
from planner.ui.context import Context
from planner.ui.dialogs.facts.rows import FactRow, follows, said_value
from planner.ui.icons import lead
from planner.ui.pieces.dialog_parts import button, row, words
from planner.ui.words import tr

_ADDRESS = re.compile(r"https://[^\s;,)]+")


class FactDetails(QFrame):
    """Buttons for changing the fact, for using the shipped one, and for opening its source."""

    change_requested = Signal()
    revert_requested = Signal()
    link_requested = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._link = ""
        self.setProperty("surface", "sunken")
        self.heading = words("", step="body.strong")
        self.told = words("", role="secondary")
        self.source = words("", step="caption", role="muted")
        self.source.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.change = self._made(tr("Change…"), tr("Put your own value in its place (Enter)"))
        self.revert = self._made(tr("Use the shipped one"), tr("Forget your value"))
        self.open = self._made(tr("Open the source"), "")
        self._lay_out()
        self.change.clicked.connect(self.change_requested)
        self.revert.clicked.connect(self.revert_requested)
        self.open.clicked.connect(lambda: self.link_requested.emit(self._link))
        self.set_icons()

    def show_row(self, found: FactRow | None, shipped: Platform) -> None:
        """Shows the fact, or nothing; ``shipped`` is the network without what is the user's."""
        self.setVisible(found is not None)
        if found is None:
            return
        fact = found.fact
        self.heading.setText(f"{found.name}: {found.value}")
        self.told.setText(" ".join(filter(None, (_sentence(fact.note), self._was(fact, shipped), self._follows(fact)))))
        self.source.setText(" · ".join(_known(found)))
        self._show_buttons(fact)

    def set_icons(self) -> None:
        """Shapes in the colours of the theme."""
        for pressed, name in (
            (self.change, "pencil-simple"),
            (self.revert, "arrow-counter-clockwise"),
            (self.open, "arrow-square-out"),
        ):
            lead(pressed, self._context.theme, name)

    def _show_buttons(self, fact: Fact) -> None:
        found = _ADDRESS.search(fact.source)
        self._link = found.group() if found else ""
        self.open.setVisible(bool(self._link))
        self.open.setToolTip(self._link)
        self.revert.setVisible(fact.own)

    def _follows(self, fact: Fact) -> str:
        return follows(self._context, fact)

    def _was(self, fact: Fact, shipped: Platform) -> str:
        """What is shipped in the place of the user's fact."""
        if not fact.own:
            return ""
        day = self._context.clock().date()
        same = [one for one in shipped.valid_on(day) if (one.name, one.formats) == (fact.name, fact.formats)]
        if not same:
            return tr("The network itself has none.")
        return tr("The shipped one says {value}.", value=said_value(self._context, same[-1]))

    def _made(self, text: str, hint: str) -> QPushButton:
        made = button(text)
        made.setProperty("small", True)
        made.setToolTip(hint)
        return made

    def _lay_out(self) -> None:
        space = self._context.theme.space
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(3), space(2), space(3), space(3))
        layout.setSpacing(space(1))
        for label in (self.heading, self.told, self.source):
            layout.addWidget(label)
        layout.addSpacing(space(1))
        layout.addLayout(self._made_buttons())

    def _made_buttons(self) -> QHBoxLayout:
        buttons = row(self._context.theme.space(2))
        for pressed in (self.change, self.revert, self.open):
            buttons.addWidget(pressed)
        buttons.addStretch()
        return buttons


def _known(found: FactRow) -> tuple[str, ...]:
    """Since when it holds, and who says so."""
    if found.fact.own:
        return found.valid, tr("set by you on {day}", day=found.checked)
    valid = f"{found.valid}, {tr(FOR_TOOLS)}" if found.fact.tools else found.valid
    return valid, tr(found.sure.words), found.fact.source, tr("checked on {day}", day=found.checked)


def _sentence(text: str) -> str:
    return f"{text}." if text and text[-1] not in ".!?" else text
