"""A new brand: its name, its rule, its zone, its own web domains."""

from __future__ import annotations

import re

from PySide6.QtWidgets import QLineEdit, QWidget

from planner.app.brands import STARTING_RULE, new_brand
from planner.app.surroundings import own_zone
from planner.domain.edits import Edit, add_brand
from planner.domain.records import Brand
from planner.ui.context import Context
from planner.ui.dialogs.rules.field import rule_field, rule_note
from planner.ui.dialogs.zones import zone_field
from planner.ui.pieces.dialog_parts import labelled, words
from planner.ui.pieces.edit_dialog import EditDialog
from planner.ui.words import tr


class NewBrand(EditDialog):
    """One field is needed: the name."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, tr("New brand"), parent, tr("Add brand"))
        self.name = QLineEdit()
        self.zone = zone_field(context.settings["zone"] or own_zone())
        self.zone.currentTextChanged.connect(lambda: self.say_trouble(""))
        self._starting = Brand(id="", name="", zone="", rule=STARTING_RULE)
        self.rule = rule_field(context, self._starting)
        self.rule.currentIndexChanged.connect(self._show_note)
        self.note = words("", step="caption", role="muted")
        self.domains = QLineEdit(placeholderText="example.org, shop.example.org")
        self.body.addLayout(labelled(tr("Name"), self.name))
        rule = labelled(tr("Rule"), self.rule)
        rule.addWidget(self.note)
        self.body.addLayout(rule)
        self.body.addLayout(labelled(tr("Time zone"), self.zone, tr("The times of its posts are meant there")))
        self.body.addLayout(labelled(tr("Own web sites"), self.domains, tr("For checking links; may stay empty")))
        self._show_note()
        self.name.setFocus()

    def made(self) -> Edit:
        """The brand with the usual kinds; raises ValueError without a name, or with one that is taken."""
        name = self.name.text().strip()
        if not name:
            raise ValueError("A name is needed")
        if name.casefold() in {brand.name.casefold() for brand in self.context.document.brands()}:
            raise ValueError(f"“{name}” is there already")
        zone, domains = self.zone.currentText().strip(), domains_in(self.domains.text())
        brand = new_brand(name, zone, domains, str(self.rule.currentData()))
        return add_brand(brand, self.context.catalogue.kinds)

    def _show_note(self) -> None:
        self.note.setText(rule_note(self.context, self._starting, str(self.rule.currentData())))


def domains_in(text: str) -> tuple[str, ...]:
    """The host names in a line, as typed or pasted as addresses."""
    parts = (re.sub(r"^\w+://", "", part).split("/")[0].removeprefix("www.") for part in re.split(r"[\s,;]+", text))
    return tuple(dict.fromkeys(part.casefold() for part in parts if part))
