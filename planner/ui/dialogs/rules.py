"""A field for the rule that the balance of a brand's weeks is held to."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox

from planner.app.catalogue import Catalogue
from planner.ui.dialogs.parts import CalmCombo
from planner.ui.words import tr

_CHARACTERS = 24


def rule_field(catalogue: Catalogue) -> CalmCombo:
    """A list of all rules, and of none."""
    field = CalmCombo()
    field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    field.setMinimumContentsLength(_CHARACTERS)
    field.addItem(tr("No rule"), "")
    for rule in catalogue.mix_rules.values():
        field.addItem(tr(rule.name), rule.key)
    return field


def rule_note(catalogue: Catalogue, key: str) -> str:
    """What the rule tests, in a sentence."""
    rule = catalogue.mix_rules.get(key)
    return tr(rule.note) if rule else tr("Posts are counted, and nothing is held against a week.")
