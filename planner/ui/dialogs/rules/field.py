"""A field for the rule that the balance of a brand's weeks is held to."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox

from planner.domain.plan import Plan
from planner.domain.records import Brand
from planner.domain.rulebook import Rulebook
from planner.ui.context import Context
from planner.ui.pieces.dialog_parts import CalmCombo
from planner.ui.words import tr

_CHARACTERS = 24


def rule_field(context: Context, brand: Brand) -> CalmCombo:
    """A list of the brand's own and all shipped rules, and of none; a brand that is not in the plan yet has no own."""
    field = CalmCombo()
    field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    field.setMinimumContentsLength(_CHARACTERS)
    fill_rules(field, context, brand)
    return field


def fill_rules(field: CalmCombo, context: Context, brand: Brand) -> None:
    """Lists the rules as they are now, and chooses the brand's; those for every channel apart are watched only."""
    book = _book(context, brand)
    field.clear()
    field.addItem(tr("No rule"), "")
    for key in book.keys:
        rule = book.mix(key)
        if not rule.each_channel or key == brand.rule:
            field.addItem(tr(rule.name), key)
    field.setCurrentIndex(max(field.findData(brand.rule), 0))


def rule_note(context: Context, brand: Brand, key: str) -> str:
    """What the rule tests, in a sentence."""
    book = _book(context, brand)
    if key not in book.keys:
        return tr("Posts are counted, and nothing is held against a week.")
    rule = book.mix(key)
    return tr(rule.note or rule.name)


def _book(context: Context, brand: Brand) -> Rulebook:
    there = brand.id in {one.id for one in context.document.brands()}
    return context.catalogue.rulebook(context.document.settings_of(brand) if there else Plan(brand))
