"""A limit of the user's where a network has none: first which, then its value."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from planner.domain.platforms import Confidence, Fact, Measure, Platform
from planner.ui.context import Context
from planner.ui.dialogs.facts.form import ChangeFact
from planner.ui.pieces.dialog_parts import CalmCombo, labelled
from planner.ui.pieces.edit_dialog import EditDialog
from planner.ui.words import tr


class AddFact(EditDialog):
    """Asks for the name and the format, then goes on to the value."""

    def __init__(self, context: Context, platform: Platform, parent: QWidget | None = None) -> None:
        super().__init__(context, tr("{network}: add a limit", network=platform.name), parent, tr("Next"))
        self._platform = platform
        self.name, self.form = CalmCombo(), CalmCombo()
        for key, name in context.catalogue.fact_names.items():
            if name.measure is not Measure.WORDS:
                self.name.addItem(tr(name.words), key)
        self.form.addItem(tr("All formats"), "")
        for form in platform.formats:
            self.form.addItem(tr(form.capitalize()), form)
        self.body.addLayout(labelled(tr("What"), self.name))
        self.body.addLayout(labelled(tr("For"), self.form))
        self.name.setFocus()

    def wanted(self) -> Fact:
        """The fact that is there, or an empty one to be filled."""
        formats = frozenset(filter(None, [self.form.currentData()]))
        day, key = self.context.clock().date(), self.name.currentData()
        same = [one for one in self._platform.valid_on(day) if (one.name, one.formats) == (key, formats)]
        new = Fact(name=key, value=None, source="", checked=day, confidence=Confidence.VERIFIED, formats=formats)
        return same[-1] if same else new

    def accept(self) -> None:
        """Goes on to the value."""
        QDialog.accept(self)
        ChangeFact(self.context, self._platform, self.wanted(), self.parentWidget()).open()
