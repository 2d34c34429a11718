"""The chosen rule: what is to be known of it, and what can be done with it."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QFrame, QPushButton, QVBoxLayout, QWidget

from planner.ui.context import Context
from planner.ui.dialogs.rules.rule_lines import RuleLine
from planner.ui.icons import lead
from planner.ui.pieces.dialog_parts import button, words
from planner.ui.pieces.flow import Flow
from planner.ui.words import tr


class RuleDetails(QFrame):
    """Buttons and a box; whoever holds it connects them."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._theme = context.theme
        self.setProperty("surface", "sunken")
        self._explains = True
        self.note = words("", role="secondary")
        self.needs = words("", role="warning")
        self.take_up = QCheckBox(tr("Take them up when the rule is used"))
        self.take_up.setChecked(True)
        self.hold = _made(tr("Hold the weeks to it"), tr("The rule that the balance of a week is judged by"))
        self.watch = QCheckBox(tr("Watch it too"))
        self.copy = _made(tr("Copy and change…"), tr("A rule of your own that begins like this one"))
        self.change = _made(tr("Change…"), tr("Change this rule (Enter)"))
        self.delete = _made(tr("Delete"), tr("Delete this rule of yours"))
        self.revert = _made(tr("Use the shipped one"), tr("Forget your changes"))
        self._lay_out()
        self.set_icons()

    @property
    def takes_up(self) -> bool:
        """Whether labels that a rule needs come with it."""
        return self.take_up.isChecked()

    def show_line(self, line: RuleLine, needs: str, *, held: bool, watched: bool) -> None:
        """Shows what can be done with a rule."""
        apart = tr("It judges every channel apart, so it can be watched, and no week is held to it.")
        note = " ".join(filter(None, (line.note, apart if line.for_channels else "")))
        self.note.setText(note)
        self.note.setVisible(bool(note) and self._explains)
        self.needs.setText(needs)
        self.needs.setVisible(bool(needs))
        self.hold.setEnabled(not held and not line.for_channels and not line.is_unreadable)
        self.hold.setVisible(self.hold.isEnabled())
        self.watch.setEnabled(not held)
        self.watch.setVisible(line.rule is not None and not held)
        self.watch.setChecked(watched)
        self.watch.setText(tr("Watch every channel") if line.for_channels else tr("Watch it too"))
        self.watch.setToolTip(tr("Judged beside the rule that the weeks are held to"))
        for one in (self.copy, self.change):
            one.setVisible(line.rule is not None)
        self.delete.setVisible(line.own and not line.shipped)
        self.revert.setVisible(line.own and line.shipped)

    def explain(self, *, on: bool) -> None:
        """Shows the note of a rule, or leaves its room to others."""
        self._explains = on
        self.note.setVisible(on and bool(self.note.text()))

    def set_icons(self) -> None:
        """Shapes in the colours of the theme."""
        for one, name in (
            (self.hold, "target"),
            (self.copy, "copy-simple"),
            (self.change, "pencil-simple"),
            (self.delete, "trash"),
            (self.revert, "arrow-counter-clockwise"),
        ):
            lead(one, self._theme, name)

    def _lay_out(self) -> None:
        space = self._theme.space
        lines = QVBoxLayout(self)
        lines.setContentsMargins(space(3), space(2), space(3), space(3))
        lines.setSpacing(space(2))
        for told in (self.note, self.needs, self.take_up):
            lines.addWidget(told)
        buttons = QWidget()
        flow = Flow(buttons, space(2))
        for one in (self.hold, self.watch, self.change, self.copy, self.delete, self.revert):
            flow.addWidget(one)
        lines.addWidget(buttons)


def _made(text: str, hint: str) -> QPushButton:
    made = button(text)
    made.setProperty("small", True)
    made.setToolTip(hint)
    return made
