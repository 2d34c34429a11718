"""What only some lines have: how a kind counts, the zone, rule and web sites of a brand."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from planner.domain import edits
from planner.domain.clock import zone_named
from planner.domain.edits import Edit
from planner.domain.records import Brand, Label, Stance
from planner.domain.span import Week
from planner.ui.dialogs.manage_rows import NamedRow
from planner.ui.dialogs.new_brand import domains_in
from planner.ui.dialogs.rules.field import fill_rules, rule_field, rule_note
from planner.ui.dialogs.zones import zone_field
from planner.ui.pieces.dialog_parts import CalmCombo, button, column, labelled, row, words
from planner.ui.words import tr

STANCES = (
    (Stance.PROMOTIONAL, "Promotional"),
    (Stance.ENGAGEMENT, "Engagement"),
    (Stance.NEUTRAL, "Neutral"),
)

_CHARACTERS = 8
"""The least that is seen of the zone of a brand."""

_INDENT = 40
"""The fields of a brand begin under its name."""


class KindRow(NamedRow):
    """A kind and how its posts count."""

    record: Label

    def add_extras(self) -> None:
        """How it counts."""
        self.stance = CalmCombo()
        for stance, name in STANCES:
            self.stance.addItem(tr(name), stance)
        self.stance.activated.connect(self._count_as)
        self.extras.addWidget(self.stance)

    def show_extras(self) -> None:
        """Shows how it counts."""
        self.stance.setCurrentIndex(self.stance.findData(self.record.stance))
        self.stance.setAccessibleName(tr("How {name} counts", name=self.record.name))
        self.stance.setToolTip(tr("How its posts count in the balance; neutral ones are left out"))
        self.stance.setEnabled(not self.record.archived)

    def _count_as(self, index: int) -> None:
        stance = Stance(self.stance.itemData(index))
        if stance is not self.record.stance:
            self.want(edits.amend, self.record, f"Count {self.record.name} anew", stance=stance)


class BrandRow(NamedRow):
    """A brand, where its times are meant, which rule it keeps, and its own web sites."""

    record: Brand

    settings_requested = Signal(object)
    """All that can be set for the brand is wanted."""

    def add_extras(self) -> None:
        """The rule with its note on a line of its own, below it zone and web sites; a button for all else."""
        self.settings = button(tr("Settings…"))
        self.settings.clicked.connect(lambda: self.settings_requested.emit(self.record))
        self.extras.addWidget(self.settings)
        self.rule = rule_field(self.context, self.record)
        self.note = words("", step="caption", role="muted")
        self.zone = zone_field("")
        self.domains = QLineEdit(placeholderText="example.org, shop.example.org")
        self.rule.activated.connect(lambda index: self._keep_rule(str(self.rule.itemData(index))))
        self.zone.activated.connect(lambda _index: self._set_zone())
        typed = self.zone.lineEdit()
        assert typed is not None
        typed.editingFinished.connect(self._set_zone)
        self.domains.editingFinished.connect(self._set_domains)
        self.zone.setMinimumContentsLength(_CHARACTERS)
        self.below.setContentsMargins(_INDENT, 0, _INDENT, self.context.theme.space(3))
        self.below.addLayout(self._made_fields())

    def _made_fields(self) -> QVBoxLayout:
        space = self.context.theme.space
        fields, rule, beside = column(space(2)), labelled(tr("Rule"), self.rule), row(space(2))
        rule.addWidget(self.note)
        beside.addLayout(labelled(tr("Time zone"), self.zone), 1)
        beside.addLayout(labelled(tr("Own web sites"), self.domains), 1)
        fields.addLayout(rule)
        fields.addLayout(beside)
        return fields

    def show_extras(self) -> None:
        """Shows rule, zone and web sites."""
        brand = self.record
        fill_rules(self.rule, self.context, brand)
        self.note.setText(rule_note(self.context, brand, brand.rule))
        self.zone.setCurrentText(brand.zone)
        if not self.domains.isModified():
            self.domains.setText(", ".join(brand.domains))
            self.domains.setCursorPosition(0)
        for field, name, help_text in (
            (self.rule, tr("Rule of {name}", name=brand.name), tr("The rule that weeks are held to, from this one on")),
            (self.zone, tr("Time zone of {name}", name=brand.name), tr("The times of new posts are meant there")),
            (self.settings, tr("Settings of {name}", name=brand.name), tr("Web sites, tracking, partners, disclosure")),
            (self.domains, tr("Own web sites of {name}", name=brand.name), tr("Own web sites, for checking links")),
        ):
            field.setAccessibleName(name)
            field.setToolTip(help_text)
            field.setEnabled(not brand.archived)

    def _keep_rule(self, key: str) -> None:
        """From this week on; weeks before keep the rule that they were judged by."""
        if key != self.record.rule:
            week = Week.of(self.context.today(self.record))
            self.want(_with_rule, self.record, key, week)

    def _set_zone(self) -> None:
        self._amend(zone=self.zone.currentText().strip())

    def _set_domains(self) -> None:
        self.domains.setModified(False)
        self._amend(domains=domains_in(self.domains.text()))

    def _amend(self, **values: object) -> None:
        if any(getattr(self.record, field) != value for field, value in values.items()):
            self.want(_brand_with, self.record, **values)


def _with_rule(brand: Brand, key: str, since: Week) -> Edit:
    return edits.use_rules(brand, rule=key, also=brand.also, since=since)


def _brand_with(brand: Brand, **values: object) -> Edit:
    if "zone" in values:
        zone_named(str(values["zone"]))
    return edits.amend(brand, f"Change {brand.name}", **values)
